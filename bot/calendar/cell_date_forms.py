"""The forms in which a period is written in a cell: each gives its place and, once the year is known, the period."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.model.values import Period, month_period, quarter_period
from bot.understanding.periods import MONTH, MONTHS, ORDINALS, PART_OF_YEAR, SEASON, SEASONS

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_YEAR, LAST_YEAR = 1990, 2100
SHORT_YEARS = range(10, 70)
"""The years of two digits that are read: 2010-2069."""

InYear = Callable[[int], Period]
"""Gives the period in a year; `ValueError` when there is no such day, week or quarter."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A period in plain text, from `start` up to `end`. `year` is None when none is written; `bare`: it is only a year."""

    start: int
    end: int
    in_year: InYear
    year: int | None
    bare: bool = False


def find_pieces(plain: str) -> list[Piece]:
    """The pieces in plain text, in order; where two forms overlap the more exact one stands."""
    found: list[Piece] = []
    for pattern, read in FORMS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if all(end <= piece.start or piece.end <= start for piece in found):
                found.append(Piece(start, end, read(match), _year_of(match), pattern is BARE_YEAR))
    return sorted(found, key=lambda piece: piece.start)


def day_of(moment: datetime) -> date:
    """The day of a moment in Amsterdam; 23:59 in any zone stands for the end of the day that is written."""
    if moment.tzinfo is None or (moment.hour, moment.minute) == (23, 59) or not is_within_reach(moment.year):
        return moment.date()
    return moment.astimezone(AMSTERDAM).date()


def is_within_reach(year: int) -> bool:
    """Whether a calendar can speak of the year: 1990-2100."""
    return FIRST_YEAR <= year <= LAST_YEAR


def single(day: date) -> Period:
    """The period of one day."""
    return Period(day, day)


def run(first: Period, last: Period) -> Period:
    """The period from the start of the first to the end of the last; `ValueError` when the last starts before the first."""
    if last.start < first.start:
        raise ValueError("the last period starts before the first")
    return Period(first.start, last.end)


def _year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if written := groups.get("year") or groups.get("before"):
        return int(written)
    short = groups.get("short")
    return 2000 + int(short) if short and int(short) in SHORT_YEARS else None


