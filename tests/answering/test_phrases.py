"""The fixed sentences: all there, in both languages, with no placeholder that nobody fills."""

import re
from string import Formatter

import pytest

from bot.answering.phrases import HEAD_YES, PHRASES, Phrase, Phrasebook
from bot.model.base import Language
from bot.model.knowledge import Knowledge

WORD = "woord"


def test_every_phrase_the_bot_uses_stands_in_the_file(knowledge: Knowledge) -> None:
    assert set(PHRASES) == set(knowledge.phrases.phrases)


@pytest.mark.parametrize("language", Language)
def test_every_phrase_is_whole_once_its_placeholders_are_filled(
    language: Language, knowledge: Knowledge
) -> None:
    book = Phrasebook(knowledge.phrases.phrases, language)
    said = [book.say(Phrase(name, holes), **dict.fromkeys(holes, WORD)) for name, holes in PHRASES.items()]
    assert [text for text in said if re.search(r"[{}]", text) or not text.strip()] == []


@pytest.mark.parametrize("language", Language)
def test_both_languages_use_the_same_placeholders(language: Language, knowledge: Knowledge) -> None:
    differing = {
        name
        for name, text in knowledge.phrases.phrases.items()
        if {hole for _, hole, *_ in Formatter().parse(text.in_(language)) if hole} != PHRASES[name]
    }
    assert differing == set()


def test_a_phrase_that_is_not_in_the_file_is_an_error() -> None:
    with pytest.raises(KeyError):
        Phrasebook({}, Language.DUTCH).say(HEAD_YES, route="x")


def test_no_phrase_says_the_same_in_both_languages_but_those_without_words(knowledge: Knowledge) -> None:
    """A Dutch sentence that was copied into the English column is found here."""
    same = {
        name
        for name, text in knowledge.phrases.phrases.items()
        if text.nl == text.en and len(re.sub(r"\{\w+\}", "", text.nl).split()) > 2
    }
    assert same == set()
