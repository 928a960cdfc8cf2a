"""When the digest of a channel is due: its day and time in its own time zone, once an ISO week.

A Dutch public holiday moves it to the next working day of that week; when the week has none left, to the last one
before. A week that was missed is due late, for as long as that week lasts.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import cast

from holidays import country_holidays

from bot.model.digest import DigestChannel

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that is due: the ISO week it is for ('2026-W48'), when it was planned, and whether that day is over."""

    week: str
    planned: datetime
    late: bool


def due(channel: DigestChannel, now: datetime) -> Due | None:
    """The digest that a channel should have by now (an aware datetime); None while its moment is still to come this week."""
    here = now.astimezone(channel.time_zone)
    planned = planned_in_week(channel, here.date())
    if here.astimezone(UTC) < planned.astimezone(UTC):
        return None
    return Due(week_of(here.date()), planned, late=here.date() > planned.date())


def planned_in_week(channel: DigestChannel, day: date) -> datetime:
    """The moment of a channel's digest in the ISO week of a day. A time that the clock skips or has twice that day is the
    moment that comes first after it."""
    chosen = working_day(day - timedelta(days=day.weekday()) + timedelta(days=channel.day.number))
    there = datetime.combine(chosen, channel.time, channel.time_zone)
    return there.astimezone(UTC).astimezone(channel.time_zone)


def working_day(chosen: date) -> date:
    """The day itself, unless it is a holiday: then the next working day of its week, else the last one before it."""
    if not is_holiday(chosen):
        return chosen
    monday = chosen - timedelta(days=chosen.weekday())
    working = [day for at in range(SATURDAY) if not is_holiday(day := monday + timedelta(days=at))]
    later = [day for day in working if day > chosen]
    return later[0] if later else working[-1] if working else chosen


def week_of(day: date) -> str:
    """The ISO week of a day: '2026-W53' is also the week of 1 January 2027."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def is_holiday(day: date) -> bool:
    """Whether it is a public holiday in the Netherlands."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(cast("dict[date, str]", country_holidays("NL", years=year)))
