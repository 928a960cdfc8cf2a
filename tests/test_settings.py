"""The environment is read once; what is missing is said at once, and secrets stay secret."""

import pytest
from pydantic import SecretStr

from bot.settings import Settings, SettingsProblem, SlackMode, read_settings

BOT, APP, SECRET = "xoxb-geheim-1", "xapp-geheim-2", "geheim-3"
NAMES = (
    "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "HOST", "SLACK_MODE", "SLACK_API_URL",
    "DATABASE_URL", "KENNIS",
)  # fmt: skip
SOCKET = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}
HTTP = {"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SECRET, "PORT": "3000"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def read(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return read_settings()


def refused(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    with pytest.raises(SettingsProblem) as caught:
        read(monkeypatch, **environment)
    return str(caught.value)


@pytest.mark.parametrize(
    ("environment", "mode"),
    [
        (SOCKET, SlackMode.SOCKET),
        (HTTP, SlackMode.HTTP),
        (SOCKET | HTTP, SlackMode.SOCKET),
        (SOCKET | HTTP | {"SLACK_MODE": "http"}, SlackMode.HTTP),
        (SOCKET | HTTP | {"SLACK_MODE": "socket"}, SlackMode.SOCKET),
        (SOCKET | {"PORT": "3000"}, SlackMode.SOCKET),
    ],
)
def test_what_is_there_decides_how_slack_is_reached(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], mode: SlackMode
) -> None:
    assert read(monkeypatch, **environment).mode is mode


def test_without_anything_both_tokens_are_asked_for_with_where_to_get_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert refused(monkeypatch).split("\n") == [
        "De bot kan niet starten in Slack. Zet deze instellingen goed:",
        "- SLACK_BOT_TOKEN ontbreekt: begint met xoxb-; api.slack.com/apps, uw app, 'OAuth & Permissions', "
        "'Bot User OAuth Token'",
        "- SLACK_APP_TOKEN ontbreekt: begint met xapp-; api.slack.com/apps, uw app, 'Basic Information', "
        "'App-Level Tokens', met het recht connections:write (voor Socket Mode)",
    ]


def test_for_http_the_secret_and_the_port_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(monkeypatch, SLACK_MODE="http")
    assert [name for name in NAMES if f"{name} ontbreekt" in said] == [
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
        "PORT",
    ]


def test_an_empty_setting_is_a_missing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "SLACK_BOT_TOKEN ontbreekt" in refused(monkeypatch, **SOCKET | {"SLACK_BOT_TOKEN": ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "poort"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("SLACK_MODE", "email"),
        ("SLACK_API_URL", "slack.com"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_what_it_should_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    assert f"- {name} klopt niet:" in refused(monkeypatch, **SOCKET | {name: value})


def test_everything_that_is_wrong_is_said_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    said = refused(monkeypatch, PORT="poort", SLACK_MODE="email")
    assert [name for name in NAMES if name in said] == ["PORT", "SLACK_MODE"]


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"SLACK_BOT_TOKEN": APP, "SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": BOT}, "SLACK_APP_TOKEN"),
    ],
)
def test_swapped_tokens_are_noticed(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], name: str
) -> None:
    assert f"{name} is een ander soort token" in refused(monkeypatch, **environment)


def test_no_secret_shows_in_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **SOCKET | HTTP | {"DATABASE_URL": "postgresql://bot:geheim@db/kansrijk"})
    shown = f"{settings!r} {settings} {settings.model_dump()}"
    assert "geheim" not in shown


def test_no_secret_shows_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "geheim" not in refused(monkeypatch, **SOCKET | {"PORT": "geheim"})


def test_the_bot_listens_on_this_machine_only_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, **HTTP).host == "127.0.0.1"


def test_slack_itself_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, **SOCKET).api_url == "https://slack.com/api/"


def test_the_journal_is_a_file_of_this_user_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    address = read(monkeypatch, **SOCKET).journal_url
    assert (address.startswith("sqlite:////"), address.endswith("/kansrijk/journaal.sqlite")) == (True, True)


def test_the_journal_is_where_database_url_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        read(monkeypatch, **SOCKET | {"DATABASE_URL": "sqlite:///j.sqlite"}).journal_url
        == "sqlite:///j.sqlite"
    )


def test_the_secret_itself_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, **SOCKET).bot_token == SecretStr(BOT)
