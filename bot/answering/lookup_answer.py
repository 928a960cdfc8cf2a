"""Answers that need no verdict: a procurement's data, a list, a topic, an article, the market, examples."""

import re
from dataclasses import replace

from bot.answering import phrases as say
from bot.answering.details import (
    example_line,
    examples_details,
    known_place,
    law_details,
    market_details,
    reserve_said,
)
from bot.answering.drafting import Draft, Pen, Weighed, article_name
from bot.answering.entry_facts_said import beside, known_of
from bot.answering.entry_said import about, deadline_line
from bot.answering.facts_said import feature_name
from bot.answering.threshold_said import side_line
from bot.answering.writing import day, joined, period
from bot.model.answer import Details, Line, Section, Source
from bot.model.base import Confidence, Label, Language
from bot.model.finding import (
    ArticleFinding,
    EntryFinding,
    ExamplesFinding,
    ListFinding,
    TopicFinding,
    WhoDoesFinding,
)
from bot.model.law import Article, Topic, TopicLine
from bot.model.procurement import CalendarEntry
from bot.model.question import Aspect, CalendarFilter

LIST_SHOWN = 10
FIRMS_SHOWN = 5
EXAMPLES_SHOWN = 3
QUOTE_SHOWN, SIDE_BY_SIDE = 420, 780
"""How long a quote in the first answer may be, and how much several articles take together (characters)."""


def entry_draft(found: EntryFinding, pen: Pen) -> Draft:
    """What was asked of a procurement first, then what else is known of it."""
    known = known_of(found.entry, pen)
    asked = known.get(found.aspect) if found.aspect not in (Aspect.ALL, Aspect.THRESHOLD) else None
    rest = [*(line for line in known.values() if line is not asked), *beside(found.entry, pen)]
    deadline = deadline_line(found.deadline, found.entry, pen) if found.deadline else None
    lines = [Weighed(2 + rank, line) for rank, line in enumerate(rest)]
    if deadline:
        lines.insert(0, Weighed(1, deadline))
    if found.aspect is Aspect.THRESHOLD and (threshold := side_line(found.threshold, pen)):
        lines.insert(0, Weighed(0, threshold))
    headline = asked.text if asked and len(asked.text.split()) <= 12 else pen.say(say.HEAD_ENTRY)
    if asked and headline != asked.text:
        lines.insert(0, Weighed(0, asked))
    return Draft(headline=headline, notes=tuple(about(found.entry, pen)), lines=tuple(lines))


def list_draft(found: ListFinding, pen: Pen) -> Draft:
    """The first ten with the count; the text and the count come from the same list."""
    count = len(found.entries)
    notes = [pen.say(say.LIST_FILTER, filter=wanted)] if (wanted := _filter_said(found.filter, pen)) else []
    if pen.knowledge.calendar.source.example:
        notes.append(pen.say(say.EXAMPLE_CALENDAR))
    if not count:
        return Draft(headline=pen.say(say.HEAD_LIST_NONE, totaal=found.looked_at), notes=tuple(notes))
    shown = found.entries[:LIST_SHOWN] if not found.filter.count_only else ()
    lines = [Weighed(1, Line(_list_line(entry, pen), bullet=True)) for entry in shown]
    draft = Draft(
        headline=pen.say(say.HEAD_LIST, aantal=count, totaal=found.looked_at),
        notes=tuple(notes),
        lines=tuple(lines),
    )
    return _with_rest_counted(draft, count, pen)


def _with_rest_counted(draft: Draft, count: int, pen: Pen) -> Draft:
    """Cut the list to what fits and say how many more there are."""
    room = 860 - len(draft.headline) - sum(len(note) + 1 for note in draft.notes)
    kept: list[Weighed] = []
    for weighed in draft.lines:
        room -= len(weighed.line.text) + 12
        if room < 60:
            break
        kept.append(weighed)
    if draft.lines and len(kept) < count:
        kept.append(Weighed(0, Line(pen.say(say.MORE_IN_LIST, aantal=count - len(kept)))))
    return Draft(headline=draft.headline, notes=draft.notes, lines=tuple(kept))


def _list_line(entry: CalendarEntry, pen: Pen) -> str:
    planned = period(entry.planned, pen.language) if entry.planned else "-"
    return pen.say(say.LIST_LINE, titel=entry.title, gepland=planned, eigenaar=entry.owner or "-")


def _filter_said(wanted: CalendarFilter, pen: Pen) -> str:
    names = [pen.knowledge.categories[c].name.in_(pen.language).lower() for c in wanted.categories]
    parts = [*names, *wanted.owners, *wanted.districts]
    if wanted.kind:
        parts.append(feature_name("soort", wanted.kind.value, pen).lower())
    if wanted.period:
        parts.append(period(wanted.period, pen.language))
    return ", ".join(parts)


