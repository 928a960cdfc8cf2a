"""What somebody wants to know, from the words of asking alone."""

import pytest

from bot.model.question import Aspect, Intent
from bot.understanding.intents import asks_why, is_follow_up, is_greeting, is_thanks, read_cues


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Kan dit worden voorbehouden?", Intent.RESERVATION),
        ("Mag de catering naar een sociale firma?", Intent.RESERVATION),
        ("Can we reserve this?", Intent.RESERVATION),
        ("Is dit kansrijk?", Intent.ADVICE),
        ("What do you recommend?", Intent.ADVICE),
        ("Wie doet catering?", Intent.MARKET),
        ("Who does the laundry?", Intent.MARKET),
        ("Welke bedrijven zijn er?", Intent.MARKET),
        ("Heb je een voorbeeld?", Intent.EXAMPLE),
        ("Any examples?", Intent.EXAMPLE),
        ("Wanneer komt de catering?", Intent.CALENDAR),
        ("When is it planned?", Intent.CALENDAR),
        ("Wat kun je?", Intent.HELP),
        ("help", Intent.HELP),
    ],
)
def test_the_words_of_asking_point_to_an_intent(text: str, intent: Intent) -> None:
    assert read_cues(text).has(intent)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Wanneer komt dit?", Aspect.PLANNED),
        ("Wie is de eigenaar?", Aspect.OWNER),
        ("Wat is de raming?", Aspect.VALUE),
        ("Welke procedure?", Aspect.PROCEDURE),
        ("Wat is de looptijd?", Aspect.TERM),
        ("Hoeveel percelen zijn er?", Aspect.LOTS),
        ("Wat is de status?", Aspect.STATUS),
        ("Wie is de zittende leverancier?", Aspect.INCUMBENT),
        ("Welke drempel geldt?", Aspect.THRESHOLD),
        ("Welke CPV-code heeft dit?", Aspect.CPV),
        ("Mag dit?", None),
    ],
)
def test_what_is_asked_of_a_procurement_is_read(text: str, aspect: Aspect | None) -> None:
    assert read_cues(text).aspect is aspect


@pytest.mark.parametrize(
    "text", ["hoi", "Hallo Kansrijk!", "Goedemorgen allemaal", "good morning", "hi there"]
)
def test_a_greeting_is_a_greeting(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize(
    "text", ["hoi, mag dit?", "Hallo, wanneer komt de catering?", "dag van de arbeid", ""]
)
def test_a_greeting_with_a_question_is_a_question(text: str) -> None:
    assert not is_greeting(text)


@pytest.mark.parametrize(
    "text", ["dank je", "Bedankt!", "heel erg bedankt", "thanks a lot", "oké top, dankjewel"]
)
def test_thanks_are_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text", ["dank je, en wanneer komt het?", "bedankt maar mag het ook in Noord?", "nee"]
)
def test_thanks_with_a_question_are_no_thanks(text: str) -> None:
    assert not is_thanks(text)


@pytest.mark.parametrize("text", ["waarom?", "Hoezo", "why?", "en waarom niet?", "waarom is dat zo?"])
def test_a_bare_why_asks_for_the_ground(text: str) -> None:
    assert asks_why(text)


@pytest.mark.parametrize("text", ["waarom is er een drempel?", "why 30%?", "daarom"])
def test_a_why_with_a_subject_is_a_question_of_its_own(text: str) -> None:
    assert not asks_why(text)


@pytest.mark.parametrize(
    "text", ["en voor Zuidoost?", "wie doet dat?", "stel dat het 90.000 wordt", "what if it is 90,000?"]
)
def test_words_that_lean_on_what_was_said_follow_up(text: str) -> None:
    assert is_follow_up(text)


@pytest.mark.parametrize(
    "text", ["Kan de catering worden voorbehouden?", "Wat is de drempel?", "Who does catering?"]
)
def test_a_whole_question_follows_up_nothing(text: str) -> None:
    assert not is_follow_up(text)


def test_every_cue_is_told_with_the_words_that_led_to_it() -> None:
    steps = read_cues("Wanneer komt de catering?").steps
    assert [step.words.lower() for step in steps if "planning" in step.led_to] == ["wanneer"]


def test_how_many_is_a_count_and_a_list() -> None:
    cues = read_cues("Hoeveel trajecten zijn er in 2027?")
    assert (cues.counts, cues.lists) == (True, True)
