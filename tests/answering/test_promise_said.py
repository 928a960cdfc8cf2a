"""What an answer says of the promise: one line first, every signal and every change behind a button."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.model.answer import Answer, Details, Section
from bot.model.base import Label, Language
from bot.model.knowledge import Knowledge
from bot.model.procurement import Calendar
from bot.model.promising import Advices, EntryAdvice
from bot.model.question import Conversation, Intent
from tests.answering.every_answer import COLLEAGUE, IN_CHANNEL, OUTSIDER, Spoken
from tests.builders import TODAY, a_text, an_entry

ENTRY = "C001"
OPENS = {Language.DUTCH: "Kansrijk: ", Language.ENGLISH: "Promising: "}


@pytest.fixture(scope="module")
def answered(knowledge: Knowledge) -> Callable[..., Answer]:
    """The verdict on one entry of its own, with what the advisors say of it."""

    def answer(
        advice: dict[str, Any] | None = None, language: Language = Language.DUTCH, **entry: Any
    ) -> Answer:
        told = {"entry": ENTRY, "text": a_text("Doen."), "by": "Adviseur", "on": date(2026, 11, 1)}
        advices = Advices(on_entries=(EntryAdvice(**(told | advice)),) if advice is not None else ())
        calendar = Calendar(source=knowledge.calendar.source, entries=(an_entry(**entry),))
        asked = Conversation(intent=Intent.RESERVATION, entry=ENTRY, language=language)
        known = replace(knowledge, calendar=calendar, advices=advices)
        return Assistant(known).resume(COLLEAGUE, TODAY, asked).answer

    return answer


def first(answer: Answer) -> str:
    return "\n".join(line.text for line in answer.lines)


def opened(answer: Answer, section: Section) -> Details:
    details = answer.opens(section)
    assert details, f"{section} opens nothing"
    return details


def test_every_verdict_on_a_procurement_says_its_promise_first(spoken: list[Spoken]) -> None:
    silent = [
        one.about
        for one in spoken
        if one.about.startswith("verdict ") and OPENS[one.answer.language] not in one.shown_first
    ]
    assert silent == []


def test_the_promise_is_advice_and_never_law(spoken: list[Spoken]) -> None:
    labels = {
        line.label
        for one in spoken
        for line in one.answer.lines
        if line.text.startswith(OPENS[one.answer.language])
    }
    assert labels == {Label.ADVICE}


def test_every_verdict_on_a_procurement_opens_the_promise_what_would_change_it_and_the_strategy(
    spoken: list[Spoken],
) -> None:
    sections = (Section.PROMISE, Section.WHAT_IF, Section.STRATEGY)
    shut = [
        (one.about, section)
        for one in spoken
        if one.about.startswith("verdict ")
        for section in sections
        if one.answer.opens(section) is None
    ]
    assert shut == []


def test_every_signal_is_shown_with_its_points_and_its_source(spoken: list[Spoken]) -> None:
    shown = {Language.DUTCH: re.compile(r"\([+-]?[\d,]+\): .+ Bron: .+\.$"),
             Language.ENGLISH: re.compile(r"\([+-]?[\d.]+\): .+ Source: .+\.$")}  # fmt: skip
    bare = [
        line.text
        for one in spoken
        if (details := one.answer.opens(Section.PROMISE))
        for line in details.lines
        if re.search(r"\([+-]?\d[\d.,]*\): ", line.text) and not shown[one.answer.language].search(line.text)
    ]
    assert bare == []


@pytest.mark.parametrize("heading", ["Redenen voor", "Redenen tegen", "De som en de grenzen"])
def test_the_promise_opens_with_reasons_for_and_against_and_the_sum(
    heading: str, answered: Callable[..., Answer]
) -> None:
    headings = [line.text for line in opened(answered(), Section.PROMISE).lines if line.heading]
    assert heading in headings


def test_as_long_as_the_weights_are_a_proposal_the_line_says_so(answered: Callable[..., Answer]) -> None:
    assert "De punten zijn nog een voorstel." in first(answered())


def test_what_the_advisors_settled_is_no_proposal(answered: Callable[..., Answer]) -> None:
    assert "voorstel" not in first(answered({"promise": "midden"}))


def test_the_advisors_word_is_said_with_who_and_when(answered: Callable[..., Answer]) -> None:
    said = first(answered({"promise": "midden"}))
    assert "De adviseurs vinden dit: midden. Doen (Adviseur, 1 november 2026)." in said


def test_advice_on_a_changed_fact_must_be_tested_again_with_the_fact_and_its_day(
    answered: Callable[..., Answer],
) -> None:
    said = first(answered({"promise": "midden"}, changed={"raming": date(2026, 11, 10)}))
    assert "Opnieuw toetsen: na het advies van 1 november 2026 veranderde raming (10 november 2026)." in said


def test_a_verdict_on_a_changed_fact_must_be_tested_again(answered: Callable[..., Answer]) -> None:
    said = first(answered(changed={"gepland": date(2026, 11, 10)}))
    assert "Gewijzigd op de kalender: geplande publicatie (10 november 2026). Opnieuw toetsen" in said


def test_a_change_on_which_nothing_rests_is_not_named(answered: Callable[..., Answer]) -> None:
    assert "Gewijzigd" not in first(answered(changed={"eigenaar": date(2026, 11, 10)}))


def test_a_changed_value_is_not_named_to_whom_may_not_see_it(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    entry = an_entry(changed={"raming": date(2026, 11, 10)})
    calendar = Calendar(source=knowledge.calendar.source, entries=(entry,))
    asked = Conversation(intent=Intent.RESERVATION, entry=ENTRY)
    other = Assistant(replace(knowledge, calendar=calendar, advices=Advices()))
    assert [
        reader.audience
        for reader in (IN_CHANNEL, OUTSIDER)
        if "Gewijzigd" in first(other.resume(reader, TODAY, asked).answer)
    ] == []


def test_when_the_kind_of_work_is_not_sure_it_is_said_who_to_ask(answered: Callable[..., Answer]) -> None:
    said = first(answered(title="Diversen", cpv=()))
    assert "Welk soort werk dit is, weet ik niet. Vraag het aan De Omslag." in said


@pytest.mark.parametrize(
    ("language", "beside"),
    [(Language.DUTCH, "Splits een opdracht niet"), (Language.ENGLISH, "Do not split a contract")],
)
def test_beside_a_lower_value_stands_that_splitting_to_dodge_the_threshold_is_forbidden(
    language: Language, beside: str, spoken: list[Spoken], knowledge: Knowledge
) -> None:
    clause = knowledge.phrases.phrases["als-onder"].in_(language).split("{")[0].strip()
    followed = [
        after
        for one in spoken
        if one.answer.language is language and (details := one.answer.opens(Section.WHAT_IF))
        for line, after in zip(details.lines, details.lines[1:], strict=False)
        if clause in line.text
    ]
    assert followed and {(a.text.startswith(beside), a.label, a.articles) for a in followed} == {
        (True, Label.LAW, ("aw-2.14",))
    }


def test_no_value_of_the_calendar_is_told_to_whom_may_not_see_it(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    for entry in knowledge.calendar.entries[:40]:
        if entry.estimated_value is None or entry.confidential:
            continue
        written = f"{entry.estimated_value:,.0f}".replace(",", ".")
        asked = Conversation(intent=Intent.RESERVATION, entry=entry.id)
        for reader in (IN_CHANNEL, OUTSIDER):
            details = assistant.resume(reader, TODAY, asked).answer.details
            assert not any(f"€ {written}" in line.text for one in details for line in one.lines), entry.id


ASKED = [
    ("Hoe kansrijk is de schoonmaak van het stadsloket in Noord?", "Redenen tegen"),
    ("Waarom is de schoonmaak van het stadsloket in Noord kansrijk?", "Redenen voor"),
    ("How promising is the cleaning of the stadsloket in Noord?", "Reasons against"),
    (
        "Wat zou het oordeel over de schoonmaak van het stadsloket in Noord veranderen?",
        "Dit maakt het anders",
    ),
    ("Schrijf de motivering voor de schoonmaak van het stadsloket in Noord", "Paragraaf 9.6, motivering"),
    ("Draft the motivation for the cleaning of the stadsloket in Noord", "Section 9.6, motivation"),
    (
        "Tekst voor de inkoopstrategie van de schoonmaak van het stadsloket in Noord",
        "Hoofdstuk 5, marktanalyse",
    ),
]


@pytest.mark.parametrize(("text", "said"), ASKED)
def test_a_part_of_the_answer_can_be_asked_for_in_words(text: str, said: str, assistant: Assistant) -> None:
    assert said in first(assistant.answer(text, COLLEAGUE, TODAY).answer)


FOLLOWING = [
    ("wat zou dit veranderen?", Section.WHAT_IF),
    ("wat moet er veranderen om wel te kunnen", Section.WHAT_IF),
    ("what would change this?", Section.WHAT_IF),
    ("waarom is dit kansrijk?", Section.PROMISE),
    ("hoe kansrijk is dat?", Section.PROMISE),
    ("tekst voor de inkoopstrategie", Section.STRATEGY),
]


@pytest.mark.parametrize(("text", "section"), FOLLOWING)
def test_and_in_a_conversation_about_the_procurement_before(
    text: str, section: Section, assistant: Assistant
) -> None:
    before = assistant.answer(
        "Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?", COLLEAGUE, TODAY
    )
    reply = assistant.answer(text, COLLEAGUE, TODAY, before.conversation)
    headings = {line.text for line in opened(reply.answer, section).lines}
    assert reply.conversation.entry == ENTRY and {line.text for line in reply.answer.lines} <= headings


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("wat zou dit veranderen?", "nothing went before it"),
        ("Hoe motiveer ik een voorbehoud?", "it asks how, of no procurement"),
        ("Welke trajecten zijn kansrijk?", "it asks for a list"),
    ],
)
def test_without_a_procurement_nothing_more_is_asked(text: str, why: str, assistant: Assistant) -> None:
    question = assistant.answer(text, COLLEAGUE, TODAY).question
    assert question is not None and question.wants is None, why


def test_asking_on_after_which_one_is_remembered_until_it_is_chosen(assistant: Assistant) -> None:
    asked = assistant.answer("Hoe kansrijk is de schoonmaak van het stadsloket?", COLLEAGUE, TODAY)
    chosen = assistant.choose(asked.conversation.candidates[0], COLLEAGUE, TODAY, asked.conversation)
    assert "Redenen voor" in first(chosen.answer)
