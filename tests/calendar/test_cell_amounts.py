"""What a procurement is worth: every form that real calendars use, and what is refused with advice."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.cell_amounts import ADVICE, AmountRange, read_amount_range
from bot.calendar.tables import Cell
from bot.model.question import Per

ONE_AMOUNT = [
    ("€ 450.000", "450000"),
    ("€400.000,-", "400000"),
    ("€ 221.000,-", "221000"),
    ("2.500.000,=", "2500000"),
    ("140.000,- euro", "140000"),
    ("50.000 euro", "50000"),
    ("EUR 450.000", "450000"),
    ("€57 miljoen", "57000000"),
    ("€4,4 miljoen", "4400000"),
    ("3.5 miljard", "3500000000"),
    ("1 miljard Euro", "1000000000"),
    ("1,2 mln", "1200000"),
    ("1,250 mln", "1250000"),
    ("M€ 1,2", "1200000"),
    ("250k", "250000"),
    ("k€ 250", "250000"),
    ("€ 250K", "250000"),
    ("1.250k", "1250000"),
    ("2 ton", "200000"),
    ("anderhalf miljoen", "1500000"),
    ("vijftigduizend euro", "50000"),
    ("25000.0 EUR", "25000"),
    ("1.250.000,00", "1250000"),
    ("1,250,000.00", "1250000"),
    ("1 250 000", "1250000"),
    ("250000", "250000"),
    ("250.000", "250000"),
    ("1.250", "1250"),
    ("1,250", "1250"),
    ("3.500,5", "3500.5"),
    ("ca. € 300.000", "300000"),
    ("€ 450.000 (raming)", "450000"),
    ("€ 450.000 incl. verlengingen", "450000"),
    (250000, "250000"),
    (25000.0, "25000"),
    (1234.56, "1234.56"),
]
RANGES = [
    ("€ 250.000 - € 500.000", "250000", "500000"),
    ("€ 250.000 – 500.000", "250000", "500000"),
    ("250-500k", "250000", "500000"),
    ("0,5 - 1 mln", "500000", "1000000"),
    ("1 à 2 miljoen", "1000000", "2000000"),
    ("tussen 250.000 en 500.000", "250000", "500000"),
    ("van 250.000 tot 500.000", "250000", "500000"),
    ("250.000 t/m 500.000", "250000", "500000"),
    (">50.000 en <221.000", "50000", "221000"),
    ("> 1 mln", "1000000", None),
    ("vanaf 750.000", "750000", None),
    ("meer dan 1 miljoen", "1000000", None),
    ("50.000+", "50000", None),
    ("< 50.000", None, "50000"),
    ("tot € 221.000", None, "221000"),
    ("max. € 200.000", None, "200000"),
    ("0 - 50.000", None, "50000"),
]
SAID_WITH_IT = [
    ("€ 100.000 per jaar", Per.YEAR, None),
    ("100.000 p.j.", Per.YEAR, None),
    ("€ 25.000 per maand", Per.MONTH, None),
    ("€ 450.000 over 4 jaar", Per.TOTAL, None),
    ("€450.000 totaal", Per.TOTAL, None),
    ("€ 300.000 excl. btw", None, False),
    ("€ 300.000 incl. btw", None, True),
    ("100.000 euro per jaar excl. btw", Per.YEAR, False),
]


@pytest.mark.parametrize(("cell", "value"), ONE_AMOUNT)
def test_an_amount_is_read_to_the_cent(cell: Cell, value: str) -> None:
    assert read_amount_range(cell) == AmountRange(Decimal(value), Decimal(value))


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_keeps_both_its_ends(text: str, low: str | None, high: str | None) -> None:
    assert read_amount_range(text) == AmountRange(low and Decimal(low), high and Decimal(high))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "per", "with_vat"), SAID_WITH_IT)
def test_the_time_and_the_vat_are_kept(text: str, per: Per | None, with_vat: bool | None) -> None:
    found = read_amount_range(text)
    assert found and (found.per, found.with_vat) == (per, with_vat)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        "-",
        "n.t.b.",
        "P.M.",
        "€",
        "€ -",
        "0",
        "0,01",
        "1,00",
        "2.0",
        "1.0 EUR",
        "0.01 EUR",
        "999",
        "100-250",
        0,
        1.0,
        0.01,
    ],
)
def test_filling_is_no_estimate(cell: Cell) -> None:
    assert read_amount_range(cell) is None


REFUSED = [
    ("-5000", "less than nothing"),
    ("€ -5.000", "less than nothing"),
    ("(5.000)", "less than nothing, as accountants write it"),
    (-5, "less than nothing"),
    ("1.250 mln", "1,25 or 1.250 million"),
    ("1,250k", "1,25 or 1.250 thousand"),
    ("12%", "a percentage"),
    ("$ 50.000", "no euros"),
    ("500 - 250.000", "500 or 500.000"),
    ("500.000 - 250.000", "the high end first"),
    ("€ 50.000, € 60.000", "two amounts"),
    ("100.000 of 200.000", "two amounts"),
    ("45.000 euro per perceel", "not the whole"),
    ("boven de drempel", "no amount"),
    ("klasse 3", "no amount"),
    ("1 april 2027", "a date"),
    ("12.34.56", "no number"),
    ("1000000000000000", "more than any contract"),
    (float("inf"), "no number"),
    (True, "no number"),
    (date(2027, 1, 1), "a date"),
]


@pytest.mark.parametrize(("cell", "why"), REFUSED)
def test_what_would_be_a_guess_is_refused_with_advice(cell: Cell, why: str) -> None:
    with pytest.raises(ValueError) as refused:
        read_amount_range(cell)
    assert str(refused.value).endswith(ADVICE), why


@given(st.integers(1000, 10**11), st.integers(0, 99))
def test_any_amount_is_read_back_as_the_dutch_write_it(euros: int, cents: int) -> None:
    written = f"€ {euros:,}".replace(",", ".") + f",{cents:02}"
    value = Decimal(f"{euros}.{cents:02}")
    assert read_amount_range(written) == AmountRange(value, value)


@given(st.text(alphabet="0123456789.,- €kmlntoeur><+()'", max_size=30) | st.integers() | st.floats())
def test_any_cell_gives_an_amount_nothing_or_advice(cell: str | float) -> None:
    try:
        found = read_amount_range(cell)
    except ValueError as refused:
        assert "typ een bedrag" in str(refused)
    else:
        assert found is None or max(found.low or 0, found.high or 0) >= 1000
