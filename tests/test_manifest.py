"""app.yaml and the listeners are of one mind."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_bolt import App, BoltRequest

from handlers import questions
from handlers.verifying import SCOPES

MANIFEST: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "app.yaml").read_text("utf-8"))
EVENTS: list[str] = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
BOT_SCOPES: dict[str, list[str]] = MANIFEST["oauth_config"]["scopes"]
PERSON: dict[str, Any] = {"user": "U1", "ts": "17.1", "channel": "D1", "text": "hallo"}
SAMPLES: dict[str, dict[str, Any]] = {
    "app_mention": PERSON | {"type": "app_mention", "channel": "C1"},
    "message.im": PERSON | {"type": "message", "channel_type": "im"},
}
NEEDS = {"app_mention": "app_mentions:read", "message.im": "im:history"}


class Kept:
    """An inbox that only remembers what came in."""

    def __init__(self) -> None:
        self.arrivals: list[Any] = []

    def store(self, arrival: Any) -> int:
        self.arrivals.append(arrival)
        return 1

    def begin(self, _seq: int | None, _arrival: Any) -> None: ...


@pytest.mark.parametrize("event", EVENTS)
def test_every_subscribed_event_has_its_own_listener(event: str) -> None:
    app = App(token="xoxb-1", token_verification_enabled=False, authorize=None, signing_secret="s")
    inbox = Kept()
    questions.register(app, inbox)  # type: ignore[arg-type]
    app._middleware_list.clear()  # who sent it plays no part here
    body = {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": SAMPLES[event]}
    answer = app.dispatch(BoltRequest(mode="socket_mode", body=body))
    assert (answer.status, len(inbox.arrivals)) == (200, 1)


@pytest.mark.parametrize("event", EVENTS)
def test_every_subscribed_event_has_the_scope_it_needs_and_no_other_history_is_required(event: str) -> None:
    assert NEEDS[event] in BOT_SCOPES["bot"]


def test_only_what_the_bot_reads_is_subscribed_to() -> None:
    assert sorted(EVENTS) == sorted(SAMPLES)


def test_the_command_of_the_manifest_is_the_one_that_is_listened_to() -> None:
    (command,) = MANIFEST["features"]["slash_commands"]
    assert (command["command"], command["should_escape"]) == (questions.COMMAND, True)


def test_the_scopes_that_are_checked_at_start_are_those_of_the_manifest() -> None:
    assert sorted(BOT_SCOPES["bot"]) == sorted(SCOPES)


def test_the_right_to_add_a_file_is_asked_for_and_the_bot_can_do_without() -> None:
    assert "files:write" in BOT_SCOPES["bot_optional"]


def test_no_scope_is_there_twice() -> None:
    every = [scope for scopes in BOT_SCOPES.values() for scope in scopes]
    assert len(every) == len(set(every))


def test_guests_and_every_plan_can_use_the_app() -> None:
    assert not {"agent_view", "assistant_view"} & set(MANIFEST["features"])


def test_what_the_app_does_not_have_is_off() -> None:
    home = MANIFEST["features"]["app_home"]
    settings = MANIFEST["settings"]
    assert (home["home_tab_enabled"], settings["token_rotation_enabled"]) == (False, False)


def test_people_can_write_to_the_bot_and_click() -> None:
    home = MANIFEST["features"]["app_home"]
    shown = (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"])
    assert (shown, MANIFEST["settings"]["interactivity"]["is_enabled"]) == ((True, False), True)


def test_the_app_needs_no_open_port() -> None:
    assert MANIFEST["settings"]["socket_mode_enabled"] is True


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (MANIFEST["display_information"]["name"], 1, 35),
        (MANIFEST["display_information"]["description"], 1, 140),
        (MANIFEST["display_information"]["long_description"], 175, 4000),
        (MANIFEST["features"]["slash_commands"][0]["usage_hint"], 1, 1000),
        (MANIFEST["features"]["bot_user"]["display_name"], 1, 80),
    ],
)
def test_every_text_has_a_length_that_slack_takes(text: str, least: int, most: int) -> None:
    assert least <= len(text) <= most


def test_the_name_of_the_bot_user_is_one_that_slack_takes() -> None:
    assert re.fullmatch(r"[a-z0-9._-]+", MANIFEST["features"]["bot_user"]["display_name"])
