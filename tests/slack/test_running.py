"""The process: how it ends, and when it gives itself up."""

import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.journal import Journal
from bot.settings import Settings
from handlers import running
from handlers.lanes import Lanes
from handlers.running import run
from handlers.socket_line import DEAF_AFTER, SocketLine
from tests.slack.an_assistant import AnAssistant
from tests.slack.conftest import Clock
from tests.slack.driver import Slack


@dataclass
class DeafLine:
    """A connection on which nothing was heard for too long."""

    is_deaf: bool = True
    did: list[str] = field(default_factory=list)

    def open(self) -> None:
        self.did.append("open")

    def close(self) -> None:
        self.did.append("close")


@pytest.fixture
def signals() -> Iterator[None]:
    """The signals of the test runner are its own again afterwards."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_process_that_hears_nothing_ends_so_that_it_is_started_anew(
    workspace: Slack,
    settings: Settings,
    journal: Journal,
    clock: Clock,
    signals: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = DeafLine()
    monkeypatch.setattr(running, "_line", lambda *_: line)
    assert (run(settings, AnAssistant, journal, clock), line.did) == (3, ["open", "close"])


def test_a_port_that_is_taken_is_said_so(
    workspace: Slack, journal: Journal, clock: Clock, signals: None, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings(SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s", PORT=port)
        status = run(settings, AnAssistant, journal, clock)
    assert (status, f"kan niet luisteren op 127.0.0.1:{port}" in caplog.text) == (1, True)


def test_a_connection_is_deaf_after_minutes_of_silence_and_not_before() -> None:
    now = [1000.0]
    app = App(signing_secret="s", authorize=lambda: None)
    line = SocketLine(app, "xapp-1", WebClient(), wall=lambda: now[0])
    found = []
    for seconds in (0.0, DEAF_AFTER, 1.0):
        now[0] += seconds
        found.append(line.is_deaf)
    line.close()
    assert found == [False, False, True]


def test_lanes_take_no_more_than_fits() -> None:
    lanes = Lanes("test", 0, 2)
    assert [lanes.offer("a", print), lanes.offer("b", print), lanes.offer("c", print)] == [True, True, False]


def test_lanes_that_stop_take_nothing() -> None:
    lanes = Lanes("test", 1, 2)
    assert (lanes.stop(1), lanes.offer("a", print)) == (True, False)


def test_a_job_that_fails_does_not_stop_the_others() -> None:
    done: list[int] = []
    lanes = Lanes("test", 1, 9)
    lanes.offer("a", lambda: done.append(1 // 0))
    lanes.offer("a", lambda: done.append(2))
    lanes.settle(5)
    lanes.stop(1)
    assert done == [2]


def test_work_that_is_not_finished_in_time_is_left(caplog: pytest.LogCaptureFixture) -> None:
    lanes = Lanes("test", 0, 9)
    lanes.offer("a", print)
    assert lanes.stop(0.01) is False
