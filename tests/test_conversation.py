"""A conversation: what a follow-up keeps, what it changes, and when it begins anew."""

from decimal import Decimal

import pytest

from bot.answering.plain import plain_text
from bot.assistant import Assistant, Reply
from bot.model.answer import Asking
from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.question import Aspect, Conversation, Facts, Intent
from bot.model.viewer import NOBODY, Person, Place, Viewer
from tests.builders import TODAY

COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
NORTH = "Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?"
SOUTH_EAST = "Kan de schoonmaak van het stadsloket in Zuidoost worden voorbehouden?"
WHICH = "Kan de schoonmaak van het stadsloket worden voorbehouden?"


@pytest.fixture(scope="module")
def assistant(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


def talk(assistant: Assistant, *texts: str, viewer: Viewer = COLLEAGUE) -> Reply:
    """The reply to the last of these texts, each said after the one before."""
    conversation: Conversation | None = None
    for text in texts:
        reply = assistant.answer(text, viewer, TODAY, conversation)
        conversation = reply.conversation
    return reply


def value_of(reply: Reply) -> Decimal | None:
    value = reply.conversation.facts.value
    return value.low if value else None


def test_a_fact_of_a_follow_up_overrides_the_calendar(assistant: Assistant) -> None:
    before, after = talk(assistant, NORTH), talk(assistant, NORTH, "En als het 90.000 wordt?")
    assert (before.answer.routes[0], after.conversation.entry) != (after.answer.routes[0], None)


def test_a_fact_that_overrides_is_said(assistant: Assistant) -> None:
    notes = talk(assistant, NORTH, "En als het 90.000 wordt?").answer.notes
    assert any(note.startswith("Gerekend met uw gegevens:") and "€ 90.000" in note for note in notes)


def test_a_later_fact_overrides_an_earlier_one(assistant: Assistant) -> None:
    assert (
        value_of(talk(assistant, NORTH, "En als het 90.000 wordt?", "En als het 300.000 wordt?")) == 300_000
    )


def test_facts_add_up_over_follow_ups(assistant: Assistant) -> None:
    reply = talk(assistant, NORTH, "En als het 90.000 wordt?", "en als de looptijd 2 jaar is?")
    assert (value_of(reply), bool(reply.conversation.facts.term)) == (90_000, True)


def test_a_new_procurement_resets_the_facts(assistant: Assistant) -> None:
    reply = talk(assistant, NORTH, "En als het 90.000 wordt?", SOUTH_EAST)
    assert (reply.conversation.facts, reply.conversation.entry) == (Facts(), "C002")


def test_a_new_question_answers_as_if_nothing_went_before(assistant: Assistant) -> None:
    assert (
        talk(assistant, NORTH, "En als het 90.000 wordt?", SOUTH_EAST).answer
        == talk(assistant, SOUTH_EAST).answer
    )


def test_who_does_that_names_the_market_of_the_procurement(assistant: Assistant) -> None:
    reply = talk(assistant, NORTH, "wie doet dat?")
    assert (reply.question and reply.question.intent, "schoonmaak" in reply.answer.headline) == (
        Intent.MARKET,
        True,
    )


@pytest.mark.parametrize("why", ["waarom?", "Waarom", "hoezo?", "en waarom?"])
def test_why_keeps_the_verdict_and_gives_its_ground(why: str, assistant: Assistant) -> None:
    before, after = talk(assistant, NORTH).answer, talk(assistant, NORTH, why).answer
    assert (after.headline, after.articles, after.lines != before.lines) == (
        before.headline,
        before.articles,
        True,
    )


@pytest.mark.parametrize(
    "first",
    [
        "wat is social return", "Wat zegt artikel 2.80?", "Wie doet catering?", "Heb je een voorbeeld van groen?", "Wat komt er in Q2 2027?",
        WHICH, "Wat is de hoofdstad van Australië?", "help", "hallo", "", "Mag ik een opdracht van -5 euro voorbehouden?",
        "Kan de schoonmaak van het stadsloket Centrum worden voorbehouden?", "Wat zegt artikel 9.99?",
    ],
)  # fmt: skip
def test_why_can_be_asked_after_every_answer(first: str, assistant: Assistant) -> None:
    assert talk(assistant, first, "waarom?").answer.headline


def test_why_after_a_topic_is_about_that_topic(assistant: Assistant) -> None:
    assert (
        talk(assistant, "wat is social return", "waarom?").answer.headline
        == talk(assistant, "wat is social return").answer.headline
    )


def test_the_same_work_in_another_place(assistant: Assistant) -> None:
    assert talk(assistant, NORTH, "en voor Zuidoost?").conversation.entry == "C002"


def test_a_place_without_such_work_never_answers_about_the_old_one(assistant: Assistant) -> None:
    reply = talk(assistant, NORTH, "En in Centrum?")
    assert (reply.conversation.entry, reply.answer.verdict) == (None, None)


def test_what_is_asked_of_the_procurement_follows(assistant: Assistant) -> None:
    reply = talk(assistant, NORTH, "Wanneer komt die?")
    assert (reply.conversation.entry, reply.conversation.aspect) == ("C001", Aspect.PLANNED)


@pytest.mark.parametrize(
    ("said", "at"),
    [("1", 0), ("2", 1), ("de eerste", 0), ("nummer 2", 1), ("de laatste", -1), ("the second one", 1)],
)
def test_a_choice_can_be_picked_by_its_number(said: str, at: int, assistant: Assistant) -> None:
    asked = talk(assistant, WHICH)
    assert talk(assistant, WHICH, said).conversation.entry == asked.conversation.candidates[at]


@pytest.mark.parametrize("said", ["0", "9", "7", "²", "12"])
def test_a_number_that_is_not_offered_picks_nothing(said: str, assistant: Assistant) -> None:
    assert talk(assistant, WHICH, said).conversation.entry is None


def test_picking_keeps_what_was_asked(assistant: Assistant) -> None:
    reply = talk(assistant, "Wanneer komt de schoonmaak van het stadsloket?", "2")
    assert (reply.question and reply.question.intent, reply.conversation.aspect) == (
        Intent.CALENDAR,
        Aspect.PLANNED,
    )


def test_picking_keeps_the_facts_of_the_question(assistant: Assistant) -> None:
    asked = talk(assistant, WHICH)
    with_facts = Conversation(
        intent=Intent.RESERVATION, candidates=asked.conversation.candidates, facts=Facts(has_lots=True)
    )
    assert assistant.answer("2", COLLEAGUE, TODAY, with_facts).conversation.facts.has_lots is True


def test_typing_a_number_is_clicking_it(assistant: Assistant) -> None:
    asked = talk(assistant, WHICH).conversation
    clicked = assistant.choose(asked.candidates[1], COLLEAGUE, TODAY, asked)
    assert assistant.answer("2", COLLEAGUE, TODAY, asked).answer.headline == clicked.answer.headline


def asked_for(assistant: Assistant, question: str) -> Conversation:
    """A conversation in which this question was put back to the asker."""
    return Conversation(intent=Intent.RESERVATION, entry="C001", asked=question)


@pytest.mark.parametrize(
    ("question", "said", "fact"),
    [
        ("percelen", "ja", {"has_lots": True}),
        ("percelen", "nee", {"has_lots": False}),
        ("aandeel", "40 procent", {"target_share": Decimal(40)}),
        ("markt", "4", {"firms": 4}),
        ("looptijd", "2+1+1", {}),
    ],
)
def test_a_short_text_answers_the_question_of_the_bot(
    question: str, said: str, fact: dict[str, object], assistant: Assistant
) -> None:
    reply = assistant.answer(said, COLLEAGUE, TODAY, asked_for(assistant, question))
    given = reply.conversation.facts
    assert (given != Facts(), {name: getattr(given, name) for name in fact}) == (True, fact)


@pytest.mark.parametrize(
    ("said", "value"), [("450.000", 450_000), ("3 ton", 300_000), ("€ 1,2 miljoen", 1_200_000)]
)
def test_a_number_answers_the_question_for_the_estimate(said: str, value: int, assistant: Assistant) -> None:
    assert value_of(assistant.answer(said, COLLEAGUE, TODAY, asked_for(assistant, "raming"))) == value


@pytest.mark.parametrize("said", ["weet ik niet", "geen idee", "I don't know"])
def test_not_knowing_is_an_answer(said: str, assistant: Assistant) -> None:
    reply = assistant.answer(said, COLLEAGUE, TODAY, asked_for(assistant, "raming"))
    assert reply.conversation.facts.answers.get("raming") == "weet-niet"


def test_a_question_is_no_answer_to_the_question_of_the_bot(assistant: Assistant) -> None:
    reply = assistant.answer("Wat is social return?", COLLEAGUE, TODAY, asked_for(assistant, "raming"))
    assert reply.question and reply.question.intent is Intent.LAW


def test_what_was_not_known_is_not_said_as_a_fact(assistant: Assistant) -> None:
    reply = assistant.answer("weet ik niet", COLLEAGUE, TODAY, asked_for(assistant, "raming"))
    assert not any("weet ik niet" in note.lower() for note in reply.answer.notes)


@pytest.mark.parametrize("between", ["dank je", "hallo", "🙂", "", "xyzzy plugh"])
def test_what_says_nothing_does_not_end_the_conversation(between: str, assistant: Assistant) -> None:
    assert value_of(talk(assistant, NORTH, between, "En als het 90.000 wordt?")) == 90_000


def test_an_empty_message_is_answered_in_the_language_of_the_conversation(assistant: Assistant) -> None:
    reply = talk(assistant, "Can the cleaning of the stadsloket in Noord be reserved?", "🙂")
    assert reply.answer.language is Language.ENGLISH


def test_a_follow_up_in_english_stays_english(assistant: Assistant) -> None:
    reply = talk(
        assistant, "Can the cleaning of the stadsloket in Noord be reserved?", "and if it is 90,000?"
    )
    assert (reply.answer.language, value_of(reply)) == (Language.ENGLISH, 90_000)


def test_a_list_can_be_narrowed_further(assistant: Assistant) -> None:
    first, second = (
        talk(assistant, "Wat komt er in Q2 2027?"),
        talk(assistant, "Wat komt er in Q2 2027?", "en in Q3?"),
    )
    assert first.conversation.filter.period != second.conversation.filter.period is not None


def test_none_of_these_says_not_found_and_offers_no_more_choices(assistant: Assistant) -> None:
    asked = talk(assistant, WHICH).conversation
    assert assistant.choose(None, COLLEAGUE, TODAY, asked).answer.prompt is None


def test_at_most_five_are_asked_back_and_none_of_these_is_one(assistant: Assistant) -> None:
    prompt = talk(assistant, "Kan de schoonmaak worden voorbehouden?").answer.prompt
    choices = prompt.choices if prompt and prompt.asking is Asking.WHICH_ENTRY else ()
    assert not choices or (len(choices) <= 6 and choices[-1].value == "geen")


def test_a_conversation_that_somebody_else_takes_up_shows_that_reader_no_more(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    told = talk(assistant, NORTH).conversation
    value = knowledge.entries["C001"].estimated_value
    shown = plain_text(assistant.answer("En als het 2 jaar duurt?", NOBODY, TODAY, told).answer)
    assert f"{value:,.0f}".replace(",", ".") not in shown
