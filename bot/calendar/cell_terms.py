"""How long a contract runs, as a cell of a calendar says it."""

import math
import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from bot.calendar.cell_date_forms import find_pieces
from bot.calendar.cell_dates import written_period
from bot.calendar.cell_words import is_unknown, plain, quoted, text_of
from bot.calendar.tables import Cell
from bot.model.values import Term
from bot.understanding.numbers import FRACTIONS, UNITS

ADVICE = "typ de looptijd met opties, bijvoorbeeld 2+1+1 (jaren), 48 maanden of 4 jaar + 2 x 1 jaar"
LONGEST_IN_YEARS = 15
"""A number without a unit up to this is in years; above it may be in months, and is refused."""
LONGEST_MONTHS = 480

_INDEFINITE = re.compile(
    r"\bonbepaalde|\b(?:zonder|geen) einddatum\b|\btot wederopzegging\b|\bdoorlopend\b|\bindefinite|\bopen[- ]ended\b"
)
_OPTION = r"(?:\w*opti(?:es?|oneel|onele|ons?|onal)|\w*verleng\w*|extensions?|extend(?:ed)?|renewals?)"
_INCLUDED = re.compile(rf"\b(?:incl\.?|inclusief|including) (?:alle )?(?:eventuele )?{_OPTION}\b")
_SPELLED = "|".join(sorted((*(name for name in UNITS if name != "nul"), "anderhalf"), key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<number>\d{{1,3}}(?:[.,]5)?(?![\d.,]*\d)|(?<![a-z])(?:{_SPELLED})(?=\b|maal|keer|jarig|jaar))|"
    r"(?P<times>(?:x|\*)(?![a-z])|(?:keer|maal|malen|times)\b)|"
    r"(?P<option_years>(?:optie|verlengings?)ja(?:ar|ren)\b|option years?\b)|"
    r"(?P<unit>-?(?:maand(?:en)?|mnd(?:en)?\.?|months?|m|jaren|jaar|jarige?|jr\.?|years?|yrs?|j)(?![a-z]))|"
    rf"(?P<option>{_OPTION}\b)|"
    r"(?P<link>\+|[,;:]|(?:plus|met|en|and|with|daarna|waarvan|gevolgd door|then|nog|eventueel)\b)|"
    r"(?P<filler>(?:vaste?|initieel|initiele?|basis|looptijd|contract|contractduur|contractperiode|overeenkomst|raamovereenkomst|periode|duur|van|voor|for|tot|to|"
    r"om|de|het|a|the|eventuele|mogelijkheid|mogelijke?|te|is|maximaal|maximale|max|totaal|in|telkens|telkenmale|elke?|ieder|steeds|each|by|ca|"
    r"circa|(?<=option )of|(?<=options )of|(?<=extension )of|(?<=extensions )of)\b|\.(?!\d))|"
    r"(?P<space>[\s()]+)|(?P<strange>\w+|.)"
)


@dataclass(frozen=True, slots=True)
class _Length:
    """A length: how many times it comes, its number, the months of its unit (None: no unit), how it is linked to the one before."""

    times: int
    number: Decimal
    unit: int | None
    linked: bool
    option: bool
    link: str


def read_term(cell: Cell) -> Term | None:
    """The term that a cell says, or None when it is not known.

    The first length is the fixed part, what follows are options to extend: '4+2+2', '4 jaar + 2 x 1 jaar', '1 jaar, 3x verlengen
    met 1 jaar'. In '3 x 1 jaar' the first year is fixed. '4 jaar (2+1+1)' is 2+1+1; 'maximaal 4 jaar' and '4 jaar incl.
    opties' are 4 years in all. A number alone up to 15 is in years; above that it needs a unit. A run of years or days ('2025-2026',
    '1-1-2027 t/m 31-12-2030') is the months in it, a broken month counted whole. `ValueError` (Dutch, says what to type):
    indefinite time, an option of unknown length, an option without a fixed part, weeks, or words we do not know.
    """
    if is_unknown(cell) or cell == "0":
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell)
    text = plain(text_of(cell, ADVICE))
    if _INDEFINITE.search(text):
        raise ValueError(f"{quoted(cell)} heeft geen einde; typ de langste looptijd, bijvoorbeeld 4 jaar")
    if len(find_pieces(text)) > 1:
        return _between_days(text, cell)
    return _of_lengths(text, cell)


def _of_number(number: float) -> Term | None:
    if number == 0:
        return None
    if not math.isfinite(number) or not 0 < number <= LONGEST_IN_YEARS:
        raise ValueError(f"bij {number:g} staat niet of het jaren of maanden zijn; {ADVICE}")
    return Term(_whole_months(Decimal(repr(number)) * 12, number))


