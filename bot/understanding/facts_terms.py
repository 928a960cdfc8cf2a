"""How long a contract runs, as a question says it: '2+1+1', 'twee jaar met 2 keer 1 jaar verlenging', '36 maanden'."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.model.values import Term
from bot.understanding.facts_clauses import Mood, Reading
from bot.understanding.numbers import UNITS, read_digits

LONGEST_YEARS = 40
_WORDS = "|".join(sorted((name for name, value in UNITS.items() if 0 < value <= 60), key=len, reverse=True))
_N = rf"(?:\d{{1,2}}(?:[.,]5)?|{_WORDS}|anderhalf|(?:een )?half|a)"
_UNIT = r"(?:jaren|jaar|jr|years?|yrs?|maanden|maand|mnd|months?)"
_TIMES = r"(?:keer|maal|x|×|\*|times)"
_PLUS = re.compile(
    r"(?<![\w.,+/-])(?P<fixed>\d{1,2})(?:\s?(?:jaar|jr|years?))?(?P<rest>(?:\s?\+\s?(?:\d{1,2}\s?[x×*]\s?)?\d{1,2}(?:\s?(?:jaar|jr|years?)\b)?){1,6})"
    r"(?![\w+]|[.,]\d)(?:\s?(?P<months>maanden|months))?"
)
_PLUS_PART = re.compile(r"\+\s?(?:(\d{1,2})\s?[x×*]\s?)?(\d{1,2})")
_LENGTH = re.compile(rf"(?<![\w.,+-])(?P<n>{_N})(?:[ -]?(?P<unit>{_UNIT})\b|[ -]?(?P<adjective>jarige?)\b)")
_OPTION_WORD = (
    r"(?:opties?|optiejaren|optiejaar|verleng\w*|options?|extensions?|extend\w*|renew\w*|optioneel|optional)"
)
_BETWEEN = r"[\s,(]*(?:(?:vast|fixed|nemen|contract|overeenkomst|looptijd)\b[\s,(]*)?(?:(?:met|plus|en|and|with|daarna|then|by|gevolgd door|\+|,|\(|de mogelijkheid tot|mogelijkheid om|nog|eventueel|an?|de|the|possible)\s*){0,5}"
_TIMES_OPTION = re.compile(
    rf"{_BETWEEN}(?:{_OPTION_WORD}\s*(?:van|of|tot|om|for|met|:)?\s*)?(?P<times>{_N})\s*{_TIMES}\s*(?:met\s*|by\s*|of\s*)?(?P<n>{_N})\s*(?P<unit>{_UNIT})\b"
)
_COUNTED_OPTION = re.compile(
    rf"{_BETWEEN}(?P<times>{_N})\s*(?:{_OPTION_WORD}|mogelijke verlengingen)\s*(?:\w+\s){{0,2}}?(?:van|of|tot|for|met|à)\s*(?:telkens |elk |ieder |each |steeds )?(?P<n>{_N})\s*(?P<unit>{_UNIT})\b"
)
_OPTION_YEARS = re.compile(
    rf"{_BETWEEN}(?P<times>{_N})\s*(?:optiejaren|optiejaar|option years?|verlengingsjaren)\b"
)
_SINGLE_OPTION = re.compile(
    rf"{_BETWEEN}(?:(?:een |1 |de |an? |one )?{_OPTION_WORD}\s*(?:(?:tot|van|met|op|om|of|by|for|voor|to|is|verlenging|extend|another|nog|te verlengen)\s+){{0,4}}(?P<n>{_N})\s*(?P<unit>{_UNIT})\b|"
    rf"(?P<n2>{_N})\s*(?P<unit2>{_UNIT})\s*(?:als |as )?(?:{_OPTION_WORD}|te verlengen))"
)
_TIMES_ALONE = re.compile(
    rf"(?<![\w.,])(?P<times>\d{{1,2}}|{_WORDS})\s*{_TIMES}\s*(?P<n>{_N})\s*(?P<unit>{_UNIT})\b(?!\s*(?:verleng|optie|geleden|ago))"
)
_INDEFINITE = re.compile(
    r"\bonbepaalde (?:tijd|duur|termijn|looptijd|periode)\b|\b(?:zonder|geen) einddatum\b|\btot wederopzegging\b|\bindefinite(?:ly)?\b|\bopen[- ]ended\b|\bno end date\b"
)
_STRONG = re.compile(
    r"(?:looptijd|contractduur|contractperiode|contract|overeenkomst|raamcontract|opdracht|duurt|duren|duur|loopt|lopen|termijn|dienst|levering|"
    r"\bterm\b|duration|agreement|runs?|lasts?|lasting|running|services?|supplies|works|perceel|percelen|onderhoud|schoonmaak|aanbested\w+)\b"
)
_WEAK_BEFORE = re.compile(
    r"(?:\b(?:van|voor|over|is|wordt|worden|maar|op|=|:|of|for|is|becomes|gedurende|met|with|à|a|ook|nu|now|maximaal|hoogstens|max\.?|ongeveer|circa|totaal)\s*|^|[,;(]\s*)$"
)
_STRONG_BEFORE = re.compile(
    r"(?:looptijd|contractduur|contractperiode|duurt|loopt|lopen|duur|\bterm|duration|runs?|lasts?|lasting|running|contract|overeenkomst|agreement)\s*"
    r"(?:(?:is|van|voor|wordt|=|:|of|for|zal zijn|maximaal|hoogstens|in totaal|ongeveer|circa|de komende|at most|a maximum of|nu|toch|maar|met)\s*){0,4}$"
)
_NOT_BEFORE = re.compile(
    r"(?:langer dan|meer dan|minder dan|korter dan|minstens|minimaal|ten minste|binnen|na|elke?|iedere?|per|afgelopen|laatste|komende|volgende|vorige|de eerste|ervaring(?: van)?|"
    r"referenties?(?: van| uit)?|leeftijd(?: van)?|(?:kinderen|leerlingen|jongeren|mensen|personen|children|people) (?:van|of|tot)|within|last|past|next|after|longer than|at least|more than|less than|every|each|per|al|already|sinds|since|garantie(?: van)?|"
    r"tijdens de|in de|gedurende de|during the|van de|voor de|eens in de)\s*$"
)
_SUPPOSED_BEFORE = re.compile(
    r"(?:\b(?:het|dat|dit|it|that|this|de|van|voor|is|for|of|bij|met|at|with)\s*|^)$"
)
_LIMIT_BEFORE = re.compile(r"(?:maximaal|hoogstens|max\.?|at most|up to|a maximum of)\s*$")
_NOT_AFTER = re.compile(
    r"\s*(?:(?:als )?opti\w+|verleng\w*|te verlengen|extension|renewal|geleden|oud\b|oude\b|ervaring|ago\b|old\b|of experience|experience|garantie|warranty|later|eerder|werkloos|in dienst|voor (?:deze|de) gunning|van tevoren|bewaar|standstill|na\b|daarna|tijd om)"
)
_BEHIND_AMOUNT = re.compile(
    r"(?:\d|euro|ton|mln|miljoen|k|jaar|maand|btw|year|month|vat|million|thousand)\)?\s*"
    r"(?:,|over|voor|gedurende|for|en|x|maal|,? en dat|verspreid over)\s*$"
)
_AMOUNT_BEFORE = re.compile(r"\d{2}|\bton\b|miljoen|million|mln|duizend")
_AFTER_CUE = re.compile(r"\s*(?:lang\b|looptijd|contract|vast\b|fixed|long\b|duurt|loopt|duren|lopen|term\b)")


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term with the place of its words; `term` is None when it runs for an indefinite time."""

    term: Term | None
    start: int
    end: int


