"""How text is cleaned, folded and cut into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.text import clean, fold, fold_clean, plain_form, spans, tokens


def test_case_and_accents_do_not_count():
    assert fold("Hygiënebenodigdheden café ONTVANGST") == "hygienebenodigdheden cafe ontvangst"


def test_a_slack_mention_is_no_word():
    assert fold("<@U123ABC> schoonmaak <!channel>") == "schoonmaak"


def test_of_a_slack_link_the_label_stays():
    assert fold("zie <https://voorbeeld.nl/a|het bestek>") == "zie het bestek"


def test_an_address_without_a_label_goes():
    assert fold("zie https://voorbeeld.nl/a?b=c nu") == "zie nu"


def test_bold_and_struck_words_stay_without_their_signs():
    assert fold("*groen* en ~grijs~") == "groen en grijs"


def test_curly_quotes_become_plain():
    assert fold("“abri’s”") == '"abri\'s"'


def test_a_short_prefix_is_joined_to_its_word():
    assert tokens(fold("re-integratie en e-bikes")) == ("reintegratie", "en", "ebikes")


def test_other_hyphens_divide():
    assert tokens(fold("kunstgras-onderhoud")) == ("kunstgras", "onderhoud")


def test_the_ampersand_of_a_directorate_stays():
    assert tokens(fold("V&amp;OR en P&O")) == ("v&or", "en", "p&o")


def test_a_web_address_is_one_word_and_a_full_stop_is_none():
    assert tokens(fold("Hosting amsterdam.nl.")) == ("hosting", "amsterdam.nl")


def test_a_word_after_a_hyphen_knows_that_it_is_joined():
    assert [token.joined for token in spans(fold("Leidseplein-Zuid nu"))] == [False, True, False]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("boom", "bomen"),
        ("huis", "huizen"),
        ("dak", "daken"),
        ("station", "stations"),
        ("lift", "liften"),
        ("fiets", "fietsen"),
    ],
)
def test_singular_and_plural_share_a_form(one: str, many: str):
    assert plain_form(one) == plain_form(many)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_that_is_a_word(text: str):
    assert tokens(fold(fold(text))) == tokens(fold(text))


@given(st.text(max_size=200))
def test_cleaned_text_keeps_its_places_when_it_is_folded(text: str):
    cleaned = clean(text)
    assert len(fold_clean(cleaned)) == len(cleaned)
