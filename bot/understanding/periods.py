"""Dates and periods in a question: 'Q2', 'dit najaar', 'voor de zomer', 'maart 2027', '1-4-2027'.

A period stays a period; positions are those of the text that was given. Without a year the first one that has not ended yet is meant, counted from today.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model.question import Impossible
from bot.model.values import Period, month_period, quarter_period
from bot.understanding.numbers import read_spelled
from bot.understanding.text import fold_clean

MONTHS = {
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "feb": 2, "febr": 2, "february": 2, "maart": 3, "mrt": 3,
    "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7,
    "augustus": 8, "aug": 8, "august": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
SEASONS = {
    "voorjaar": (3, 5), "lente": (3, 5), "spring": (3, 5), "zomer": (6, 8), "summer": (6, 8), "najaar": (9, 11),
    "herfst": (9, 11), "autumn": (9, 11), "winter": (12, 14),
}  # fmt: skip
SEASON = "|".join(SEASONS)
PART_OF_YEAR = {"begin": (1, 3), "start": (1, 3), "early": (1, 3), "medio": (5, 8), "mid": (5, 8), "halverwege": (5, 8),
                "eind": (10, 12), "einde": (10, 12), "end": (10, 12), "late": (10, 12)}  # fmt: skip
ORDINALS = {"eerste": 1, "1e": 1, "first": 1, "1st": 1, "tweede": 2, "2e": 2, "second": 2, "2nd": 2, "derde": 3, "3e": 3,
            "third": 3, "3rd": 3, "vierde": 4, "4e": 4, "fourth": 4, "4th": 4, "laatste": 4, "last": 4}  # fmt: skip
ORDINAL = "|".join(ORDINALS)
YEAR = r"(?:19|20)\d\d"
WHICH_YEAR = rf"(?:\s*(?:van|in|of|,)?\s*(?P<year>{YEAR}|volgend jaar|dit jaar|next year|this year))?"
NEXT = r"volgende?|aankomende?|komende?|next|coming"
THIS = r"dit|deze|this|the current|huidige?"


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period with the place where it stands in the text, and its words."""

    period: Period
    start: int
    end: int
    words: str


Reader = Callable[[re.Match[str], date], Period | None]


def find_periods(text: str, today: date) -> tuple[FoundPeriod, ...]:
    """The periods in a text, in order; where two readings overlap the more exact one stands. 'april t/m juni' is one."""
    plain = fold_clean(text)
    found: list[FoundPeriod] = []
    taken = bytearray(len(plain))
    for start, end in _impossible_spans(plain):
        taken[start:end] = b"\x01" * (end - start)
    for pattern, read in READERS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            period = None if any(taken[start:end]) else read(match, today)
            if period is not None:
                taken[start:end] = b"\x01" * (end - start)
                found.append(FoundPeriod(period, start, end, text[start:end].strip()))
    return tuple(_merge_runs(sorted(found, key=lambda f: f.start), text, plain))


def impossible_dates(text: str) -> tuple[Impossible, ...]:
    """Dates that do not exist: 31 februari, 2027-13-01, Q5."""
    return tuple(
        Impossible(words=text[start:end].strip(), reason="datum")
        for start, end in _impossible_spans(fold_clean(text))
    )


def _impossible_spans(plain: str) -> list[tuple[int, int]]:
    wrong = [match.span() for match in QUARTER_THAT_CANNOT_BE.finditer(plain)]
    for pattern, read in (
        (DAY_IN_WORDS, _day_in_words),
        (DAY_IN_DIGITS, _day_in_digits),
        (ISO_DAY, _iso_day),
    ):
        wrong += [match.span() for match in pattern.finditer(plain) if read(match, ANY_DAY) is None]
    return sorted(set(wrong))


def _merge_runs(found: list[FoundPeriod], text: str, plain: str) -> list[FoundPeriod]:
    """Join the two ends of a run of months ('april t/m juni 2027'); the year of the last end holds for both."""
    merged: list[FoundPeriod] = []
    for period in found:
        first = merged[-1] if merged else None
        if first is None or not UNTIL.fullmatch(plain[first.end : period.start][:20]):
            merged.append(period)
            continue
        start = first.period.start
        while (later := _year_later(start)) <= period.period.start:
            start = later
        if start > period.period.start:
            merged.append(period)
            continue
        whole = Period(start, period.period.end)
        merged[-1] = FoundPeriod(whole, first.start, period.end, text[first.start : period.end].strip())
    return merged


