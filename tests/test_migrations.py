"""A database of before is brought forward on opening, whole or not at all, by one process at a time."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.database import JournalUnavailable, open_database
from bot.journal import Arrival, open_journal
from bot.snapshots import open_snapshots
from tests.databases import database_url, postgres_url, start_together  # noqa: F401 - fixtures

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BOT = Path(__file__).parents[1] / "bot"

FIRST_RELEASE = """
create table events (
    seq integer not null, event_id varchar(255) not null, team varchar(64) not null, channel varchar(64) not null,
    ts varchar(255) not null, lane varchar(255) not null, payload json not null, state varchar(16) not null,
    attempts integer not null, token varchar(32), free_at bigint not null, sending boolean not null,
    received_at bigint not null, primary key (seq), constraint events_once unique (team, channel, ts), unique (event_id)
);
create index events_open on events (state, free_at);
create index events_lane on events (lane, seq);
create table exchanges (
    seq integer not null, id varchar(32) not null, team varchar(64) not null, channel varchar(64) not null,
    thread varchar(64) not null, conversation text not null, made_at bigint not null, primary key (seq), unique (id)
);
create index exchanges_thread on exchanges (team, channel, thread);
create table unanswered (seq integer not null, text text not null, made_at bigint not null, primary key (seq));
create table calendar_snapshots (
    seq integer not null, digest varchar(64) not null, calendar text not null, made_at bigint not null, primary key (seq)
);
insert into events values (7, 'E1', 'T', 'C', '1.1', 'L', '{"text": "mag dit?"}', 'wacht', 0, null, 0, 0, 1795424400000);
insert into exchanges values (3, 'x1', 'T', 'C', '1.1', '{"topic": "een"}', 1795424400000);
insert into unanswered values (1, 'wat is dat?', 1795424400000);
insert into calendar_snapshots values (1, 'aa', '{"bron": {"naam": "x", "gelezen_op": "2026-11-02"}, "trajecten": []}',
    1795424400000);
"""
"""What the last release without steps made, with a row in every table."""


@pytest.fixture
def old(tmp_path: Path) -> str:
    """The address of a database of the first release."""
    path = tmp_path / "journaal.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST_RELEASE)
    connection.close()
    return f"sqlite:///{path}"


def tables_in_the_code() -> sa.MetaData:
    """Every table that a module of the bot uses."""
    found = sa.MetaData()
    for path in BOT.glob("*.py"):
        if "sa.MetaData()" in path.read_text(encoding="utf-8"):
            for tables in vars(import_module(f"bot.{path.stem}")).values():
                for table in tables.tables.values() if isinstance(tables, sa.MetaData) else ():
                    table.to_metadata(found)
    return found


def with_database(address: str, statement: str) -> None:
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()


def names_in(address: str) -> Iterator[str]:
    engine = sa.create_engine(address)
    yield from sa.inspect(engine).get_table_names()
    engine.dispose()


def opened_and_stored(address: str, number: int) -> int | None:
    journal = open_journal(address)
    arrival = Arrival(event_id=f"E{number}", team="T", channel="C", ts=f"{number}", lane="L", payload={})
    seq = journal.store(arrival, NOW)
    journal.close()
    return seq


def test_an_event_of_the_first_release_is_still_to_be_answered(old: str) -> None:
    journal = open_journal(old)
    work = journal.claim(7, NOW)
    journal.close()
    assert work is not None and work.payload == {"text": "mag dit?"}


def test_a_conversation_of_the_first_release_goes_on(old: str) -> None:
    journal = open_journal(old)
    found = journal.latest_exchange("T", "C", "1.1")
    journal.close()
    assert found is not None and found.conversation.topic == "een"


def test_a_question_without_an_answer_of_the_first_release_is_still_there(old: str) -> None:
    journal = open_journal(old)
    found = journal.unanswered()
    journal.close()
    assert found == ["wat is dat?"]


def test_a_calendar_of_the_first_release_can_be_compared_with(old: str) -> None:
    snapshots = open_snapshots(old)
    found = snapshots.before(NOW.date())
    snapshots.close()
    assert found is not None and found.calendar.source.name == "x"


def test_the_steps_make_what_the_code_uses(database_url: str) -> None:  # noqa: F811 - the fixture
    open_database(database_url).close()
    engine = sa.create_engine(database_url)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), tables_in_the_code())
    engine.dispose()
    assert difference == []


def test_a_database_of_the_first_release_becomes_what_the_code_uses(old: str) -> None:
    open_database(old).close()
    engine = sa.create_engine(old)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), tables_in_the_code())
    engine.dispose()
    assert difference == []


def test_of_several_processes_that_open_at_once_each_can_work(database_url: str) -> None:  # noqa: F811 - the fixture
    stored = start_together(opened_and_stored, database_url, 4)
    assert (None in stored, len(set(stored))) == (False, 4)


def test_several_processes_bring_an_old_database_forward_and_none_stores_an_event_again(old: str) -> None:
    stored = start_together(opened_and_stored, old, 3)
    assert sorted(seq or 0 for seq in stored) == [0, 8, 9]


def test_a_step_that_fails_changes_nothing(database_url: str) -> None:  # noqa: F811 - the fixture
    open_database(database_url).close()
    for table in names_in(database_url):
        with_database(database_url, f"drop table {table}")
    with_database(database_url, "create table exchanges (seq integer)")
    with pytest.raises(JournalUnavailable):
        open_database(database_url)
    assert list(names_in(database_url)) == ["exchanges"]


def test_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:  # noqa: F811 - the fixture
    open_database(database_url).close()
    with_database(database_url, "update alembic_version set version_num = '9999'")
    with pytest.raises(
        JournalUnavailable, match=r"van een nieuwere versie van Kansrijk\. Installeer die versie"
    ):
        open_database(database_url)
