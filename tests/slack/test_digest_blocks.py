"""A digest in Slack: short in the channel, whole in the thread, a button for each procurement, within every limit."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.answering.drafting import Pen
from bot.assistant import Assistant
from bot.digest import make_digest, pen_for
from bot.model.digest import Digest, DigestChannel
from bot.model.knowledge import Knowledge
from bot.model.market import Vocabulary
from bot.model.procurement import CalendarEntry
from bot.model.values import month_period
from handlers.blocks import MESSAGE_BLOCKS, MESSAGE_SIZE
from handlers.digest_blocks import MOST_MESSAGES, digest_message, digest_thread, goes_in_file
from tests.builders import TODAY, an_entry
from tests.slack.limits import problems

CHANNEL = DigestChannel(id="inkoop", kanaal="C0123456789")
SOON = month_period(2027, 2)
NASTY = "<!channel> <@U0123ABCD> <https://kwaad.example|klik> & *vet* " * 5
SIZES = [0, 1, 10, 500]


def entries(count: int, title: str = "Schoonmaak kantoor") -> tuple[CalendarEntry, ...]:
    return tuple(
        an_entry(id=f"E{at}", reference=None, title=f"{title} {at}", planned=SOON) for at in range(count)
    )


@pytest.fixture(scope="module")
def bare(knowledge: Knowledge) -> Knowledge:
    """The shipped knowledge without what only questions are read with."""
    topics = knowledge.topics.model_copy(update={"topics": knowledge.topics.topics[:1]})
    return replace(knowledge, topics=topics, vocabulary=Vocabulary())


def made(knowledge: Knowledge, *given: CalendarEntry) -> tuple[Digest, Pen]:
    calendar = knowledge.calendar.model_copy(update={"entries": given})
    assistant = Assistant(replace(knowledge, calendar=calendar))
    digest = make_digest(assistant, CHANNEL, (), TODAY)
    return digest, pen_for(digest, assistant)


@pytest.fixture(scope="module", params=SIZES, ids=[f"{count} procurements" for count in SIZES])
def digest(request: pytest.FixtureRequest, bare: Knowledge) -> tuple[Digest, Pen]:
    return made(bare, *entries(request.param))


@pytest.fixture(scope="module", params=[1, 10, 60], ids=[f"{count} nasty ones" for count in (1, 10, 60)])
def nasty(request: pytest.FixtureRequest, bare: Knowledge) -> tuple[Digest, Pen]:
    given = entries(request.param, NASTY)
    return made(bare, *(entry.model_copy(update={"owner": NASTY}) for entry in given))


def messages(digest: Digest, pen: Pen, *, follow: bool = True) -> list[dict[str, Any]]:
    return [digest_message(digest, pen, follow=follow), *digest_thread(digest, pen, follow=follow)]


def buttons(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in message["blocks"]:
        yield from block.get("elements", [block["accessory"]] if "accessory" in block else [])


@pytest.mark.parametrize("follow", [True, False])
def test_every_message_fits_in_slack(follow: bool, digest: tuple[Digest, Pen]) -> None:
    told = messages(*digest, follow=follow)
    assert [problems("chat.postMessage", one | {"unfurl_links": False}) for one in told] == [[]] * len(told)


def test_text_from_the_calendar_is_never_markup(nasty: tuple[Digest, Pen]) -> None:
    told = messages(*nasty)
    assert [problems("chat.postMessage", one | {"unfurl_links": False}) for one in told] == [[]] * len(told)


def test_there_is_room_left_for_the_marks_of_the_post(digest: tuple[Digest, Pen]) -> None:
    fitting = [
        len(one["blocks"]) <= MESSAGE_BLOCKS
        and len(json.dumps(one, ensure_ascii=False)) <= MESSAGE_SIZE - 500
        for one in messages(*digest)
    ]
    assert all(fitting)


def test_a_quiet_week_is_one_section_without_a_thread(bare: Knowledge) -> None:
    digest, pen = made(bare)
    message = digest_message(digest, pen)
    assert ([block["type"] for block in message["blocks"]], digest_thread(digest, pen)) == (["section"], ())


def test_what_is_told_whole_in_the_channel_is_not_told_again(bare: Knowledge) -> None:
    assert digest_thread(*made(bare, *entries(1))) == ()


def test_the_channel_sees_the_first_ones_each_with_its_button(bare: Knowledge) -> None:
    message = digest_message(*made(bare, *entries(10)))
    assert [(one["action_id"], one["value"]) for one in buttons(message)] == [
        ("digest_ask", "E0"), ("digest_ask", "E1"), ("digest_ask", "E2"),
    ]  # fmt: skip


def test_with_following_each_procurement_has_both_buttons(bare: Knowledge) -> None:
    message = digest_message(*made(bare, *entries(1)), follow=True)
    assert [(one["action_id"], one["text"]["text"], one["value"]) for one in buttons(message)] == [
        ("digest_ask", "Vraag door", "E0"),
        ("digest_follow", "Volg", "E0"),
    ]


def test_a_screen_reader_hears_which_procurement_a_button_is_about(bare: Knowledge) -> None:
    message = digest_message(*made(bare, *entries(1)))
    assert [one["accessibility_label"] for one in buttons(message)] == ["Vraag door: Schoonmaak kantoor 0"]


def test_the_thread_holds_every_procurement_once(bare: Knowledge) -> None:
    thread = digest_thread(*made(bare, *entries(30)), follow=True)
    asked = [
        one["value"] for message in thread for one in buttons(message) if one["action_id"] == "digest_ask"
    ]
    assert sorted(asked) == sorted(f"E{at}" for at in range(30))


@pytest.mark.parametrize(("count", "expected"), [(1, False), (10, False), (500, True)])
def test_a_file_goes_with_what_does_not_fit_in_the_thread(
    count: int, expected: bool, bare: Knowledge
) -> None:
    digest, pen = made(bare, *entries(count))
    thread = digest_thread(digest, pen)
    says_so = any("Alle 500 trajecten staan in het bestand bij dit bericht." in one["text"] for one in thread)
    assert (goes_in_file(digest, pen), says_so, len(thread) <= MOST_MESSAGES) == (expected, expected, True)


def test_the_text_for_a_screen_reader_says_what_the_blocks_say(bare: Knowledge) -> None:
    message = digest_message(*made(bare, *entries(10)))
    shown = [block["text"]["text"].strip("*• ") for block in message["blocks"]]
    assert [text for text in shown if text not in message["text"]] == []
