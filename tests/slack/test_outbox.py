"""What is posted is posted once, whatever happens to the connection."""

import urllib.error
from http.client import RemoteDisconnected
from typing import Any

import pytest

from tests.slack.driver import COLLEAGUE, Slack, an_api_error

LOST = [
    RemoteDisconnected("weg"),
    ConnectionResetError("weg"),
    TimeoutError("te laat"),
    urllib.error.URLError(ConnectionResetError("weg")),
    an_api_error("<html>", 502),
    an_api_error("<html>", 503),
    an_api_error("<html>", 504),
    an_api_error("<html>", 500),
    an_api_error("internal_error"),
    an_api_error("fatal_error"),
]
UNCERTAIN = (
    "De verbinding viel weg terwijl ik antwoord gaf. Ziet u mijn antwoord niet? Stel uw vraag dan opnieuw."
)


def stands_there_but(fault: Exception, slack: Slack) -> Any:
    """Slack keeps the message, and its answer gets lost."""

    def fail(call: dict[str, Any]) -> None:
        slack.keep(call)
        raise fault

    return fail


@pytest.mark.parametrize("fault", LOST, ids=repr)
def test_a_post_that_arrived_is_not_repeated_when_its_answer_is_lost(slack: Slack, fault: Exception) -> None:
    slack.faults["chat.postMessage"] = [stands_there_but(fault, slack)]
    slack.mention("mag dit?")
    assert slack.sent == ["mag dit?"]


@pytest.mark.parametrize("fault", LOST, ids=repr)
def test_a_post_that_got_lost_is_repeated(slack: Slack, fault: Exception) -> None:
    slack.faults["chat.postMessage"] = [fault]
    slack.mention("mag dit?")
    assert slack.sent == ["mag dit?"]


def test_the_thread_is_looked_at_before_a_post_is_repeated(slack: Slack) -> None:
    slack.faults["chat.postMessage"] = [TimeoutError()]
    slack.mention("mag dit?")
    last = [method for method, _ in slack.calls if method.startswith(("chat.", "conversations.rep"))]
    assert last == ["chat.postMessage", "conversations.replies", "chat.postMessage"]


def test_the_mark_of_a_post_is_found_by_its_block_where_metadata_is_not_kept(slack: Slack) -> None:
    def keep_without_metadata(call: dict[str, Any]) -> None:
        slack.keep({key: value for key, value in call.items() if key != "metadata"})
        raise TimeoutError

    slack.faults["chat.postMessage"] = [keep_without_metadata]
    slack.mention("mag dit?")
    assert slack.sent == ["mag dit?"]


def test_a_mark_that_a_person_copied_is_not_taken_for_the_post(slack: Slack) -> None:
    def only_a_person_copied_it(call: dict[str, Any]) -> None:
        slack.keep(call)
        slack.messages[-1]["bot_id"] = None
        raise TimeoutError

    slack.faults["chat.postMessage"] = [only_a_person_copied_it]
    slack.mention("mag dit?")
    assert len(slack.posts) == 2


def test_where_the_bot_may_not_read_the_thread_it_says_so_instead_of_posting_twice(slack: Slack) -> None:
    slack.faults["chat.postMessage"] = [stands_there_but(TimeoutError(), slack)]
    slack.faults["conversations.replies"] = [an_api_error("missing_scope")]
    slack.mention("mag dit?")
    assert slack.sent == ["mag dit?", UNCERTAIN]


def test_rate_limited_means_waiting_as_long_as_slack_says(slack: Slack, slept: list[float]) -> None:
    slack.faults["chat.postMessage"] = [an_api_error("ratelimited", 429, {"Retry-After": "7"})]
    slack.mention("mag dit?")
    assert (slack.sent, max(slept) == pytest.approx(7, abs=0.5)) == (["mag dit?"], True)


def test_a_rate_limit_needs_no_look_at_the_thread(slack: Slack) -> None:
    slack.faults["chat.postMessage"] = [an_api_error("ratelimited", 429, {"Retry-After": "7"})]
    slack.mention("mag dit?")
    assert slack.called("conversations.replies") == 0


def test_a_channel_gets_one_post_a_second(slack: Slack, slept: list[float]) -> None:
    slack.mention("een")
    slack.mention("twee")
    assert slept[-1] == pytest.approx(1, abs=0.5)


def test_another_channel_need_not_wait(slack: Slack, slept: list[float]) -> None:
    slack.mention("een")
    slack.direct_message("twee")
    assert [pause for pause in slept if pause] == []


def test_blocks_that_slack_refuses_leave_the_text(slack: Slack) -> None:
    slack.faults["chat.postMessage"] = [an_api_error("invalid_blocks")]
    slack.mention("mag dit?")
    assert (slack.sent, slack.posts[0].get("blocks")) == (["mag dit?"], None)


def test_a_connection_that_was_never_made_is_tried_later(slack: Slack, clock: Any) -> None:
    slack.faults["chat.postMessage"] = [urllib.error.URLError(ConnectionRefusedError())]
    slack.mention("mag dit?")
    before = len(slack.posts)
    clock.move(seconds=2)
    slack.wait_for(1)
    assert (before, slack.sent) == (0, ["mag dit?"])


def test_a_command_whose_address_has_expired_is_answered_in_the_channel_to_the_asker_alone(
    slack: Slack,
) -> None:
    slack.faults["response_url"] = [lambda call: 404]
    slack.command("mag dit?")
    assert [(call.get("user"), call["text"].split("\n")[0]) for call in slack.whispers[1:]] == [
        (COLLEAGUE, "mag dit?")
    ]


def test_and_in_a_direct_message_where_the_bot_is_no_member(slack: Slack) -> None:
    slack.faults["response_url"] = [lambda call: 404]
    slack.faults["chat.postEphemeral"] = [an_api_error("not_in_channel")]
    slack.command("mag dit?")
    assert [(post["channel"], post["text"].split("\n")[0]) for post in slack.posts] == [
        (COLLEAGUE, "mag dit?")
    ]


def test_an_answer_to_a_command_that_may_have_arrived_is_not_repeated(slack: Slack) -> None:
    slack.faults["response_url"] = [RemoteDisconnected("weg")]
    slack.command("mag dit?")
    assert [call["text"].split("\n")[0] for call in slack.whispers] == ["mag dit?", UNCERTAIN]


def test_a_rate_limited_answer_to_a_command_waits(slack: Slack, slept: list[float]) -> None:
    slack.faults["response_url"] = [lambda call: 429]
    slack.command("mag dit?")
    assert (len(slack.whispers), max(slept) == pytest.approx(3, abs=0.5)) == (2, True)


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel", "invalid_auth"])
def test_what_slack_refuses_for_good_is_not_tried_again(slack: Slack, code: str) -> None:
    slack.faults["chat.postMessage"] = [an_api_error(code), an_api_error(code)]
    slack.mention("mag dit?")
    assert slack.called("chat.postMessage") == 2  # the answer, and the apology
