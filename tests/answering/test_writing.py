"""How values are written: as the Dutch write them, and in English as the English do."""

from datetime import date
from decimal import Decimal

import pytest

from bot.answering.writing import amount, day, days_left, joined, period, term
from bot.model.base import Language
from bot.model.values import Period, Term, month_period, quarter_period

NL, EN = Language.DUTCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        ("216000", NL, "€ 216.000"),
        ("216000", EN, "€ 216,000"),
        ("1250.5", NL, "€ 1.250,50"),
        ("1250.5", EN, "€ 1,250.50"),
        ("5404000.00", NL, "€ 5.404.000"),
        ("999", NL, "€ 999"),
    ],
)
def test_an_amount_has_cents_only_when_there_are_any(value: str, language: Language, written: str) -> None:
    assert amount(Decimal(value), language) == written


@pytest.mark.parametrize(("language", "written"), [(NL, "1 maart 2027"), (EN, "1 March 2027")])
def test_a_day_is_written_in_words(language: Language, written: str) -> None:
    assert day(date(2027, 3, 1), language) == written


@pytest.mark.parametrize(
    ("given", "dutch", "english"),
    [
        (Period(date(2027, 2, 9), date(2027, 2, 9)), "9 februari 2027", "9 February 2027"),
        (month_period(2027, 3), "maart 2027", "March 2027"),
        (quarter_period(2027, 3), "Q3 2027", "Q3 2027"),
        (Period(date(2027, 1, 1), date(2027, 12, 31)), "2027", "2027"),
        (
            Period(date(2027, 9, 21), date(2027, 12, 20)),
            "21 september 2027 tot en met 20 december 2027",
            "21 September 2027 to 20 December 2027",
        ),
    ],
    ids=["day", "month", "quarter", "year", "autumn"],
)
def test_a_period_is_written_as_it_was_given(given: Period, dutch: str, english: str) -> None:
    assert (period(given, NL), period(given, EN)) == (dutch, english)


@pytest.mark.parametrize(
    ("given", "dutch", "english"),
    [
        (Term(24), "2 jaar", "2 years"),
        (Term(12), "1 jaar", "1 year"),
        (Term(18), "18 maanden", "18 months"),
        (Term(24, (12, 12)), "2 jaar + 2 x 1 jaar", "2 years + 2 x 1 year"),
        (Term(24, (24, 12, 24)), "2 jaar + 2 x 2 jaar + 1 jaar", "2 years + 2 x 2 years + 1 year"),
    ],
)
def test_a_term_names_its_fixed_part_and_its_options(given: Term, dutch: str, english: str) -> None:
    assert (term(given, NL), term(given, EN)) == (dutch, english)


@pytest.mark.parametrize(
    ("parts", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_parts_are_joined_as_in_a_sentence(parts: list[str], written: str) -> None:
    assert joined(parts, NL) == written


@pytest.mark.parametrize(
    ("count", "dutch", "english"),
    [
        (9, "nog 9 dagen", "9 days left"),
        (1, "nog 1 dag", "1 day left"),
        (0, "vandaag", "today"),
        (-1, "1 dag geleden", "1 day ago"),
        (-3, "3 dagen geleden", "3 days ago"),
    ],
)
def test_days_are_counted_in_whole_words(count: int, dutch: str, english: str) -> None:
    assert (days_left(count, NL), days_left(count, EN)) == (dutch, english)
