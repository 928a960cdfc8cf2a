"""Confidential is confidential in every file: what a reader may not know changes no letter of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from bot.assistant import Assistant
from bot.cli.advice_table import print_table
from bot.exporting.files import FORMATS, content_of
from bot.exporting.ical import agenda, moments_of
from bot.exporting.report import AdviceReport, report_of
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.viewer import Person, Place, Viewer
from tests.builders import TODAY

SECRET = "Verzonnen Geheim B.V."
IN_PRIVATE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
IN_CHANNEL = Viewer(Person.COLLEAGUE, Place.CHANNEL)
OUTSIDE = Viewer(Person.OUTSIDER, Place.SHARED)
WAYS = ("tabel", "agenda", *FORMATS)


def written(assistant: Assistant, viewer: Viewer, way: str, today: date = TODAY) -> bytes:
    known = assistant.known_to(viewer, today)
    report = report_of(assistant.weighed(viewer, today), known, viewer.audience, today)
    if way == "tabel":
        return in_terminal(report).encode()
    if way == "agenda":
        return agenda(moments_of(report.findings, known.promise_rules.lead_times, today), today)
    return content_of(report, f"advies{way}")


def in_terminal(report: AdviceReport) -> str:
    out = StringIO()
    print_table(report, out)
    return out.getvalue()


def another(entry: CalendarEntry, value: Callable[[Decimal], Decimal]) -> CalendarEntry:
    """The same entry with other confidential fields. `value`: old amount -> new amount."""
    amounts = {
        name: value(amount)
        for name in ("estimated_value", "value_from", "value_to")
        if (amount := getattr(entry, name))
    }
    lots = entry.lots and tuple(
        lot.model_copy(update={"estimated_value": lot.estimated_value and value(lot.estimated_value)})
        for lot in entry.lots
    )
    secrets = {"incumbent": SECRET, "note": SECRET, "description": SECRET, "extra": {SECRET: SECRET}}
    return entry.model_copy(update={**amounts, **secrets, "lots": lots})


def with_other_secrets(knowledge: Knowledge, value: Callable[[Decimal], Decimal]) -> Assistant:
    """The shipped calendar with other values, and with the confidential entries gone."""
    entries = tuple(another(entry, value) for entry in knowledge.calendar.entries if not entry.confidential)
    return Assistant(replace(knowledge, calendar=knowledge.calendar.model_copy(update={"entries": entries})))


@pytest.fixture(scope="module")
def as_shipped(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


@pytest.fixture(scope="module")
def far_other_values(knowledge: Knowledge) -> Assistant:
    return with_other_secrets(knowledge, lambda _: Decimal(123_456_789))


@pytest.fixture(scope="module")
def near_other_values(knowledge: Knowledge) -> Assistant:
    """Every value a euro more: another value on the same side of the threshold."""
    return with_other_secrets(knowledge, lambda amount: amount + 1)


@pytest.mark.parametrize("way", WAYS)
def test_outside_no_letter_depends_on_a_value_or_on_what_is_confidential(
    way: str, as_shipped: Assistant, far_other_values: Assistant
) -> None:
    assert written(as_shipped, OUTSIDE, way) == written(far_other_values, OUTSIDE, way)


@pytest.mark.parametrize("way", WAYS)
def test_in_a_channel_no_letter_depends_on_more_than_the_side_of_the_threshold(
    way: str, as_shipped: Assistant, near_other_values: Assistant
) -> None:
    assert written(as_shipped, IN_CHANNEL, way) == written(near_other_values, IN_CHANNEL, way)


@pytest.mark.parametrize("way", [way for way in WAYS if way in (".xlsx", ".csv", ".html")])
def test_in_private_the_values_are_there(
    way: str, as_shipped: Assistant, near_other_values: Assistant
) -> None:
    assert written(as_shipped, IN_PRIVATE, way) != written(near_other_values, IN_PRIVATE, way)


def test_the_calendar_has_something_to_keep(knowledge: Knowledge) -> None:
    assert any(entry.confidential for entry in knowledge.calendar.entries)


@pytest.mark.parametrize("viewer", [IN_CHANNEL, OUTSIDE], ids=["channel", "outside"])
def test_a_confidential_procurement_is_weighed_for_nobody_else(
    viewer: Viewer, knowledge: Knowledge, as_shipped: Assistant
) -> None:
    kept = {entry.id for entry in knowledge.calendar.entries if entry.confidential}
    assert not kept & {finding.entry.id for finding in as_shipped.weighed(viewer, TODAY)}
