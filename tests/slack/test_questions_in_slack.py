"""Who asks is answered once, in the thread; who is no person is not answered at all."""

import pytest

from tests.slack.an_assistant import SECRET, AnAssistant
from tests.slack.driver import BOT_ID, CHANNEL, DIRECT, Slack, words


def test_a_mention_is_answered_in_its_thread(slack: Slack) -> None:
    slack.mention("mag dit?", ts="17.1")
    (post,) = slack.posts
    assert (post["channel"], post["thread_ts"], slack.sent) == (CHANNEL, "17.1", ["mag dit?"])


def test_a_mention_in_a_thread_is_answered_in_that_thread(slack: Slack) -> None:
    slack.mention("mag dit?", ts="17.2", thread_ts="17.1")
    assert slack.posts[0]["thread_ts"] == "17.1"


def test_a_direct_message_needs_no_mention(slack: Slack) -> None:
    slack.direct_message("mag dit?")
    assert slack.posts[0]["channel"] == DIRECT


def test_a_follow_up_in_the_thread_knows_what_it_was_about(slack: Slack) -> None:
    slack.mention("schoonmaak", ts="17.1")
    slack.mention("en als het 90.000 wordt?", thread_ts="17.1")
    assert slack.sent[1] == "en als het 90.000 wordt? (het gaat over schoonmaak)"


def test_another_thread_knows_nothing_of_it(slack: Slack) -> None:
    slack.mention("schoonmaak", ts="17.1")
    slack.mention("en als het 90.000 wordt?", ts="18.1")
    assert slack.sent[1] == "en als het 90.000 wordt?"


def test_a_direct_message_beside_the_thread_goes_on_with_the_last_one(slack: Slack) -> None:
    slack.direct_message("schoonmaak")
    slack.direct_message("en catering?")
    assert slack.sent[1] == "en catering? (het gaat over schoonmaak)"


def test_a_command_is_answered_to_the_asker_alone(slack: Slack) -> None:
    slack.command("mag dit?")
    (whisper,) = slack.whispers
    assert (whisper["response_type"], whisper["text"].split("\n")[0], slack.posts) == (
        "ephemeral",
        "mag dit?",
        [],
    )


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("<@U0BOT> en <@U0ANNA|anna> vragen", "en vragen"),
        ("<!channel> <!here|here> let op", "let op"),
        ("<!subteam^S1|@inkoop> let op", "let op"),
        ("zie <#C1|inkoop-vragen>", "zie inkoop-vragen"),
        ("zie <https://example.nl/a?b=1&amp;c=2>", "zie https://example.nl/a?b=1&c=2"),
        ("zie <https://example.nl|deze site>", "zie deze site"),
        ("mail <mailto:a@b.nl|a@b.nl>", "mail a@b.nl"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("regel 1\n\nregel 2", "regel 1 regel 2"),
        ("\ud83d half teken", "half teken"),
        ("\u202eomgekeerd", "omgekeerd"),
        ("", ""),
        ("<@U0BOT>", ""),
        ("<<a|b>>", "<b>"),
    ],
)
def test_the_question_is_heard_without_slacks_markup(
    slack: Slack, assistant: AnAssistant, typed: str, heard: str
) -> None:
    slack.direct_message(typed)
    assert [text for text, _ in assistant.heard] == [heard]


def test_a_very_long_question_is_cut(slack: Slack, assistant: AnAssistant) -> None:
    slack.direct_message("woord " * 10_000)
    assert len(assistant.heard[0][0]) == 12_000


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B9", "user": "U9"},
        {"bot_id": BOT_ID, "user": "U0BOT"},
        {"bot_profile": {"id": "B9"}},
        {"user": None},
        {"user": "USLACKBOT"},
        {"subtype": "bot_message"},
        {"subtype": "message_changed", "hidden": True},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"edited": {"user": "U0ANNA", "ts": "1"}},
        {"hidden": True},
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", ["mention", "direct_message"])
def test_only_people_are_answered(slack: Slack, kind: str, event: dict[str, object]) -> None:
    answer = getattr(slack, kind)("hallo", **event)
    assert (answer.status, slack.posts) == (200, [])


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_question_with_a_file_or_sent_to_the_channel_too_is_a_question(slack: Slack, subtype: str) -> None:
    slack.direct_message("mag dit?", subtype=subtype)
    assert slack.sent == ["mag dit?"]


def test_a_message_in_a_channel_that_does_not_name_the_bot_is_left_alone(slack: Slack) -> None:
    slack.event("message", text="lunch?", user="U0ANNA", channel=CHANNEL, channel_type="channel")
    assert slack.posts == []


def test_the_same_event_twice_is_answered_once(slack: Slack) -> None:
    slack.mention("mag dit?", event_id="Ev1", ts="17.1")
    slack.mention("mag dit?", event_id="Ev1", ts="17.1", retry=1)
    assert slack.sent == ["mag dit?"]


def test_two_events_for_one_message_are_answered_once(slack: Slack) -> None:
    slack.mention("mag dit?", event_id="Ev1", ts="17.1")
    slack.mention("mag dit?", event_id="Ev2", ts="17.1")
    assert slack.sent == ["mag dit?"]


def test_a_retry_that_is_the_first_to_arrive_is_answered(slack: Slack) -> None:
    slack.mention("mag dit?", retry=2)
    assert slack.sent == ["mag dit?"]


def test_the_same_command_twice_is_answered_once(slack: Slack) -> None:
    slack.command("mag dit?", trigger_id="1.a")
    slack.command("mag dit?", trigger_id="1.a")
    assert len(slack.whispers) == 1


def test_a_question_in_english_gets_english_buttons(slack: Slack) -> None:
    slack.mention("Can this be reserved?")
    assert words(slack.posts[0]) == ["Why?", "Text of the law"]


def test_a_direct_message_shows_a_colleague_everything(slack: Slack) -> None:
    slack.direct_message("wat is de raming?")
    assert SECRET in slack.posts[0]["text"]


def test_a_channel_does_not(slack: Slack) -> None:
    slack.mention("wat is de raming?")
    assert SECRET not in str(slack.calls)


def test_nothing_that_is_posted_unfurls_or_repeats_the_question_in_its_metadata(slack: Slack) -> None:
    slack.mention("geheime vraag")
    post = slack.posts[0]
    assert (post["unfurl_links"], post["unfurl_media"], "geheime" in str(post["metadata"])) == (
        False,
        False,
        False,
    )
