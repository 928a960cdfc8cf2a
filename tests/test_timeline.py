"""The picture of the coming months, and the words that say the same."""

import re
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advising.promising import Promising
from bot.advising.verdict import Adviser
from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.promise import Promise, PromiseFinding
from bot.model.values import Period, month_period
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from bot.timeline import LONGEST_ALT, MOST_KINDS, SHAPES, timeline_alt, timeline_png
from tests.builders import an_entry

TODAY, JANUARY = date(2026, 11, 23), month_period(2027, 1)
Make = Callable[..., PromiseFinding]


@pytest.fixture(scope="module")
def template(knowledge: Knowledge) -> PromiseFinding:
    return Promising(Adviser.of(knowledge)).weigh(an_entry(), WorkFinding(), knowledge, TODAY)


@pytest.fixture
def a_finding(template: PromiseFinding) -> Make:
    """A procurement of a kind of work (None: not sure), planned some time, and so promising."""

    def made(
        kind: str | None = "schoonmaak",
        planned: Period | None = JANUARY,
        level: Promise = Promise.HIGH,
    ) -> PromiseFinding:
        guesses = (WorkGuess(kind, 0.9, WorkBasis.CPV, ""),) if kind else ()
        return replace(template, entry=an_entry(planned=planned), work=WorkFinding(guesses), level=level)

    return made


def said(*findings: PromiseFinding, months: int = 6, language: Language = Language.DUTCH) -> str:
    return timeline_alt(findings, TODAY, months, language)


def drawn(*findings: PromiseFinding, months: int = 6, language: Language = Language.DUTCH) -> bytes:
    return timeline_png(findings, TODAY, months, language)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height, from the header."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_it_says_which_months_it_shows(a_finding: Make) -> None:
    assert said(a_finding()).startswith("Wat komt er op de kalender: november 2026 tot en met april 2027.")


def test_a_kind_of_work_is_told_by_month_and_promise(a_finding: Make) -> None:
    found = [
        a_finding(),
        a_finding(),
        a_finding(level=Promise.LOW),
        a_finding(planned=month_period(2027, 3), level=Promise.UNKNOWN),
    ]
    assert "Schoonmaak: januari 2027 2 hoog en 1 laag; maart 2027 1 onbekend." in said(*found)


def test_in_english_it_is_in_english(a_finding: Make) -> None:
    expected = "What is coming: November 2026 to April 2027. Schoonmaak: January 2027 1 middle."
    assert said(a_finding(level=Promise.MIDDLE), language=Language.ENGLISH) == expected


@pytest.mark.parametrize(
    ("planned", "month"),
    [
        (month_period(2026, 11), "november 2026"),  # this month
        (Period(date(2026, 10, 1), date(2026, 12, 31)), "november 2026"),  # a quarter that has begun
        (
            Period(date(2027, 1, 1), date(2027, 3, 31)),
            "januari 2027",
        ),  # a quarter: when it can be at the earliest
        (month_period(2027, 4), "april 2027"),  # the last month that is shown
    ],
)
def test_it_stands_in_the_month_in_which_it_can_be_published_first(
    planned: Period, month: str, a_finding: Make
) -> None:
    assert f"Schoonmaak: {month} 1 hoog." in said(a_finding(planned=planned))


@pytest.mark.parametrize("planned", [None, month_period(2026, 10), month_period(2027, 5)])
def test_what_stands_in_no_month_that_is_shown_is_counted(planned: Period | None, a_finding: Make) -> None:
    assert said(a_finding(planned=planned)).endswith(
        "Geen trajecten in deze maanden. Buiten deze maanden: 1."
    )


def test_what_is_no_known_kind_of_work_stands_with_the_others(a_finding: Make) -> None:
    assert "Andere werksoorten: januari 2027 1 hoog." in said(a_finding(kind=None))


def test_of_many_kinds_those_with_the_most_procurements_have_a_row(a_finding: Make) -> None:
    found = [a_finding(kind=f"soort-{at}") for at in range(MOST_KINDS + 3) for _ in range(1 if at < 3 else 2)]
    assert "Andere werksoorten: januari 2027 3 hoog." in said(*found)


def test_no_picture_leaves_a_procurement_out_of_its_words(a_finding: Make) -> None:
    found = [a_finding(kind=f"soort-{at % 15}", level=list(Promise)[at % 4]) for at in range(60)]
    counts = re.findall(r"(\d+) (?:hoog|midden|laag|onbekend)", said(*found))
    assert sum(map(int, counts)) == 60


def test_words_that_would_be_too_long_are_cut_at_a_row_and_say_so(a_finding: Make) -> None:
    found = [
        a_finding(f"soort-{kind}-met-een-lange-naam", month_period(2027, month), level)
        for kind in range(14) for month in (1, 2, 3, 4) for level in Promise
    ]  # fmt: skip
    text = said(*found)
    assert (len(text) <= LONGEST_ALT, text.endswith(". Niet alles past in deze tekst.")) == (True, True)


def test_the_same_findings_give_the_same_bytes(a_finding: Make) -> None:
    found = (a_finding(), a_finding(kind="groen", level=Promise.LOW))
    assert drawn(*found) == drawn(*found)


@pytest.mark.parametrize("count", [0, 1, 12, 40])
def test_it_is_a_png_that_fits_a_message_whatever_the_number_of_kinds(count: int, a_finding: Make) -> None:
    png = drawn(*(a_finding(kind=f"soort-{at}") for at in range(count)))
    width, height = size_of(png)
    assert (png[:8], width, 330 <= height <= 700) == (b"\x89PNG\r\n\x1a\n", 1500, True)


def test_another_promise_gives_another_picture(a_finding: Make) -> None:
    assert len({drawn(a_finding(level=level)) for level in Promise}) == len(Promise)


def test_the_promises_have_shapes_of_their_own() -> None:
    assert len({SHAPES[level] for level in Promise}) == len(Promise)


@pytest.mark.parametrize("months", [0, 1, 9, 60])
def test_any_number_of_months_can_be_asked_for(months: int, a_finding: Make) -> None:
    assert size_of(drawn(a_finding(), months=months))[0] == 1500


@pytest.mark.parametrize("name", ["$x^{2$", "a_b", "\\frac", "x" * 400])
def test_a_name_is_drawn_as_text_and_never_read_as_a_formula(name: str, a_finding: Make) -> None:
    assert drawn(a_finding(kind=name))[:4] == b"\x89PNG"


@given(
    placed=st.lists(st.tuples(st.integers(0, 20), st.integers(1, 12), st.sampled_from(Promise)), max_size=80)
)
def test_no_calendar_gives_words_that_slack_refuses(
    placed: list[tuple[int, int, Promise]], template: PromiseFinding
) -> None:
    found: list[Any] = [
        replace(
            template, level=level, entry=an_entry(planned=month_period(2027, month)),
            work=WorkFinding((WorkGuess(f"soort-{kind}", 0.9, WorkBasis.CPV, ""),)),
        )
        for kind, month, level in placed
    ]  # fmt: skip
    assert 0 < len(timeline_alt(found, TODAY, 9, Language.DUTCH)) <= LONGEST_ALT
