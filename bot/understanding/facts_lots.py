"""The lots of a contract and what each is worth, as a question says it."""

import re
from decimal import Decimal

from bot.model.question import GivenLot, Per
from bot.understanding.amounts import FoundAmount
from bot.understanding.facts_clauses import Mood, Reading
from bot.understanding.numbers import UNITS

MOST_LOTS = 60
COUNT = "|".join(sorted((name for name, value in UNITS.items() if 0 < value <= 60), key=len, reverse=True))
_LOT = r"(?:perce(?:el|len)(?:tjes?)?|lots?)"
_COUNTED_LOTS = re.compile(
    rf"(?<![\w.,])(?P<n>\d{{1,2}}|{COUNT})\s+(?:\w+\s)?{_LOT}\b(?:\s*(?:van|met|à|a|elk|ieder|each|of|worth|at|ter waarde van|die|:|\(|zijn|kosten|ongeveer|circa|about|steeds|telkens)\b\s*|\s*[:(]\s*){{0,4}}"
)
_NUMBERED_LOT = re.compile(r"\b(?:perceel|lot)\s+(?:nr\.?\s*|nummer\s*)?(?P<n>\d{1,2}|[a-h])\b")
_ONE_LOT = re.compile(
    r"\b(?:perceel(?:tje)?|lot)\s*(?:van|à|a|of|worth|at|ter waarde van|:|\()\s*(?:ongeveer |circa |about |zo'n )?$"
)
_PART_OF = re.compile(
    r"\b(?:onderdeel|deel|stukje?|deelopdracht|gedeelte|part|piece|portion|portie)\s*(?:ervan|daarvan|of it)?\s*(?:van|à|a|of|worth|ter waarde van|dat|:)\s*(?:ongeveer |circa |about |zo'n |het |kost )?$"
)
_EACH_AFTER = re.compile(
    r"\s*(?:euro\s*)?(?:excl\w*\.? btw\s*)?(?:per|each|for each|voor elk|voor ieder|a)\s*(?:perceel|lot)\b"
)
_EACH_BEFORE = re.compile(
    r"\b(?:elk|ieder|each|every|per)\s*(?:perceel|lot)\s*(?:(?:is|van|:|of|kost|worth|wordt|ongeveer|circa)\s*){0,2}$"
)
_NEXT_LOT = re.compile(
    rf"\s*,?\s*(?:(?:en|and|,|plus)\s*)?(?:nog\s*)?(?:(?:een|one|a|another|het|de|the)\s*)?(?:andere?\s*|other\s*|tweede\s*)?(?:{_LOT}\s*)?(?:(?:van|of|à|worth|at)\s*)?"
)
_FIRST_LOT = re.compile(
    r"\s*,?\s*(?:(?:samen|in totaal|totaal|ongeveer|circa|van|elk|ieder|each|total)\s*){0,3}"
)
_TOGETHER = re.compile(
    r"\b(?:samen|in totaal|totaal|together|in total|altogether|opgeteld|bij elkaar|combined)\b"
)
_NO_LOTS = re.compile(
    r"\b(?:zonder|geen|no|without|without any) (?:aparte |losse |separate )?(?:percelen|lots)\b|\bniet (?:in|op(?:gedeeld|gesplitst) in|verdeeld in|gesplitst in) percelen\b|\bnot (?:divided|split) into lots\b|"
    r"\b(?:als|in|maar|slechts|bestaat uit|alleen) een(?:kel)? (?:groot )?perceel\b|\b(?:as|in|only|just) (?:one|a single) lot\b|\bone lot only\b|\b(?:single|enkel) (?:lot|perceel)\b|\bals een geheel\b|\bongedeeld\b"
)
_NO_LOTS_BARE = re.compile(r"\W*(?:een|1|one|a single) (?:perceel|lot)\W*")
_LOTS = re.compile(
    r"\b(?:in|met|verdeeld in|verdeeld over|opgedeeld in|gesplitst in|er zijn|er komen|heeft|bestaat uit|into|with|in meerdere|several|multiple|meerdere|verschillende|zijn er|there are|has) (?:\w+ )?(?:percelen|lots)\b"
)
_DESCRIBED = re.compile(
    r"(?:opdracht|aanbesteding|contract|overeenkomst|procurement|tender)\b(?:[^.?!;,]|[.,]\d){0,50}?\b(?:in|met|with|into|verdeeld (?:in|over)|opgedeeld in|gesplitst in|split into|divided into) (?:percelen|lots)\b"
    r"(?=(?: (?:worden|be|te))? (?:voorbehoud\w*|voorbehouden|reserver\w*|gereserveerd|reserved))"
)
"""A contract in lots that is to be reserved: the lots are given, the reservation is asked."""
_UNKNOWN_COUNT = re.compile(
    r"\b(?:hoeveel|geen|how many|no|welke|which|zonder|without|de|altijd|altijd in)\s*$"
)
_HEDGED = re.compile(r"\b(?:kleine|geen|no|welke|which|zonder|any|some|eventuele|the|de)\b")