def _year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))


def _upcoming(make: Callable[[int], Period], year: str | None, today: date) -> Period:
    """The period in the year that was named, else the first that has not ended."""
    if year and year.isdigit():
        return make(int(year))
    if year:
        return make(today.year + (1 if year.lower().startswith(("volgend", "next")) else 0))
    return next(period for shift in (-1, 0, 1) if (period := make(today.year + shift)).end >= today)


def _months(year: int, first: int, last: int) -> Period:
    start = date(year, first, 1)
    return Period(start, month_period(year + (last > 12), last - 12 if last > 12 else last).end)


def _month(match: re.Match[str], today: date) -> Period | None:
    number = MONTHS[match["month"].lower()]
    return _upcoming(lambda year: month_period(year, number), match["year"], today)


def _quarter(match: re.Match[str], today: date) -> Period | None:
    number = int(match["number"]) if match["number"] else ORDINALS[match["ordinal"].lower()]
    year = match["year"] or match["year_first"]
    return _upcoming(lambda value: quarter_period(value, number), year, today)


def _season(match: re.Match[str], today: date) -> Period | None:
    first, last = SEASONS[match["season"].lower()]
    if match["which"] and match["which"].lower().startswith(("dit", "deze", "this")):
        return _upcoming(lambda year: _months(year, first, last), None, today)
    season = _upcoming(lambda year: _months(year, first, last), match["year"], today)
    if match["which"] and season.covers(today):
        return _months(season.start.year + 1, first, last)
    return season


def _before_season(match: re.Match[str], today: date) -> Period | None:
    season = _season(match, today)
    if season is None:
        return None
    if season.start <= today and not match["year"]:
        season = _months(season.start.year + 1, *SEASONS[match["season"].lower()])
    return Period(min(today, season.start - timedelta(days=1)), season.start - timedelta(days=1))


def _after_season(match: re.Match[str], today: date) -> Period | None:
    season = _season(match, today)
    if season is None:
        return None
    first = season.end + timedelta(days=1)
    return _months(first.year, first.month, first.month + 2)


def _part_of_year(match: re.Match[str], today: date) -> Period | None:
    first, last = PART_OF_YEAR[match["part"].lower()]
    return _upcoming(lambda year: _months(year, first, last), match["year"], today)


def _half(match: re.Match[str], today: date) -> Period | None:
    number = min(ORDINALS[match["ordinal"].lower()], 2)
    return _upcoming(lambda year: _months(year, 6 * number - 5, 6 * number), match["year"], today)


def _relative(match: re.Match[str], today: date) -> Period | None:
    ahead = 0 if re.fullmatch(THIS, match["which"].lower()) else 1
    unit = match["unit"].lower()
    if unit in ("jaar", "year"):
        return _months(today.year + ahead, 1, 12)
    if unit in ("maand", "month"):
        month = today.month + ahead
        return month_period(today.year + (month > 12), month - 12 if month > 12 else month)
    if unit in ("kwartaal", "quarter"):
        quarter = (today.month + 2) // 3 + ahead
        return quarter_period(today.year + (quarter > 4), quarter - 4 if quarter > 4 else quarter)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
    return Period(monday, monday + timedelta(days=6))


def _coming_stretch(match: re.Match[str], today: date) -> Period | None:
    number = int(match["number"]) if match["number"].isdigit() else int(read_spelled(match["number"]) or 0)
    days = {"d": 1, "w": 7, "m": 30, "j": 365, "y": 365}[match["unit"][0].lower()]
    return Period(today, today + timedelta(days=number * days)) if 0 < number * days <= 3650 else None


def _year(match: re.Match[str], _today: date) -> Period | None:
    return _months(int(match["year"]), 1, 12)


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return Period(there, there)


