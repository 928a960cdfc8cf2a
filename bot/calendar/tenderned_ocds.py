"""OCDS, the form of TenderNed's open data set: packages of releases or records, each publication as cells by heading."""

import re
from typing import Any, cast

from bot.calendar.tables import Cell
from bot.calendar.tenderned_fields import Json, clean, day, main_first, moment, objects_in, page_of

OCID = re.compile(r"ocds-1l04xe-(?P<number>.+)")
"""The open contracting id that TenderNed gives out; behind it stands its reference number."""

SIGNS = {"tender", "awards", "buyer"}
"""A release has an ocid and at least one of these."""

PACKAGE = {"uri", "publishedDate"}
"""A package without releases has one of these."""

CATEGORIES = {"goods": "L", "works": "W", "services": "D"}
TYPES = {
    "tenderCancellation": "VBE", "awardCancellation": "VBE", "contractAmendment": "AAW", "award": "AGO",
    "awardUpdate": "AGO", "contract": "AGO", "tenderAmendment": "REC", "tenderUpdate": "REC", "tender": "AAO",
    "planning": "VAK",
}  # fmt: skip
"""Tag of a release -> type of publication; of several tags the first here counts."""

ENDED = {"cancelled", "unsuccessful", "withdrawn"}
LAYERS = 4
"""How deep two releases of one publication are joined: tender, a lot in it, what that lot requires."""


def releases_of(document: Any) -> list[Json] | None:
    """The releases in a parsed OCDS document; None when it is no OCDS.

    A package of releases, a package of records (the compiled release of each, else its releases), one release, or a
    list of these. Releases with one ocid and one publication number are joined: the data set has one a lot and award.
    """
    items = cast("list[Any]", document) if isinstance(document, list) else [document]
    parts = [_packed(cast("Json", item)) if isinstance(item, dict) else None for item in items]
    held = [part for part in parts if part is not None]
    if not held or len(held) < len(parts):
        return None
    joined: dict[tuple[str, str | None], Json] = {}
    for release in (each for part in held for each in part):
        key = (str(release.get("ocid", "")), _publication_id(release))
        joined[key] = _joined(joined[key], release) if key in joined else release
    return list(joined.values())


def release_cells(release: Json) -> dict[str, Cell]:
    """The cells of a release by heading; 'Voorbehouden' is not among them, what the release does not say is left empty."""
    tender = _first(release.get("tender"))
    lots = objects_in(tender.get("lots"))
    ocid = OCID.fullmatch(str(release.get("ocid", "")))
    number = ocid["number"] if ocid else None
    publication = _publication_id(release)
    return {
        "TenderNed-kenmerk": number,
        "Publicatie-id": publication,
        "Titel": clean(tender.get("title")),
        "Omschrijving": clean(tender.get("description")),
        "Opdrachtgever": _buyer(release, tender),
        "Publicatiedatum": day(release.get("date")),
        "Sluitingsdatum": moment(_first(tender.get("tenderPeriod")).get("endDate")),
        "Publicatiesoort": _type_of(release, tender),
        "Soort opdracht": CATEGORIES.get(str(tender.get("mainProcurementCategory"))),
        "Procedure": clean(tender.get("procurementMethodDetails") or tender.get("procurementMethod")),
        "CPV-codes": "; ".join(_cpv(tender, lots)) or None,
        "Waarde": _value(tender, lots, objects_in(release.get("awards"))),
        "Einddatum contract": _contract_end(tender, lots),
        "Referentie": _reference(release, tender, {number, publication}),
        "Adres": page_of(publication) if ocid else _notice_address(tender),
    }


def _packed(package: Json) -> list[Json] | None:
    for key in ("records", "releases"):
        if isinstance(package.get(key), list):
            inner = objects_in(package[key])
            known = any("ocid" in each for each in inner) if inner else not PACKAGE.isdisjoint(package)
            opened = [one for each in inner for one in (_of_record(each) if key == "records" else [each])]
            return [one for one in opened if _is_release(one)] if known else None
    return [package] if _is_release(package) else None


def _of_record(record: Json) -> list[Json]:
    return objects_in(record.get("compiledRelease")) or objects_in(record.get("releases"))


def _is_release(part: Json) -> bool:
    return "ocid" in part and not SIGNS.isdisjoint(part)