def _months(year: int, first: int, last: int) -> Period:
    start = month_period(year + (first - 1) // 12, (first - 1) % 12 + 1).start
    return Period(start, month_period(year + (last - 1) // 12, (last - 1) % 12 + 1).end)


def _number(text: str) -> int:
    """A number of a quarter or half year: '3', 'iii', 'derde', '3e', '3de'."""
    bare = re.sub(r"(?<=[\div])(?:e|de|ste|st|nd|rd|th)$", "", text)
    return int(bare) if bare.isdigit() else _ROMAN.get(bare) or ORDINALS[bare]


def _day(match: re.Match[str]) -> InYear:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS[month]
    return lambda year: single(date(year, number, int(match["day"])))


def _days(match: re.Match[str]) -> InYear:
    month = MONTHS[match["month"]]
    first, last = int(match["first"]), int(match["day"])
    return lambda year: run(single(date(year, month, first)), single(date(year, month, last)))


def _moment(match: re.Match[str]) -> InYear:
    written = (
        f"{match['year']}-{match['month']}-{match['day']}T{match['time']}{(match['zone'] or '').upper()}"
    )
    return lambda _year: single(day_of(datetime.fromisoformat(written)))


def _week(match: re.Match[str]) -> InYear:
    first, last = int(match["week"]), int(match.groupdict().get("last") or match["week"])
    return lambda year: run(_iso_week(year, first), _iso_week(year, last))


def _iso_week(year: int, week: int) -> Period:
    return Period(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))


def _quarter(match: re.Match[str]) -> InYear:
    first = _number(match["number"])
    last = int(match.groupdict().get("last") or first)
    return lambda year: run(quarter_period(year, first), quarter_period(year, last))


def _half(match: re.Match[str]) -> InYear:
    number = 2 if match["number"] in ("laatste", "last") else _number(match["number"])
    return lambda year: run(quarter_period(year, 2 * number - 1), quarter_period(year, 2 * number))


def _season(match: re.Match[str]) -> InYear:
    first, last = SEASONS[match["season"]]
    side = match["side"] or ""
    shift = -3 if side.startswith(("voor", "before")) else 3 if side else 0
    return lambda year: _months(year, first + shift, last + shift)


def _part_of_year(match: re.Match[str]) -> InYear:
    return lambda year: _months(year, *PART_OF_YEAR[match["part"]])


def _month(match: re.Match[str]) -> InYear:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS[month]
    return lambda year: month_period(year, number)


def _year(_match: re.Match[str]) -> InYear:
    return lambda year: _months(year, 1, 12)


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_Y4 = r"(?:19|20|21)\d\d(?!\d)"
_BEFORE = rf"(?:(?<![\d-])(?P<before>{_Y4})\s?[-/,:]?\s?)?"
_AFTER = (
    rf"(?:\s?[-/,]?\s?(?:van |in |of |jaar )?(?P<year>{_Y4})|(?:-|\s?')(?P<short>\d\d)(?!\d|-|\s?[a-z]))?"
)
_TH = r"(?:e|ste|de|st|nd|rd|th)?"
_CLOCK = r"(?:[t ,]+(?:om )?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?: ?(?:uur|u|h)\b)?)?"
_ORDINAL = r"(?:eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last|[1-4](?:e|ste|de|st|nd|rd|th)|(?:iv|i{1,3})e)"
_EDGE = r"(?:(?:begin|start|medio|halverwege|half|mid|eind|einde|end|early|late|(?:1e|eerste|2e|tweede) helft(?: van)?)[ -](?:of )?)?"
BARE_YEAR = re.compile(
    rf"(?<![\d.,/])(?<!\d-)(?P<year>{_Y4})(?![.,/]\d)|(?<=\d{{4}}[-/])(?P<before>{_Y4})(?![.,/-]\d)"
)
_RUN_OF_YEARS = re.compile(rf"(?<![\d.,/-])(?P<year>{_Y4})(?=\s?[-/]\s?{_Y4}(?![-/.]\d))")

FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], InYear]], ...] = (
    (re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[t ](?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)\s?(?P<zone>z|[+-]\d\d:?\d\d)"), _moment),
    (re.compile(rf"(?<!\d)(?<!\d[-/.])(?P<year>\d{{4}})\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?![\d])(?![-/.]\d){_CLOCK}"), _day),
    (re.compile(rf"(?<!\d)(?<!\d[-/.])(?P<day>\d{{1,2}})\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?:(?P<year>\d{{4}})|'?(?P<short>\d\d))(?!\d){_CLOCK}"), _day),
    (re.compile(rf"(?<![\d-])(?P<first>\d{{1,2}})\s?(?:-|/|t/m|tot en met|tot|en|to)\s?(?P<day>\d{{1,2}})\s(?P<month>{MONTH})\b\.?{_AFTER}"), _days),
    (re.compile(rf"(?<![\d-])(?P<day>\d{{1,2}}){_TH}[\s-]?(?:of )?(?P<month>{MONTH})\b\.?{_AFTER}{_CLOCK}"), _day),
    (re.compile(rf"(?<![a-z])(?P<month>{MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>{_Y4})"), _day),
    (re.compile(rf"(?<![\d-])(?P<before>{_Y4})[-\s/]?(?:week|wk\.?|w)\s?(?P<week>\d{{1,2}})(?!\d)"), _week),
    (re.compile(rf"(?<![a-z\d])(?:weken|weeks?|weeknummer|weeknr\.?|wk\.?|w)\s?(?P<week>\d{{1,2}})(?:\s?(?:-|/|t/m|tot en met|en)\s?(?P<last>\d{{1,2}})(?!\d))?(?!\d){_AFTER}"), _week),
    (re.compile(rf"{_BEFORE}(?<![a-z])(?:q|kwartaal|kwart|kw|quarter)\.?[\s-]?(?P<number>\d{{1,2}}(?!\d)|(?:iv|i{{1,3}})(?![a-z]))(?:\s?[-/+&]\s?(?P<last>[1-4])(?!\d)(?!-\d\d?-))?{_AFTER}"), _quarter),
    (re.compile(rf"{_BEFORE}(?<![a-z\d])(?P<number>[1-9]|{_ORDINAL}|[5-9]{_TH})\s?(?:kwartaal|kw|quarter|q)\b\.?{_AFTER}"), _quarter),
    (re.compile(rf"{_BEFORE}(?<![a-z\d])(?P<number>{_ORDINAL})\s(?:jaarhelft|helft|halfjaar|half jaar|half|semester)\b{_AFTER}(?!\s?(?:{MONTH}))"), _half),
    (re.compile(rf"{_BEFORE}(?<![a-z\d])(?:h|halfjaar |semester )(?P<number>\d)(?!\d){_AFTER}"), _half),
    (re.compile(rf"(?:\b(?P<side>voor|na|before|after)\s(?:de\s|het\s|the\s)?)?\b(?P<season>{SEASON})\b{_AFTER}"), _season),
    (re.compile(rf"\b(?P<part>{'|'.join(PART_OF_YEAR)})[ -](?:van |of |in )?(?P<year>{_Y4})(?![-/.]\d)"), _part_of_year),
    (_RUN_OF_YEARS, _year),
    (re.compile(rf"(?<![\d])(?<!\d[-/.])(?P<year>{_Y4})\s?[-/.]\s?(?P<month>\d{{1,2}})(?!\d)(?![-/.]\d)"), _month),
    (re.compile(rf"(?<![\d])(?<!\d[-/.])(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<year>{_Y4})(?![-/.]\d)"), _month),
    (re.compile(rf"(?<![\d-])(?P<before>{_Y4})[ -](?P<month>{MONTH})\b\.?"), _month),
    (re.compile(rf"(?<![a-z]){_EDGE}(?P<month>{MONTH})(?![a-z])\.?{_AFTER}"), _month),
    (BARE_YEAR, _year),
)  # fmt: skip
"""Every form, the most exact first."""
