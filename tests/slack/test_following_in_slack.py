"""Following a procurement: 'Volg', the news in a direct message, 'Stop met volgen', with the real assistant."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.advising.confidential import knowledge_for
from bot.advising.promising import Promising
from bot.advising.verdict import Adviser
from bot.assistant import Assistant
from bot.journal import Journal
from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, NoticeStatus
from bot.model.promise import PromiseFinding
from bot.model.values import month_period
from bot.model.viewer import Viewer
from bot.model.work import WorkFinding
from handlers.following import Click
from tests.slack.conftest import Clock
from tests.slack.driver import CHANNEL, COLLEAGUE, GUEST, TEAM, Slack, an_api_error, words
from tests.slack.limits import problems

ASKED = "Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?"
FOLLOW, UNFOLLOW, OVERVIEW = "Volg", "Stop met volgen", "Wat volg ik?"


class Living:
    """An assistant whose calendar changes while the bot runs. Questions are answered from the calendar of the start."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._knowledge = assistant.knowledge
        self._promising = Promising(Adviser.of(self._knowledge))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def known_to(self, viewer: Viewer, today: date) -> Knowledge:
        return knowledge_for(viewer.audience, self._knowledge, today)

    def weigh(self, entry: CalendarEntry, viewer: Viewer, today: date) -> PromiseFinding:
        return self._promising.weigh(entry, WorkFinding(), self.known_to(viewer, today), today)

    def change(self, entry_id: str, **fields: Any) -> None:
        """A new import: these fields of an entry are otherwise."""
        self._replace(
            one.model_copy(update=fields) if one.id == entry_id else one
            for one in self._knowledge.calendar.entries
        )

    def remove(self, entry_id: str) -> None:
        """A new import, without this entry."""
        self._replace(one for one in self._knowledge.calendar.entries if one.id != entry_id)

    def _replace(self, entries: Iterable[CalendarEntry]) -> None:
        calendar = self._knowledge.calendar.model_copy(update={"entries": tuple(entries)})
        self._knowledge = replace(self._knowledge, calendar=calendar)


@pytest.fixture(scope="module")
def shipped(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


@pytest.fixture
def assistant(shipped: Assistant) -> Living:
    return Living(shipped)


def follow(slack: Slack, text: str = ASKED, user: str = COLLEAGUE) -> str:
    """Ask and click 'Volg'; the id of the procurement."""
    slack.mention(text)
    button = next(one for one in _buttons(slack.posts[-1]) if one["text"]["text"] == FOLLOW)
    slack.click(FOLLOW, user=user)
    slack.messages.clear()
    return str(_value(button)["entry"])


def tell(slack: Slack) -> list[dict[str, Any]]:
    """One round; what was sent in it."""
    assert slack.bot is not None
    before = len(slack.messages)
    slack.bot.following.tell_all()
    return slack.messages[before:]


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for block in message["blocks"] if block["type"] == "actions" for one in block["elements"]]


def _value(button: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(button["value"]))


def test_a_verdict_on_a_procurement_can_be_followed(slack: Slack) -> None:
    slack.mention(ASKED)
    assert FOLLOW in words(slack.posts[-1])


def test_an_answer_about_the_law_alone_cannot(slack: Slack) -> None:
    slack.mention("Wat is een sociale werkplaats?")
    assert FOLLOW not in words(slack.posts[-1])


def test_who_follows_hears_it_alone_with_a_way_to_stop(slack: Slack) -> None:
    follow(slack)
    said = slack.whispers[-1]
    assert (said["text"].startswith("U volgt nu: "), words(said)) == (True, [UNFOLLOW, OVERVIEW])


def test_who_follows_already_hears_that(slack: Slack) -> None:
    follow(slack)
    follow(slack)
    assert slack.whispers[-1]["text"].startswith("U volgt dit al: ")


def test_without_a_change_nothing_is_sent(slack: Slack, clock: Clock) -> None:
    follow(slack)
    clock.move(days=1)
    assert tell(slack) == []


def test_a_change_is_told_in_a_direct_message_to_the_follower(
    slack: Slack, assistant: Living, clock: Clock
) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    (told,) = tell(slack)
    assert (told["channel"], "Publicatie: nu maart 2028" in told["text"]) == (COLLEAGUE, True)


