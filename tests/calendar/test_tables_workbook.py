"""Tables out of Excel: cells keep their type, nothing is lost silently, and what was left out is said."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from bot.calendar.opening import open_source
from bot.calendar.tables import Cell, CellError, Row
from tests.calendar.files import ENTRY, HEADINGS, a_sheet, a_workbook, known, with_part, with_rows

SHEET = "xl/worksheets/sheet1.xml"


def the_cell(path: Path) -> Cell:
    """The second cell of the first entry."""
    return open_source(path)[0].rows[0].cells[1]


TYPED = [
    (5, 5, "a whole number stays whole"),
    (5.5, 5.5, "a fraction stays a fraction"),
    (date(2027, 4, 1), date(2027, 4, 1), "a cell with a date is a date"),
    (datetime(2027, 4, 1, 13, 30), datetime(2027, 4, 1, 13, 30), "a moment is a moment"),
    (True, True, "a yes is no number"),
    ("2.10", "2.10", "text that looks like a number is text"),
    ("#N/A", "#N/A", "text that looks like an error is text"),
    (" Q2  2027 ", " Q2  2027 ", "spaces in a text are left as they are"),
    ("01234567", "01234567", "zeros in front are kept"),
]


@pytest.mark.parametrize(("value", "expected", "why"), TYPED)
def test_a_cell_keeps_the_type_it_has_in_excel(tmp_path: Path, value: Any, expected: Cell, why: str) -> None:
    def fill(book: Workbook) -> None:
        sheet = a_sheet(book, [("Titel", "Waarde"), ("Groen", None)])
        if isinstance(value, str):
            sheet.write_string(1, 1, value)
        elif isinstance(value, date):
            form = "dd-mm-yyyy hh:mm" if isinstance(value, datetime) else "dd-mm-yyyy"
            sheet.write_datetime(1, 1, value, book.add_format({"num_format": form}))
        else:
            sheet.write(1, 1, value)

    found = the_cell(a_workbook(tmp_path / "k.xlsx", fill))
    assert (found, type(found)) == (expected, type(expected)), why


def test_a_time_of_day_is_text_as_a_person_reads_it(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = a_sheet(book, [("Titel", "Tijd"), ("Groen", None)])
        sheet.write(1, 1, 0.5625, book.add_format({"num_format": "hh:mm"}))

    assert the_cell(a_workbook(tmp_path / "k.xlsx", fill)) == "13:30"


@pytest.mark.parametrize("code", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_a_formula_that_went_wrong_is_an_error_and_not_empty(tmp_path: Path, code: str) -> None:
    def fill(book: Workbook) -> None:
        a_sheet(book, [("Titel", "Waarde"), ("Groen", None)]).write_formula(1, 1, "=A9", None, code)

    assert the_cell(a_workbook(tmp_path / "k.xlsx", fill)) == CellError(code)


def test_a_formula_gives_the_value_excel_calculated(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        a_sheet(book, [("Titel", "Waarde"), ("Groen", None)]).write_formula(1, 1, "=1+1", None, 2)

    assert the_cell(a_workbook(tmp_path / "k.xlsx", fill)) == 2


def never_calculated(path: Path) -> Path:
    def fill(book: Workbook) -> None:
        a_sheet(book, [("Titel", "Waarde"), ("Groen", None)]).write_formula(1, 1, "=1+1", None, 77)

    return with_part(a_workbook(path, fill), SHEET, lambda xml: xml.replace(b"<v>77</v>", b"<v></v>"))


def test_a_formula_that_was_never_calculated_is_said(tmp_path: Path) -> None:
    assert open_source(never_calculated(tmp_path / "k.xlsx"))[0].remarks == (
        "Cel B2 heeft een formule zonder uitkomst en is als leeg gelezen."
        " Open het bestand in Excel, sla het op en lees het opnieuw in.",
    )


def test_a_formula_with_an_empty_text_as_its_result_is_calculated(tmp_path: Path) -> None:
    path = with_part(
        never_calculated(tmp_path / "k.xlsx"), SHEET, lambda xml: xml.replace(b'"B2"', b'"B2" t="str"')
    )
    assert open_source(path)[0].remarks == ()


def test_cells_without_a_reference_are_counted(tmp_path: Path) -> None:
    path = with_part(never_calculated(tmp_path / "k.xlsx"), SHEET, lambda xml: xml.replace(b' r="B2"', b""))
    assert "Cel B2" in open_source(path)[0].remarks[0]


def two_sheets(path: Path, *hidden: str) -> Path:
    def fill(book: Workbook) -> None:
        a_sheet(book, [HEADINGS, ENTRY], "Oud")
        a_sheet(book, [HEADINGS, ENTRY], "Nieuw")

    def hide(xml: bytes) -> bytes:
        for name in hidden:
            xml = xml.replace(f'name="{name}"'.encode(), f'name="{name}" state="veryHidden"'.encode())
        return xml

    return with_part(a_workbook(path, fill), "xl/workbook.xml", hide)


def test_every_visible_sheet_with_data_is_a_table(tmp_path: Path) -> None:
    assert [table.name for table in open_source(two_sheets(tmp_path / "k.xlsx"))] == ["Oud", "Nieuw"]


def test_a_hidden_sheet_is_not_read_and_that_is_said(tmp_path: Path) -> None:
    tables = open_source(two_sheets(tmp_path / "k.xlsx", "Oud"))
    assert [(table.name, table.remarks) for table in tables] == [
        ("Nieuw", ('Blad "Oud" is verborgen en niet gelezen.',))
    ]


def test_hidden_sheets_are_read_when_there_are_no_others(tmp_path: Path) -> None:
    tables = open_source(two_sheets(tmp_path / "k.xlsx", "Oud", "Nieuw"))
    assert (len(tables), tables[0].remarks) == (2, ("Alle bladen zijn verborgen; ze zijn toch gelezen.",))


def test_a_sheet_without_a_table_is_passed_over_and_that_is_said(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        a_sheet(book, [("Lees dit eerst.",), ("Vul elke rij in.",)], "Uitleg")
        a_sheet(book, [], "Blad2")
        a_sheet(book, [HEADINGS, ENTRY])

    tables = open_source(a_workbook(tmp_path / "k.xlsx", fill), known)
    assert (len(tables), tables[0].remarks) == (
        1,
        (
            'Blad "Uitleg" heeft geen tabel en is overgeslagen.',
            'Blad "Blad2" is leeg en overgeslagen.',
        ),
    )


def test_a_sheet_with_one_column_is_read_when_its_heading_is_known(tmp_path: Path) -> None:
    table = open_source(with_rows(tmp_path / "k.xlsx", ("Titel",), ("Groen",)), known)[0]
    assert (table.headings, table.rows) == (("Titel",), (Row(2, ("Groen",)),))


def test_a_sheet_with_only_a_chart_is_no_table(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Kalender!$B$2:$B$2"})
        book.add_chartsheet("Grafiek").set_chart(chart)
        a_sheet(book, [("Titel", "Waarde"), ("Groen", None)]).write_formula(1, 1, "=A9", None, "#REF!")

    assert the_cell(a_workbook(tmp_path / "k.xlsx", fill)) == CellError("#REF!")


def test_rows_have_the_numbers_of_excel(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", (), (), HEADINGS, (), ENTRY, (), ENTRY)
    assert [row.number for row in open_source(path)[0].rows] == [5, 7]


def test_a_merged_cell_holds_for_every_row_it_covers(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = a_sheet(book, [HEADINGS, ENTRY, (None, "GGD"), (None, "Sport"), ("Groen", "Stadsdelen")])
        sheet.merge_range(1, 0, 3, 0, "Schoonmaak")

    table = open_source(a_workbook(tmp_path / "k.xlsx", fill))[0]
    assert ([row.cells[0] for row in table.rows], table.remarks) == (
        ["Schoonmaak", "Schoonmaak", "Schoonmaak", "Groen"],
        ("Rij 2 t/m 4: samengevoegde cellen; de waarde is voor elke rij gebruikt.",),
    )


def test_a_heading_of_a_part_merged_over_all_columns_is_not_repeated_over_them(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        a_sheet(book, [HEADINGS, ENTRY, (), ENTRY]).merge_range(2, 0, 2, 3, "Cluster Sociaal")

    assert open_source(a_workbook(tmp_path / "k.xlsx", fill))[0].rows[1].cells == (
        "Cluster Sociaal",
        None,
        None,
        None,
    )


def test_a_merged_cell_over_all_rows_of_excel_costs_nothing(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        a_sheet(book, [HEADINGS, ENTRY, (None, "GGD")]).merge_range(1, 0, 2, 0, "Schoonmaak")

    path = with_part(
        a_workbook(tmp_path / "k.xlsx", fill), SHEET, lambda xml: xml.replace(b"A2:A3", b"A2:XFD1048576")
    )
    assert [(row.number, row.cells[0]) for row in open_source(path)[0].rows] == [
        (2, "Schoonmaak"),
        (3, "Schoonmaak"),
    ]


def test_empty_rows_with_only_colour_are_no_data(tmp_path: Path) -> None:
    coloured = b"".join(
        b'<row r="%d"><c r="XFD%d" s="0"/></row>' % (at, at) for at in range(900_000, 1_000_000)
    )
    path = with_part(
        with_rows(tmp_path / "k.xlsx", HEADINGS, ENTRY),
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", coloured + b"</sheetData>"),
    )
    assert [row.number for row in open_source(path)[0].rows] == [2]


def test_two_hundred_columns_are_read(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", [f"kop {at}" for at in range(200)], list(range(200)))
    assert open_source(path)[0].rows[0].cells == tuple(range(200))


def test_a_table_may_begin_in_another_column(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", (), (None, None, *HEADINGS), (None, None, *ENTRY))
    table = open_source(path)[0]
    assert (table.headings, table.rows) == (HEADINGS, (Row(3, ENTRY),))


def test_a_sheet_in_its_own_name_space_is_scanned_too(tmp_path: Path) -> None:
    """Some programs write <x:c> where Excel writes <c>."""

    def fill(book: Workbook) -> None:
        a_sheet(book, [("Titel", "Waarde"), (1, None)]).write_formula(1, 1, "=A9", None, "#REF!")

    def prefix(xml: bytes) -> bytes:
        for tag in (b"worksheet", b"dimension", b"sheetData", b"row", b"c", b"v", b"f"):
            for end in (b" ", b">"):
                xml = xml.replace(b"<" + tag + end, b"<x:" + tag + end)
            xml = xml.replace(b"</" + tag + b">", b"</x:" + tag + b">")
        return xml.replace(b"xmlns=", b"xmlns:x=")

    path = a_workbook(tmp_path / "k.xlsx", fill)

    def drop_rest(xml: bytes) -> bytes:
        start, end = xml.index(b"<sheetViews>"), xml.index(b"<sheetData>")
        return xml[:start] + xml[end : xml.index(b"<pageMargins")] + b"</worksheet>"

    with_part(path, SHEET, drop_rest)
    assert the_cell(with_part(path, SHEET, prefix)) == CellError("#REF!")
