"""What the bot at work shows of itself: its health and its numbers over HTTP, its log as JSON, and no text in any of them."""

import json
import logging
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from slack_bolt import App
from slack_sdk import WebClient

from bot.database import open_database
from bot.health import Checked, Checks, Status
from bot.journal import Journal
from bot.logging_json import JsonLines
from bot.model.base import Language
from bot.settings import LogFormat, Settings
from bot.switch import Switch
from handlers import running
from handlers.health_line import HealthLine, checks_of, open_health_line
from handlers.measuring import Metrics
from handlers.running import run
from handlers.socket_line import SocketLine
from handlers.switched import OFF
from tests.slack.an_assistant import SECRET, AnAssistant
from tests.slack.conftest import Clock
from tests.slack.driver import COLLEAGUE, DIRECT, Slack, an_api_error
from tests.slack.server import BotProcess, Server, a_free_port
from tests.slack.test_end_to_end import binary, socket_server  # noqa: F401 - fixtures
from tests.slack.test_running import signals  # noqa: F401 - a fixture

QUESTION = "Mag de sloopopdracht van Wethouder Pieterse"
FINE: Checks = {"database": lambda _now: Checked(Status.OK, {"events_waiting": 2})}
SILENT: Checks = FINE | {"slack": lambda _now: Checked(Status.FAILURE, {"pong_age_seconds": 300.0})}
KNOWN: Checks = {"knowledge": lambda _now: Checked(Status.WARNING, {"version": "8c38", "age_days": 46})}

Got = tuple[int, str, str]


def get(port: int, path: str, method: str = "GET") -> Got:
    """(status, kind of content, content)"""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers["Content-Type"], refused.read().decode()


Opened = Callable[[Checks], int]


@pytest.fixture
def opened(clock: Clock) -> Iterator[Opened]:
    """Opens the health line on these checks; gives its port."""
    lines: list[HealthLine] = []

    def opening(checks: Checks) -> int:
        settings = Settings(HEALTH_PORT=a_free_port())
        line = open_health_line(settings, checks, Metrics(), clock)
        assert line is not None and settings.health_port is not None
        lines.append(line)
        return settings.health_port

    yield opening
    for line in lines:
        line.close()


def numbers(text: str) -> dict[str, float]:
    """Every sample of a page of metrics: name with labels -> value."""
    return {
        " ".join(
            [sample.name, *(f"{key}={value}" for key, value in sorted(sample.labels.items()))]
        ): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def counted(slack: Slack) -> dict[str, float]:
    """What the bot in this workspace counted so far, of what is above zero."""
    assert slack.bot is not None
    found = (sample for family in slack.bot.metrics.registry.collect() for sample in family.samples)
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for sample in found
        if sample.value and not sample.name.endswith(("_created", "_bucket", "_sum"))
    }


@pytest.mark.parametrize(("checks", "status"), [(FINE, 200), (KNOWN, 200), (SILENT, 503)])
def test_the_status_says_whether_a_check_failed(opened: Opened, checks: Checks, status: int) -> None:
    assert get(opened(checks), "/healthz")[0] == status


def test_the_health_is_json_with_every_check(opened: Opened) -> None:
    _, kind, said = get(opened(SILENT), "/healthz")
    assert (kind, json.loads(said)) == (
        "application/json; charset=utf-8",
        {
            "status": "failure",
            "checks": {
                "database": {"status": "ok", "events_waiting": 2},
                "slack": {"status": "failure", "pong_age_seconds": 300.0},
            },
        },
    )


def test_every_check_is_a_metric_too(opened: Opened) -> None:
    found = numbers(get(opened(SILENT | KNOWN), "/metrics")[2])
    assert {
        name: value for name, value in found.items() if "answer" not in name and "given_up" not in name
    } == {
        "kansrijk_check_ok check=database": 1,
        "kansrijk_check_ok check=slack": 0,
        "kansrijk_check_ok check=knowledge": 1,
        "kansrijk_database_events_waiting": 2,
        "kansrijk_slack_pong_age_seconds": 300,
        "kansrijk_knowledge_info version=8c38": 1,
        "kansrijk_knowledge_age_days": 46,
    }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("HEAD", "/healthz", 200),
        ("GET", "/", 404),
        ("GET", "/slack/events", 404),
        ("POST", "/healthz", 405),
        ("DELETE", "/metrics", 405),
    ],
)
def test_there_is_nothing_else_to_see_or_do(opened: Opened, method: str, path: str, status: int) -> None:
    found = get(opened(FINE), path, method)
    assert (found[0], found[2]) == (status, "")


