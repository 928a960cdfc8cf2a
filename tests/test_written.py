"""What is written in the knowledge reads back to the same value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.knowledge import Knowledge
from bot.model.procurement import Calendar
from bot.model.values import Period, Term, month_period, read_amount, read_period, read_term
from bot.model.written import write_amount, write_calendar, write_period, write_term

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
CENTS = st.integers(0, 10**12).map(lambda cents: Decimal(cents) / 100)


@given(CENTS)
def test_an_amount_reads_back(amount: Decimal) -> None:
    assert read_amount(write_amount(amount)) == amount


@given(st.tuples(DAYS, DAYS).map(sorted).map(lambda days: Period(*days)))
def test_a_period_reads_back(period: Period) -> None:
    assert read_period(write_period(period)) == period


@given(st.integers(1, 240), st.lists(st.integers(1, 60), max_size=4))
def test_a_term_reads_back(fixed: int, options: list[int]) -> None:
    assert read_term(write_term(Term(fixed, tuple(options)))) == Term(fixed, tuple(options))


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period(date(2027, 7, 1), date(2027, 9, 30)), "Q3 2027"),
        (month_period(2027, 2), "2027-02"),
        (Period(date(2027, 1, 1), date(2027, 12, 31)), "2027"),
        (Period(date(2027, 3, 1), date(2027, 6, 30)), "2027-03 t/m 2027-06"),
        (Period(date(2027, 3, 15), date(2027, 3, 21)), "2027-03-15 t/m 2027-03-21"),
    ],
)
def test_a_period_is_written_as_people_do(period: Period, written: str) -> None:
    assert write_period(period) == written


def test_a_run_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="geen dag, maand, kwartaal of jaar"):
        read_period("2027-06 t/m 2027-03")


def test_the_shipped_calendar_reads_back(knowledge: Knowledge) -> None:
    assert Calendar.model_validate(write_calendar(knowledge.calendar)) == knowledge.calendar
