"""What is bought, as a question says it: a service, a supply, works, a concession; and the parts of a mixed contract."""

import re
from dataclasses import dataclass

from bot.model.procurement import ContractKind
from bot.model.question import Part
from bot.understanding.amounts import FoundAmount
from bot.understanding.facts_clauses import Mood, Reading

_PREFIX = (
    r"(?:om|voor|van|drempel voor|bij|geen|aan|als|for|of|uit|alleen|only|puur|louter|zuivere?|zijn|are)"
)
_KINDS: tuple[tuple[ContractKind, re.Pattern[str]], ...] = (
    (
        ContractKind.CONCESSION,
        re.compile(
            r"\b(?:een|als|via|in|bij|deze|voorbehouden|a|an|as a|the)\s(?:\w+\s)?(?:diensten|werken)?(?:concessie|concession)(?:opdracht| contract)?\b|"
            r"\bconcessie(?:opdracht|overeenkomst|contract)\b|\b(?:diensten|werken)concessie\b|\bconcession contract\b|\bvoor (?:\w+\s)?concessies\b"
        ),
    ),
    (
        ContractKind.SERVICES,
        re.compile(
            rf"(?<!eigen )(?<!aanbestedende )\b(?:een|als|deze|sociale|betreft|gewone|andere|to be a|is a|as a|an?|social) (?:dienst|service)\b(?! (?:van de gemeente|parkeren|dat|die|doet))|"
            rf"\b{_PREFIX} (?:sociale |gewone |andere |specifieke |social |other |special |overige )*(?:diensten|services)\b|"
            r"\bdiensten?(?:opdracht|contract)\b|\bdienstverleningsopdracht\b|\bservices? contracts?\b|\bcontracts? for (?:\w+ )?services\b"
        ),
    ),
    (
        ContractKind.SUPPLIES,
        re.compile(
            rf"\b(?:een|als|deze|betreft|a|as a|an|pure) (?:levering|supply)\b|\b{_PREFIX} (?:leveringen|supplies|goods)\b|"
            r"\bleveringsopdracht(?:en)?\b|\b(?:supply|supplies) contracts?\b"
        ),
    ),
    (
        ContractKind.WORKS,
        re.compile(
            rf"\b(?:een|betreft een|bij dit) werk (?=van|voor|boven|onder|\?|$)|\b(?:een|deze) werk\b(?=[?,.]|$| (?:van|ter|boven|onder|mag|kan|is|te|voorbehouden|reserveren))|"
            rf"\b{_PREFIX} (?:werken|works)\b(?! (?:aan|met|bij|in|op|with|at|for|met))|\bwerkenopdracht\b|\bopdracht voor (?:een )?werk(?:en)?\b|\bworks contracts?\b|\bpublic works\b"
        ),
    ),
)
_ALONE = (
    (ContractKind.SERVICES, "dienst(?:en)?|services?"),
    (ContractKind.SUPPLIES, "levering(?:en)?|supply|supplies"),
    (ContractKind.WORKS, "werken|works"),
    (ContractKind.CONCESSION, "concessie|concession"),
)
"""In an enumeration ('dienst, 180.000, 2 jaar') the bare word is enough."""
_KINDS_ALONE = tuple(
    (kind, re.compile(rf"(?:^|[,;:]\s)\s*(?:{words})(?=\s*(?:[,;]|$))")) for kind, words in _ALONE
)
_ABOUT = re.compile(
    r"\b(?:verschil|difference|rather than|in plaats van|versus|vs)\b|\bwat is een (?:dienst|levering|werk|concessie)\b|\bwhat is an? (?:service|supply|concession)\b"
)
_WITH_AMOUNT = re.compile(
    r"\s*(?:van|ter waarde van|voor|of|worth|met een waarde van|boven|onder|tot|over|under|:)\s"
)
_PART_WORD = re.compile(
    r"\b(?:(?P<supplies>levering(?:en)?(?:sdeel|scomponent)?|supply|supplies|goods|goederen|spullen|producten|materia(?:al|len)|artikelen)|(?P<services>dienst(?:en)?(?:deel|component)?|dienstverlening|services?)|(?P<works>werk(?:en)?(?:deel)?|works))\b"
)
_TO_AMOUNT = re.compile(
    r"\s*(?:\(?\s*(?:van|voor|ter waarde van|t\.w\.v\.|a|à|is|:|=|worth|of|at|for|deel|gedeelte|part|die|dat|kost|ongeveer|circa|zo'n|about)\s*){0,3}\(?\s*"
)
_FROM_AMOUNT = re.compile(
    r"\)?\s*(?:euro\s*)?(?:(?:aan|voor|is|in|of|for|worth of|op|het|de|the|a|een|bestaat uit)\s*){0,3}"
)
_PARTLY = re.compile(r"\b(?:deels|gedeeltelijk|partly|part)\b")
_MIXED = re.compile(r"\b(?:gemengde?|mixed)\b|\bdeels\b.*\bdeels\b|\bpartly\b.*\bpartly\b|\bpart\b.*\bpart\b")
_KIND_OF = {"supplies": ContractKind.SUPPLIES, "services": ContractKind.SERVICES, "works": ContractKind.WORKS}


