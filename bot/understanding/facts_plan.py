"""How far the publication is, when it is planned, and who will do the work, as a question says it."""

import re
from dataclasses import dataclass
from datetime import date

from bot.model.procurement import NoticeStatus
from bot.model.question import Performer
from bot.model.values import Period
from bot.understanding.facts_clauses import Mood, Reading
from bot.understanding.periods import FoundPeriod

_NEGATED = re.compile(
    r"\b(?:geen|niet|zonder|nog geen|no|not|moet(?:en)?|hoeft?|kan|mag|voor de|before the|wanneer)\b"
)
_PRIOR = re.compile(r"\b(?:vooraankondiging|prior (?:information )?notice|pin[- ]notice)\b")
_PRIOR_DONE = re.compile(
    r"\b(?:gedaan|gepubliceerd|geplaatst|verstuurd|verzonden|uit|uitgegaan|er is|is er|ligt er|staat|hebben|heb|alleen|there is|there's|published|sent|done|only|we have|"
    r"verschenen|online|vervangt|dient|geldt|replaces|serves)\b"
)
_AWARDED = re.compile(
    r"\b(?:is|zijn|was|werd|al|reeds|inmiddels|net|vorig\w* \w+|enkelvoudig|onderhands|already|has been|been|was) (?:al |reeds |inmiddels |vorig jaar |definitief |voorlopig )?(?:gegund|awarded)\b|\bgegund (?:is|was)\b|"
    r"\bgegunde (?:opdracht|contract|overeenkomst)\b|\b\w{0,30}(?:contract|overeenkomst|opdracht|agreement) (?:dat |die )?(?:loopt|draait) (?:al|nog|sinds|inmiddels|tot)\b|"
    r"\ber (?:loopt|is|ligt) (?:al |nog |reeds |inmiddels )*een (?:lopend |bestaand |getekend )?\w{0,30}(?:contract|overeenkomst)\b|\b(?:hebben|heb|heeft) (?:al |nog )(?:een |onze? )?\w{0,30}(?:contract|overeenkomst) lopen\b|"
    r"\b\w{0,30}(?:contract|overeenkomst) is (?:al |reeds |inmiddels )?"
    r"(?:getekend|gesloten|ondertekend|gegund)\b|\b(?:lopende?|bestaande?) (?:contract|overeenkomst|raamovereenkomst|raamcontract|opdracht)\b|"
    r"\b(?:contract|agreement) (?:is|has been) (?:already )?(?:running|signed|in force|awarded)\b|\b(?:running|existing|current) (?:contract|agreement)\b|\balready awarded\b|\bloopt al\b|\bhet contract loopt\b"
)
_RUNS = re.compile(
    r"\b\w{0,30}(?:contract|overeenkomst|opdracht|agreement)\b(?:[^.?!;,]|[.,]\d){0,40}?\b(?:"
    r"(?:dat|die) (?:nu |al |nog |reeds |inmiddels |momenteel )+(?:loopt|draait|gegund is|getekend is|in uitvoering is)|"
    r"(?:that|which) (?:is|has) (?:already |still |now |been )*(?:running|signed|awarded|in force))\b"
)
"""A contract that is described as running, in whatever sentence: 'een schoonmaakcontract van 2 ton dat al loopt'."""
_NOT_YET = re.compile(
    r"\bnog (?:helemaal )?(?:niet|niets|niks|geen)\b[^.?!;,]{0,40}\b(?:gepubliceerd\w*|verstuurd|verzonden|aangekondigd|(?<!voor)aankondiging|bekendgemaakt|gestart|begonnen|publicatie|op tenderned)\b|"
    r"\b(?:niet|moet(?:en)? nog(?: worden)?) gepubliceerd\b|\b(?:is|nog|zijn|zit\w*|staat|fase van) (?:nog |volop )?in (?:de )?voorbereiding(?:sfase)?\b|\bvoorbereidingsfase\b|"
    r"\bnot (?:yet )?(?:been )?published\b|\bunpublished\b|\bno notice (?:yet|has been|sent)\b|\b(?:in|under) preparation\b|\bmoet nog (?:worden )?(?:aangekondigd|gepubliceerd|de markt op|naar de markt)\b|\bgeen aankondiging\b"
)
_PUBLISHED = re.compile(
    r"(?<!voor)\baankondiging\b[^.?!;]{0,30}?\b(?:gepubliceerd|verstuurd|verzonden|geplaatst|online|de deur uit|uitgegaan|uit|verschenen)\b(?! (?:wordt|worden|gaat|moet))|"
    r"\b(?:is|was|werd|staat|zijn|hebben|heeft|heb|al|reeds|inmiddels|net|gisteren|vorige week|vanochtend) (?:hem |haar |hij |ze |het |de opdracht |de aanbesteding )?(?:al |reeds |inmiddels |gisteren |net |vorige week |ook al )*gepubliceerd\b|"
    r"\bgepubliceerd (?:is|was|hebben|op)\b|\bgepubliceerde (?:aankondiging|opdracht|aanbesteding)\b|\bstaat (?:al |nu |inmiddels )?op tenderned\b|\blopende (?:aanbesteding|procedure)\b|\bna (?:de )?publicatie\b|"
    r"\bnotice (?:has been|has already been|was|is|is already|has) (?:already )?(?:published|sent|out)\b|\b(?:has|have) (?:already |just )?been published\b|\b(?:is|was|were) (?:already )?published\b|\balready published\b|\bafter (?:the )?publication\b|"
    r"\bpublicatie was\b|\b(?:de )?aanbesteding (?:loopt|is) al (?:gestart|begonnen|bezig|uit|gepubliceerd)?\b"
)
_WILL_BE = re.compile(
    r"\b(?:wordt|worden|gaat|moet|zal|will|to) (?:\w+ ){0,5}$|^[^.?!;,]{0,12}\b(?:wordt|worden|gaat|moet|zal)\b"
)
_PLANNED = re.compile(
    r"\b(?:geplande? (?:publicatie|start|aankondiging|publicatiedatum|verzending)|publicatie(?:datum|moment)?|planned (?:publication|for|to be published)|publication(?: date)?|(?:we|wij|ik|ze) (?:willen |gaan |zouden )?(?:\w+ ){0,4}publiceren|"
    r"publiceren (?:we|wij|in|op)|(?:wordt|worden|gaan|zal) (?:\w+ ){0,6}(?:gepubliceerd|verstuurd|verzonden)|gepubliceerd wordt|gepland (?:voor|in|op|staat)|staat gepland|will be (?:published|sent)|(?:we|i) (?:will |plan to |want to )?publish|"
    r"aankondiging\b[^.?!;,]{0,30}?\b(?:gaat|komt|versturen|verzenden|sturen)|naar de markt|op de markt|published in|verzenden op|planning (?:is|=))\b"
)
NEAR, FAR = 40, 100
"""How far behind the verb its period stands (letters): directly, or after the thing that is published with 'op' or 'in'."""
_DAY_OF = re.compile(r"\b(?:op|in|per|rond|vanaf|begin|medio|eind|on|by|around)\s+(?:de |het |the )?$")
_RELATIVE = re.compile(r"\b(?:die|dat|which|that)\b")
_OWN = re.compile(
    r"\b(?:onze|de|een|ons|hun|gemeentelijke|via een|door een) eigen (?:dienst(?! *-)|afdeling|mensen|medewerkers|personeel|ambtenaren|organisatie|werkbrigade|ploeg)\b|\beigen (?:dienst|personeel|mensen|medewerkers|ambtenaren)\b|"
    r"\b(?:wij|we|gemeente|ik) (?:\w+ ){0,3}(?:het )?(?:werk )?zelf (?:te )?(?:doen|uitvoeren|schoonmaken|gaan doen)\b|\bin eigen beheer\b|\b(?:we|wij) (?:doen|voeren|maken)\b[^.?!;]{0,30}\bzelf\b|\b(?:doen|voeren|maken) (?:we|wij) (?:het |dit |dat )?(?:\w+ )?zelf\b|"
    r"\b(?:our|its|an|the municipality's) own (?:department|service|staff|employees|people|workforce|team)\b|\bown (?:staff|department|service)\b|\bin-?house (?:department|staff|team)\b|\bdo it ourselves\b|\bstadsdeel zelf uitvoert\b"
)
_BODY = r"(?:bv|b\.v\.|nv|n\.v\.|stichting|vennootschap|bedrijf|organisatie|rechtspersoon|firma|onderneming|sw-bedrijf|werkbedrijf|werkplaats|company|firm|entity|organisation|organization|foundation|workshop|dochter)"
_IN_HOUSE = re.compile(
    rf"\b{_BODY}\b[^.?!;]{{0,24}}\b(?:waar|waarvan|which|that|die|dat|whose)\b[^.?!;]{{0,40}}?\b(?:honderd procent|100 ?(?:%|procent|percent)|volledig|enige?|volle|geheel|helemaal|fully|wholly|entirely|sole)(?!\w)[^.?!;]{{0,40}}"
    rf"|\b(?:100 ?%|honderd procent|volle|volledige) (?:dochter\w*|eigendom)\b|\b(?:ons|onze|hun|het|een|our|your|the municipality's|their) eigen (?:sociale? |sociaal )?(?:sw[- ]?|werk|leerwerk)?(?:bedrijf|bv|nv|werkbedrijf|werkplaats|sw-organisatie)\b|"
    r"\b100 ?% (?:van|in handen van|bezit van) de gemeente\b|\beigen (?:sw[- ]?bedrijf|werkbedrijf|sociaal werkbedrijf|sociale werkplaats|bv|nv|leerwerkbedrijf|sw-organisatie|dochter)\b|\bour own (?:sheltered |social )?(?:workshop|company|enterprise|entity|work company)\b|"
    r"\bgemeentelijke? (?:bv|nv|vennootschap|deelneming|dochter\w*)\b|\brechtspersoon (?:die )?onder (?:ons |het )?toezicht\b|\b(?:bv|nv|vennootschap|stichting|bedrijf|rechtspersoon) van de gemeente(?: zelf)?\b|\bverbonden partij\b|"
    r"\b(?:wholly|fully) owned (?:by (?:the municipality|us)|company|subsidiary)\b|\blegal person under (?:the )?(?:municipal )?control\b|\b100 ?% owned by\b|\bgemeente (?:is )?(?:100 ?%|honderd procent|enig|volledig) (?:eigenaar|aandeelhouder)\b"
)
_OTHER = re.compile(
    r"\b(?:door|aan|bij|naar|van|is|wordt|doet|met) (?:een )?(?:andere (?:gemeenten?|overheid|overheidsinstantie|aanbestedende dienst|publieke organisatie)|ander openbaar lichaam|buurgemeente)\b(?! (?:inkopen|samen))|"
    r"\been andere (?:gemeente|overheid) (?:gaat |wil |zou )?(?:het |dit |dat |de )?(?:\w+ )?(?:doet|uitvoert|doen|uitvoeren|gaat|kan|levert|voert)\b|\b(?:another|other) (?:municipality|public body|authority|public authority|government)\b|"
    r"\bdoor (?:de )?gemeente (?!amsterdam\b)(?!zelf\b)[a-z]{4,}\b|\b(?:door|aan) (?:het waterschap|de provincie|het rijk)\b|\ben andere overheid\b"
)
_SOCIAL_FIRM = r"(?:private |particuliere |commerciele |lokale |goede |kleine |grote |amsterdamse |drie |twee |enkele )*(?:sociale (?:firma(?:'?s)?|onderneming(?:en)?|ondernemers?|partij(?:en)?)|sociaal ondernemers?|private partij(?:en)?|marktpartij(?:en)?|commercieel bedrijf)"
_MARKET = re.compile(
    rf"\b(?:(?:door|aan|naar|bij|via) (?:een |de |onze |alleen |louter )*|(?:met|voor) een |(?:reserv\w*|voorbehoud\w*|voor te behouden)[^.?!;,]{{0,20}} voor (?:een |de )?){_SOCIAL_FIRM}\b|"
    r"\b(?:de markt (?:doet|voert|gaat|zal|mag)|door de markt)\b|"
    r"\b(?:by|to|for|with) (?:a |an |the |only )*(?:private |local )*(?:social (?:firms?|enterprises?|entrepreneurs?)|market part(?:y|ies)|private part(?:y|ies)|private compan(?:y|ies))\b|"
    r"\b(?:the market (?:does|will)|by the market)\b"
)
_TO_MARKET = re.compile(
    r"\b(?:naar de markt|op de markt|aan de markt|de markt op|in de markt zetten|go to (?:the )?market|on the market)\b"
)


