"""What came in is answered once, in order, also after a failure; and nobody waits in silence."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.database import JournalUnavailable
from bot.journal import LEASE, Arrival, Journal
from bot.settings import Settings
from handlers.running import make
from tests.slack.an_assistant import AnAssistant
from tests.slack.conftest import AtOnce, Clock
from tests.slack.driver import Slack, an_api_error


@dataclass
class SlowAssistant(AnAssistant):
    """Answers when it is allowed to."""

    may_answer: threading.Event = field(default_factory=threading.Event)

    def answer(self, *asked: Any, **more: Any) -> Any:
        assert self.may_answer.wait(10)
        return super().answer(*asked, **more)


@dataclass
class FailingAssistant(AnAssistant):
    """Fails so many times before it answers."""

    times: int = 1

    def answer(self, *asked: Any, **more: Any) -> Any:
        self.times -= 1
        if self.times >= 0:
            raise ValueError("de raming is 216.000")
        return super().answer(*asked, **more)


def an_arrival(text: str = "mag dit?", number: int = 1) -> Arrival:
    payload = {
        "kind": "vraag",
        "text": text,
        "user": "U0ANNA",
        "thread": "17.1",
        "direct": "nee",
        "shared": "nee",
    }
    return Arrival(
        event_id=f"E{number}", team="T0001", channel="C0INKOOP", ts=f"17.{number}", lane="L", payload=payload
    )


@pytest.fixture
def slow(workspace: Slack, settings: Settings, journal: Journal, clock: Clock) -> Any:
    """A bot of which every answer waits, with room for twelve questions in hand."""
    assistant = SlowAssistant()
    bot = make(
        settings,
        lambda: assistant,
        journal,
        clock,
        sleep=lambda _: None,
        every=0.02,
        in_hand=12,
        listeners=AtOnce(),
    )
    bot.inbox.start()
    workspace.bot = bot
    yield assistant
    assistant.may_answer.set()
    bot.stop(5)


def ask(slack: Slack, text: str, number: int, thread: str = "") -> int:
    """Send a mention without waiting for its answer. The status of the acknowledgement."""
    from slack_bolt import BoltRequest

    event = {
        "type": "app_mention",
        "text": text,
        "user": "U0ANNA",
        "channel": "C0INKOOP",
        "ts": f"17.{number}",
    }
    event |= {"thread_ts": thread} if thread else {}
    body = {"type": "event_callback", "team_id": "T0001", "event_id": f"Ev{number}", "event": event}
    assert slack.bot is not None
    return slack.bot.app.dispatch(BoltRequest(mode="socket_mode", body=body)).status


def test_slow_answers_do_not_delay_an_acknowledgement(slow: SlowAssistant, workspace: Slack) -> None:
    statuses = [ask(workspace, f"vraag {number}", number) for number in range(60)]
    assert (set(statuses), slow.heard) == ({200}, [])


def test_a_command_is_acknowledged_while_every_answer_is_slow(
    workspace: Slack, settings: Settings, journal: Journal, clock: Clock
) -> None:
    from slack_bolt import BoltRequest

    assistant = SlowAssistant()
    listeners = ThreadPoolExecutor(4)
    bot = make(
        settings,
        lambda: assistant,
        journal,
        clock,
        sleep=lambda _: None,
        every=0.02,
        in_hand=12,
        listeners=listeners,
    )
    bot.inbox.start()
    workspace.bot = bot
    for number in range(40):
        ask(workspace, f"vraag {number}", number)
    body = {
        "command": "/inkoop",
        "text": "x",
        "user_id": "U0ANNA",
        "channel_id": "C0INKOOP",
        "team_id": "T0001",
    }
    answer = bot.app.dispatch(
        BoltRequest(
            mode="socket_mode", body=body | {"trigger_id": "1.x", "response_url": "https://hooks.example/1"}
        )
    )
    assistant.may_answer.set()
    bot.stop(10)
    listeners.shutdown()
    assert answer.status == 200


def test_who_does_not_fit_in_hears_that_it_is_busy(slow: SlowAssistant, workspace: Slack) -> None:
    for number in range(13):
        ask(workspace, f"vraag {number}", number)
    workspace.wait_for(1)
    assert (workspace.sent, workspace.posts[0]["thread_ts"]) == (
        ["Het is even druk. Uw vraag is bewaard. U krijgt zo antwoord."], "17.12"
    )  # fmt: skip


def test_and_is_answered_when_there_is_room(slow: SlowAssistant, workspace: Slack) -> None:
    for number in range(13):
        ask(workspace, f"vraag {number}", number)
    workspace.wait_for(1)
    slow.may_answer.set()
    workspace.wait_for(14)
    assert sorted(workspace.sent[1:]) == sorted(f"vraag {number}" for number in range(13))


def test_questions_in_one_thread_are_answered_in_order(slow: SlowAssistant, workspace: Slack) -> None:
    for number in range(8):
        ask(workspace, f"vraag {number}", number, thread="16.0")
    slow.may_answer.set()
    workspace.wait_for(8)
    assert [text for text, _ in slow.heard] == [f"vraag {number}" for number in range(8)]


def test_questions_in_different_threads_do_not_wait_for_each_other(
    slow: SlowAssistant, workspace: Slack
) -> None:
    ask(workspace, "traag", 1, thread="16.0")
    ask(workspace, "snel", 2, thread="15.0")
    slow.may_answer.set()
    workspace.wait_for(2)
    assert sorted(workspace.sent) == ["snel", "traag"]


@pytest.mark.parametrize("times", [1, 2])
def test_a_question_whose_answer_failed_is_answered_later(slack: Slack, clock: Clock, times: int) -> None:
    failing(slack, times)
    slack.mention("mag dit?")
    let_time_pass(slack, clock)
    assert slack.sent == ["mag dit?"]


def test_after_the_last_attempt_the_user_gets_a_reference_number(slack: Slack, clock: Clock) -> None:
    failing(slack, 9)
    slack.mention("mag dit?")
    let_time_pass(slack, clock)
    assert slack.sent[0].startswith("Sorry, er ging iets mis.")


def test_the_reference_number_stands_in_the_log_and_no_text_does(
    slack: Slack, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    failing(slack, 9)
    slack.mention("mag dit?")
    let_time_pass(slack, clock)
    reference = slack.sent[0].split()[-1].rstrip(".")
    assert (reference in caplog.text, "216.000" in caplog.text, "mag dit" in caplog.text) == (
        True,
        False,
        False,
    )


def test_nothing_that_people_say_is_logged(slack: Slack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    slack.direct_message("wat kost geheimzinnigheid?")
    slack.click("Waarom?")
    slack.command("wat kost geheimzinnigheid?")
    assert "geheimzinnig" not in caplog.text


def test_slack_being_away_for_minutes_does_not_lose_the_answer(slack: Slack, clock: Clock) -> None:
    slack.faults["chat.postMessage"] = [an_api_error("<html>", 503) for _ in range(20)]
    slack.mention("mag dit?")
    for _ in range(12):
        clock.move(minutes=5)
        slack.bot.inbox._refill()  # type: ignore[union-attr]
        slack.bot.inbox.settle(10)  # type: ignore[union-attr]
    assert slack.sent == ["mag dit?"]


def test_what_a_dead_process_had_not_begun_is_answered_at_the_next_start(
    workspace: Slack, settings: Settings, journal: Journal, clock: Clock
) -> None:
    journal.store(an_arrival(), clock())
    started(workspace, settings, journal, clock)
    assert workspace.sent == ["mag dit?"]


def test_what_a_dead_process_had_begun_is_answered_when_its_claim_runs_out(
    workspace: Slack, settings: Settings, journal: Journal, clock: Clock
) -> None:
    journal.claim(journal.store(an_arrival(), clock()) or 0, clock())
    clock.move(seconds=LEASE / timedelta(seconds=1) + 1)
    started(workspace, settings, journal, clock)
    assert workspace.sent == ["mag dit?"]


def test_what_another_process_is_working_on_is_left_to_it(
    workspace: Slack, settings: Settings, journal: Journal, clock: Clock
) -> None:
    journal.claim(journal.store(an_arrival(), clock()) or 0, clock())
    started(workspace, settings, journal, clock)
    assert workspace.sent == []


def test_what_a_dead_process_had_posted_is_not_posted_again(
    workspace: Slack, settings: Settings, journal: Journal, clock: Clock
) -> None:
    work = journal.claim(journal.store(an_arrival(), clock()) or 0, clock())
    assert work is not None
    journal.begin_sending(work)
    mark = {"event_type": "kansrijk_antwoord", "event_payload": {"werk": "T0001-C0INKOOP-17.1"}}
    workspace.keep({"text": "mag dit?", "channel": "C0INKOOP", "thread_ts": "17.1", "metadata": mark})
    clock.move(seconds=60)
    started(workspace, settings, journal, clock)
    assert workspace.sent == ["mag dit?"]


def test_an_event_that_cannot_be_stored_is_not_acknowledged(
    slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "store", _broken)
    assert (slack.mention("mag dit?").status, slack.posts) == (500, [])


def test_at_its_last_delivery_the_user_hears_it(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Journal, "store", _broken)
    slack.mention("mag dit?", ts="17.1", retry=3)
    assert (slack.posts[0]["thread_ts"], slack.sent[0][:24]) == ("17.1", "Sorry, er ging iets mis.")


@pytest.mark.parametrize("act", ["command", "click"])
def test_a_command_or_click_that_cannot_be_stored_is_answered_with_an_apology(
    slack: Slack, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    slack.mention("boven de drempel?")
    monkeypatch.setattr(Journal, "store", _broken)
    getattr(slack, act)("Ja")
    assert slack.whispers[0]["text"].startswith("Sorry, er ging iets mis.")


def test_after_the_answer_neither_text_nor_user_is_kept(slack: Slack, journal: Journal) -> None:
    slack.mention("een geheimzinnige vraag")
    assert not {"geheimzinnig", "U0ANNA"} & set(_everything(journal).split("'"))


def test_a_question_that_found_no_answer_is_kept_without_who_asked_it(slack: Slack, journal: Journal) -> None:
    slack.mention("onzin")
    assert (journal.unanswered(), "U0ANNA" in _everything(journal)) == (["onzin"], False)


def test_a_question_that_was_answered_is_not_kept(slack: Slack, journal: Journal) -> None:
    slack.mention("mag dit?")
    assert journal.unanswered() == []


def _broken(*_: object) -> None:
    raise JournalUnavailable("Het journaal werkt niet.")


def _everything(journal: Journal) -> str:
    import sqlalchemy as sa

    with journal._database.transaction() as connection:
        tables = [sa.text(f"select * from {name}") for name in ("events", "exchanges", "unanswered")]
        return str([tuple(row) for table in tables for row in connection.execute(table)])


def failing(slack: Slack, times: int) -> None:
    """The assistant fails so many times."""
    from dataclasses import replace

    assert slack.bot is not None
    assistant = FailingAssistant(times=times)
    slack.bot.inbox._replying = replace(slack.bot.inbox._replying, assistants=lambda: assistant)


def let_time_pass(slack: Slack, clock: Clock) -> None:
    """Long enough for every attempt."""
    for _ in range(4):
        clock.move(seconds=5)
        slack.bot.inbox._refill()  # type: ignore[union-attr]
        slack.bot.inbox.settle(10)  # type: ignore[union-attr]


def started(slack: Slack, settings: Settings, journal: Journal, clock: Clock) -> None:
    """Start a bot, let it do what it finds, stop it."""
    bot = make(settings, AnAssistant, journal, clock, sleep=lambda _: None, listeners=AtOnce())
    bot.inbox.start()
    bot.stop(10)
