"""A source into rows that are ours: tables, headings, cells. Nothing is lost: what is not read is named."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.calendar.drafts import Draft, SourceRead, Unread
from bot.calendar.mapping import Headings, Mapping
from bot.calendar.opening import open_source
from bot.calendar.rows import TEXT_ONLY, Reading
from bot.calendar.tables import Cell, Row, Table, UnreadableSource, is_filled
from bot.model.sources import CalendarSources, SourceField, SourceMapping

Codes = Container[str]
Watched = Callable[[Sequence[Row]], Iterable[Row]]
OWN_SOURCE = "inkoopkalender"
"""The source of a file that no other source is recognised in."""
MISFIT, TRIED = 0.6, 5
"""A column whose values fit its field this seldom (share), over at least so many values, is no column of that field."""
SHOWN_VALUES = 3


def read_source(
    path: Path, sources: CalendarSources, today: date, source_id: str | None = None, *, cpv: Codes | None = None,
    watched: Watched = iter,
) -> SourceRead:  # fmt: skip
    """Everything in a file. Raises UnreadableSource with one Dutch sentence when nothing of it can be read.

    `cpv` are the codes that exist (None: not checked); `watched` gives the rows on, and may show how far it is.
    """
    headings = Headings(sources)
    tables = open_source(path, headings.knows)
    return read_tables(tables, path.name, headings, today, source_id, cpv=cpv, watched=watched)


def read_tables(
    tables: Sequence[Table], name: str, headings: Headings, today: date, source_id: str | None = None, *,
    cpv: Codes | None = None, watched: Watched = iter,
) -> SourceRead:  # fmt: skip
    """Everything in the tables of one source. `source_id` goes before what the source itself looks like."""
    drafts: list[Draft] = []
    unread: list[Unread] = []
    remarks: list[str] = []
    found: SourceMapping | None = None
    for table in tables:
        source = headings.source_named(source_id or "") or headings.source_of(name, table)
        mapping = headings.map(table, source)
        remarks += table.remarks
        if not mapping.has(SourceField.TITLE):
            remarks.append(_untitled(table))
            unread += [_not_read(row, table) for row in table.rows]
            continue
        found = found or source
        reading = _fitting(Reading(table, mapping, today, cpv), remarks)
        remarks += _about_headings(table, mapping)
        for row in watched(table.rows):
            read = reading.read(row)
            (drafts if isinstance(read, Draft) else unread).append(read)  # pyright: ignore[reportArgumentType]
    if not drafts and not unread:
        raise UnreadableSource(f"In {name} staan geen rijen met gegevens. Kies een ander bestand of blad.")
    if not drafts and not found and all(row.column == "titel" for row in unread):
        raise UnreadableSource(_no_title(name, tables))
    return SourceRead(
        name=name, source_id=source_id or (found.id if found else OWN_SOURCE), rows=len(drafts) + len(unread),
        drafts=tuple(drafts), unread=tuple(unread), remarks=tuple(dict.fromkeys(remarks)),
        publications=any(draft.rank for draft in drafts),
    )  # fmt: skip


def _fitting(reading: Reading, remarks: list[str]) -> Reading:
    """The reading without the columns whose values say that they are something else; each is named."""
    misfits: set[int] = set()
    for place, found in reading.mapping.columns.items():
        if found in TEXT_ONLY:
            continue
        filled = [row.cells[place] for row in reading.table.rows if place < len(row.cells)]
        filled = [cell for cell in filled if is_filled(cell)]
        wrong = [cell for cell in filled if not reading.fits(place, cell)]
        if len(filled) >= TRIED and len(wrong) > MISFIT * len(filled):
            misfits.add(place)
            remarks.append(_misfit(reading.table.headings[place], found, wrong))
    return replace(reading, skipped=frozenset(misfits))


def _misfit(heading: str, field: SourceField, wrong: Iterable[Cell]) -> str:
    examples = ", ".join(f"'{cell}'" for cell in list(dict.fromkeys(map(str, wrong)))[:SHOWN_VALUES])
    return (
        f"Kolom '{heading}' past niet bij {field.value} ({examples}). De kolom blijft bewaard als extra kolom."
        " Zet de kop in kalenderbronnen.yaml bij het goede veld."
    )


def _about_headings(table: Table, mapping: Mapping) -> list[str]:
    """What was done with each heading that is no field of ours."""
    said = [
        f"Kop '{one.heading}' ken ik niet; bewaard als extra kolom."
        + (f" Lijkt op: {', '.join(field.value for field in one.nearest)}." if one.nearest else "")
        + " Hoort de kop bij een veld? Zet hem dan in kalenderbronnen.yaml."
        for one in mapping.unknown
    ]
    said += [
        f"Kop '{heading}' staat voor een veld dat er al is; bewaard als extra kolom."
        for heading in mapping.doubled
    ]
    people = [table.headings[at] for at, found in mapping.columns.items() if found is SourceField.PERSON]
    if people:
        said.append(f"Niet overgenomen, want het zijn gegevens van personen: {', '.join(people)}.")
    return said


def _untitled(table: Table) -> str:
    return (
        f"In '{table.name}' zie ik geen kolom met de titel. De koppen zijn: {', '.join(table.headings[:12])}."
        " Zet de kop van de titel in kalenderbronnen.yaml."
    )


def _no_title(name: str, tables: Sequence[Table]) -> str:
    headings = ", ".join(dict.fromkeys(heading for table in tables for heading in table.headings[:12]))
    return (
        f"In {name} zie ik geen kolom met de titel van de opdracht. De koppen zijn: {headings}. Zet de goede kop in"
        " knowledge/kalenderbronnen.yaml onder 'titel' en importeer opnieuw."
    )


def _not_read(row: Row, table: Table) -> Unread:
    first = next((str(cell) for cell in row.cells if is_filled(cell)), "")
    return Unread(
        row=row.number, table=table.name, column="titel", value=first,
        advice="dit blad heeft geen kolom met de titel; zet de kop in kalenderbronnen.yaml",
    )  # fmt: skip