def find_term(reading: Reading, *, alone: bool = False) -> FoundTerm | None:
    """The term that a question says. `alone`: the whole text is an answer to how long it runs, so a length is enough."""
    for match in _INDEFINITE.finditer(reading.masked):
        if reading.mood_at(match.start()) is not Mood.ASKED:
            return FoundTerm(None, *match.span())
    return _with_plus(reading.masked) or _with_length(reading, alone) or _times_alone(reading.masked)


def _with_plus(plain: str) -> FoundTerm | None:
    for match in _PLUS.finditer(plain):
        unit = 1 if match["months"] else 12
        options: list[int] = []
        for times, length in _PLUS_PART.findall(match["rest"]):
            options += [int(length) * unit] * min(int(times or 1), 12)
        fixed = int(match["fixed"]) * unit
        if (
            0 < fixed <= LONGEST_YEARS * 12
            and all(0 < option <= 120 for option in options)
            and (unit == 1 or fixed <= 240)
        ):
            return FoundTerm(Term(fixed, tuple(options)), *match.span())
    return None


def _with_length(reading: Reading, alone: bool) -> FoundTerm | None:
    plain = reading.masked
    for match in _LENGTH.finditer(plain):
        fixed = _months(match["n"], match["unit"] or "jaar")
        if fixed is None:
            continue
        options, end = _options(plain, match.end())
        if options or alone or _is_a_term(match, reading):
            return FoundTerm(Term(fixed, options), match.start(), end)
    return None


