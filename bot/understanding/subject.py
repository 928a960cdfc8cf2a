"""What a question is about, weighed from everything that was read in it."""

import re
from dataclasses import dataclass

from bot.model.question import CalendarFilter, Facts, Intent, Linking
from bot.understanding.intents import Cues

WH_QUESTION = re.compile(
    r"^\W*(?:(?:hoi|hallo|hi|hey|dag|vraagje|vraag|goede\w+|en|and|maar|but|oké|ok)\W+)*(?:voor \w+\W+)?"
    r"(?!hoe zit het|hoe zit dat|what about|how about)"
    r"(?:(?:op|aan|van|voor|met|bij|in|tot|uit|on|to|for|with|from) )?(?:hoe|hoeveel|hoelang|wat|welke?|wie|waar\w*|wanneer|waarom|how|what|which|who|where|when|why)\b",
    re.IGNORECASE,
)
ASKED_EXAMPLE = re.compile(r"\b(?:voorbeeld(?:en)?|examples?)\b", re.IGNORECASE)
ASKED_FIRMS = re.compile(
    r"\b(?:welke|wat voor|which|what) (?:\w+ ){0,2}(?:firma'?s?|bedrijven|leveranciers|aanbieders|werkbedrijven|firms?|"
    r"companies|suppliers)\b(?P<what>.*\b(?:voor|for)\b)?",
    re.IGNORECASE,
)
PROCUREMENT_WORDS = re.compile(
    r"\b(?:aanbeste\w+|tender\w*|procure\w+|inkoop\w*|inkopen|traject\w*|opdracht\w*|contract\w*|raamovereenkomst\w*|gunn\w+|"
    r"perceel|percelen|kalender|calendar|leverancier\w*|sociale? \w+|social \w+|voorbeho\w+|reserve\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Everything that points to what is asked."""

    text: str
    cues: Cues
    linking: Linking
    facts: Facts
    filter: CalendarFilter
    categories: tuple[str, ...]
    topic_confident: bool
    article_named: bool
    article_unknown: bool
    reference_named: bool
    out_of_scope: bool
    in_conversation: bool
    has_subject: bool

    @property
    def named(self) -> bool:
        """Whether a procurement is meant: named now, or the subject of the conversation that this leans on."""
        return bool(self.linking.decided) or (self.in_conversation and self.has_subject)

    @property
    def is_wh(self) -> bool:
        """Whether it asks how, what, who or when, and not whether something may be done."""
        return bool(WH_QUESTION.match(self.text))

    @property
    def brings_facts(self) -> bool:
        """Whether it brings facts that make a case of its own."""
        facts = self.facts
        return bool(
            facts.value
            or facts.cpv
            or facts.lots
            or facts.parts
            or facts.kind
            or facts.term
            or self.categories
        )

    @property
    def sought_in_vain(self) -> bool:
        """Whether a procurement is named that is not on the calendar, while something like it is."""
        return self.linking.mentioned and not self.linking.decided and bool(self.linking.nearest)

    @property
    def about_procurement(self) -> bool:
        """Whether its words belong to procurement at all."""
        return bool(PROCUREMENT_WORDS.search(self.text))


def intent_of(signals: Signals) -> Intent:
    """The intent, from the strongest evidence to the weakest; unknown when nothing carries one."""
    cues, named = signals.cues, signals.named
    if signals.reference_named and not signals.linking.decided:
        return Intent.CALENDAR
    if signals.article_unknown and not signals.article_named:
        return Intent.UNKNOWN
    if signals.out_of_scope and not cues.has(Intent.RESERVATION):
        return Intent.UNKNOWN
    if cues.has(Intent.HELP) and not named and not signals.topic_confident:
        return Intent.HELP
    if cues.lists and (named or not signals.filter.is_empty or not signals.topic_confident):
        return Intent.CALENDAR
    for decide in (_asked_example, _reservation, _market, _example, _calendar, _advice):
        if intent := decide(signals, named):
            return intent
    if signals.topic_confident or signals.article_named:
        return Intent.LAW
    if named and (not signals.is_wh or signals.about_procurement):
        return Intent.ADVICE
    looking = signals.linking.mentioned and signals.about_procurement
    return (
        Intent.CALENDAR
        if looking and cues.has(Intent.CALENDAR, Intent.RESERVATION, Intent.ADVICE)
        else Intent.UNKNOWN
    )


def _asked_example(signals: Signals, named: bool) -> Intent | None:
    """The word 'voorbeeld' itself goes before everything: 'een voorbeeld van een voorbehouden opdracht'."""
    return _example(signals, named) if ASKED_EXAMPLE.search(signals.text) else None


def _reservation(signals: Signals, named: bool) -> Intent | None:
    if not signals.cues.has(Intent.RESERVATION):
        return None
    if signals.is_wh and (signals.topic_confident or signals.cues.has(Intent.MARKET, Intent.EXAMPLE)):
        return None
    if named or signals.brings_facts or signals.in_conversation or signals.sought_in_vain:
        return Intent.RESERVATION
    if signals.topic_confident:
        return None
    return Intent.RESERVATION if signals.linking.mentioned else None


def _market(signals: Signals, named: bool) -> Intent | None:
    if not signals.cues.has(Intent.MARKET):
        return None
    known = signals.categories or (named and not signals.cues.has(Intent.CALENDAR)) or signals.in_conversation
    firms = ASKED_FIRMS.search(signals.text)
    if signals.topic_confident and not signals.categories and not (firms and firms["what"]):
        return None
    return Intent.MARKET if known or firms else None


def _example(signals: Signals, named: bool) -> Intent | None:
    if not signals.cues.has(Intent.EXAMPLE):
        return None
    return (
        Intent.EXAMPLE
        if signals.categories or named or signals.about_procurement or signals.in_conversation
        else None
    )


def _calendar(signals: Signals, named: bool) -> Intent | None:
    if named and signals.cues.aspect is not None and not signals.cues.has(Intent.RESERVATION, Intent.ADVICE):
        return Intent.CALENDAR
    if not signals.cues.has(Intent.CALENDAR):
        return None
    if signals.sought_in_vain and signals.cues.aspect is not None:
        return Intent.CALENDAR
    if signals.topic_confident:
        return None
    if named:
        return Intent.CALENDAR
    return Intent.CALENDAR if signals.linking.mentioned and signals.about_procurement else None


def _advice(signals: Signals, named: bool) -> Intent | None:
    if not signals.cues.has(Intent.ADVICE):
        return None
    case = signals.brings_facts and (signals.facts.value is not None or not signals.topic_confident)
    return Intent.ADVICE if named or case else None
