"""'Geef het advies voor de hele kalender als bestand': a spreadsheet with the answer, for whoever reads it there."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from bot.assistant import Assistant
from bot.exporting.files import content_of
from bot.exporting.report import report_of
from bot.model.answer import Attachment
from bot.model.knowledge import Knowledge
from bot.model.question import Conversation
from bot.model.viewer import Person, Place, Viewer

IN_PRIVATE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
IN_CHANNEL = Viewer(Person.COLLEAGUE, Place.CHANNEL)
OUTSIDE = Viewer(Person.OUTSIDER, Place.SHARED)
WHOLE = "geef het advies voor de hele kalender als bestand"


@pytest.fixture(scope="module")
def assistant(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


def file_of(text: str, viewer: Viewer, assistant: Assistant, today: date) -> Attachment | None:
    return assistant.answer(text, viewer, today).answer.attachment


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (WHOLE, "Advies voor de hele kalender"),
        ("advies", "Advies voor de hele kalender"),
        ("Advies!", "Advies voor de hele kalender"),
        ("advice for the whole calendar as a file", "Advies voor de hele kalender"),
        ("advice for all procurements", "Advies voor de hele kalender"),
        ("mag ik het advies in Excel", "Advies voor de hele kalender"),
        ("Geef het advies voor Q2 2027 als Excel-bestand", "Advies: Q2 2027"),
        ("advies voor alle trajecten van Stadswerken", "Advies: Stadswerken"),
    ],
)
def test_the_advice_as_a_file_is_named_after_what_is_in_it(
    text: str, title: str, assistant: Assistant, today: date
) -> None:
    file = file_of(text, IN_PRIVATE, assistant, today)
    assert file and (file.name, file.title) == ("advies-2026-11-22.xlsx", title)


@pytest.mark.parametrize(
    "text",
    [
        "Wat is het advies van de adviseurs?",
        "adviesbureau inhuren",
        "advies over de schoonmaak van het stadsloket Noord als bestand",
        "wat is jullie advies over het splitsen",
        "advies voor de hele kalender in 1999",
        "als bestand",
    ],
)
def test_another_question_gets_no_advice_as_a_file(text: str, assistant: Assistant, today: date) -> None:
    assert file_of(text, IN_PRIVATE, assistant, today) is None


def test_the_word_alone_in_a_conversation_is_about_its_procurement(assistant: Assistant, today: date) -> None:
    talked = Conversation(entry="C001")
    assert assistant.answer("advies", IN_PRIVATE, today, talked).answer.attachment is None


@pytest.mark.parametrize("viewer", [IN_PRIVATE, IN_CHANNEL, OUTSIDE], ids=["private", "channel", "outside"])
def test_the_file_holds_what_its_reader_may_know(viewer: Viewer, assistant: Assistant, today: date) -> None:
    file = file_of(WHOLE, viewer, assistant, today)
    known = assistant.known_to(viewer, today)
    report = report_of(assistant.weighed(viewer, today), known, viewer.audience, today)
    assert file and file.content == content_of(report, "advies.xlsx")


def test_the_text_and_the_file_count_the_same(assistant: Assistant, today: date) -> None:
    answer = assistant.answer("Geef het advies voor Q2 2027 als bestand", IN_PRIVATE, today).answer
    assert answer.attachment
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.attachment.content))
    rows = len(book.get_sheet_by_name("Advies").to_python()) - 1
    assert answer.headline.startswith(f"{rows} van de ")
