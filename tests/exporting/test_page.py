"""The page: one file, escaped, without scripts or network, that reads without colours."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.exporting.page import page
from bot.exporting.report import AdviceReport
from bot.model.promise import Promise
from tests.exporting.builders import a_finding, a_report, a_signal, due

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>&\"'"
EMPTY = {"meta", "br", "img", "link", "input", "hr"}


class Reader(HTMLParser):
    """Reads a page: its elements with their attributes, its text, and whether every element is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.opened: list[str] = []
        self.well_nested = True
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.well_nested = self.well_nested and bool(self.opened) and self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        yield from (attributes for name, attributes in self.elements if name == tag)


def read(report: AdviceReport) -> Reader:
    return Reader(page(report).decode())


def test_hostile_text_is_shown_and_never_run(tmp_path: Path) -> None:
    signals = (a_signal(HOSTILE, "1", HOSTILE), a_signal(HOSTILE, "-1", HOSTILE))
    found = read(
        a_report(tmp_path, a_finding(title=HOSTILE, owner=HOSTILE, reference=HOSTILE, signals=signals))
    )
    assert ({"script", "img"} & {tag for tag, _ in found.elements}, HOSTILE in "".join(found.words)) == (
        set(),
        True,
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_no_text_changes_the_elements_of_the_page(text: str, tmp_path: Path) -> None:
    plain = read(a_report(tmp_path, a_finding(title="x", owner="x")))
    assert (
        read(a_report(tmp_path, a_finding(title=text, owner=f"{text}x", reference="y"))).elements
        == plain.elements
    )


def test_every_element_is_closed_in_order(tmp_path: Path) -> None:
    found = read(a_report(tmp_path))
    assert (found.well_nested, found.opened) == (True, [])


def test_nothing_is_fetched_and_nothing_runs(tmp_path: Path) -> None:
    found = read(a_report(tmp_path))
    asked = [value for _, given in found.elements for name, value in given.items() if name in ("src", "href")]
    assert ([one for one in asked if not str(one).startswith("#")], list(found.all("script"))) == ([], [])


def test_the_browser_is_told_to_run_and_fetch_nothing(tmp_path: Path) -> None:
    policies = [
        given.get("content") for given in read(a_report(tmp_path)).all("meta") if "http-equiv" in given
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_the_page_says_that_it_is_dutch(tmp_path: Path) -> None:
    assert list(read(a_report(tmp_path)).all("html")) == [{"lang": "nl"}]


def test_every_heading_of_a_table_has_its_scope(tmp_path: Path) -> None:
    scopes = {given.get("scope") for given in read(a_report(tmp_path)).all("th")}
    assert scopes == {"col", "row"}


def test_every_anchor_leads_somewhere(tmp_path: Path) -> None:
    found = read(a_report(tmp_path, a_finding(), a_finding(id="B", level=Promise.LOW)))
    places = {f"#{given['id']}" for _, given in found.elements if "id" in given}
    assert {given["href"] for given in found.all("a")} <= places


def test_a_level_without_procurements_has_no_table(tmp_path: Path) -> None:
    found = read(a_report(tmp_path, a_finding(), a_finding(id="B", level=Promise.LOW)))
    assert [given["id"] for given in found.all("section")] == [
        "kansrijk-hoog",
        "kansrijk-laag",
        "verantwoording",
    ]


def test_the_level_stands_in_words_in_every_row(tmp_path: Path) -> None:
    text = page(a_report(tmp_path, a_finding(), a_finding(id="B", level=Promise.LOW))).decode()
    assert re.findall(r"<td>(hoog|laag)</td>", text) == ["hoog", "laag"]


@pytest.mark.parametrize(
    ("decide_by", "said"),
    [
        (date(2026, 12, 1), "1 december 2026 (nog 9 dagen)"),
        (date(2026, 11, 22), "22 november 2026 (vandaag)"),
        (date(2026, 11, 20), "20 november 2026 (2 dagen geleden)"),
        (None, "nu beslissen"),
    ],
)
def test_the_last_day_is_said_with_the_days_that_are_left(
    decide_by: date | None, said: str, tmp_path: Path
) -> None:
    assert said in page(a_report(tmp_path, a_finding(verdict=due(decide_by)))).decode()


def test_the_counts_and_every_reserve_stand_on_the_page(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    words = "".join(read(report).words)
    assert [one for one in ("1 hoog, 0 midden", *report.reserves) if one not in words] == []


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    assert page(a_report(tmp_path)) == page(a_report(tmp_path))
