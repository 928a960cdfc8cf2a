"""Whether a text asks for entries of the calendar by what they have in common, and not about one of them."""

import re
from collections.abc import Iterator

from bot.model.question import Aspect, CalendarFilter, Intent
from bot.understanding.intents import Cues
from bot.understanding.narrowing_words import asks_what_holds, without_politeness
from bot.understanding.text import fold

_ENTRIES = (
    r"(?:aanbestedingen|trajecten|inkooptrajecten|opdrachten|inkopen|contracten|raamovereenkomsten|tenders|procurements|contracts|"
    r"projecten|projects)\b"
)
_SHOW = r"(?:(?:geef|toon|noem|laat|show|give|list|ik wil|ik zoek|i want|i need)(?: (?:me|mij|ons|us|eens))?(?: zien)?(?: (?:graag|to see))? )"
_EVERYTHING = re.compile(rf"^\W*(?:en |and )?{_SHOW}?(?:alles|alle|everything|all)\b")
_ALL_ENTRIES = re.compile(
    rf"^\W*{_SHOW}?(?:alles|everything|(?:alle|all)(?: the)? {_ENTRIES})(?: (?:op|on|in) (?:de |the )?(?:inkoop)?(?:kalender|calendar))?\W*$"
)
_SHOWN = re.compile(rf"^\W*{_SHOW}(?:de |the )?(?:\w+ ){{0,3}}?{_ENTRIES}")
_TO_DECIDE = (
    r"(?:beslis\w*|besloten|besluit(?:en)?|decid\w+|decisions?|deadlines?|laatste kans\w*|last chances?)\b"
)
_WHAT_TO_DECIDE = re.compile(
    rf"\b(?:wat|waar|waarover|waarvoor|welke?|hoeveel|what|which|how many)\b[^?.]*\b{_TO_DECIDE}"
)
_NOTE_TO_DECIDE = re.compile(rf"^\W*(?:de |the )?{_TO_DECIDE}(?:\W+\w+){{0,4}}\W*$")
_WHAT_ENDS = re.compile(
    r"^\W*(?:en |and )?(?:wat|what|welke|which)(?: (?:er|else))? (?:loopt|lopen|eindigt|eindigen|verloopt|verlopen|vervalt|vervallen|ends?|expires?|runs? out)\b"
)
_WHAT_IS_PUBLISHED = re.compile(
    r"^\W*(?:en |and )?(?:wat|what|welke|which) (?:is|zijn|was|are|has been)(?: er)?(?: al| already)? (?:gepubliceerd|published|gegund|awarded)\b"
)
_PROMISING = r"(?:kansrijk|promising)"
_WHAT_IS_PROMISING = re.compile(
    r"^\W*(?:en |and )?(?:wat|welke|what|which|hoeveel|how many)(?: er)? (?:is|zijn|wordt|worden|are|lijkt|lijken|look|looks)(?: er)?(?: \w+)? "
    rf"{_PROMISING}\b|^\W*(?:\w+ )?{_PROMISING} (?:in|bij|van|voor|at|for)(?: \w+){{1,4}}\W*$"
)
_ASKING = re.compile(r"\b(?:hoe|wat|waarom|wanneer|wie|waar|how|what|why|when|who|where|is|are)\b")
_WHOSE_WORK = re.compile(r"\b(?:waarvan|waarbij|welke?|bij wie|which|of what|where)\b")
_HOW_MANY = re.compile(
    rf"^\W*(?:en |and )?(?:hoeveel|how many) (?:\w+ )?{_ENTRIES}(?: (?:zijn|staan|are|heb|have|kent|ken|do))?(?: (?:er|there|je|u|we|you))?"
    r"(?: (?:nu|in totaal|now|in total|have|know))?(?: (?:op|on|in) (?:de |the )?(?:inkoop)?(?:kalender|calendar))?\W*$"
)
_COUNTED = re.compile(r"^\W*(?:en |and |ja |ok )?(?:hoeveel|how many)\b")
_FEW = 9
"""A text of at most so many words may name entries without asking anything: 'kansrijke trajecten in Noord'."""


def asks_list(text: str, cues: Cues, wanted: CalendarFilter) -> bool:
    """Whether a list is asked for. `wanted`: the filter that stands in the text."""
    if cues.lists:
        return not (wanted.is_empty and cues.has(Intent.RESERVATION))
    if wanted.is_empty or cues.has(Intent.RESERVATION, Intent.MARKET, Intent.EXAMPLE):
        return False
    said = without_politeness(fold(text))
    if any(named and asks.search(said) for named, asks in _by_what(wanted)):
        return True
    if (_EVERYTHING.match(said) or _SHOWN.match(said)) and not asks_what_holds(said):
        return True
    if wanted.promises and _WHAT_IS_PROMISING.match(said):
        return bool(wanted.period or wanted.districts or wanted.owners or wanted.categories)
    if _COUNTED.match(said) and cues.aspect in (None, Aspect.PLANNED, Aspect.STATUS):
        return wanted.selects or wanted.period is not None
    return _names_entries(said, wanted)


def _by_what(wanted: CalendarFilter) -> Iterator[tuple[bool, re.Pattern[str]]]:
    """What the filter holds, with how a list is asked for by it."""
    yield wanted.decide_by is not None, _WHAT_TO_DECIDE
    yield wanted.decide_by is not None, _NOTE_TO_DECIDE
    yield wanted.ends is not None, _WHAT_ENDS
    yield bool(wanted.statuses), _WHAT_IS_PUBLISHED
    yield wanted.unsure_work, _WHOSE_WORK


def asks_for_all(text: str) -> bool:
    """Whether it asks for all entries, or how many there are: 'hoeveel trajecten staan er op de kalender?'"""
    said = without_politeness(fold(text))
    return bool(_HOW_MANY.match(said) or _ALL_ENTRIES.match(said))


def _names_entries(said: str, wanted: CalendarFilter) -> bool:
    """A few words that name entries by what they are, and ask nothing: 'trajecten onder de 50.000'."""
    few = len(said.split()) <= _FEW
    asks = _ASKING.search(said) or asks_what_holds(said)
    return few and wanted.selects and bool(re.search(_ENTRIES, said)) and not asks
