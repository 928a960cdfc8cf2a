"""What is missing, old or contradictory in an entry of the calendar."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.calendar.quality import Flaw, is_old, remarks_on
from bot.model.procurement import Calendar, CalendarSource, Lot, NoticeStatus
from bot.model.values import month_period
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.builders import an_entry

TODAY = date(2026, 11, 23)
SURE = WorkFinding((WorkGuess("schoonmaak", 0.9, WorkBasis.TITLE, "schoonmaak"),))
UNSURE = WorkFinding((WorkGuess("groen", 0.4, WorkBasis.TITLE, "groen"),))


def flaws(work: WorkFinding = SURE, **given: Any) -> list[tuple[Flaw, str]]:
    return [(remark.flaw, remark.about) for remark in remarks_on(an_entry(**given), work, TODAY)]


def test_an_entry_that_is_complete_has_no_remarks() -> None:
    assert flaws() == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"owner": ""}, (Flaw.MISSING, "eigenaar")),
        ({"estimated_value": None}, (Flaw.MISSING, "raming")),
        ({"cpv": ()}, (Flaw.MISSING, "CPV-code")),
        ({"lots": None}, (Flaw.MISSING, "percelen")),
        ({"planned": month_period(2026, 3)}, (Flaw.OLD, "planning")),
        ({"contract_ends": month_period(2026, 3)}, (Flaw.OLD, "einddatum contract")),
        ({"planned": month_period(2028, 3), "contract_ends": month_period(2027, 3)}, (Flaw.CONTRADICTORY, "planning na einde contract")),
        ({"starts": month_period(2026, 12)}, (Flaw.CONTRADICTORY, "start voor publicatie")),
        ({"status": NoticeStatus.PUBLISHED}, (Flaw.CONTRADICTORY, "verzenddatum")),
        ({"lots": (Lot(number="1", estimated_value=Decimal(900000)),)}, (Flaw.CONTRADICTORY, "raming en percelen")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(given: dict[str, Any], expected: tuple[Flaw, str]) -> None:
    assert expected in flaws(**given)


def test_a_band_is_an_estimate() -> None:
    assert flaws(estimated_value=None, value_from=Decimal(250000)) == []


def test_an_unsure_kind_of_work_is_asked_of_the_advisors() -> None:
    assert flaws(UNSURE) == [(Flaw.UNSURE, "soort werk")]


@pytest.mark.parametrize(("read_on", "old"), [(date(2026, 8, 23), False), (date(2026, 8, 22), True)])
def test_a_calendar_is_old_after_three_months(read_on: date, old: bool) -> None:
    assert is_old(Calendar(source=CalendarSource(name="x", read_on=read_on), entries=()), TODAY) is old
