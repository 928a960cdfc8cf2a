"""Article numbers in a question: those the knowledge has, those that lapsed, those it does not know, and what is none."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.law import ArticleKind, LapsedArticle, Law, LawVersion
from bot.understanding.articles import find_articles
from tests.builders import a_text, an_article


def a_law() -> Law:
    """A law with articles of every kind of number."""
    act = (
        "1.4",
        "1.10a",
        "2.1",
        "2.10",
        "2.18",
        "2.19",
        "2.24",
        "2.24b",
        "2.82",
        "2.82a",
        "2.115",
        "2.127",
        "2.163g",
        "2a.41",
    )
    others: tuple[dict[str, Any], ...] = (
        {"id": "aw-1.1-recht", "number": "1.1 (begrip uitsluitend recht)"},
        {"id": "aw-2a.33", "number": "2a.33, eerste tot en met vierde lid"},
        {
            "id": "bewijs-30",
            "number": "bij 2.82",
            "kind": ArticleKind.PRACTICE,
            "regulation": "Praktijk bij Aanbestedingswet 2012",
        },
        {
            "id": "dir-24-20",
            "number": "20",
            "kind": ArticleKind.DIRECTIVE,
            "regulation": "Richtlijn 2014/24/EU",
        },
        {
            "id": "dir-24-74-76",
            "number": "74-76",
            "kind": ArticleKind.DIRECTIVE,
            "regulation": "Richtlijn 2014/24/EU",
        },
        {
            "id": "dir-24-77",
            "number": "77",
            "kind": ArticleKind.DIRECTIVE,
            "regulation": "Richtlijn 2014/24/EU",
        },
        {
            "id": "dir-23-24",
            "number": "24",
            "kind": ArticleKind.DIRECTIVE,
            "regulation": "Richtlijn 2014/23/EU",
        },
        {"id": "conacee", "number": "C-598/19", "kind": ArticleKind.CASE_LAW, "regulation": "Rechtspraak EU"},
        {
            "id": "spezzino",
            "number": "C-113/13 en C-50/14",
            "kind": ArticleKind.CASE_LAW,
            "regulation": "Rechtspraak EU",
        },
        {
            "id": "denhaag",
            "number": "ECLI:NL:RBDHA:2022:5570",
            "kind": ArticleKind.CASE_LAW,
            "regulation": "Rechtspraak",
        },
        {
            "id": "gids-3.4A",
            "number": "Voorschrift 3.4 A",
            "kind": ArticleKind.PRACTICE,
            "regulation": "Gids Proportionaliteit",
        },
        {"id": "bt-71", "number": "BT-71", "kind": ArticleKind.FORM, "regulation": "eForms"},
    )
    articles = (
        *(an_article(id=f"aw-{number}", number=number) for number in act),
        *(an_article(**other) for other in others),
    )
    version = LawVersion(regulation="Aanbestedingswet 2012", bwb="BWBR0032203", in_force_from=date(2026, 4, 30), address="https://wetten.overheid.nl",
                         checked=date(2026, 11, 22), notice=a_text("Let op."))  # fmt: skip
    return Law(
        version=version,
        articles=articles,
        lapsed=(LapsedArticle(number="2.69", explanation=a_text("Vervallen.")),),
    )


LAW = a_law()

FOUND = [
    ("2.82a", ("aw-2.82a",), "bare with a letter"),
    ("wat zegt 2.82?", ("aw-2.82",), "bare with two decimals"),
    ("2a.41", ("aw-2a.41",), "a part with a letter"),
    ("art. 2.10 lid 2", ("aw-2.10",), "abbreviated"),
    ("artikel 2.82 Aw", ("aw-2.82",), "with the law behind it"),
    ("1.4 Aw", ("aw-1.4",), "one decimal, the law behind it"),
    ("volgens 2.115?", ("aw-2.115",), "three decimals behind a word of law"),
    ("artikelen 2.18 en 2.19", ("aw-2.18", "aw-2.19"), "a list"),
    ("verschil tussen 2.82 en 2.82a", ("aw-2.82", "aw-2.82a"), "two bare numbers"),
    ("art 2,82a", ("aw-2.82a",), "a comma for the point"),
    ("Artikel 2.163G", ("aw-2.163g",), "a capital"),
    ("artikel 1.1", ("aw-1.1-recht",), "an article of which one term is held"),
    ("artikel 2a.33", ("aw-2a.33",), "an article of which some paragraphs are held"),
    ("artikel 77 van de richtlijn", ("dir-24-77",), "of the directive"),
    ("artikel 75 van richtlijn 2014/24", ("dir-24-74-76",), "inside a run of articles"),
    ("article 24 of the concession directive", ("dir-23-24",), "of the other directive"),
    ("BT-71", ("bt-71",), "a form field"),
    ("bt 71 invullen", ("bt-71",), "a form field without its hyphen"),
    ("C-598/19", ("conacee",), "a judgment"),
    ("zaak C-50/14", ("spezzino",), "the second of two joined cases"),
    ("ECLI:NL:RBDHA:2022:5570", ("denhaag",), "a Dutch judgment"),
    ("voorschrift 3.4A", ("gids-3.4A",), "a rule of the guide, without its space"),
    ("under article 2.82a, can I", ("aw-2.82a",), "English"),
]


@pytest.mark.parametrize(("text", "ids", "why"), FOUND)
def test_an_article_is_found_as_people_write_it(text: str, ids: tuple[str, ...], why: str) -> None:
    assert find_articles(text, LAW).ids == ids, why


NO_ARTICLE = [
    ("2.5 miljoen", "an amount"), ("2.10 miljoen", "an amount with a number the law has"), ("€ 2.82", "a price"),
    ("2,82 euro", "a price"), ("Q2.1", "a quarter"), ("versie 2.10", "a version"), ("v2.10", "a version"),
    ("om 2.10 uur", "a time"), ("10.30", "a time"), ("2.82%", "a percentage"), ("2.127 woningen", "a count"),
    ("2.115", "three decimals alone may be a thousand"), ("2.1", "one decimal alone may be anything"),
    ("A07.162.2024", "a reference"), ("artikel 7:658 BW", "another law"), ("artikel 2.1 van de Wabo", "another law with a number the Act has"),
    ("artikel 20 van de subsidieverordening", "a bare number of something else"), ("budget van 2.10", "an amount in words"),
    ("BT-999", "a field that is not held"), ("perceel 2.10", "a lot"), ("bel 14 020", "a telephone number"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), NO_ARTICLE)
def test_other_numbers_are_no_article(text: str, why: str) -> None:
    found = find_articles(text, LAW)
    assert (found.ids, found.lapsed, found.unknown) == ((), (), ()), why


PARAGRAPHS = [
    ("art. 2.10 lid 2", {"aw-2.10": "2"}), ("artikel 2.10, tweede lid", {"aw-2.10": "2"}), ("article 2.10(2)", {"aw-2.10": "2"}),
    ("tweede lid van artikel 2.10", {"aw-2.10": "2"}), ("lid 1 van 2.82", {"aw-2.82": "1"}), ("2.82, eerste lid", {"aw-2.82": "1"}),
    ("article 2.10, paragraph 3", {"aw-2.10": "3"}), ("artikel 2.10", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "paragraphs"), PARAGRAPHS)
def test_the_paragraph_is_kept_with_its_article(text: str, paragraphs: dict[str, str]) -> None:
    assert dict(find_articles(text, LAW).paragraphs) == paragraphs


@pytest.mark.parametrize("text", ["artikel 2.69", "2.69", "art. 2.69 Aw"])
def test_a_number_that_lapsed_is_named_as_lapsed(text: str) -> None:
    assert find_articles(text, LAW).lapsed == ("2.69",)


@pytest.mark.parametrize(
    ("text", "unknown"), [("artikel 2.200", "2.200"), ("art. 2.82b", "2.82b"), ("2.33 Aw", "2.33")]
)
def test_a_number_written_as_an_article_that_is_not_held_is_unknown(text: str, unknown: str) -> None:
    assert find_articles(text, LAW).unknown == (unknown,)


@given(st.text(max_size=200))
def test_only_articles_of_the_law_are_found_in_any_text(text: str) -> None:
    assert set(find_articles(text, LAW).ids) <= {article.id for article in LAW.articles}


@given(st.text(alphabet="artikel.lid 0123456789abAwC-/(),BTecli:", max_size=80))
def test_any_text_that_looks_like_law_can_be_read(text: str) -> None:
    assert set(find_articles(text, LAW).paragraphs) <= set(find_articles(text, LAW).ids)