def test_the_health_is_for_this_machine_only_unless_told_otherwise() -> None:
    assert Settings(HEALTH_PORT=8080).health_host == "127.0.0.1"


def test_without_a_port_nothing_listens(clock: Clock) -> None:
    assert open_health_line(Settings(), FINE, Metrics(), clock) is None


@pytest.mark.parametrize(
    ("asked", "counted_as"),
    [
        ("mag dit?", "kansrijk_questions_total wet answered"),
        ("welke schoonmaak?", "kansrijk_questions_total wet asks"),
        ("onzin", "kansrijk_questions_total onbekend unknown"),
    ],
)
def test_a_question_is_counted_by_what_was_asked_and_what_came_of_it(
    slack: Slack, asked: str, counted_as: str
) -> None:
    slack.mention(asked)
    assert counted(slack) == {counted_as: 1, "kansrijk_answers_total": 1, "kansrijk_answer_seconds_count": 1}


def test_a_choice_is_counted_as_what_goes_on(slack: Slack) -> None:
    slack.mention("welke schoonmaak?")
    slack.click("3. Geen van deze")
    assert counted(slack)["kansrijk_questions_total follow-up answered"] == 1


def test_a_failed_attempt_is_counted_by_its_kind_and_the_answer_once(slack: Slack, clock: Clock) -> None:
    slack.faults["chat.postMessage"] = [an_api_error("channel_not_found")]
    slack.mention("mag dit?")
    found = counted(slack)
    failures = {name: value for name, value in found.items() if "failures" in name or "given_up" in name}
    assert (failures, "kansrijk_answers_total" in found) == (
        {"kansrijk_failures_total RefusedError": 1, "kansrijk_given_up_total": 1},
        False,
    )


@dataclass
class Looking:
    """A connection that looks at the health as soon as it is open, and then is deaf."""

    port: int
    is_deaf: bool = True
    seen: list[Got] = field(default_factory=list)

    def open(self) -> None:
        self.seen = [get(self.port, "/healthz"), get(self.port, "/metrics")]

    def close(self) -> None: ...


def running_with_health(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, journal: Journal, clock: Clock
) -> Looking:
    line = Looking(settings.health_port or 0)
    monkeypatch.setattr(running, "_line", lambda *_: line)
    run(settings, AnAssistant, journal, clock, checks=KNOWN)
    return line


@pytest.fixture
def settings_with_health(settings: Settings) -> Settings:
    return settings.model_copy(update={"health_port": a_free_port()})


