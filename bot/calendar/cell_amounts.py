"""What a procurement is worth, as a cell of a calendar says it."""

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.calendar.cell_words import is_unknown, plain, quoted, text_of
from bot.calendar.tables import Cell
from bot.model.question import Per
from bot.understanding.amounts import (
    FACTOR,
    FACTORS,
    IN_TOTAL,
    LARGEST,
    PER_MONTH,
    PER_YEAR,
    WITH_VAT,
    WITHOUT_VAT,
)
from bot.understanding.numbers import SPELLED, read_spelled

ADVICE = "typ een bedrag in euro zonder btw, bijvoorbeeld 450.000, of een bereik: 250.000 - 500.000"
SMALLEST = Decimal(1000)
"""Under this an amount (euro) is filling, not an estimate: 0, 0,01 and 1,00 stand in real files."""

_CURRENCY = r"(?:€|\beuros?\b|\beur\b)"
_DIGITS = r"\d{1,3}(?:[ '.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_WRITTEN = re.compile(
    rf"(?:(?<!\w)(?P<scale>k|m|mln|mio)\s?(?=€|eur))?(?P<before>{_CURRENCY}\s?(?P<scale2>k\s)?)?(?P<inner>[<>]=?\s?)?"
    rf"(?P<number>{_DIGITS}|(?<!\w){SPELLED}(?=\s?(?:{FACTOR}|euro)(?!\w)))(?:\s?-?(?P<factor>{FACTOR})(?!\w))?\.?"
    rf"(?P<closed>[,.]\s?[-=]{{1,2}}(?!\d))?(?P<after>\s?{_CURRENCY})?(?P<plus>\s?\+(?!\s?\d))?"
)
_NEGATIVE = re.compile(
    r"^\W*-/-|^\(\s?€?\s?[\d.,]+\s?\)$|^€?\s?-\s?(?:€\s?)?\d|(?<=\d)\s?-$|\bmin(?:us)?\s€?\s?\d"
)
_LINK = re.compile(
    r"\s*(?:-+>?|tot(?: en met)?|t/m|tm|a|en|to|and)\s*(?:maximaal |max\.? |ongeveer |ca\.? )?"
)
_LEAST = re.compile(
    r"(?:>=?|≥|meer dan|groter dan|hoger dan|boven|minstens|minimaal|min\.?|ten ?minste|vanaf|ruim|more than|over|above|at least|from)\s*(?:de )?$"
)
_MOST = re.compile(
    r"(?:<=?|≤|minder dan|kleiner dan|lager dan|niet meer dan|onder|beneden|hoogstens|ten hoogste|maximaal|maximum|max\.?|tot(?: en met)?|t/m|"
    r"bijna|less than|under|below|at most|up to)\s*(?:de )?$"
)
_DURATION = re.compile(
    r"\b(?:over|voor|in|gedurende)\s(?:de (?:hele |gehele |volledige |totale )?looptijd(?: van)?|(?:een periode van )?\d{1,2} jaar)(?:\s?\d{1,2} jaar)?\b"
)
_OPTIONS = re.compile(
    r"\b(?:incl\.?|inclusief|met) (?:alle )?(?:opties?|verlenging(?:en|s(?:opties?|jaren)?)?|optiejaren|verlengopties?)\b"
)
_AROUND = re.compile(
    r"\b(?:circa|ca|ongeveer|rond|omstreeks|geschat|geschatte|geraamd|geraamde|raming|totaal|totale|waarde|opdrachtwaarde|opdrachtsom|"
    r"contractwaarde|bedrag|budget|omvang|orde van grootte|van|tussen|between|from|de|het|een|is|en|about|approx|estimated|value|total|indicatief|"
    r"indicatie|verwacht|verwachte|afgerond|exact|euro|eur|de kosten|per opdracht)\b|€"
)
_DOT_OF_MILLIONS = re.compile(r"\d{1,3}\.\d{3}")
_GROUPED = re.compile(r"(\d{1,3}(?:([ '.,])\d{3})(?:\2\d{3})*)(?:[.,](\d{1,2}))?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class AmountRange:
    """An amount of euro. `low` and `high` are equal for one amount; None on a side without a bound ('tot 221.000').

    `per` and `with_vat` are None when the cell does not say over what time, or whether VAT is in it.
    """

    low: Decimal | None
    high: Decimal | None
    per: Per | None = None
    with_vat: bool | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text: its value in euro, whether a unit stands with it, and on which side it bounds (-1, 0, 1)."""

    value: Decimal
    start: int
    end: int
    factor: Decimal
    side: int


def read_amount_range(cell: Cell) -> AmountRange | None:
    """The amount or range that a cell says, or None when it is not known; under 1.000 euro it is not known either.

    Groups of three may be parted by a dot, comma, space or apostrophe: '1.250', '1,250' and '1 250' are 1250, as '3.500,5'
    is 3500.5. Before 'mln' or 'mld' a comma and a single dot are decimal signs. 'k', 'ton' and 'mln' count before the bound
    of 1.000; in '250-500k' it counts for both ends. 'tot' and '<' leave `low` open, 'vanaf' and '>' leave `high` open; 'ca.' changes
    nothing. A number cell is taken as it is. `ValueError` (Dutch, says what to type): negative, another currency, a percentage,
    '1.250 mln' (1,25 or 1.250 million?), several amounts, more than any contract is worth, or words we do not know.
    """
    if is_unknown(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(Decimal(repr(cell)) if math.isfinite(cell) else LARGEST * 10, cell)
    text = plain(text_of(cell, ADVICE))
    _refuse_what_is_no_euro(text, cell)
    found, rest = _numbers(text, cell)
    if not found or _AROUND.sub("", rest).strip(" .,;:()[]~±*-/"):
        raise ValueError(f"{quoted(cell)} is geen bedrag; {ADVICE}")
    low, high = _bounds(found, text, cell)
    if all(bound is None or bound < SMALLEST for bound in (low, high)):
        return None
    return AmountRange(low, high, _per(text), _with_vat(text))


def _of_number(value: Decimal, cell: Cell) -> AmountRange | None:
    _checked(value, cell)
    value = _whole(value)
    return None if value < SMALLEST else AmountRange(value, value)


def _checked(value: Decimal, cell: Cell) -> None:
    if value < 0:
        raise ValueError(f"{quoted(cell)} is minder dan nul; {ADVICE}")
    if value > LARGEST:
        raise ValueError(f"{quoted(cell)} is meer dan een opdracht waard kan zijn; {ADVICE}")


def _refuse_what_is_no_euro(text: str, cell: Cell) -> None:
    if re.search(r"[$£¥%]|\b(?:usd|gbp|chf|dollars?|pond|procent)\b", text):
        raise ValueError(f"{quoted(cell)} is geen bedrag in euro; {ADVICE}")
    if _NEGATIVE.search(text):
        raise ValueError(f"{quoted(cell)} is minder dan nul; {ADVICE}")


def _per(text: str) -> Per | None:
    if PER_MONTH.search(text):
        return Per.MONTH
    if PER_YEAR.search(text):
        return Per.YEAR
    return Per.TOTAL if IN_TOTAL.search(text) or _DURATION.search(text) else None


def _with_vat(text: str) -> bool | None:
    return False if WITHOUT_VAT.search(text) else True if WITH_VAT.search(text) else None


def _numbers(text: str, cell: Cell) -> tuple[list[_Number], str]:
    """The numbers of a text, and what is left of it without them and without the words about VAT and time."""
    for pattern in (WITHOUT_VAT, WITH_VAT, _DURATION, PER_MONTH, PER_YEAR, IN_TOTAL, _OPTIONS):
        text = pattern.sub(lambda words: " " * len(words[0]), text)
    found = [_number(match, text, cell) for match in _WRITTEN.finditer(text)]
    rest, last = "", 0
    for number, match in zip(found, _WRITTEN.finditer(text), strict=True):
        between = text[last : number.start]
        link = _LINK.fullmatch(between) if last else None
        rest += "" if link else _LEAST.sub("", between) if number.side > 0 else _MOST.sub("", between)
        last = match.end()
    return found, rest + text[last:]


def _number(match: re.Match[str], text: str, cell: Cell) -> _Number:
    factor = _factor(match["factor"] or match["scale"] or (match["scale2"] or "").strip())
    value = _whole(_value(match["number"], factor, cell) * factor)
    _checked(value, cell)
    before = text[max(0, match.start() - 25) : match.start()] + (match["inner"] or "")
    side = 1 if match["plus"] or _LEAST.search(before) else -1 if _MOST.search(before) else 0
    return _Number(value, match.start(), match.end(), factor, side)


def _factor(written: str) -> Decimal:
    return next((size for pattern, size in FACTORS if written and re.fullmatch(pattern, written)), Decimal(1))


def _value(number: str, factor: Decimal, cell: Cell) -> Decimal:
    if not number[0].isdigit():
        return read_spelled(number) or Decimal(0)
    millions = factor >= Decimal(10) ** 6
    if (millions and _DOT_OF_MILLIONS.fullmatch(number)) or (
        factor == 1000 and re.fullmatch(r"\d{1,3},\d{3}", number)
    ):
        raise ValueError(f"{quoted(cell)} kan twee bedragen zijn; {ADVICE}")
    grouped = (
        None if millions and number.count(",") == 1 and "." not in number else _GROUPED.fullmatch(number)
    )
    if grouped:
        whole = re.sub(r"\D", "", grouped[1])
        return Decimal(f"{whole}.{grouped[3] or 0}")
    if _PLAIN.fullmatch(number):
        return Decimal(number.replace(",", "."))
    raise ValueError(f"{quoted(cell)} is geen bedrag; {ADVICE}")


def _whole(value: Decimal) -> Decimal:
    """The same number without zeros that carry nothing: 25000.0 is 25000."""
    return value.quantize(Decimal(1)) if value <= LARGEST and value == value.to_integral_value() else value


def _bounds(found: list[_Number], text: str, cell: Cell) -> tuple[Decimal | None, Decimal | None]:
    if len(found) == 1:
        value, side = found[0].value, found[0].side
        return (None if side < 0 else value), (None if side > 0 else value)
    if len(found) > 2 or not _is_range(found[0], found[1], text):
        raise ValueError(f"in {quoted(cell)} staan verschillende bedragen; {ADVICE}")
    first, last = found
    if first.factor == 1 and first.value < SMALLEST and last.factor > 1:
        first = replace(first, value=first.value * last.factor)
    if first.value > last.value or (last.value >= SMALLEST > first.value > 1):
        raise ValueError(f"{quoted(cell)} is geen bereik van laag naar hoog; {ADVICE}")
    return (None if first.value <= 1 else _whole(first.value)), last.value


def _is_range(first: _Number, last: _Number, text: str) -> bool:
    between = text[first.end : last.start]
    if first.side:
        return first.side > 0 > last.side
    joined = between.strip() in ("en", "and")
    return bool(_LINK.fullmatch(between)) and (
        not joined or bool(re.search(r"\b(?:tussen|between)\b", text[: first.start]))
    )
