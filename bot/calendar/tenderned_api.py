"""Publications out of the API behind the website of TenderNed: pages of the list, then the detail of each, to one table."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import requests

from bot.calendar.tables import Table, UnreadableSource
from bot.calendar.tenderned_client import TIMEOUT, Client, Parameters
from bot.calendar.tenderned_fields import Json, objects_in
from bot.calendar.tenderned_forms import cpv_of, merged_publications, publications_table
from bot.calendar.tenderned_pages import Pages, RunFolder
from bot.model.procurement import ContractKind

BASE = "https://www.tenderned.nl/papi/tenderned-rs-tns/v2"
PAGE_SIZE = 100
MOST_PAGES = 100
"""The API refuses larger pages, and pages after this many."""

DETAIL_TRIES = 3
FAILURES_IN_A_ROW = 5
"""So many details in a row that fail mean that TenderNed is down: the run stops, and goes on another time."""

TYPES = ("VAK", "AAO", "AGO", "REC", "MAC", "VBE", "AAW")
KINDS = {ContractKind.SERVICES: "D", ContractKind.SUPPLIES: "L", ContractKind.WORKS: "W"}
CPV = re.compile(r"(?P<division>\d\d)(?P<rest>\d{6})-\d")

Progress = Callable[[int, int], None]
"""Called with how many publications are ready, and how many are known so far."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of TenderNed; a field that is left out filters nothing.

    `cpv`: codes with check digit ('90911200-8'), any of them. `publication_types`: any of VAK, AAO, AGO, REC, MAC, VBE,
    AAW. The days are those of publication, both included. `scope`: national or European. `since`: the last 7 or 30 days,
    instead of days. `most_pages`: after so many pages of 100 of one type the list is cut off, with a remark.
    """

    text: str = ""
    cpv: tuple[str, ...] = ()
    publication_types: tuple[str, ...] = ()
    kind: ContractKind | None = None
    published_from: date | None = None
    published_to: date | None = None
    scope: Literal["NL", "EU"] | None = None
    since: Literal["AF7", "AF30"] | None = None
    most_pages: int = MOST_PAGES


def fetch(
    wanted: Wanted,
    store: Path,
    *,
    base: str = BASE,
    session: requests.Session | None = None,
    on_progress: Progress = lambda _done, _known: None,
    sleep: Callable[[float], None] = time.sleep,
    timeout: tuple[float, float] = TIMEOUT,
) -> tuple[Table, ...]:
    """One table with the publications that are wanted, each once (keyed on publicatieId) and with its CPV codes.

    Every page and detail is kept in a folder under `store`, whole or not at all; a run that broke off goes on there,
    with the newest pages read again first. A run that was completed leaves what it read, and the next begins anew.
    Guaranteed: a publication that stays in the list during the run is in the table, as long as each change of the list
    shows in its total; then pages are read again until they bring nothing new. One that is published meanwhile may be
    missing. When fewer were read than TenderNed counts, a remark says so. What the API does not filter is filtered here.
    CPV codes of a whole division ('90000000-7') are not sent, since the API may not filter on them, but applied to the
    details; that needs a period.
    Raises UnreadableSource when the question cannot be asked, or TenderNed does not answer it.
    """
    _check(wanted)
    with nullcontext(session) if session else requests.Session() as opened:
        folder = RunFolder(store, json.dumps([base, asdict(wanted)], default=str))
        run = _Run(Client(base, opened, sleep, timeout), folder, wanted, on_progress)
        for name, parameters in _questions(wanted):
            run.read_list(name, parameters)
        publications = [each for each in run.with_details() if _has_cpv(each, wanted)]
        folder.finish()
        return (publications_table(publications, "TenderNed", run.remarks),)


def _check(wanted: Wanted) -> None:
    for code in wanted.cpv:
        if not CPV.fullmatch(code):
            raise UnreadableSource(
                f"'{code}' is geen CPV-code met controlecijfer; schrijf bijvoorbeeld 90911200-8."
            )
    for name in wanted.publication_types:
        if name not in TYPES:
            raise UnreadableSource(
                f"'{name}' is geen soort publicatie van TenderNed; kies uit {', '.join(TYPES)}."
            )
    if wanted.kind is not None and wanted.kind not in KINDS:
        raise UnreadableSource("TenderNed zoekt niet op concessies; kies diensten, leveringen of werken.")
    if wanted.since and (wanted.published_from or wanted.published_to):
        raise UnreadableSource("AF7 en AF30 gaan niet samen met een begin- of einddatum; kies een van beide.")
    if wanted.published_from and wanted.published_to and wanted.published_from > wanted.published_to:
        raise UnreadableSource("De begindatum ligt na de einddatum; draai ze om.")
    if _divisions(wanted) and not (wanted.since or wanted.published_from):
        raise UnreadableSource(
            f"Voor een hele CPV-divisie ({_divisions(wanted)[0]}) moet elk detail worden gelezen; kies een begindatum,"
            " AF7 of AF30."
        )


def _divisions(wanted: Wanted) -> list[str]:
    return [code for code in wanted.cpv if (match := CPV.fullmatch(code)) and not int(match["rest"])]


def _questions(wanted: Wanted) -> Iterator[tuple[str, Parameters]]:
    """One list to read for each type of publication, since the API is only known to take one."""
    days = (wanted.published_from, wanted.published_to)
    parameters = {
        "search": wanted.text,
        "typeOpdracht": KINDS[wanted.kind] if wanted.kind else None,
        "publicatieDatumVanaf": days[0].isoformat() if days[0] else None,
        "publicatieDatumTot": days[1].isoformat() if days[1] else None,
        "nationaalOfEuropees": wanted.scope,
        "publicatieDatumPreset": wanted.since,
        "sort": "publicatieDatum,desc",
        "size": str(PAGE_SIZE),
    }
    sent = [(key, value) for key, value in parameters.items() if value]
    codes = [] if _divisions(wanted) else [("cpvCodes", code) for code in wanted.cpv]
    for name in dict.fromkeys(wanted.publication_types):
        yield name, [*sent, *codes, ("publicatieType", name)]
    if not wanted.publication_types:
        yield "alle", [*sent, *codes]


def _has_cpv(publication: Json, wanted: Wanted) -> bool:
    """Whether a publication is of the wanted codes, where the API was not asked; unknown codes are not a no."""
    codes = cpv_of(publication)
    if not _divisions(wanted) or not codes:
        return True
    families = tuple(wanted_code[:2] + wanted_code[2:8].rstrip("0") for wanted_code in wanted.cpv)
    return any(code.startswith(families) for code in codes)


def _fits(item: Json, wanted: Wanted) -> bool:
    """Whether an item of the list is wanted; the API passes over a filter that it does not know, in silence."""
    codes = {key: _only_object(item.get(key)).get("code") for key in ("typePublicatie", "typeOpdracht")}
    day = str(item.get("publicatieDatum") or "")[:10]
    return (
        codes["typePublicatie"] in {None, *(wanted.publication_types or [codes["typePublicatie"]])}
        and codes["typeOpdracht"] in {None, KINDS[wanted.kind] if wanted.kind else codes["typeOpdracht"]}
        and (wanted.scope is None or item.get("europees") in {None, wanted.scope == "EU"})
        and not (day and wanted.published_from and day < wanted.published_from.isoformat())
        and not (day and wanted.published_to and day > wanted.published_to.isoformat())
    )


def _only_object(value: object) -> Json:
    found = objects_in(value)
    return found[0] if found else {}


@dataclass
class _Run:
    """What one run has read so far."""

    client: Client
    folder: RunFolder
    wanted: Wanted
    on_progress: Progress
    found: dict[str, Json] = field(default_factory=dict[str, Json])
    remarks: list[str] = field(default_factory=list[str])

    def read_list(self, name: str, parameters: Parameters) -> None:
        """Read all pages of one list."""
        pages = Pages(self.client, self.folder, name, parameters, PAGE_SIZE)
        known = len(self.found)
        pages.take_up()
        while pages.goes_on() and pages.read < min(self.wanted.most_pages, MOST_PAGES):
            pages.read_next()
            self.on_progress(0, known + len(pages.found))
        if pages.goes_on():
            self.remarks.append(
                f"TenderNed heeft {pages.total} publicaties ({name}); de eerste {len(pages.found)} zijn gelezen. Kies een"
                " kortere periode."
            )
        elif len(pages.found) < pages.total:
            self.remarks.append(
                f"TenderNed telt {pages.total} publicaties ({name}); gevonden: {len(pages.found)}."
            )
        self.found.update(pages.found)

    def with_details(self) -> Iterator[Json]:
        """Every wanted publication, list and detail as one object; without its detail when that cannot be read."""
        items = {number: item for number, item in self.found.items() if _fits(item, self.wanted)}
        if other := len(self.found) - len(items):
            self.remarks.append(f"Weggelaten omdat ze buiten de vraag vallen: {other}.")
        failures = 0
        for done, (number, item) in enumerate(items.items(), start=1):
            try:
                detail, failures = self._detail(number), 0
            except UnreadableSource as error:
                detail, failures = {}, failures + 1
                if failures == FAILURES_IN_A_ROW:
                    raise
                self.remarks.append(f"Publicatie {number}: het detail en de CPV-codes ontbreken. {error}")
            self.on_progress(done, len(items))
            yield merged_publications([item, detail] if detail else [item])[0]

    def _detail(self, number: str) -> Json:
        """The detail that was kept, else that of the API, which is then kept."""
        name = f"publicatie-{number}"
        if kept := _only_object(self.folder.read(name)):
            return kept
        detail = _only_object(self.client.json(f"/publicaties/{number}", tries=DETAIL_TRIES))
        if str(detail.get("publicatieId")) != number:
            raise UnreadableSource(
                "TenderNed gaf een andere publicatie; meld dit aan de beheerder van de bot."
            )
        self.folder.write(name, detail)
        return detail
