"""Confidential is confidential: what an audience may not see is taken out before anything is looked up.

Everything after this works on what is left, so that no answer, question back, suggestion, count or log line can hold
what its reader may not know.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.advising.entry_facts import facts_of
from bot.advising.estimating import estimate
from bot.advising.features import ANNEX_XIV, on_list
from bot.advising.thresholds import threshold
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, ThresholdSide
from bot.model.promising import Advices
from bot.model.viewer import Audience

HIDDEN: dict[str, Any] = {
    "estimated_value": None, "value_from": None, "value_to": None, "incumbent": None, "note": None, "description": None,
    "extra": {},
}  # fmt: skip
"""The confidential fields of an entry, as they are when they may not be seen."""
HIDDEN_KEYS = frozenset({CalendarEntry.model_fields[name].alias for name in HIDDEN} | {"percelen"})


def knowledge_for(audience: Audience, knowledge: Knowledge, today: date) -> Knowledge:
    """The knowledge as this audience may know it: confidential entries gone, confidential fields taken out."""
    if audience is Audience.FULL:
        return knowledge
    entries = tuple(
        _redacted(entry, audience, knowledge, today)
        for entry in knowledge.calendar.entries
        if not entry.confidential
    )
    calendar = knowledge.calendar.model_copy(update={"entries": entries})
    return replace(knowledge, calendar=calendar, advices=_advices_for(audience, knowledge, entries))


def _advices_for(audience: Audience, knowledge: Knowledge, entries: tuple[CalendarEntry, ...]) -> Advices:
    """The advisors' word is for the organisation itself; in a channel only on entries that are shown there."""
    if audience is Audience.PUBLIC:
        return Advices()
    shown = {entry.id for entry in entries}
    kept = tuple(advice for advice in knowledge.advices.on_entries if advice.entry in shown)
    return knowledge.advices.model_copy(update={"on_entries": kept})


def without_confidential(entries: tuple[CalendarEntry, ...]) -> tuple[CalendarEntry, ...]:
    """The entries that everybody may know of, without any confidential field."""
    return tuple(_stripped(entry, ThresholdSide.UNKNOWN) for entry in entries if not entry.confidential)


def _redacted(entry: CalendarEntry, audience: Audience, knowledge: Knowledge, today: date) -> CalendarEntry:
    side = _side(entry, knowledge, today) if audience is Audience.BANDED else ThresholdSide.UNKNOWN
    return _stripped(entry, side)


def _side(entry: CalendarEntry, knowledge: Knowledge, today: date) -> ThresholdSide:
    facts = facts_of(entry, None)
    annex_xiv = on_list(facts, ANNEX_XIV, knowledge)
    return threshold(facts, annex_xiv, estimate(facts, knowledge), knowledge, today).side


def _stripped(entry: CalendarEntry, side: ThresholdSide) -> CalendarEntry:
    lots = (
        None
        if entry.lots is None
        else tuple(lot.model_copy(update={"estimated_value": None}) for lot in entry.lots)
    )
    hidden = {**HIDDEN, "lots": lots, "threshold_side": side, "changed": _shown_changes(entry)}
    return entry.model_copy(update=hidden)


def _shown_changes(entry: CalendarEntry) -> dict[str, date]:
    """Which keys changed, without those that may not be seen."""
    return {key: day for key, day in entry.changed.items() if key not in HIDDEN_KEYS}
