"""Confidential is confidential: nothing that a reader sees depends on what that reader may not know.

Two calendars that differ in nothing but confidential values and entries give the same answers, letter by letter, to
whoever may not know them: in every line, suggestion, count, question back, detail, receipt and block.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant, Reply
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.question import Conversation
from bot.model.viewer import NOBODY, Audience, Person, Place, Viewer
from handlers.blocks import message, modal

TODAY = date(2026, 11, 22)
COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
IN_CHANNEL = Viewer(Person.COLLEAGUE, Place.CHANNEL)
OUTSIDERS = [
    Viewer(Person.GUEST, Place.PRIVATE),
    Viewer(Person.GUEST, Place.CHANNEL),
    Viewer(Person.OUTSIDER, Place.SHARED),
    Viewer(Person.COLLEAGUE, Place.SHARED),
    NOBODY,
]
SECRET = "Verzonnen Geheim B.V."
TEMPLATES = [
    "{}",
    "Kan {} worden voorbehouden aan sociale firma's?",
    "Wat is de raming van {}?",
    "Wie is de zittende leverancier van {}?",
    "Hoe groot is {} en wanneer komt het?",
    "is {} kansrijk",
    "Can {} be reserved?",
    "what is the value of {}",
    "Welke drempel geldt voor {}?",
    "Hoeveel trajecten lijken op {}?",
]
PROBES = [
    "dat traject van 33 miljoen",
    "de opdracht van 210 miljoen",
    "welke aanbestedingen zijn er in Q2?",
    "hoeveel trajecten zijn er in 2027?",
    "alles van de GGD",
    "wat komt er van het Facilitair Bureau?",
    "objectbeveiliging en receptie",
    "jeugdhulp met verblijf",
    "advocaten",
    "penetratietesten",
]


def changed(entry: CalendarEntry) -> CalendarEntry:
    """The same entry with every confidential value another."""
    lots = entry.lots and tuple(lot.model_copy(update={"estimated_value": Decimal(7)}) for lot in entry.lots)
    return entry.model_copy(
        update={"estimated_value": Decimal(123_456_789), "incumbent": SECRET, "note": SECRET, "lots": lots}
    )


def with_entries(knowledge: Knowledge, entries: tuple[CalendarEntry, ...]) -> Knowledge:
    return replace(knowledge, calendar=knowledge.calendar.model_copy(update={"entries": entries}))


@pytest.fixture(scope="module")
def as_shipped(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


@pytest.fixture(scope="module")
def other_secrets(knowledge: Knowledge) -> Assistant:
    """The same calendar with other values, and with the confidential entries gone."""
    open_ = (changed(entry) for entry in knowledge.calendar.entries if not entry.confidential)
    return Assistant(with_entries(knowledge, tuple(open_)))


@pytest.fixture(scope="module")
def other_names(knowledge: Knowledge) -> Assistant:
    """The same calendar with other suppliers and notes, the same values, and the confidential entries gone."""
    hidden = {"incumbent": SECRET, "note": SECRET}
    open_ = (e.model_copy(update=hidden) for e in knowledge.calendar.entries if not e.confidential)
    return Assistant(with_entries(knowledge, tuple(open_)))


def everything_shown(reply: Reply) -> Iterator[object]:
    yield message(reply.answer, "x")
    yield reply.answer
    yield reply.conversation
    yield from (modal(details, reply.answer.language) for details in reply.answer.details)


def shown(assistant: Assistant, text: str, viewer: Viewer) -> list[object]:
    return list(everything_shown(assistant.answer(text, viewer, TODAY)))


def texts(knowledge: Knowledge) -> st.SearchStrategy[str]:
    subjects = [entry.title for entry in knowledge.calendar.entries]
    subjects += [entry.reference for entry in knowledge.calendar.entries if entry.reference]
    about = st.builds(str.format, st.sampled_from(TEMPLATES), st.sampled_from(subjects))
    return st.one_of(about, st.sampled_from(PROBES), st.text(max_size=80))


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_an_outsider_sees_depends_on_a_confidential_value_or_entry(
    data: st.DataObject, knowledge: Knowledge, as_shipped: Assistant, other_secrets: Assistant
) -> None:
    text = data.draw(texts(knowledge))
    viewer = data.draw(st.sampled_from(OUTSIDERS))
    assert shown(as_shipped, text, viewer) == shown(other_secrets, text, viewer)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_a_channel_sees_depends_on_a_supplier_a_note_or_a_confidential_entry(
    data: st.DataObject, knowledge: Knowledge, as_shipped: Assistant, other_names: Assistant
) -> None:
    text = data.draw(texts(knowledge))
    assert shown(as_shipped, text, IN_CHANNEL) == shown(other_names, text, IN_CHANNEL)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_channel_never_sees_an_amount_of_the_calendar(
    data: st.DataObject, knowledge: Knowledge, as_shipped: Assistant
) -> None:
    entry = data.draw(
        st.sampled_from([e for e in knowledge.calendar.entries if e.estimated_value and not e.confidential])
    )
    template = data.draw(st.sampled_from(TEMPLATES))
    written = f"{entry.estimated_value:,.0f}".replace(",", ".")
    public = {
        f"{a:,.0f}".replace(",", ".")
        for period in knowledge.thresholds.periods
        for a in period.amounts.values()
    }
    seen = str(shown(as_shipped, template.format(entry.title), IN_CHANNEL))
    assert written in public or f"€ {written}" not in seen


@pytest.mark.parametrize("viewer", [*OUTSIDERS, IN_CHANNEL])
def test_a_confidential_entry_cannot_be_chosen_by_its_id(
    viewer: Viewer, knowledge: Knowledge, as_shipped: Assistant
) -> None:
    hidden = next(entry for entry in knowledge.calendar.entries if entry.confidential)
    reply = as_shipped.choose(hidden.id, viewer, TODAY, Conversation(candidates=(hidden.id,)))
    assert hidden.title not in str(list(everything_shown(reply)))


@pytest.mark.parametrize("viewer", [*OUTSIDERS, IN_CHANNEL])
def test_a_conversation_of_a_colleague_shows_nothing_confidential_to_who_clicks_later(
    viewer: Viewer, knowledge: Knowledge, as_shipped: Assistant
) -> None:
    hidden = next(entry for entry in knowledge.calendar.entries if entry.confidential)
    told = as_shipped.answer(hidden.title, COLLEAGUE, TODAY)
    again = as_shipped.resume(viewer, TODAY, told.conversation)
    assert hidden.title not in str(list(everything_shown(again)))


def test_a_colleague_in_private_sees_the_estimate(as_shipped: Assistant) -> None:
    reply = as_shipped.answer("Wat is de raming van AI 2026-0402?", COLLEAGUE, TODAY)
    assert "€ 8.900.000" in reply.answer.headline


def test_what_a_channel_is_told_of_a_value_is_the_side_of_the_threshold(as_shipped: Assistant) -> None:
    reply = as_shipped.answer("Wat is de raming van AI 2026-0402?", IN_CHANNEL, TODAY)
    assert "op of boven de Europese drempel" in reply.answer.headline


def test_the_three_audiences_are_the_ones_of_the_design() -> None:
    seen = {viewer.audience for viewer in (COLLEAGUE, IN_CHANNEL, *OUTSIDERS)}
    assert seen == set(Audience)
