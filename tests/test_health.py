"""Whether the bot is well: what each check says, what makes the whole unwell, and what the log may hold."""

import json
import logging
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.database import JournalUnavailable, open_database
from bot.health import (
    SILENT_TOO_LONG,
    Check,
    Checked,
    Status,
    database_check,
    digest_check,
    examine,
    knowledge_check,
    silence_check,
    switch_check,
)
from bot.journal import Arrival, Journal
from bot.logging_json import JsonLines
from bot.model.knowledge import Knowledge
from bot.switch import Switch
from tests.databases import database_url, postgres_url  # noqa: F401 - fixtures

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def always(status: Status, **facts: Any) -> Check:
    return lambda _now: Checked(status, facts)


def broken(problem: Exception) -> Check:
    def check(_now: datetime) -> Checked:
        raise problem

    return check


@pytest.mark.parametrize(
    ("statuses", "well", "worst"),
    [
        ((), True, "ok"),
        ((Status.OK,), True, "ok"),
        ((Status.OK, Status.WARNING), True, "warning"),  # a restart mends no old calendar
        ((Status.FAILURE, Status.WARNING, Status.OK), False, "failure"),
    ],
)
def test_only_a_failure_makes_the_bot_unwell(statuses: tuple[Status, ...], well: bool, worst: str) -> None:
    health = examine({str(at): always(status) for at, status in enumerate(statuses)}, NOW)
    assert (health.is_well, health.as_json["status"]) == (well, worst)


def test_every_check_stands_in_the_report_with_its_facts_in_order() -> None:
    health = examine({"b": always(Status.OK, number=1), "a": always(Status.WARNING)}, NOW)
    assert (
        json.dumps(health.as_json["checks"])
        == '{"b": {"status": "ok", "number": 1}, "a": {"status": "warning"}}'
    )


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (ValueError("de raming is 216.000"), "ValueError"),  # the text of an error may quote anything
        (
            JournalUnavailable("Het journaal werkt niet."),
            "Het journaal werkt niet.",
        ),  # this one is written to be shown
    ],
)
def test_a_check_that_cannot_look_is_a_failure_with_its_reason(problem: Exception, reason: str) -> None:
    health = examine({"broken": broken(problem), "fine": always(Status.OK)}, NOW)
    assert health.as_json["checks"] == {
        "broken": {"status": "failure", "reason": reason},
        "fine": {"status": "ok"},
    }


def test_a_database_that_answers_is_ok_and_tells_what_waits(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'j.sqlite'}")
    journal = Journal(database)
    for number in range(3):
        journal.store(
            Arrival(event_id=f"E{number}", team="T", channel="C", ts=str(number), lane="L", payload={}), NOW
        )
    found = database_check(lambda now: len(journal.waiting(now, 10)))(NOW)
    database.close()
    assert found == Checked(Status.OK, {"events_waiting": 3})


def test_a_database_that_is_gone_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "j.sqlite"
    journal = Journal(open_database(f"sqlite:///{file}"))
    journal.close()
    file.write_text("geen database meer, maar een tekst van een ander")
    health = examine({"database": database_check(lambda now: len(journal.waiting(now, 10)))}, NOW)
    journal.close()
    assert health.is_well is False


@pytest.mark.parametrize(
    ("days", "refused", "status"),
    [
        (0, False, Status.OK),
        (45, False, Status.OK),  # as old as weekbericht.yaml allows
        (46, False, Status.WARNING),
        (0, True, Status.WARNING),  # somebody changed a file and it was not taken over
    ],
)
def test_knowledge_that_is_old_or_refused_is_a_warning(
    knowledge: Knowledge, days: int, refused: bool, status: Status
) -> None:
    read_on = knowledge.calendar.source.read_on
    now = datetime(read_on.year, read_on.month, read_on.day, 12, tzinfo=UTC) + timedelta(days=days)
    assert knowledge_check(lambda: knowledge, lambda: refused)(now).status is status


def test_the_age_of_the_knowledge_is_counted_in_days_since_it_was_read(knowledge: Knowledge) -> None:
    read_on = knowledge.calendar.source.read_on
    now = datetime(read_on.year, read_on.month, read_on.day, 12, tzinfo=UTC) + timedelta(days=3)
    assert knowledge_check(lambda: knowledge, lambda: False)(now).facts == {
        "version": knowledge.version,
        "read_on": read_on.isoformat(),
        "age_days": 3,
        "refused_change": 0,
    }


