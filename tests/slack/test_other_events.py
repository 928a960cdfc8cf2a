"""Whatever Slack sends is acknowledged, so that it is not sent four times."""

import pytest
from slack_bolt import BoltRequest

from handlers.audience import Audience
from handlers.verifying import SCOPES, verify_later
from tests.slack.driver import CHANNEL, TEAM, Slack, an_api_error

SUBSCRIBED_BY_HAND = [
    "app_home_opened",
    "channel_shared",
    "member_joined_channel",
    "reaction_added",
    "file_shared",
    "iets_nieuws",
]


@pytest.mark.parametrize("kind", SUBSCRIBED_BY_HAND)
def test_an_event_without_a_listener_of_its_own_is_acknowledged(slack: Slack, kind: str) -> None:
    assert (slack.event(kind, user="U0ANNA", channel=CHANNEL).status, slack.posts) == (200, [])


@pytest.mark.parametrize("kind", ["view_submission", "view_closed"])
def test_so_is_whatever_happens_to_a_modal(slack: Slack, kind: str) -> None:
    view = {"id": "V1", "type": "modal", "callback_id": "x", "state": {"values": {}}}
    assert (
        slack.deliver({"type": kind, "view": view, "user": {"id": "U0ANNA"}, "team": {"id": TEAM}}).status
        == 200
    )


@pytest.mark.parametrize("kind", ["shortcut", "message_action"])
def test_and_a_shortcut_that_the_app_does_not_have(slack: Slack, kind: str) -> None:
    body = {
        "type": kind,
        "callback_id": "x",
        "user": {"id": "U0ANNA"},
        "team": {"id": TEAM},
        "action_ts": "1",
    }
    assert slack.deliver(body).status == 200


def test_acknowledging_asks_slack_nothing(slack: Slack) -> None:
    slack.event("app_home_opened", user="U0ANNA")
    assert slack.calls == []


def test_over_http_nothing_is_taken_without_a_signing_secret(slack: Slack) -> None:
    assert slack.bot is not None
    answer = slack.bot.app.dispatch(BoltRequest(body='{"type": "event_callback"}', headers={}))
    assert answer.status == 500


def verified(slack: Slack, audience: Audience, caplog: pytest.LogCaptureFixture) -> str:
    """What is said of the token."""
    import threading

    caplog.set_level("INFO")
    verify_later(audience, threading.Event()).join(10)
    return caplog.text


def test_a_token_that_is_taken_is_said_so(slack: Slack, caplog: pytest.LogCaptureFixture) -> None:
    assert slack.bot is not None
    assert "Slack neemt SLACK_BOT_TOKEN aan" in verified(slack, slack.bot.audience, caplog)


def test_a_token_that_is_refused_is_tried_again(slack: Slack, caplog: pytest.LogCaptureFixture) -> None:
    slack.faults["auth.test"] = [an_api_error("invalid_auth")]
    assert slack.bot is not None
    said = verified(slack, slack.bot.audience, caplog)
    assert ("nog niet aan (invalid_auth)" in said, "neemt SLACK_BOT_TOKEN aan" in said) == (True, True)


def test_missing_rights_are_named(slack: Slack, caplog: pytest.LogCaptureFixture) -> None:
    slack.scopes = ", ".join(sorted(SCOPES - {"users:read", "im:read"}))
    assert slack.bot is not None
    assert "rechten ontbreken (im:read, users:read)" in verified(slack, slack.bot.audience, caplog)
