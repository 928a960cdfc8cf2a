"""Amounts of money in a question: which numbers are amounts, how much, with or without VAT, over what time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.question import Per
from bot.understanding.amounts import find_amounts, impossible_amounts
from bot.understanding.numbers import read_digits, read_spelled

ONE_AMOUNT = [
    ("90.000", 90_000, "Dutch grouping"),
    ("90,000 euros", 90_000, "English grouping"),
    ("1,2 miljoen", 1_200_000, "a comma is a decimal sign before a factor"),
    ("1.2 million", 1_200_000, "so is a point in English"),
    ("anderhalve ton", 150_000, "a ton of money is a hundred thousand"),
    ("een halve ton", 50_000, "half of it"),
    ("€ 4,4 mln", 4_400_000, "abbreviation"),
    ("250k", 250_000, "k behind the number"),
    ("140.000,- euro", 140_000, "the dash that stands for no cents"),
    ("€216.000,00", 216_000, "cents written out"),
    ("EUR 90.000", 90_000, "currency code before"),
    ("tachtigduizend euro", 80_000, "spelled in one word"),
    ("tweehonderdvijftigduizend euro", 250_000, "a long spelled word"),
    ("tweeënhalf miljoen", 2_500_000, "a half glued to a number"),
    ("twee en een half miljoen", 2_500_000, "a half apart"),
    ("half a million", 500_000, "English half"),
    ("a million euro", 1_000_000, "English article as one"),
    ("two hundred thousand", 200_000, "English words apart"),
    ("one hundred and fifty thousand euros", 150_000, "with 'and'"),
    ("vijftig duizend", 50_000, "Dutch words apart"),
    ("de waarde is 95000", 95_000, "bare digits behind a word of value"),
    ("groenonderhoud van 1500 euro", 1_500, "four digits with currency"),
    ("budget 12 m", 12_000_000, "m counts only behind a word of value"),
    ("in 2027 voor 2500 euro", 2_500, "the year beside it is none"),
    ("perceel 1 van 50.000", 50_000, "the number of the lot is none"),
    ("1.250.000,50", Decimal("1250000.50"), "millions with cents"),
]


@pytest.mark.parametrize(("text", "value", "why"), ONE_AMOUNT)
def test_an_amount_is_read_as_people_write_it(text: str, value: Decimal, why: str) -> None:
    assert [(found.money.low, found.money.high) for found in find_amounts(text)] == [(value, value)], why


NO_AMOUNT = [
    ("in 2027", "a year"),
    ("2026-2030", "a run of years"),
    ("AI 2026-0123", "a reference"),
    ("AI 2026 0437", "a reference with spaces"),
    ("08.430.2024 maaien", "a reference with points"),
    ("A07.162.2024 loopt die nog", "a reference that begins with a letter"),
    ("CPV 90911200", "a CPV code"),
    ("is 9091 1200 de cpv", "a CPV code in two halves"),
    ("bel 14 020", "a telephone number"),
    ("Chatbot en virtuele assistent 14020", "a telephone number in a title"),
    ("artikel 2.115 lid 2", "an article with three decimals"),
    ("art. 2.10, 2.115 en 2.116", "a list of articles"),
    ("26% doelgroep", "a percentage"),
    ("12,5 procent", "a percentage in a word"),
    ("Herengracht 1412", "a house number"),
    ("perceel 1 en perceel 2", "lots"),
    ("metrovoertuigen M8 en rak 0803", "codes of things"),
    ("20.000 m2 kantoor", "square metres"),
    ("12.000 bomen", "counted things"),
    ("3 ton afval", "weight"),
    ("12 m kade", "metres"),
    ("drie percelen en vier jaar", "small spelled numbers"),
    ("Q2 2027", "a quarter"),
]


@pytest.mark.parametrize(("text", "why"), NO_AMOUNT)
def test_other_numbers_are_no_amounts(text: str, why: str) -> None:
    assert find_amounts(text) == (), why


RANGES = [
    ("tussen 1 en 2 miljoen", 1_000_000, 2_000_000),
    ("1 à 2 miljoen", 1_000_000, 2_000_000),
    ("50.000-60.000 euro", 50_000, 60_000),
    ("40 tot 50 duizend", 40_000, 50_000),
    ("€ 1 mln tot € 2 mln", 1_000_000, 2_000_000),
    ("between 100,000 and 150,000", 100_000, 150_000),
    ("meer dan 216.000", 216_000, None),
    ("> 1 mln", 1_000_000, None),
    ("a bit over two hundred thousand", 200_000, None),
    ("maximaal 50.000", None, 50_000),
    ("net onder de 216.000", None, 216_000),
    ("up to 80k", None, 80_000),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_is_one_amount_and_may_be_open(text: str, low: int | None, high: int | None) -> None:
    assert [(found.money.low, found.money.high) for found in find_amounts(text)] == [(low, high)]


VAT = [
    ("100.000 excl. btw", False), ("100.000 ex btw", False), ("exclusief btw 100.000", False), ("100.000 + btw", False),
    ("121.000 inclusief btw", True), ("121,000 including VAT", True), ("100.000", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "with_vat"), VAT)
def test_vat_is_known_only_when_it_is_said(text: str, with_vat: bool | None) -> None:
    assert find_amounts(text)[0].money.with_vat is with_vat


PER = [
    ("90.000 per jaar", Per.YEAR), ("jaarlijks 90.000", Per.YEAR), ("80k a year", Per.YEAR), ("3.000 per maand", Per.MONTH),
    ("een maandbedrag van 4.500 euro", Per.MONTH), ("200.000 euro in totaal", Per.TOTAL), ("een miljoen over de hele looptijd", Per.TOTAL),
    ("90.000", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "per"), PER)
def test_the_time_an_amount_is_meant_over(text: str, per: Per | None) -> None:
    assert find_amounts(text)[0].money.per is per


def test_what_belongs_to_one_amount_is_not_taken_for_its_neighbour() -> None:
    assert [found.money.per for found in find_amounts("200.000 per jaar dus 800.000 in totaal")] == [
        Per.YEAR,
        Per.TOTAL,
    ]


IMPOSSIBLE = [
    ("-5 euro", "negatief"), ("€ -5", "negatief"), ("0 euro", "nul"), ("€0", "nul"), ("de raming is 0", "nul"),
    ("10^15 euro", "te-groot"), ("10^15", "te-groot"), ("10¹⁵ euro", "te-groot"), ("9999999999999 euro", "te-groot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), IMPOSSIBLE)
def test_an_amount_that_cannot_be_is_said_with_its_reason(text: str, reason: str) -> None:
    assert [wrong.reason for wrong in impossible_amounts(text)] == [reason]


@pytest.mark.parametrize("text", ["-5 euro", "0 euro", "10^15 euro"])
def test_an_amount_that_cannot_be_is_not_counted_with(text: str) -> None:
    assert find_amounts(text) == ()


@pytest.mark.parametrize("text", ["perceel 0", "10 - 5 punten", "0 punten", "€ 40.000 - 50.000 euro", "A-5"])
def test_numbers_that_only_look_impossible_are_left_alone(text: str) -> None:
    assert impossible_amounts(text) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in find_amounts(text))


@given(st.text(alphabet="0123456789.,-€ ektonmljuro^½²KſİéDuizendhonderd", max_size=80))
def test_the_words_of_an_amount_stand_where_it_says(text: str) -> None:
    assert all(text[found.start : found.end].strip() == found.words for found in find_amounts(text))


@given(st.text(alphabet="0123456789.,-€^ ", max_size=60))
def test_any_digits_can_be_judged(text: str) -> None:
    assert all(wrong.words for wrong in impossible_amounts(text))


@given(st.integers(1_000, 999_999_999))
def test_a_grouped_number_is_read_back(number: int) -> None:
    assert read_digits(f"{number:,}".replace(",", ".")) == number


SPELLED = [
    ("eenentwintig", 21), ("tweeentwintig", 22), ("achttien", 18), ("honderdvijftig", 150), ("duizend", 1000),
    ("tweehonderdduizend", 200_000), ("ninety nine", 99), ("three hundred", 300), ("anderhalf", Decimal("1.5")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), SPELLED)
def test_a_spelled_number_is_read(text: str, number: Decimal) -> None:
    assert read_spelled(text) == number


@pytest.mark.parametrize("text", ["", "tientwintig", "huis", "duizendduizend", "een" * 40])
def test_words_that_spell_no_number_give_none(text: str) -> None:
    assert read_spelled(text) is None
