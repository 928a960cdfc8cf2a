"""What the bot does by itself, by the clock."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.database import open_database
from bot.switch import Switch
from handlers.running import while_on
from handlers.switched import SwitchSeen
from handlers.timetable import Timetable

PATIENCE = 10


@pytest.mark.parametrize(("is_off", "runs"), [(True, []), (False, ["ran"])])
def test_what_the_bot_posts_by_itself_waits_while_it_is_off(
    tmp_path: Path, is_off: bool, runs: list[str]
) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'journaal.sqlite'}")
    switch, done = Switch(database), list[str]()
    if is_off:
        switch.turn(datetime(2026, 11, 23, 8, tzinfo=UTC), off=True)
    while_on(SwitchSeen(switch), lambda: done.append("ran"))()
    database.close()
    assert done == runs


@pytest.fixture
def timetable() -> Iterator[Timetable]:
    made = Timetable()
    yield made
    made.stop()


def test_a_job_runs_when_the_bot_starts(timetable: Timetable) -> None:
    done = threading.Event()
    timetable.every(3600, done.set)
    timetable.start()
    assert done.wait(PATIENCE)


def test_nothing_runs_before_the_start(timetable: Timetable) -> None:
    done = threading.Event()
    timetable.every(3600, done.set)
    assert not done.is_set()


def test_a_job_that_fails_runs_again(timetable: Timetable) -> None:
    runs = threading.Semaphore(0)

    def fail() -> None:
        runs.release()
        raise ZeroDivisionError

    timetable.every(0.01, fail)
    timetable.start()
    assert [runs.acquire(timeout=PATIENCE) for _ in range(3)] == [True] * 3


def test_stopping_waits_for_the_job_in_hand(timetable: Timetable) -> None:
    begun, finished = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        threading.Event().wait(0.05)
        finished.set()

    timetable.every(3600, work)
    timetable.start()
    begun.wait(PATIENCE)
    timetable.stop()
    assert finished.is_set()
