"""The weekly digest in Slack: once, for the right eyes, and the advisors know when it cannot come."""

import urllib.error
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.database import Database, JournalUnavailable, open_database
from bot.digest_posts import DigestPosts
from bot.model.answer import Attachment
from bot.model.digest import DigestRules
from bot.model.viewer import Audience
from handlers.digest import DigestRounds
from tests.slack.a_newsroom import ADVISORS, ANewsroom, DigestSlack, a_calendar, a_copy, a_digest_channel
from tests.slack.conftest import Clock
from tests.slack.driver import CHANNEL, an_api_error

OTHER = "C0SOCIAAL"
MONDAY = "Weekbericht inkoop 2026-11-23"
LOST = [
    ConnectionResetError("weg"),
    TimeoutError("te laat"),
    an_api_error("<html>", 502),
    an_api_error("internal_error"),
]


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> DigestSlack:
    made = DigestSlack()
    monkeypatch.setattr(
        WebClient, "api_call", lambda client, method, **call: made.api_call(client, method, **call)
    )
    made.channels[OTHER] = {"is_channel": True}
    return made


@pytest.fixture
def database(tmp_path: Any) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'journaal.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def posts(database: Database) -> DigestPosts:
    return DigestPosts(database)


@pytest.fixture
def newsroom() -> ANewsroom:
    return ANewsroom()


@pytest.fixture
def rounds(slack: DigestSlack, newsroom: ANewsroom, posts: DigestPosts, clock: Clock) -> DigestRounds:
    return a_copy(newsroom, posts, clock)


def two_channels(newsroom: ANewsroom) -> None:
    channels = (a_digest_channel(), a_digest_channel("sociaal", OTHER))
    newsroom.rules = DigestRules(channels=channels, advisors=ADVISORS)


def again(rounds: DigestRounds, clock: Clock, *, minutes: int = 2) -> None:
    """A round, some time later."""
    clock.move(minutes=minutes)
    rounds.look()


def stands_there_but(fault: Exception, slack: DigestSlack) -> Any:
    """Slack keeps the message, and its answer gets lost."""

    def fail(call: dict[str, Any]) -> None:
        slack.keep(call)
        raise fault

    return fail


