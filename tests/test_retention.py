"""What is past its time goes, and so does every trace of a person who asks for it. The rest stays."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import app
from bot.database import Database, open_database
from bot.follows import Follow, Follows, Seen
from bot.journal import Arrival, Journal
from bot.model.base import Language
from bot.model.procurement import Calendar, CalendarSource
from bot.model.retention import KEEP_FOLLOWERS, KEEP_SNAPSHOTS, RULES, Kept
from bot.model.viewer import Audience
from bot.retention import forget_person, tidy
from bot.snapshots import Snapshots
from tests.builders import an_entry
from tests.databases import database_url, postgres_url  # noqa: F401 - fixtures
from tests.test_migrations import tables_in_the_code

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FOLLOW = Follow(
    team="T", user="U0ANNA", entry="C1", language=Language.DUTCH, seen=Seen(audience=Audience.BANDED)
)
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:  # noqa: F811 - the fixture
    opened = open_database(database_url)
    yield opened
    opened.close()


def asked_by(database: Database, user: str, number: int = 1, text: str = "mag dit?") -> None:
    arrival = Arrival(
        event_id=f"E{number}",
        team="T",
        channel="C",
        ts=str(number),
        lane="L",
        payload={"user": user, "text": text},
    )
    Journal(database).store(arrival, NOW)


def a_calendar(title: str) -> Calendar:
    return Calendar(
        source=CalendarSource(name="x", read_on=date(2026, 11, 2)), entries=(an_entry(title=title),)
    )


def run(monkeypatch: pytest.MonkeyPatch, address: str, *words: str) -> Result:
    monkeypatch.setenv("DATABASE_URL", address)
    return CliRunner().invoke(app, words)


def test_a_snapshot_goes_after_its_time(database: Database) -> None:
    snapshots = Snapshots(database)
    snapshots.keep(a_calendar("een"), NOW)
    snapshots.keep(a_calendar("twee"), NOW + timedelta(days=1))
    gone = tidy(database, NOW + KEEP_SNAPSHOTS + timedelta(seconds=1))
    assert gone["calendar_snapshots"] == 1


def test_the_last_snapshot_stays_whatever_its_age(database: Database) -> None:
    snapshots = Snapshots(database)
    snapshots.keep(a_calendar("een"), NOW)
    tidy(database, NOW + 9 * KEEP_SNAPSHOTS)
    assert snapshots.before(NOW.date()) is not None


def test_a_row_that_is_not_past_its_time_stays(database: Database) -> None:
    asked_by(database, "U0ANNA")
    assert sum(tidy(database, NOW).values()) == 0


def test_a_person_is_forgotten(database: Database) -> None:
    asked_by(database, "U0ANNA")
    forget_person(database, "U0ANNA")
    assert Journal(database).waiting(NOW, 9) == []


def test_others_are_not_forgotten_with_a_person(database: Database) -> None:
    asked_by(database, "U0ANNA")
    asked_by(database, "U0BEN", 2)
    assert forget_person(database, "U0ANNA")["events"] == 1


def test_a_longer_id_that_begins_the_same_is_another_person(database: Database) -> None:
    asked_by(database, "U0ANNAB")
    assert forget_person(database, "U0ANNA")["events"] == 0


def test_a_person_who_is_named_in_a_question_is_forgotten_too(database: Database) -> None:
    asked_by(database, "U0BEN", text="vraag het <@U0ANNA>")
    assert forget_person(database, "U0ANNA")["events"] == 1


def test_a_person_who_is_named_in_a_question_without_an_answer_is_forgotten_too(database: Database) -> None:
    Journal(database).note_unanswered("wie is <@U0ANNA>?", NOW)
    forget_person(database, "U0ANNA")
    assert Journal(database).unanswered() == []


def test_who_follows_something_is_kept_whatever_the_age(database: Database) -> None:
    Follows(database).start(FOLLOW, NOW)
    assert tidy(database, NOW + 9 * KEEP_FOLLOWERS)["followers"] == 0


def test_who_follows_nothing_any_more_goes_after_a_month(database: Database) -> None:
    Follows(database).start(FOLLOW, NOW)
    Follows(database).stop(FOLLOW.team, FOLLOW.user, FOLLOW.entry)
    assert tidy(database, NOW + KEEP_FOLLOWERS + timedelta(seconds=1))["followers"] == 1


def test_a_person_who_follows_a_procurement_is_forgotten(database: Database) -> None:
    Follows(database).start(FOLLOW, NOW)
    assert (forget_person(database, "U0ANNA")["follows"], Follows(database).of("T", "U0ANNA")) == (1, ())


def test_signs_with_a_meaning_in_a_search_are_just_signs(database: Database) -> None:
    asked_by(database, "U0ANNA")
    assert forget_person(database, "U%")["events"] == 0


def test_the_command_says_how_many_rows_of_a_person_went(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch  # noqa: F811 - the fixture
) -> None:  # fmt: skip
    asked_by(database, "U0ANNA")
    Journal(database).note_unanswered("wie is <@U0ANNA>?", NOW)
    said = run(monkeypatch, database_url, "vergeet", "U0ANNA").output
    assert said == "2 regels verwijderd: events 1, unanswered 1.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [(("vergeet", "U0ANNA"), "Van U0ANNA stond er niets.\n"), (("opschonen",), "Er was niets te oud.\n")],
)
def test_nothing_to_remove_is_said_so(
    database_url: str, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str  # noqa: F811 - the fixture
) -> None:  # fmt: skip
    assert run(monkeypatch, database_url, *words).output == said


def test_the_command_removes_what_is_too_old(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch  # noqa: F811 - the fixture
) -> None:  # fmt: skip
    Journal(database).note_unanswered("wat is dat?", NOW - timedelta(days=9999))
    assert run(monkeypatch, database_url, "opschonen").output == "1 regel verwijderd: unanswered 1.\n"


@pytest.mark.parametrize("user", ["Anna", "anna@voorbeeld.nl", "@U0ANNA", "u0anna", "C0INKOOP", ""])
def test_what_is_no_user_id_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: str) -> None:
    result = run(monkeypatch, f"sqlite:///{tmp_path / 'j.sqlite'}", "vergeet", user)
    assert (result.exit_code, "is geen nummer van een gebruiker" in result.output) == (2, True)


def test_a_database_that_cannot_be_reached_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "sqlite:////proc/bestaat/niet.sqlite", "opschonen")
    assert (result.exit_code, "Controleer DATABASE_URL" in result.output) == (1, True)


def test_every_table_has_its_rule() -> None:
    assert {rule.table for rule in RULES} == set(tables_in_the_code().tables)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.table)
def test_a_rule_is_about_columns_that_exist(rule: Kept) -> None:
    assert {rule.at, *rule.people} <= set(tables_in_the_code().tables[rule.table].columns.keys())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.table)
def test_the_register_in_the_readme_has_every_table_with_its_time(rule: Kept) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `{rule.table}` |")), "")
    time = f"| {rule.keep.days} days" if rule.keep else "| until"
    assert time in row
