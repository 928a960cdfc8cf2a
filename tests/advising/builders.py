"""Builders for the tests of the advising: a test names only the facts that it is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from bot.model.knowledge import Knowledge
from bot.model.law import Feature
from bot.model.procurement import CalendarEntry, ContractKind
from bot.model.promising import LeadTimes
from bot.model.question import Facts, GivenLot, Money, Part, Per
from bot.model.values import Period, Term
from tests.builders import an_entry

CLEANING = "90911200"
"""Cleaning of buildings: not in Annex XIV."""
HOME_HELP = "85311100"
"""Welfare for the elderly: in Annex XIV and on the list of article 77."""
HOTEL = "55110000"
"""Hotel accommodation: in Annex XIV, not on the list of article 77."""

NEUTRAL = {
    "status": "voorbereiding",
    "eigen_dienst_quasi_inhouse": "nee",
    "soort": "diensten",
    "waarde_vs_drempel": "vanaf",
    "cpv_bijlage_xiv": "nee",
    "cpv_art77": "nee",
    "looptijd_max_36": "ja",
    "percelen": "nee",
    "markt": "genoeg",
}


def euro(
    low: int | None, high: int | None = None, *, per: Per | None = None, with_vat: bool | None = None
) -> Money:
    """An amount; with one end given it is exact."""
    top = low if high is None else high
    return Money(None if low is None else Decimal(low), None if top is None else Decimal(top), with_vat, per)


def at_least(low: int) -> Money:
    return Money(Decimal(low), None)


def at_most(high: int) -> Money:
    return Money(None, Decimal(high))


def lots(*values: int | None) -> tuple[GivenLot, ...]:
    """Lots numbered from 1 with these values."""
    return tuple(GivenLot(str(at), None if v is None else Decimal(v)) for at, v in enumerate(values, start=1))


def part(kind: ContractKind, value: int | None = None) -> Part:
    return Part(kind, None if value is None else Decimal(value))


def services(**given: Any) -> Facts:
    """Facts of a service outside Annex XIV."""
    return Facts(**({"kind": ContractKind.SERVICES, "cpv": (CLEANING,)} | given))


def years(fixed: int, *options: int) -> Term:
    return Term(12 * fixed, tuple(12 * option for option in options))


def the_day(year: int, month: int, day: int) -> Period:
    return Period(date(year, month, day), date(year, month, day))


def with_lead_times(knowledge: Knowledge, signal: int, last_chance: int) -> Knowledge:
    """The knowledge with these lead times, in months, whatever the advisors set."""
    times = LeadTimes(signal=Decimal(signal), last_chance=Decimal(last_chance))
    rules = knowledge.promise_rules.model_copy(update={"lead_times": times})
    return replace(knowledge, promise_rules=rules)


def features(**given: str) -> dict[str, str]:
    """The features of a cleaning contract above the threshold with enough firms, in preparation."""
    assert set(given) <= set(NEUTRAL)
    return NEUTRAL | given


def entries(count: int, **given: Any) -> tuple[CalendarEntry, ...]:
    return tuple(
        an_entry(id=f"C{at:03}", reference=f"AI 2026-{at:04}", **given) for at in range(1, count + 1)
    )


def pairwise(known: tuple[Feature, ...]) -> list[dict[str, str]]:
    """Combinations of features in which every pair of values of every two features occurs. The same on every run."""
    wanted = {
        ((one.id, a), (other.id, b))
        for one, other in combinations(known, 2)
        for a in one.values
        for b in other.values
    }
    rows: list[dict[str, str]] = []
    while wanted:
        (first, a), (second, b) = min(wanted)
        row = {first: a, second: b}
        for feature in known:
            if feature.id not in row:
                row[feature.id] = max(
                    feature.values,
                    key=lambda value: len(_covered({**row, feature.id: value}, known) & wanted),
                )
        rows.append({feature.id: row[feature.id] for feature in known})
        wanted -= _covered(row, known)
    return rows


def _covered(
    row: Mapping[str, str], known: tuple[Feature, ...]
) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    present = [feature.id for feature in known if feature.id in row]
    return {((one, row[one]), (other, row[other])) for one, other in combinations(present, 2)}
