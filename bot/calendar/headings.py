"""The row of a grid that holds the headings, by its content; the names of the columns that follow from it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.calendar.tables import Cell, Known, Row, column_letter, flat_text, is_filled

ROWS_SEARCHED = 30
"""How many rows with data are searched for headings: titles, a logo line and a legend stand above them."""

LONGEST_HEADING = 80
"""Characters; a longer text is a sentence. The longest real heading we saw is an instruction of 70."""

ALMOST = 0.7
"""A first row with this share of the texts of the best row is the heading: below it stand data that are texts too."""

FEWEST_KNOWN = 2
"""One known heading may be a word in a title; two on one row are headings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the headings stand: `at` and `group_at` are places in the rows, None when there is no row with groups."""

    at: int
    group_at: int | None = None


def find_heading(rows: Sequence[Row], known: Known, spans: frozenset[tuple[int, int]]) -> Heading | None:
    """The heading among the first rows, or None when no row looks like one.

    `spans`: (row number, column from 0) of every cell that a merged cell to its left covers.
    """
    at = _best_row(rows[:ROWS_SEARCHED], known)
    if at is None:
        return None
    if at + 1 < len(rows) and _is_under(rows[at], rows[at + 1], spans):
        return Heading(at + 1, at)
    if at > 0 and _is_group(rows[at - 1], rows[at], spans):
        return Heading(at, at - 1)
    return Heading(at)


def count_known(row: Row, known: Known) -> int:
    """How many different known headings stand in a row."""
    return sum(1 for text in {_heading_text(cell) for cell in row.cells} if text and known(text))


def _best_row(rows: Sequence[Row], known: Known) -> int | None:
    hits = [count_known(row, known) for row in rows]
    most = max(hits, default=0)
    if most >= FEWEST_KNOWN:
        return hits.index(most)
    texts = [likeness(row) for row in rows]
    best = max(texts, default=0)
    if best < 2:
        return hits.index(1) if most else None
    at = next(at for at, count in enumerate(texts) if count >= max(2, ALMOST * best))
    below = rows[at + 1 :]
    return at if not below or any(len(row.cells) > 1 for row in below) else None


def likeness(row: Row) -> int:
    """How much a row looks like headings: the number of its different short texts, less what no heading is."""
    filled = [cell for cell in row.cells if is_filled(cell)]
    texts = {text.casefold() for cell in filled if (text := _heading_text(cell))}
    return len(texts) - sum(1 for cell in filled if not _heading_text(cell))


def _heading_text(cell: Cell) -> str:
    """The text of a cell when it can be a heading, otherwise ''."""
    text = flat_text(cell) if isinstance(cell, str) else ""
    return text if len(text) <= LONGEST_HEADING and any(letter.isalpha() for letter in text) else ""


def _is_under(above: Row, below: Row, spans: frozenset[tuple[int, int]]) -> bool:
    """Whether the lower row names the columns of groups in the upper: it fills only what the upper left open."""
    if below.number != above.number + 1:
        return False
    new = [
        at
        for at, cell in enumerate(below.cells)
        if is_filled(cell) and (at >= len(above.cells) or cell != above.cells[at])
    ]
    if len(new) < 2 or not all(_heading_text(below.cells[at]) for at in new):
        return False
    grouped = _grouped_columns(above, spans)
    first = next((at for at, cell in enumerate(above.cells) if is_filled(cell)), None)
    return first not in grouped and first not in new and all(at in grouped for at in new)


def _grouped_columns(row: Row, spans: frozenset[tuple[int, int]]) -> set[int]:
    """The columns under a group: a filled cell with open or covered cells after it, and those cells."""
    grouped: set[int] = set()
    for at, cell in enumerate(row.cells):
        if at and ((row.number, at) in spans or not is_filled(cell)):
            grouped |= {at - 1, at}
    return grouped


def _is_group(above: Row, below: Row, spans: frozenset[tuple[int, int]]) -> bool:
    """Whether the upper row gives groups of columns, and is no title or line of particulars."""
    filled = [at for at, cell in enumerate(above.cells) if is_filled(cell)]
    if above.number != below.number - 1 or not all(_heading_text(above.cells[at]) for at in filled):
        return False
    different = {flat_text(above.cells[at]).casefold() for at in filled}
    spanning = any((above.number, at) in spans for at in range(len(above.cells)))
    if len(different) == 1:
        return spanning and filled[0] > 0
    return spanning or bool(_grouped_columns(above, spans)) or len(different) < len(filled)


def name_columns(
    heading: Row, group: Row | None, spans: frozenset[tuple[int, int]], with_data: set[int]
) -> dict[int, str]:
    """Column (from 0) -> its heading; a column without heading and without data is left out.

    A group is put before a heading that stands twice ('Planning: start'), and takes the place of an empty one.
    """
    lower = [flat_text(cell) for cell in heading.cells]
    times = Counter(text.casefold() for text in lower)
    names: dict[int, str] = {}
    for at, text in enumerate(lower):
        named = text
        if group is not None and (not text or times[text.casefold()] > 1):
            named = _with_group(text, _group_of(group, at, spans, own=not text))
        if text or at in with_data or (group is not None and _stands_above(group, at)):
            names[at] = named or f"kolom {column_letter(at)}"
    return _distinct(names)


def _stands_above(group: Row, at: int) -> bool:
    return at < len(group.cells) and is_filled(group.cells[at])


def _group_of(group: Row, at: int, spans: frozenset[tuple[int, int]], *, own: bool) -> str:
    """The group above a column: its own cell, or the nearest to the left that reaches this far."""
    while at > 0 and not _stands_above(group, at):
        if own and (group.number, at) not in spans:
            return ""
        at -= 1
    return flat_text(group.cells[at]) if at < len(group.cells) else ""


def _with_group(text: str, group: str) -> str:
    if not text or not group or text.casefold() == group.casefold():
        return text or group
    return f"{group}: {text}"


def _distinct(names: dict[int, str]) -> dict[int, str]:
    """Names that stand once: the second gets ' (2)'."""
    taken: set[str] = set()
    distinct: dict[int, str] = {}
    for at, name in names.items():
        number, once = 1, name
        while once.casefold() in taken:
            number += 1
            once = f"{name} ({number})"
        taken.add(once.casefold())
        distinct[at] = once
    return distinct
