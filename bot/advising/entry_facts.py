"""The facts of a calendar entry, and what a question changes in them."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from bot.model.procurement import CalendarEntry, NoticeStatus
from bot.model.question import Facts, GivenLot, Money, Per, Performer

ALREADY_RESERVED = "voorbehoud_in_aankondiging"
"""The question whether the notice itself reserves the contract (BT-71)."""
AUTHORITY, UTILITY = "opdrachtgever", "speciale-sector"
"""The question in what capacity the municipality buys: a utility has thresholds of its own (articles 3.8, 3.9a)."""


def facts_of(entry: CalendarEntry, category: str | None) -> Facts:
    """What the calendar knows of a procurement. A line on the calendar with a procedure goes to the market; one that
    was cancelled has no publication to come."""
    return Facts(
        status=entry.status,
        notice_sent=entry.notice_sent,
        planned=None if entry.cancelled else entry.planned,
        performer=Performer.MARKET if entry.procedure else None,
        kind=entry.kind,
        cpv=entry.cpv,
        value=_value(entry),
        threshold_side=entry.threshold_side,
        term=entry.term,
        has_lots=None if entry.lots is None else bool(entry.lots),
        lots=tuple(GivenLot(lot.number, lot.estimated_value) for lot in entry.lots or ()),
        category=category,
        answers={ALREADY_RESERVED: "nee" if entry.reserved == "nee" else "ja"} if entry.reserved else {},
    )


def _value(entry: CalendarEntry) -> Money | None:
    """The value over the whole term: one amount, or the band that is known of it."""
    low = high = entry.estimated_value
    if low is None:
        low, high = entry.value_from, entry.value_to
    return None if low is None and high is None else Money(low, high, with_vat=False, per=Per.TOTAL)


def is_utility(facts: Facts) -> bool:
    """Whether the municipality buys in a special sector, as was said; when nothing was said it does not."""
    return facts.answers.get(AUTHORITY) == UTILITY


BLANK = Facts()
NAMES = tuple(field.name for field in fields(Facts) if field.name != "answers")
GIVEN_CLEARS = {
    "value": ("lots", "threshold_side"),
    "lots": ("value", "threshold_side"),
    "parts": ("kind",),
    "threshold_side": ("value", "lots", "parts"),
    "term": ("indefinite",),
    "indefinite": ("term",),
}
"""A fact that is given -> the known facts that it takes the place of."""
CHANGE_CLEARS = {
    "kind": ("cpv", "parts", "threshold_side"),
    "category": ("cpv", "firms"),
    "cpv": ("threshold_side",),
    "notice_sent": ("threshold_side",),
    "planned": ("threshold_side",),
}
"""A fact that was known and is given otherwise -> the known facts that may no longer hold: another threshold may apply."""


def overlay(known: Facts, given: Facts) -> tuple[Facts, tuple[str, ...]]:
    """`known` with what the question brought put over it, and the names of the facts that were overridden.

    Facts that belong together go together, so that no old fact stands beside a new one that contradicts it.
    """
    changes = {name: getattr(given, name) for name in NAMES if getattr(given, name) != getattr(BLANK, name)}
    overridden = tuple(
        name for name in changes if getattr(known, name) not in (getattr(BLANK, name), changes[name])
    )
    cleared = {name: getattr(BLANK, name) for name in _cleared(known, given, changes, overridden)}
    if given.lots:
        cleared["has_lots"] = True
    return replace(known, **{**cleared, **changes}, answers={**known.answers, **given.answers}), overridden


def _cleared(known: Facts, given: Facts, changes: Iterable[str], overridden: Iterable[str]) -> Iterator[str]:
    """The names of the known facts that are blank again."""
    for name in changes:
        yield from GIVEN_CLEARS.get(name, ())
    for name in overridden:
        yield from CHANGE_CLEARS.get(name, ())
    if any(part.value is not None for part in given.parts):
        yield from ("value", "lots", "threshold_side")
    if given.has_lots is False:
        yield "lots"
    if given.status is NoticeStatus.PREPARATION:
        yield "notice_sent"
    if given.answers.get(AUTHORITY, known.answers.get(AUTHORITY)) != known.answers.get(AUTHORITY):
        yield "threshold_side"
