"""The one entry: a file in, its tables out, whatever its name says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.calendar.delimited import delimited_tables
from bot.calendar.json_tables import json_tables, read_json
from bot.calendar.recognising import Form, recognise
from bot.calendar.spreadsheets import workbook_tables
from bot.calendar.tables import Known, Table, UnreadableSource, nothing_known
from bot.calendar.tenderned_forms import tables_of

READERS: dict[Form, Callable[[Path, Known], tuple[Table, ...]]] = {
    Form.WORKBOOK: workbook_tables,
    Form.TEXT: delimited_tables,
    Form.JSON: lambda path, _known: _of_json(path),
}

ENDINGS = {
    Form.WORKBOOK: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Form.TEXT: (".csv", ".txt", ".tsv", ".tab"),
    Form.JSON: (".json", ".jsonl", ".ndjson"),
}
"""How files of a form are called; another ending is worth a remark."""

CALLED = {
    Form.WORKBOOK: "een Excel-bestand",
    Form.TEXT: "een tekstbestand (CSV)",
    Form.JSON: "een JSON-bestand",
}

LOCK_PREFIX = "~$"
"""Excel puts this before the name of the file it keeps beside a workbook that is open."""


def open_source(path: Path, known: Known = nothing_known) -> tuple[Table, ...]:
    """The tables in a file: Excel, delimited text or JSON, recognised by its content. There is at least one.

    `known` tells whether a text is a heading of a procurement calendar. Raises UnreadableSource, and nothing else,
    when the file cannot be read.
    """
    _check_there(path)
    try:
        form = recognise(path)
        tables = READERS[form](path, known)
    except PermissionError as error:
        raise UnreadableSource(
            f"'{path.name}' is niet toegankelijk; sluit het bestand in Excel, of vraag om leesrechten."
        ) from error
    except OSError as error:
        raise UnreadableSource(
            f"'{path.name}' kan niet worden gelezen ({error.strerror}); kopieer het bestand en probeer het opnieuw."
        ) from error
    ending = path.suffix.lower()
    if not ending or ending in ENDINGS[form]:
        return tables
    remark = f"Het bestand heet {ending} maar is {CALLED[form]}; het is zo gelezen."
    return (replace(tables[0], remarks=(remark, *tables[0].remarks)), *tables[1:])


def _of_json(path: Path) -> tuple[Table, ...]:
    """The tables of TenderNed or of open contracting data in their own form, else one table of objects."""
    document = read_json(path)
    return tables_of(document, path.name) or json_tables(document, path.name)


def _check_there(path: Path) -> None:
    if path.name.startswith(LOCK_PREFIX):
        raise UnreadableSource(
            f"'{path.name}' is een hulpbestand van Excel;"
            f" kies het bestand zelf: '{path.name.removeprefix(LOCK_PREFIX)}'."
        )
    if path.is_dir():
        raise UnreadableSource(f"'{path.name}' is een map; kies een bestand in die map.")
    if not path.exists():
        raise UnreadableSource(f"'{path.name}' bestaat niet; controleer de naam en de map.")
