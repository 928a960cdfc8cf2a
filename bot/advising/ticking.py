"""Ticking the conditions of a row, and the verdict after that. Unknown is not no: an open condition stays open."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from bot.model.finding import RouteFinding, Tick, TickedCondition
from bot.model.law import Condition, FactTest, Verdict

UNKNOWN = "onbekend"
DO_NOT_KNOW = "weet-niet"

Known = Mapping[str, str]
"""What is known: feature id -> value, or question id -> value."""


def after_ticking(verdict: Verdict, ticked: tuple[TickedCondition, ...]) -> Verdict:
    """The verdict once the conditions are ticked: no yes on an unmet condition, and an exception that holds is a yes."""
    if verdict is not Verdict.NO and any(one.tick is Tick.UNMET for one in ticked):
        return Verdict.NO_UNLESS
    if verdict is Verdict.NO_UNLESS and tests_all_met(ticked):
        return Verdict.YES_IF
    return verdict


def tests_all_met(ticked: tuple[TickedCondition, ...]) -> bool:
    """Whether facts decide some of the conditions, and all of those are met."""
    tested = [one.tick for one in ticked if one.tick is not Tick.DUTY]
    return bool(tested) and all(one is Tick.MET for one in tested)


def open_questions(row: RouteFinding) -> tuple[str, ...]:
    """The question ids that would close the open conditions of a row."""
    return tuple(
        one.condition.question
        for one in row.conditions
        if one.tick is Tick.OPEN and one.condition.question is not None
    )


def tick(condition: Condition, features: Known, loose: Known) -> Tick:
    """Whether a condition is met: three-valued, and 'to do' when no fact decides it."""
    if condition.test is None:
        return Tick.DUTY
    value = features.get(condition.test.fact, loose.get(condition.test.fact))
    if value is None or value in (UNKNOWN, DO_NOT_KNOW):
        return Tick.OPEN
    if condition.test.one_of:
        return Tick.MET if value in condition.test.one_of else Tick.UNMET
    number = _number(value)
    if number is None:
        return Tick.OPEN
    return Tick.MET if _within(condition.test, number) else Tick.UNMET


def _within(test: FactTest, number: Decimal) -> bool:
    return (test.at_least is None or number >= test.at_least) and (
        test.at_most is None or number <= test.at_most
    )


def _number(value: str) -> Decimal | None:
    """The number that was answered, or None when it is no number: that says nothing, so the condition stays open."""
    try:
        number = Decimal(value.strip().removesuffix("%").replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
