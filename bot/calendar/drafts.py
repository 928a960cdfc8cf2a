"""A row of a source as it was read: what it says of our fields, or what must be typed before it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Place = tuple[str, int]
"""The table and the number of a row."""
AWARD = 30
"""From this rank on a publication only adds to what the announcement said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One row that was read. `values`: field of a calendar entry -> its value, None where the source says 'not known'.

    `rank` is how late the row is in the life of a publication (0: it is no publication). `numbered_in_title`: its
    reference is a number that stood before the title, which several rows may share.
    """

    row: int
    table: str
    id: str | None
    values: Mapping[str, Any]
    rank: int = 0
    numbered_in_title: bool = False

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return self.table, self.row

    @property
    def title(self) -> str:
        """The title."""
        return str(self.values["title"])

    @property
    def owner(self) -> str:
        """Whose procurement it is; empty when not known."""
        return str(self.values.get("owner") or "")

    @property
    def reference(self) -> str | None:
        """The number that the source gives it."""
        return self.values.get("reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One row that was not read: the column and value that stood in the way, and what to type instead.

    `title`, `reference` and `id` are what could be read all the same, so that an entry it stands for is left alone.
    """

    row: int
    table: str
    column: str
    value: str
    advice: str
    title: str = ""
    reference: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """Everything that was read in one source. `rows` counts the rows with data; each is a draft or unread.

    `remarks` are Dutch lines about the file, its headings and its columns. `publications`: it lists publications and
    is never a whole calendar.
    """

    name: str
    source_id: str
    rows: int
    drafts: tuple[Draft, ...]
    unread: tuple[Unread, ...]
    remarks: tuple[str, ...] = field(default=())
    publications: bool = False
