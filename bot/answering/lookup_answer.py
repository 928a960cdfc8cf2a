"""Answers that need no verdict: a procurement's data, a topic, the market, examples."""

from dataclasses import replace

from bot.answering import phrases as say
from bot.answering.details import (
    example_line,
    examples_details,
    known_place,
    law_details,
    market_details,
)
from bot.answering.drafting import Draft, Pen, Weighed, for_headline
from bot.answering.entry_facts_said import beside, known_of
from bot.answering.entry_said import about, deadline_line
from bot.answering.threshold_said import side_line
from bot.answering.writing import day, joined
from bot.model.answer import Details, Line, Section, Source
from bot.model.base import Confidence, Label, Language
from bot.model.finding import (
    EntryFinding,
    ExamplesFinding,
    TopicFinding,
    WhoDoesFinding,
)
from bot.model.law import Topic, TopicLine
from bot.model.question import Aspect

FIRMS_SHOWN = 5
EXAMPLES_SHOWN = 3


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


def market_draft(found: WhoDoesFinding, pen: Pen) -> Draft:
    """Who does a kind of work: at least two names in a neutral order, or where to look."""
    market = found.market
    name = market.category.name.in_(pen.language).lower()
    details = (market_details(market, pen), examples_details(market.category, pen))
    neutral = Weighed(0, Line(pen.say(say.MARKET_NEUTRAL)))
    if not market.firms:
        where = [Line(f"{d.name}: {d.what}", Label.PRACTICE, bullet=True) for d in market.directories[:3]]
        lines = (*(Weighed(2, line) for line in where), neutral)
        headline = for_headline(pen.say(say.HEAD_NO_MARKET, werksoort=name))
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
