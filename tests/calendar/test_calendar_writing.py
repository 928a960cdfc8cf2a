"""A calendar is written so that the reader of the knowledge reads the same calendar back, whatever the texts hold."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.writing import calendar_text, scalar
from bot.curation.composing import compose
from bot.curation.library import CALENDAR, read_document
from bot.curation.located import Mapping, Scalar
from bot.curation.problems import FileProblems
from bot.model.knowledge import Knowledge
from bot.model.procurement import Calendar, CalendarEntry, CalendarSource
from tests.builders import TODAY

READABLE = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")),
        st.sampled_from(list(" :#-?[]{}&*!|>'\"%@`~,“”‘’€\\")),
    ),
    min_size=1,
).filter(str.strip)


def read_back(folder: Path, text: str) -> Any:
    path = folder / CALENDAR
    path.write_text(text, encoding="utf-8", newline="")
    document, _text = read_document(path, CALENDAR)
    assert document.problems.found == []
    return document.value


def test_the_shipped_calendar_reads_back(knowledge: Knowledge, tmp_path: Path) -> None:
    assert read_back(tmp_path, calendar_text(knowledge.calendar)) == knowledge.calendar


def test_an_empty_calendar_reads_back(tmp_path: Path) -> None:
    empty = Calendar(source=CalendarSource(name="x", read_on=TODAY), entries=())
    assert read_back(tmp_path, calendar_text(empty)) == empty


@given(READABLE)
def test_any_text_reads_back_as_it_was(text: str) -> None:
    problems = FileProblems("x")
    root = compose(f"sleutel: {scalar(text)}\n", problems)
    assert isinstance(root, Mapping) and problems.found == []
    value = root.values["sleutel"]
    assert isinstance(value, Scalar) and value.text == text


def test_other_columns_read_back_with_their_headings(tmp_path: Path) -> None:
    entry = CalendarEntry(
        id="a", title="Groen: beheer", extra={"Kop: met #teken": "“gekruld”", "- streep": "nee"}
    )
    calendar = Calendar(source=CalendarSource(name="x", read_on=TODAY), entries=(entry,))
    assert read_back(tmp_path, calendar_text(calendar)) == calendar
