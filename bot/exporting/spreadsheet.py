"""The report as a spreadsheet: a sheet with the advice, and one that accounts for it."""

import io
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]
from xlsxwriter.format import Format  # pyright: ignore[reportMissingTypeStubs]
from xlsxwriter.worksheet import Worksheet  # pyright: ignore[reportMissingTypeStubs]

from bot.exporting.advice_rows import COLUMNS, Cell, CellKind
from bot.exporting.report import AdviceReport, titled

ADVICE_SHEET, ACCOUNT_SHEET = "Advies", "Verantwoording"
LONGEST_CELL = 32_767
"""Letters that a cell can hold."""
NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
TOP = {"valign": "top"}
LOOKS = {
    CellKind.TEXT: TOP,
    CellKind.LONG_TEXT: {**TOP, "text_wrap": True},
    CellKind.DAY: {**TOP, "num_format": "yyyy-mm-dd", "align": "left"},
    CellKind.NUMBER: {**TOP, "num_format": "General"},
    CellKind.EURO: {**TOP, "num_format": '"€" #,##0'},
    CellKind.SHARE: {**TOP, "num_format": "0%"},
}
HEADING = {**TOP, "bold": True, "text_wrap": True, "bg_color": "#1D3557", "font_color": "#FFFFFF"}
ACCOUNT_WIDTHS = (40, 90)
RESERVE = "Let op"

Looks = Mapping[CellKind, Format]


def spreadsheet(report: AdviceReport) -> bytes:
    """The report as an XLSX file. The same report gives the same bytes."""
    written = io.BytesIO()
    book: Any = Workbook(written, {"in_memory": True, **NO_GUESSING})
    made = datetime.combine(report.today, time())
    book.set_properties({"title": titled(report), "author": "Kansrijk", "created": made})
    looks = {kind: book.add_format(look) for kind, look in LOOKS.items()}
    heading = book.add_format(HEADING)
    _write_advice(book.add_worksheet(ADVICE_SHEET), report, looks, heading)
    _write_account(book.add_worksheet(ACCOUNT_SHEET), report, looks, heading)
    book.close()
    return written.getvalue()


def _write_advice(sheet: Worksheet, report: AdviceReport, looks: Looks, heading: Format) -> None:
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.name, heading)
    for line, row in enumerate(report.rows, 1):
        for place, column in enumerate(COLUMNS):
            _write(sheet, line, place, column.value(row), looks[column.kind])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(report.rows), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_account(sheet: Worksheet, report: AdviceReport, looks: Looks, heading: Format) -> None:
    for place, (name, width) in enumerate(zip(("Wat", "Waarde"), ACCOUNT_WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    told = (*report.account, *((RESERVE, text) for text in report.reserves))
    for line, (name, value) in enumerate(told, 1):
        kind = CellKind.DAY if isinstance(value, date) else CellKind.LONG_TEXT
        sheet.write_string(line, 0, name, looks[CellKind.LONG_TEXT])
        _write(sheet, line, 1, value, looks[kind])
    sheet.freeze_panes(1, 0)


def _write(sheet: Worksheet, line: int, place: int, cell: Cell, look: Format) -> None:
    """Write a cell as what it is; text is never taken for a formula."""
    match cell:
        case None:
            sheet.write_blank(line, place, None, look)
        case str():
            sheet.write_string(line, place, _fitted(cell), look)
        case date():
            sheet.write_datetime(line, place, datetime.combine(cell, time()), look)
        case Decimal():
            sheet.write_number(line, place, float(cell), look)
        case _:
            sheet.write_number(line, place, cell, look)


def _fitted(text: str) -> str:
    """The text as far as a cell can hold it, without half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= LONGEST_CELL else f"{whole[: LONGEST_CELL - 1]}…"