def _between_days(text: str, cell: Cell) -> Term:
    try:
        period = written_period(text)
    except ValueError:
        raise ValueError(f"{quoted(cell)} is geen looptijd; {ADVICE}") from None
    span = relativedelta(period.end + timedelta(days=1), period.start)
    return Term(_whole_months(Decimal(12 * span.years + span.months + (span.days > 1)), cell))


def _of_lengths(text: str, cell: Cell) -> Term:
    total_only = bool(_INCLUDED.search(text))
    tokens = [
        (match.lastgroup or "", match[0])
        for match in _TOKEN.finditer(_INCLUDED.sub(" ", text))
        if match.lastgroup not in ("space", "filler")
    ]
    lengths = _lengths(tokens)
    if not lengths:
        raise ValueError(f"{quoted(cell)} is geen looptijd; {ADVICE}")
    if lengths[0].option or (total_only and len(lengths) > 1):
        raise ValueError(f"in {quoted(cell)} is niet zeker wat vast is en wat optie; {ADVICE}")
    return _term(lengths, cell)


def _lengths(tokens: list[tuple[str, str]]) -> list[_Length]:
    """The lengths in the tokens, in order; none when the tokens make no term."""
    found: list[_Length] = []
    times, link, option = 1, "", False
    for place, (kind, word) in enumerate(tokens):
        following = tokens[place + 1][0] if place + 1 < len(tokens) else ""
        if kind == "number" and following in ("times", "option", "option_years"):
            times *= int(_number(word))
        elif kind == "option_years":
            found.append(_Length(times, Decimal(1), 12, linked=True, option=True, link=link))
            times, link, option = 1, "", False
        elif kind == "number" and (following == "unit" or word != "een"):
            unit = _unit(tokens[place + 1][1]) if following == "unit" else None
            found.append(_Length(times, _number(word), unit, bool(link) or option, option, link))
            times, link, option = 1, "", False
        elif kind == "option":
            option = True
        elif kind == "link":
            link += word
        elif kind == "strange" or (kind in ("unit", "times") and not _follows_a_number(tokens, place)):
            return []
    return found if times == 1 and not (option and len(found) == 1) else []


def _follows_a_number(tokens: list[tuple[str, str]], place: int) -> bool:
    return place > 0 and tokens[place - 1][0] == "number"


def _number(word: str) -> Decimal:
    return (
        Decimal(word.replace(",", ".")) if word[0].isdigit() else FRACTIONS.get(word) or Decimal(UNITS[word])
    )


def _unit(written: str) -> int:
    return 1 if written.startswith(("m", "-m")) else 12


def _term(lengths: list[_Length], cell: Cell) -> Term:
    months = _in_months(lengths, cell)
    parts = [[each] * length.times for length, each in zip(lengths, months, strict=True)]
    if len(lengths) > 1 and _continues(lengths[0], lengths[1]):
        parts[:2] = [[months[0] + months[1]]]
    elif len(lengths) > 2 and not lengths[1].linked and months[0] == sum(sum(part) for part in parts[1:]):
        parts, lengths = parts[1:], lengths[1:]
    flat = [part for each in parts for part in each]
    if not all(length.linked for length in lengths[1:]) or sum(flat) > LONGEST_MONTHS:
        raise ValueError(f"{quoted(cell)} is geen looptijd; {ADVICE}")
    return Term(flat[0], tuple(flat[1:]))


def _continues(first: _Length, length: _Length) -> bool:
    """'2 jaar en 3 maanden' is one length."""
    return (
        length.link == "en"
        and not length.option
        and length.times == 1
        and (first.unit, length.unit) == (12, 1)
    )


def _in_months(lengths: list[_Length], cell: Cell) -> list[int]:
    """The lengths in months; without a unit that of the next one holds, and years when none has one."""
    unit: int | None = None
    found: list[int] = []
    for length in reversed(lengths):
        unit = length.unit or unit
        if unit is None and length.number > LONGEST_IN_YEARS:
            raise ValueError(f"bij {quoted(cell)} staat niet of het jaren of maanden zijn; {ADVICE}")
        found.append(_whole_months(length.number * (unit or 12), cell))
    return found[::-1]


def _whole_months(months: Decimal, cell: Cell) -> int:
    if not 0 < months <= LONGEST_MONTHS or months != months.to_integral_value():
        raise ValueError(f"{quoted(cell)} is geen aantal hele maanden; {ADVICE}")
    return int(months)
