"""Amounts of money in a question: how much, with or without VAT, per year or in all.

Years, references, CPV codes, article numbers, percentages, house numbers, counts ('12.000 bomen') are no amounts.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.model.question import Impossible, Money, Per
from bot.understanding.numbers import DIGITS, SPELLED, is_grouped, read_number
from bot.understanding.text import fold_clean

FACTORS = (
    (r"miljarde?n?|mld\.?|billions?|bn", Decimal(10) ** 9),
    (r"miljoen|millions?|mln\.?|mlj\.?|mio\.?|mil\b|m(?![\w²³'&])", Decimal(10) ** 6),
    (r"tonn?en|tons?", Decimal(10) ** 5),
    (r"duizend|thousand|dzd|k(?!\w)", Decimal(10) ** 3),
)
FACTOR = "|".join(f"(?:{pattern})" for pattern, _ in FACTORS)
_CURRENCY = r"(?:€|\beuro?s?\b)"
NUMBER = rf"(?:{DIGITS}|{SPELLED}(?![a-z]))"
AMOUNT = re.compile(
    rf"(?<![\w^])(?<!\d[.,:/])(?:(?<![€\w)-])(?<![\d)]\s)(?P<sign>(?:[-−–]|min(?:us)?\b)\s?))?"
    rf"(?P<before>{_CURRENCY}\.?\s?(?P<inner>[-−–]\s?)?)?(?P<number>{NUMBER})"
    rf"(?:(?P<power>\s?\^\s?\d{{1,6}}|\s?\*\*\s?\d{{1,6}}|e\d{{1,4}})|\s?-?(?P<factor>{FACTOR}))?"
    rf"(?:[,.][-=–]{{1,2}}(?!\w))?(?P<after>\s?-?{_CURRENCY}(?!\s?\d))?(?![a-z])"
)
_POWER_SIGN = re.compile(r"\b10[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}")
_FILLER = (
    r"(?:de|het|een|ongeveer|circa|ca\.?|zo'n|rond(?: de)?|about|around|roughly|at|is|van|nu|toch|maar|now|only|slechts|uit|op|of|a|"
    r"the|met|ruim|bijna|krap|pakweg|meer dan|minder dan|boven(?: de)?|onder(?: de)?|over|under|above|below|geen|not|niet|exact|precies)"
)
CUE = re.compile(
    r"(?:waarde|raming|geraamd|bedrag|budget|opdracht(?:waarde)?|contract|omvang|opdrachtsom|worth|value|estimated?|valued|"
    r"procurement|order|wordt|is|van|kosten?|kost|costs?|becomes|goes to|of|was|blijkt|op|dienst|levering|ramen we|:|=)\s*"
    rf"(?:{_FILLER}\s+){{0,3}}$"
)
STRICT_CUE = re.compile(
    r"(?:waarde|raming|geraamd|bedrag|budget|opdrachtsom|worth|value|estimated?|valued|kosten?|kost|costs?|price|prijs)\b\s*:?\s*"
    rf"(?:(?:{_FILLER}|wordt|becomes|blijkt|zou|would be|be)\s+){{0,3}}$"
)
NUMBER_OF = re.compile(
    r"(?:cpv(?:[- ]?codes?)?|nummer|number|no\.|nr\.?|kenmerk|ref(?:erentie|erence)?|zaak(?:nummer|nr)?\.?|perceel|percelen|lots?|rak|brug|"
    r"kamer|postbus|telefoon(?:nummer)?|phone|call|bel|tel\.?|cluster|fase|phase|lijn|\bai|versie|version|\bstap|punt|\blid|pagina|page|"
    r"hoofdstuk|bijlage|annex|richtlijn|directive|verordening|regulation|wet|gebouw|loods|unit|schaal|\bpo|inkooporder|id|nen|iso|\ba|\bn|\be)"
    r"\s*[:#]?\s*(?:is|=)?\s*$"
)
CODE_OF = re.compile(
    r"(?:cpv(?:[- ]?codes?)?|\bai|zaak(?:nummer|nr)?\.?|kenmerk|kvk|telefoon(?:nummer)?)\s*[:#]?\s*(?:is|=)?\s*$"
)
ARTICLE_OF = re.compile(
    r"(?:\bart(?:ikel(?:en)?|icles?)?\.?|\baw|aanbestedingswet(?: 2012)?|voorschrift)\s*(?:\d[\w.]{0,8}\s*(?:,|en|of|and|or|t/m|tot en met)\s*){0,6}$"
)
LAW_AFTER = re.compile(
    r"\s*(?:,?\s*(?:eerste|tweede|derde|vierde|vijfde)?\s*lid\b|aw\b|awb\b|aanbestedingswet|bw\b|gw\b)"
)
COUNTED = re.compile(
    r"\s*(?:%|procent|percent|pct|graden|vierkante|strekkende|kubieke|inwoners|bewoners|huishoudens|stuks|km2?\b|m[123]\b|meters?\b|kilo|kg\b|liter|uren\b|uur\b|"
    r"hours?\b|days?\b|dagen\b|weken\b|maanden\b|months?\b|jaar\b|jaren\b|years?\b|keer\b|times\b|x\b|mensen|personen|people|leerlingen|reizigers|"
    r"kinderen|klanten|bezoekers|studenten|students|ambtenaren|(?:mede|arbeids|vak)?werk(?:nemers|plekken)|medewerkers|employees|fte\b|plekken|"
    r"banen\b|jobs\b|pieces|units\b|exemplaren|items|brieven|letters|formulieren|pagina|dossiers|documenten|adressen|"
    r"aansluitingen|lampen|masten|containers|voertuigen|auto'?s\b|fietsen|laptops|telefoons|stoelen|maaltijden|meals|lunches|"
    r"\w*(?:stukken|bomen|woningen|meters|tegels|planten|borden|gebouwen|locaties|panden|punten|pakketten|paspoorten|passen|kaarten)\b|"
    r"trees|homes|inhabitants|residents|houses|kwh|mwh|ha\b|hectare|mb\b|gb\b|ppm\b|meter\b)"
)
TONNES = re.compile(
    r"\s*(?:\w*afval|papier|textiel|\w*zout|hout|grond|zand|asfalt|co2|glas|gft|grond\w*|puin|beton|slib|bagger|grind|kilo|metaal|ijzer|"
    r"plastic|goederen|waste|paper|salt|sand|soil|per (?:dag|uur)|of (?:waste|paper|salt|sand|soil|textiles))\b"
)
RANGE = re.compile(r"^\s*(?:-|–|tot(?: en met)?|t/m|à|a|en|of|to|and|or)\s*(?:de\s*|the\s*)?$")
RANGE_ALONE = re.compile(r"^\s*(?:-|–|à|a\s|tot|to|t/m)")
BETWEEN = re.compile(r"(?:tussen|between|from)\s*(?:de\s*|the\s*)?$")
CUE_AFTER = re.compile(
    r"^\s*(?:wordt|worden|zou|blijkt|waard|becomes|worth|per jaar|per maand|a year|per year|ex\b|excl|incl)\b"
)
AT_LEAST = re.compile(
    r"(?:>|>=|(?<!niet )meer dan|boven(?: de)?|minstens|minimaal|tenminste|ten minste|vanaf|ruim|more than|(?<!the )over|above|at least|"
    r"exceeds?|upwards of)\s*(?:de\s*|een\s*|a\s*|the\s*|zo'n\s*)?$"
)
AT_MOST = re.compile(
    r"(?:<|<=|minder dan|niet meer dan|(?<!zit )onder(?: de)?|hoogstens|maximaal|max\.?|(?<!van )\btot|bijna|krap|net geen|less than|under|below|at most|"
    r"up to|no more than|nearly|almost)\s*(?:de\s*|een\s*|a\s*|the\s*|zo'n\s*)?$"
)
_VAT = r"\s*(?:de\s*)?(?:btw|b\.t\.w\.?|vat)\b"
WITH_VAT = re.compile(
    rf"\b(?:incl\.?|inclusief|met|including|with|inc\.?|includes){_VAT}|\b(?:btw|vat) (?:inclusief|incl|included|inbegrepen)"
)
WITHOUT_VAT = re.compile(
    rf"\b(?:excl?\.?|ex\.?|exclusief|zonder|excluding|without|before|net of|excludes){_VAT}|\b(?:btw|vat) (?:exclusief|excl|excluded|niet inbegrepen)|"
    rf"(?:\+|\bplus){_VAT}"
)
PER_YEAR = re.compile(
    r"\b(?:per|elk|ieder|a|each|every|an?)\s*(?:kalender)?(?:jaar|year)\b|/\s*(?:jaar|year|jr|j)\b|\bjaarlijks\w*|\bp\.?j\.?(?=\W|$)|\bp/j\b|\bannum\b|"
    r"\bannual\w*|\byearly\b|\bjaarbedrag\b|\bop jaarbasis\b"
)
PER_MONTH = re.compile(
    r"\b(?:per|elke|iedere|a|each|every)\s*(?:maand|month)\b|/\s*(?:maand|month|mnd)\b|\bmaandelijks\w*|\bp\.?m\.?(?=\s|,|$)|\bmonthly\b|\bmaandbedrag\b"
)
IN_TOTAL = re.compile(
    r"\b(?:in totaal|totale?|totaal|in total|altogether|in all|samen|bij elkaar|all in|over de (?:hele|gehele|volle|totale) (?:looptijd|periode|contractduur)|"
    r"(?:whole|full|entire) term|total)\b"
)

LARGEST = Decimal(10) ** 12
"""Above this no contract of a municipality lies; an amount over it is a slip of the pen (euro)."""
TOO_LARGE, NEGATIVE, ZERO = "te-groot", "negatief", "nul"
_LOOK_BACK = 90
_CLAUSE = re.compile(r"[,;:]\s|\b(?:en|dus|and|so|maar|but)\b")


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount with the place where it stands in the text, and its words."""

    money: Money
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text: `is_money` tells whether it stands there as an amount."""

    low: Decimal
    high: Decimal
    start: int
    end: int
    factor: Decimal
    is_money: bool


def find_amounts(text: str) -> tuple[FoundAmount, ...]:
    """The amounts in a text, in order; a range ('tussen 1 en 2 miljoen', '> 1 mln') is one amount."""
    plain = fold_clean(text)
    numbers = [number for match in AMOUNT.finditer(plain) if (number := _read(match, plain))]
    amounts = [number for number in _merge_ranges(numbers, plain) if number.is_money]
    borders = [0, *(number.start for number in amounts[1:]), len(plain)]
    return tuple(
        _qualified(number, text, plain, amounts[place - 1].end if place else 0, borders[place + 1])
        for place, number in enumerate(amounts)
    )


def impossible_amounts(text: str) -> tuple[Impossible, ...]:
    """Amounts that cannot be: nothing, below nothing, or more than any contract is worth."""
    plain = fold_clean(text)
    wrong = [Impossible(words=match[0], reason=TOO_LARGE) for match in _POWER_SIGN.finditer(text)]
    for match in AMOUNT.finditer(plain):
        if _is_money(match, plain) and (reason := _why_impossible(match)):
            wrong.append(Impossible(words=text[match.start() : match.end()].strip(), reason=reason))
    return tuple(wrong)


def _why_impossible(match: re.Match[str]) -> str | None:
    value = _value(match)
    if match["power"] or (value is not None and value > LARGEST):
        return TOO_LARGE
    if match["sign"] or match["inner"]:
        return NEGATIVE
    return ZERO if value == 0 else None


def _is_money(match: re.Match[str], plain: str) -> bool:
    """Whether the number is an amount: by a currency, a factor, groups of three, or the words around it."""
    if match["before"] or match["after"]:
        return True
    number, rest = match["number"], plain[match.end() : match.end() + 40]
    before = plain[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match["power"]:
        return match["power"][0] != "e" or bool(CUE.search(before))
    if not match["factor"] and not _may_stand_alone(number):
        return False
    if COUNTED.match(rest):
        return False
    if match["factor"]:
        return _is_factor(match, before, rest)
    numbered = CODE_OF if is_grouped(number) else NUMBER_OF
    if ARTICLE_OF.search(before) or LAW_AFTER.match(rest) or numbered.search(before):
        return False
    return _bare_is_money(number, before, rest)


def _is_factor(match: re.Match[str], before: str, rest: str) -> bool:
    """'een k' and '12 m' are no amounts; '3 ton afval' is weight."""
    factor = match["factor"]
    if factor.startswith("ton") and TONNES.match(rest):
        return False
    if len(factor) == 1 and match["number"][0].isalpha():
        return False
    return factor != "m" or bool(STRICT_CUE.search(before))


def _may_stand_alone(number: str) -> bool:
    """Whether a number can be an amount without currency and factor: a thousand or more, no year; or nothing."""
    if number[0].isalpha():
        value = read_number(number) if len(number) > 6 else None
        return value is not None and value >= 1000
    if number == "0" or is_grouped(number):
        return True
    looks_like_year = re.fullmatch(r"(?:19|20)\d\d", number)
    return len(number) >= 4 and number.isdecimal() and number[0] != "0" and not looks_like_year


def _bare_is_money(number: str, before: str, rest: str) -> bool:
    """A number without currency or factor that may stand alone."""
    if number[0].isalpha() or is_grouped(number):
        return True
    if before.endswith(("-", "/")) or re.match(r"[-/]\d|\s\d", rest):
        return False
    if number == "0":
        return bool(STRICT_CUE.search(before))
    if len(number) > 7:
        return bool(STRICT_CUE.search(before))
    return bool(CUE.search(before) or CUE_AFTER.match(rest))


def _value(match: re.Match[str]) -> Decimal | None:
    value = read_number(match["number"])
    return None if value is None else _plain(value * _size_of(match["factor"]))


def _size_of(factor: str | None) -> Decimal:
    """What 'mln', 'ton' or 'k' multiplies by; 1 when nothing stands there."""
    if not factor:
        return Decimal(1)
    return next((size for pattern, size in FACTORS if re.fullmatch(pattern, factor)), Decimal(1))


def _plain(value: Decimal) -> Decimal:
    """The same number without zeros that carry nothing, so that 1,2 miljoen is written 1200000."""
    return (
        value.quantize(Decimal(1)) if value < LARGEST * 10 and value == value.to_integral_value() else value
    )


def _read(match: re.Match[str], plain: str) -> _Number | None:
    value = _value(match)
    if value is None:
        return None
    is_money = _is_money(match, plain)
    if is_money and _why_impossible(match):
        return None
    return _Number(value, value, match.start(), match.end(), _size_of(match["factor"]), is_money)


def _merge_ranges(found: list[_Number], plain: str) -> list[_Number]:
    """Join the two ends of a range; the first end may be a bare number ('1 à 2 miljoen')."""
    merged: list[_Number] = []
    for number in found:
        previous = merged[-1] if merged else None
        if number.is_money and previous and _is_range(previous, number, plain):
            merged[-1] = _joined(previous, number)
        else:
            merged.append(number)
    return merged


def _is_range(first: _Number, second: _Number, plain: str) -> bool:
    between = plain[first.end : second.start]
    if len(between) > 20 or not RANGE.match(between) or first.low != first.high:
        return False
    return bool(RANGE_ALONE.match(between) or BETWEEN.search(plain[max(0, first.start - 20) : first.start]))


def _joined(first: _Number, second: _Number) -> _Number:
    low = first.low
    if first.factor == 1 and low < 1000:
        low = _plain(
            low
            * (second.factor if second.factor != 1 else Decimal(1000) if second.high >= 1000 else Decimal(1))
        )
    low, high = sorted((low, second.high))
    return _Number(low, high, first.start, second.end, second.factor, True)


def _qualified(number: _Number, text: str, plain: str, previous: int, following: int) -> FoundAmount:
    """The amount with what stands around it, between its neighbours: more or less than, VAT, per year or month."""
    before = plain[max(previous, number.start - 25) : number.start]
    after = plain[number.end : min(following, number.end + 45)]
    near = before + "#" + after
    low: Decimal | None = number.low
    high: Decimal | None = number.high
    if low == high and AT_MOST.search(before):
        low = None
    elif low == high and AT_LEAST.search(before):
        high = None
    with_vat = False if WITHOUT_VAT.search(near) else (True if WITH_VAT.search(near) else None)
    money = Money(low, high, with_vat, _per(after) or _per(_CLAUSE.split(before)[-1]))
    return FoundAmount(money, number.start, number.end, text[number.start : number.end].strip())


def _per(near: str) -> Per | None:
    if PER_MONTH.search(near):
        return Per.MONTH
    if PER_YEAR.search(near):
        return Per.YEAR
    return Per.TOTAL if IN_TOTAL.search(near) else None
