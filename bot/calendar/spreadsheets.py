"""Excel workbooks (.xlsx, .xlsm): every sheet with a table, with typed cells as Excel last calculated them."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from bot.calendar.archives import check_contents, opened_archive, said_of_damaged
from bot.calendar.headings import ROWS_SEARCHED, count_known
from bot.calendar.merged_cells import said_of_merged, spans_near_headings, spread_down
from bot.calendar.sections import Grid, tables_in
from bot.calendar.sheet_scan import SheetScan, scan_sheet
from bot.calendar.tables import (
    Cell,
    CellError,
    Known,
    Row,
    Table,
    UnreadableSource,
    column_letter,
    enumerated,
    is_filled,
    nothing_known,
)
from bot.calendar.workbook_map import sheet_parts

LARGEST_EXTENT = 12_000_000
"""Rows times columns up to the last filled cell. 100,000 x 60 is half of it; a stray value in XFD1048576 is not."""

NOT_CALCULATED = "Open het bestand in Excel, sla het op en lees het opnieuw in."

Raw = str | int | float | bool | date | datetime | time | timedelta
"""What the reader of workbooks gives for a cell."""


def workbook_tables(path: Path, known: Known = nothing_known) -> tuple[Table, ...]:
    """The tables of a workbook, sheet by sheet; a skipped sheet is a remark of the first table.

    Raises UnreadableSource when the file is damaged, unpacks to far too much or has no sheet with a table.
    """
    try:
        with opened_archive(path) as archive:
            check_contents(archive)
            with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
                return _tables(archive, workbook, path.name, known)
    except (CalamineError, expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableSource(said_of_damaged(path.name)) from error


def _tables(
    archive: zipfile.ZipFile, workbook: CalamineWorkbook, name: str, known: Known
) -> tuple[Table, ...]:
    parts = sheet_parts(archive)
    chosen, skipped = _chosen(workbook.sheets_metadata)
    tables: list[Table] = []
    for at in chosen:
        if at >= len(parts) or not parts[at]:
            raise UnreadableSource(said_of_damaged(name))
        scan = scan_sheet(archive, parts[at])
        if scan.extent > LARGEST_EXTENT:
            raise UnreadableSource(
                f"'{name}': blad \"{workbook.sheet_names[at]}\" heeft waarden ver buiten de tabel;"
                " kopieer alleen de tabel naar een nieuw bestand."
            )
        found = _tables_of_sheet(workbook.get_sheet_by_index(at), scan, known)
        if isinstance(found, str):
            skipped.append(found)
        else:
            tables += found
    if not tables:
        raise UnreadableSource(_said_of_no_table(name, skipped))
    return (replace(tables[0], remarks=(*skipped, *tables[0].remarks)), *tables[1:])


def _said_of_no_table(name: str, skipped: Sequence[str]) -> str:
    advice = "zet op één blad een rij met kolomnamen, met daaronder één traject per rij."
    return f"'{name}' heeft geen blad met een tabel; {advice}" + "".join(f" {remark}" for remark in skipped)


def _chosen(sheets: Sequence[SheetMetadata]) -> tuple[list[int], list[str]]:
    """The places of the sheets to read, and a remark for every sheet that is passed over."""
    with_cells = [at for at, sheet in enumerate(sheets) if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [at for at in with_cells if sheets[at].visible == SheetVisibleEnum.Visible]
    hidden = [at for at in with_cells if at not in visible]
    if hidden and not visible:
        return hidden, ["Alle bladen zijn verborgen; ze zijn toch gelezen."]
    return visible, [f'Blad "{sheets[at].name}" is verborgen en niet gelezen.' for at in hidden]


def _tables_of_sheet(sheet: CalamineSheet, scan: SheetScan, known: Known) -> list[Table] | str:
    """The tables of a sheet, or the remark why there are none."""
    rows = _rows(sheet, scan)
    uncalculated = _said_of_uncalculated(scan.uncalculated)
    if not rows:
        return " ".join((f'Blad "{sheet.name}" is leeg en overgeslagen.', *uncalculated))
    columns = {at for row in rows for at, cell in enumerate(row.cells) if cell is not None}
    if len(columns) < 2 and not any(count_known(row, known) for row in rows[:ROWS_SEARCHED]):
        return f'Blad "{sheet.name}" heeft geen tabel en is overgeslagen.'
    ranges = sheet.merged_cell_ranges or []
    merged = spread_down(rows, ranges)
    found = tables_in(Grid(sheet.name, rows, spans_near_headings(rows, ranges)), known)
    if not found:
        return f'Blad "{sheet.name}" heeft geen rij met kolomnamen en is overgeslagen.'
    remarks = (*found[0].remarks, *said_of_merged(merged, found[0].heading_row), *uncalculated)
    return [replace(found[0], remarks=remarks), *found[1:]]


def _rows(sheet: CalamineSheet, scan: SheetScan) -> list[Row]:
    """The rows of a sheet in which something stands, all as wide as the sheet."""
    left = (None,) * (sheet.start[1] if sheet.start else 0)
    errors: dict[int, list[tuple[int, CellError]]] = {}
    for (at, column), error in scan.errors.items():
        errors.setdefault(at, []).append((column, error))
    rows: list[Row] = []
    for at, raw in enumerate(sheet.iter_rows()):
        cells = (*left, *map(_cell, raw))
        if at in errors:
            wrong = dict(errors[at])
            cells = tuple(wrong.get(column, cell) for column, cell in enumerate(cells))
        if any(map(is_filled, cells)):
            rows.append(Row(at + 1, cells))
    return rows


def _cell(raw: Raw) -> Cell:
    """A value of the reader as a cell: whole numbers are whole, a time of day is text, a duration is in days."""
    if isinstance(raw, str):
        return raw or None
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() else raw
    if isinstance(raw, time):
        return raw.isoformat("minutes")
    return raw / timedelta(days=1) if isinstance(raw, timedelta) else raw


def _said_of_uncalculated(places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    if not places:
        return ()
    named = enumerated([f"{column_letter(column)}{row + 1}" for row, column in places])
    if len(places) == 1:
        return (f"Cel {named} heeft een formule zonder uitkomst en is als leeg gelezen. {NOT_CALCULATED}",)
    return (f"Cellen {named} hebben een formule zonder uitkomst en zijn als leeg gelezen. {NOT_CALCULATED}",)
