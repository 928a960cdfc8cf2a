"""The spreadsheet, read back by another library than wrote it: real days and numbers, no formulas, the same bytes twice."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot.exporting.advice_rows import COLUMNS
from bot.exporting.report import AdviceReport
from bot.exporting.spreadsheet import LONGEST_CELL, spreadsheet
from bot.model.question import CalendarFilter
from tests.builders import TODAY
from tests.exporting.builders import a_finding, a_report, a_signal, due

HOSTILE = [
    "=HYPERLINK(\"http://kwaad.example\";\"klik\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "<script>alert(1)</script>",
    "http://voorbeeld.nl", "mailto:a@b.nl", "007", "1e5", "{=1+1}", " spatie ", "_x0041_", "😀", "\x07bel", "a\nb",
]  # fmt: skip


def sheet(report: AdviceReport, name: str = "Advies") -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(spreadsheet(report)))
    return book.get_sheet_by_name(name).to_python()


def first_row(report: AdviceReport) -> dict[str, Any]:
    heading, row, *_ = sheet(report)
    return dict(zip(heading, row, strict=True))


def part(report: AdviceReport, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(spreadsheet(report))).read(name).decode()


def test_the_columns_stand_in_the_first_row(tmp_path: Path) -> None:
    assert sheet(a_report(tmp_path))[0] == [column.name for column in COLUMNS]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Beslis voor", date(2026, 12, 1)),
        ("Gepland vanaf", date(2027, 2, 1)),
        ("Dagen", 9.0),
        ("Raming", 420000.0),
        ("Zekerheid werksoort", 0.9),
        ("Punten", 3.5),
        ("Voor", "De markt is sterk. (markt.yaml)"),
    ],
)
def test_days_are_days_and_numbers_are_numbers(column: str, value: object, tmp_path: Path) -> None:
    assert first_row(a_report(tmp_path))[column] == value


def test_days_that_have_gone_by_are_a_negative_number(tmp_path: Path) -> None:
    assert first_row(a_report(tmp_path, a_finding(verdict=due(date(2026, 11, 20)))))["Dagen"] == -2.0


def test_what_is_not_known_is_an_empty_cell(tmp_path: Path) -> None:
    assert first_row(a_report(tmp_path, a_finding(estimated_value=None)))["Raming"] == ""


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_comes_back_as_the_text_it_is(title: str, tmp_path: Path) -> None:
    assert first_row(a_report(tmp_path, a_finding(title=title)))["Traject"] == title


@pytest.mark.parametrize("title", HOSTILE)
def test_no_cell_is_a_formula_or_a_link(title: str, tmp_path: Path) -> None:
    written = part(a_report(tmp_path, a_finding(title=title)), "xl/worksheets/sheet1.xml")
    assert re.search(r"<f[ >]|<hyperlink", written) is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1))
def test_any_title_gives_a_sheet_that_can_be_read(title: str, tmp_path: Path) -> None:
    assert len(sheet(a_report(tmp_path, a_finding(title=title)))) == 2


def test_a_text_longer_than_a_cell_is_cut_and_shows_it(tmp_path: Path) -> None:
    long = a_finding(signals=(a_signal("x" * 40_000, "1"), a_signal("tegen", "-1")))
    said = first_row(a_report(tmp_path, long))["Voor"]
    assert (len(said), said[-1]) == (LONGEST_CELL, "…")


def test_the_heading_stays_in_view_and_can_be_filtered(tmp_path: Path) -> None:
    written = part(a_report(tmp_path), "xl/worksheets/sheet1.xml")
    assert ('state="frozen"' in written, f'<autoFilter ref="A1:{last_column()}2"/>' in written) == (
        True,
        True,
    )


def last_column() -> str:
    return chr(ord("A") + len(COLUMNS) - 1)


def test_reasons_wrap_one_on_each_line(tmp_path: Path) -> None:
    two = (a_signal("een", "2"), a_signal("twee", "1"), a_signal("drie", "-1"))
    assert (
        first_row(a_report(tmp_path, a_finding(signals=two)))["Voor"] == "een (markt.yaml)\ntwee (markt.yaml)"
    )


def test_the_second_sheet_accounts_for_the_first(tmp_path: Path) -> None:
    report = a_report(tmp_path, wanted=CalendarFilter(owners=("Facilitair Bureau",)))
    told = [
        (name, float(value) if isinstance(value, int | Decimal) else value) for name, value in report.account
    ]
    assert [tuple(row) for row in sheet(report, "Verantwoording")] == [
        ("Wat", "Waarde"),
        *told,
        *(("Let op", reserve) for reserve in report.reserves),
    ]


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    assert spreadsheet(a_report(tmp_path)) == spreadsheet(a_report(tmp_path))


def test_the_file_says_that_it_was_made_on_the_day_of_the_advice(tmp_path: Path) -> None:
    assert f"{TODAY.isoformat()}T00:00:00Z" in part(a_report(tmp_path), "docProps/core.xml")