@dataclass(frozen=True, slots=True)
class FoundStatus:
    """How far the publication is, and the day the notice was sent when it was said."""

    status: NoticeStatus
    sent: date | None
    start: int
    end: int


def find_status(reading: Reading, periods: tuple[FoundPeriod, ...], today: date) -> FoundStatus | None:
    """How far the publication is, when that is stated or supposed."""
    for status, pattern in (
        (NoticeStatus.AWARDED, _AWARDED),
        (NoticeStatus.AWARDED, _RUNS),
        (NoticeStatus.PRIOR_NOTICE, _PRIOR),
        (NoticeStatus.PREPARATION, _NOT_YET),
        (NoticeStatus.PUBLISHED, _PUBLISHED),
    ):
        for match in pattern.finditer(reading.masked):
            if not _counts(reading, status, match):
                continue
            sent = _sent(reading, periods, today, match) if status is NoticeStatus.PUBLISHED else None
            if sent and sent > today:
                continue
            return FoundStatus(status, sent, *match.span())
    return None


def _counts(reading: Reading, status: NoticeStatus, match: re.Match[str]) -> bool:
    clause = reading.clause_at(match.start())
    always = match.re is _RUNS or match[0].startswith(
        ("na ", "after ", "lopend", "bestaand", "running", "existing", "gepubliceerde", "gegunde")
    )
    if not reading.holds(match.start()) and not (always and clause.mood is Mood.WISHED):
        return False
    if always:
        return True
    before = reading.masked[clause.start : match.start()]
    if status is NoticeStatus.PRIOR_NOTICE:
        whole = reading.masked[clause.start : clause.end]
        return bool(_PRIOR_DONE.search(whole)) and not _NEGATED.search(before[-24:])
    if status is NoticeStatus.PUBLISHED:
        return (
            not _WILL_BE.search(before)
            and not _PRIOR.search(reading.masked, clause.start, clause.end)
            and not re.search(r"\b(?:moet|wanneer|when|wordt)\b", before)
        )
    return (
        not re.search(r"\b(?:moet|kan|mag|wanneer|when|of|ooit|whether)\b", before[-30:])
        or status is NoticeStatus.PREPARATION
    )