def test_the_running_bot_shows_its_own_checks_and_those_handed_in(
    workspace: Slack,
    settings_with_health: Settings,
    journal: Journal,
    clock: Clock,
    signals: None,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = running_with_health(monkeypatch, settings_with_health, journal, clock)
    assert list(json.loads(line.seen[0][2])["checks"]) == ["database", "knowledge"]


def test_the_health_is_gone_when_the_bot_has_stopped(
    workspace: Slack,
    settings_with_health: Settings,
    journal: Journal,
    clock: Clock,
    signals: None,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = running_with_health(monkeypatch, settings_with_health, journal, clock)
    with socket.socket() as knocking:
        assert knocking.connect_ex(("127.0.0.1", line.port)) != 0


def test_a_health_port_that_is_taken_is_said_so(
    workspace: Slack,
    settings: Settings,
    journal: Journal,
    clock: Clock,
    signals: None,  # noqa: F811 - the fixture
    caplog: pytest.LogCaptureFixture,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status = run(settings.model_copy(update={"health_port": port}), AnAssistant, journal, clock)
    assert (status, f"kan niet luisteren op 127.0.0.1:{port}" in caplog.text) == (1, True)


@pytest.mark.parametrize(("silence", "well"), [(5.0, True), (61.0, False)])
def test_the_age_of_the_last_pong_is_part_of_the_health(
    journal: Journal, clock: Clock, silence: float, well: bool
) -> None:
    now = [1000.0]
    line = SocketLine(
        App(signing_secret="s", authorize=lambda: None), "xapp-1", WebClient(), wall=lambda: now[0]
    )
    now[0] += silence
    found = checks_of(journal, None, line)["slack"](clock())
    line.close()
    assert found == Checked(Status.OK if well else Status.FAILURE, {"pong_age_seconds": silence})


class Failing(AnAssistant):
    """Quotes the question in its error, as anything might."""

    def answer(self, text: str, *more: Any, **named: Any) -> Any:
        super().answer(text, *more, **named)
        raise ValueError(f"{text}: {SECRET}")


@pytest.fixture
def json_log() -> Iterator[list[str]]:
    """Every line that the log would hold with LOG_FORMAT=json, at the level at which most is said."""
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonLines().format(record))

    root, handler = logging.getLogger(), Kept()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


def everything_that_can_happen(slack: Slack) -> None:
    """Questions, clicks and commands, with Slack failing in between."""
    slack.faults["users.info"] = [an_api_error("fatal_error")]
    slack.mention(f"{QUESTION} worden voorbehouden?")
    slack.direct_message(f"{QUESTION} worden voorbehouden?")
    slack.click("Waarom?")
    slack.command(f"{QUESTION} worden voorbehouden?")
    slack.faults["chat.postMessage"] = [an_api_error("channel_not_found"), OSError(QUESTION)]
    slack.mention(f"{QUESTION} nog eens?")
    slack.event("reaction_added", text=QUESTION, user=COLLEAGUE)
    slack.event(
        "message", text=QUESTION, user=COLLEAGUE, channel=DIRECT, channel_type="im", subtype="message_changed"
    )


@pytest.mark.parametrize("secret", [QUESTION, "Pieterse", SECRET, "Anna de Vries", "xoxb-1", COLLEAGUE])
@pytest.mark.parametrize("kind", [AnAssistant, Failing])
def test_no_question_name_value_token_or_person_gets_into_the_json_log(
    kind: type[AnAssistant],
    workspace: Slack,
    settings: Settings,
    journal: Journal,
    clock: Clock,
    json_log: list[str],
    secret: str,
) -> None:
    workspace.people[COLLEAGUE] = {**workspace.people[COLLEAGUE], "real_name": "Anna de Vries"}
    bot = running.make(settings, kind, journal, clock, sleep=lambda _: None, every=0.02)
    workspace.bot = bot
    bot.inbox.start()
    if kind is AnAssistant:
        everything_that_can_happen(workspace)
    else:
        workspace.mention(f"{QUESTION} worden voorbehouden?")
    bot.stop(5)
    written = "\n".join(json_log)
    assert (secret in written, "binnen: " in written) == (False, True)


def test_every_line_of_a_json_log_is_one_object_with_an_id_or_a_place(
    slack: Slack, json_log: list[str]
) -> None:
    slack.mention("mag dit?", event_id="Ev42")
    messages = [json.loads(line).get("message", "") for line in json_log]
    assert "binnen: Ev42 nr. 1" in messages


def test_with_log_format_json_the_process_writes_json(
    workspace: Slack,
    settings_with_health: Settings,
    journal: Journal,
    clock: Clock,
    signals: None,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(logging.getLogger(), "level", logging.getLogger().level)
    in_json = settings_with_health.model_copy(update={"log_format": LogFormat.JSON})
    running_with_health(monkeypatch, in_json, journal, clock)
    said = [json.loads(line).get("message") for line in capsys.readouterr().err.splitlines()]
    assert "stopt: geen verbinding met Slack" in said


@dataclass
class WatchedBot(BotProcess):
    """The bot as its users start it, with its health on a port and its log in JSON."""

    module: str = "handlers"
    health_port: int = field(default_factory=a_free_port)

    def _environment(self) -> dict[str, str]:
        return super()._environment() | {"HEALTH_PORT": str(self.health_port), "LOG_FORMAT": "json"}


@pytest.fixture
def watched(socket_server: Server, tmp_path: Path) -> Iterator[WatchedBot]:  # noqa: F811 - the fixture
    bot = WatchedBot(socket_server, tmp_path)
    bot.start()
    yield bot
    bot.stop()


def test_a_real_process_is_well_answers_is_turned_off_and_logs_no_text(
    socket_server: Server,  # noqa: F811 - the fixture
    watched: WatchedBot,
    tmp_path: Path,
) -> None:
    """One process, from its start to the switch: the start costs seconds."""
    status, _, health = get(watched.health_port, "/healthz")
    socket_server.mentions("Wie doet catering voor wethouder Pieterse?")
    socket_server.answers(1)
    found = numbers(get(watched.health_port, "/metrics")[2])
    switch = Switch(open_database(f"sqlite:///{tmp_path / 'journaal.sqlite'}"))
    switch.turn(datetime(2026, 11, 23, tzinfo=UTC), off=True)
    switch.close()
    socket_server.mentions("Wie doet catering?")
    said = socket_server.answers(2)[1]["text"]
    lines = [json.loads(line) for line in watched.said().splitlines()]
    assert (
        status,
        list(json.loads(health)["checks"]),
        found["kansrijk_questions_total intent=markt outcome=answered"],
        said,
        "Pieterse" in str(lines),
    ) == (200, ["database", "slack", "switch", "knowledge", "digest"], 1, OFF[Language.DUTCH], False)
