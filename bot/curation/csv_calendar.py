"""A calendar from a CSV file.

Columns: id, ref, title, owner, planned, type, value_eur, procedure; others are ignored.
"""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from bot.curation.located import Scalar
from bot.curation.problems import FileProblems, KnowledgeError, did_you_mean, shown
from bot.curation.texts import read_text
from bot.curation.wording import said
from bot.model.procurement import Calendar, CalendarEntry, CalendarSource

KEYS = {
    "id": "id",
    "ref": "kenmerk",
    "title": "titel",
    "owner": "eigenaar",
    "planned": "gepland",
    "type": "soort",
    "value_eur": "raming",
    "procedure": "procedure",
}
"""Column -> key of a calendar entry."""

OBLIGATORY = ("id", "title")


def read_csv_calendar(path: Path, read_on: date | None = None) -> Calendar:
    """The calendar in a CSV file; an empty field is unknown.

    `read_on`: the day the file was read, otherwise the day it was last changed. Raises KnowledgeError with
    every problem: its line is that of the file, its column is the number of the CSV column.
    """
    problems = FileProblems(path.as_posix(), confidential=True)
    text = read_text(path, problems)
    entries = _entries(text, problems) if text is not None else []
    if problems.found:
        raise KnowledgeError(problems.found)
    read = read_on or datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    source = CalendarSource.model_validate({"naam": path.name, "gelezen_op": read})
    return Calendar.model_validate({"bron": source, "trajecten": tuple(entries)})


def _entries(text: str, problems: FileProblems) -> list[CalendarEntry]:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    entries: list[CalendarEntry] = []
    seen: dict[str, int] = {}
    line = 1
    try:
        header = next(rows, list[str]())
        columns = _columns(header, problems)
        line = rows.line_num + 1
        for row in rows if columns else ():
            if any(row[len(header) :]):
                problems.error(line, len(header) + 1, _too_long(line, len(row), len(header), delimiter))
            elif any(field.strip() for field in row) and (entry := _entry(row, columns, line, problems)):
                _refuse_second(entry, line, columns, seen, problems)
                entries.append(entry)
            line = rows.line_num + 1
    except csv.Error:
        problems.error(
            line,
            1,
            f"rij {line} kan niet worden gelezen; kijk of elk aanhalingsteken in deze rij gesloten is",
        )
    return entries


def _too_long(line: int, size: int, expected: int, delimiter: str) -> str:
    return (
        f"rij {line} heeft {size} velden en de eerste rij {expected};"
        f" zet een veld waarin een {delimiter} staat, tussen dubbele aanhalingstekens"
    )


def _columns(header: list[str], problems: FileProblems) -> dict[str, int]:
    """Column name -> its place; nothing when an obligatory column is missing."""
    names = [name.strip().lower() for name in header]
    if not any(names):
        problems.error(1, 1, "dit bestand is leeg; de eerste rij moet de namen van de kolommen bevatten")
        return {}
    missing = [name for name in OBLIGATORY if name not in names]
    for name in missing:
        problems.error(1, 1, f"kolom {shown(name)} ontbreekt in de eerste rij{did_you_mean(name, names)}")
    for name in KEYS:
        if names.count(name) > 1:
            problems.error(1, names.index(name) + 1, f"kolom {shown(name)} staat dubbel in de eerste rij")
    return {} if missing else {name: names.index(name) for name in KEYS if name in names}


def _entry(
    row: list[str], columns: dict[str, int], line: int, problems: FileProblems
) -> CalendarEntry | None:
    fields = {
        name: row[place].strip() for name, place in columns.items() if place < len(row) and row[place].strip()
    }
    given = {KEYS[name]: text.lower() if name == "type" else text for name, text in fields.items()}
    try:
        return CalendarEntry.model_validate(given, by_alias=True, by_name=False)
    except ValidationError as error:
        for details in error.errors(include_url=False, include_input=False):
            column = next(name for name, key in KEYS.items() if key == details["loc"][0])
            value = Scalar(fields.get(column, ""), line, columns[column] + 1)
            message = (
                "is leeg"
                if details["type"] == "missing"
                else said(details["type"], value, details.get("ctx", {}))
            )
            problems.error(line, value.column, f"rij {line}, kolom {column}: {message}")
        return None


def _refuse_second(
    entry: CalendarEntry, line: int, columns: dict[str, int], seen: dict[str, int], problems: FileProblems
) -> None:
    if entry.id in seen:
        message = (
            f"rij {line}, kolom id: {shown(entry.id)} staat dubbel; de eerste staat op rij {seen[entry.id]}"
        )
        problems.error(line, columns["id"] + 1, message)
    seen.setdefault(entry.id, line)
