"""What somebody wants to know, from the words of asking: cues that name no subject."""

import re
from dataclasses import dataclass

from bot.model.question import Aspect, Intent, Step


@dataclass(frozen=True, slots=True)
class Cues:
    """Which intents the words of a question point to, the strongest first, and the aspect that is asked for."""

    intents: tuple[Intent, ...]
    aspect: Aspect | None
    lists: bool
    counts: bool
    steps: tuple[Step, ...]

    def has(self, *intents: Intent) -> bool:
        """Whether the words point to one of these."""
        return any(intent in self.intents for intent in intents)


def _compiled(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")", re.IGNORECASE)


SOCIAL = (
    r"(?:een |'?n |de |onze |ons |the |a |our )?(?:eigen |own )?(?:sociale? (?:firma'?s?|ondernem\w+|werkplaats\w*|werkbedrij\w+|"
    r"werkvoorziening|partij\w*|bedrij\w+|hovenier\w*|drukkerij\w*|vervoerder\w*|atelier\w*|aanbieder\w*|keukens?)|sw-?bedrij\w+|"
    r"sociaal (?:werk)?bedrij\w*|leerwerkbedrij\w+|leerwerkplaats\w*|beschutte \w+|pso\b|social (?:enterprise|firm|compan|"
    r"kitchen|business)\w*|sheltered workshop\w*|impact ?onderneming\w*)"
)
INTENT_CUES: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (
        Intent.RESERVATION,
        _compiled(
            r"voorbehoud\w*", r"voor te behouden", r"voorbehoud", r"reserve(?:er|ren|ert|erd|ring)?\w*", r"gereserveerd",
            r"exclusief (?:naar|voor|aan)", r"(?:alleen|uitsluitend|enkel|only) (?:voor |aan |door |naar |to |for |by )?" + SOCIAL,
            r"(?:mag|kan|mogen|kunnen|zou|can|may|could)\b[^?.!]{0,60}\b(?:naar|aan|door|bij|voor|van|to|by|for|with) " + SOCIAL,
            r"(?:gunnen|gegund|uitgevoerd|gedaan|weggezet|award\w*|done) (?:\w+ )?(?:aan|door|bij|to|by) " + SOCIAL,
            r"^\W*(?:en |and |maar |but )?(?:kan|mag|can|may) (?:dat|dit|it|that|this)\b",
            r"set aside", r"ringfence\w*", r"sociaal (?:inkopen|aanbesteden|invullen|ingevuld|wegzetten)",
        ),
    ),
    (
        Intent.ADVICE,
        _compiled(
            r"kansrijk\w*", r"kansen\b", r"promising", r"adviseer\w*", r"(?:je|jouw|uw|jullie|welk) advies", r"raad je aan", r"wat raad",
            r"hoe pak (?:ik|ie|je)", r"what do you (?:advise|recommend|suggest)", r"should (?:i|we)", r"verstandig",
            r"(?:welke|wat voor) (?:sociale )?(?:route|mogelijkhe|optie)\w*", r"wat zijn de mogelijkheden", r"options?\b",
            r"wat kan (?:ik|er) sociaal", r"hoe (?:kan|kunnen|maak|maken) \w+ [^?]{0,50}sociaa?ler?",
        ),
    ),
    (
        Intent.MARKET,
        _compiled(
            r"wie (?:doet|doen|levert|leveren|maakt|maken|biedt|bieden|verzorgt|verzorgen|kan|kunnen|repareert|verkoopt|drukt|bezorgt|haalt|wast|kookt)\b",
            r"(?:welke|wat voor|hoeveel) (?:\w+ ){0,2}(?:firma'?s?|bedrijven|partijen|leveranciers|aanbieders|ondernem\w+|aannemers|"
            r"werkbedrijven|organisaties)\b", r"(?:ken je|weet je|zijn er|hebben we|heb je|noem) [^?]{0,40}(?:firma'?s?|leveranciers?|bedrijven|"
            r"aanbieders|partijen|ondernemingen|werkbedrijven)\b", r"who (?:does|do|can|could|provides?|suppl(?:y|ies)|makes?|offers?|repairs?|cleans?|sells?|delivers?|collects?|prints?|cooks?)\b",
            r"(?:which|what|any|how many) (?:\w+ ){0,2}(?:firms?|compan\w+|suppliers?|providers?|enterprises?|parties|contractors?)\b",
            r"(?:beste|goede?|best|good) (?:sociale |social )?(?:firma|bedrijf|leverancier|partij|firm|company|supplier)\b",
            r"leveranciers? voor", r"suppliers? (?:of|for)", r"hoe is de markt", r"marktoverzicht", r"is er (?:een )?markt",
        ),
    ),
    (
        Intent.EXAMPLE,
        _compiled(
            r"(?:tegen)?voorbeeld(?:en)?\b", r"wie (?:heeft|hebben) [^?]{0,30}(?:eerder|al|gedaan)", r"eerder (?:gedaan|gelukt|voorbehouden)",
            r"(?:andere|welke) gemeente\w*", r"ervaring(?:en)? (?:met|van)", r"(?:counter-?)?examples?\b", r"best practices?", r"precedent\w*",
            r"(?:has|have) (?:any\w*|other) [^?]{0,30}(?:done|before)", r"other (?:cities|municipalities)", r"ging het mis|mis ?ging", r"mislukt",
        ),
    ),
    (
        Intent.CALENDAR,
        _compiled(
            r"wanneer\b", r"welk(?:e)? (?:kwartaal|maand|jaar)", r"planning\b", r"gepland\w*", r"ingangsdatum", r"publicatiedatum",
            r"op de kalender", r"inkoopkalender", r"wie (?:is|trekt|zijn|gaat over) [^?]{0,30}(?:eigenaar|projectleider|contactpersoon|"
            r"contractmanager|trekker|aanspreekpunt|verantwoordelijk\w*)", r"(?:projectleider|contactpersoon|contractmanager|eigenaar|opdrachtgever)\b",
            r"wie trekt\b", r"who (?:is|owns|leads|runs|handles)\b", r"(?:wat is|hoe hoog is|hoe groot is) (?:de |het )?(?:\w+ )?(?:raming|waarde|looptijd|"
            r"procedure|planning|status|omvang|budget|drempel|cpv)", r"\braming\b", r"welke procedure", r"what procedure", r"which procedure",
            r"hoe (?:lang is|groot)", r"loopt (?:dat|die|het|nog)", r"loopt [^?]{0,70} af\b", r"afloopt", r"stand van zaken", r"\bstatus\b",
            r"wat? komt er", r"komt er (?:een|nog|iets)", r"komen er", r"(?:welke|alle|hoeveel) (?:\w+ ){0,2}(?:aanbesteding\w*|trajecten|opdrachten|inkopen|"
            r"tenders?|procurements?|contracten)\b", r"is er (?:al )?een (?:aanbesteding|tender|opdracht)", r"staat (?:er|dat|die|de|het)? [^?]{0,40}(?:gepland|kalender)",
            r"when (?:is|will|does|do|are|can)\b", r"what(?:'s| is) (?:coming|planned|scheduled)", r"which (?:\w+ ){0,2}(?:tenders|procurements|contracts)",
            r"what (?:\w+ ){0,2}(?:tenders|procurements|contracts)", r"planned\b", r"scheduled\b", r"how (?:big|large|many (?:tenders|procurements|contracts))",
            r"is there a (?:tender|procurement|contract)", r"(?:al|already|yet|been) (?:gepubliceerd|aanbesteed|published|announced|tendered)", r"zittende leverancier",
            r"huidige leverancier", r"incumbent", r"current supplier", r"tell me about", r"hoe zit het met", r"info(?:rmatie)? over",
        ),
    ),
    (
        Intent.HELP,
        _compiled(
            r"wat kun(?:t)? (?:je|jij|u)", r"wat kan (?:je|jij|u|deze bot|kansrijk)\b", r"what can you", r"^help\W*$", r"^hulp\W*$", r"hoe werk(?:t)? (?:je|jij|deze bot|kansrijk)\b",
            r"wie ben (?:je|jij)\b", r"who are you", r"how do you work", r"wie kan mij helpen", r"can you help", r"kun(?:t)? (?:je|jij|u) mij helpen\W*$",
            r"waar(?:voor|mee) (?:kan|kun) (?:ik|je)",
        ),
    ),
)  # fmt: skip
ASPECT_CUES: tuple[tuple[Aspect, re.Pattern[str]], ...] = (
    (Aspect.INCUMBENT, _compiled(r"(?:zittende|huidige|vorige) (?:leverancier|partij|opdrachtnemer)", r"incumbent", r"current supplier", r"wie doet het nu")),
    (Aspect.OWNER, _compiled(r"eigenaar", r"projectleider", r"contactpersoon", r"contractmanager", r"trekt\b", r"trekker", r"aanspreekpunt", r"wie gaat (?:er )?over",
                             r"who (?:is responsible|owns|leads|runs|handles)", r"responsible", r"owner", r"opdrachtgever")),
    (Aspect.THRESHOLD, _compiled(r"(?:welke|onder welke|boven de|onder de|wat is de) drempel", r"(?:which|what|above the|below the|under the) threshold")),
    (Aspect.VALUE, _compiled(r"raming", r"hoe groot", r"hoe duur", r"wat (?:kost|gaat \w+ kosten)", r"hoeveel kost(?:en)?\b", r"budget", r"omvang", r"waarde van", r"how (?:big|large|much)", r"estimated value", r"value of")),
    (Aspect.LOTS, _compiled(r"(?:hoeveel|welke|zijn er|al een besluit over) percelen", r"(?:how many|which|are there) lots")),
    (Aspect.TERM, _compiled(r"looptijd", r"hoe lang (?:is|loopt|duurt) (?:het|de|dit|dat)", r"loopt [^?]{0,70}\baf\b", r"afloopt", r"how long (?:is|does) (?:the|this|that)", r"duration",
                            r"(?:when|how long) (?:does|do|will|is) [^?]{0,80}\b(?:end|ends|expire|expires|run out)\b", r"\beindigt\b", r"\bverloopt\b", r"einddatum", r"end date")),
    (Aspect.CPV, _compiled(r"(?:welke|wat is de) cpv", r"(?:which|what) cpv")),
    (Aspect.STATUS, _compiled(r"status", r"stand van zaken", r"al (?:gepubliceerd|aanbesteed|gegund)", r"(?:already|been) (?:published|announced|tendered|awarded)", r"loopt (?:dat|die|het) nog")),
    (Aspect.PROCEDURE, _compiled(r"(?:welke|wat is de|en) procedure", r"(?:what|which) procedure", r"europees of nationaal", r"nationaal of europees")),
    (Aspect.PLANNED, _compiled(r"wanneer", r"welk kwartaal", r"welke maand", r"planning", r"gepland", r"publicatiedatum", r"ingangsdatum", r"staat .{0,30}op de kalender",
                               r"when\b", r"planned", r"scheduled", r"komt er\b")),
)  # fmt: skip
LISTS = _compiled(
    r"(?:hoeveel|welke|how many|which) (?:\w+ )?(?:concessies?|werken|leveringen|diensten|concessions?|works|supplies|services)\b",
    r"wat? komt er", r"wat staat er", r"komen er", r"(?:welke|alle|hoeveel|wat voor) (?:\w+ ){0,3}(?:aanbesteding\w*|trajecten|opdrachten|inkopen|tenders?|procurements?|contracten|inkooptrajecten)\b",
    r"(?:which|what|all|how many|list) (?:\w+ ){0,3}(?:tenders|procurements|contracts)\b", r"what(?:'s| is) (?:coming|planned|scheduled)", r"overzicht van", r"lijst (?:van|met)",
    r"geef (?:me |mij )?alle", r"wat (?:doet|heeft|plant) (?:de |het )?\w+ (?:allemaal|op de kalender)",
)  # fmt: skip
COUNTS = _compiled(
    r"hoeveel (?:\w+ ){0,3}(?:aanbesteding\w*|trajecten|inkooptrajecten|opdrachten|inkopen|tenders|contracten|concessies|werken|leveringen|diensten)",
    r"how many (?:\w+ ){0,3}(?:tenders|procurements|contracts|concessions|works|supplies|services)",
    r"hoeveel (?:ervan|daarvan|er|zijn)\b",
    r"how many (?:of (?:them|those|these)|are)\b",
    r"^\W*(?:en |and )?(?:hoeveel|how many)\b",
)
WANTS_TEXT = _compiled(
    r"wat (?:zegt|staat er (?:precies )?in|houdt) (?:artikel|art)", r"(?:tekst|wettekst) van", r"letterlijke? tekst", r"what does article",
    r"text of article", r"(?:leg|geef) (?:artikel|art)", r"citeer", r"quote", r"wat (?:is|zegt) (?:aw-?)?\d",
)  # fmt: skip
GREETING = re.compile(
    r"^\W*(?:(?:hoi|hallo|hey|hi|hello|goede?n?(?:morgen|middag|avond|dag)|goedem\w+|good (?:morning|afternoon|evening)|dag|yo|moin|"
    r"bot|kansrijk|daar|there|allemaal|iedereen|all|team|collega'?s?)\W*)+$", re.IGNORECASE)  # fmt: skip
