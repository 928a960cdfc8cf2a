"""The language of a question: of its own sentence, not of the title in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.base import Language
from bot.understanding.language import language_of

DUTCH = [
    ("hoe werkt social return", "English jargon"),
    ("Wat is een sheltered workshop?", "an English term asked for"),
    ("En in english?", "an English word for the language"),
    ("wie doet cleaning", "a Dutch frame"),
    ("kan dat via best value procurement", "a name of a method"),
    ("BPKV?", "only a Dutch abbreviation"),
    ("2.82a", "no word at all"),
    ("", "nothing: a tie"),
    ("\U0001f44d", "only an emoji"),
    ("hi, kenmerk AI2026-310, is dat het soortenmanagementplan?", "a greeting that both languages use"),
    ("Is de cleaning van de city archives al reserved?", "English words in Dutch grammar"),
]
ENGLISH = [
    ("can the schoonmaak stadsloket zuidost be reserved?", "a Dutch title in the middle"),
    ("When will Levering van elektrische bussen voor de GGD be published?", "a title full of Dutch links"),
    ("what about 'de kademuur van de Herengracht'", "a title between quotes"),
    (
        'Is "Onderhoud van de bomen in de stad" still open for questions?',
        "a long title between double quotes",
    ),
    ("we want to buy the onderhoud van de bomen in de stad", "the frame decides"),
    ("What if it is 90.000?", "figures say nothing"),
    ("cleaning", "a bare English noun"),
    ("light regime?", "two bare English words"),
    ("and with lots?", "a follow-up"),
    ("who does catering?", "catering is a word of both"),
    ("status of AI 2026-0123 please", "status is a word of both"),
]


@pytest.mark.parametrize(("text", "why"), DUTCH)
def test_a_dutch_sentence_is_dutch(text: str, why: str) -> None:
    assert language_of(text) is Language.DUTCH, why


@pytest.mark.parametrize(("text", "why"), ENGLISH)
def test_an_english_sentence_is_english(text: str, why: str) -> None:
    assert language_of(text) is Language.ENGLISH, why


@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text) in Language
