"""How many firms can do the work, and which share of a firm's staff belongs to the target group, as a question says it."""

import re
from decimal import Decimal

from bot.understanding.facts_clauses import Mood, Reading
from bot.understanding.numbers import UNITS, read_digits, read_spelled

_SMALL = "|".join(sorted((name for name, value in UNITS.items() if 0 < value <= 20), key=len, reverse=True))
_COUNT = rf"(?P<n>\d{{1,2}}|{_SMALL}|geen(?: enkele?)?|nul|no|not a single|zero|een paar)"
_FIRM = (
    r"(?:\w+ ){0,2}?(?:\w*firma'?s?|\w*bedrij(?:f|ven)|partij(?:en)?|\w*leveranciers?|\w*onderneming(?:en)?|ondernemers?|aanbieders?|marktpartij(?:en)?|inschrijvers?|gegadigden?|organisaties?|"
    r"firms?|compan(?:y|ies)|suppliers?|enterprises?|providers?|part(?:y|ies)|bidders?|contractors?|organi[sz]ations?)"
)
_ONLY = r"(?:maar|slechts|ten minste|minstens|zeker|alleen|ongeveer|wel|eigenlijk|nog|only|at least|just|about|precies|exact|exactly|hooguit|hoogstens|at most|al)"
_EXIST = re.compile(
    rf"\b(?:er (?:is|zijn|bestaat|bestaan|kunnen|kan)|we kennen|wij kennen|ik ken|kennen we|there (?:is|are)|we know(?: of)?|i know(?: of)?|er|zijn|is|hebben we)\s+(?:{_ONLY}\s+){{0,2}}{_COUNT}\s+{_FIRM}\b"
    r"(?P<tail>[^.?!;]{0,40})"
)
_ABLE = re.compile(
    rf"(?<![\w.,])(?:{_ONLY}\s+){{0,2}}{_COUNT}\s+{_FIRM}\s+(?:(?:die|dat|that|who|which|in de markt|op de markt|in amsterdam|in nederland|on the market)\s+)*(?:aan de (?:30%?-?)?eis(?:en)? |dit |het |dat |dit werk |het werk |deze opdracht |hieraan |daaraan |aan \w+ |this |it |the work )*"
    r"(?:kan|kunnen|kon|voldoet|voldoen|aankan|aankunnen|doet|doen|levert|leveren|can|could|qualify|qualifies|meets?|able|are able|is able)\b"
)
_BARE_COUNT = re.compile(
    rf"^\W*(?:en|and|maar|but)\s(?:dan\s)?(?:met|bij|with)\s(?:{_ONLY}\s)+{_COUNT}\s{_FIRM}\W*$"
)
"""A follow-up that only changes the number: 'en met maar een bedrijf?'"""
_NOBODY = re.compile(
    r"\b(?:niemand (?:kan|die)|geen enkele (?:partij|firma|bedrijf|leverancier|onderneming)|nobody (?:can|is able)|no one can)\b"
)
_ABLE_TAIL = re.compile(
    r"\b(?:kan|kunnen|kon|voldoe[tn]|aankan|aankunnen|doet|doen|lever(?:t|en)|actief|beschikbaar|can|could|able|qualif\w+|meets?|available|geschikt|in de markt|does|do this)\b|^\s*$|^\s*(?:voor|in|op|for)\b"
)
_INVITES = re.compile(
    r"\b(?:uitnodig\w*|uit te nodigen|offerte\w*|vragen|inschrij\w+|ingeschreven|contracteren|contracten|invite|quotes?|meedoen|samen)\b"
)
_OPINION = re.compile(r"\b(?:moet(?:en)?|minimaal|maximum|mag|verplicht|must|may|should)\b")
_SHARES = {
    "een kwart": 25,
    "kwart": 25,
    "de helft": 50,
    "een derde": 33,
    "driekwart": 75,
    "a quarter": 25,
    "half": 50,
    "a third": 33,
    "three quarters": 75,
    "tweederde": 66,
    "twee derde": 66,
    "two thirds": 66,
}
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<n>\d{{1,3}}(?:[.,]\d{{1,2}})?|[a-z]{{3,24}})\s?(?:%|procent\b|percent\b|per cent\b|pct\b)|\b(?P<share>{'|'.join(sorted(_SHARES, key=len, reverse=True))})\b(?! (?:jaar|miljoen|ton|year|million|uur|van de (?:opdracht|raming|waarde)))"
)
_GROUP = re.compile(
    r"\b(?:doelgroep\w*|beperking\w*|afstand tot|arbeidsbeperk\w*|arbeidsgehandicapt\w*|gehandicapt\w*|kwetsba\w+|kansarm\w*|handicap|wajong\w*|banenafspraak|sw-?(?:ers?|medewerkers)|wsw\w*|"
    r"disab\w+|disadvantaged|target[- ]group|vulnerable|distance to the labour)\b"
)
_HAS = re.compile(
    r"\b(?:heeft|hebben|had|bestaat|bestaan|telt|haalt|komt|komen|zit|zitten|is|zijn|werkt|werken|met|voor|slechts|maar|aandeel|(?:be)?hoort|(?:be)?horen|valt|vallen|belongs?|has|have|had|with|employs?|are|is|of (?:its|their|the) (?:staff|employees|workforce|people)|consists?|only)\b"
)
_RULE = re.compile(
    r"\b(?:moet|moeten|eis|eisen|geldt|gelden|voldoe\w*|verplicht\w*|vereist\w*|waarom|regel|norm|minstens|ten minste|tenminste|minimaal|minimum|must|required?|requirement|rule|at least|need|needs|"
    r"vragen we|vraagt de|social return|sroi|s\.r\.|5%-regeling|punten|points|opdrachtsom|korting|btw|vat|tellen|telt mee|meetellen|hoeveel|how much)\b|-eis\b|%-"
)
_BARE_SHARE = re.compile(
    r"\W*(?:(?:en|maar|and|but|wat|what)\s)*(?:als|if)\s(?:het|dat|dit|it|that)(?:\s(?:percentage|aandeel))?(?:\s(?:maar|slechts|only|is|are|ook|toch|nu|geen))*"
    r"\s(?P<n>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|procent|percent|per cent)(?:\s(?:is|zijn|blijkt|wordt))?\W*"
)
"""A follow-up that only changes the share: 'en als het maar 26% is?'"""
HIGHEST_SHARE = Decimal(100)


