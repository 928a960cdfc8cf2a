"""The JSON forms in which publications of TenderNed come, each brought to one table with the same headings.

List, detail, and both merged on publicatieId (text in the list, a number in the detail); OCDS release packages and
record packages. What a form does not say stays empty.
"""

import re
from collections.abc import Iterable
from typing import Any, cast

from bot.calendar.tables import Cell, Row, Table
from bot.calendar.tenderned_fields import Json, clean, day, main_first, moment, objects_in, page_of
from bot.calendar.tenderned_ocds import release_cells, releases_of
from bot.calendar.tenderned_reserved import Reserved, reserved_of

HEADINGS = (
    "TenderNed-kenmerk", "Publicatie-id", "Titel", "Omschrijving", "Opdrachtgever", "Publicatiedatum", "Sluitingsdatum",
    "Publicatiesoort", "Soort opdracht", "Procedure", "CPV-codes", "Waarde", "Einddatum contract", "Voorbehouden",
    "Referentie", "Adres",
)  # fmt: skip
MARKET_CONSULTATION = "MAC"
DETAIL_ONLY = {"cpvCodes", "aankondigingCode", "procedureCode", "typeOpdrachtCode"}
LAYERS = 5
"""How deep publications are looked for: an object with a list of pages, a page, its content, a publication."""

SIGNS = {"aanbestedingNaam", "opdrachtgeverNaam", "cpvCodes"}
"""A publication has an id and at least one of these."""


def tables_of(document: Any, name: str) -> tuple[Table, ...] | None:
    """The one table of a parsed JSON document in a form of TenderNed; None for any other document.

    `name` becomes the name of the table. Rows are numbered in the order in which publications first occur.
    """
    releases = releases_of(document)
    if releases is not None:
        return (_table(name, [(release_cells(release), reserved_of(release)) for release in releases]),)
    publications = _publications(document)
    return None if publications is None else (publications_table(publications, name),)


def publications_table(publications: Iterable[Json], name: str, remarks: Iterable[str] = ()) -> Table:
    """The table of publications in list or detail form, in any mixture; one row for each publicatieId.

    Where list and detail differ the detail counts: a rectification changes only that. `remarks` come first.
    """
    merged = merged_publications(publications)
    return _table(name, [(_cells(each), reserved_of(each)) for each in merged], remarks)


def merged_publications(publications: Iterable[Json]) -> list[Json]:
    """One object for each publicatieId, in order of first occurrence; a filled field of a detail replaces that of a list."""
    every = list(publications)
    merged: dict[str, Json] = {_id(each): {} for each in every}
    for each in sorted(every, key=lambda one: not DETAIL_ONLY.isdisjoint(one)):
        known = merged[_id(each)]
        filled = {key: value for key, value in each.items() if value not in (None, "", [], {})}
        if isinstance(known.get("typePublicatie"), dict):
            filled.pop("typePublicatie", None)
        known.update(filled)
    return list(merged.values())


def cpv_of(publication: Json) -> tuple[str, ...]:
    """The CPV codes of a publication in detail form, the main one first; () in list form."""
    codes = objects_in(publication.get("cpvCodes"))
    return main_first((code.get("isHoofdOpdracht") is True, str(code.get("code", ""))) for code in codes)


def _table(name: str, found: list[tuple[dict[str, Cell], Reserved]], remarks: Iterable[str] = ()) -> Table:
    rows = [
        Row(number, tuple({**cells, "Voorbehouden": reserved.code}.get(heading) for heading in HEADINGS))
        for number, (cells, reserved) in enumerate(found, start=1)
    ]
    said = [remark for cells, reserved in found for remark in _said_of(cells, reserved)]
    return Table(name, HEADINGS, 0, tuple(rows), (*remarks, *said))


def _said_of(cells: dict[str, Cell], reserved: Reserved) -> list[str]:
    named = f"Publicatie {cells['Publicatie-id']}"
    lots = [f"{named}: alleen {reserved.lots} is voorbehouden."] if reserved.lots else []
    execution = (
        [
            f"{named}: de uitvoering is voorbehouden aan programma's voor beschermde arbeid; kijk na of artikel 2.82 geldt."
        ]
        if reserved.execution
        else []
    )
    return lots + execution


def _publications(document: Any, deep: int = LAYERS) -> list[Json] | None:
    """The publications in a document, at most `deep` containers down; None when a list holds anything else."""
    if isinstance(document, list) and deep:
        parts = [_publications(item, deep - 1) for item in cast("list[Any]", document)]
        held = [part for part in parts if part is not None]
        return [each for part in held for each in part] if parts and len(held) == len(parts) else None
    if not isinstance(document, dict) or not deep:
        return None
    page = cast("Json", document)
    if isinstance(page.get("content"), list):
        empty = not page["content"] and "totalElements" in page
        return [] if empty else _publications(page["content"], deep - 1)
    if _is_publication(page):
        return [page, *filter(_is_publication, objects_in(page.get("detail")))]
    parts = [part for value in page.values() if (part := _publications(value, deep - 1)) is not None]
    return [each for part in parts for each in part] or None


def _is_publication(part: Json) -> bool:
    return isinstance(part.get("publicatieId"), (str, int)) and not SIGNS.isdisjoint(part)


def _id(publication: Json) -> str:
    return str(publication["publicatieId"]).strip()


def _cells(publication: Json) -> dict[str, Cell]:
    """The cells of a publication in list form, detail form, or both merged."""
    kind = _coded(publication, "aankondigingCode", "typePublicatie")
    closing = publication.get("sluitingsDatum")
    if kind == MARKET_CONSULTATION and not closing:
        closing = publication.get("sluitingsDatumMarktconsultatie")
    return {
        "TenderNed-kenmerk": _number(publication.get("kenmerk")),
        "Publicatie-id": _id(publication),
        "Titel": clean(publication.get("aanbestedingNaam")),
        "Omschrijving": clean(publication.get("opdrachtBeschrijving")),
        "Opdrachtgever": clean(
            publication.get("opdrachtgeverNaam") or publication.get("aanbestedendeDienstNaam")
        ),
        "Publicatiedatum": day(publication.get("publicatieDatum")),
        "Sluitingsdatum": moment(closing),
        "Publicatiesoort": kind,
        "Soort opdracht": _coded(publication, "typeOpdracht", "typeOpdrachtCode"),
        "Procedure": _described(publication, "procedure", "procedureCode"),
        "CPV-codes": "; ".join(cpv_of(publication)) or None,
        "Einddatum contract": day(publication.get("voltooiingOpdrachtDatum")),
        "Referentie": clean(publication.get("referentieNummer")),
        "Adres": page_of(_id(publication)),
    }


def _coded(publication: Json, *keys: str) -> str | None:
    """The code of the first of these fields that has one, else the first description."""
    codes = [clean(part.get("code")) for key in keys for part in objects_in(publication.get(key))]
    return next((code for code in codes if code), None) or _described(publication, *keys)


def _described(publication: Json, *keys: str) -> str | None:
    """The description of the first of these fields that is filled; a field is text, or an object with a code."""
    for value in (publication.get(key) for key in keys):
        part = objects_in(value)
        said = clean((part[0].get("omschrijving") or part[0].get("code")) if part else value)
        if said:
            return said
    return None


def _number(value: Any) -> str | None:
    """The reference number of TenderNed as digits: 'TN563214' is '563214'."""
    text = clean(value)
    return re.sub(r"^TN\s*(?=\d)", "", text) if text else None
