"""Whether an entry of the calendar passes a filter. Unknown is not no: what is not known does not pass, and is counted.

The checks stand in the order of what they cost: the promise is weighed last, of what passed everything else.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from bot.advising.standing import Standings
from bot.model.finding import Moment
from bot.model.procurement import CalendarEntry, ThresholdSide
from bot.model.question import CalendarFilter, Money
from bot.model.values import Period

Check = Callable[[CalendarEntry, CalendarFilter, Standings], bool | None]


def passes(entry: CalendarEntry, wanted: CalendarFilter, standings: Standings) -> bool | None:
    """Whether an entry passes; None when a fact that decides it is not known and nothing else turns it down."""
    is_known = True
    for check in CHECKS:
        outcome = check(entry, wanted, standings)
        if outcome is False:
            return False
        is_known = is_known and outcome is True
    return True if is_known else None


def _goes_on(entry: CalendarEntry, _wanted: CalendarFilter, _: Standings) -> bool:
    """A procurement that was cancelled is on no list."""
    return not entry.cancelled


def _planned(entry: CalendarEntry, wanted: CalendarFilter, _: Standings) -> bool | None:
    return _shares_a_day(entry.planned, wanted.period)


def _ends(entry: CalendarEntry, wanted: CalendarFilter, _: Standings) -> bool | None:
    return _shares_a_day(entry.contract_ends, wanted.ends)


def _shares_a_day(known: Period | None, wanted: Period | None) -> bool | None:
    if wanted is None:
        return True
    return None if known is None else known.overlaps(wanted)


def _owner(entry: CalendarEntry, wanted: CalendarFilter, _: Standings) -> bool:
    return not wanted.owners or entry.owner in wanted.owners


def _kind(entry: CalendarEntry, wanted: CalendarFilter, _: Standings) -> bool | None:
    if wanted.kind is None:
        return True
    return None if entry.kind is None else entry.kind is wanted.kind


def _district(entry: CalendarEntry, wanted: CalendarFilter, _: Standings) -> bool:
    return not wanted.districts or any(_names(entry, district) for district in wanted.districts)


def _names(entry: CalendarEntry, district: str) -> bool:
    """Whether the entry names a district as a word of its own: Zuid is not Zuidoost, Nieuw-West is not West."""
    whole = rf"(?<![\w-]){re.escape(district)}(?![\w-])"
    return re.search(whole, f"{entry.owner} | {entry.title}") is not None


def _status(entry: CalendarEntry, wanted: CalendarFilter, _: Standings) -> bool | None:
    if not wanted.statuses:
        return True
    return None if entry.status is None else entry.status in wanted.statuses


def _lots(entry: CalendarEntry, wanted: CalendarFilter, _: Standings) -> bool | None:
    if wanted.has_lots is None:
        return True
    return None if entry.lots is None else bool(entry.lots) is wanted.has_lots


def _moment(entry: CalendarEntry, wanted: CalendarFilter, standings: Standings) -> bool | None:
    if wanted.decide_by is None:
        return True
    found = standings.deadline_of(entry)
    if found.decide_by is None:
        return False if found.moment is Moment.TOO_LATE else None
    return wanted.decide_by.covers(found.decide_by) or (wanted.overdue and found.moment is Moment.LAST_CHANCE)


def _value(entry: CalendarEntry, wanted: CalendarFilter, standings: Standings) -> bool | None:
    if wanted.value is None:
        return True
    known = standings.value_of(entry)
    if _above(known.low, wanted.value.high) or _above(wanted.value.low, known.high):
        return False
    return True if _lies_within(known, wanted.value) else None


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def _lies_within(known: Money, limits: Money) -> bool:
    """Whether both ends of what is known lie within the limits, the limits included."""
    from_low = limits.low is None or (known.low is not None and known.low >= limits.low)
    to_high = limits.high is None or (known.high is not None and known.high <= limits.high)
    return from_low and to_high


def _side(entry: CalendarEntry, wanted: CalendarFilter, standings: Standings) -> bool | None:
    if wanted.side is None:
        return True
    side = standings.side_of(entry)
    return None if side is ThresholdSide.UNKNOWN else side is wanted.side


def _work(entry: CalendarEntry, wanted: CalendarFilter, standings: Standings) -> bool | None:
    if not wanted.categories and not wanted.unsure_work:
        return True
    work = standings.work_of(entry)
    if wanted.unsure_work and (work.sure or not work.guesses):
        return False
    if not wanted.categories or work.category in wanted.categories:
        return True
    may_be = not work.sure and any(guess.category in wanted.categories for guess in work.guesses)
    return None if may_be and not wanted.unsure_work else may_be


def _promise(entry: CalendarEntry, wanted: CalendarFilter, standings: Standings) -> bool | None:
    if not wanted.promises:
        return True
    level = standings.of(entry).level
    return None if level == "onbekend" and level not in wanted.promises else level in wanted.promises


CHECKS: tuple[Check, ...] = (
    _goes_on,
    _planned, _ends, _owner, _kind, _status, _lots, _district, _moment, _value, _side, _work, _promise,
)  # fmt: skip
