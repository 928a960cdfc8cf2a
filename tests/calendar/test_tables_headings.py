"""Which row holds the headings, how columns are named, and what is no entry."""

from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from bot.calendar.opening import open_source
from bot.calendar.tables import Row, column_letter, enumerated
from tests.calendar.files import ENTRY, HEADINGS, a_sheet, a_workbook, known, with_rows

ABOVE: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("nothing", []),
    ("a title", [("Inkoopkalender 2027",)]),
    ("a title, a date and an empty row", [("Inkoopkalender",), ("Stand per 1 november 2026",), ()]),
    ("particulars in two columns", [("Gemaakt door:", "Team Inkoop"), ("Versie", 3), ()]),
    ("particulars right above", [("Gemaakt door:", "Team Inkoop")]),
    ("a logo line to the right", [(None, None, None, "Gemeente Amsterdam")]),
    ("a legend", [("Groen = kansrijk", "Rood = niet kansrijk"), ("Vragen?", "Bel Inkoop"), ()]),
]


@pytest.mark.parametrize("form_alone", [False, True])
@pytest.mark.parametrize(("why", "above"), ABOVE)
def test_headings_are_found_below_what_stands_above_them(
    tmp_path: Path, why: str, above: list[tuple[Any, ...]], form_alone: bool
) -> None:
    path = with_rows(tmp_path / "k.xlsx", *above, HEADINGS, ENTRY, ENTRY)
    table = (open_source(path) if form_alone else open_source(path, known))[0]
    assert (table.headings, table.heading_row, table.remarks) == (HEADINGS, len(above) + 1, ()), why


