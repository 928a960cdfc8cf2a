"""How a question and one entry of the calendar fit: what is explained, what is covered, what contradicts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.values import Period
from bot.understanding.entry_profiles import Profile
from bot.understanding.reading import Alternative, Reading, Term

_OWNER_FITS = 0.9
_HALF_FOUND = 0.5
_MUCH_MISSING = 0.25
_EXPLAINED, _COVERED = 0.62, 0.38
_AGAINST = 0.45


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question held against one entry.

    `values` is how well each term is found (0 to 1), `explained` the share of the question that is found, `covered` the
    share of the title that was named, `against` how many things contradict, `score` orders the entries (higher is better).
    """

    id: str
    score: float
    values: tuple[float, ...]
    explained: float
    covered: float
    against: int
    owner: int
    time: int
    worth: int
    reasons: tuple[str, ...] = ()


def weigh_evidence(reading: Reading, profile: Profile) -> Evidence:
    """All evidence of a question for and against one entry."""
    values = tuple(_found(term, profile) for term in reading.terms)
    total = reading.weight
    found = sum(term.weight * value for term, value in zip(reading.terms, values, strict=True))
    explained, covered = found / total, _covered(reading, profile, values)
    reasons = tuple(contradictions(reading, profile, values))
    owner, time, worth = _owner(reading, profile), _time(reading, profile), _worth(reading, profile)
    certainty = 1 - math.exp(-2.2 * found)
    score = (_EXPLAINED * explained + _COVERED * math.sqrt(covered)) * (0.55 + 0.45 * certainty)
    score += 0.05 * owner + 0.05 * time + 0.06 * worth + 0.05 * _same_years(reading, profile)
    score *= _AGAINST ** min(len(reasons), 2)
    return Evidence(
        profile.id,
        round(score, 6),
        values,
        round(explained, 6),
        round(covered, 6),
        len(reasons),
        owner,
        time,
        worth,
        reasons,
    )


def _found(term: Term, profile: Profile) -> float:
    """How well a term is found in an entry: its best word, its best reading of several words, or its owner."""
    best = _best(term.values, profile) if term.values else 0.0
    for alternative in term.alternatives:
        best = max(best, _together(alternative, profile))
    if term.owners and profile.owner in term.owners:
        best = max(best, _OWNER_FITS)
    return round(best, 6)


def _best(values: Mapping[str, float], profile: Profile) -> float:
    sought = profile.sought
    if len(values) < len(sought):
        return max((value * sought[word] for word, value in values.items() if word in sought), default=0.0)
    return max((values[word] * factor for word, factor in sought.items() if word in values), default=0.0)


def _together(alternative: Alternative, profile: Profile) -> float:
    """A reading of several words: the shares that are found, little when a piece that matters is missing."""
    value, missing = 0.0, 0.0
    for share, values in alternative.pieces:
        piece = _best(values, profile) if values else 0.0
        value += share * piece
        missing += share if piece < _HALF_FOUND else 0.0
    if missing and alternative.whole:
        value *= 0.4
    elif missing > _MUCH_MISSING:
        value = min(value, _HALF_FOUND) * 0.85
    return alternative.factor * value * (1 - 0.35 * missing)


def _covered(reading: Reading, profile: Profile, values: Sequence[float]) -> float:
    """The share of the title (or of its best other name) that the question names."""
    sources = [
        source
        for term, value in zip(reading.terms, values, strict=True)
        if value > 0
        for source in term.sources
    ]
    best = 0.0
    for name in profile.names:
        total = sum(weight for _, weight in name) or 1.0
        covered = sum(weight * _named(word, sources, reading, profile) for word, weight in name)
        best = max(best, covered / total)
    return min(best, 1.0)


def _named(
    word: str, sources: Sequence[tuple[Mapping[str, float], float]], reading: Reading, profile: Profile
) -> float:
    """How surely the question names a word of the title."""
    named = 0.0
    for values, factor in sources:
        if word in values:
            named = max(named, values[word] * factor)
    if named == 0.0 and (
        _is_named_place(word, reading, profile) or (word.isdigit() and word in reading.surface.years)
    ):
        return 1.0
    return named


def _is_named_place(word: str, reading: Reading, profile: Profile) -> bool:
    """Whether a word of the title belongs to a place that the question names."""
    if word == "stadsdeel":
        return any(found.place.is_district for found in reading.places)
    return any(
        word in found.place.name.split() and f"@{found.place.name}" in profile.marks
        for found in reading.places
    )


