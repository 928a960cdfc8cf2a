"""When a digest is due."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.digest import DigestChannel, Weekday
from bot.schedule import due, planned_in_week, week_of, working_day


def a_channel(day: str = "maandag", at: str = "09:00", zone: str = "Europe/Amsterdam") -> DigestChannel:
    written = {"id": "inkoop", "kanaal": "C0INKOOP", "dag": day, "tijd": at, "tijdzone": zone}
    return DigestChannel.model_validate(written)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


PLANNED = [
    ("maandag", "09:00", date(2026, 11, 23), "2026-11-23T08:00", "winter time is an hour ahead of UTC"),
    ("maandag", "09:00", date(2026, 7, 6), "2026-07-06T07:00", "summer time is two hours ahead"),
    ("vrijdag", "16:30", date(2026, 11, 23), "2026-11-27T15:30", "another day of the same week"),
    ("maandag", "09:00", date(2026, 11, 29), "2026-11-23T08:00", "Sunday still belongs to the week of Monday"),
    ("maandag", "09:00", date(2027, 3, 22), "2027-03-22T08:00", "the Monday before the clock goes forward"),
    ("dinsdag", "09:00", date(2027, 3, 30), "2027-03-30T07:00", "the Tuesday after it went forward"),
    ("zondag", "01:30", date(2026, 10, 25), "2026-10-24T23:30", "before the clock goes back"),
    ("zondag", "02:30", date(2026, 10, 25), "2026-10-25T00:30", "a time that comes twice: the first one"),
    ("zondag", "02:30", date(2028, 3, 26), "2028-03-26T01:30", "a time that is skipped: half past three"),
    ("maandag", "09:00", date(2026, 4, 6), "2026-04-07T07:00", "Easter Monday: on Tuesday at the same time"),
    ("maandag", "09:00", date(2026, 4, 27), "2026-04-28T07:00", "King's Day on Monday: on Tuesday"),
    ("vrijdag", "09:00", date(2026, 12, 25), "2026-12-24T08:00", "Christmas on Friday: the last working day before it"),
    ("donderdag", "09:00", date(2026, 5, 14), "2026-05-15T07:00", "Ascension Day: on Friday"),
    ("vrijdag", "09:00", date(2027, 1, 1), "2026-12-31T08:00", "New Year's Day ends week 53 of the year before"),
    ("zaterdag", "09:00", date(2026, 12, 26), "2026-12-24T08:00", "Boxing Day on Saturday, after Christmas on Friday"),
    ("zaterdag", "09:00", date(2026, 11, 28), "2026-11-28T08:00", "an ordinary Saturday that was asked for"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "at", "week", "expected", "why"), PLANNED, ids=[row[-1] for row in PLANNED])
def test_a_digest_is_planned_at_its_time_in_its_week(
    day: str, at: str, week: date, expected: str, why: str
) -> None:
    assert planned_in_week(a_channel(day, at), week).astimezone(UTC) == utc(expected)


DUE = [
    ("2026-11-23T07:59", None, "a minute too early"),
    ("2026-11-23T08:00", ("2026-W48", False), "at nine in Amsterdam"),
    ("2026-11-23T22:59", ("2026-W48", False), "the same day, after a long restart"),
    ("2026-11-24T09:00", ("2026-W48", True), "back on Tuesday after being down since Friday"),
    ("2026-11-29T22:59", ("2026-W48", True), "the last minute of the week"),
    ("2026-11-29T23:00", None, "the week is over; the next one is not due yet"),
    ("2026-12-28T08:00", ("2026-W53", False), "the year has a week 53"),
    ("2027-01-01T12:00", ("2026-W53", True), "which goes on in January"),
    ("2027-01-04T08:00", ("2027-W01", False), "and then comes week 1"),
    ("2026-12-21T08:00", ("2026-W52", False), "week 52"),
    ("2026-04-06T12:00", None, "Easter Monday itself"),
    ("2026-04-07T07:00", ("2026-W15", False), "the Tuesday after it is not late"),
]


@pytest.mark.parametrize(("now", "expected", "why"), DUE, ids=[row[-1] for row in DUE])
def test_a_digest_is_due_from_its_moment_until_its_week_ends(
    now: str, expected: tuple[str, bool] | None, why: str
) -> None:
    found = due(a_channel(), utc(now))
    assert (found and (found.week, found.late)) == expected


def test_a_channel_has_its_digest_at_its_own_time() -> None:
    found = due(a_channel(zone="America/Paramaribo"), utc("2026-11-23T12:00"))
    assert found and found.planned.astimezone(UTC) == utc("2026-11-23T12:00")


@given(
    day=st.sampled_from(list(Weekday)),
    at=st.times(),
    chosen=st.dates(date(2026, 1, 1), date(2040, 12, 31)),
)
def test_a_digest_is_planned_in_the_week_it_is_for(day: Weekday, at: time, chosen: date) -> None:
    channel = a_channel().model_copy(update={"day": day, "time": at})
    assert week_of(planned_in_week(channel, chosen).date()) == week_of(chosen)


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_a_holiday_never_moves_a_digest_out_of_its_week(chosen: date) -> None:
    assert week_of(working_day(chosen)) == week_of(chosen)


def test_every_week_of_twenty_years_has_exactly_one_moment() -> None:
    monday = date(2026, 1, 5)
    moments = [planned_in_week(a_channel(), monday + timedelta(weeks=at)) for at in range(20 * 52)]
    assert len({week_of(moment.date()) for moment in moments}) == 20 * 52
