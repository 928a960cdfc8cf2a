"""The conversation in the terminal: a line in, an answer out, details behind a word, until 'stop'."""

from io import StringIO

import pytest

from bot.assistant import Assistant
from bot.model.answer import Section
from bot.model.knowledge import Knowledge
from bot.model.viewer import Person, Place, Viewer
from bot.terminal import SECTIONS, converse_in_terminal
from tests.builders import TODAY

COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
NORTH = "Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?"
WHICH = "Kan de schoonmaak van het stadsloket worden voorbehouden?"


@pytest.fixture(scope="module")
def assistant(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


def said(assistant: Assistant, *typed: str) -> list[str]:
    """What is shown after each line that was typed; the welcome first, the goodbye last."""
    shown = StringIO()
    converse_in_terminal(assistant, COLLEAGUE, TODAY, StringIO("".join(f"{line}\n" for line in typed)), shown)
    return [part.strip() for part in shown.getvalue().split("\n> ")]


def test_it_says_hello_and_goodbye(assistant: Assistant) -> None:
    shown = said(assistant)
    assert (shown[0].startswith("Kansrijk."), shown[-1]) == (True, "Tot ziens.")


@pytest.mark.parametrize("word", ["stop", "STOP", " exit ", "quit", "einde"])
def test_stop_ends_it(word: str, assistant: Assistant) -> None:
    assert said(assistant, word, "hallo")[1:] == ["Tot ziens."]


def test_a_question_is_answered_with_a_follow_up(assistant: Assistant) -> None:
    assert "€ 90.000" in said(assistant, NORTH, "En als het 90.000 wordt?")[2]


@pytest.mark.parametrize("word", sorted(SECTIONS))
def test_a_word_opens_the_details_of_the_last_answer(
    word: str, assistant: Assistant, knowledge: Knowledge
) -> None:
    titles = {
        Section.WHY: "titel-waarom", Section.LAW: "titel-wettekst", Section.EXAMPLES: "titel-voorbeelden", Section.MARKET: "titel-markt",
        Section.ALTERNATIVES: "titel-alternatieven", Section.PROMISE: "titel-kansrijk", Section.WHAT_IF: "titel-wat-als",
        Section.STRATEGY: "titel-strategie",
    }  # fmt: skip
    title = knowledge.phrases.phrases[titles[SECTIONS[word]]].nl
    assert said(assistant, NORTH, f"{word}?")[2].startswith(title)


def test_details_that_are_not_there_are_said_to_be_missing(assistant: Assistant) -> None:
    assert said(assistant, "hallo", "wettekst")[2] == "Daar heb ik bij dit antwoord niets over."


def test_the_answer_stays_the_last_one_after_its_details(assistant: Assistant) -> None:
    assert said(assistant, NORTH, "waarom", "markt")[3] == said(assistant, NORTH, "markt")[2]


def test_a_word_for_details_without_an_answer_is_a_question(assistant: Assistant) -> None:
    assert "Daar heb ik bij dit antwoord niets over." not in said(assistant, "waarom")[1]


def test_a_number_picks_the_procurement(assistant: Assistant) -> None:
    assert "Stadsloket Noord" in said(assistant, WHICH, "1")[2]


def test_the_last_number_is_none_of_these(assistant: Assistant) -> None:
    shown = said(assistant, WHICH)[1].splitlines()
    last = next(line for line in shown if line.endswith("Geen van deze")).partition(".")[0]
    assert said(assistant, WHICH, last)[2].startswith("Dat traject vind ik niet")


@pytest.mark.parametrize("typed", ["²", "0", "99", "9" * 5000, "٣", "-1", "1.5"])
def test_what_is_no_choice_is_answered_as_any_text(typed: str, assistant: Assistant) -> None:
    assert len(said(assistant, WHICH, typed)) == 4


@pytest.mark.parametrize("typed", ["", "   ", "🙂", "<!channel>", "\x00", "x" * 10_000])
def test_nothing_that_is_typed_ends_it(typed: str, assistant: Assistant) -> None:
    assert said(assistant, typed)[-1] == "Tot ziens."
