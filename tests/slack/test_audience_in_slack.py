"""Who sees what is looked up at the moment of answering; what is not known counts as outside."""

from typing import Any

import pytest

from bot.model.viewer import Person, Place, Viewer
from handlers.audience import Identity, person, place
from tests.slack.an_assistant import SECRET, AnAssistant
from tests.slack.driver import (
    CHANNEL,
    COLLEAGUE,
    DIRECT,
    GUEST,
    SHARED_CHANNEL,
    STRANGER,
    TEAM,
    Slack,
    an_api_error,
)

OWN = Identity("T1", None, "U0", "B0")
ON_GRID = Identity("T1", "E1", "U0", "B0")
ELSEWHERE = "Wilt u het volledige antwoord? Stel uw vraag dan in een direct bericht aan mij."


@pytest.mark.parametrize(
    ("user", "own", "expected"),
    [
        ({"team_id": "T1"}, OWN, Person.COLLEAGUE),
        ({"team_id": "T1", "is_restricted": True}, OWN, Person.GUEST),
        ({"team_id": "T1", "is_ultra_restricted": True}, OWN, Person.GUEST),
        ({"team_id": "T2"}, OWN, Person.OUTSIDER),
        ({"team_id": "T2", "is_restricted": True}, OWN, Person.OUTSIDER),
        ({}, OWN, Person.OUTSIDER),
        ({"team_id": "T1", "is_stranger": True}, OWN, Person.OUTSIDER),
        ({"team_id": "T1", "is_bot": True}, OWN, Person.OUTSIDER),
        ({"team_id": "T1", "is_workflow_bot": True}, OWN, Person.OUTSIDER),
        ({"team_id": "T1", "id": "USLACKBOT"}, OWN, Person.OUTSIDER),
        ({"team_id": "T1", "deleted": True}, OWN, Person.OUTSIDER),
        ({"team_id": "T1", "enterprise_user": {"enterprise_id": "E2"}}, OWN, Person.OUTSIDER),
        ({"team_id": "T1", "enterprise_user": {"enterprise_id": "E1"}}, ON_GRID, Person.COLLEAGUE),
        ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E1"}}, ON_GRID, Person.COLLEAGUE),
        ({"team_id": "T1", "enterprise_user": {"enterprise_id": "E2"}}, ON_GRID, Person.OUTSIDER),
        ({"team_id": "T1"}, ON_GRID, Person.OUTSIDER),
        (
            {"team_id": "T1", "is_restricted": True, "enterprise_user": {"enterprise_id": "E1"}},
            ON_GRID,
            Person.GUEST,
        ),
    ],
    ids=str,
)
def test_a_person_is_what_slack_says_and_an_outsider_when_it_does_not(
    user: dict[str, Any], own: Identity, expected: Person
) -> None:
    assert person(user, own) is expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ({"is_channel": True}, Place.CHANNEL),
        ({"is_group": True, "is_private": True}, Place.CHANNEL),
        ({"is_im": True, "user": "U1"}, Place.PRIVATE),
        ({"is_im": True, "user": "U2"}, Place.SHARED),
        ({"is_im": True, "user": "U1", "is_ext_shared": True}, Place.SHARED),
        ({"is_channel": True, "is_ext_shared": True}, Place.SHARED),
        ({"is_channel": True, "is_pending_ext_shared": True}, Place.SHARED),
        ({"is_channel": True, "pending_shared": ["T2"]}, Place.SHARED),
        ({"is_channel": True, "is_shared": True}, Place.SHARED),
        ({"is_channel": True, "is_shared": True, "is_org_shared": True}, Place.CHANNEL),
        ({"is_channel": True, "is_shared": True, "is_org_shared": True, "is_ext_shared": True}, Place.SHARED),
    ],
    ids=str,
)
def test_a_place_is_what_slack_says(channel: dict[str, Any], expected: Place) -> None:
    assert place(channel, "U1") is expected


@pytest.mark.parametrize(
    ("user", "channel", "expected"),
    [
        (COLLEAGUE, CHANNEL, Viewer(Person.COLLEAGUE, Place.CHANNEL)),
        (COLLEAGUE, SHARED_CHANNEL, Viewer(Person.COLLEAGUE, Place.SHARED)),
        (GUEST, CHANNEL, Viewer(Person.GUEST, Place.CHANNEL)),
        (STRANGER, CHANNEL, Viewer(Person.OUTSIDER, Place.CHANNEL)),
    ],
)
def test_the_assistant_hears_who_asks_and_where(
    slack: Slack, assistant: AnAssistant, user: str, channel: str, expected: Viewer
) -> None:
    slack.mention("mag dit?", user=user, channel=channel)
    assert assistant.heard[0][1] == expected


