"""The text for the inkoopstrategie: ready to paste, every sentence with its source, no firm by name."""

import re

import pytest

from bot.answering.plain import plain_details
from bot.assistant import Assistant
from bot.model.answer import Details, Section
from bot.model.base import Language
from bot.model.finding import Moment
from bot.model.knowledge import Knowledge
from bot.model.question import Conversation, Intent
from bot.model.viewer import Viewer
from tests.answering.every_answer import COLLEAGUE, IN_CHANNEL, Spoken
from tests.builders import TODAY

ENTRY, TOO_LATE = "C001", "C050"
SOURCE_BEHIND = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)(?:\.|$)")


def strategy(
    assistant: Assistant, entry: str = ENTRY, reader: Viewer = COLLEAGUE, language: Language = Language.DUTCH
) -> Details:
    asked = Conversation(intent=Intent.ADVICE, entry=entry, language=language)
    details = assistant.resume(reader, TODAY, asked).answer.opens(Section.STRATEGY)
    assert details
    return details


def text_of(details: Details) -> str:
    return plain_details(details, Language.DUTCH)


@pytest.fixture(scope="module")
def strategies(spoken: list[Spoken]) -> list[tuple[str, Language, list[str]]]:
    """The paragraphs of every strategy, in both languages and for every reader."""
    return [
        (one.about, one.answer.language, [line.text for line in details.lines if line.copied])
        for one in spoken
        if (details := one.answer.opens(Section.STRATEGY))
    ]


def test_it_has_a_paragraph_for_chapter_5_and_one_for_9_6(assistant: Assistant) -> None:
    headings = [line.text.splitlines()[0] for line in strategy(assistant).lines if line.copied]
    assert headings == ["Hoofdstuk 5, marktanalyse", "Paragraaf 9.6, motivering"]


def test_no_firm_is_named_in_any_of_them(
    strategies: list[tuple[str, Language, list[str]]], knowledge: Knowledge
) -> None:
    names = [firm.name.casefold() for firm in knowledge.market.firms]
    asked = [entry.title.casefold() for entry in knowledge.calendar.entries]
    named = [
        (about, name)
        for about, _, paragraphs in strategies
        for name in names
        if any(name in re.sub(r"https?://\S+", "", text).casefold() for text in paragraphs)
        and not any(name in title for title in asked)
    ]
    assert (bool(strategies), named) == (True, [])


def test_every_sentence_but_the_first_and_the_last_has_a_source_in_brackets(
    strategies: list[tuple[str, Language, list[str]]], knowledge: Knowledge
) -> None:
    said = knowledge.phrases.phrases
    free = {
        piece.split("{")[0]
        for phrase in ("over-traject", "voorbeeldregel", "strategie-gemaakt")
        for piece in (said[phrase].nl, said[phrase].en)
    }
    bare = {
        row
        for _, _, paragraphs in strategies
        for text in paragraphs
        for row in text.splitlines()[1:]
        if not SOURCE_BEHIND.search(row) and not row.startswith(tuple(free))
    }
    assert bare == set()


def test_articles_are_named_in_full(assistant: Assistant) -> None:
    assert "(Aanbestedingswet 2012, artikel 2.82 en 1.4)" in text_of(strategy(assistant))


def test_the_parties_are_counted_and_called_by_what_they_do(assistant: Assistant) -> None:
    assert re.search(
        r"Voor schoonmaak[^.]* zijn \d+ sociale ondernemingen bekend \(http", text_of(strategy(assistant))
    )


def test_a_reader_in_a_channel_gets_the_side_of_the_threshold_and_not_the_value(assistant: Assistant) -> None:
    texts = [text_of(strategy(assistant, reader=reader)) for reader in (COLLEAGUE, IN_CHANNEL)]
    assert ["€ 420.000" in text for text in texts] == [True, False]


def test_the_side_of_the_threshold_stands_there_for_both(assistant: Assistant) -> None:
    texts = [text_of(strategy(assistant, reader=reader)) for reader in (COLLEAGUE, IN_CHANNEL)]
    assert all("op of boven de Europese drempel van € 216.000" in text for text in texts)


def test_what_is_not_sure_is_said_to_be_not_sure(assistant: Assistant, knowledge: Knowledge) -> None:
    texts = [text_of(strategy(assistant, entry.id)) for entry in knowledge.calendar.entries[:80]]
    proposals = [text for text in texts if "Ons voorstel is waarschijnlijk" in text]
    assert proposals and all("Dat is nog niet zeker." in text for text in proposals)


def test_once_it_is_too_late_no_market_consultation_is_advised(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    late = [
        found.entry.id
        for found in assistant.weighed(COLLEAGUE, TODAY)
        if found.verdict.deadline and found.verdict.deadline.moment is Moment.TOO_LATE
    ]
    texts = [text_of(strategy(assistant, entry)) for entry in late[:20]]
    assert late and not any("Houd een marktconsultatie" in text for text in texts)


def test_it_ends_with_the_day_and_the_version_of_the_knowledge(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    last = text_of(strategy(assistant)).splitlines()[-1]
    assert last.startswith(f"Opgesteld op 22 november 2026 met kennisversie {knowledge.version}")


def test_in_english_it_says_that_the_strategy_is_written_in_dutch(assistant: Assistant) -> None:
    assert (
        strategy(assistant, language=Language.ENGLISH)
        .lines[0]
        .text.startswith("The strategy itself is written in Dutch")
    )


@pytest.mark.parametrize("named", [ENTRY, "schoonmaak van het stadsloket in Noord", "AI 2026-0123"])
def test_the_procurement_is_named_by_its_id_its_reference_or_in_words(
    named: str, assistant: Assistant
) -> None:
    reply = assistant.strategy(named, COLLEAGUE, TODAY)
    assert (reply.conversation.entry, reply.answer.opens(Section.STRATEGY)) == (ENTRY, strategy(assistant))


def test_what_is_no_procurement_gets_no_text(assistant: Assistant) -> None:
    assert assistant.strategy("xyzzy", COLLEAGUE, TODAY).answer.opens(Section.STRATEGY) is None