THANKS = re.compile(
    r"^\W*(?:(?:ok(?:e|é|ay)?|top|super|fijn|prima|mooi|great|nice|perfect|duidelijk|helder)\W*)*(?:(?:heel(?: erg)?|erg|hartelijk|alvast|many|nog)\W*)?"
    r"(?:dank\w*|bedankt|merci|thanks?(?: you| a lot| so much)?|thx|dankjewel|tot ziens|doei|bye)\b[^?]{0,30}$", re.IGNORECASE)  # fmt: skip
FOLLOW_UP = re.compile(
    r"^\W*(?:en\b|and\b|maar\b|but\b|ook\b|dus\b|so\b|stel\b|what if|what about|how about|wat als|als (?:het|de|dat|we|er)\b|if (?:it|the|that|we)\b|waarom\b|why\b|"
    r"hoezo\b|oké en|ok en|oh\b)", re.IGNORECASE)  # fmt: skip
WHY = re.compile(
    r"^\W*(?:(?:en|and|but|maar)\W+)?(?:waarom|hoezo|why|how come|hoe komt dat|leg(?: dat| het)? uit|explain(?: that)?|kun je dat uitleggen)"
    r"(?:\W+(?:dan|niet|wel|dat|is dat(?: zo)?|not|so|is that))?\W*$", re.IGNORECASE)  # fmt: skip
