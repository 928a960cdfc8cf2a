"""The table in the terminal: plain in a pipe, no broken words where it is narrow, and nothing in it steers the terminal."""

from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.advice_table import print_table
from bot.exporting.report import AdviceReport
from bot.model.promise import Promise
from tests.exporting.builders import a_finding, a_report


class Terminal(StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def printed(report: AdviceReport, width: int | None = None) -> str:
    out = StringIO()
    print_table(report, out, width)
    return out.getvalue()


def test_the_whole_table_of_one_procurement(tmp_path: Path) -> None:
    assert [" ".join(line.split()) for line in printed(a_report(tmp_path)).splitlines()] == [
        "Advies bij Voorbeeldkalender, 22 november 2026",
        "Kansrijk Traject Oordeel en route Beslis voor Werksoort Voor Tegen",
        "hoog Schoonmaak Stadsloket Noord (AI 2026-0123) ja-mits: Route 2.82-geheel 2026-12-01 (nog 9 dagen) schoonmaak De markt is sterk. Het is laat.",
        "1 hoog, 0 midden, 0 laag, 0 onbekend; samen 1 van 2 trajecten.",
        *(f"Let op: {reserve}" for reserve in a_report(tmp_path).reserves),
    ]


@pytest.mark.parametrize(("width", "heading"), [(139, "Waarom"), (140, "Tegen")])
def test_a_narrow_terminal_has_the_reasons_in_one_column(width: int, heading: str, tmp_path: Path) -> None:
    assert printed(a_report(tmp_path), width).splitlines()[1].split()[-1] == heading


@pytest.mark.parametrize("width", [80, 100, 140, 200])
def test_no_line_is_wider_than_the_terminal(width: int, tmp_path: Path) -> None:
    lines = printed(a_report(tmp_path, a_finding(title="Schoonmaakdienstverlening " * 9)), width).splitlines()
    assert [line for line in lines if len(line) > width] == []


def test_without_a_reason_there_is_a_dash(tmp_path: Path) -> None:
    assert printed(a_report(tmp_path, a_finding(signals=()))).splitlines()[2].split()[-2:] == ["-", "-"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_title_steers_the_terminal(title: str, tmp_path: Path) -> None:
    out = printed(a_report(tmp_path, a_finding(title=f"\x1b[31m{title}")))
    assert [letter for letter in out if not letter.isprintable() and letter != "\n"] == []


def test_the_level_has_a_colour_and_stands_there_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    print_table(a_report(tmp_path, a_finding(level=Promise.LOW)), out, 160)
    assert "\x1b[31mlaag" in out.getvalue()
