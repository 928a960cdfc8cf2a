"""How long a contract runs: every form that real calendars use, and what is refused with advice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.cell_terms import read_term
from bot.calendar.tables import Cell
from bot.model.values import Term

TERMS = [
    ("4+2+2", 48, (24, 24)),
    ("2+1+1", 24, (12, 12)),
    ("2 + (2x1)", 24, (12, 12)),
    ("5+5 jaar", 60, (60,)),
    ("4 jaar + 2 x 1 jaar", 48, (12, 12)),
    ("2 jaar (+ 2 x 1 jaar)", 24, (12, 12)),
    ("2jr+2x1jr", 24, (12, 12)),
    ("3 x 1 jaar", 12, (12, 12)),
    ("2 maal 2 jaar", 24, (24,)),
    ("1 jaar, 3x verlengen met 1 jaar", 12, (12, 12, 12)),
    ("twee jaar met een optie tot verlenging twee maal met één jaar", 24, (12, 12)),
    ("2 jaar plus een verlengoptie van twee keer een jaar", 24, (12, 12)),
    ("één jaar met drie opties tot verlenging van telkenmale één jaar", 12, (12, 12, 12)),
    ("vijf jaar met de mogelijkheid om vijf keer met één jaar te verlengen", 60, (12,) * 5),
    ("2 jaar vast, 2 optiejaren", 24, (12, 12)),
    ("initieel 2 jaar, optioneel 2 x 12 maanden", 24, (12, 12)),
    ("3 jaar + 1 jaar optie", 36, (12,)),
    ("2 years with two options of one year", 24, (12, 12)),
    ("4 jaar (2+1+1)", 24, (12, 12)),
    ("24 mnd + 12 mnd", 24, (12,)),
    ("24+12+12 maanden", 24, (12, 12)),
    ("1 jaar + 6 maanden", 12, (6,)),
    ("2 jaar en 3 maanden", 27, ()),
    ("48 maanden", 48, ()),
    ("anderhalf jaar", 18, ()),
    ("4-jarig", 48, ()),
    ("maximaal 4 jaar", 48, ()),
    ("4 jaar incl. opties", 48, ()),
    ("4", 48, ()),
    (4, 48, ()),
    (4.0, 48, ()),
    (1.5, 18, ()),
    ("2025-2026", 24, ()),
    ("2024-2029", 72, ()),
    ("1-1-2027 t/m 31-12-2030", 48, ()),
    ("1-1-2027 - 1-1-2031", 48, ()),
    ("1-1-2027 t/m 15-1-2028", 13, ()),
]


@pytest.mark.parametrize(("cell", "fixed", "options"), TERMS)
def test_the_fixed_part_and_the_options_are_kept_apart(
    cell: Cell, fixed: int, options: tuple[int, ...]
) -> None:
    assert read_term(cell) == Term(fixed, options)


@pytest.mark.parametrize("cell", [None, "", "n.t.b.", "-", "nog niet bekend", "0", 0, float("nan")])
def test_what_is_not_known_is_no_term(cell: Cell) -> None:
    assert read_term(cell) is None


REFUSED = [
    ("onbepaalde tijd", "there is no longest term to count with"),
    ("doorlopend", "there is no longest term to count with"),
    ("36", "years or months"),
    ("24+12+12", "years or months"),
    (36, "years or months"),
    (-1, "less than nothing"),
    (True, "no number"),
    ("2 jaar verlenging", "an option without a fixed part"),
    ("2 x 2 jaar verlenging", "options without a fixed part"),
    ("twee jaar met optie tot verlenging", "how long the option is"),
    ("4 jaar excl. verlenging", "how long the option is"),
    ("2 jaar of 4 jaar", "two terms"),
    ("2-1-1", "a date or a term"),
    ("10 weken", "no whole months"),
    ("100 jaar", "a slip of the pen"),
    ("2027", "a year is no term"),
    ("tot 31-12-2030", "the start is missing"),
    ("4 jaar 2 jaar", "how they belong together"),
    ("eenmalig", "no term"),
]


@pytest.mark.parametrize(("cell", "why"), REFUSED)
def test_what_would_be_a_guess_is_refused_with_advice(cell: Cell, why: str) -> None:
    with pytest.raises(ValueError, match="; typ de l") as refused:
        read_term(cell)
    assert "\n" not in str(refused.value), why


@given(st.integers(1, 15), st.lists(st.integers(1, 5), max_size=4))
def test_any_term_is_read_back_as_buyers_write_it(fixed: int, options: list[int]) -> None:
    written = "+".join(str(years) for years in (fixed, *options))
    assert read_term(written) == Term(12 * fixed, tuple(12 * years for years in options))


@given(st.text(alphabet="0123456789+x. jarmndoptieverlng(),-", max_size=30) | st.integers() | st.floats())
def test_any_cell_gives_a_term_nothing_or_advice(cell: str | float) -> None:
    try:
        found = read_term(cell)
    except ValueError as refused:
        assert "; typ " in str(refused)
    else:
        assert found is None or 0 < found.total_months <= 480
