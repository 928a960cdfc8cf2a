"""A calendar entry in words."""

from bot.answering import phrases as say
from bot.answering.drafting import Pen
from bot.answering.writing import day, days_left, period
from bot.model.answer import Line
from bot.model.base import Label
from bot.model.finding import Deadline, Moment
from bot.model.procurement import CalendarEntry


def about(entry: CalendarEntry, pen: Pen) -> list[str]:
    """Which procurement the answer is about, and that an entry is made up when it is an example."""
    details = [part for part in (entry.reference, entry.owner or None) if part]
    if entry.planned:
        details.append(pen.say(say.FACT_PLANNED, gepland=period(entry.planned, pen.language)))
    said = pen.say(say.OVER_ENTRY, titel=entry.title)
    if details:
        said = pen.say(say.OVER_ENTRY_MORE, titel=entry.title, gegevens=", ".join(details))
    cancelled = [pen.say(say.CANCELLED_ENTRY)] if entry.cancelled else []
    return [said, *cancelled, *([pen.say(say.EXAMPLE_ENTRY)] if entry.example else [])]


def choice_title(entry: CalendarEntry) -> str:
    """An entry on a button: its title, with the reference behind it."""
    return f"{entry.title} ({entry.reference})" if entry.reference else entry.title


def deadline_line(deadline: Deadline, entry: CalendarEntry | None, pen: Pen) -> Line | None:
    """Until when it can still be decided, or that it is too late."""
    planned = period(entry.planned, pen.language) if entry and entry.planned else ""
    if deadline.moment is Moment.TOO_LATE:
        return Line(pen.say(say.DECIDE_TOO_LATE), Label.ADVICE)
    if deadline.decide_by is None or deadline.days_left is None or not planned:
        return None
    last = day(deadline.decide_by, pen.language)
    if deadline.moment is Moment.LAST_CHANCE:
        return Line(pen.say(say.DECIDE_LATE, dag=last, gepland=planned), Label.ADVICE)
    left = days_left(deadline.days_left, pen.language)
    return Line(pen.say(say.DECIDE_BY, dag=last, resterend=left, gepland=planned), Label.ADVICE)