def _publication_id(release: Json) -> str | None:
    """The number of the publication: '500001' and '500001-8812' are one, when TenderNed gave the ocid."""
    name = clean(release.get("id"))
    if name and OCID.fullmatch(str(release.get("ocid", ""))):
        return re.sub(r"^(\d+)-.*", r"\1", name)
    return name


def _joined(first: Json, second: Json, layers: int = LAYERS) -> Json:
    """Two releases as one: the filled fields of both, objects with one id in a list joined, the rest side by side."""
    whole = dict(first)
    for key, value in second.items():
        known = whole.get(key)
        if isinstance(known, dict) and isinstance(value, dict) and layers:
            whole[key] = _joined(cast("Json", known), cast("Json", value), layers - 1)
        elif isinstance(known, list) and isinstance(value, list):
            whole[key] = _side_by_side(cast("list[Any]", known), cast("list[Any]", value), layers)
        elif value not in (None, "", [], {}):
            whole[key] = value
    return whole


def _side_by_side(first: list[Any], second: list[Any], layers: int) -> list[Any]:
    whole = list(first)
    for item in second:
        place = next((at for at, known in enumerate(whole) if _same(known, item)), None)
        if place is None:
            whole.append(item)
        elif isinstance(item, dict) and layers:
            whole[place] = _joined(whole[place], cast("Json", item), layers - 1)
    return whole


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        named = cast("Json", one).get("id")
        return one == other or (named is not None and named == cast("Json", other).get("id"))
    return one == other


def _first(value: Any) -> Json:
    found = objects_in(value)
    return found[0] if found else {}


def _buyer(release: Json, tender: Json) -> str | None:
    parties = objects_in(release.get("parties"))
    named = [each for each in parties if isinstance(each.get("roles"), list) and "buyer" in each["roles"]]
    places = [*objects_in(release.get("buyer")), *named, *objects_in(tender.get("procuringEntity"))]
    return next((name for each in places if (name := clean(each.get("name")))), None)


def _type_of(release: Json, tender: Json) -> str | None:
    tags = release.get("tag")
    if clean(tender.get("procurementMethodDetails")) == "Marktconsultatie":
        return "MAC"
    known = [TYPES[tag] for tag in TYPES if isinstance(tags, list) and tag in tags]
    if known:
        return known[0]
    if str(tender.get("status")) in ENDED:
        return "VBE"
    return "AGO" if release.get("awards") else "AAO" if tender else None


def _cpv(tender: Json, lots: list[Json]) -> tuple[str, ...]:
    """The codes of the whole first, then those of its items and lots; the data set has them in the description."""
    items = objects_in(tender.get("items"))
    found = [
        (key == "classification" and place is tender, part)
        for place in (tender, *items, *lots)
        for key in ("classification", "additionalClassifications")
        for part in objects_in(place.get(key))
        if part.get("scheme", "CPV") == "CPV"
    ]
    return main_first((main, str(part.get(key, ""))) for main, part in found for key in ("id", "description"))


def _value(tender: Json, lots: list[Json], awards: list[Json]) -> Cell:
    """The value of the whole: as it stands, else that of the only lot, else that of the only award."""
    places = [tender, *(lots if len(lots) == 1 else []), *(awards if len(awards) == 1 else [])]
    for value in (each for place in places for each in objects_in(place.get("value"))):
        amount = value.get("amount")
        if isinstance(amount, (int, float)) and not isinstance(amount, bool):
            currency = value.get("currency") or "EUR"
            return amount if currency == "EUR" else f"{amount} {currency}"
    return None


def _contract_end(tender: Json, lots: list[Json]) -> str | None:
    """The last day of the contract; of lots only when all that say it say the same."""
    whole = day(_first(tender.get("contractPeriod")).get("endDate"))
    ends = {end for lot in lots if (end := day(_first(lot.get("contractPeriod")).get("endDate")))}
    return whole or (ends.pop() if len(ends) == 1 else None)


def _reference(release: Json, tender: Json, others: set[str | None]) -> str | None:
    """The number that the buyer gave: an internal identifier, else the id of the tender when it is not another number."""
    internal = [clean(each.get("id")) for each in objects_in(tender.get("identifiers"))]
    named = [*internal, clean(tender.get("id"))]
    own = {*others, clean(release.get("id")), clean(release.get("ocid"))}
    return next((name for name in named if name and name not in own), None)


def _notice_address(tender: Json) -> str | None:
    documents = [
        each for each in objects_in(tender.get("documents")) if each.get("documentType") == "tenderNotice"
    ]
    return next((address for each in documents if (address := clean(each.get("url")))), None)
