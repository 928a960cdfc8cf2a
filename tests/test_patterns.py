"""Word patterns: how false premises and subjects out of reach are recognised."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.law import Contacts, Law
from bot.understanding.patterns import Patterns, misconceptions, out_of_scope
from bot.understanding.text import fold


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("verlof", "Hoe vraag ik verlof aan?", ("verlof",)),
        ("rechtstreeks gun*", "Mag ik het rechtstreeks gunnen?", ("rechtstreeks", "gunnen")),
        ("50% werknemers", "Moet 50% van de werknemers een beperking hebben?", ("50%", "werknemers")),
        ("50% werknemers", "Moet 50 % van de werknemers meedoen?", ("50%", "werknemers")),
        ("2.69", "Staat dat niet in artikel 2.69?", ("2.69",)),
        ("pso 30+", "is PSO 30+ genoeg", ("pso", "30+")),
        ("50%-eis", "de 50%-eis van vroeger", ("50%", "eis")),
        ("financiele systeem", "in het financiële systeem", ("financiele", "systeem")),
        ("cao*", "Welke CAO geldt?", ("cao",)),
        ("a b c", "a x b y c", ("a", "b", "c")),
        ("a b c", "a b b x y c", ("a", "b", "c")),
    ],
)
def test_a_pattern_gives_the_words_that_it_matched(pattern: str, text: str, words: tuple[str, ...]) -> None:
    assert Patterns([pattern]).match(fold(text)) == words


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("verlof", "zorgverlof"),
        ("verlof", "de verloftegoeden"),
        ("gun* rechtstreeks", "rechtstreeks gunnen"),
        ("2.82", "artikel 2.82a"),
        ("30%", "PSO 30+"),
        ("30", "30%"),
        ("a b", "a x y z b"),
        ("", "alles"),
    ],
)
def test_whole_words_in_order_with_at_most_two_between(pattern: str, text: str) -> None:
    assert Patterns([pattern]).match(fold(text)) is None


def test_the_pattern_that_stands_first_in_the_text_is_given() -> None:
    assert Patterns(["verlof", "salaris"]).match("mijn salaris tijdens verlof") == ("salaris",)


def a_law(**item: Any) -> Law:
    misconception = {
        "id": "helft", "herken": {"nl": ["50% personeel"], "en": ["half staff"]},
        "rechtzetting": {"nl": "Het is 30%.", "en": "It is 30%."}, **item,
    }  # fmt: skip
    version = {
        "regeling": "Aanbestedingswet 2012", "bwb": "BWBR0032203", "geldend_van": "2026-04-30",
        "adres": "https://wetten.overheid.nl/BWBR0032203", "gecontroleerd": "2026-11-22", "let_op": {"nl": "a", "en": "b"},
    }  # fmt: skip
    return Law.model_validate({"versie": version, "artikelen": [], "misverstanden": [misconception]})


def test_a_false_premise_is_recognised_in_both_languages() -> None:
    found = [
        misconceptions(text, a_law()) for text in ("Moet 50% van het personeel?", "Must half of the staff?")
    ]
    assert [[item.id for item in items] for items in found] == [["helft"], ["helft"]]


def test_a_false_premise_needs_one_of_the_words_that_must_stand_with_it() -> None:
    law = a_law(bij=["eis*", "moet"])
    assert [
        bool(misconceptions(t, law)) for t in ("Moet 50% van het personeel?", "50% van het personeel")
    ] == [True, False]


def test_a_false_premise_is_none_when_a_forbidden_word_stands_with_it() -> None:
    assert misconceptions("Moet 50% van het personeel, of 30%?", a_law(niet_bij=["30%"])) == ()


def contacts(*subjects: tuple[str, str]) -> Contacts:
    return Contacts.model_validate(
        {
            "contacten": [],
            "buiten_bereik": [
                {"id": id_, "herken": {"nl": [pattern]}, "wie": "x"} for id_, pattern in subjects
            ],
        }
    )


def test_the_first_subject_that_is_recognised_is_the_one() -> None:
    found = out_of_scope("verlof en salaris", contacts(("loon", "salaris"), ("vrij", "verlof*")))
    assert found is not None
    assert found.id == "loon"


def test_a_question_within_reach_has_no_subject_out_of_reach() -> None:
    assert out_of_scope("Wanneer mag ik tekenen?", contacts(("vrij", "verlof*"))) is None


@given(st.text(), st.lists(st.text(), max_size=5))
def test_no_text_and_no_pattern_makes_it_fail(text: str, patterns: list[str]) -> None:
    found = Patterns(patterns).match(fold(text))
    assert found is None or all(found)