def test_known_headings_win_from_a_wider_row_of_texts(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", ("a", "b", "c", "d", "e"), ("Titel", "Raming"), ("Groen", 5))
    assert open_source(path, known)[0].heading_row == 2


def test_a_row_of_data_in_all_texts_does_not_win_from_the_headings_above_it(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", ("Titel", "Wie", None, "Wanneer"), ("Groen", "GGD", "Noord", "Q2"))
    assert open_source(path)[0].headings == ("Titel", "Wie", "kolom C", "Wanneer")


def test_an_empty_heading_above_data_is_named_by_its_column(tmp_path: Path) -> None:
    rows = [("Titel", "Wie", "Wat", "Waar", "Start", None), ("Groen", "GGD", "x", "y", 1, "let op")]
    assert open_source(with_rows(tmp_path / "k.xlsx", *rows))[0].headings[-1] == "kolom F"


def test_an_empty_heading_without_data_is_left_out(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", ("Titel", None, "Start"), ("Groen", None, 1))
    table = open_source(path)[0]
    assert (table.headings, table.rows) == (("Titel", "Start"), (Row(2, ("Groen", 1)),))


def test_a_heading_without_data_stays(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", HEADINGS, ("Groen", "GGD"))
    assert open_source(path)[0].headings == HEADINGS


def test_the_second_of_two_equal_headings_gets_a_number(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", ("Titel", "Datum", "datum", "Datum"), ("Groen", 1, 2, 3))
    assert open_source(path)[0].headings == ("Titel", "Datum", "datum (2)", "Datum (3)")


def test_white_space_in_a_heading_is_one_space(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", (" Titel ", "Geplande\n start"), ("Groen", 1))
    assert open_source(path)[0].headings == ("Titel", "Geplande start")


def grouped(book: Workbook) -> None:
    """'Titel' over two rows; 'Planning' over two columns, 'Contract' over two, both with 'start' below."""
    sheet = a_sheet(
        book,
        [(), (None, "start", "gunning", "start", "einde"), ("Groen", 1, 2, 3, 4), ("Zorg", 5, 6, 7, 8)],
    )
    sheet.merge_range(0, 0, 1, 0, "Titel")
    sheet.merge_range(0, 1, 0, 2, "Planning")
    sheet.merge_range(0, 3, 0, 4, "Contract")


def test_a_group_is_put_before_a_heading_that_stands_twice(tmp_path: Path) -> None:
    table = open_source(a_workbook(tmp_path / "k.xlsx", grouped))[0]
    assert table.headings == ("Titel", "Planning: start", "gunning", "Contract: start", "einde")


def test_two_rows_of_headings_are_said(tmp_path: Path) -> None:
    table = open_source(a_workbook(tmp_path / "k.xlsx", grouped))[0]
    assert (table.heading_row, table.remarks) == (2, ("Rij 1 en 2 geven samen de kolomnamen.",))


def test_rows_of_groups_need_not_be_merged(tmp_path: Path) -> None:
    path = with_rows(
        tmp_path / "k.xlsx",
        ("Titel", "Opdrachtgever", "Raming", "Planning", None, "Contract", None),
        (None, None, None, "start", "gunning", "start", "einde"),
        ("Groen", "GGD", 5, 1, 2, 3, 4),
    )
    assert open_source(path, known)[0].headings == (
        "Titel",
        "Opdrachtgever",
        "Raming",
        "Planning: start",
        "gunning",
        "Contract: start",
        "einde",
    )


def test_a_row_of_groups_above_full_headings_is_no_heading(tmp_path: Path) -> None:
    path = with_rows(
        tmp_path / "k.xlsx",
        ("Wat", None, "Planning", None),
        ("Titel", "Soort", "Start", "Einde"),
        ("Groen", "Dienst", 1, 2),
    )
    table = open_source(path, known)[0]
    assert (table.headings, table.heading_row) == (("Titel", "Soort", "Start", "Einde"), 2)


def test_a_title_merged_over_all_columns_is_no_group(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = a_sheet(book, [("Titel", "Datum", "Datum"), ("Groen", 1, 2)], top=1)
        sheet.merge_range(0, 0, 0, 2, "Inkoopkalender 2027")

    table = open_source(a_workbook(tmp_path / "k.xlsx", fill))[0]
    assert (table.headings, table.remarks) == (("Titel", "Datum", "Datum (2)"), ())


def test_a_first_entry_with_few_fields_is_no_second_row_of_headings(tmp_path: Path) -> None:
    path = with_rows(
        tmp_path / "k.xlsx", ("Titel", None, "Start"), ("Groen", "let op", None), ("Zorg", None, "Q2")
    )
    assert len(open_source(path)[0].rows) == 2


def test_headings_that_are_repeated_are_no_entries(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", HEADINGS, ENTRY, [h.upper() for h in HEADINGS], ENTRY, HEADINGS)
    table = open_source(path)[0]
    assert ([row.number for row in table.rows], table.remarks) == (
        [2, 4],
        ("Rijen 3 en 5 herhalen de kolomnamen en zijn overgeslagen.",),
    )


def test_one_repetition_is_said_in_the_singular(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", HEADINGS, ENTRY, HEADINGS, ENTRY)
    assert open_source(path)[0].remarks == ("Rij 3 herhaalt de kolomnamen en is overgeslagen.",)


def test_known_headings_in_another_order_begin_a_new_table(tmp_path: Path) -> None:
    path = with_rows(
        tmp_path / "k.xlsx",
        HEADINGS,
        ENTRY,
        ("Raming", "Titel", "Start"),
        (5, "Groen", "Q3"),
        (6, "Zorg", "Q4"),
    )
    tables = open_source(path, known)
    assert [(table.name, table.headings, len(table.rows)) for table in tables] == [
        ("Kalender", HEADINGS, 1),
        ("Kalender (2)", ("Raming", "Titel", "Start"), 2),
    ]


def test_a_total_is_left_to_whoever_reads_the_table(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", HEADINGS, ENTRY, ("Totaal", None, None, 221000))
    assert open_source(path)[0].rows[1].cells[0] == "Totaal"


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_have_the_letters_of_excel(place: int, letters: str) -> None:
    assert column_letter(place) == letters


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["3"], "3"), (["3", "4"], "3 en 4"), (["3", "4", "5"], "3, 4 en 5"), (list("abcd"), "a, b en nog 2")],
)
def test_a_list_is_said_as_the_dutch_say_it(names: list[str], expected: str) -> None:
    assert enumerated(names, most=3 if len(names) < 4 else 2) == expected
