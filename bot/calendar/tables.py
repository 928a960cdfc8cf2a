"""What comes out of a source file: tables of typed cells, with the row numbers that a person sees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that holds an error of the spreadsheet; `code` as Excel shows it: '#REF!', '#N/A'."""

    code: str


Cell = str | int | float | bool | date | datetime | CellError | None
"""A value as the file holds it; None is an empty cell."""

Known = Callable[[str], bool]
"""Whether a text is a heading of a procurement calendar."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with data. `number` counts from 1: the row in Excel, the line in a CSV file, the place in a JSON list.

    `cells` stand in the order of the headings; more cells than headings means that the row of a CSV file is too long.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a source. `heading_row` is the number of the row with the headings, 0 when there is none (JSON).

    `headings` are distinct and never empty. `remarks` are Dutch lines for the report: what was left out or filled in.
    """

    name: str
    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


class UnreadableSource(Exception):  # noqa: N818 (a source, not a fault of the program)
    """A source that cannot be read. Its text is Dutch: what is wrong, and what to do."""


def nothing_known(_text: str) -> bool:
    """No text is a known heading: headings are then found by their form alone."""
    return False


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds something that a person can see."""
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def flat_text(cell: Cell) -> str:
    """A cell as one line of text, white space as single spaces; '' for an empty cell."""
    if cell is None:
        return ""
    return " ".join((cell.code if isinstance(cell, CellError) else str(cell)).split())


def column_letter(place: int) -> str:
    """The letters of a column in Excel; `place` counts from 0: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters


def enumerated(names: list[str], most: int = 10) -> str:
    """Names in one Dutch list: '3, 4 en 9'; after `most` names the rest is counted: '3, 4 en nog 12'."""
    shown = names if len(names) <= most else [*names[:most], f"nog {len(names) - most}"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} en {shown[-1]}"
