"""CPV codes in a question: only codes that exist; a short one is the beginning of a code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.cpv import find_cpv, impossible_cpv
from tests.builders import a_text

NAMES = {
    code: a_text(name)
    for code, name in {
        "90911200": "Schoonmaken van gebouwen",
        "90910000": "Reinigingsdiensten",
        "90900000": "Reiniging",
        "77310000": "Aanleg en onderhoud van groenvoorzieningen",
        "75000000": "Overheidsdiensten",
    }.items()
}

WRITTEN = [
    ("90911200", ("90911200",), "eight digits"),
    ("90911200-8", ("90911200",), "with its check digit"),
    ("9091 1200", ("90911200",), "in two halves"),
    ("cpv: 90.91.12.00", ("90911200",), "with points"),
    ("CPV 909112", ("90911200",), "the beginning of a code, filled with zeros"),
    ("CPV-code 9091", ("90910000",), "a shorter beginning"),
    ("cpv codes 90911200 en 77310000-6", ("90911200", "77310000"), "two codes"),
    ("CPV 75 of 90911200", ("75000000", "90911200"), "a division and a code"),
    ("cpv is 90911200 2 jaar", ("90911200",), "the next number is not part of it"),
    ("schoonmaak (90911200, 90.000 euro)", ("90911200",), "an amount beside it"),
    ("90911200 en nog eens 90911200", ("90911200",), "named twice, found once"),
    ("909112", (), "a beginning without the word CPV is any number"),
    ("31174202", (), "a reference that is no code"),
    ("zaaknummer 90911200", (), "a case number"),
    ("welke CPV?", (), "a question for the code"),
    ("tel. 90911200", (), "a telephone number"),
    ("", (), "nothing"),
]


@pytest.mark.parametrize(("text", "codes", "why"), WRITTEN)
def test_a_code_is_read_as_people_write_it(text: str, codes: tuple[str, ...], why: str) -> None:
    assert find_cpv(text, NAMES) == codes, why


@pytest.mark.parametrize("text", ["CPV 99999999", "cpv-code 12345678", "CPV: 9999"])
def test_a_code_behind_the_word_cpv_that_does_not_exist_is_impossible(text: str) -> None:
    assert [wrong.reason for wrong in impossible_cpv(text, NAMES)] == ["cpv"]


@pytest.mark.parametrize(
    "text", ["CPV 90911200", "99999999", "zaak 12345678", "welke CPV?", "CPV 90911200, 4 jaar"]
)
def test_a_code_that_exists_or_is_none_is_not_impossible(text: str) -> None:
    assert impossible_cpv(text, NAMES) == ()


@given(st.text(max_size=200))
def test_only_codes_that_exist_are_found_in_any_text(text: str) -> None:
    assert set(find_cpv(text, NAMES)) <= set(NAMES)


@given(st.text(alphabet="cpvCPV 0123456789.-:,x", max_size=60))
def test_any_text_can_be_judged(text: str) -> None:
    assert all(wrong.words for wrong in impossible_cpv(text, NAMES))