@dataclass(frozen=True, slots=True)
class FoundKind:
    """The kind of contract with the place of its words."""

    kind: ContractKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundParts:
    """The parts of a mixed contract with the place of their words; `used` are the amounts that they took."""

    parts: tuple[Part, ...]
    start: int
    end: int
    used: frozenset[int]


def find_kind(reading: Reading) -> FoundKind | None:
    """The one kind that a question states or supposes. Two kinds side by side are a question about the kind."""
    plain = reading.masked
    if _ABOUT.search(plain):
        return None
    every = [
        FoundKind(kind, *match.span())
        for kind, pattern in (*_KINDS, *_KINDS_ALONE)
        for match in pattern.finditer(plain)
    ]
    if len({found.kind for found in every}) != 1:
        return None
    return next((found for found in sorted(every, key=lambda f: f.start) if _is_said(found, reading)), None)


def _is_said(found: FoundKind, reading: Reading) -> bool:
    """A kind with its amount behind it is said, whatever the sentence asks."""
    if _WITH_AMOUNT.match(reading.masked, found.end) and re.match(
        r"\D{0,30}\d|\D{0,30}\b(?:een|twee|drie|acht|anderhalve)\b",
        reading.masked[found.end : found.end + 40],
    ):
        return True
    asked = reading.mood_at(found.start) is Mood.ASKED
    return not asked or bool(
        re.search(
            r"(?:drempel|threshold|bij|opdracht|contract)\s*(?:bedrag\w*\s*)?(?:voor|for|of)?\s*(?:een\s*)?$",
            reading.masked[: found.start + 4],
        )
    )


def find_parts(reading: Reading, amounts: tuple[FoundAmount, ...]) -> FoundParts | None:
    """The parts of a mixed contract: 'deels levering 100.000 en deels dienst 150.000'."""
    plain = reading.masked
    found: list[tuple[Part, int, int, int | None]] = []
    for match in _PART_WORD.finditer(plain):
        place = _amount_of(match, plain, amounts)
        kind = _KIND_OF[str(match.lastgroup)]
        value = amounts[place].money.high if place is not None else None
        if place is not None and any(place == taken for _, _, _, taken in found):
            continue
        if place is not None or _PARTLY.search(plain[max(0, match.start() - 22) : match.start()]):
            start = min(match.start(), amounts[place].start) if place is not None else match.start()
            end = max(match.end(), amounts[place].end) if place is not None else match.end()
            found.append((Part(kind, value), start, end, place))
    if len({part.kind for part, *_ in found}) < 2:
        return _unvalued(reading)
    used = frozenset(place for *_, place in found if place is not None)
    return FoundParts(
        tuple(part for part, *_ in found), min(f[1] for f in found), max(f[2] for f in found), used
    )


def _unvalued(reading: Reading) -> FoundParts | None:
    """A contract that is said to be mixed, of two kinds, without amounts."""
    mixed = _MIXED.search(reading.masked)
    words = list(_PART_WORD.finditer(reading.masked)) if mixed else []
    kinds = tuple(dict.fromkeys(_KIND_OF[str(word.lastgroup)] for word in words))
    if len(kinds) < 2 or reading.mood_at(words[0].start()) is Mood.ASKED:
        return None
    return FoundParts(tuple(Part(kind) for kind in kinds), words[0].start(), words[-1].end(), frozenset())


def _amount_of(match: re.Match[str], plain: str, amounts: tuple[FoundAmount, ...]) -> int | None:
    """The place of the amount that stands directly behind or before the word."""
    for place, amount in enumerate(amounts):
        if 0 <= amount.start - match.end() <= 30 and _TO_AMOUNT.fullmatch(plain, match.end(), amount.start):
            return place
    for place, amount in enumerate(amounts):
        if 0 <= match.start() - amount.end <= 24 and _FROM_AMOUNT.fullmatch(plain, amount.end, match.start()):
            return place
    return None
