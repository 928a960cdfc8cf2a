"""What changed on the calendar, per entry and per field."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.model.procurement import CalendarEntry


class ChangeKind(StrEnum):
    """What became of an entry."""

    NEW = "nieuw"
    GONE = "weg"
    CHANGED = "gewijzigd"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry with its value before and after; `key` is how the calendar calls it."""

    name: str
    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What became of one entry. `before` is None for a new one, `after` for one that is gone."""

    kind: ChangeKind
    before: CalendarEntry | None
    after: CalendarEntry | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def entry(self) -> CalendarEntry:
        """The entry as it is now, or as it was when it is gone."""
        found = self.after or self.before
        assert found is not None
        return found