Lots = tuple[tuple[GivenLot, ...], set[int], tuple[int, int] | None]
"""Lots, the places of the amounts that they took, and where their words stand."""
_NONE: Lots = ((), set(), None)


def find_lots(reading: Reading, amounts: tuple[FoundAmount, ...]) -> Lots:
    """The lots, the places of the amounts that they took, and where the words stand."""
    for read in (_each, _numbered, _counted, _listed, _part_of):
        lots, used, at = read(reading, amounts)
        if lots:
            return lots, used, at
    return (), set(), None


def _each(reading: Reading, amounts: tuple[FoundAmount, ...]) -> Lots:
    """'drie percelen, 60.000 per perceel'; without a count there is at least one other lot."""
    for place, amount in enumerate(amounts):
        if _EACH_AFTER.match(reading.masked, amount.end) or _EACH_BEFORE.search(
            reading.masked[max(0, amount.start - 40) : amount.start]
        ):
            counts = [lot_count(match) for match in _COUNTED_LOTS.finditer(reading.masked)]
            count = next((count for count in counts if 2 <= count <= MOST_LOTS), None)
            value = amount.money.high or amount.money.low
            lots = tuple(
                GivenLot(str(n), value if count or n == 1 else None) for n in range(1, (count or 2) + 1)
            )
            return lots, {place}, (amount.start, amount.end)
    return _NONE


def lot_count(match: re.Match[str]) -> int:
    """The number in the group `n` of a match, in digits or in words."""
    return int(UNITS.get(match["n"], 0) or (match["n"] if match["n"].isdecimal() else 0))


def _numbered(reading: Reading, amounts: tuple[FoundAmount, ...]) -> Lots:
    """'perceel 1 van 50.000 en perceel 2 van 300.000'"""
    marks = list(_NUMBERED_LOT.finditer(reading.masked))
    if not marks:
        return _NONE
    values: dict[str, Decimal | None] = {}
    used: set[int] = set()
    for mark, following in zip(marks, [*(m.start() for m in marks[1:]), len(reading.masked)], strict=True):
        within = [i for i, a in enumerate(amounts) if mark.end() <= a.start < min(following, mark.end() + 45)]
        if within:
            used.add(within[0])
        value = amounts[within[0]].money.high or amounts[within[0]].money.low if within else None
        values[mark["n"]] = value if value is not None else values.get(mark["n"])
    if not used:
        return _NONE
    lots = [GivenLot(number, value) for number, value in values.items()]
    if len(lots) == 1:
        lots.append(GivenLot("2" if lots[0].number != "2" else "1"))
    return (
        tuple(sorted(lots, key=lambda lot: lot.number.zfill(3))),
        used,
        (marks[0].start(), max(amounts[i].end for i in used)),
    )


def _counted(reading: Reading, amounts: tuple[FoundAmount, ...]) -> Lots:
    """'drie percelen van 60.000', 'twee percelen: 50.000 en 80.000', 'drie percelen van samen 180.000'"""
    for match in _COUNTED_LOTS.finditer(reading.masked):
        count = lot_count(match)
        if not 2 <= count <= MOST_LOTS or (
            reading.mood_at(match.start()) is Mood.ASKED and not _near(match, amounts)
        ):
            continue
        chain = _chain(reading, amounts, match.end())
        if not chain:
            return tuple(GivenLot(str(n)) for n in range(1, count + 1)), set(), match.span()
        first = amounts[chain[0]]
        if len(chain) == 1 and not _is_together(reading, match, first):
            lots = tuple(GivenLot(str(n), first.money.high or first.money.low) for n in range(1, count + 1))
            return lots, set(chain), (match.start(), first.end)
        if len(chain) == 1:
            return tuple(GivenLot(str(n)) for n in range(1, count + 1)), set(), match.span()
        lots = tuple(
            GivenLot(str(n), _value(amounts, chain, n)) for n in range(1, max(count, len(chain)) + 1)
        )
        return lots, set(chain), (match.start(), amounts[chain[-1]].end)
    return _NONE


