"""How good a calendar is: what is missing, old or contradictory, per entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.model.procurement import Calendar, CalendarEntry, NoticeStatus
from bot.model.work import WorkFinding

OLD_AFTER = relativedelta(months=3)
"""A calendar that was read longer ago than this is old."""
NEEDED = {
    "owner": "eigenaar",
    "planned": "geplande publicatie",
    "kind": "soort opdracht",
    "cpv": "CPV-code",
    "term": "looptijd",
    "lots": "percelen",
    "procedure": "procedure",
    "status": "status",
    "reference": "kenmerk",
}
"""Fields that an advice needs -> how they are called."""
BEFORE_NOTICE = (None, NoticeStatus.PREPARATION)


class Flaw(StrEnum):
    """What can be wrong with an entry."""

    MISSING = "ontbreekt"
    OLD = "verouderd"
    CONTRADICTORY = "tegenstrijdig"
    UNSURE = "onzeker"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is wrong with one entry. `about` is the same for the same fault; `text` says what to do."""

    flaw: Flaw
    about: str
    entry: CalendarEntry
    text: str


def remarks_on(entry: CalendarEntry, work: WorkFinding, today: date) -> Iterator[Remark]:
    """Everything that is missing, old, contradictory or unsure in one entry; one that was cancelled has no remarks."""
    if entry.cancelled:
        return
    yield from _missing(entry)
    yield from _old(entry, today)
    yield from _contradictory(entry)
    if work.best and not work.sure:
        yield Remark(
            Flaw.UNSURE, "soort werk", entry,
            f"het soort werk is niet zeker (misschien {work.best.category}); noem het in adviezen.yaml",
        )  # fmt: skip


def _missing(entry: CalendarEntry) -> Iterator[Remark]:
    for name, called in NEEDED.items():
        if getattr(entry, name) in (None, "") or (name == "cpv" and not entry.cpv):
            yield Remark(Flaw.MISSING, called, entry, f"{called} ontbreekt; vul die in de bron in")
    if entry.estimated_value is None and entry.value_from is None and entry.value_to is None:
        yield Remark(Flaw.MISSING, "raming", entry, "raming ontbreekt; vul een bedrag of een bereik in")


def _old(entry: CalendarEntry, today: date) -> Iterator[Remark]:
    if entry.planned and entry.planned.end < today and entry.status in BEFORE_NOTICE:
        yield Remark(
            Flaw.OLD, "planning", entry,
            "de geplande publicatie is voorbij en de status is nog voorbereiding; pas de planning of de status aan",
        )  # fmt: skip
    if (
        entry.contract_ends
        and entry.contract_ends.end < today
        and entry.status not in (NoticeStatus.AWARDED, None)
    ):
        yield Remark(
            Flaw.OLD,
            "einddatum contract",
            entry,
            "het lopende contract is al afgelopen; werk de einddatum bij",
        )


def _contradictory(entry: CalendarEntry) -> Iterator[Remark]:
    ends, planned = entry.contract_ends, entry.planned
    if ends and planned and planned.start > ends.end:
        yield Remark(
            Flaw.CONTRADICTORY, "planning na einde contract", entry,
            "de publicatie staat na het einde van het lopende contract; klopt de planning?",
        )  # fmt: skip
    if entry.starts and planned and entry.starts.end < planned.start:
        yield Remark(
            Flaw.CONTRADICTORY, "start voor publicatie", entry,
            "het contract begint voor de publicatie; klopt de planning?",
        )  # fmt: skip
    if entry.status is NoticeStatus.PUBLISHED and entry.notice_sent is None:
        yield Remark(
            Flaw.CONTRADICTORY, "verzenddatum", entry,
            "de status is gepubliceerd, maar de verzenddatum ontbreekt; vul die in",
        )  # fmt: skip
    together = sum((lot.estimated_value or Decimal(0) for lot in entry.lots or ()), Decimal(0))
    if entry.estimated_value is not None and together > entry.estimated_value:
        yield Remark(
            Flaw.CONTRADICTORY, "raming en percelen", entry,
            "de percelen zijn samen meer dan de raming; pas één van beide aan",
        )  # fmt: skip


def is_old(calendar: Calendar, today: date) -> bool:
    """Whether the calendar was read too long ago to rely on."""
    return calendar.source.read_on + OLD_AFTER < today