@pytest.mark.parametrize("method", ["users.info", "auth.test"])
@pytest.mark.parametrize(
    "fault", [an_api_error("user_not_found"), OSError("weg"), an_api_error("x", 503)], ids=repr
)
def test_a_person_who_cannot_be_looked_up_is_an_outsider(
    slack: Slack, assistant: AnAssistant, method: str, fault: Exception
) -> None:
    slack.faults[method] = [fault]
    slack.direct_message("mag dit?")
    assert assistant.heard[0][1].person is Person.OUTSIDER


@pytest.mark.parametrize("fault", [an_api_error("missing_scope"), OSError("weg")], ids=repr)
def test_a_place_that_cannot_be_looked_up_is_shared(
    slack: Slack, assistant: AnAssistant, fault: Exception
) -> None:
    slack.faults["conversations.info"] = [fault]
    slack.direct_message("mag dit?")
    assert assistant.heard[0][1].place is Place.SHARED


def test_the_envelope_alone_is_enough_to_know_that_a_channel_is_shared(
    slack: Slack, assistant: AnAssistant
) -> None:
    slack.mention("mag dit?", envelope={"is_ext_shared_channel": True})
    assert assistant.heard[0][1].place is Place.SHARED


def test_a_channel_that_becomes_shared_is_shared_from_the_next_answer_on(
    slack: Slack, assistant: AnAssistant
) -> None:
    slack.mention("mag dit?")
    slack.channels[CHANNEL] = slack.channels[SHARED_CHANNEL]
    slack.mention("en dit?")
    assert [viewer.place for _, viewer in assistant.heard] == [Place.CHANNEL, Place.SHARED]


def test_a_group_message_of_colleagues_is_a_channel(slack: Slack, assistant: AnAssistant) -> None:
    slack.channels["G1"] = {"is_mpim": True, "members": ["U0BOT", COLLEAGUE]}
    slack.mention("mag dit?", channel="G1")
    assert assistant.heard[0][1].place is Place.CHANNEL


@pytest.mark.parametrize("members", [["U0BOT", COLLEAGUE, STRANGER], [COLLEAGUE, GUEST], [], ["U0BOT"]])
def test_a_group_message_with_anybody_else_is_shared(
    slack: Slack, assistant: AnAssistant, members: list[str]
) -> None:
    slack.channels["G1"] = {"is_mpim": True, "members": members}
    slack.mention("mag dit?", channel="G1")
    assert assistant.heard[0][1].place is Place.SHARED


def test_a_colleague_in_a_shared_channel_is_told_where_the_full_answer_is(slack: Slack) -> None:
    slack.mention("mag dit?", channel=SHARED_CHANNEL)
    assert ELSEWHERE in slack.posts[0]["text"]


@pytest.mark.parametrize(
    ("user", "channel"), [(STRANGER, SHARED_CHANNEL), (GUEST, CHANNEL), (COLLEAGUE, CHANNEL)]
)
def test_nobody_else_is(slack: Slack, user: str, channel: str) -> None:
    slack.mention("mag dit?", user=user, channel=channel)
    assert ELSEWHERE not in str(slack.calls)


@pytest.mark.parametrize("user", [GUEST, STRANGER])
def test_a_guest_or_stranger_sees_nothing_confidential_even_alone_with_the_bot(
    slack: Slack, user: str
) -> None:
    slack.channels[DIRECT] = {"is_im": True, "user": user}
    slack.direct_message("wat is de raming?", user=user)
    assert SECRET not in str(slack.calls)


def test_the_command_in_a_channel_shows_what_the_channel_may_see(slack: Slack) -> None:
    slack.command("wat is de raming?")
    assert SECRET not in str(slack.calls)


def test_the_command_in_a_direct_message_shows_everything(slack: Slack) -> None:
    slack.command("wat is de raming?", channel=DIRECT)
    assert SECRET in slack.whispers[0]["text"]


def test_who_the_bot_is_is_looked_up_once(slack: Slack) -> None:
    slack.mention("een")
    slack.mention("twee")
    assert slack.called("auth.test") == 1


def test_the_team_of_the_driver_is_the_bots_own() -> None:
    assert person({"id": COLLEAGUE, "team_id": TEAM}, Identity(TEAM, None, "", "")) is Person.COLLEAGUE