def topic_draft(found: TopicFinding, pen: Pen) -> Draft:
    """The curated answer, its lines labelled, with the reserve when it is not certain."""
    topic = found.topic
    lines = [Weighed(1, Line(_in(line, pen), line.label, line.articles)) for line in topic.lines]
    if topic.confidence is not Confidence.HIGH:
        lines.append(Weighed(0, Line(_reserve(topic, pen), Label.ADVICE)))
    if topic.confidence is Confidence.LOW:
        contact = pen.knowledge.contact_by_id[topic.contact]
        lines.append(
            Weighed(2, Line(pen.say(say.HUMAN_WEIGHS, contact=contact.name.in_(pen.language)), Label.ADVICE))
        )
    if found.near:
        titles = joined([f"'{near.title.in_(pen.language)}'" for near in found.near[:2]], pen.language)
        lines.append(Weighed(5, Line(pen.say(say.NEAR_TOPICS, titels=titles))))
    return Draft(
        headline=topic.short.in_(pen.language),
        notes=(*(about(found.entry, pen) if found.entry else ()), *_late(topic, pen)),
        lines=tuple(lines),
        articles=tuple(article.id for article in found.articles),
        other_sources=() if found.articles else _topic_sources(topic),
        details=(_more(topic, pen), _topic_law(found, pen)),
    )


def _in(line: TopicLine, pen: Pen) -> str:
    return line.nl if pen.language is Language.DUTCH else line.en


def _late(topic: Topic, pen: Pen) -> tuple[str, ...]:
    if not topic.overdue(pen.today) or topic.check_before is None:
        return ()
    return (pen.say(say.OVERDUE_TOPIC, dag=day(topic.check_before, pen.language)),)


def _reserve(topic: Topic, pen: Pen) -> str:
    if topic.reserve is None:
        return pen.say(say.UNCERTAIN_PLAIN)
    return pen.say(say.UNCERTAIN, reserve=topic.reserve.in_(pen.language))


def _topic_sources(topic: Topic) -> tuple[Source, ...]:
    return tuple(
        Source(source, source if source.startswith("http") else None, topic.checked)
        for source in topic.sources[:2]
    )


def _more(topic: Topic, pen: Pen) -> Details:
    lines = (Line(topic.more.in_(pen.language), Label.ADVICE),) if topic.more else ()
    return Details(Section.WHY, pen.say(say.TITLE_WHY), lines)


def _topic_law(found: TopicFinding, pen: Pen) -> Details:
    quotes = [
        Line(quote.text, pen.knowledge.articles[quote.article].label, (quote.article,), quote=True)
        for quote in found.topic.quotes
    ]
    law = law_details(tuple(article.id for article in found.articles), pen)
    return Details(Section.LAW, law.title, (*quotes, *law.lines))


def article_draft(found: ArticleFinding, pen: Pen) -> Draft:
    """An article that was asked by its number, or several side by side: the plain explanation; the text behind a button."""
    everything = (found.article, *found.others)
    ids = tuple(one.id for one in everything)
    return Draft(
        headline=_article_headline(everything, pen),
        lines=tuple(_article_lines(found, pen) if not found.others else _side_by_side(everything, pen)),
        articles=ids,
        details=(
            law_details(ids, pen),
            Details(Section.WHY, pen.say(say.TITLE_WHY), _conditions_of(found, pen)),
        ),
    )


def _article_headline(articles: tuple[Article, ...], pen: Pen) -> str:
    article, *others = articles
    if others:
        numbers = joined([one.number or one.title.in_(pen.language) for one in articles], pen.language)
        return _short(pen.say(say.HEAD_ARTICLES, artikelen=numbers))
    title = article.title.in_(pen.language)
    return pen.say(say.HEAD_ARTICLE, titel=_short(f"{article.number}: {title}" if article.number else title))


def _article_lines(found: ArticleFinding, pen: Pen) -> list[Weighed]:
    article = found.article
    lines = [Weighed(1, Line(article.explanation.in_(pen.language), article.label, (article.id,)))]
    if article.confidence is not Confidence.HIGH:
        lines.append(Weighed(0, Line(reserve_said(article, pen), Label.ADVICE)))
    if (
        article.quote
        and (text := _paragraph(article.quote.text, found.paragraph))
        and len(text) < QUOTE_SHOWN
    ):
        lines.append(Weighed(2, Line(text, article.label, (article.id,), quote=True)))
    return lines


def _side_by_side(articles: tuple[Article, ...], pen: Pen) -> list[Weighed]:
    """Each article in its first sentences, so that all of them fit."""
    room = SIDE_BY_SIDE // len(articles)
    return [
        Weighed(
            1,
            Line(
                _within(f"{article_name(one, pen)}: {one.explanation.in_(pen.language)}", room),
                one.label,
                (one.id,),
            ),
        )
        for one in articles
    ]


