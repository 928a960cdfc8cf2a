"""What a contract and its lots are worth, as a question says it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.model.procurement import ThresholdSide
from bot.model.question import GivenLot, Money, Per
from bot.understanding.amounts import FoundAmount
from bot.understanding.facts_clauses import Mood, Reading
from bot.understanding.facts_lots import COUNT, completed, find_lots, lot_count, lots_or_not

_LIMIT = r"(?:drempel\w*|europese grens|\bgrens\b|grensbedrag|limiet|threshold|limit|ceiling|bovengrens|ondergrens)"
_LIMIT_BEFORE = re.compile(
    rf"{_LIMIT}\s*(?:(?:bedrag|van|is|was|wordt|ligt|bedraagt|of|at|op|nog|nu|dan|toch|voor (?:diensten|leveringen|werken)|for (?:services|supplies|works)|:|=|€|euro)\s*){{0,4}}$|"
    r"\b(?:geldt|gelden|applies)\s*(?:de\s|een\s|€\s*)?$"
)
_LIMIT_AFTER = re.compile(
    rf"\s*(?:euro\s*)?(?:,?\s*(?:de|het|the|a|als|is|dat is|de nieuwe|nog|nog steeds|nu|still|now|is dat)\s*){{0,3}}(?:europese |european |eu-?)?{_LIMIT}"
)
_NOT_VALUE_BEFORE = re.compile(
    r"\b(?:jaaromzet|omzet(?:eis)?|boete|bankgarantie|verzeker\w*|schade\w*|aansprakelijkheid|turnover|revenue|fine|penalty|salaris|loon|schaal|vergoeding|korting|winst|subsidie|"
    r"dekking|borg|waarborg|inspanning|social return|sroi|plafond|guarantee|subsidy)\s*(?:(?:van|is|eis|tot|of|eisen van|minimaal|minstens|ten minste|at least)\s*){0,3}$"
)
_CONCESSION = re.compile(r"concess")
_VALUE_CUE = re.compile(
    r"\b(?:raming|geraamd\w*|waarde|opdrachtwaarde|contractwaarde|totaal|budget|value|estimated?|total)\b\W*(?:\w+\W+){0,3}$"
)
_CHANGED = re.compile(
    r"(?:\b(?:maar|nu|naar|wordt|toch|but|now|becomes?|to|inmiddels|eigenlijk|dus|so|ofwel)\b|=)\s*(?:(?:op|is|een|het|wordt|slechts|only|in totaal|samen)\s*){0,2}$"
)
_COPULA = re.compile(r"\W*(?:en |dus |maar )?(?:is|was|zijn|are)\b")
_PREDICATE = re.compile(
    r"\s*(?:euro|per jaar|per maand|excl\w*\.? btw|incl\w*\.? btw|in totaal|\s)*(?:[?.,;]|$|veel\b|genoeg\b|te hoog)"
)
_ATTRIBUTE = re.compile(
    r"\b(?:van|ter waarde van|voor|of|worth|for|met|boven|onder|over|under|above|below|dan|tot|vanaf|at)\s*(?:(?:de|een|ongeveer|circa|meer dan|minder dan|about|a|the)\s*){0,2}$"
)
_TIMES = re.compile(
    rf"(?<![\w.,])(?P<n>\d{{1,2}}|{COUNT})\s*(?:keer|maal|x|×|times|stuks? van|opdrachten van|contracten van|contracts of)\s*(?:een (?:opdracht|bedrag) van\s*)?$"
)
_SIDES = (
    (
        ThresholdSide.UNDER,
        re.compile(
            r"\b(?:onder|beneden|below|under) (?:de |het |the )?(?:europese |european |eu[- ]?|aanbestedings)?(?:drempel(?:bedrag|waarde)?|threshold|aanbestedingsgrens)\b"
        ),
    ),
    (
        ThresholdSide.REACHED,
        re.compile(
            r"\b(?:boven|vanaf|over|above|op of boven|at or above) (?:de |het |the )?(?:europese |european |eu[- ]?|aanbestedings)?(?:drempel(?:bedrag|waarde)?|threshold|aanbestedingsgrens)\b"
        ),
    ),
)
_SIDE_IS_AIM = re.compile(
    r"\b(?:om|zodat|niet|to|so|net|dan|alles|wat|not|wie|things|geldt)\s*(?:het\s*)?$|\b(?:blijven|komen|stay|remain|blijf|blijft|te houden|houden)\b"
)


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """What a question says of values: the whole, the lots, the side of the threshold; with the places of the words."""

    value: Money | None = None
    value_at: tuple[int, int] | None = None
    lots: tuple[GivenLot, ...] = ()
    has_lots: bool | None = None
    lots_at: tuple[int, int] | None = None
    side: ThresholdSide = ThresholdSide.UNKNOWN
    side_at: tuple[int, int] | None = None
    several: bool = False


def over_the_term(amount: FoundAmount, months: int | None) -> FoundAmount:
    """The amount over the whole term (months); nothing when it is per year or month and the term is not known."""
    money = amount.money
    if money.per not in (Per.YEAR, Per.MONTH):
        return amount
    times = Decimal(months or 0) / (12 if money.per is Per.YEAR else 1)
    low, high = (None if end is None or not times else end * times for end in (money.low, money.high))
    return replace(amount, money=replace(money, low=low, high=high, per=None))


def find_money(reading: Reading, amounts: tuple[FoundAmount, ...], months: int | None) -> FoundMoney:
    """The value of the contract and of its lots among the amounts of a question (`amounts` without those of parts).

    `months`: the term, when it is known; a lot's yearly or monthly amount is counted over it.
    """
    usable = tuple(amount for amount in amounts if _is_value(amount, reading))
    lots, used, at = find_lots(reading, tuple(over_the_term(amount, months) for amount in usable))
    rest = tuple(amount for place, amount in enumerate(usable) if place not in used)
    found = FoundMoney(lots=lots, has_lots=True if lots else None, lots_at=at)
    if lots and rest and any(lot.value is None for lot in lots):
        found = replace(found, lots=completed(lots, rest), value=None)
    if not found.lots or all(lot.value is None for lot in found.lots):
        found = _with_value(found, reading, rest)
    if not lots:
        said = lots_or_not(reading)
        found = replace(found, has_lots=said[0], lots_at=said[1]) if said else found
    return found if amounts else _with_side(found, reading)


def _is_value(amount: FoundAmount, reading: Reading) -> bool:
    """Whether an amount is what something is worth: no threshold, fine, turnover, nor the thing that is asked."""
    plain = reading.masked
    before, after = plain[max(0, amount.start - 70) : amount.start], plain[amount.end : amount.end + 50]
    if _LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(after):
        return False
    if _NOT_VALUE_BEFORE.search(before) and not (_CONCESSION.search(plain) and "omzet" in before):
        return False
    clause = reading.clause_at(amount.start)
    asks_for_it = (
        clause.mood is Mood.ASKED
        and _COPULA.match(plain, clause.start, clause.end)
        and _PREDICATE.match(after)
    )
    return not asks_for_it or bool(_ATTRIBUTE.search(before))


def _with_value(found: FoundMoney, reading: Reading, amounts: tuple[FoundAmount, ...]) -> FoundMoney:
    distinct = {(amount.money.low, amount.money.high) for amount in amounts}
    chosen = amounts[0] if len(distinct) == 1 else _chosen(reading, amounts)
    if chosen is None:
        return replace(found, several=len(distinct) > 1)
    money, start = chosen.money, chosen.start
    if times := _TIMES.search(reading.masked[max(0, start - 40) : start]):
        count = lot_count(times) or 1
        money = replace(money, low=money.low and money.low * count, high=money.high and money.high * count)
    return replace(found, value=money, value_at=(start, chosen.end))


def _chosen(reading: Reading, amounts: tuple[FoundAmount, ...]) -> FoundAmount | None:
    """Among several amounts: the total, else the corrected one, else the one that is called the value."""
    plain = reading.masked
    totals = [amount for amount in amounts if amount.money.per is Per.TOTAL]
    if len(totals) == 1:
        return totals[0]
    for cue in (_CHANGED, _VALUE_CUE):
        cued = [amount for amount in amounts if cue.search(plain[max(0, amount.start - 50) : amount.start])]
        if cued:
            return cued[-1]
    return None


def _with_side(found: FoundMoney, reading: Reading) -> FoundMoney:
    plain = reading.masked
    for side, pattern in _SIDES:
        for match in pattern.finditer(plain):
            clause = reading.clause_at(match.start())
            before = plain[max(clause.start, match.start() - 14) : match.start()]
            after = plain[match.end() : match.end() + 20]
            if (
                clause.mood is not Mood.ASKED
                and not _SIDE_IS_AIM.search(before)
                and not _SIDE_IS_AIM.search(after)
            ):
                return replace(found, side=side, side_at=match.span())
    return found
