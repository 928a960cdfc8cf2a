"""The report as a table in the terminal: in colours for a person, plain in a pipe."""

from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.answering.writing import days_left
from bot.exporting.advice_rows import AdviceRow
from bot.exporting.report import AdviceReport, counted, titled
from bot.model.base import Language
from bot.model.promise import PromiseFinding, Signal

PLAIN_WIDTH = 180
"""How wide a table is that nobody looks at while it is written (letters)."""
WIDE = 140
"""From this width on the kind of work and the reasons have columns of their own (letters)."""
LEVEL, ALWAYS = "Kansrijk", ("Traject", "Oordeel en route", "Beslis voor")
IN_WIDE, IN_NARROW = ("Werksoort", "Voor", "Tegen"), ("Waarom",)
STYLES = {"hoog": "bold green", "midden": "yellow", "laag": "red", "onbekend": "dim"}


def print_table(report: AdviceReport, out: TextIO, width: int | None = None) -> None:
    """Write the report: a title, a row for each procurement, the counts, and what to bear in mind.

    `width` is that of the terminal when it is not given (letters).
    """
    person = out.isatty()
    console = Console(
        file=out, width=width or (None if person else PLAIN_WIDTH), markup=False, highlight=False, emoji=False
    )
    console.print(shown(titled(report)))
    console.print(_table(report, person, wide=console.width >= WIDE))
    console.print(shown(counted(report)))
    for reserve in report.reserves:
        console.print(shown(f"Let op: {reserve}"))


def _table(report: AdviceReport, person: bool, *, wide: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD if person else None, show_edge=False, pad_edge=False)
    table.add_column(LEVEL, no_wrap=True)
    for heading in (*ALWAYS, *(IN_WIDE if wide else IN_NARROW)):
        table.add_column(heading, overflow="fold")
    for row, finding in zip(report.rows, report.findings, strict=True):
        cells = (*_cells(row), *_reasons(row, finding, wide=wide))
        style = STYLES[row.level] if person else ""
        table.add_row(shown(row.level, style), *(shown(cell) for cell in cells))
    return table


def _cells(row: AdviceRow) -> tuple[str, ...]:
    """The cells that every table has."""
    last = row.moment
    if row.decide_by and row.days_left is not None:
        last = f"{row.decide_by.isoformat()} ({days_left(row.days_left, Language.DUTCH)})"
    return f"{row.title} ({row.reference or row.entry_id})", f"{row.verdict}: {row.route}", last


def _reasons(row: AdviceRow, finding: PromiseFinding, *, wide: bool) -> tuple[str, ...]:
    """The heaviest reason for and the heaviest against."""
    speaks_for, against = _heaviest(finding.reasons_for), _heaviest(finding.reasons_against)
    if wide:
        return row.category or "onbekend", speaks_for, against
    return (f"Voor: {speaks_for} Tegen: {against}",)


def _heaviest(reasons: tuple[Signal, ...]) -> str:
    return reasons[0].text.nl if reasons else "-"


def shown(text: str, style: str = "") -> Text:
    """The text with nothing in it that steers a terminal."""
    return Text("".join(letter if letter.isprintable() else " " for letter in text), style=style)