@pytest.mark.parametrize(
    ("seconds", "status"),
    [(0.0, Status.OK), (SILENT_TOO_LONG, Status.OK), (SILENT_TOO_LONG + 0.1, Status.FAILURE)],
)
def test_a_line_that_is_silent_for_over_a_minute_is_a_failure(seconds: float, status: Status) -> None:
    assert silence_check(lambda: seconds)(NOW) == Checked(status, {"pong_age_seconds": seconds})


@pytest.mark.parametrize(
    ("posted", "facts"),
    [(None, {}), (NOW - timedelta(days=7), {"age_seconds": 604_800})],
)
def test_the_last_digest_is_told_by_its_age(posted: datetime | None, facts: dict[str, int]) -> None:
    assert digest_check(lambda: posted)(NOW).facts == facts


def test_a_bot_that_is_turned_off_is_a_warning_with_since_when(tmp_path: Path) -> None:
    switch = Switch(open_database(f"sqlite:///{tmp_path / 'j.sqlite'}"))
    before = switch_check(switch)(NOW)
    switch.turn(NOW - timedelta(minutes=5), off=True)
    after = switch_check(switch)(NOW)
    switch.close()
    assert (before, after) == (
        Checked(Status.OK, {"off": 0}),
        Checked(Status.WARNING, {"off": 1, "off_seconds": 300}),
    )


@pytest.mark.parametrize(
    ("turns", "since"),
    [
        ((), None),
        ((True,), 0),
        ((True, True), 0),  # the second one changes nothing, not even the time
        ((True, False), None),
        ((False,), None),
        ((True, False, True), 2),
    ],
)
def test_the_switch_stands_as_it_was_last_turned(
    database_url: str,  # noqa: F811 - the fixture
    turns: tuple[bool, ...],
    since: int | None,
) -> None:
    switch, other = Switch(open_database(database_url)), Switch(open_database(database_url))
    for at, off in enumerate(turns):
        switch.turn(NOW + timedelta(minutes=at), off=off)
    found = other.off_since()
    switch.close()
    other.close()
    assert found == (None if since is None else NOW + timedelta(minutes=since))


def a_record(logger: str, message: str, *values: object, **more: Any) -> logging.LogRecord:
    return logging.LogRecord(
        logger, logging.ERROR, "/x/handlers/inbox.py", 7, message, values, **{"exc_info": None} | more
    )


def line_of(record: logging.LogRecord) -> dict[str, Any]:
    return dict(json.loads(JsonLines().format(record)))


def test_our_own_message_is_one_line_of_json_with_its_place() -> None:
    line = line_of(a_record("handlers.inbox", "nr. %s wacht\nnog", 7))
    assert {key: line[key] for key in ("level", "logger", "place", "message")} == {
        "level": "ERROR",
        "logger": "handlers.inbox",
        "place": "inbox.py:7",
        "message": "nr. 7 wacht\nnog",
    }


def raised(text: str) -> Any:
    try:
        raise RuntimeError(text)
    except RuntimeError:
        return sys.exc_info()


TEXTS = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=12)


@given(TEXTS)
@pytest.mark.parametrize(
    "logger", ["kansrijk.bolt", "slack_sdk.web", "waitress", "sqlalchemy.engine", "root"]
)
def test_nothing_of_what_a_library_writes_gets_in(logger: str, text: str) -> None:
    record = a_record(logger, f"body: {text} %s", text, exc_info=raised(text))
    record.__dict__["question"] = text
    assert text not in JsonLines().format(record)


@given(TEXTS)
def test_the_text_of_an_exception_never_gets_in(text: str) -> None:
    record = a_record("handlers.inbox", "mislukt", exc_info=raised(text))
    record.stack_info = text
    assert text not in JsonLines().format(record)


def test_an_exception_is_its_type_and_where_it_was_raised() -> None:
    line = line_of(a_record("handlers.inbox", "mislukt", exc_info=raised("geheim")))
    assert (line["error"], line["calls"][0].split(":")[0]) == ("RuntimeError", "raised (test_health.py")


def test_nothing_handed_along_with_a_record_gets_in() -> None:
    record = logging.getLogger("handlers.inbox").makeRecord(
        "handlers.inbox", logging.INFO, "inbox.py", 1, "binnen", (), None, extra={"user": "Anna"}
    )
    assert set(line_of(record)) == {"time", "level", "logger", "place", "message"}