def test_a_digest_is_posted_at_its_moment_and_not_before(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    clock.move(minutes=-1)
    rounds.look()
    before = slack.said_in(CHANNEL)
    again(rounds, clock, minutes=1)
    assert (before, slack.said_in(CHANNEL)) == ([], [MONDAY])


def test_a_week_has_one_digest_however_often_is_looked(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    for _ in range(5):
        again(rounds, clock, minutes=600)
    assert slack.said_in(CHANNEL) == [MONDAY]


def test_a_second_copy_posts_nothing(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, posts: DigestPosts, clock: Clock
) -> None:
    rounds.look()
    again(a_copy(newsroom, posts, clock), clock)
    assert slack.said_in(CHANNEL) == [MONDAY]


def test_after_being_down_until_tuesday_it_comes_late_and_says_so(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    again(rounds, clock, minutes=25 * 60)
    assert slack.said_in(CHANNEL) == ["Weekbericht inkoop 2026-11-24 (te laat)"]


def test_the_post_carries_its_week_and_channel_and_unfurls_nothing(
    slack: DigestSlack, rounds: DigestRounds
) -> None:
    rounds.look()
    (post,) = slack.posts
    payload = {"week": "2026-W48", "kanaal": CHANNEL, "werk": "inkoop-2026-W48"}
    assert (post["metadata"], post["unfurl_links"]) == (
        {"event_type": "kansrijk_weekbericht", "event_payload": payload},
        False,
    )


def test_the_details_stand_in_the_thread(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom
) -> None:
    newsroom.details = ("Eerst", "Dan")
    rounds.look()
    digest, *details = slack.posts
    assert [(one["text"], one["thread_ts"]) for one in details] == [
        ("Eerst", digest["ts"]),
        ("Dan", digest["ts"]),
    ]


def test_details_that_failed_come_later_and_the_digest_not_again(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, clock: Clock
) -> None:
    newsroom.details = ("Eerst", "Dan")
    never_connected = urllib.error.URLError(ConnectionRefusedError())
    slack.faults["chat.postMessage"] = [lambda _: None, lambda _: None, never_connected]
    rounds.look()
    again(rounds, clock)
    assert slack.said_in(CHANNEL) == [MONDAY, "Eerst", "Dan"]


def test_a_file_that_cannot_be_added_is_said_in_the_thread(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom
) -> None:
    newsroom.attachment = Attachment("alles.csv", "Alles", lambda: b"id;titel\r\n")
    slack.faults["files.getUploadURLExternal"] = [an_api_error("missing_scope")]
    rounds.look()
    assert slack.said_in(CHANNEL)[1].startswith("Ik kon het bestand niet toevoegen.")


VIEWERS = [
    ({"is_channel": True}, Audience.BANDED, "a channel of the organisation"),
    ({"is_channel": True, "is_ext_shared": True}, Audience.PUBLIC, "a channel that outsiders read"),
    ({"is_channel": True, "is_pending_ext_shared": True}, Audience.PUBLIC, "one that they soon read"),
    ({"is_mpim": True}, Audience.PUBLIC, "a group of direct messages, with whoever is in it"),
    ({"is_im": True, "user": "U0ANNA"}, Audience.PUBLIC, "a direct message is no place for a digest"),
]


@pytest.mark.parametrize(("channel", "expected", "why"), VIEWERS, ids=[audience[2] for audience in VIEWERS])
def test_a_digest_is_made_for_who_reads_the_channel_at_that_moment(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, channel: Any, expected: Audience, why: str
) -> None:
    slack.channels[CHANNEL] = channel
    rounds.look()
    assert [order.viewer.audience for order in newsroom.orders] == [expected]


def test_a_channel_that_cannot_be_looked_up_now_gets_its_digest_later(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    slack.faults["conversations.info"] = [TimeoutError()]
    rounds.look()
    before = slack.said_in(CHANNEL)
    again(rounds, clock)
    assert (before, slack.said_in(CHANNEL)) == ([], [MONDAY])


def test_the_second_week_is_told_from_the_calendar_of_the_first(
    rounds: DigestRounds, newsroom: ANewsroom, clock: Clock
) -> None:
    rounds.look()
    newsroom.calendar = a_calendar("Schoonmaak", "Groen")
    again(rounds, clock, minutes=7 * 24 * 60)
    assert [order.told for order in newsroom.orders] == [None, a_calendar("Schoonmaak")]


@pytest.mark.parametrize("fault", LOST, ids=repr)
def test_a_post_whose_answer_was_lost_is_found_again_and_not_repeated(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock, fault: Exception
) -> None:
    slack.faults["chat.postMessage"] = [stands_there_but(fault, slack)]
    rounds.look()
    again(rounds, clock)
    again(rounds, clock)
    assert slack.said_in(CHANNEL) == [MONDAY]


@pytest.mark.parametrize("fault", LOST, ids=repr)
def test_a_post_that_got_lost_is_repeated_once_the_channel_was_read(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock, fault: Exception
) -> None:
    slack.faults["chat.postMessage"] = [fault]
    rounds.look()
    again(rounds, clock)
    assert (slack.called("conversations.history"), slack.said_in(CHANNEL)) == (1, [MONDAY])


def test_where_the_bot_may_not_read_the_channel_the_advisors_hear_of_it_instead_of_a_second_post(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    slack.faults["chat.postMessage"] = [stands_there_but(TimeoutError(), slack)]
    slack.faults["conversations.history"] = [an_api_error("missing_scope")]
    rounds.look()
    for _ in range(3):
        again(rounds, clock, minutes=120)
    (alarm,) = slack.said_in(ADVISORS)
    assert (slack.said_in(CHANNEL), "staat er misschien al" in alarm) == ([MONDAY], True)


def test_a_mark_that_a_person_copied_is_not_taken_for_the_post(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    def only_a_person_copied_it(call: dict[str, Any]) -> None:
        slack.keep(call)
        slack.messages[-1]["bot_id"] = None
        raise TimeoutError

    slack.faults["chat.postMessage"] = [only_a_person_copied_it]
    rounds.look()
    again(rounds, clock)
    assert len(slack.said_in(CHANNEL)) == 2


def test_slack_away_for_an_hour_means_an_hour_later(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    away = urllib.error.URLError(ConnectionRefusedError())
    slack.faults["conversations.info"] = [away] * 30
    slack.faults["chat.postMessage"] = [away] * 29
    for _ in range(61):
        again(rounds, clock, minutes=1)
    assert (slack.said_in(CHANNEL), slack.said_in(ADVISORS)) == ([MONDAY], [])


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("is_archived", "Haal het uit het archief"),
        ("not_in_channel", "/invite @kansrijk"),
        ("channel_not_found", "Kijk bij 'kanaal' in knowledge/weekbericht.yaml"),
        ("iets_nieuws", "Slack neemt het bericht niet aan (iets_nieuws)."),
    ],
)
def test_a_channel_that_cannot_get_its_digest_is_told_to_the_advisors_once_and_the_others_get_theirs(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, clock: Clock, code: str, remedy: str
) -> None:
    two_channels(newsroom)

    def refuse(call: dict[str, Any]) -> None:
        if call["channel"] == CHANNEL:
            raise an_api_error(code)

    slack.faults["chat.postMessage"] = [refuse] * 50
    for _ in range(5):
        again(rounds, clock, minutes=70)
    (alarm,) = slack.said_in(ADVISORS)
    assert (remedy in alarm, slack.said_in(OTHER)) == (True, ["Weekbericht sociaal 2026-11-23"])


def test_an_archived_channel_is_seen_before_anything_is_posted(
    slack: DigestSlack, rounds: DigestRounds
) -> None:
    slack.channels[CHANNEL] = {"is_channel": True, "is_archived": True}
    rounds.look()
    assert (slack.said_in(CHANNEL), len(slack.said_in(ADVISORS))) == ([], 1)


def test_a_channel_that_takes_the_bot_back_in_time_still_gets_its_digest(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    slack.faults["chat.postMessage"] = [an_api_error("not_in_channel")]
    rounds.look()
    again(rounds, clock, minutes=61)
    assert slack.said_in(CHANNEL) == [MONDAY]


def test_a_calendar_that_is_too_old_gives_an_alarm_for_all_channels_together_and_no_digest(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, clock: Clock
) -> None:
    two_channels(newsroom)
    newsroom.why = "De kalender is 60 dagen oud. Importeer een nieuwe kalender."
    for _ in range(3):
        again(rounds, clock)
    assert slack.sent == [
        "Het weekbericht van 2026-W48 wacht. De kalender is 60 dagen oud. Importeer een nieuwe kalender. "
        "Daarna komt het weekbericht vanzelf, zolang de week duurt."
    ]


def test_a_calendar_that_is_fresh_again_lets_the_digest_of_the_week_come(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, clock: Clock
) -> None:
    newsroom.why = "De kalender is leeg."
    rounds.look()
    newsroom.why = None
    again(rounds, clock)
    assert slack.said_in(CHANNEL) == [MONDAY]


def test_the_advisors_hear_it_again_the_next_week(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, clock: Clock
) -> None:
    newsroom.why = "De kalender is leeg."
    rounds.look()
    again(rounds, clock, minutes=7 * 24 * 60)
    assert [text.split()[3] for text in slack.said_in(ADVISORS)] == ["2026-W48", "2026-W49"]


def test_an_alarm_whose_answer_was_lost_is_not_repeated(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, clock: Clock
) -> None:
    newsroom.why = "De kalender is leeg."
    slack.faults["chat.postMessage"] = [stands_there_but(TimeoutError(), slack)]
    for _ in range(3):
        again(rounds, clock)
    assert len(slack.said_in(ADVISORS)) == 1


def test_without_advisors_nobody_is_told_and_the_others_still_get_theirs(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom
) -> None:
    two_channels(newsroom)
    newsroom.rules = newsroom.rules.model_copy(update={"advisors": None})
    slack.channels[CHANNEL] = {"is_archived": True}
    rounds.look()
    assert slack.sent == ["Weekbericht sociaal 2026-11-23"]


def test_a_digest_that_cannot_be_made_is_told_after_three_attempts(
    slack: DigestSlack, rounds: DigestRounds, newsroom: ANewsroom, clock: Clock
) -> None:
    newsroom.problem = ZeroDivisionError("iets geheims")
    told = []
    for _ in range(4):
        again(rounds, clock, minutes=11)
        told.append(len(slack.said_in(ADVISORS)))
    assert (told, "geheims" in str(slack.posts)) == ([0, 0, 1, 1], False)


def test_a_database_that_is_gone_posts_nothing_and_when_it_is_back_once(
    slack: DigestSlack, newsroom: ANewsroom, posts: DigestPosts, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = a_copy(newsroom, posts, clock)

    def gone(*_: Any) -> bool:
        raise JournalUnavailable("de schijf is vol")

    with monkeypatch.context() as broken:
        broken.setattr(DigestPosts, "begin_posting", gone)
        rounds.look()
    before = slack.said_in(CHANNEL)
    again(rounds, clock)
    assert (before, slack.said_in(CHANNEL)) == ([], [MONDAY])


def test_a_database_that_went_after_the_post_does_not_make_it_come_twice(
    slack: DigestSlack, newsroom: ANewsroom, posts: DigestPosts, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = a_copy(newsroom, posts, clock)

    def gone(*_: Any) -> bool:
        raise JournalUnavailable("de database is weg")

    with monkeypatch.context() as broken:
        broken.setattr(DigestPosts, "posted", gone)
        rounds.look()
    again(rounds, clock)
    assert slack.said_in(CHANNEL) == [MONDAY]


def test_blocks_that_slack_refuses_leave_the_text(slack: DigestSlack, rounds: DigestRounds) -> None:
    slack.faults["chat.postMessage"] = [an_api_error("invalid_blocks")]
    rounds.look()
    assert (slack.said_in(CHANNEL), slack.posts[0].get("blocks")) == ([MONDAY], None)


def test_a_post_on_a_later_page_of_the_channel_is_found(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    slack.faults["chat.postMessage"] = [stands_there_but(TimeoutError(), slack)]
    rounds.look()
    whole = slack._answer

    def paged(method: str, call: dict[str, Any]) -> dict[str, Any]:
        if method == "conversations.history" and not call.get("cursor"):
            return {"messages": [], "response_metadata": {"next_cursor": "verder"}}
        return whole(method, call)

    slack._answer = paged  # type: ignore[method-assign]
    again(rounds, clock)
    assert slack.said_in(CHANNEL) == [MONDAY]


def test_a_post_that_certainly_did_not_arrive_is_repeated_without_a_look_at_the_channel(
    slack: DigestSlack, rounds: DigestRounds, clock: Clock
) -> None:
    slack.faults["chat.postMessage"] = [urllib.error.URLError(ConnectionRefusedError())]
    slack.faults["conversations.history"] = [an_api_error("missing_scope")]
    rounds.look()
    again(rounds, clock)
    assert slack.said_in(CHANNEL) == [MONDAY]