def find_firms(reading: Reading) -> tuple[int, int, int] | None:
    """How many firms can do this work, when that is stated or supposed; with the place of the words."""
    plain = reading.masked
    for pattern in (_EXIST, _ABLE, _BARE_COUNT):
        for match in pattern.finditer(plain):
            clause = reading.clause_at(match.start())
            tail = match.groupdict().get("tail")
            rest = plain[match.start() : min(len(plain), match.end() + 20)]
            if (
                clause.mood in (Mood.ASKED, Mood.WISHED)
                or _INVITES.search(rest)
                or _OPINION.search(plain[clause.start : match.start()])
            ):
                continue
            count = _count(match["n"])
            if count is not None and (tail is None or _ABLE_TAIL.search(tail) or count <= 1):
                return count, *match.span()
    nobody = _NOBODY.search(plain)
    return (0, *nobody.span()) if nobody and reading.holds(nobody.start()) else None


def find_share(reading: Reading) -> tuple[Decimal, int, int] | None:
    """The share (percent) of staff that belongs to the target group, when it is said of a firm; the rule is no share."""
    plain = reading.masked
    bare = _BARE_SHARE.fullmatch(plain)
    if bare and (share := _number(bare["n"])) is not None:
        return share, *bare.span()
    for match in _PERCENT.finditer(plain):
        share = Decimal(_SHARES[match["share"]]) if match["share"] else _number(match["n"])
        if share is None:
            continue
        around = plain[max(0, match.start() - 60) : match.end() + 60]
        clause = reading.clause_at(match.start())
        within = plain[max(clause.start, match.start() - 60) : min(clause.end, match.end() + 60)]
        if not _GROUP.search(around) or _RULE.search(within) or not _HAS.search(within):
            continue
        if clause.mood is Mood.ASKED or (
            clause.mood is Mood.WISHED
            and not re.search(
                r"\b(?:met|with|heeft|has|voor)\s*(?:maar |slechts |only )?$", plain[: match.start()]
            )
        ):
            continue
        return share, *match.span()
    return None


def _count(words: str) -> int | None:
    if words.startswith(("geen", "no", "zero", "nul")):
        return 0
    if words == "een paar":
        return 2
    return int(words) if words.isdecimal() else int(UNITS[words])


def _number(words: str) -> Decimal | None:
    return read_digits(words) if words[0].isdigit() else read_spelled(words)
