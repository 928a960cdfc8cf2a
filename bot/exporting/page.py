"""The report as one readable page: no script, no network, fit for print and for a screen reader."""

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.answering.writing import amount, day, days_left
from bot.exporting.advice_rows import AdviceRow, Cell
from bot.exporting.report import AdviceReport, counted, titled
from bot.model.base import Language
from bot.model.promise import Promise

DUTCH = Language.DUTCH
TEMPLATE = "page.html"


def page(report: AdviceReport) -> bytes:
    """The report as an HTML page in UTF-8, in Dutch, the procurements in a table for each level."""
    levels = [(level.value, _at(level, report)) for level in Promise if report.counts[level.value]]
    text = _template().render(
        title=titled(report), counted=counted(report), levels=levels, reserves=report.reserves,
        account=[(name, account_said(value)) for name, value in report.account],
    )  # fmt: skip
    return text.encode("utf-8", "replace")


def account_said(value: Cell) -> str:
    """A value of the account in words: a day as '22 november 2026'."""
    match value:
        case None:
            return "-"
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case str() | int() | float():
            return str(value)
        case _:
            return day(value, DUTCH)


def _at(level: Promise, report: AdviceReport) -> list[AdviceRow]:
    return [row for row in report.rows if row.level == level.value]


def _decide_said(row: AdviceRow) -> str:
    """'12 januari 2027 (nog 51 dagen)', or the moment when there is no last day."""
    if row.decide_by is None or row.days_left is None:
        return row.moment
    return f"{day(row.decide_by, DUTCH)} ({days_left(row.days_left, DUTCH)})"


def _value_said(row: AdviceRow) -> str:
    said = amount(row.value, DUTCH) if row.value is not None else row.value_said
    side = f"{row.threshold} de Europese drempel" if row.threshold in ("onder", "vanaf") else ""
    return "; ".join(part for part in (said, side) if part)


@lru_cache(maxsize=1)
def _template() -> Template:
    room = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    room.filters |= {"decide": _decide_said, "worth": _value_said}
    return room.get_template(TEMPLATE)