def _sent(
    reading: Reading, periods: tuple[FoundPeriod, ...], today: date, match: re.Match[str]
) -> date | None:
    """The day that is named near the publication; without a year it lies in the past."""
    clause = reading.clause_at(match.start())
    for found in periods:
        single = found.period.start == found.period.end
        if single and clause.start - 2 <= found.start <= clause.end + 4:
            day = found.period.start
            named_year = str(day.year) in found.words
            if day > today and not named_year:
                return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else None
            return day
    return None


def find_planned(
    reading: Reading, periods: tuple[FoundPeriod, ...], today: date
) -> tuple[Period, int, int] | None:
    """The period in which publication is planned, when that is stated or supposed; a description is no plan."""
    plain = reading.masked
    for match in _PLANNED.finditer(plain):
        clause = reading.clause_at(match.start())
        if (
            clause.mood is Mood.ASKED
            or _RELATIVE.search(plain[clause.start : match.start()])
            or _PRIOR.search(plain, clause.start, clause.end)
        ):
            continue
        near = [
            p
            for p in periods
            if p.period.end >= today
            and -40 <= p.start - match.end() <= (FAR if _DAY_OF.search(plain[: p.start][-12:]) else NEAR)
            and clause.start - 1 <= p.start <= clause.end + 25
        ]
        if near:
            best = min(near, key=lambda p: (abs(p.start - match.end()), p.start))
            return best.period, min(match.start(), best.start), max(match.end(), best.end)
    return None


def find_performer(reading: Reading) -> tuple[Performer, int, int] | None:
    """Who will do the work. A private social firm is the market."""
    for performer, pattern in _PERFORMERS:
        for match in pattern.finditer(reading.masked):
            if not _NOT_HIM.search(reading.masked[max(0, match.start() - 16) : match.start()]):
                return performer, *match.span()
    match = _TO_MARKET.search(reading.masked)
    if (
        match
        and reading.holds(match.start())
        and not _RELATIVE.search(reading.masked[reading.clause_at(match.start()).start : match.start()])
    ):
        return Performer.MARKET, *match.span()
    return None


_PERFORMERS = (
    (Performer.IN_HOUSE, _IN_HOUSE),
    (Performer.OWN_SERVICE, _OWN),
    (Performer.OTHER_AUTHORITY, _OTHER),
    (Performer.MARKET, _MARKET),
)
_NOT_HIM = re.compile(r"\b(?:niet|not|geen|rather than|in plaats van)\s*$")
