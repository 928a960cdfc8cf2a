"""What changed between two calendars, per entry and per field."""

from collections.abc import Iterable

from bot.model.changes import ChangeKind, EntryChange, FieldChange
from bot.model.procurement import Calendar, CalendarEntry
from bot.model.written import KEYS

COMPARED = tuple(name for name in KEYS if name not in ("id", "changed", "source", "example"))
"""The fields of an entry that say something of the procurement."""


def compare(before: Calendar, after: Calendar) -> tuple[EntryChange, ...]:
    """Every entry that is new, gone or changed, in the order of the calendars: those of now first, then what is gone."""
    old = {entry.id: entry for entry in before.entries}
    now = {entry.id for entry in after.entries}
    return (*_of_now(after, old), *_gone(before, now))


def _of_now(after: Calendar, old: dict[str, CalendarEntry]) -> Iterable[EntryChange]:
    for entry in after.entries:
        was = old.get(entry.id)
        if was is None:
            yield EntryChange(ChangeKind.NEW, None, entry)
        elif fields := field_changes(was, entry):
            yield EntryChange(ChangeKind.CHANGED, was, entry, fields)


def _gone(before: Calendar, now: set[str]) -> Iterable[EntryChange]:
    return (EntryChange(ChangeKind.GONE, entry, None) for entry in before.entries if entry.id not in now)


def field_changes(before: CalendarEntry, after: CalendarEntry) -> tuple[FieldChange, ...]:
    """The fields that differ between two states of one entry."""
    return tuple(
        FieldChange(name, KEYS[name], getattr(before, name), getattr(after, name))
        for name in COMPARED
        if getattr(before, name) != getattr(after, name)
    )