def _within(text: str, room: int) -> str:
    """As many whole sentences as fit the room, at least one."""
    kept = ""
    for sentence in re.split(r"(?<=[.!?]) ", text):
        if kept and len(kept) + len(sentence) + 1 > room:
            break
        kept = f"{kept} {sentence}".strip()
    return kept


def _conditions_of(found: ArticleFinding, pen: Pen) -> tuple[Line, ...]:
    """The conditions are kept in Dutch only; an English answer has the explanation and the text of the law."""
    if pen.language is not Language.DUTCH or not found.article.conditions:
        return ()
    heading = Line(pen.say(say.CONDITIONS_HEADING), heading=True)
    label, ids = found.article.label, (found.article.id,)
    return (heading, *(Line(text, label, ids, bullet=True) for text in found.article.conditions))


def _paragraph(text: str, paragraph: str | None) -> str:
    """The paragraph that was asked, else the whole text."""
    if paragraph is None:
        return text.strip()
    parts = [part.strip() for part in text.split("\n\n")]
    return next((part for part in parts if part.startswith(f"{paragraph}. ")), text.strip())


def _short(name: str, words: int = 11) -> str:
    """A title that fits the headline's twelve words."""
    parts = name.split()
    return name if len(parts) <= words else " ".join(parts[:words]) + " …"


def market_draft(found: WhoDoesFinding, pen: Pen) -> Draft:
    """Who does a kind of work: at least two names in a neutral order, or where to look."""
    market = found.market
    name = market.category.name.in_(pen.language).lower()
    details = (market_details(market, pen), examples_details(market.category, pen))
    neutral = Weighed(0, Line(pen.say(say.MARKET_NEUTRAL)))
    if not market.firms:
        where = [Line(f"{d.name}: {d.what}", Label.PRACTICE, bullet=True) for d in market.directories[:3]]
        lines = (*(Weighed(2, line) for line in where), neutral)
        headline = _short(pen.say(say.HEAD_NO_MARKET, werksoort=name))
        return Draft(headline=headline, lines=lines, details=details)
    lines = [
        Weighed(1, _firm_line(firm.name, known_place(firm), day(firm.seen, pen.language), pen))
        for firm in market.firms[:FIRMS_SHOWN]
    ]
    reason = Line(market.category.reason.in_(pen.language), Label.PRACTICE)
    extra = [Weighed(3, reason), Weighed(2, Line(pen.say(say.MARKET_ASK), Label.ADVICE)), neutral]
    if found.example:
        extra.insert(1, Weighed(4, example_line(found.example, pen)))
    return Draft(
        headline=pen.say(say.HEAD_MARKET, aantal=market.count, werksoort=name),
        lines=(*lines, *extra),
        other_sources=tuple(
            Source(firm.name, next((s for s in firm.sources if s.startswith("http")), None), firm.seen)
            for firm in market.firms[:FIRMS_SHOWN]
        ),
        details=details,
    )


def _firm_line(name: str, place: str, seen: str, pen: Pen) -> Line:
    where = f" ({place})" if place else ""
    return Line(f"{name}{where}. {pen.say(say.SEEN_ON, dag=seen)}", Label.PRACTICE, bullet=True)


def examples_draft(found: ExamplesFinding, pen: Pen) -> Draft:
    """Published examples, and one that went differently: what did not work teaches as much."""
    name = found.category.name.in_(pen.language).lower() if found.category else ""
    if not found.examples:
        return Draft(headline=pen.say(say.HEAD_NO_EXAMPLES, werksoort=name))
    count = len(found.examples)
    headline = (
        pen.say(say.HEAD_EXAMPLES, aantal=count, werksoort=name)
        if name
        else pen.say(say.HEAD_EXAMPLES_ALL, aantal=count)
    )
    shown = (
        (*found.examples[: EXAMPLES_SHOWN - 1], *found.counter[:1])
        if found.counter
        else found.examples[:EXAMPLES_SHOWN]
    )
    lines = [Weighed(1, example_line(example, pen, brief=True)) for example in shown]
    if found.counter:
        heading = Weighed(0, Line(pen.say(say.COUNTER_HEADING), heading=True))
        lines = [*lines[:-1], heading, replace(lines[-1], rank=0)]
    everything = [example_line(example, pen) for example in (*found.examples[:12], *found.counter)]
    return Draft(
        headline=headline,
        lines=tuple(lines),
        other_sources=tuple(
            Source(
                example.authority or example.place,
                next((s for s in example.sources if s.startswith("http")), None),
                example.seen,
            )
            for example in shown
        ),
        details=(Details(Section.EXAMPLES, pen.say(say.TITLE_EXAMPLES), tuple(everything)),),
    )
