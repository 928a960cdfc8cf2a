"""When something is planned: every form that real calendars use, and what is refused with advice."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.cell_dates import ADVICE, read_when, written_period
from bot.calendar.cell_words import UNKNOWN_WORDS
from bot.calendar.tables import Cell, CellError
from bot.model.values import Period
from tests.builders import TODAY


def period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


QUARTERS_AND_PARTS = [
    ("Q3 2026", "2026-07-01", "2026-09-30"),
    ("2026 Q3", "2026-07-01", "2026-09-30"),
    ("2026-Q3", "2026-07-01", "2026-09-30"),
    ("Q3-2026", "2026-07-01", "2026-09-30"),
    ("Q3 '26", "2026-07-01", "2026-09-30"),
    ("3e kwartaal 2026", "2026-07-01", "2026-09-30"),
    ("tweede kwartaal van 2027", "2027-04-01", "2027-06-30"),
    ("IIe kwartaal 2027", "2027-04-01", "2027-06-30"),
    ("kwartaal 2 2027", "2027-04-01", "2027-06-30"),
    ("2e kw 2027", "2027-04-01", "2027-06-30"),
    ("vanaf Q3 2026", "2026-07-01", "2026-09-30"),
    ("ca. Q2 2027", "2027-04-01", "2027-06-30"),
    ("gepland voor Q2 2027", "2027-04-01", "2027-06-30"),
    ("najaar 2026", "2026-09-01", "2026-11-30"),
    ("voorjaar van 2027", "2027-03-01", "2027-05-31"),
    ("winter 2027", "2027-12-01", "2028-02-29"),
    ("voor de zomer 2027", "2027-03-01", "2027-05-31"),
    ("na de zomer van 2027", "2027-09-01", "2027-11-30"),
    ("begin 2027", "2027-01-01", "2027-03-31"),
    ("medio 2027", "2027-05-01", "2027-08-31"),
    ("eind 2027", "2027-10-01", "2027-12-31"),
    ("1e helft van 2027", "2027-01-01", "2027-06-30"),
    ("H1 2027", "2027-01-01", "2027-06-30"),
    ("eerste halfjaar 2027", "2027-01-01", "2027-06-30"),
    ("2027", "2027-01-01", "2027-12-31"),
    ("2027 e.v.", "2027-01-01", "2027-12-31"),
    ("eind volgend jaar", "2027-10-01", "2027-12-31"),
    ("Zomer 2027: Start van de aanbesteding", "2027-06-01", "2027-08-31"),
]
MONTHS_AND_WEEKS = [
    ("maart 2027", "2027-03-01", "2027-03-31"),
    ("mrt 2027", "2027-03-01", "2027-03-31"),
    ("mrt-27", "2027-03-01", "2027-03-31"),
    ("March 2027", "2027-03-01", "2027-03-31"),
    ("03-2027", "2027-03-01", "2027-03-31"),
    ("2027-03", "2027-03-01", "2027-03-31"),
    ("verwacht: maart 2027", "2027-03-01", "2027-03-31"),
    ("expireert per eind mei 2020", "2020-05-01", "2020-05-31"),
    ("1e helft maart 2027", "2027-03-01", "2027-03-31"),
    ("week 12 2027", "2027-03-22", "2027-03-28"),
    ("wk 12-2027", "2027-03-22", "2027-03-28"),
    ("2027-W12", "2027-03-22", "2027-03-28"),
    ("week 12 t/m 14 2027", "2027-03-22", "2027-04-11"),
]
DAYS = [
    ("1-4-2027", "2027-04-01"),
    ("01/04/2027", "2027-04-01"),
    ("1.4.2027", "2027-04-01"),
    ("9.7.2020", "2020-07-09"),
    ("1-4-27", "2027-04-01"),
    ("01-apr-27", "2027-04-01"),
    ("1 april 2027", "2027-04-01"),
    ("April 1, 2027", "2027-04-01"),
    ("1st of April 2027", "2027-04-01"),
    ("maandag 1 maart 2027", "2027-03-01"),
    ("op of omstreeks 30 maart 2027", "2027-03-30"),
    ("(verwachte einddatum: 15-02-2018)", "2018-02-15"),
    ("per 1 januari 2027", "2027-01-01"),
    ("uiterlijk 1 mei 2027", "2027-05-01"),
    ("2027-04-01", "2027-04-01"),
    ("20270401", "2027-04-01"),
    ("1-4-2027 10:00", "2027-04-01"),
    ("2027-04-01 00:00:00", "2027-04-01"),
    ("2027-04-01T10:00:00", "2027-04-01"),
    ("2027-04-01T10:00:00+02:00", "2027-04-01"),
    ("2027-03-31T22:00:00Z", "2027-04-01"),
    ("2027-03-31T23:59:59Z", "2027-03-31"),
    ("46478", "2027-04-01"),
    (46478, "2027-04-01"),
    (46478.5, "2027-04-01"),
    (20270401, "2027-04-01"),
    (date(2027, 4, 1), "2027-04-01"),
    (datetime(2027, 4, 1, 10), "2027-04-01"),
    (datetime(2027, 3, 31, 22, tzinfo=UTC), "2027-04-01"),
]
RUNS = [
    ("maart-juni 2027", "2027-03-01", "2027-06-30"),
    ("maart t/m juni 2027", "2027-03-01", "2027-06-30"),
    ("september - februari 2025", "2024-09-01", "2025-02-28"),
    ("september – februari 2025", "2024-09-01", "2025-02-28"),
    ("oktober 2026 t/m maart", "2026-10-01", "2027-03-31"),
    ("tussen maart en juni 2027", "2027-03-01", "2027-06-30"),
    ("Q3/Q4 2026", "2026-07-01", "2026-12-31"),
    ("Q3-4 2026", "2026-07-01", "2026-12-31"),
    ("Q3 of Q4 2026", "2026-07-01", "2026-12-31"),
    ("Q4/Q1 2027", "2026-10-01", "2027-03-31"),
    ("Q4 2026 - Q1 2027", "2026-10-01", "2027-03-31"),
    ("december/januari 2027", "2026-12-01", "2027-01-31"),
    ("eind 2027 / begin 2028", "2027-10-01", "2028-03-31"),
    ("2025-2026", "2025-01-01", "2026-12-31"),
    ("2023 -2024", "2023-01-01", "2024-12-31"),
    ("1-3-2027 t/m 15-4-2027", "2027-03-01", "2027-04-15"),
    ("1 maart - 15 april 2027", "2027-03-01", "2027-04-15"),
    ("1-15 maart 2027", "2027-03-01", "2027-03-15"),
    ("2027-01-01/2027-12-31", "2027-01-01", "2027-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), QUARTERS_AND_PARTS)
def test_a_quarter_stays_a_quarter(text: str, start: str, end: str) -> None:
    assert read_when(text, TODAY) == period(start, end)


@pytest.mark.parametrize(("text", "start", "end"), MONTHS_AND_WEEKS)
def test_a_month_or_week_stays_one(text: str, start: str, end: str) -> None:
    assert read_when(text, TODAY) == period(start, end)


@pytest.mark.parametrize(("cell", "day"), DAYS)
def test_a_day_is_read_in_dutch_order(cell: Cell, day: str) -> None:
    assert read_when(cell, TODAY) == period(day, day)


@pytest.mark.parametrize(("text", "start", "end"), RUNS)
def test_a_run_is_one_period(text: str, start: str, end: str) -> None:
    assert read_when(text, TODAY) == period(start, end)


@pytest.mark.parametrize(
    "cell", [None, "", "-", "?", "  ", "(n.t.b.)", "00-00-0000", 0, float("nan"), *UNKNOWN_WORDS]
)
def test_what_is_not_known_is_no_date(cell: Cell) -> None:
    assert read_when(cell, TODAY) is None


PROSE = [
    (
        "na besluit college, waarschijnlijk Q2 2027",
        "2027-04-01",
        "2027-06-30",
        "one period, no doubt about it",
    ),
    ("fase 2: Q2 2027", "2027-04-01", "2027-06-30", "the number belongs to the phase"),
    ("planning 2027: Q2 2027", "2027-04-01", "2027-06-30", "the quarter lies in the year"),
    ("maart 2027 (Q1 2027)", "2027-03-01", "2027-03-31", "the month lies in the quarter"),
]


@pytest.mark.parametrize(("text", "start", "end", "why"), PROSE)
def test_one_period_among_other_words_is_read(text: str, start: str, end: str, why: str) -> None:
    assert read_when(text, TODAY) == period(start, end), why


@pytest.mark.parametrize("text", ["Q3", "maart", "30 maart", "1 oktober", "eerste kwartaal"])
def test_without_a_year_the_year_is_asked(text: str) -> None:
    with pytest.raises(ValueError, match="staat geen jaar; typ een datum"):
        read_when(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "31-02-2027",
        "2027-13-01",
        "Q5 2027",
        "04/31/2027",
        "week 53 2027",
        "29 februari 2027",
        "2025-26",
        "derde helft 2027",
    ],
)
def test_a_date_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="bestaat niet"):
        read_when(text, TODAY)


REFUSED = [
    ("Q1 2027 of later", "'later' may be any day"),
    ("niet voor Q3 2026", "it says when not"),
    ("na Q2 2027", "it says after which"),
    ("was Q2 2027", "it is no longer that"),
    ("Q1 of Q4 2027", "two quarters that do not touch"),
    ("Q1 2027, Q3 2027", "two quarters"),
    ("Start: 1-1-2027, einde: 31-12-2030", "two days that are not joined"),
    ("maatr 2027", "a month with a typing error, not the whole year"),
    ("kwartaal 2027", "a quarter without its number"),
    ("maart 27", "the day or the year"),
    ("Q2 2027 (n.t.b.)", "known and not known"),
    ("12 Q2 2027", "a number too many"),
    ("Q4 2026 - Q1 2026", "the end before the start"),
    ("27-04-01", "the year may stand on either side"),
    ("31-12-9999", "no year that a calendar speaks of"),
    ("doorlopend", "no date at all"),
    ("1/4", "a day or a fraction"),
    (True, "no date"),
    (12, "no day number that can be"),
    (date(1899, 12, 31), "an empty cell of a spreadsheet"),
    (CellError("#REF!"), "an error of the spreadsheet"),
]


@pytest.mark.parametrize(("cell", "why"), REFUSED)
def test_what_would_be_a_guess_is_refused_with_advice(cell: Cell, why: str) -> None:
    with pytest.raises(ValueError, match=r"; typ (?:een|er)") as refused:
        read_when(cell, TODAY)
    assert "\n" not in str(refused.value), why


def test_the_advice_is_one_sentence_with_examples() -> None:
    with pytest.raises(ValueError) as refused:
        read_when("asap", TODAY)
    assert str(refused.value) == f"in 'asap' staat geen datum; {ADVICE}"


def test_a_title_may_name_its_date() -> None:
    assert written_period("verwachte einddatum: 9.7.2020") == period("2020-07-09", "2020-07-09")


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d"]),
)
def test_any_day_is_read_back_from_every_notation(day: date, notation: str) -> None:
    assert read_when(day.strftime(notation), TODAY) == Period(day, day)


@given(st.text(alphabet="0123456789-/ .qQwkmartjuni.kwaltofseptembr'tzT:+", max_size=40))
def test_any_text_gives_a_period_nothing_or_advice(text: str) -> None:
    try:
        found = read_when(text, TODAY)
    except ValueError as refused:
        assert "typ " in str(refused)
    else:
        assert found is None or found.start <= found.end


@given(st.integers() | st.floats() | st.datetimes(timezones=st.just(UTC)))
def test_any_number_or_moment_gives_a_period_nothing_or_advice(cell: float | datetime) -> None:
    try:
        found = read_when(cell, TODAY)
    except ValueError as refused:
        assert "typ " in str(refused)
    else:
        assert found is None or 1990 <= found.start.year <= 2100
