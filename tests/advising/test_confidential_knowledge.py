"""What an audience may not know is gone before anything is looked up: no result can hold it, and none can depend on it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advising.confidential import knowledge_for, without_confidential
from bot.advising.entry_facts import facts_of
from bot.advising.lookups import about_entry, listed
from bot.advising.promising import Promising
from bot.advising.standing import Standings
from bot.advising.verdict import Adviser
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, ContractKind, Lot, NoticeStatus, ThresholdSide
from bot.model.question import Aspect, CalendarFilter, Facts, Performer
from bot.model.values import month_period
from bot.model.viewer import Audience
from bot.model.work import WorkFinding
from tests.advising.builders import CLEANING, HOME_HELP, euro
from tests.builders import an_entry

NOW = date(2026, 11, 22)
PUBLIC, BANDED, FULL = Audience.PUBLIC, Audience.BANDED, Audience.FULL

euros = st.one_of(st.none(), st.integers(1, 10_000_000).map(Decimal))
words = st.one_of(st.none(), st.text("abcdefgh ", min_size=1, max_size=12))
kinds = st.sampled_from([None, *ContractKind])
codes = st.sampled_from([(), (CLEANING,), (HOME_HELP,)])
questions = st.builds(
    Facts,
    kind=kinds,
    cpv=codes,
    status=st.sampled_from([None, *NoticeStatus]),
    performer=st.sampled_from([None, *Performer]),
    value=st.sampled_from([None, euro(90_000), euro(500_000)]),
    planned=st.sampled_from([None, month_period(2027, 1), month_period(2028, 3)]),
    firms=st.sampled_from([None, 0, 2, 5]),
)


@st.composite
def secrets(draw: st.DrawFn, lots: int | None) -> dict[str, Any]:
    """Values of every confidential field of an entry with so many lots (None: not known)."""
    told = (
        None
        if lots is None
        else tuple(Lot(number=str(at), estimated_value=draw(euros)) for at in range(lots))
    )
    return {"estimated_value": draw(euros), "incumbent": draw(words), "note": draw(words), "lots": told}


@st.composite
def twins(draw: st.DrawFn) -> tuple[CalendarEntry, CalendarEntry]:
    """The same entry with two sets of confidential values."""
    public = {
        "kind": draw(kinds),
        "cpv": draw(codes),
        "procedure": draw(st.sampled_from(["", "Europees openbaar"])),
    }
    lots = draw(st.sampled_from([None, 0, 1, 3]))
    one, other = draw(secrets(lots)), draw(secrets(lots))
    return an_entry(**public, **one), an_entry(**public, **other)


@st.composite
def hidden_entries(draw: st.DrawFn) -> tuple[CalendarEntry, ...]:
    """Entries that are confidential as a whole."""
    number = draw(st.integers(1, 3))
    return tuple(
        an_entry(id=f"H{at}", title="Geheim", confidential=True, **draw(secrets(None)))
        for at in range(number)
    )


def with_entries(knowledge: Knowledge, *entries: CalendarEntry) -> Knowledge:
    return replace(knowledge, calendar=knowledge.calendar.model_copy(update={"entries": entries}))


def everything(audience: Audience, knowledge: Knowledge, question: Facts, adviser: Adviser) -> list[object]:
    """All that this audience can find: every verdict, every fact, every list."""
    known = knowledge_for(audience, knowledge, NOW)
    standings = Standings(Promising(adviser), lambda _: WorkFinding(), known, NOW)
    results: list[object] = [listed(CalendarFilter(), known, standings)]
    for entry in known.calendar.entries:
        results.append(about_entry(entry, Aspect.ALL, known, NOW))
        results.append(standings.of(entry))
        results.append(adviser.advise(entry, facts_of(entry, None), question, NOW))
    return results


@pytest.fixture(scope="module")
def adviser(knowledge: Knowledge) -> Adviser:
    return Adviser.of(knowledge)


@given(pair=twins(), question=questions)
def test_in_public_no_result_depends_on_a_confidential_value(
    pair: tuple[CalendarEntry, CalendarEntry], question: Facts, knowledge: Knowledge, adviser: Adviser
) -> None:
    one, other = (everything(PUBLIC, with_entries(knowledge, entry), question, adviser) for entry in pair)
    assert one == other


@given(pair=twins(), question=questions)
def test_in_a_channel_results_with_the_same_side_of_the_threshold_are_the_same(
    pair: tuple[CalendarEntry, CalendarEntry], question: Facts, knowledge: Knowledge, adviser: Adviser
) -> None:
    seen = [knowledge_for(BANDED, with_entries(knowledge, entry), NOW).calendar.entries[0] for entry in pair]
    same_side = [entry.model_copy(update={"threshold_side": ThresholdSide.UNKNOWN}) for entry in seen]
    assert same_side[0] == same_side[1]
    if seen[0].threshold_side is seen[1].threshold_side:
        one, other = (everything(BANDED, with_entries(knowledge, entry), question, adviser) for entry in pair)
        assert one == other


@given(hidden=hidden_entries(), question=questions, audience=st.sampled_from([PUBLIC, BANDED]))
def test_outside_a_private_place_a_confidential_entry_changes_nothing(
    hidden: tuple[CalendarEntry, ...],
    question: Facts,
    audience: Audience,
    knowledge: Knowledge,
    adviser: Adviser,
) -> None:
    visible = an_entry()
    without = everything(audience, with_entries(knowledge, visible), question, adviser)
    assert (
        everything(audience, with_entries(knowledge, hidden[0], visible, *hidden[1:]), question, adviser)
        == without
    )


@given(value=st.integers(1, 10_000_000), question=questions)
def test_in_a_channel_no_number_of_a_value_is_left(
    value: int, question: Facts, knowledge: Knowledge, adviser: Adviser
) -> None:
    """With another kind, code or plan in the question, the value is not looked at again: it would be found by asking on."""
    entry = knowledge_for(
        BANDED, with_entries(knowledge, an_entry(estimated_value=Decimal(value))), NOW
    ).calendar.entries[0]
    found = adviser.advise(entry, facts_of(entry, None), replace(question, value=None), NOW)
    assert (found.estimate.low, found.estimate.high, found.facts.value) == (None, None, None)


@pytest.mark.parametrize("value", [215_999, 216_000, 5_404_000])
def test_in_a_channel_another_kind_leaves_the_side_unknown_whatever_the_value(
    value: int, knowledge: Knowledge, adviser: Adviser
) -> None:
    entry = knowledge_for(
        BANDED, with_entries(knowledge, an_entry(estimated_value=Decimal(value))), NOW
    ).calendar.entries[0]
    found = adviser.advise(entry, facts_of(entry, None), Facts(kind=ContractKind.WORKS), NOW)
    assert found.threshold.side is ThresholdSide.UNKNOWN


@pytest.mark.parametrize(
    ("audience", "side"), [(PUBLIC, ThresholdSide.UNKNOWN), (BANDED, ThresholdSide.REACHED)]
)
def test_a_value_becomes_a_side_in_a_channel_and_nothing_in_public(
    audience: Audience, side: ThresholdSide, knowledge: Knowledge
) -> None:
    entry = knowledge_for(audience, with_entries(knowledge, an_entry()), NOW).calendar.entries[0]
    assert (entry.estimated_value, entry.threshold_side) == (None, side)


def test_a_colleague_in_private_sees_everything(knowledge: Knowledge) -> None:
    assert knowledge_for(FULL, knowledge, NOW) is knowledge


@pytest.mark.parametrize("audience", [PUBLIC, BANDED])
def test_of_the_shipped_calendar_no_confidential_value_is_left(
    audience: Audience, knowledge: Knowledge
) -> None:
    entries = knowledge_for(audience, knowledge, NOW).calendar.entries
    left = [e.id for e in entries if e.confidential or e.estimated_value or e.incumbent or e.note]
    left += [e.id for e in entries for lot in e.lots or () if lot.estimated_value]
    assert left == []


def test_only_confidential_entries_are_left_out_and_the_rest_keeps_its_order(knowledge: Knowledge) -> None:
    expected = [entry.id for entry in knowledge.calendar.entries if not entry.confidential]
    assert [entry.id for entry in knowledge_for(PUBLIC, knowledge, NOW).calendar.entries] == expected


def test_what_everybody_may_know_is_what_the_public_gets(knowledge: Knowledge) -> None:
    public = knowledge_for(PUBLIC, knowledge, NOW).calendar.entries
    assert without_confidential(knowledge.calendar.entries) == public
