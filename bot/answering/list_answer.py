"""The answer that is a list: the count, the first ten, and the whole list as a file when there are more."""

from bot.answering import phrases as say
from bot.answering.drafting import LONGEST, Draft, Pen, Weighed, taken_by
from bot.answering.list_file import list_file
from bot.answering.list_said import filter_in_words, particulars, shortened
from bot.model.answer import Line
from bot.model.finding import ListFinding
from bot.model.procurement import CalendarEntry

LIST_SHOWN = 10
LONGEST_OWNER, NO_OWNER = 18, 0
READABLE_TITLE, SHORTEST_TITLE = 44, 30
"""How far a title may be shortened so that ten lines fit the answer: beside its owner, and without (characters)."""


def list_draft(found: ListFinding, pen: Pen) -> Draft:
    """The first ten with the count; text, count and file come from the same list."""
    if found.withheld:
        return Draft(headline=pen.say(say.HEAD_LIST_PRIVATE), notes=(pen.say(say.LIST_PRIVATE),))
    count, total = len(found.entries), found.looked_at
    head = (
        pen.say(say.HEAD_LIST, aantal=count, totaal=total)
        if count
        else pen.say(say.HEAD_LIST_NONE, totaal=total)
    )
    draft = Draft(headline=head, notes=tuple(_notes(found, pen)))
    if not count or found.filter.count_only:
        return draft
    return _with_lines(draft, found, pen)


def _notes(found: ListFinding, pen: Pen) -> list[str]:
    """What was searched for, of how many it is not known, and that the calendar is made up when it is."""
    wanted = filter_in_words(found.filter, pen)
    notes = [pen.say(say.LIST_FILTER, filter=wanted)] if wanted else []
    if found.unknown:
        notes.append(pen.say(say.LIST_UNKNOWN, aantal=found.unknown))
    if pen.knowledge.calendar.source.example:
        notes.append(pen.say(say.EXAMPLE_CALENDAR))
    return notes


def _with_lines(draft: Draft, found: ListFinding, pen: Pen) -> Draft:
    """The lines that fit, with where the others are."""
    room = LONGEST - 1 - len(draft.headline) - sum(len(note) + 1 for note in draft.notes)
    for shown in range(min(LIST_SHOWN, len(found.entries)), 0, -1):
        rest = _rest(len(found.entries) - shown, pen)
        left = room - sum(taken_by(line) for line in rest)
        lines = _lines(found.entries[:shown], left, found, pen)
        if lines:
            break
    else:
        rest, lines = _rest(len(found.entries), pen), []
    weighed = tuple(Weighed(1, line) for line in (*lines, *rest))
    return Draft(
        headline=draft.headline,
        notes=draft.notes,
        lines=weighed,
        attachment=list_file(found, pen) if rest else None,
    )


def _rest(count: int, pen: Pen) -> list[Line]:
    if not count:
        return []
    return [Line(pen.say(say.ONE_MORE_IN_LIST) if count == 1 else pen.say(say.MORE_IN_LIST, aantal=count))]


def _lines(entries: tuple[CalendarEntry, ...], room: int, found: ListFinding, pen: Pen) -> list[Line]:
    """A line for each entry within the room (characters), longer titles shortened; none when that is not enough.

    Whose they are is left out before titles get hard to read; the file has it.
    """
    for longest_owner, shortest in ((LONGEST_OWNER, READABLE_TITLE), (NO_OWNER, SHORTEST_TITLE)):
        behind = [particulars(entry, found, pen, longest_owner) for entry in entries]
        bare = [Line(pen.say(say.LIST_LINE, titel="", gegevens=text), bullet=True) for text in behind]
        taken = sum(map(taken_by, bare))
        longest = _longest_title([len(entry.title) for entry in entries], room - taken, shortest)
        if longest is not None:
            return [
                Line(
                    pen.say(say.LIST_LINE, titel=shortened(entry.title, longest), gegevens=text), bullet=True
                )
                for entry, text in zip(entries, behind, strict=True)
            ]
    return []


def _longest_title(lengths: list[int], room: int, shortest: int) -> int | None:
    """How long a title may be so that all of them fit the room; None when they would get shorter than `shortest`."""
    longest = max(lengths)
    while sum(min(length, longest) for length in lengths) > room:
        longest -= 1
        if longest < shortest:
            return None
    return longest
