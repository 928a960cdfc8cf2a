"""The real Bolt app in a workspace that only exists in memory."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient, WebhookClient

from bot.journal import Journal, open_journal
from bot.settings import Settings
from handlers.running import make
from tests.slack.an_assistant import AnAssistant
from tests.slack.driver import Slack


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class AtOnce(Executor):
    """Runs the listeners of Bolt where they are called, so that a test need not wait for them."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def assistant() -> AnAssistant:
    return AnAssistant()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = open_journal(f"sqlite:///{tmp_path / 'journaal.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def slept() -> list[float]:
    """How long the bot would have waited, each time."""
    return []


@pytest.fixture
def settings() -> Settings:
    return Settings(
        SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1", SLACK_API_URL="https://slack.example/api/"
    )


@pytest.fixture
def workspace(monkeypatch: pytest.MonkeyPatch) -> Slack:
    """A workspace without the bot: every call is answered from memory."""
    slack = Slack()
    monkeypatch.setattr(
        WebClient, "api_call", lambda client, method, **call: slack.api_call(client, method, **call)
    )
    monkeypatch.setattr(WebhookClient, "send", lambda client, **call: slack.hook(client, **call))
    return slack


@pytest.fixture
def slack(
    workspace: Slack,
    settings: Settings,
    assistant: AnAssistant,
    journal: Journal,
    clock: Clock,
    slept: list[float],
) -> Iterator[Slack]:
    """The workspace with the bot at work in it."""
    bot = make(
        settings, lambda: assistant, journal, clock, sleep=slept.append, every=0.02, listeners=AtOnce()
    )
    workspace.bot = bot
    bot.inbox.start()
    yield workspace
    bot.stop(5)
