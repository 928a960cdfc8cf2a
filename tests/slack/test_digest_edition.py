"""The digest of the real knowledge on its way to Slack: posted within the limits, with what belongs to it; and asked on."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.assistant import Assistant
from bot.database import open_database
from bot.journal import Journal
from bot.model.digest import DigestRules
from bot.model.knowledge import Knowledge
from bot.settings import Settings
from handlers.digest_asking import ASK
from handlers.digest_edition import Editor
from handlers.running import Bot, make
from tests.slack.a_newsroom import ADVISORS, DigestSlack, a_digest_channel
from tests.slack.conftest import AtOnce, Clock
from tests.slack.driver import CHANNEL, buttons
from tests.slack.test_files_in_slack import FileStore

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> DigestSlack:
    made = DigestSlack()
    monkeypatch.setattr(
        WebClient, "api_call", lambda client, method, **call: made.api_call(client, method, **call)
    )
    return made


@pytest.fixture
def store(slack: DigestSlack, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    kept, others = FileStore(slack), slack._answer
    monkeypatch.setattr(
        slack, "_answer", lambda method, call: kept.answer(method, call) or others(method, call)
    )
    monkeypatch.setattr(WebClient, "_upload_file", lambda _client, data, **_more: kept.receive(data))
    return kept


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(open_database(f"sqlite:///{tmp_path / 'journaal.sqlite'}"))
    yield opened
    opened.close()


@pytest.fixture
def at_work(
    slack: DigestSlack, store: FileStore, settings: Settings, journal: Journal, knowledge: Knowledge
) -> Iterator[Callable[..., None]]:
    """Puts the bot at work with the real knowledge; it has looked once what is due."""
    bots: list[Bot] = []

    def begin(now: datetime = MONDAY, **channel: str) -> None:
        rules = DigestRules(channels=(a_digest_channel(**channel),), advisors=ADVISORS)
        assistant = Assistant(replace(knowledge, digest_rules=rules))
        bot = make(
            settings, lambda: assistant, journal, Clock(now), sleep=lambda _: None, every=0.02,
            listeners=AtOnce(), newsrooms=lambda: Editor(assistant),
        )  # fmt: skip
        bots.append(bot)
        slack.bot = bot
        bot.inbox.start()
        assert bot.rounds is not None
        bot.rounds.look()

    yield begin
    for bot in bots:
        bot.stop(5)


def test_the_digest_of_the_week_stands_in_the_channel_and_the_rest_in_its_thread(
    slack: DigestSlack, at_work: Callable[..., None]
) -> None:
    at_work()
    digest, *rest = slack.posts
    assert (digest["text"].split("\n")[0], {one.get("thread_ts") for one in rest}) == (
        "Weekbericht inkoop, week 48 van 2026",
        {digest["ts"]},
    )


def test_what_does_not_fit_goes_along_as_a_file(store: FileStore, at_work: Callable[..., None]) -> None:
    at_work()
    assert [file["title"] for file in store.shared] == ["Weekbericht 2026-W48"]


def test_the_picture_goes_along_where_it_is_asked_for(store: FileStore, at_work: Callable[..., None]) -> None:
    at_work(beeld="ja")
    assert [data[:4] for data in store.received] == [b"PK\x03\x04", b"\x89PNG"]


def test_what_the_picture_shows_stands_in_the_thread_in_words(
    slack: DigestSlack, at_work: Callable[..., None]
) -> None:
    at_work(beeld="ja")
    said = [text for text in slack.said_in(CHANNEL) if text.startswith("Wat komt er op de kalender:")]
    assert len(said) == 1


def test_asking_on_gives_the_full_answer_in_the_thread_of_the_digest(
    slack: DigestSlack, at_work: Callable[..., None], knowledge: Knowledge
) -> None:
    at_work()
    digest, before = slack.posts[0], len(slack.posts)
    slack.click("Vraag door", message=digest)
    (answer,) = slack.posts[before:]
    asked = next(one["value"] for one in buttons(digest) if one["action_id"] == ASK)
    assert (answer["thread_ts"], knowledge.entries[asked].title in answer["text"]) == (digest["ts"], True)


def test_asking_on_in_an_english_digest_is_answered_in_english(
    slack: DigestSlack, at_work: Callable[..., None]
) -> None:
    at_work(taal="en")
    digest, before = slack.posts[0], len(slack.posts)
    label = next(one["text"]["text"] for one in buttons(digest) if one["action_id"] == ASK)
    slack.click(label, message=digest)
    assert slack.posts[before]["text"].startswith(("Yes", "No"))


def test_a_thread_goes_on_about_the_procurement_that_was_asked_on(
    slack: DigestSlack, at_work: Callable[..., None], knowledge: Knowledge
) -> None:
    at_work()
    digest = slack.posts[0]
    slack.click("Vraag door", message=digest)
    slack.mention("en als het 90.000 wordt?", thread_ts=digest["ts"])
    asked = next(one["value"] for one in buttons(digest) if one["action_id"] == ASK)
    assert knowledge.entries[asked].title in slack.posts[-1]["text"]


def test_a_click_that_slack_delivers_twice_is_answered_once(
    slack: DigestSlack, at_work: Callable[..., None]
) -> None:
    at_work()
    digest, before = slack.posts[0], len(slack.posts)
    for _ in range(2):
        slack.numbers = itertools.count(9000)
        slack.click("Vraag door", message=digest)
    assert len(slack.posts) == before + 1


def test_a_calendar_that_is_too_old_gives_an_alarm_in_place_of_the_digest(
    slack: DigestSlack, at_work: Callable[..., None]
) -> None:
    at_work(MONDAY.replace(year=2027, day=22))
    assert [(one["channel"], one["text"].split(" dagen oud")[0]) for one in slack.posts] == [
        (ADVISORS, "Het weekbericht van 2027-W47 wacht. De kalender is 365")
    ]
