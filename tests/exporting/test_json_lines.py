"""Advice for machines: the keys of the contract, always present, in order."""

import json
from datetime import date

import pytest

from bot.exporting.json_lines import advice_json, json_lines
from bot.model.finding import Deadline, Moment
from bot.model.promise import Promise
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.exporting.builders import a_finding, a_signal, a_verdict, due


def test_the_whole_object_of_a_procurement() -> None:
    assert advice_json(a_finding()) == {
        "id": "C001",
        "titel": "Schoonmaak Stadsloket Noord",
        "soort_werk": [{"id": "schoonmaak", "zekerheid": 0.9}],
        "kansrijk": "hoog",
        "voor": [{"tekst": "De markt is sterk.", "bron": "markt.yaml"}],
        "tegen": [{"tekst": "Het is laat.", "bron": "kansrijk.yaml"}],
        "oordeel": "ja-mits",
        "routes": [{"id": "2.82-geheel", "oordeel": "ja-mits"}, {"id": "2.82a", "oordeel": "nee"}],
        "beslis_voor": "2026-12-01",
        "dagen": 9,
    }


@pytest.mark.parametrize(
    "verdict", [a_verdict(deadline=None), a_verdict(deadline=Deadline(Moment.UNKNOWN, None, None))]
)
def test_without_a_last_day_the_day_and_the_days_are_null(verdict: object) -> None:
    line = advice_json(a_finding(verdict=verdict))
    assert (line["beslis_voor"], line["dagen"]) == (None, None)


def test_days_that_have_gone_by_are_negative() -> None:
    assert advice_json(a_finding(verdict=due(date(2026, 11, 20), Moment.LAST_CHANCE)))["dagen"] == -2


def test_work_that_is_none_of_the_kinds_is_an_empty_list() -> None:
    assert advice_json(a_finding(work=WorkFinding(other_work="onderzoek")))["soort_werk"] == []


def test_every_guess_is_there_best_first() -> None:
    guesses = tuple(
        WorkGuess(category, chance, WorkBasis.TITLE, "x") for category, chance in (("b", 2 / 3), ("a", 0.25))
    )
    assert advice_json(a_finding(work=WorkFinding(guesses)))["soort_werk"] == [
        {"id": "b", "zekerheid": 0.667},
        {"id": "a", "zekerheid": 0.25},
    ]


def test_the_heaviest_reason_stands_first_and_a_signal_without_weight_is_no_reason() -> None:
    signals = tuple(
        a_signal(text, points) for text, points in (("licht", "1"), ("niets", "0"), ("zwaar", "3"))
    )
    assert [one["tekst"] for one in advice_json(a_finding(signals=signals))["voor"]] == ["zwaar", "licht"]


def test_one_line_for_each_finding_in_order() -> None:
    findings = [a_finding(id="B"), a_finding(id="A", level=Promise.LOW)]
    assert [json.loads(line)["id"] for line in json_lines(findings).splitlines()] == ["B", "A"]


def test_a_title_with_line_ends_stays_on_one_line() -> None:
    assert json_lines([a_finding(title='een\r\ntwee "drie" ë')]).count(b"\n") == 1
