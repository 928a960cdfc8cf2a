"""A digest in words: what is read in half a minute, and every procurement in full behind it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.answering import phrases as say
from bot.answering.changes_said import NAMES, change_said
from bot.answering.drafting import Pen
from bot.answering.list_said import shortened
from bot.answering.phrases import Phrase
from bot.answering.promise_said import level_name
from bot.answering.verdict_said import verdict_said
from bot.answering.writing import day, days_left, period
from bot.model.changes import ChangeKind, EntryChange
from bot.model.digest import Digest, DigestItem
from bot.model.procurement import ThresholdSide
from bot.model.promise import Signal

LONGEST_TITLE, LONGEST_OWNER, LONGEST_REASON, LONGEST_CHANGE = 120, 60, 110, 140
"""How long a title, an owner, a reason and one change may be (characters)."""
BRIEF_TITLE, BRIEF_CHANGE = 60, 110
"""And in a digest that is too long to tell everything in."""
READ_ALOUD = 120
"""How many words are read in half a minute; as long as all fits in it, every procurement is told in full."""
NAMED = ((3, 2, 2, 2), (2, 2, 2, 1), (2, 1, 1, 1))
"""Of how many procurements of each section a longer digest names the first ones; the first of these that is short enough."""
GONE_NAMED, CHANGES_NAMED = 3, 4
MOMENT, CANCELLED = "moment", "cancelled"
"""The signal of the day on which it must be decided; the field that says that a procurement does not go on."""
SENTENCE_END = re.compile(r"(?<=[.?!]) ")
SIDES = {ThresholdSide.REACHED: say.SIDE_FROM_PLAIN, ThresholdSide.UNDER: say.SIDE_UNDER_PLAIN}


@dataclass(frozen=True, slots=True)
class Card:
    """One procurement of a digest: its id and title, what counts now in one line, the whole of it in `lines`, and `brief`: one
    short line for a digest that names only the first ones."""

    entry: str
    title: str
    lines: tuple[str, ...]
    brief: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of a digest: its heading with the count, and its procurements."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DigestSaid:
    """A digest in words. `short` is what the channel reads, `full` everything; `closing` is what was looked at. A quiet week
    has no chapters. `in_full`: the short chapters tell each procurement whole, so that nothing is left to tell."""

    headline: str
    notes: tuple[str, ...]
    short: tuple[Chapter, ...]
    full: tuple[Chapter, ...]
    closing: tuple[str, ...]
    in_full: bool

    @property
    def rows(self) -> tuple[str, ...]:
        """What the channel reads, a line each."""
        return (self.headline, *self.notes, *rows_of(self.short, whole=self.in_full), *self.closing)


def digest_said(digest: Digest, pen: Pen) -> DigestSaid:
    """A digest in words; `pen` has its language."""
    year, _, week = digest.week.partition("-W")
    names = {"week": int(week), "jaar": year}
    notes = (pen.say(say.DIGEST_LATE, dag=day(digest.day, pen.language)),) if digest.late else ()
    if digest.is_quiet:
        quiet = say.DIGEST_QUIET if digest.looked_at else say.DIGEST_NO_MATCH
        line = " ".join([pen.say(quiet, **names), *notes, *_closing(digest, pen)])
        return DigestSaid(line, (), (), (), (), in_full=True)
    full = tuple(_chapters(digest, pen))
    made = DigestSaid(
        pen.say(say.DIGEST_HEAD, **names), notes, full, full, _closing(digest, pen), in_full=True
    )
    if _is_short(made):
        return made
    thread = pen.say(say.DIGEST_THREAD, aantal=len(digest.items))
    for named in NAMED:
        short = tuple(_shorter(digest, full, named, pen))
        made = DigestSaid(made.headline, notes, short, full, (thread, *_closing(digest, pen)), in_full=False)
        if _is_short(made):
            break
    return made


def _is_short(said: DigestSaid) -> bool:
    return len(" ".join(said.rows).split()) <= READ_ALOUD


def rows_of(chapters: Iterable[Chapter], *, whole: bool) -> list[str]:
    """Chapters, a line each: every card whole, or only its brief line."""
    said: list[str] = []
    for chapter in chapters:
        said.append(chapter.heading)
        for card in chapter.cards:
            first, *more = card.lines if whole else (card.brief,)
            said += [f"- {first}", *(f"  {line}" for line in more)]
    return said


def _chapters(digest: Digest, pen: Pen) -> Iterator[Chapter]:
    for section, items in zip(SECTIONS, _sections(digest), strict=True):
        if items:
            cards = tuple(_card(item, section, pen) for item in items)
            yield Chapter(pen.say(section.heading, aantal=len(items)), cards)


def _sections(digest: Digest) -> tuple[tuple[DigestItem, ...], ...]:
    return digest.decide_now, digest.new, digest.changed, digest.promising


def _shorter(
    digest: Digest, chapters: Iterable[Chapter], most_named: tuple[int, ...], pen: Pen
) -> Iterator[Chapter]:
    """The chapters with only the first procurements, and with how many those are."""
    named = [most for most, items in zip(most_named, _sections(digest), strict=True) if items]
    for most, chapter in zip(named, chapters, strict=True):
        cards = chapter.cards[:most]
        heading = chapter.heading
        if len(cards) < len(chapter.cards):
            heading = pen.say(say.DIGEST_FIRST, kop=heading, aantal=most)
        yield Chapter(heading, cards)


def _closing(digest: Digest, pen: Pen) -> tuple[str, ...]:
    """What is gone, what was looked at, and that it is an example when it is."""
    read_on = day(digest.read_on, pen.language)
    looked = pen.say(say.DIGEST_LOOKED, aantal=digest.looked_at, totaal=digest.total, dag=read_on)
    example = (pen.say(say.EXAMPLE_CALENDAR),) if digest.example else ()
    return (*_gone(digest, pen), looked, *example)


def _gone(digest: Digest, pen: Pen) -> tuple[str, ...]:
    if not digest.gone:
        return ()
    titles = "; ".join(shortened(entry.title, LONGEST_TITLE) for entry in digest.gone[:GONE_NAMED])
    left = len(digest.gone) - GONE_NAMED
    more = f"; {pen.say(say.DIGEST_GONE_MORE, aantal=left)}" if left > 0 else ""
    return (pen.say(say.DIGEST_GONE, aantal=len(digest.gone), titels=titles + more),)


def _card(item: DigestItem, section: "Section", pen: Pen) -> Card:
    finding, entry = item.finding, item.finding.entry
    owner = f" ({shortened(entry.owner, LONGEST_OWNER)})" if entry.owner else ""
    title = shortened(entry.title, LONGEST_TITLE)
    counts = section.counts(item, pen)
    promise = pen.say(
        say.DIGEST_PROMISE, niveau=level_name(finding.level, pen),
        oordeel=verdict_said(finding.verdict.main.verdict, finding.verdict.main.route, pen),
    )  # fmt: skip
    against = finding.reasons_against
    if section.for_now:
        against = tuple(reason for reason in against if reason.rule != MOMENT) or against
    reasons = pen.say(say.DIGEST_REASONS, voor=_reason(finding.reasons_for, pen), tegen=_reason(against, pen))
    changed = _changed(item, pen) if item.change and section.for_now else ""
    changes = [f"{changed[:1].upper()}{changed[1:]}"] if changed else []
    whole = (f"{title}{owner}: {counts}", *changes, f"{_publication(item, pen)} {promise}", reasons)
    named = f"{shortened(entry.title, BRIEF_TITLE)}{owner if section.for_now else ''}"
    return Card(entry.id, title, whole, f"{named}: {shortened(counts, BRIEF_CHANGE)}")


def _publication(item: DigestItem, pen: Pen) -> str:
    planned = item.finding.entry.planned
    if planned is None:
        return pen.say(say.DIGEST_NOT_PLANNED)
    return pen.say(say.DIGEST_PLANNED, gepland=period(planned, pen.language))


def _reason(reasons: tuple[Signal, ...], pen: Pen) -> str:
    """The first sentence of the heaviest reason where it is short, else its name."""
    if not reasons:
        return "-"
    text = SENTENCE_END.split(reasons[0].text.in_(pen.language))[0].rstrip(".")
    said = text if len(text) <= LONGEST_REASON else reasons[0].name.in_(pen.language)
    return f"{said[:1].lower()}{said[1:]}"


def _until(item: DigestItem, pen: Pen) -> str:
    """How long it can still be decided, or how long ago the day to decide was."""
    deadline = item.finding.verdict.deadline
    if deadline is None or deadline.decide_by is None or deadline.days_left is None:
        return _publication(item, pen)
    phrase = say.DIGEST_OVERDUE if deadline.days_left < 0 else say.DIGEST_LEFT
    return pen.say(
        phrase,
        resterend=days_left(deadline.days_left, pen.language),
        dag=day(deadline.decide_by, pen.language),
    )


def _coming(item: DigestItem, pen: Pen) -> str:
    deadline = item.finding.verdict.deadline
    if deadline is None or deadline.decide_by is None or (deadline.days_left or 0) < 0:
        return pen.say(say.DIGEST_LEVEL, niveau=level_name(item.finding.level, pen))
    return pen.say(say.DIGEST_DECIDE, dag=day(deadline.decide_by, pen.language))


def _changed(item: DigestItem, pen: Pen) -> str:
    """Field by field what changed; of many the first ones, with how many more."""
    said = list(_changes(item.change, pen)) if item.change else []
    if item.change and item.change.kind is ChangeKind.NEW:
        said = [pen.say(say.DIGEST_IS_NEW)]
    left = len(said) - CHANGES_NAMED
    more = [pen.say(say.DIGEST_CHANGES_MORE, aantal=left)] if left > 0 else []
    return "; ".join([*said[:CHANGES_NAMED], *more]) + "."


def _changes(change: EntryChange, pen: Pen) -> Iterator[str]:
    for one in change.fields:
        if one.name == CANCELLED:
            yield pen.say(say.DIGEST_GOES_ON)
        elif one.name in NAMES:
            yield shortened(change_said(one, pen.language), LONGEST_CHANGE)
    if change.before and change.after and change.after.threshold_side is not change.before.threshold_side:
        yield pen.say(SIDES.get(change.after.threshold_side, say.SIDE_UNKNOWN)).rstrip(".")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading and what counts there of a procurement. `for_now`: somebody must decide now; then a brief line
    names the owner, and that it is late is no reason beside it."""

    heading: Phrase
    counts: Callable[[DigestItem, Pen], str]
    for_now: bool = False


SECTIONS = (
    Section(say.DIGEST_DECIDE_NOW, _until, for_now=True),
    Section(say.DIGEST_NEW, _coming),
    Section(say.DIGEST_CHANGED, _changed),
    Section(say.DIGEST_PROMISING, _coming),
)
"""The sections in order."""
