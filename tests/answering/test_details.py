"""What opens behind a button: the reasons, the law, the market, examples, the other routes."""

import itertools
import re

import pytest

from bot.assistant import Assistant, Reply
from bot.model.answer import Details, Section
from bot.model.base import Label, Language
from bot.model.finding import Tick
from bot.model.knowledge import Knowledge
from bot.model.question import Conversation, Intent
from tests.answering.every_answer import COLLEAGUE, OUTSIDER, Spoken
from tests.builders import TODAY

ENTRY = "C001"


def verdict_of(assistant: Assistant, entry: str = ENTRY, language: Language = Language.DUTCH) -> Reply:
    asked = Conversation(intent=Intent.RESERVATION, entry=entry, language=language)
    return assistant.resume(COLLEAGUE, TODAY, asked)


def opened(reply: Reply, section: Section) -> Details:
    details = reply.answer.opens(section)
    assert details, f"{section} opens nothing"
    return details


def texts(details: Details) -> str:
    return "\n".join(line.text for line in details.lines)


def test_why_ticks_every_condition_in_words(assistant: Assistant) -> None:
    details = opened(verdict_of(assistant), Section.WHY)
    ticked = [
        line
        for line in details.lines
        if re.match(r"(Voldaan|Niet voldaan|Nog niet bekend|Onbekend|Te doen)", line.text)
    ]
    assert len(ticked) >= len(Tick) - 2


def test_why_shows_the_facts_that_were_reckoned_with(assistant: Assistant, knowledge: Knowledge) -> None:
    heading = knowledge.phrases.phrases["kopje-feiten"].nl
    assert heading in texts(opened(verdict_of(assistant), Section.WHY))


def test_the_law_opens_every_article_of_the_answer(assistant: Assistant, knowledge: Knowledge) -> None:
    reply = verdict_of(assistant)
    shown = {article for line in opened(reply, Section.LAW).lines for article in line.articles}
    assert set(reply.answer.articles) <= shown


def test_a_quote_is_followed_by_its_dated_version(assistant: Assistant) -> None:
    lines = opened(verdict_of(assistant), Section.LAW).lines
    after = [following.text for line, following in itertools.pairwise(lines) if line.quote]
    assert after and all(re.search(r"versie \d{1,2} \w+ \d{4}", text) and "http" in text for text in after)


def test_an_english_quote_is_said_to_be_dutch(assistant: Assistant) -> None:
    lines = opened(verdict_of(assistant, language=Language.ENGLISH), Section.LAW).lines
    assert any(line.text.startswith("Verbatim text (in Dutch)") for line in lines)


def test_the_other_routes_are_all_rungs_but_the_first(assistant: Assistant) -> None:
    reply = verdict_of(assistant)
    headings = [line for line in opened(reply, Section.ALTERNATIVES).lines if line.heading]
    assert len(headings) == len(reply.answer.routes) - 1


def test_examples_are_labelled_as_examples(assistant: Assistant) -> None:
    lines = [line for line in opened(verdict_of(assistant), Section.EXAMPLES).lines if not line.heading]
    assert {line.label for line in lines} == {Label.EXAMPLE}


def test_what_opens_for_an_outsider_holds_no_amount_of_the_calendar(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    value = knowledge.entries[ENTRY].estimated_value
    asked = Conversation(intent=Intent.RESERVATION, entry=ENTRY)
    answer = assistant.resume(OUTSIDER, TODAY, asked).answer
    written = f"{value:,.0f}".replace(",", ".")
    assert [details.section for details in answer.details if f"€ {written}" in texts(details)] == []


@pytest.mark.parametrize("section", list(Section))
def test_every_section_opens_behind_some_answer(section: Section, spoken: list[Spoken]) -> None:
    assert any(one.answer.opens(section) for one in spoken)
