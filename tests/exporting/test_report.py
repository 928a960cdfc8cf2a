"""The report: the most promising first, counted from the same list, with what it rests on."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.exporting.report import EXAMPLE, FOR_COLLEAGUES, NO_RANKING, counted, report_of, titled
from bot.model.promise import Promise
from bot.model.question import CalendarFilter
from bot.model.viewer import Audience
from tests.builders import TODAY, a_knowledge, edited
from tests.exporting.builders import a_finding, a_report, due

HIGH, MIDDLE, LOW, UNKNOWN = Promise.HIGH, Promise.MIDDLE, Promise.LOW, Promise.UNKNOWN


@pytest.mark.parametrize(
    ("findings", "order"),
    [
        ([("A", UNKNOWN, None), ("B", LOW, None), ("C", MIDDLE, None), ("D", HIGH, None)], "DCBA"),
        ([("A", HIGH, date(2027, 5, 1)), ("B", HIGH, date(2027, 4, 1))], "BA"),
        ([("A", HIGH, None), ("B", HIGH, date(2027, 4, 1))], "BA"),
        ([("B", HIGH, date(2027, 4, 1)), ("A", HIGH, date(2027, 4, 1))], "AB"),
        ([("A", LOW, date(2026, 12, 1)), ("B", MIDDLE, date(2027, 4, 1))], "BA"),
    ],
    ids=["by promise", "then by the last day", "no last day comes last", "then by id", "promise goes first"],
)
def test_the_order_is_promise_then_last_day_then_id(
    findings: list[tuple[str, Promise, date | None]], order: str, tmp_path: Path
) -> None:
    made = [a_finding(id=name, level=level, verdict=due(day)) for name, level, day in findings]
    assert "".join(row.entry_id for row in a_report(tmp_path, *made).rows) == order


def test_the_counts_are_those_of_the_rows_also_when_a_level_has_none(tmp_path: Path) -> None:
    report = a_report(tmp_path, a_finding(id="A"), a_finding(id="B", level=LOW))
    assert counted(report) == "1 hoog, 0 midden, 1 laag, 0 onbekend; samen 2 van 2 trajecten."


def test_what_is_not_known_to_pass_is_counted_and_not_hidden(tmp_path: Path) -> None:
    said = counted(a_report(tmp_path, unknown=1))
    assert said.endswith("samen 1 van 2 trajecten. Van 1 andere is niet bekend of ze passen.")


def test_the_account_tells_the_day_the_version_the_filters_and_the_counts(tmp_path: Path) -> None:
    report = a_report(tmp_path, wanted=CalendarFilter(owners=("Facilitair Bureau",)))
    assert dict(report.account) == {
        "Dag van het advies": date(2026, 11, 22),
        "Kennisversie": report.knowledge.version,
        "Kalender": "Voorbeeldkalender",
        "Kalender gelezen op": date(2026, 11, 22),
        "Filter": "Facilitair Bureau",
        "Aantal hoog": 1,
        "Aantal midden": 0,
        "Aantal laag": 0,
        "Aantal onbekend": 0,
        "Aantal samen": 1,
        "Aantal op de kalender": 2,
        "Aantal waarvan niet bekend is of het past": 0,
        "Hoog vanaf (punten)": 5,
        "Midden vanaf (punten)": 2,
        "Signaal voor publicatie (maanden)": 6,
        "Laatste kans voor publicatie (maanden)": 2,
    }


def test_without_a_filter_the_account_says_so(tmp_path: Path) -> None:
    assert dict(a_report(tmp_path).account)["Filter"] == "geen; de hele kalender"


@pytest.mark.parametrize(
    ("given", "reserves"),
    [
        ({"audience": Audience.FULL}, (FOR_COLLEAGUES, EXAMPLE, NO_RANKING)),
        ({"audience": Audience.BANDED}, (EXAMPLE, NO_RANKING)),
        ({"audience": Audience.PUBLIC}, (EXAMPLE, NO_RANKING)),
    ],
    ids=["full", "banded", "public"],
)
def test_only_a_file_with_everything_is_for_colleagues_alone(
    given: dict[str, Any], reserves: tuple[str, ...], tmp_path: Path
) -> None:
    assert a_report(tmp_path, **given).reserves == reserves


def test_weights_that_are_a_proposal_are_said_to_be_one(tmp_path: Path) -> None:
    weights = edited("kansrijk.yaml", "niveaus:", "reserve: {nl: Een voorstel., en: A proposal.}\nniveaus:")
    known = a_knowledge(tmp_path, kansrijk=weights)
    assert "Een voorstel." in report_of([a_finding()], known, Audience.FULL, TODAY).reserves


def test_the_title_names_the_calendar_and_the_day(tmp_path: Path) -> None:
    assert titled(a_report(tmp_path)) == "Advies bij Voorbeeldkalender, 22 november 2026"
