"""The CSV: what a Dutch spreadsheet opens as it is, and never runs."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exporting.advice_rows import COLUMNS
from bot.exporting.delimited import delimited, harmless
from bot.exporting.report import AdviceReport
from tests.exporting.builders import a_finding, a_report, due


def rows(report: AdviceReport) -> list[dict[str, str]]:
    text = delimited(report).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_whole_file_of_one_procurement(tmp_path: Path) -> None:
    assert delimited(a_report(tmp_path)).decode("utf-8").split("\r\n") == [
        "\ufeff" + ";".join(column.name for column in COLUMNS),
        "Schoonmaak Stadsloket Noord;hoog;ja-mits;Route 2.82-geheel;2026-12-01;9;nu beslissen;schoonmaak;0,9;titel: schoonmaak;"
        "De markt is sterk. (markt.yaml);Het is laat. (kansrijk.yaml);;;;Facilitair Bureau;diensten;februari 2027;"
        "2027-02-01;vanaf;420000;€ 420.000;3,5;AI 2026-0123;C001;nee",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+31 20", "'+31 20"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("  =1+1", "'  =1+1"),
        ("'=1", "'=1"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str, written: str) -> None:
    assert harmless(text) == written


def test_a_negative_number_of_days_is_a_number_and_no_formula(tmp_path: Path) -> None:
    assert rows(a_report(tmp_path, a_finding(verdict=due(date(2026, 11, 20)))))[0]["Dagen"] == "-2"


@given(text=st.text(min_size=1))
def test_no_text_begins_a_formula(text: str) -> None:
    assert harmless(text).lstrip()[:1] not in {"=", "+", "-", "@"}


@pytest.mark.parametrize("title", ['een; "twee"', "een\ntwee", "een\r\ntwee", "é €"])
def test_a_title_comes_back_as_it_was(title: str, tmp_path: Path) -> None:
    assert rows(a_report(tmp_path, a_finding(title=title)))[0]["Traject"] == title


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    assert delimited(a_report(tmp_path)) == delimited(a_report(tmp_path))
