"""From the rows of a sheet or a text file to tables: headings named, repeated headings left out, parts kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from bot.calendar.headings import Heading, count_known, find_heading, name_columns
from bot.calendar.tables import (
    Cell,
    Known,
    Row,
    Table,
    enumerated,
    flat_text,
    is_filled,
    nothing_known,
)

KNOWN_IN_A_NEW_PART = 3
"""So many known headings on one row, in another order than above, begin a new table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows with data of one sheet or file, as they stand.

    `spans`: (row number, column from 0) of cells covered by a merged cell to their left. `unit`: how a row is called.
    """

    name: str
    rows: Sequence[Row]
    spans: frozenset[tuple[int, int]] = frozenset()
    unit: str = "rij"


def tables_in(grid: Grid, known: Known = nothing_known) -> tuple[Table, ...]:
    """The tables of a grid, one per part with headings of its own; none when no row looks like headings."""
    heading = find_heading(grid.rows, known, grid.spans)
    if heading is None:
        return ()
    recognise = _remembering(known)
    starts = [*_starts(grid.rows, heading, recognise), len(grid.rows)]
    tables: list[Table] = []
    for number, (start, end) in enumerate(pairwise(starts)):
        here = heading if number == 0 else Heading(start)
        name = grid.name if number == 0 else f"{grid.name} ({number + 1})"
        tables.append(_table(grid, name, here, end))
    return tuple(tables)


def _remembering(known: Known) -> Known:
    """The same question, asked once per text: cells repeat, and known headings may be found by spelling."""
    answers: dict[str, bool] = {}

    def recognise(text: str) -> bool:
        if text not in answers:
            answers[text] = known(text)
        return answers[text]

    return recognise


def _starts(rows: Sequence[Row], heading: Heading, known: Known) -> list[int]:
    """Places of the headings of every part; the first is that of the table itself."""
    starts = [heading.at]
    current = _outline(rows[heading.at])
    for at in range(heading.at + 1, len(rows)):
        if _begins_a_part(rows[at], known) and (outline := _outline(rows[at])) != current:
            starts.append(at)
            current = outline
    return starts


def _begins_a_part(row: Row, known: Known) -> bool:
    first = list(islice((cell for cell in row.cells if is_filled(cell)), 2))
    if len(first) < 2 or not all(isinstance(cell, str) and known(flat_text(cell)) for cell in first):
        return False
    filled = sum(map(is_filled, row.cells))
    return count_known(row, known) >= max(KNOWN_IN_A_NEW_PART, (filled + 1) // 2)


def _outline(row: Row) -> tuple[tuple[int, str], ...]:
    """What stands where on a row, without case and spacing: equal for a heading and its repetition."""
    return tuple((at, flat_text(cell).casefold()) for at, cell in enumerate(row.cells) if is_filled(cell))


def _table(grid: Grid, name: str, heading: Heading, end: int) -> Table:
    head = grid.rows[heading.at]
    group = None if heading.group_at is None else grid.rows[heading.group_at]
    body, repeated = _without_repeated(grid.rows[heading.at + 1 : end], [head, group])
    with_data = _filled_without_heading(head, body)
    columns = name_columns(head, group, grid.spans, with_data)
    remarks: list[str] = []
    if group is not None and columns != name_columns(head, None, grid.spans, with_data):
        remarks.append(f"{grid.unit.capitalize()} {group.number} en {head.number} geven samen de kolomnamen.")
    if repeated:
        remarks.append(_said_of_repeated(repeated, grid.unit))
    places, width = tuple(columns), len(head.cells)
    rows = tuple(Row(row.number, _picked(row.cells, places, width)) for row in body)
    return Table(name, tuple(columns.values()), head.number, rows, tuple(remarks))


def _filled_without_heading(head: Row, body: Sequence[Row]) -> set[int]:
    """The columns without a heading that hold data."""
    nameless = [at for at, cell in enumerate(head.cells) if not flat_text(cell)]
    return {at for at in nameless if any(at < len(row.cells) and is_filled(row.cells[at]) for row in body)}


def _without_repeated(rows: Sequence[Row], headings: list[Row | None]) -> tuple[list[Row], list[int]]:
    """The rows that are no repetition of the headings, and the numbers of those that are."""
    outlines = {_outline(row) for row in headings if row is not None}
    firsts = {outline[0] for outline in outlines if outline}
    kept: list[Row] = []
    repeated: list[int] = []
    for row in rows:
        first = next(((at, cell) for at, cell in enumerate(row.cells) if is_filled(cell)), (0, None))
        if (first[0], flat_text(first[1]).casefold()) in firsts and _outline(row) in outlines:
            repeated.append(row.number)
        else:
            kept.append(row)
    return kept, repeated


def _said_of_repeated(numbers: list[int], unit: str) -> str:
    named = enumerated([str(number) for number in numbers])
    if len(numbers) == 1:
        return f"{unit.capitalize()} {named} herhaalt de kolomnamen en is overgeslagen."
    plural = "Regels" if unit == "regel" else "Rijen"
    return f"{plural} {named} herhalen de kolomnamen en zijn overgeslagen."


def _picked(cells: tuple[Cell, ...], columns: Sequence[int], width: int) -> tuple[Cell, ...]:
    """The cells of the named columns; what stands beyond the width of the headings is kept after them."""
    if len(cells) == width == len(columns):
        return cells
    whole = cells + (None,) * (width - len(cells))
    beyond = len(cells)
    while beyond > width and not is_filled(cells[beyond - 1]):
        beyond -= 1
    return tuple(whole[at] for at in columns) + cells[width:beyond]
