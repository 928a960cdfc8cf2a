"""The self test: every part tried, one line each in Dutch with what to do, and exit status 1 when something is wrong."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from bot.cli import main, selftest
from bot.database import open_database
from bot.model.digest import DigestChannel, DigestRules
from bot.model.knowledge import Knowledge
from bot.selftest import (
    Mark,
    Result,
    try_calendar,
    try_database,
    try_digest,
    try_knowledge,
    try_time_zone,
)
from bot.settings import Settings
from bot.switch import Switch
from handlers.selftest import OPTIONAL, try_slack
from handlers.verifying import SCOPES
from tests.builders import TODAY, a_knowledge_folder
from tests.conftest import SHIPPED
from tests.slack.conftest import workspace  # noqa: F401 - a fixture
from tests.slack.driver import Slack, an_api_error

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BOT, APP = "xoxb-geheim-1", "xapp-geheim-2"
EVERY_SCOPE = ",".join([*SCOPES, *OPTIONAL])
ROOM = "C0WEEK"
NAMES = (
    "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "SLACK_MODE", "KENNIS", "DATABASE_URL",
    "SLACK_API_URL", "HEALTH_PORT", "LOG_FORMAT",
)  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def good_knowledge(folder: Path) -> Path:
    """The small knowledge with the sentences of the bot, and no channel for a digest."""
    sentences = (SHIPPED / "zinnen.yaml").read_text("utf-8")
    return a_knowledge_folder(folder, zinnen=sentences, weekbericht="kanalen: []\n")


def settings(**more: str) -> Settings:
    return Settings(**{"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP} | more)  # type: ignore[arg-type]


def rules_for(*channels: str, advisors: str | None = None) -> DigestRules:
    made = tuple(DigestChannel(id=f"d{at}", channel=channel) for at, channel in enumerate(channels))
    return DigestRules(channels=made, advisors=advisors)


def tried(given: Settings, rules: DigestRules | None = None) -> list[tuple[str, str]]:
    """(mark, part) of every result."""
    return [(result.mark.value, result.part) for result in try_slack(given, rules)]


def marked(mark: Mark, results: list[Result]) -> list[str]:
    return [str(result) for result in results if result.mark is mark]


@pytest.fixture
def slack(workspace: Slack) -> Slack:  # noqa: F811 - the fixture
    """A workspace in which the app is installed as app.yaml says."""
    workspace.scopes = EVERY_SCOPE
    workspace.channels[ROOM] = {"is_channel": True, "is_member": True}
    return workspace


def test_a_result_is_one_line_with_what_to_do() -> None:
    result = Result(Mark.ATTENTION, "kalender", "is een voorbeeld.", "Doe er iets aan.")
    assert str(result) == "LET OP  kalender: is een voorbeeld. Doe er iets aan."


def test_an_installation_as_it_should_be_is_fine(slack: Slack) -> None:
    assert tried(settings(), rules_for(ROOM)) == [
        ("OK", "SLACK_APP_TOKEN"),
        ("OK", "SLACK_BOT_TOKEN"),
        ("OK", "rechten"),
        ("OK", f"kanaal {ROOM}"),
    ]


def test_without_tokens_it_says_what_is_missing_and_asks_slack_nothing(slack: Slack) -> None:
    found = tried(Settings())
    assert (found, slack.calls) == (
        [("FOUT", "SLACK_BOT_TOKEN"), ("FOUT", "SLACK_APP_TOKEN"), ("FOUT", "Slack")],
        [],
    )


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"SLACK_BOT_TOKEN": APP}, ["SLACK_BOT_TOKEN", "Slack"]),
        ({"SLACK_APP_TOKEN": BOT}, ["SLACK_APP_TOKEN"]),
        ({"SLACK_BOT_TOKEN": "xoxp-geheim"}, ["SLACK_BOT_TOKEN", "Slack"]),  # a token of a person
        ({"SLACK_APP_TOKEN": "geheim"}, ["SLACK_APP_TOKEN"]),
    ],
)
def test_a_token_of_another_kind_is_said_so_once_and_not_sent_to_slack(
    slack: Slack, given: dict[str, str], wrong: list[str]
) -> None:
    found = tried(settings(**given))
    assert [part for mark, part in found if mark == "FOUT"] == wrong


@pytest.mark.parametrize(
    ("method", "error", "said"),
    [
        ("auth.test", an_api_error("token_revoked"), "Slack neemt de token niet aan (token_revoked)."),
        ("auth.test", OSError("xoxb-geheim-1"), "Slack neemt de token niet aan (OSError)."),
        (
            "apps.connections.open",
            an_api_error("missing_scope"),
            "Slack opent geen verbinding (missing_scope).",
        ),
    ],
)
def test_what_slack_refuses_is_named_with_where_to_get_it(
    slack: Slack, method: str, error: Exception, said: str
) -> None:
    slack.faults[method] = [error]
    failed = marked(Mark.FAILURE, list(try_slack(settings(), None)))
    assert [said in line and "api.slack.com/apps" in line for line in failed] == [True]


@pytest.mark.parametrize(
    ("lacking", "mark", "said"),
    [
        ("users:read", Mark.FAILURE, "er ontbreken: users:read."),
        ("files:write", Mark.ATTENTION, "files:write ontbreekt: een lange lijst komt niet als bestand."),
    ],
)
def test_a_right_that_lacks_is_named_with_what_is_lost(
    slack: Slack, lacking: str, mark: Mark, said: str
) -> None:
    slack.scopes = EVERY_SCOPE.replace(lacking, "")
    lines = marked(mark, list(try_slack(settings(), None)))
    assert [said in line for line in lines] == [True]


def test_the_rights_that_the_bot_can_do_without_are_those_of_the_manifest() -> None:
    manifest = yaml.safe_load((SHIPPED.parent / "app.yaml").read_text("utf-8"))
    assert sorted(OPTIONAL) == sorted(manifest["oauth_config"]["scopes"]["bot_optional"])


@pytest.mark.parametrize(
    ("channel", "mark", "said"),
    [
        ({"is_member": False}, Mark.FAILURE, "de bot zit niet in dit kanaal."),
        ({"is_member": True, "is_archived": True}, Mark.FAILURE, "dit kanaal is gearchiveerd."),
        ({"is_member": True, "is_ext_shared": True}, Mark.ATTENTION, "hier lezen mensen van buiten mee"),
    ],
)
def test_a_channel_in_which_the_digest_goes_wrong_is_named(
    slack: Slack, channel: dict[str, bool], mark: Mark, said: str
) -> None:
    slack.channels[ROOM] = channel
    lines = marked(mark, list(try_slack(settings(), rules_for(ROOM))))
    assert [f"kanaal {ROOM}: {said}" in line for line in lines] == [True]


def test_a_channel_that_does_not_exist_is_named(slack: Slack) -> None:
    slack.faults["conversations.info"] = [an_api_error("channel_not_found")]
    lines = marked(Mark.FAILURE, list(try_slack(settings(), rules_for(ROOM))))
    assert [
        f"kanaal {ROOM}: de bot kan dit kanaal niet zien (channel_not_found)." in line for line in lines
    ] == [True]


@pytest.mark.parametrize(
    ("rules", "looked_up"),
    [
        (rules_for(ROOM, ROOM), 1),
        (rules_for(ROOM, advisors="U0ANNA"), 1),  # a person is no channel
        (rules_for(advisors=ROOM), 1),
        (rules_for(), 0),
        (None, 0),  # the knowledge could not be read
    ],
)
def test_every_channel_is_tried_once(slack: Slack, rules: DigestRules | None, looked_up: int) -> None:
    tried(settings(), rules)
    assert slack.called("conversations.info") == looked_up


def test_over_http_no_app_token_is_needed(slack: Slack) -> None:
    given = Settings(SLACK_BOT_TOKEN=BOT, SLACK_SIGNING_SECRET="geheim-3", PORT="3000")  # type: ignore[arg-type]
    assert tried(given) == [("OK", "SLACK_BOT_TOKEN"), ("OK", "rechten")]


@pytest.mark.parametrize("fault", [an_api_error("invalid_auth"), OSError(BOT), ValueError(APP)])
def test_no_token_is_ever_shown(slack: Slack, fault: Exception) -> None:
    slack.faults |= {"auth.test": [OSError(str(fault))], "apps.connections.open": [OSError(str(fault))]}
    shown = "\n".join(str(result) for result in try_slack(settings(SLACK_SIGNING_SECRET="geheim-3"), None))
    assert "geheim" not in shown


def test_faulty_knowledge_is_counted_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = a_knowledge_folder(tmp_path, drempels="perioden: x")
    found = try_knowledge(folder, TODAY)
    assert (found.knowledge, [result.mark for result in found.results]) == (None, [Mark.FAILURE])


def test_a_calendar_that_is_an_example_is_said_so(knowledge: Knowledge) -> None:
    assert try_calendar(knowledge, TODAY).mark is Mark.ATTENTION


@pytest.mark.parametrize(("days", "mark"), [(45, Mark.FINE), (46, Mark.ATTENTION)])
def test_a_calendar_may_be_as_old_as_the_digest_allows(tmp_path: Path, days: int, mark: Mark) -> None:
    folder = good_knowledge(tmp_path)
    file = folder / "kalender.yaml"
    file.write_text(file.read_text("utf-8").replace("voorbeeld: ja", "voorbeeld: nee"), "utf-8")
    knowledge = try_knowledge(folder, TODAY).knowledge
    assert knowledge is not None
    day = knowledge.calendar.source.read_on + timedelta(days=days)
    assert try_calendar(knowledge, day).mark is mark


def test_the_clock_of_amsterdam_is_told() -> None:
    assert str(try_time_zone(NOW)) == "OK      tijdzone: in Amsterdam is het nu 23-11-2026 10:00."


def test_a_database_that_works_is_fine_and_the_bot_is_on(tmp_path: Path) -> None:
    found = try_database(f"sqlite:///{tmp_path / 'j.sqlite'}", NOW)
    assert [str(result) for result in found] == [
        "OK      database: sqlite, te lezen en te schrijven.",
        "OK      schakelaar: de bot staat aan.",
    ]


def test_a_bot_that_is_off_is_said_so_with_how_to_turn_it_on(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'j.sqlite'}"
    switch = Switch(open_database(url))
    switch.turn(NOW, off=True)
    switch.close()
    assert (
        str(try_database(url, NOW)[1])
        == "LET OP  schakelaar: de bot staat uit. Zet de bot aan met 'kansrijk aan'."
    )


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////dev/null/geheim/j.sqlite",
        "nergens://bot:geheim@db/x",
        "postgresql+psycopg://bot:geheim@127.0.0.1:1/x",
    ],
)
def test_a_database_that_does_not_work_is_a_failure_without_its_address(address: str) -> None:
    (found,) = try_database(address, NOW)
    assert (found.mark, "geheim" in str(found)) == (Mark.FAILURE, False)


@pytest.mark.parametrize(
    ("rules", "mark"),
    [
        (rules_for(), Mark.ATTENTION),
        (rules_for(ROOM), Mark.ATTENTION),  # nobody hears of it when it goes wrong
        (rules_for(ROOM, advisors="U0ANNA"), Mark.FINE),
    ],
)
def test_a_digest_needs_a_channel_and_somebody_for_the_alarms(rules: DigestRules, mark: Mark) -> None:
    assert try_digest(rules).mark is mark


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str, **environment: str
) -> tuple[int, list[str]]:
    """The command in this process: (exit status, lines)."""
    monkeypatch.setattr(sys, "argv", ["kansrijk", *arguments])
    monkeypatch.setattr(selftest, "now", lambda: NOW)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    status = 0
    try:
        main()
    except SystemExit as stop:
        status = int(stop.code or 0)
    return status, capsys.readouterr().out.splitlines()


def test_the_command_tries_everything_that_it_can(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, slack: Slack
) -> None:
    status, lines = run(
        monkeypatch, capsys, "zelftest", "--kennis", str(good_knowledge(tmp_path)),
        DATABASE_URL=f"sqlite:///{tmp_path / 'j.sqlite'}",
    )  # fmt: skip
    parts = [line[8:].partition(":")[0] for line in lines[:-1]]
    assert (status, [part for part in parts if not part.startswith("k")]) == (
        1,
        ["tijdzone", "weekbericht", "database", "schakelaar", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "Slack"],
    )


def test_the_command_ends_well_when_nothing_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, slack: Slack
) -> None:
    status, lines = run(
        monkeypatch, capsys, "zelftest", "--kennis", str(good_knowledge(tmp_path)),
        DATABASE_URL=f"sqlite:///{tmp_path / 'j.sqlite'}", SLACK_BOT_TOKEN=BOT, SLACK_APP_TOKEN=APP,
    )  # fmt: skip
    assert (status, lines[-1].endswith("De bot kan werken."), "geheim" in str(lines)) == (0, True, False)


def test_a_setting_that_cannot_be_is_a_failure_and_the_knowledge_is_tried_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, lines = run(
        monkeypatch, capsys, "zelftest", "--kennis", str(good_knowledge(tmp_path)), HEALTH_PORT="poort"
    )
    said = [line for line in lines if line.startswith("FOUT")]
    assert (status, len(said), "HEALTH_PORT klopt niet" in said[0]) == (1, 1, True)


@pytest.mark.parametrize(
    ("commands", "said"),
    [
        (("uit",), "De bot staat uit."),
        (("uit", "uit"), "De bot stond al uit, sinds "),
        (("uit", "aan"), "De bot staat weer aan."),
        (("aan",), "De bot stond al aan."),
    ],
)
def test_the_bot_is_turned_off_and_on_from_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    commands: tuple[str, ...],
    said: str,
) -> None:
    url = f"sqlite:///{tmp_path / 'j.sqlite'}"
    lines = [run(monkeypatch, capsys, command, DATABASE_URL=url)[1] for command in commands]
    assert lines[-1][0].startswith(said)


def test_without_a_database_the_bot_is_not_turned_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, capsys, "uit", DATABASE_URL="sqlite:////dev/null/x/j.sqlite") == (1, [])
