"""Merged cells of a sheet: a range holds its value once, in its upper left cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.calendar.headings import ROWS_SEARCHED
from bot.calendar.tables import Row, enumerated, is_filled

Range = tuple[tuple[int, int], tuple[int, int]]
"""Upper left and lower right cell of a merged range, each (row, column) from 0."""


def spread_down(rows: list[Row], ranges: Sequence[Range]) -> list[tuple[int, int]]:
    """Give, in place, the value of a merged cell to each row with data that it covers, in its first column.

    Gives the numbers of the first and the last row of every range that covers more than one row with data.
    """
    numbers = [row.number for row in rows]
    spread: list[tuple[int, int]] = []
    for (top, left), (bottom, _) in sorted(ranges):
        first, last = bisect_left(numbers, top + 1), bisect_right(numbers, bottom + 1) - 1
        if last <= first or numbers[first] != top + 1 or left >= len(rows[first].cells):
            continue
        value = rows[first].cells[left]
        if is_filled(value):
            for at in range(first + 1, last + 1):
                cells = rows[at].cells
                rows[at] = Row(numbers[at], (*cells[:left], value, *cells[left + 1 :]))
            spread.append((numbers[first], numbers[last]))
    return spread


def spans_near_headings(rows: Sequence[Row], ranges: Sequence[Range]) -> frozenset[tuple[int, int]]:
    """(row number, column from 0) of the cells among the first rows that a merged cell to their left covers."""
    return frozenset(
        (row.number, column)
        for row in rows[: ROWS_SEARCHED + 1]
        for (top, left), (bottom, right) in ranges
        if top < row.number <= bottom + 1
        for column in range(left + 1, min(right + 1, len(row.cells)))
    )


def said_of_merged(merged: Sequence[tuple[int, int]], heading_row: int) -> tuple[str, ...]:
    """The remark about the ranges below the headings; none when there are none."""
    below = sorted({rows for rows in merged if rows[0] > heading_row})
    if not below:
        return ()
    named = enumerated([f"{first} t/m {last}" for first, last in below])
    return (f"Rij {named}: samengevoegde cellen; de waarde is voor elke rij gebruikt.",)