def test_what_is_sent_keeps_to_the_limits_of_slack(slack: Slack, assistant: Living) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    assert problems("chat.postMessage", tell(slack)[0]) == []


def test_a_change_is_told_once(slack: Slack, assistant: Living, clock: Clock) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    tell(slack)
    clock.move(days=1)
    assert tell(slack) == []


def test_a_second_change_on_one_day_waits_for_the_next_day(
    slack: Slack, assistant: Living, clock: Clock
) -> None:
    followed = follow(slack)
    assistant.change(followed, planned=month_period(2028, 3))
    tell(slack)
    assistant.change(followed, planned=month_period(2028, 4))
    same_day = tell(slack)
    clock.move(days=1)
    assert (same_day, "april 2028" in tell(slack)[0]["text"]) == ([], True)


def test_several_procurements_share_one_message(
    slack: Slack, assistant: Living, knowledge: Knowledge
) -> None:
    first = follow(slack)
    second = next(one.id for one in knowledge.calendar.entries if one.id != first and not one.confidential)
    slack.mention(ASKED)
    slack.click(FOLLOW, message=_with_entry(slack.posts[-1], second))
    for each in (first, second):
        assistant.change(each, procedure="Onderhands")
    slack.messages.clear()
    (told,) = tell(slack)
    assert (told["text"].split("\n")[0], len(_buttons(told))) == ("Nieuws over 2 trajecten die u volgt.", 3)


def test_who_stopped_hears_nothing_more(slack: Slack, assistant: Living) -> None:
    followed = follow(slack)
    slack.click(UNFOLLOW, message=slack.whispers[-1] | {"channel": CHANNEL})
    assistant.change(followed, planned=month_period(2028, 3))
    assert tell(slack) == []


def test_a_guest_cannot_follow_a_confidential_procurement_nor_hear_that_it_exists(
    slack: Slack, assistant: Living
) -> None:
    slack.mention(ASKED)
    post = slack.posts[-1]
    button = next(one for one in _buttons(post) if one["text"]["text"] == FOLLOW)
    assistant.change(_value(button)["entry"], confidential=True)
    slack.click(FOLLOW, user=GUEST, message=post)
    hidden = slack.whispers[-1]["text"]
    slack.click(FOLLOW, user=GUEST, message=_with_entry(post, "bestaat-niet"))
    assert hidden == slack.whispers[-1]["text"]


def test_a_guest_hears_no_value(slack: Slack, assistant: Living) -> None:
    followed = follow(slack, user=GUEST)
    assistant.change(followed, estimated_value=None, procedure="Onderhands")
    (told,) = tell(slack)
    assert ("Raming" in told["text"], "Procedure: nu Onderhands" in told["text"]) == (False, True)


def test_a_follower_who_may_no_longer_see_it_hears_nothing(slack: Slack, assistant: Living) -> None:
    followed = follow(slack)
    slack.people[COLLEAGUE]["is_restricted"] = True
    assistant.change(followed, planned=month_period(2028, 3))
    assert tell(slack) == []


def test_when_it_cannot_be_looked_up_who_follows_the_news_waits(
    slack: Slack, assistant: Living, clock: Clock
) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    slack.faults["users.info"] = [an_api_error("fatal_error")]
    told_then = tell(slack)
    assert (told_then, len(tell(slack))) == ([], 1)


def test_news_for_which_slack_could_not_be_reached_is_told_later_that_day(
    slack: Slack, assistant: Living
) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    slack.faults["chat.postMessage"] = [ConnectionRefusedError()]
    told_then = tell(slack)
    assert (told_then, len(tell(slack))) == ([], 1)


def test_news_that_slack_did_not_want_is_offered_another_day(
    slack: Slack, assistant: Living, clock: Clock
) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    slack.faults["chat.postMessage"] = [an_api_error("cannot_dm_bot")]
    on_the_day = [*tell(slack), *tell(slack)]
    clock.move(days=1)
    assert (on_the_day, len(tell(slack))) == ([], 1)


def test_news_whose_arrival_is_not_known_is_not_repeated(slack: Slack, assistant: Living) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    slack.faults["chat.postMessage"] = [an_api_error("internal_error")]
    (told,) = tell(slack)
    assert told["text"].startswith("De verbinding viel weg toen ik u nieuws vertelde over: ")