def _times_alone(plain: str) -> FoundTerm | None:
    """'3 x 1 jaar': the first is fixed, the others are options; the whole is the same."""
    match = _TIMES_ALONE.search(plain)
    if not match:
        return None
    each, times = _months(match["n"], match["unit"]), _months(match["times"], "maand")
    if not each or not times or each * times > LONGEST_YEARS * 12:
        return None
    return FoundTerm(Term(each, (each,) * (times - 1)), *match.span())


def _options(plain: str, position: int) -> tuple[tuple[int, ...], int]:
    """The options that stand behind a fixed length, in months, and where they end."""
    for pattern in (_TIMES_OPTION, _COUNTED_OPTION, _OPTION_YEARS, _SINGLE_OPTION):
        match = pattern.match(plain, position)
        if not match:
            continue
        groups = match.groupdict()
        each = _months(
            groups.get("n") or groups.get("n2") or "een", groups.get("unit") or groups.get("unit2") or "jaar"
        )
        times = _months(groups.get("times") or "een", "maand")
        if each and times and each * times <= LONGEST_YEARS * 12:
            return (each,) * times, match.end()
    return (), position


def _is_a_term(match: re.Match[str], reading: Reading) -> bool:
    """Whether a length of time is the term of a contract, by the words around it."""
    plain = reading.masked
    before, after = plain[max(0, match.start() - 60) : match.start()], plain[match.end() : match.end() + 30]
    if _NOT_AFTER.match(after):
        return False
    if match["adjective"] or _STRONG_BEFORE.search(before):
        limits = _LIMIT_BEFORE.search(before) and reading.mood_at(match.start()) in (Mood.WISHED, Mood.ASKED)
        return not limits and not re.search(
            r"(?:langer|meer|minder|korter) dan\s*$|(?:longer|more|less) than\s*$", before
        )
    if _after_amount(before):
        return True
    if _NOT_BEFORE.search(before) or _LIMIT_BEFORE.search(before):
        return False
    if _AFTER_CUE.match(after) and reading.mood_at(match.start()) is not Mood.ASKED:
        return True
    if _is_supposed(reading, match.start()) and _SUPPOSED_BEFORE.search(before):
        return True
    return bool(_WEAK_BEFORE.search(before)) and bool(_STRONG.search(before) or _STRONG.search(after))


def _after_amount(before: str) -> bool:
    """'90.000 per jaar, 4 jaar' and '300.000 over vier jaar': the length belongs to the amount."""
    return bool(_BEHIND_AMOUNT.search(before) and _AMOUNT_BEFORE.search(before))


def _is_supposed(reading: Reading, position: int) -> bool:
    return reading.mood_at(position) is Mood.SUPPOSED


def _months(number: str, unit: str) -> int | None:
    number = number.removeprefix("een ") if number != "een" else number
    if number[0].isdigit():
        value = read_digits(number)
    else:
        halves = {"anderhalf": Decimal("1.5"), "half": Decimal("0.5"), "a": Decimal(1)}
        value = halves.get(number) or Decimal(UNITS[number])
    months = value * (1 if unit[0] == "m" else 12)
    return int(months) if 0 < months <= LONGEST_YEARS * 12 and months == months.to_integral_value() else None
