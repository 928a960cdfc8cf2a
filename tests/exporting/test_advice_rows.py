"""A weighed procurement as a row: plain values under Dutch names."""

from datetime import date
from decimal import Decimal

import pytest

from bot.exporting.advice_rows import COLUMNS, AdviceRow, Cell, row_of
from bot.model.finding import Moment, ThresholdFinding
from bot.model.procurement import ThresholdSide
from bot.model.promise import PromiseFinding
from bot.model.promising import EntryAdvice
from bot.model.values import quarter_period
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.builders import TODAY, a_text
from tests.exporting.builders import a_finding, a_verdict, due

NAMES = {"schoonmaak": "Schoonmaak en glasbewassing"}


def row(finding: PromiseFinding) -> AdviceRow:
    return row_of(finding, NAMES)


def cells(finding: PromiseFinding) -> dict[str, Cell]:
    return {column.name: column.value(row(finding)) for column in COLUMNS}


def test_the_whole_row_of_a_procurement() -> None:
    assert cells(a_finding()) == {
        "Traject": "Schoonmaak Stadsloket Noord",
        "Kansrijk": "hoog",
        "Oordeel": "ja-mits",
        "Route": "Route 2.82-geheel",
        "Beslis voor": date(2026, 12, 1),
        "Dagen": 9,
        "Moment": "nu beslissen",
        "Werksoort": "Schoonmaak en glasbewassing",
        "Grond werksoort": "titel: schoonmaak",
        "Zekerheid werksoort": 0.9,
        "Voor": "De markt is sterk. (markt.yaml)",
        "Tegen": "Het is laat. (kansrijk.yaml)",
        "Vraag eerst na": "",
        "Advies van de adviseurs": "",
        "Gewijzigd na het advies": "",
        "Eigenaar": "Facilitair Bureau",
        "Soort opdracht": "diensten",
        "Gepland": "februari 2027",
        "Gepland vanaf": date(2027, 2, 1),
        "Europese drempel": "vanaf",
        "Raming": Decimal(420000),
        "Raming in woorden": "€ 420.000",
        "Punten": Decimal("3.5"),
        "Kenmerk": "AI 2026-0123",
        "Id": "C001",
        "Voorbeeld": "nee",
    }


def test_what_is_not_known_is_empty_and_never_no() -> None:
    nothing = {"reference": None, "owner": "", "planned": None, "kind": None, "estimated_value": None}
    found = cells(a_finding(**nothing, work=WorkFinding(), verdict=due(None, Moment.UNKNOWN)))
    assert {name for name, cell in found.items() if cell in (None, "")} == {
        "Beslis voor", "Dagen", "Werksoort", "Zekerheid werksoort", "Grond werksoort", "Vraag eerst na", "Advies van de adviseurs",
        "Gewijzigd na het advies", "Eigenaar", "Soort opdracht", "Gepland", "Gepland vanaf", "Raming", "Raming in woorden", "Kenmerk",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (WorkFinding((WorkGuess("schoonmaak", 0.6, WorkBasis.CPV, "9091"),)), "Schoonmaak en glasbewassing"),
        (
            WorkFinding((WorkGuess("schoonmaak", 0.59, WorkBasis.CPV, "9091"),)),
            "misschien Schoonmaak en glasbewassing",
        ),
        (WorkFinding(other_work="onderzoek"), "ander werk: onderzoek"),
        (WorkFinding(), ""),
    ],
    ids=["sure", "not sure", "other work", "not known"],
)
def test_work_that_is_not_sure_says_so(work: WorkFinding, said: str) -> None:
    assert row(a_finding(work=work)).category == said


def test_a_quarter_stays_a_quarter_with_its_first_day_beside_it() -> None:
    found = row(a_finding(planned=quarter_period(2027, 3)))
    assert (found.planned, found.planned_from) == ("Q3 2027", date(2027, 7, 1))


def test_a_band_is_said_in_words_and_is_no_amount() -> None:
    found = row(a_finding(estimated_value=None, value_from=Decimal(250000), value_to=Decimal(500000)))
    assert (found.value, found.value_said) == (None, "€ 250.000 tot € 500.000")


def test_the_side_of_the_threshold_is_said_also_without_a_value() -> None:
    under = ThresholdFinding(ThresholdSide.UNDER, None, None, None, TODAY, False, False)
    assert row(a_finding(estimated_value=None, verdict=a_verdict(threshold=under))).threshold == "onder"


def test_the_word_of_the_advisors_names_who_gave_it() -> None:
    advice = EntryAdvice(entry="C001", text=a_text("Plan een gesprek."), by="Adviseur", on=TODAY)
    found = row(a_finding(advice=advice, outdated=("gepland", "raming")))
    assert (found.advice, found.outdated) == ("Plan een gesprek. (Adviseur)", ("gepland", "raming"))


def test_no_two_columns_have_one_name() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