def test_news_that_a_copy_left_behind_is_finished_by_another(
    slack: Slack, assistant: Living, journal: Journal, clock: Clock
) -> None:
    assistant.change(follow(slack), planned=month_period(2028, 3))
    slack.faults["chat.postMessage"] = [_killed]
    with pytest.raises(KeyboardInterrupt):
        tell(slack)
    at_once = tell(slack)
    clock.move(minutes=6)
    said = [message["text"][:27] for message in (*at_once, *tell(slack), *tell(slack))]
    assert said == ["De verbinding viel weg toen"]


def test_two_copies_tell_it_once(slack: Slack, assistant: Living) -> None:
    """The second copy runs its round while the first is sending."""
    assistant.change(follow(slack), planned=month_period(2028, 3))
    slack.faults["chat.postMessage"] = [lambda _: tell(slack) and None]
    assert len(tell(slack)) == 1


def test_a_publication_changes_the_verdict_and_the_moment(slack: Slack, assistant: Living) -> None:
    assistant.change(follow(slack), status=NoticeStatus.PUBLISHED)
    (told,) = tell(slack)
    assert ("Het oordeel is nu: " in told["text"], "Het moment is voorbij." in told["text"]) == (True, True)


def test_what_left_the_calendar_is_told_once(slack: Slack, assistant: Living, clock: Clock) -> None:
    assistant.remove(follow(slack))
    (told,) = tell(slack)
    clock.move(days=1)
    assert ("niet meer op de kalender" in told["text"], tell(slack)) == (True, [])


def test_the_button_of_the_digest_follows_too(slack: Slack) -> None:
    slack.mention(ASKED)
    post = slack.posts[-1]
    button = next(one for one in _buttons(post) if one["text"]["text"] == FOLLOW)
    bare = {**button, "action_id": "digest_follow", "value": _value(button)["entry"]}
    slack.click(FOLLOW, message=post | {"blocks": [{"type": "actions", "elements": [bare]}]})
    assert slack.whispers[-1]["text"].startswith("U volgt nu: ")


def test_what_one_follows_is_shown_with_a_way_to_stop(slack: Slack) -> None:
    follow(slack)
    slack.click(OVERVIEW, message=slack.whispers[-1] | {"channel": CHANNEL})
    said = slack.whispers[-1]
    assert (said["text"].split("\n")[0], words(said)) == ("U volgt één traject.", [UNFOLLOW])


def test_what_one_follows_and_may_no_longer_see_is_not_shown(slack: Slack, assistant: Living) -> None:
    followed = follow(slack, user=GUEST)
    assistant.change(followed, confidential=True)
    slack.click(OVERVIEW, user=GUEST, message=slack.whispers[-1] | {"channel": CHANNEL})
    assert slack.whispers[-1]["text"].startswith("U volgt nu geen trajecten.")


def test_while_the_bot_is_off_nothing_is_followed_and_that_is_said(slack: Slack, clock: Clock) -> None:
    slack.mention(ASKED)
    assert slack.bot is not None
    following = replace(slack.bot.following, is_off=lambda: True)
    following.answer(following.start, a_click())
    assert (following.follows.followers(), slack.whispers[-1]["text"][:18]) == ((), "Ik sta nu even uit")


def test_a_click_that_fails_is_answered_with_a_number_to_mention(slack: Slack) -> None:
    slack.mention(ASKED)
    post = slack.posts[-1]
    assert slack.bot is not None
    slack.bot.following.follows.start = None  # type: ignore[assignment,method-assign]
    slack.click(FOLLOW, message=post)
    assert "Noem dan dit nummer: K-" in slack.whispers[-1]["text"]


def a_click() -> Click:
    return Click(
        team=TEAM, user=COLLEAGUE, channel=CHANNEL, entry="C001", language=Language.DUTCH,
        hook="https://hooks.example/1", mark="1",
    )  # fmt: skip


def _with_entry(post: dict[str, Any], entry_id: str) -> dict[str, Any]:
    """The post with another procurement behind its 'Volg'."""
    button = next(one for one in _buttons(post) if one["text"]["text"] == FOLLOW)
    other = button | {"value": f'{{"entry": "{entry_id}", "language": "nl"}}'}
    return post | {"blocks": [{"type": "actions", "elements": [other]}]}


def _killed(_call: dict[str, Any]) -> None:
    raise KeyboardInterrupt
