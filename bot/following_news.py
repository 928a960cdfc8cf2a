"""What to tell somebody who follows a procurement: what changed since the last time, and that the last day comes near.

Everything is looked up for the viewer who is told, at the moment of telling. Somebody who may see less than when it was
last told hears nothing; somebody who may see more starts anew.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from bot.answering import phrases as say
from bot.answering.changes_said import LONG, NAMES, now_said
from bot.answering.drafting import Pen
from bot.answering.entry_said import deadline_line
from bot.answering.phrases import Phrasebook
from bot.answering.verdict_said import verdict_said
from bot.follows import Follow, Seen
from bot.model.answer import Answer, Line
from bot.model.base import Language
from bot.model.changes import FieldChange
from bot.model.finding import Deadline, Moment
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.promise import PromiseFinding
from bot.model.viewer import Audience, Viewer
from bot.model.written import KEYS, write_value

FACTS = tuple(name for name in NAMES if name != "confidential")
"""The fields of an entry of which a change is told."""
DAYS_BEFORE = 7
"""How long before the last day to decide it is said that it comes near."""
SEES_MORE = {Audience.PUBLIC: 0, Audience.BANDED: 1, Audience.FULL: 2}


class Knower(Protocol):
    """Who knows the calendar and weighs it: the assistant."""

    def known_to(self, viewer: Viewer, today: date) -> Knowledge:
        """The knowledge as this viewer may know it."""
        ...

    def weigh(self, entry: CalendarEntry, viewer: Viewer, today: date) -> PromiseFinding:
        """How promising an entry is, with the verdict and the moment."""
        ...


@dataclass(frozen=True, slots=True)
class News:
    """What to tell of one procurement (no lines: nothing), its title, and how it stands once that is told."""

    follow: Follow
    title: str
    lines: tuple[Line, ...]
    seen: Seen


def standing(entry_id: str, assistant: Knower, viewer: Viewer, today: date) -> Seen | None:
    """How a procurement stands for this viewer today; None when there is none that this viewer may know of. A last day
    that is near is taken as told."""
    entry = assistant.known_to(viewer, today).entries.get(entry_id)
    return _standing(entry, assistant.weigh(entry, viewer, today), viewer) if entry else None


def _standing(entry: CalendarEntry, found: PromiseFinding, viewer: Viewer) -> Seen:
    deadline = found.verdict.deadline
    return Seen(
        audience=viewer.audience,
        facts={name: _digest(getattr(entry, name)) for name in FACTS},
        verdict=f"{found.verdict.main.verdict} {found.verdict.main.route.id}",
        moment=deadline.moment.value if deadline else Moment.UNKNOWN.value,
        reminded=deadline.decide_by if deadline and _is_near(deadline) else None,
    )


def news(follow: Follow, assistant: Knower, viewer: Viewer, today: date) -> News:
    """What changed for this follower since the last time."""
    knowledge = assistant.known_to(viewer, today)
    entry = knowledge.entries.get(follow.entry)
    title = entry.title if entry else follow.entry
    if SEES_MORE[viewer.audience] < SEES_MORE[follow.seen.audience]:
        return News(follow, title, (), follow.seen)
    pen = Pen(knowledge, Phrasebook(knowledge.phrases.phrases, follow.language), viewer.audience, today)
    if entry is None:
        return _gone(follow, viewer, pen)
    found = assistant.weigh(entry, viewer, today)
    now = _standing(entry, found, viewer)
    if viewer.audience is not follow.seen.audience or not follow.seen.facts:
        return News(follow, title, (), now)
    return News(follow, title, tuple(_lines(entry, found, follow.seen, now, pen)), now)


def news_answer(told: Iterable[News], knowledge: Knowledge, language: Language) -> Answer:
    """One message with all the news for one person."""
    book, told = Phrasebook(knowledge.phrases.phrases, language), tuple(told)
    one = len(told) == 1
    headline = book.say(say.FOLLOWED_ONE) if one else book.say(say.FOLLOWED_NEWS, aantal=len(told))
    lines = [line for each in told for line in (Line(each.title, heading=True), *each.lines)]
    return Answer(language=language, headline=headline, lines=tuple(lines))


def _gone(follow: Follow, viewer: Viewer, pen: Pen) -> News:
    """Off the calendar is only told to who may see the whole calendar: for others it may only be hidden."""
    if viewer.audience is not Audience.FULL or follow.seen.audience is not Audience.FULL or follow.seen.gone:
        return News(follow, follow.entry, (), follow.seen)
    line = Line(pen.say(say.FOLLOWED_GONE, traject=follow.entry), bullet=True)
    return News(follow, follow.entry, (line,), replace(follow.seen, gone=True))


def _lines(entry: CalendarEntry, found: PromiseFinding, before: Seen, now: Seen, pen: Pen) -> Iterator[Line]:
    for name in FACTS:
        if name in before.facts and before.facts[name] != now.facts[name]:
            yield Line(_fact_said(entry, name, pen), bullet=True)
    main, deadline = found.verdict.main, found.verdict.deadline
    if before.verdict != now.verdict:
        yield Line(
            pen.say(say.FOLLOWED_VERDICT, oordeel=verdict_said(main.verdict, main.route, pen)), bullet=True
        )
    if _until_when_is_news(before, now):
        line = deadline_line(deadline, entry, pen) if deadline else None
        yield Line(line.text if line else pen.say(say.FOLLOWED_NO_MOMENT), bullet=True)


def _until_when_is_news(before: Seen, now: Seen) -> bool:
    """The moment is another, the publication was moved, or the last day came near."""
    moved = before.facts.get("planned") != now.facts["planned"]
    return before.moment != now.moment or moved or now.reminded not in (None, before.reminded)


def _fact_said(entry: CalendarEntry, name: str, pen: Pen) -> str:
    called = NAMES[name].in_(pen.language)
    called = called[:1].upper() + called[1:]
    if name in LONG:
        return pen.say(say.FOLLOWED_CHANGED, gegeven=called)
    change = FieldChange(name, KEYS[name], None, getattr(entry, name))
    return pen.say(say.FOLLOWED_FACT, gegeven=called, waarde=now_said(change, pen.language))


def _is_near(deadline: Deadline) -> bool:
    return deadline.days_left is not None and 0 <= deadline.days_left <= DAYS_BEFORE


def _digest(value: Any) -> str:
    written = "" if value is None else repr(write_value(value))
    return hashlib.sha256(written.encode()).hexdigest()[:16]