# -- what contradicts -------------------------------------------------------------------------------------------------


def contradictions(reading: Reading, profile: Profile, values: Sequence[float]) -> list[str]:
    """What the question names exactly and the entry has otherwise or not at all: places, names, numbers, years."""
    against = [
        term.words
        for term, value in zip(reading.terms, values, strict=True)
        if term.strict and value < _HALF_FOUND
    ]
    return against + _numbers_against(reading, profile) + _years_against(reading, profile)


def _numbers_against(reading: Reading, profile: Profile) -> list[str]:
    asked, has = reading.surface.numbers, profile.numbers
    against = [
        f"{kind} {number}" for kind, number in sorted(asked.typed) if _other_number(kind, number, profile)
    ]
    mixed = sorted(code for code in asked.codes if _is_mixed(code))
    return against + [code for code in mixed if code not in has.codes and code not in profile.words]


def _is_mixed(code: str) -> bool:
    return any(c.isalpha() for c in code) and len(code) <= 6 and code not in _NO_CODES


_NO_CODES = frozenset({"1e", "2e", "3e", "4e", "1st", "2nd", "3rd", "4th", "5e", "6e", "b2b", "co2", "x1"})


def _other_number(kind: str, number: str, profile: Profile) -> bool:
    if (kind, number) in profile.numbers.typed:
        return False
    if kind.startswith(("percel", "perceel", "lot")):
        same = {n for k, n in profile.numbers.typed if k.startswith(("percel", "perceel", "lot"))}
        if number in same:
            return False
        known = same or profile.lots
        return (known is not None and bool(known) and number not in known) or profile.lots == frozenset()
    return number not in profile.numbers.codes


def _years_against(reading: Reading, profile: Profile) -> list[str]:
    asked, has = reading.surface.numbers, profile.numbers
    against = [
        f"{a}-{b}"
        for a, b in sorted(asked.ranges)
        if (has.ranges and (a, b) not in has.ranges) or (not has.ranges and has.years)
    ]
    spanned = {year for a, b in has.ranges for year in range(a, b + 1)} | has.years | _planned_years(profile)
    if has.years or has.ranges:
        in_range = {year for pair in asked.ranges for year in pair}
        against += [str(year) for year in sorted(asked.years - in_range) if year not in spanned]
    elif profile.planned and asked.years:
        near = {profile.planned.start.year + shift for shift in (-1, 0, 1)}
        against += [str(year) for year in sorted(asked.years) if year not in near]
    return against


def _same_years(reading: Reading, profile: Profile) -> int:
    asked, has = reading.surface.numbers, profile.numbers
    return int(bool(asked.years & has.years or asked.ranges & has.ranges))


def _planned_years(profile: Profile) -> set[int]:
    return {profile.planned.start.year, profile.planned.end.year} if profile.planned else set()


# -- facets: 1 fits, -1 does not, 0 nothing said ------------------------------------------------------------------------


def _owner(reading: Reading, profile: Profile) -> int:
    if not reading.owners:
        return 0
    if any(profile.owner in found.owners for found in reading.owners):
        return 1
    return -1 if any(found.sure for found in reading.owners) else 0


def _time(reading: Reading, profile: Profile) -> int:
    if profile.planned is None or not reading.surface.periods:
        return 0
    fits = any(_meets(found.period, found.words, profile.planned) for found in reading.surface.periods)
    return 1 if fits or _same_years(reading, profile) else -1


def _meets(period: Period, words: str, planned: Period) -> bool:
    """A period without a year ('in oktober') meets that stretch of any year."""
    if period.overlaps(planned):
        return True
    if any(c.isdigit() for c in words if words.lower()[:1] != "q") or "jaar" in words or "year" in words:
        return False
    return any(_shifted(period, years).overlaps(planned) for years in (-1, 1))


def _shifted(period: Period, years: int) -> Period:
    return Period(_in_year(period.start, years), _in_year(period.end, years))


def _in_year(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def _worth(reading: Reading, profile: Profile) -> int:
    if profile.value is None or not reading.surface.amounts:
        return 0
    for found in reading.surface.amounts:
        low, high = found.money.low, found.money.high
        if (low is None or profile.value >= low * 9 / 10) and (
            high is None or profile.value <= high * 11 / 10
        ):
            return 1
    return -1
