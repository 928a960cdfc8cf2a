"""What a question narrows the calendar to by what an entry is: promise, lots, side of the threshold, value, status.

Every reader takes folded text: lower case, no accents.
"""

import re

from bot.model.procurement import NoticeStatus, ThresholdSide
from bot.model.promising import Level
from bot.model.question import Money, Per
from bot.understanding.amounts import FoundAmount, find_amounts

_PROMISING = r"(?:kansrijk(?:e|er|s|ste)?|kansrijkheid|promising)"
_GREETING = r"(?:hoi|hallo|hey|hi|hello|dag|beste|dear|goede\w+|good \w+|ok|oke)"
_NAMED_BOT = re.compile(
    rf"^\W*(?:{_GREETING}\W+)?kansrijk\s*[,:!]|^\W*{_GREETING}\s+kansrijk\b|,\s*kansrijk\W*$"
)
"""The bot itself is called Kansrijk: 'Hoi Kansrijk, wat komt er in Q2?'"""
_POLITE = re.compile(
    r"\b(?:kun|kunt|kan|can|could|would|wil|wilt) (?:je|jij|u|you)\b(?: (?:mij|me|ons|us))?(?: please)?"
)
_MODAL = re.compile(
    r"\b(?:mag|mogen|kan|kunnen|moet|moeten|geldt|gelden|hoeft|hoeven|may|can|must|should|appl(?:y|ies))\b"
)
_DECIDING = re.compile(r"\b(?:beslis|besloten|beslui|decid)")
"""'Wat moet deze maand beslist worden?' asks for no rule."""
_BETWEEN = r"(?:\s+(?:zo|heel|erg|zeer|echt|very|that|so|als|voor))?\s+"
_PROMISES: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "laag",
        re.compile(
            rf"\b(?:weinig|niet|nauwelijks|minder|minst|onvoldoende|not|hardly|less|least|barely){_BETWEEN}{_PROMISING}\b|"
            r"\bonkansrijk\w*|\bunpromising\b|\blaag kansrijk\w*"
        ),
    ),
    (
        "midden",
        re.compile(
            rf"\b(?:redelijk|matig|enigszins|tamelijk|vrij|een beetje|midden|fairly|moderately|somewhat|reasonably) {_PROMISING}\b"
        ),
    ),
    (
        "onbekend",
        re.compile(
            r"\bkansrijkheid\b[^?.]{0,25}\bonbekend\b|\bonbekend\w* (?:of|hoe)\b[^?.]{0,30}\bkansrijk\b|"
            r"\b(?:unknown|not known) (?:whether|how)\b[^?.]{0,40}\bpromising\b"
        ),
    ),
)
_WANTS_PROMISE = re.compile(rf"\b{_PROMISING}\b")
_OF_THRESHOLD = (
    r"(?:de |het |the )?(?:europese |european |eu[- ]?|aanbestedings)?(?:aanbestedings)?"
    r"(?:drempel(?:bedrag|bedragen|waarde|waarden|s)?|thresholds?|aanbestedingsgrens|europese grens)\b"
)
_SIDES = (
    (
        ThresholdSide.UNDER,
        re.compile(
            rf"\b(?:onder|beneden|below|under) {_OF_THRESHOLD}|\bonderdrempelige?\b|\b(?:sub|below)-threshold\b"
        ),
    ),
    (
        ThresholdSide.REACHED,
        re.compile(
            rf"\b(?:boven|vanaf|over|above|at or above|op of boven) {_OF_THRESHOLD}|\bbovendrempelige?\b|\babove-threshold\b"
        ),
    ),
)
_LOTS = r"(?:perce(?:el|len)|kavels?|lots?)\b"
_WITHOUT_LOTS = re.compile(
    rf"\b(?:zonder|without|geen|no|niet in|not in|not (?:split|divided) in(?:to)?|niet (?:verdeeld|opgedeeld|gesplitst|opgeknipt) in)"
    rf" (?:(?:een|enig|enkel|aparte|losse|any|separate|a) )?{_LOTS}"
)
_WITH_LOTS = re.compile(
    rf"\b(?:met|with|in|into|uit|hebben|heeft|have|has|meer|meerdere|verschillende|several|multiple) (?:(?:een|aparte|losse|twee|drie|meer|meerdere|verschillende|several|separate|kleine|small) )?{_LOTS}"
)
_STATUSES: tuple[tuple[tuple[NoticeStatus, ...], re.Pattern[str]], ...] = (
    (
        (NoticeStatus.PREPARATION, NoticeStatus.PRIOR_NOTICE),
        re.compile(r"\b(?:niet|not(?: yet)?(?: been)?) (?:gepubliceerde?|published)\b|\b(?:ongepubliceerde?|unpublished)\b"),
    ),
    ((NoticeStatus.PREPARATION,), re.compile(r"\b(?:in|under) (?:de )?(?:voorbereiding|preparation)\b")),
    ((NoticeStatus.PRIOR_NOTICE,), re.compile(r"\b(?:met|with|een|a) (?:een |a )?(?:vooraankondiging|prior (?:information )?notice)\b|\bvooraangekondigde?\b")),
    ((NoticeStatus.AWARDED,), re.compile(r"\b(?:al|reeds|inmiddels|zijn|already|been|were|are) (?:al |reeds |inmiddels |already )?(?:gegund|awarded)\b|\bgegunde\b|\bawarded (?:procurements|contracts|tenders)\b")),
    (
        (NoticeStatus.PUBLISHED,),
        re.compile(r"\b(?:al|reeds|inmiddels|zijn|is er|already|been|were|are) (?:al |er |er al |reeds |inmiddels |already )?(?:gepubliceerd|published)\b|\bgepubliceerde\b|"
                   r"\bpublished (?:procurements|contracts|tenders)\b"),
    ),
)  # fmt: skip
_UNSURE = r"(?:onzeker|onduidelijk|twijfelachtig|niet (?:zeker|duidelijk|bekend)|unsure|uncertain|unclear|not (?:sure|certain|clear))"
_WORK = r"(?:werksoorten|werksoort|soort(?:en)? werk|kind of work|type of work)"
_UNSURE_WORK = re.compile(rf"\b{_WORK}\b[^?.]{{0,30}}\b{_UNSURE}\b|\b{_UNSURE}e? {_WORK}\b")
_MORE_THAN = re.compile(
    r"\b(?:groter|hoger|duurder|meer waard|larger|bigger|higher|greater|more expensive|worth more) (?:dan|than)\s*(?:de |een |a )?$"
)
_LESS_THAN = re.compile(r"\b(?:kleiner|lager|goedkoper|minder waard|smaller|lower|cheaper|worth less) (?:dan|than)\s*(?:de |een |a )?$")  # fmt: skip


