"""Until when it can still be decided, with lead times of two months for the last chance and six for the signal."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advising.moment import deadline_of
from bot.model.finding import Deadline, Moment
from bot.model.knowledge import Knowledge
from bot.model.procurement import NoticeStatus
from bot.model.question import Facts
from bot.model.values import Period, month_period
from tests.advising.builders import the_day, with_lead_times

PLANNED = Facts(planned=month_period(2027, 6), status=NoticeStatus.PREPARATION)


@pytest.fixture(scope="module")
def knowledge(knowledge: Knowledge) -> Knowledge:
    return with_lead_times(knowledge, signal=6, last_chance=2)


@pytest.mark.parametrize(
    ("today", "moment"),
    [
        (date(2026, 11, 30), Moment.EARLY),
        (date(2026, 12, 1), Moment.NOW),
        (date(2027, 4, 1), Moment.NOW),
        (date(2027, 4, 2), Moment.LAST_CHANCE),
        (date(2027, 6, 30), Moment.LAST_CHANCE),
        (date(2027, 7, 1), Moment.LAST_CHANCE),
    ],
)
def test_the_moment_is_counted_back_from_the_planned_publication(
    today: date, moment: Moment, knowledge: Knowledge
) -> None:
    assert deadline_of(PLANNED, knowledge, today).moment is moment


def test_the_last_day_is_two_months_before_the_first_planned_day(knowledge: Knowledge) -> None:
    found = deadline_of(PLANNED, knowledge, date(2027, 3, 22))
    assert found == Deadline(Moment.NOW, date(2027, 4, 1), 10)


def test_the_lead_times_are_those_that_the_advisors_set(knowledge: Knowledge) -> None:
    found = deadline_of(PLANNED, with_lead_times(knowledge, signal=9, last_chance=3), date(2026, 9, 1))
    assert found == Deadline(Moment.NOW, date(2027, 3, 1), 181)


def test_days_left_are_negative_after_the_last_day(knowledge: Knowledge) -> None:
    assert deadline_of(PLANNED, knowledge, date(2027, 4, 11)).days_left == -10


def test_two_months_before_30_april_is_the_last_day_of_february(knowledge: Knowledge) -> None:
    facts = Facts(planned=the_day(2027, 4, 30), status=NoticeStatus.PREPARATION)
    assert deadline_of(facts, knowledge, date(2027, 1, 1)).decide_by == date(2027, 2, 28)


@pytest.mark.parametrize("status", [NoticeStatus.PUBLISHED, NoticeStatus.AWARDED])
def test_after_publication_it_is_too_late(status: NoticeStatus, knowledge: Knowledge) -> None:
    facts = Facts(planned=month_period(2027, 6), status=status)
    assert deadline_of(facts, knowledge, date(2026, 1, 1)).moment is Moment.TOO_LATE


def test_a_published_notice_that_holds_the_reservation_has_no_moment_any_more(knowledge: Knowledge) -> None:
    facts = Facts(status=NoticeStatus.PUBLISHED, answers={"voorbehoud_in_aankondiging": "ja"})
    assert deadline_of(facts, knowledge, date(2026, 1, 1)).moment is Moment.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "moment"), [("ja", Moment.TOO_LATE), ("nee", Moment.EARLY), ("weet-niet", Moment.EARLY)]
)
def test_a_prior_notice_is_too_late_only_when_it_replaces_the_notice(
    answer: str, moment: Moment, knowledge: Knowledge
) -> None:
    facts = Facts(
        planned=month_period(2027, 6),
        status=NoticeStatus.PRIOR_NOTICE,
        answers={"soort_vooraankondiging": answer},
    )
    assert deadline_of(facts, knowledge, date(2026, 11, 22)).moment is moment


def test_without_a_planned_publication_the_moment_is_unknown(knowledge: Knowledge) -> None:
    assert deadline_of(Facts(), knowledge, date(2026, 11, 22)) == Deadline(Moment.UNKNOWN, None, None)


def test_a_plan_in_the_past_of_which_the_status_is_unknown_says_nothing(knowledge: Knowledge) -> None:
    facts = Facts(planned=month_period(2026, 6))
    assert deadline_of(facts, knowledge, date(2026, 11, 22)).moment is Moment.UNKNOWN


@given(
    start=st.dates(date(2024, 1, 1), date(2029, 1, 1)),
    length=st.integers(0, 366),
    today=st.dates(date(2024, 1, 1), date(2029, 1, 1)),
)
def test_there_are_days_left_exactly_as_long_as_it_is_not_the_last_chance(
    start: date, length: int, today: date, knowledge: Knowledge
) -> None:
    facts = Facts(planned=Period(start, start + timedelta(days=length)), status=NoticeStatus.PREPARATION)
    found = deadline_of(facts, knowledge, today)
    assert found.days_left is not None
    assert (found.days_left >= 0) == (found.moment in (Moment.EARLY, Moment.NOW))
