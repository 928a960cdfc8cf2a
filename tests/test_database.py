"""What a database that does not work says: why, and what to do. Never what stood in it."""

import socket
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.database import JournalUnavailable, open_database, storable
from bot.journal import open_journal
from tests.databases import database_url, postgres_url  # noqa: F401 - fixtures
from tests.test_migrations import NOW


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'staat' / 'journaal.sqlite'}"


def a_closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def problem_of_a_note(address: str) -> str:
    """What is said when something is written there."""
    journal = open_journal(address)
    try:
        with pytest.raises(JournalUnavailable) as caught:
            journal.note_unanswered("wat is dat?", NOW)
    finally:
        journal.close()
    return str(caught.value)


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "j.sqlite").write_text("geen database " * 500)
    with pytest.raises(JournalUnavailable, match=r"beschadigd of geen database\. Zet een kopie terug"):
        open_database(f"sqlite:///{tmp_path / 'j.sqlite'}")


def test_a_file_that_can_only_be_read_is_said_so(file: str) -> None:
    open_database(file).close()
    read_only = f"sqlite:///file:{file.removeprefix('sqlite:///')}?mode=ro&uri=true"
    assert problem_of_a_note(read_only) == (
        "Het journaal werkt niet: de database is alleen te lezen. Geef de bot het recht om erin te schrijven."
    )


def test_a_postgresql_that_can_only_be_read_is_said_so(postgres_url: str) -> None:  # noqa: F811 - the fixture
    open_database(postgres_url).close()
    options = str(sa.make_url(postgres_url).query["options"])
    read_only = sa.make_url(postgres_url).update_query_dict(
        {"options": f"{options} -cdefault_transaction_read_only=on"}
    )
    assert "alleen te lezen" in problem_of_a_note(read_only.render_as_string(hide_password=False))


def test_a_file_that_another_process_locked_is_said_so(file: str) -> None:
    open_database(file).close()
    engine = sa.create_engine(file)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        said = problem_of_a_note(file)
    engine.dispose()
    assert "vergrendeld door een ander proces. Stop dat proces" in said


def test_a_table_that_another_process_locked_is_said_so(postgres_url: str) -> None:  # noqa: F811 - the fixture
    open_database(postgres_url).close()
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("lock table unanswered in share mode")
        said = problem_of_a_note(postgres_url)
    engine.dispose()
    assert "vergrendeld door een ander proces. Stop dat proces" in said


def test_a_full_database_is_said_so(file: str) -> None:
    database = open_database(file)
    event.listen(
        database._engine, "begin", lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=1")
    )
    big = sa.text("insert into unanswered (text, made_at) values (hex(zeroblob(100000)), 1)")
    with (
        pytest.raises(JournalUnavailable, match=r"de schijf is vol\. Maak ruimte vrij"),
        database.transaction() as c,
    ):
        c.execute(big)
    database.close()


def test_a_postgresql_that_is_not_there_is_said_so() -> None:
    with pytest.raises(
        JournalUnavailable, match=r"niet bereikbaar\. Controleer DATABASE_URL, en of de database draait"
    ):
        open_database(f"postgresql+psycopg://x@127.0.0.1:{a_closed_port()}/x")


def test_a_postgresql_that_came_back_is_used_again(postgres_url: str) -> None:  # noqa: F811 - the fixture
    named = sa.make_url(postgres_url).update_query_dict({"application_name": postgres_url[-12:]})
    journal = open_journal(named.render_as_string(hide_password=False))
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = %s",
            (postgres_url[-12:],),
        )
    engine.dispose()
    journal.note_unanswered("wat is dat?", NOW)
    found = journal.unanswered()
    journal.close()
    assert found == ["wat is dat?"]


@pytest.mark.parametrize(
    "address", ["onzin", "sqlite:////proc/bestaat/niet.sqlite", "postgresql+bestaatniet://x/y"]
)
def test_an_address_that_cannot_be_is_said_so(address: str) -> None:
    with pytest.raises(JournalUnavailable, match="Controleer DATABASE_URL"):
        open_database(address)


def test_an_address_without_a_driver_is_taken_with_ours(postgres_url: str) -> None:  # noqa: F811 - the fixture
    open_database(postgres_url.replace("postgresql+psycopg:", "postgresql:")).close()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("wat is dat?", "wat is dat?"),
        ("één 🙂", "één 🙂"),
        ("a\x00b", "ab"),
        ("half een \ud83d teken", "half een  teken"),
    ],
)
def test_what_no_database_can_hold_is_left_out(database_url: str, text: str, kept: str) -> None:  # noqa: F811 - the fixture
    journal = open_journal(database_url)
    journal.note_unanswered(text, NOW)
    found = journal.unanswered()
    journal.close()
    assert (found, storable(kept)) == ([kept], kept)