def _near(match: re.Match[str], amounts: tuple[FoundAmount, ...]) -> bool:
    return any(0 <= amount.start - match.end() <= 3 for amount in amounts)


def _value(amounts: tuple[FoundAmount, ...], chain: list[int], number: int) -> Decimal | None:
    return amounts[chain[number - 1]].money.high if number <= len(chain) else None


def _is_together(reading: Reading, match: re.Match[str], amount: FoundAmount) -> bool:
    around = reading.masked[match.start() : amount.end + 22]
    return amount.money.per is Per.TOTAL or bool(_TOGETHER.search(around))


def _listed(reading: Reading, amounts: tuple[FoundAmount, ...]) -> Lots:
    """'een perceel van 50.000 en een van 300.000', 'percelen van 50.000, 60.000 en 300.000'"""
    for amount in amounts:
        before = reading.masked[max(0, amount.start - 40) : amount.start]
        plural = re.search(r"\b(?:percelen|lots)\s*(?:van|of|:|à|worth|met|zijn|\()\s*$", before)
        if not (plural or _ONE_LOT.search(before)):
            continue
        chain = _chain(reading, amounts, amount.start)
        if plural and len(chain) == 1:
            return _NONE
        lots = [
            GivenLot(str(n), amounts[i].money.high or amounts[i].money.low) for n, i in enumerate(chain, 1)
        ]
        if len(lots) == 1:
            lots.append(GivenLot("2"))
        return tuple(lots), set(chain), (max(0, amount.start - 12), amounts[chain[-1]].end)
    return _NONE


def _chain(reading: Reading, amounts: tuple[FoundAmount, ...], position: int) -> list[int]:
    """Amounts that follow on one another from a position, with only 'en', 'een van' and the like between them."""
    chain: list[int] = []
    for place, amount in enumerate(amounts):
        if amount.start < position:
            continue
        gap = reading.masked[position : amount.start]
        allowed = _FIRST_LOT if not chain else _NEXT_LOT
        if len(gap) > 40 or not allowed.fullmatch(gap):
            break
        chain.append(place)
        position = amount.end
    return chain


def _part_of(reading: Reading, amounts: tuple[FoundAmount, ...]) -> Lots:
    """'onderdeel van acht ton bij een werk van tien miljoen': a lot of the larger whole."""
    for place, amount in enumerate(amounts):
        if _PART_OF.search(reading.masked[max(0, amount.start - 40) : amount.start]):
            lots = (GivenLot("1", amount.money.high or amount.money.low), GivenLot("2"))
            return lots, {place}, (amount.start, amount.end)
    return _NONE


def completed(lots: tuple[GivenLot, ...], rest: tuple[FoundAmount, ...]) -> tuple[GivenLot, ...]:
    """With the whole known, the one lot without a value is what is left."""
    open_lots = [lot for lot in lots if lot.value is None]
    whole = rest[-1].money
    known = sum((lot.value or Decimal(0) for lot in lots), Decimal(0))
    if len(open_lots) != 1 or whole.low is None or whole.low != whole.high or whole.low <= known:
        return lots
    return tuple(lot if lot.value is not None else GivenLot(lot.number, whole.low - known) for lot in lots)


def lots_or_not(reading: Reading) -> tuple[bool, tuple[int, int]] | None:
    """Whether there are lots, when that is stated or supposed without their values; with the place of the words."""
    plain = reading.masked
    none = _NO_LOTS.search(plain) or _NO_LOTS_BARE.fullmatch(plain)
    if none:
        wished = reading.mood_at(none.start()) is Mood.WISHED and none[0].startswith(
            ("zonder", "geen", "no ", "without")
        )
        return (False, none.span()) if wished or reading.holds(none.start()) else None
    for match in _LOTS.finditer(plain):
        if (
            reading.holds(match.start())
            and not _UNKNOWN_COUNT.search(plain[: match.start()][-20:])
            and not _HEDGED.search(match[0])
        ):
            return True, match.span()
    described = _DESCRIBED.search(plain)
    return (True, described.span()) if described else None