POINTING = re.compile(
    r"\b(?:dat|die|dit|deze|daar|daarvoor|daarbij|daarvan|daarin|hiervoor|hierbij|er(?:voor|bij|van|over)|ervoor|it|that|this|those|"
    r"for it|of it|there)\b", re.IGNORECASE)  # fmt: skip


def asks_why(text: str) -> bool:
    """Whether it asks for the ground of the last answer and nothing else: 'waarom?'"""
    return bool(WHY.match(text))


def read_cues(text: str) -> Cues:
    """The cues of asking in a text, in the order of their strength."""
    found = [(intent, match) for intent, pattern in INTENT_CUES if (match := pattern.search(text))]
    aspect = next(
        ((aspect, match) for aspect, pattern in ASPECT_CUES if (match := pattern.search(text))), None
    )
    steps = [Step(match[0].strip(), f"bedoeling: {intent.value}") for intent, match in found]
    if aspect:
        steps.append(Step(aspect[1][0].strip(), f"gevraagd: {aspect[0].value}"))
    return Cues(
        intents=tuple(intent for intent, _ in found),
        aspect=aspect[0] if aspect else None,
        lists=bool(LISTS.search(text)),
        counts=bool(COUNTS.search(text)),
        steps=tuple(steps),
    )


def is_greeting(text: str) -> bool:
    """Whether the text is a greeting and nothing else."""
    return bool(GREETING.match(text))


def is_thanks(text: str) -> bool:
    """Whether the text is thanks or a goodbye and nothing else."""
    return bool(THANKS.match(text))


def is_follow_up(text: str) -> bool:
    """Whether the words lean on what was said before: 'en als het 90.000 wordt?', 'wie doet dat?'"""
    return bool(FOLLOW_UP.match(text)) or (len(text.split()) <= 9 and bool(POINTING.search(text)))
