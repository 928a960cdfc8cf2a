"""A report as a file: which format its name asks for."""

from collections.abc import Callable
from pathlib import Path

from bot.exporting.report import AdviceReport


def _spreadsheet(report: AdviceReport) -> bytes:
    from bot.exporting.spreadsheet import spreadsheet

    return spreadsheet(report)


def _delimited(report: AdviceReport) -> bytes:
    from bot.exporting.delimited import delimited

    return delimited(report)


def _json_lines(report: AdviceReport) -> bytes:
    from bot.exporting.json_lines import json_lines

    return json_lines(report.findings)


def _page(report: AdviceReport) -> bytes:
    from bot.exporting.page import page

    return page(report)


FORMATS: dict[str, Callable[[AdviceReport], bytes]] = {
    ".xlsx": _spreadsheet,
    ".csv": _delimited,
    ".json": _json_lines,
    ".html": _page,
}
"""How a file name ends -> what makes its content. The library of a format is read only when it is asked for."""


def content_of(report: AdviceReport, name: str) -> bytes:
    """The report in the format that the name of a file asks for. Raises ValueError, in Dutch, on any other."""
    return _format_of(name)(report)


def check_name(name: str) -> None:
    """Raises ValueError, in Dutch, when no format goes with the name of a file."""
    _format_of(name)


def _format_of(name: str) -> Callable[[AdviceReport], bytes]:
    ending = Path(name).suffix.lower()
    if ending not in FORMATS:
        raise ValueError(f"een bestand kan eindigen op {', '.join(FORMATS)}")
    return FORMATS[ending]