def without_politeness(text: str) -> str:
    """The text without 'kun je' and 'can you': what stands there asks nothing about what is allowed."""
    return _POLITE.sub(" ", text).strip()


def asks_what_holds(text: str) -> bool:
    """Whether it asks what is allowed or required, and not which entries there are: 'moet alles boven de drempel ...?'"""
    return bool(_MODAL.search(without_politeness(text))) and not _DECIDING.search(text)


def promises_in(text: str) -> tuple[Level, ...]:
    """The levels of promise that are asked for. 'Kansrijk' without more means the level 'hoog'."""
    said = _NAMED_BOT.sub(" ", text)
    for level, pattern in _PROMISES:
        if pattern.search(said):
            return (level,)
    return ("hoog",) if _WANTS_PROMISE.search(said) else ()


def side_in(text: str) -> ThresholdSide | None:
    """The side of the European threshold that is asked for."""
    return next((side for side, pattern in _SIDES if pattern.search(text)), None)


def lots_in(text: str) -> bool | None:
    """Whether it asks for entries with lots (True) or without (False)."""
    if _WITHOUT_LOTS.search(text):
        return False
    return True if _WITH_LOTS.search(text) else None


def statuses_in(text: str) -> tuple[NoticeStatus, ...]:
    """How far the publication must be."""
    return next((statuses for statuses, pattern in _STATUSES if pattern.search(text)), ())


def asks_unsure_work(text: str) -> bool:
    """Whether it asks for entries of which the kind of work is not sure."""
    return bool(_UNSURE_WORK.search(text))


def value_in(text: str) -> Money | None:
    """The limits of the value over the whole term (euro without VAT), both included; None when no limit is named."""
    limits = (_limits(amount, text) for amount in find_amounts(text) if amount.money.per in (None, Per.TOTAL))
    return next((money for money in limits if money.low != money.high), None)


def _limits(amount: FoundAmount, text: str) -> Money:
    low, high = amount.money.low, amount.money.high
    if _MORE_THAN.search(text[: amount.start]):
        return Money(low if low is not None else high, None)
    if _LESS_THAN.search(text[: amount.start]):
        return Money(None, high if high is not None else low)
    return amount.money
