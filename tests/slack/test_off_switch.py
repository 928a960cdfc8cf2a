"""While the bot is turned off: one polite line to whoever asks or clicks, and nothing is looked up or kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.database import open_database
from bot.journal import Journal
from bot.model.base import Language
from bot.settings import Settings
from bot.switch import Switch
from handlers.running import make
from handlers.switched import OFF
from tests.slack.an_assistant import AnAssistant
from tests.slack.conftest import AtOnce, Clock
from tests.slack.driver import CHANNEL, SHARED_CHANNEL, Slack

DUTCH, ENGLISH = OFF[Language.DUTCH], OFF[Language.ENGLISH]


@pytest.fixture
def switch(tmp_path: Path) -> Iterator[Switch]:
    """The switch as another process holds it: in the same database as the bot."""
    opened = Switch(open_database(f"sqlite:///{tmp_path / 'journaal.sqlite'}"))
    yield opened
    opened.close()


@pytest.fixture
def slack(
    workspace: Slack,
    settings: Settings,
    assistant: AnAssistant,
    journal: Journal,
    clock: Clock,
    slept: list[float],
    tmp_path: Path,
) -> Iterator[Slack]:
    """The workspace with a bot in it that has a switch."""
    own = Switch(open_database(f"sqlite:///{tmp_path / 'journaal.sqlite'}"))
    bot = make(
        settings, lambda: assistant, journal, clock,
        sleep=slept.append, every=0.02, listeners=AtOnce(), switch=own,
    )  # fmt: skip
    workspace.bot = bot
    bot.inbox.start()
    yield workspace
    bot.stop(5)
    own.close()


@pytest.mark.parametrize(
    ("asked", "said"),
    [("Mag dit?", DUTCH), ("Can this be reserved?", ENGLISH), ("", DUTCH), ("hallo", DUTCH)],
)
def test_a_mention_gets_the_line_in_its_own_language(
    slack: Slack, switch: Switch, clock: Clock, asked: str, said: str
) -> None:
    switch.turn(clock(), off=True)
    slack.mention(asked)
    assert slack.sent == [said]


@pytest.mark.parametrize("channel", [CHANNEL, SHARED_CHANNEL])
def test_the_line_stands_in_the_thread_of_the_question(
    slack: Slack, switch: Switch, clock: Clock, channel: str
) -> None:
    switch.turn(clock(), off=True)
    slack.mention("Mag dit?", channel=channel, ts="1700000000.5")
    assert slack.posts[0]["thread_ts"] == "1700000000.5"


def test_the_command_gets_the_line_for_the_asker_alone(slack: Slack, switch: Switch, clock: Clock) -> None:
    switch.turn(clock(), off=True)
    slack.command("Mag dit?")
    assert (slack.sent, [whisper["text"] for whisper in slack.whispers]) == ([], [DUTCH])


def test_nothing_is_asked_looked_up_or_remembered(
    slack: Slack, switch: Switch, clock: Clock, assistant: AnAssistant, journal: Journal
) -> None:
    switch.turn(clock(), off=True)
    slack.direct_message("onzin")
    kept = journal.latest_exchange("T0001", "D0ANNA"), journal.unanswered()
    assert (assistant.heard, [method for method, _ in slack.calls], kept) == (
        [],
        ["chat.postMessage"],
        (None, []),
    )


def test_a_choice_gets_the_line_in_the_language_of_what_was_asked(
    slack: Slack, switch: Switch, clock: Clock
) -> None:
    slack.mention("Can we, welke?")
    switch.turn(clock(), off=True)
    slack.click("3. None of these")
    assert slack.sent[-1] == ENGLISH


def test_the_details_of_an_earlier_answer_show_the_line(slack: Slack, switch: Switch, clock: Clock) -> None:
    slack.direct_message("Mag dit?")
    switch.turn(clock(), off=True)
    slack.click("Wettekst")
    assert DUTCH in str(slack.views[-1]) and "aanbestedende dienst" not in str(slack.views[-1])


def test_a_question_is_answered_again_as_soon_as_the_bot_is_on(
    slack: Slack, switch: Switch, clock: Clock
) -> None:
    switch.turn(clock(), off=True)
    slack.mention("Mag dit?")
    switch.turn(clock(), off=False)
    slack.mention("En dit?")
    assert slack.sent == [DUTCH, "En dit?"]


def test_a_question_of_while_it_was_off_is_delivered_twice_and_gets_one_line(
    slack: Slack, switch: Switch, clock: Clock
) -> None:
    switch.turn(clock(), off=True)
    slack.mention("Mag dit?", event_id="EvX", ts="1700000000.5")
    slack.mention("Mag dit?", event_id="EvX", ts="1700000000.5", retry=1)
    assert slack.sent == [DUTCH]


def test_what_was_spoken_of_before_can_be_followed_up_afterwards(
    slack: Slack, switch: Switch, clock: Clock
) -> None:
    slack.direct_message("schoonmaak")
    switch.turn(clock(), off=True)
    slack.direct_message("en nu?")
    switch.turn(clock(), off=False)
    slack.direct_message("en dan?")
    assert slack.sent[-1] == "en dan? (het gaat over schoonmaak)"


def test_a_switch_that_cannot_be_read_counts_as_it_was_last_seen(
    slack: Slack, switch: Switch, clock: Clock, tmp_path: Path
) -> None:
    switch.turn(clock(), off=True)
    slack.mention("Mag dit?")
    database = open_database(f"sqlite:///{tmp_path / 'journaal.sqlite'}")
    with database.transaction() as connection:
        connection.exec_driver_sql("drop table switch")
    database.close()
    slack.mention("En dit?")
    assert slack.sent == [DUTCH, DUTCH]
