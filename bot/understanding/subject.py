"""What a question is about, weighed from everything that was read in it."""

import re
from dataclasses import dataclass

from bot.model.question import CalendarFilter, Conversation, Facts, Intent, Linking
from bot.understanding.articles import FoundArticles
from bot.understanding.facts import ReadFacts
from bot.understanding.intents import Cues
from bot.understanding.list_asking import asks_for_all, asks_list
from bot.understanding.references import find_references
from bot.understanding.text import fold
from bot.understanding.topics import TopicHits

WH_QUESTION = re.compile(
    r"^\W*(?:(?:hoi|hallo|hi|hey|dag|vraagje|vraag|goede\w+|en|and|maar|but|oké|ok)\W+)*(?:voor \w+\W+)?"
    r"(?!hoe zit het|hoe zit dat|what about|how about)"
    r"(?:(?:op|aan|van|voor|met|bij|in|tot|uit|on|to|for|with|from) )?(?:hoe|hoeveel|hoelang|wat|welke?|wie|waar\w*|wanneer|waarom|how|what|which|who|where|when|why)\b",
    re.IGNORECASE,
)
ASKED_EXAMPLE = re.compile(r"\b(?:(?:tegen)?voorbeeld(?:en)?|(?:counter-?)?examples?)\b", re.IGNORECASE)
COUNTER_EXAMPLE = re.compile(
    r"\b(?:tegenvoorbeeld\w*|counter-?examples?|mis ?ging|ging\b.{0,20}\bmis)\b", re.IGNORECASE
)
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

NOTE = 5
"""A text of at most so many words may be a note: what to look for, without a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Everything that was read in a text, and the conversation it was said in. `leans`: it leans on that conversation."""

    text: str
    cues: Cues
    given: ReadFacts
    articles: FoundArticles
    topics: TopicHits
    linking: Linking
    categories: tuple[str, ...]
    filter: CalendarFilter
    out_of_scope: str | None
    conversation: Conversation | None
    leans: bool = False

    @property
    def facts(self) -> Facts:
        """The facts that the text brings."""
        return self.given.facts

    @property
    def topic_confident(self) -> bool:
        """Whether the best topic is good enough to answer with."""
        return self.topics.confident

    @property
    def named(self) -> bool:
        """Whether a procurement is meant: named now, or the subject of the conversation that this leans on."""
        has_subject = self.conversation is not None and self.conversation.entry is not None
        return bool(self.linking.decided) or (self.leans and has_subject)

    @property
    def lists(self) -> bool:
        """Whether a list is asked for: in so many words, or in a few: 'groen Q2 2027?'"""
        asked = asks_list(self.text, self.cues, self.filter) and not self.decides_on_one
        return asked or self._is_note_of_a_list or self.wants_all

    @property
    def decides_on_one(self) -> bool:
        """Whether it asks what must be decided about one procurement, which is no list."""
        return bool(self.filter.decide_by) and len(self.linking.decided) == 1 and not self.cues.lists

    @property
    def _is_note_of_a_list(self) -> bool:
        """A time and what to look for in it, and nothing else: no cue, no case, no procurement, no topic."""
        wanted = self.filter
        sought = wanted.period and (wanted.categories or wanted.owners or wanted.districts or wanted.kind)
        asks_else = self.cues.intents or self.cues.aspect or self.topic_confident or self.linking.decided
        return bool(sought) and not asks_else and not self.facts.value and len(self.text.split()) <= NOTE

    @property
    def wants_all(self) -> bool:
        """Whether it asks for all procurements, or how many there are, and nothing else."""
        return asks_for_all(self.text)

    @property
    def reference_named(self) -> bool:
        """Whether a reference number stands in the text."""
        return bool(find_references(fold(self.text)))

    @property
    def is_wh(self) -> bool:
        """Whether it asks how, what, who or when, and not whether something may be done."""
        return bool(WH_QUESTION.match(self.text))

    @property
    def brings_facts(self) -> bool:
        """Whether it brings facts that make a case of its own."""
        facts = self.facts
        told = (facts.value, facts.cpv, facts.lots, facts.parts, facts.kind, facts.term, self.categories)
        return any(bool(one) for one in told)

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
    if signals.articles.unknown and not signals.articles.ids:
        return Intent.UNKNOWN
    if signals.out_of_scope and not cues.has(Intent.RESERVATION):
        return Intent.UNKNOWN
    if cues.has(Intent.HELP) and not named and not signals.topic_confident:
        return Intent.HELP
    if signals.lists and (
        named or not signals.filter.is_empty or not signals.topic_confident or signals.wants_all
    ):
        return Intent.CALENDAR
    if signals.decides_on_one and not cues.has(Intent.RESERVATION):
        return Intent.CALENDAR
    for decide in (_asked_example, _reservation, _market, _example, _calendar, _advice):
        if intent := decide(signals, named):
            return intent
    if signals.topic_confident or signals.articles.ids:
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
    if COUNTER_EXAMPLE.search(signals.text) and ASKED_EXAMPLE.search(signals.text):
        return Intent.EXAMPLE
    return _example(signals, named) if ASKED_EXAMPLE.search(signals.text) else None


def _reservation(signals: Signals, named: bool) -> Intent | None:
    if not signals.cues.has(Intent.RESERVATION):
        return None
    if signals.is_wh and (signals.topic_confident or signals.cues.has(Intent.MARKET, Intent.EXAMPLE)):
        return None
    if named or signals.brings_facts or signals.leans or signals.sought_in_vain:
        return Intent.RESERVATION
    if signals.topic_confident:
        return None
    return Intent.RESERVATION if signals.linking.mentioned else None


def _market(signals: Signals, named: bool) -> Intent | None:
    if not signals.cues.has(Intent.MARKET):
        return None
    known = signals.categories or (named and not signals.cues.has(Intent.CALENDAR)) or signals.leans
    firms = ASKED_FIRMS.search(signals.text)
    if signals.topic_confident and not signals.categories and not (firms and firms["what"]):
        return None
    return Intent.MARKET if known or firms else None


def _example(signals: Signals, named: bool) -> Intent | None:
    if not signals.cues.has(Intent.EXAMPLE):
        return None
    return (
        Intent.EXAMPLE if signals.categories or named or signals.about_procurement or signals.leans else None
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
