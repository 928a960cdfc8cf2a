"""A draft of an answer, and how it becomes an answer: fitted to its length, with sources, footer and receipt."""

from dataclasses import dataclass, replace
from datetime import date

from bot.answering import phrases as say
from bot.answering.phrases import Phrase, Phrasebook
from bot.answering.writing import day
from bot.model.answer import Answer, Attachment, Details, Line, Prompt, Source
from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.law import Article
from bot.model.viewer import Audience

LONGEST = 900
"""An answer is shorter than this, counted over headline, notes and lines (characters)."""
LABEL_TAKES, LINE_TAKES = 12, 1
"""How much a line takes beside its text, with its label and without (characters)."""
SOURCES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Pen:
    """What every answer is written with: the knowledge, the language, for whom, and on which day."""

    knowledge: Knowledge
    book: Phrasebook
    audience: Audience
    today: date

    @property
    def language(self) -> Language:
        """The language of the answer."""
        return self.book.language

    def say(self, phrase: Phrase, **values: str | int) -> str:
        """A fixed sentence, filled in."""
        return self.book.say(phrase, **values)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A line with its rank: when the answer is too long, the line with the highest rank goes first."""

    rank: int
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer before it is fitted. `articles` are ids, best first: its sources. `whole`: no line may be left out."""

    headline: str
    notes: tuple[str, ...] = ()
    lines: tuple[Weighed, ...] = ()
    whole: bool = False
    articles: tuple[str, ...] = ()
    other_sources: tuple[Source, ...] = ()
    prompt: Prompt | None = None
    details: tuple[Details, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    verdict: str | None = None
    missing: tuple[str, ...] = ()
    attachment: Attachment | None = None


def finish(draft: Draft, pen: Pen, receipt: str) -> Answer:
    """The answer: short enough, with the sources it rests on and the day each was checked."""
    version = pen.knowledge.law.version
    draft = replace(draft, notes=(*draft.notes, *_overdue(draft.articles, pen)))
    return Answer(
        language=pen.language,
        headline=draft.headline,
        notes=draft.notes,
        lines=_fitted(draft),
        sources=(*_sources(draft.articles, pen), *draft.other_sources)[: SOURCES_SHOWN + 1],
        prompt=draft.prompt,
        details=tuple(details for details in draft.details if details.lines),
        footer=pen.say(
            say.FOOTER,
            bon=receipt,
            versie=pen.knowledge.version,
            wet=day(version.in_force_from, pen.language),
            dag=day(pen.today, pen.language),
        ),
        receipt=receipt,
        articles=draft.articles,
        routes=draft.routes,
        verdict=draft.verdict,
        missing=draft.missing,
        attachment=draft.attachment,
    )


def _overdue(articles: tuple[str, ...], pen: Pen) -> tuple[str, ...]:
    """What the answer rests on and had to be checked again before today: said, so that nobody leans on it unaware."""
    cited = [pen.knowledge.articles[article_id] for article_id in articles]
    late = [article_name(article, pen) for article in cited if article.overdue(pen.today)]
    return (pen.say(say.OVERDUE, bronnen=", ".join(late[:3])),) if late else ()


def _fitted(draft: Draft) -> tuple[Line, ...]:
    """The lines that fit, in their order; of two lines the one with the lower rank stays."""
    if draft.whole:
        return tuple(weighed.line for weighed in draft.lines)
    room = LONGEST - 1 - len(draft.headline) - sum(len(note) + 1 for note in draft.notes)
    kept: set[int] = set()
    for position in sorted(range(len(draft.lines)), key=lambda i: (draft.lines[i].rank, i)):
        length = taken_by(draft.lines[position].line)
        if length <= room:
            kept.add(position)
            room -= length
    lines = [weighed.line for position, weighed in enumerate(draft.lines) if position in kept]
    followed = (*(not line.heading for line in lines[1:]), False)
    return tuple(line for at, line in enumerate(lines) if not line.heading or followed[at])


def taken_by(line: Line) -> int:
    """How much of an answer a line takes (characters)."""
    return len(line.text) + (LABEL_TAKES if line.label else LINE_TAKES)


def for_headline(name: str, words: int = 11) -> str:
    """A name that fits the twelve words of a headline."""
    parts = name.split()
    return name if len(parts) <= words else " ".join(parts[:words]) + " …"


def _sources(articles: tuple[str, ...], pen: Pen) -> tuple[Source, ...]:
    return tuple(source_of(article_id, pen) for article_id in articles[:SOURCES_SHOWN])


def source_of(article_id: str, pen: Pen) -> Source:
    """An article as a source: its name, its address, the day it was checked."""
    article = pen.knowledge.articles[article_id]
    addresses = [article.quote.address] if article.quote else []
    addresses += [source for source in article.sources if source.startswith("http")]
    return Source(article_name(article, pen), addresses[0] if addresses else None, article.checked)


def article_name(article: Article, pen: Pen) -> str:
    """How an article is cited: 'Aanbestedingswet 2012, art. 2.82'."""
    if not article.number:
        return article.regulation
    if article.number[0].isdigit():
        return pen.say(say.SOURCE_ARTICLE, regeling=article.regulation, artikel=article.number)
    return pen.say(say.SOURCE_NUMBER, regeling=article.regulation, nummer=article.number)
