"""Which day a period in a question is about: the planned publication, the last day to decide, the end of a contract."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.model.values import Period
from bot.understanding.periods import FoundPeriod, find_periods

_ENDS = re.compile(
    r"\b(?:loopt|lopen)\b[^?.]{0,60}\baf\b|\bafloop\w*|\baflopen\w*|\b(?:eindigt|eindigen|eindigende|verlopen|verloopt|vervalt|vervallen|einddatum|expir\w+)\b|"
    r"\bcontract(?:einde|s? (?:\w+ ){0,3}?(?:end(?:s|ing)?|runs? out))\b|\beinde? van (?:het|de|hun) contract\w*"
)
_ENDS_IN = re.compile(r"\b(?:end|ends|ending)(?= (?:in|before|by|this|next|on|soon)\b)")
"""'Contracts that end in 2027' is the whole year, and not the end of it."""
_DECIDES = re.compile(
    r"\b(?:beslis\w*|besloten|besluit(?:en)?|decid(?:e|ed|ing)|decisions?|deadlines?|laatste kans\w*|last chances?)\b"
)
_NOW = re.compile(
    r"\b(?:nu|direct|meteen|vandaag|snel|binnenkort|spoedig|laatste kans\w*|now|today|soon|urgent\w*|last chances?|dringend\w*)\b"
)
_SOON = re.compile(r"\b(?:binnenkort|spoedig|soon|shortly)\b")
_AND = re.compile(r"\s*(?:,|/|en|of|and|or|,\s*en|en in|of in|and in|or in)\s*")
_BEFORE = re.compile(r"\b(?:before|until|till|eerder dan|voordat)(?: the)?$")
_BEFORE_DAY = re.compile(r"\b(?:voor|tot)$")
_AT_LAST = re.compile(r"\b(?:uiterlijk|by|tot en met|t/m|up to|no later than)(?: (?:in|op|on|the))?$")
DECIDE_WITHIN, ENDS_WITHIN = relativedelta(months=1), relativedelta(months=6)
"""How far 'now' reaches for what must be decided, and 'soon' for contracts that end."""


@dataclass(frozen=True, slots=True)
class Days:
    """The periods of a question by what they are about; see `CalendarFilter`."""

    planned: Period | None = None
    decide_by: Period | None = None
    overdue: bool = False
    ends: Period | None = None


def days_in(text: str, today: date) -> Days:
    """The periods in a folded text, each by what it is about; counted from today."""
    ending = _ENDS.search(text)
    plain = _ENDS_IN.sub(lambda match: " " * len(match[0]), text) if ending else text
    found = tuple(_until(one, text, today) for one in _together(find_periods(plain, today), plain))
    if decides := _DECIDES.search(text):
        return _to_decide(found, decides, text, today)
    if ending:
        about, others = _nearest(found, ending)
        soon = Period(today, today + ENDS_WITHIN) if _SOON.search(text) else None
        return Days(planned=_first(others), ends=about.period if about else soon)
    return Days(planned=_first(found))


def _together(found: tuple[FoundPeriod, ...], text: str) -> list[FoundPeriod]:
    """Periods that are named in one breath as one: 'dit jaar en volgend jaar', 'Q2 of Q3'."""
    joined: list[FoundPeriod] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is None or not _AND.fullmatch(text[before.end : one.start]):
            joined.append(one)
            continue
        whole = Period(min(before.period.start, one.period.start), max(before.period.end, one.period.end))
        joined[-1] = replace(before, period=whole, end=one.end)
    return joined


def _until(found: FoundPeriod, text: str, today: date) -> FoundPeriod:
    """'Voor 1 maart' and 'uiterlijk in maart' begin today."""
    is_day = found.period.start == found.period.end
    before = text[: found.start].rstrip()
    last = found.period.end if _AT_LAST.search(before) else None
    if _BEFORE.search(before) or (is_day and _BEFORE_DAY.search(before)):
        last = found.period.start - timedelta(days=1)
    if last is None or last < today:
        return found
    return replace(found, period=Period(today, last))


def _to_decide(found: tuple[FoundPeriod, ...], decides: re.Match[str], text: str, today: date) -> Days:
    about, others = _nearest(found, decides)
    now = bool(_NOW.search(text))
    if about:
        return Days(planned=_first(others), decide_by=about.period, overdue=now)
    return Days(decide_by=Period(today, today + DECIDE_WITHIN), overdue=True) if now else Days()


def _nearest(
    found: tuple[FoundPeriod, ...], words: re.Match[str]
) -> tuple[FoundPeriod | None, tuple[FoundPeriod, ...]]:
    """The period that stands nearest to the words, and the others."""
    about = min(found, key=lambda one: max(words.start() - one.end, one.start - words.end()), default=None)
    return about, tuple(one for one in found if one is not about)


def _first(found: tuple[FoundPeriod, ...]) -> Period | None:
    return found[0].period if found else None