def _day_in_words(match: re.Match[str], today: date) -> Period | None:
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    if match["year"]:
        return _day(int(match["year"]), month, day)
    if not _day(2024, month, day):
        return None
    coming = (_day(today.year + shift, month, day) for shift in range(9))
    return next((period for period in coming if period and period.end >= today), None)


def _day_in_digits(match: re.Match[str], _today: date) -> Period | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


_iso_day = _day_in_digits


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


UNTIL = _compile(r"\s*(?:t/m|tot en met|tot|-|to|until|through|till)\s*(?:en met\s*)?")
ANY_DAY = date(2024, 1, 1)
"""Whether a date exists does not depend on today."""


ISO_DAY = _compile(rf"\b(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b")
DAY_IN_DIGITS = _compile(rf"\b(?P<day>\d{{1,2}})[-/](?P<month>\d{{1,2}})[-/](?P<year>{YEAR})\b")
DAY_IN_WORDS = _compile(rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})\b\.?(?:\s+(?P<year>{YEAR}))?")
QUARTER_THAT_CANNOT_BE = _compile(
    rf"\b(?:q|kwartaal\s?)(?:[05-9]|\d\d)(?![\d.,])(?:\s*{YEAR})?|\b(?:vijfde|zesde|[5-9]e|fifth|[5-9]th) (?:kwartaal|quarter)\b"
)

READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (ISO_DAY, _iso_day),
    (DAY_IN_DIGITS, _day_in_digits),
    (DAY_IN_WORDS, _day_in_words),
    (_compile(rf"\b(?:(?P<year_first>{YEAR})[ -])?(?:q|kwartaal\s?)(?P<number>[1-4])\b(?P<ordinal>)?{WHICH_YEAR}"), _quarter),
    (_compile(rf"\b(?P<ordinal>{ORDINAL})\s+(?:kwartaal|quarter)(?P<number>)?(?P<year_first>)?{WHICH_YEAR}"), _quarter),
    (_compile(rf"\b(?P<ordinal>{ORDINAL})\s+(?:helft|half)(?:\s+(?:van|of))?{WHICH_YEAR}"), _half),
    (_compile(rf"\b(?:voor|before)\s+(?:de|het|the)\s+(?P<which>(?:{NEXT}|{THIS})\s+)?(?P<season>{SEASON}){WHICH_YEAR}"), _before_season),
    (_compile(rf"\b(?:na|after)\s+(?:de|het|the)\s+(?P<which>(?:{NEXT}|{THIS})\s+)?(?P<season>{SEASON}){WHICH_YEAR}"), _after_season),
    (_compile(rf"\b(?:(?P<which>{THIS}|{NEXT})\s+)?(?P<season>{SEASON})\b{WHICH_YEAR}"), _season),
    (_compile(rf"\b(?P<part>begin|medio|halverwege|einde?|early|mid|end|late|start)[ -](?:van |of |in )?(?P<year>{YEAR}|volgend jaar|next year|dit jaar|this year)"), _part_of_year),
    (_compile(rf"\b(?P<month>{MONTH})\b\.?\s*(?P<year>{YEAR}|volgend jaar|next year)"), _month),
    (_compile(r"\b(?:in|voor|van|tot|begin|eind|medio|vanaf|by|of|until|since|sinds|from|for|during)\s+(?P<month>may|march|" + MONTH + r")\b(?P<year>)?"), _month),
    (_compile(rf"\b(?P<month>{'|'.join(m for m in MONTHS if len(m) > 3 and m not in ('march',))}|mei)\b(?P<year>)?"), _month),
    (_compile(rf"\b(?P<which>{THIS}|{NEXT})\s+(?P<unit>jaar|year|maand|month|kwartaal|quarter|week)\b"), _relative),
    (_compile(rf"\b(?:de |the )?(?:{NEXT})\s+(?P<number>\d{{1,3}}|twee|drie|vier|vijf|zes|two|three|four|six)\s+(?P<unit>dagen|weken|maanden|jaar|days|weeks|months|years)\b"), _coming_stretch),
    (_compile(rf"(?<![\d.,/-])(?P<year>{YEAR})(?![\d.,/-]\d|\d)"), _year),
)  # fmt: skip
"""Every way a period is written, the most exact first."""
