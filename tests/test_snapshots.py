"""The calendar as it was at each import."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from bot.model.procurement import Calendar, CalendarSource
from bot.snapshots import Snapshots, open_snapshots
from tests.builders import an_entry
from tests.databases import database_url, postgres_url  # noqa: F401 - fixtures

NOVEMBER, DECEMBER, JANUARY = (
    datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 12, 1, 9, tzinfo=UTC), datetime(2027, 1, 4, 9, tzinfo=UTC),
)  # fmt: skip


def a_calendar(*titles: str, read_on: date = date(2026, 11, 2)) -> Calendar:
    entries = tuple(an_entry(id=f"C{at}", title=title) for at, title in enumerate(titles))
    return Calendar(source=CalendarSource(name="x", read_on=read_on), entries=entries)


@pytest.fixture
def snapshots(database_url: str) -> Iterator[Snapshots]:  # noqa: F811 - the fixture
    opened = open_snapshots(database_url)
    yield opened
    opened.close()


def test_a_calendar_is_kept_whole(snapshots: Snapshots) -> None:
    snapshots.keep(a_calendar("Schoonmaak", "Groen"), NOVEMBER)
    found = snapshots.before(date(2026, 11, 2))
    assert found and found.calendar == a_calendar("Schoonmaak", "Groen")


def test_the_same_procurements_are_kept_once(snapshots: Snapshots) -> None:
    snapshots.keep(a_calendar("Schoonmaak"), NOVEMBER)
    assert not snapshots.keep(a_calendar("Schoonmaak", read_on=date(2026, 12, 1)), DECEMBER)


def test_a_day_gives_the_calendar_of_that_day(snapshots: Snapshots) -> None:
    snapshots.keep(a_calendar("Schoonmaak"), NOVEMBER)
    snapshots.keep(a_calendar("Groen"), JANUARY)
    found = snapshots.before(date(2026, 12, 24))
    assert found and found.made_at == NOVEMBER


def test_a_day_before_every_import_gives_the_first(snapshots: Snapshots) -> None:
    snapshots.keep(a_calendar("Schoonmaak"), DECEMBER)
    found = snapshots.before(date(2026, 1, 1))
    assert found and found.made_at == DECEMBER


def test_what_changed_is_told_from_the_last_other_calendar(snapshots: Snapshots) -> None:
    snapshots.keep(a_calendar("Schoonmaak"), NOVEMBER)
    snapshots.keep(a_calendar("Groen"), DECEMBER)
    found = snapshots.last_but(a_calendar("Groen"))
    assert found and found.made_at == NOVEMBER


def test_without_an_import_there_is_nothing_to_compare_with(snapshots: Snapshots) -> None:
    assert snapshots.before(date(2026, 11, 2)) is None
