"""The report as CSV that a Dutch spreadsheet opens: semicolons, decimal commas, a byte order mark."""

import csv
import io
from datetime import date
from decimal import Decimal

from bot.exporting.advice_rows import COLUMNS, Cell
from bot.exporting.report import AdviceReport

FORMULA_STARTS = ("=", "+", "-", "@")
CONTROL_STARTS = ("\t", "\r", "\n")


def delimited(report: AdviceReport) -> bytes:
    """The rows of the report under their column names, in UTF-8."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([_written(column.value(row)) for column in COLUMNS] for row in report.rows)
    return written.getvalue().encode("utf-8-sig", "replace")


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case date():
            return cell.isoformat()
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case _:
            return str(cell).replace(".", ",")


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    is_formula = text.lstrip().startswith(FORMULA_STARTS) or text.startswith(CONTROL_STARTS)
    return f"'{text}" if is_formula else text
