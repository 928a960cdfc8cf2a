"""Kinds of work: named in a question, or told by the title and the CPV codes of a calendar entry. No false one above all."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.reading import load
from bot.understanding.categories import Categories
from tests.builders import TODAY

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"


@cache
def shipped() -> Categories:
    return Categories(load(KNOWLEDGE, TODAY).market)


NAMED = [
    ("Wie doet schoonmaak?", ("schoonmaak",), "the word itself"),
    ("de metrostationschoonmaak", ("schoonmaak",), "the end of a compound"),
    ("Schoonmaakdienstverlening Stadsloket Noord", ("schoonmaak",), "the beginning of a compound"),
    ("Cleaning of the stadsloketten", ("schoonmaak",), "English"),
    ("het groenonderhoud van Zuid", ("groen",), "a short word with the head of a compound"),
    ("die groenopdracht van Zuid", ("groen",), "another head"),
    ("leerling vervoer", ("vervoer",), "a compound written apart"),
    ("inzet van verkeers regelaars", ("verkeer",), "a compound written apart with an s"),
    ("bedrijfs kleding", ("textiel_kleding",), "a compound written apart"),
    ("postbezorging", ("post_koerier",), "a short word in a compound that is a synonym"),
    ("wie doet toezicht?", ("verkeer",), "a word of many uses that stands alone"),
    ("sorteren van textiel", ("afval_circulair", "textiel_kleding"), "two kinds, best first"),
]


@pytest.mark.parametrize(("text", "kinds", "why"), NAMED)
def test_a_kind_of_work_is_recognised_by_its_words(text: str, kinds: tuple[str, ...], why: str) -> None:
    assert set(shipped().in_text(text)) == set(kinds), why


NOT_NAMED = [
    ("Kwaliteitsmetingen schoonmaak", "measuring, not cleaning"),
    ("Licentie software schoonmaak controle", "software"),
    ("Ontwikkelen kennisagenda betonnen kunstwerken", "bridges, not art"),
    ("uitheemse planten", "'thee' inside a word"),
    ("opvang van ontheemden", "'thee' inside a word"),
    ("Gezondheidsmonitor volwassenen", "'was' inside a word"),
    ("levering van groene energie", "an adjective and an exclusion"),
    ("inkoop aardgas en groen gas", "energy"),
    ("Adviseur Groen", "hiring an adviser"),
    ("informatiebeveiliging", "an exclusion"),
    ("valbeveiligingen op daken", "an exclusion in the plural"),
    ("Beveiligingscamera's op straat", "equipment, not guards"),
    ("Ecologische scan", "research"),
    ("verkeersonderzoek", "research in a compound"),
    ("postcode", "a word that begins with 'post'"),
    ("Waste Heat Datacenter", "an English word that says little"),
    ("wat was de raming?", "'was' as a verb"),
    ("Wat is social return?", "no work at all"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "why"), NOT_NAMED)
def test_no_kind_of_work_is_seen_where_none_is(text: str, why: str) -> None:
    assert shipped().in_text(text) == (), why


ENTRIES = [
    ("Reiniging metrostations", ("90911200",), "schoonmaak", "the code tells"),
    (
        "Reinigen ondergrondse containers",
        ("90918000",),
        "schoonmaak",
        "the longest prefix, not the branch of waste",
    ),
    ("Schoonmaak stadsloketten", (), "schoonmaak", "without a code the title tells"),
    ("Onderzoek schoonmaakbeleving", ("90911200",), None, "the title says research"),
    ("Vervanging Oranjebrug", ("45221111",), None, "a code of a whole branch without a word in the title"),
    (
        "Renovatie parkeergarage",
        ("45223300",),
        "bouw_onderhoud",
        "a code of a whole branch with a word in the title",
    ),
    ("Accountantscontrole jaarrekening", ("79212300",), None, "neither code nor title"),
]


@pytest.mark.parametrize(("title", "cpv", "kind", "why"), ENTRIES)
def test_an_entry_has_the_kind_of_its_code_when_its_title_agrees(
    title: str, cpv: tuple[str, ...], kind: str | None, why: str
) -> None:
    assert shipped().of_entry(title, cpv) == kind, why


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert len(set(shipped().in_text(text))) == len(shipped().in_text(text))


@given(st.text(max_size=80), st.lists(st.text(max_size=10), max_size=3))
def test_any_entry_can_be_read(title: str, cpv: list[str]) -> None:
    assert shipped().of_entry(title, cpv) == shipped().of_entry(title, tuple(cpv))
