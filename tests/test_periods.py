"""Dates and periods in a question; without a year the first that has not ended is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.periods import find_periods, impossible_dates
from tests.builders import TODAY

ONE_PERIOD = [
    ("Q2", "2027-04-01", "2027-06-30"),
    ("Q4", "2026-10-01", "2026-12-31"),
    ("Q2 2028", "2028-04-01", "2028-06-30"),
    ("2027 Q3", "2027-07-01", "2027-09-30"),
    ("eerste kwartaal 2027", "2027-01-01", "2027-03-31"),
    ("the fourth quarter", "2026-10-01", "2026-12-31"),
    ("dit najaar", "2026-09-01", "2026-11-30"),
    ("this autumn", "2026-09-01", "2026-11-30"),
    ("komend voorjaar", "2027-03-01", "2027-05-31"),
    ("deze zomer", "2027-06-01", "2027-08-31"),
    ("the winter", "2026-12-01", "2027-02-28"),
    ("voor de zomer", "2026-11-22", "2027-05-31"),
    ("vóór de zomer", "2026-11-22", "2027-05-31"),
    ("na de zomer", "2027-09-01", "2027-11-30"),
    ("maart 2027", "2027-03-01", "2027-03-31"),
    ("in maart", "2027-03-01", "2027-03-31"),
    ("december", "2026-12-01", "2026-12-31"),
    ("in may", "2027-05-01", "2027-05-31"),
    ("maart volgend jaar", "2027-03-01", "2027-03-31"),
    ("april t/m juni 2027", "2027-04-01", "2027-06-30"),
    ("november t/m januari 2028", "2027-11-01", "2028-01-31"),
    ("1-4-2027", "2027-04-01", "2027-04-01"),
    ("2027-04-01", "2027-04-01", "2027-04-01"),
    ("1 okt 2026", "2026-10-01", "2026-10-01"),
    ("1 april", "2027-04-01", "2027-04-01"),
    ("29 februari", "2028-02-29", "2028-02-29"),
    ("eind dit jaar", "2026-10-01", "2026-12-31"),
    ("begin volgend jaar", "2027-01-01", "2027-03-31"),
    ("medio 2027", "2027-05-01", "2027-08-31"),
    ("tweede helft van 2027", "2027-07-01", "2027-12-31"),
    ("volgend jaar", "2027-01-01", "2027-12-31"),
    ("volgende maand", "2026-12-01", "2026-12-31"),
    ("in de komende 6 maanden", "2026-11-22", "2027-05-21"),
    ("in 2027", "2027-01-01", "2027-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), ONE_PERIOD)
def test_a_period_is_read_as_people_write_it(text: str, start: str, end: str) -> None:
    found = [(str(f.period.start), str(f.period.end)) for f in find_periods(text, TODAY)]
    assert found == [(start, end)]


NO_PERIOD = [
    ("may we do this?", "'may' is a verb unless a preposition stands before it"),
    ("AI 2026-0123", "a reference"),
    ("2026-2030", "years in a title"),
    ("31 februari", "a date that does not exist is no February"),
    ("Q5", "no such quarter"),
    ("de marktconsultatie", "'maart' is not in it"),
]


@pytest.mark.parametrize(("text", "why"), NO_PERIOD)
def test_other_words_are_no_period(text: str, why: str) -> None:
    assert find_periods(text, TODAY) == (), why


@pytest.mark.parametrize(
    "text", ["31 februari", "2027-13-01", "Q5", "30-02-2027", "vijfde kwartaal", "publicatie op 32 maart"]
)
def test_a_date_that_cannot_be_is_said(text: str) -> None:
    assert [wrong.reason for wrong in impossible_dates(text)] == ["datum"]


@pytest.mark.parametrize("text", ["28 februari", "29 februari", "2028-02-29", "Q4", "perceel 5", "Q&A"])
def test_a_date_that_can_be_is_not_refused(text: str) -> None:
    assert impossible_dates(text) == ()


def test_the_words_of_an_impossible_date_are_kept_as_written() -> None:
    assert impossible_dates("publicatie op 31 Februari 2027?")[0].words == "31 Februari 2027"


@given(st.text(max_size=200), st.dates(date(1950, 1, 1), date(2900, 12, 31)))
def test_any_text_on_any_day_can_be_read(text: str, today: date) -> None:
    assert all(found.period.start <= found.period.end for found in find_periods(text, today))


@given(st.text(alphabet="0123456789-/ qQmartjuni.kwaltseptemberſİıcoed", max_size=60))
def test_periods_stand_where_they_say(text: str) -> None:
    assert all(text[found.start : found.end].strip() == found.words for found in find_periods(text, TODAY))


@given(st.text(alphabet="0123456789-/ qQfebruari", max_size=60))
def test_any_date_can_be_judged(text: str) -> None:
    assert all(wrong.words for wrong in impossible_dates(text))
