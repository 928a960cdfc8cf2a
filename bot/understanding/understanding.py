"""A text in, a `Question` out: everything that was read in it, and what it asks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.promising import NO_KIND
from bot.model.question import Conversation, Facts, Intent, Linking, Performer, Question, Scored, Step
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from bot.understanding import following
from bot.understanding.articles import find_articles
from bot.understanding.asking_more import subject_of, with_more
from bot.understanding.categories import Categories
from bot.understanding.facts import ReadFacts, read_facts, read_reply
from bot.understanding.intents import WANTS_TEXT, Cues, asks_why, is_greeting, is_thanks, read_cues
from bot.understanding.language import language_of
from bot.understanding.linking import Linker
from bot.understanding.narrowing import Narrowing
from bot.understanding.patterns import misconceptions, out_of_scope
from bot.understanding.references import find_references
from bot.understanding.subject import Signals, intent_of
from bot.understanding.text import clean, fold
from bot.understanding.topics import TopicFinder, TopicHits

LONGEST = 2000
"""A longer text is no question (characters)."""
ELLIPSIS_WORDS = 6
FOLLOWING = re.compile(r"^\W*(?:en|and|maar|but|ook|what about|how about|hoe zit het met)\b", re.IGNORECASE)
A_WORD = re.compile(r"[^\W\d_]{2,}")
SOME_CONTRACT = re.compile(
    r"\b(?:een|zo'n|an?)\s+(?:\w+\s+){0,2}?\w*(?:opdracht|dienst|levering|contract|werk|klus|inkoop|concessie|aanbesteding|"
    r"assignment|procurement|service|supply)\b",
    re.IGNORECASE,
)
"""'Een cateringopdracht van een ton' is some contract, made up for the question, and none of the calendar."""
SOME_WORK = re.compile(r"\b(?:een|zo'n|an?)\s+[a-zà-ÿ]{4,}(?:opdracht|contract)\b", re.IGNORECASE)
"""'Een groenopdracht': no one of the calendar either, when it is asked whether such a one may be reserved."""


class Understanding:
    """Reads questions with the entries that an audience may know of. Made once for each version of the knowledge."""

    def __init__(
        self,
        knowledge: Knowledge,
        entries: Sequence[CalendarEntry],
        topics: TopicFinder,
        categories: Categories,
    ) -> None:
        self._knowledge = knowledge
        self._linker = Linker(entries, knowledge.vocabulary, knowledge.market.categories, knowledge.cpv_names)
        self._narrowing = Narrowing(entries, knowledge.vocabulary)
        self._entries = {entry.id: entry for entry in entries}
        self._topics, self._categories = topics, categories
        self._work: dict[str, WorkFinding] = {}

    def read(self, text: str, today: date, conversation: Conversation | None = None) -> Question:
        """The question that a text asks, as a part of a conversation when there is one. Never raises."""
        said = clean(text).strip()
        language = _language(said, conversation)
        if is_thanks(said) or is_greeting(said):
            return Question(text=text, language=language, intent=Intent.COURTESY, thanks=is_thanks(said))
        leaning = self._leaning(text, said, language, today, conversation) if conversation else None
        asked = leaning or self._asked(text, language, self._listened(said, today, conversation))
        return with_more(asked, said, conversation)

    def category_of(self, entry: CalendarEntry) -> str | None:
        """The kind of work of an entry, when it is certain enough; None when it is not, or none of the kinds."""
        return self.work_of(entry).category

    def work_of(self, entry: CalendarEntry) -> WorkFinding:
        """The kind of work of an entry with its certainty: as the advisors settled it, else as its words and code tell."""
        known = self._work.get(entry.id)
        if known is None:
            known = self._work[entry.id] = self.read_work(entry)
        return known

    def read_work(self, entry: CalendarEntry) -> WorkFinding:
        """The kind of work of an entry as it is given, which need not be the one on the calendar."""
        advice = self._knowledge.advice_on_entry.get(entry.id)
        if advice is None or advice.category is None:
            return self._categories.work_of(entry.title, entry.cpv, entry.description or "")
        if advice.category == NO_KIND:
            return WorkFinding()
        return WorkFinding((WorkGuess(advice.category, 1.0, WorkBasis.ADVICE, advice.by),))

    def _leaning(
        self, text: str, said: str, language: Language, today: date, before: Conversation
    ) -> Question | None:
        """A text that means nothing by itself: a pick, a 'waarom?', the answer to a question of the bot."""
        question = Question(text=text, language=language, intent=before.intent or Intent.RESERVATION)
        if entry := following.picked(said, before.candidates):
            chosen = Linking(decided=(Scored(entry, 1.0),), mentioned=True, steps=(Step(said, entry),))
            return replace(question, aspect=before.aspect, linking=chosen, facts=before.facts)
        if following.picks_none(said, before.candidates):
            return replace(question, linking=Linking(mentioned=True, elsewhere=True))
        if before.intent and asks_why(said):
            return replace(question, follows_up=True, wants_why=True)
        if before.asked and following.may_be_reply(said):
            asked = self._knowledge.fact_questions.get(before.asked)
            facts = read_reply(said, asked, today, self._knowledge.cpv_names) if asked else None
            if facts is not None or following.is_bare_answer(said):
                return replace(question, facts=facts or Facts(), follows_up=True)
        return None

    def _listened(self, said: str, today: date, conversation: Conversation | None) -> Signals:
        """Everything that can be read in a text."""
        cues = read_cues(said)
        given = read_facts(said, today, self._knowledge.cpv_names)
        linking = self._linked(subject_of(said), today, conversation)
        made_up = _is_made_up(said, cues, given, linking)
        categories = self._categories.in_text(said)
        asked_for = self._categories.in_text(self._narrowing.without_owners(said)) if categories else ()
        elsewhere = out_of_scope(said, self._knowledge.contacts)
        signals = Signals(
            text=said,
            cues=cues,
            given=given,
            articles=find_articles(said, self._knowledge.law),
            topics=self._topics.find(said) if A_WORD.search(said) else TopicHits(),
            linking=Linking(steps=linking.steps) if made_up else linking,
            categories=categories,
            filter=self._narrowing.read(said, asked_for, today, cues.counts),
            out_of_scope=elsewhere.id if elsewhere else None,
            conversation=conversation,
        )
        return replace(signals, leans=not made_up and following.leans(signals))

    def _asked(self, text: str, language: Language, signals: Signals) -> Question:
        """The question that the signals add up to."""
        intent, wanted, lists = following.settled(signals, intent_of(signals))
        before = signals.conversation if signals.leans and signals.linking.decided else None
        articles, topics = signals.articles, signals.topics
        return Question(
            text=text,
            language=language,
            intent=intent,
            aspect=signals.cues.aspect or (before.aspect if before else None),
            linking=signals.linking,
            topics=topics.ranked,
            articles=tuple(articles.ids),
            lapsed=tuple(articles.lapsed),
            unknown_articles=tuple(articles.unknown),
            misconceptions=tuple(one.id for one in misconceptions(signals.text, self._knowledge.law)),
            out_of_scope=signals.out_of_scope,
            facts=self._with_work(signals),
            categories=signals.categories,
            filter=wanted if lists or intent is Intent.CALENDAR else replace(wanted, count_only=False),
            impossible=signals.given.impossible,
            follows_up=signals.leans,
            lists=lists,
            topic_confident=topics.confident,
            wants_text=bool(WANTS_TEXT.search(signals.text)),
            paragraphs=dict(articles.paragraphs),
            steps=(*signals.cues.steps, *signals.given.steps, *signals.linking.steps, *topics.steps),
        )

    def _with_work(self, signals: Signals) -> Facts:
        """The facts with the kind of work that is named, or that the CPV code stands for. An entry has its own."""
        facts = signals.facts
        if signals.linking.decided:
            return facts
        by_code = self._categories.of_entry("", facts.cpv) if facts.cpv else None
        return replace(facts, category=next(iter(signals.categories), by_code))

    def _linked(self, said: str, today: date, conversation: Conversation | None) -> Linking:
        """The procurement that is named; in a short follow-up ('en voor Zuidoost?') the same work in that other place."""
        linking = self._linker.link(said, today)
        if conversation is None:
            return linking
        linking = following.among(linking, conversation.candidates)
        before = self._entries.get(conversation.entry or "")
        if len(linking.decided) == 1 or before is None or len(said.split()) > ELLIPSIS_WORDS:
            return linking
        if not (FOLLOWING.match(said) and self._narrowing.names_place(said)):
            return linking
        fuller = self._linker.link(f"{self._narrowing.without_places(before.title)} {said}", today)
        others = tuple(scored for scored in fuller.decided if scored.id != before.id)
        return replace(fuller, decided=others, mentioned=True, elsewhere=True)


def _language(said: str, conversation: Conversation | None) -> Language:
    """A short follow-up without words of its own stays in the language of the conversation."""
    if conversation and len(said.split()) <= 3:
        return conversation.language
    return language_of(said)


def _is_made_up(said: str, cues: Cues, given: ReadFacts, linking: Linking) -> bool:
    """Whether the question brings a case of its own: some contract with a value, work with lots of its own, or
    'een groenopdracht' of which it asks whether it may be reserved."""
    if find_references(fold(said)):
        return False
    facts, unsure = given.facts, len(linking.decided) != 1
    lots = unsure and any(lot.value is not None for lot in facts.lots)
    in_house = unsure and facts.value is not None and facts.performer not in (None, Performer.MARKET)
    some = SOME_CONTRACT.search(said) and (facts.value is not None or cues.has(Intent.ADVICE))
    return lots or in_house or bool(some) or bool(cues.has(Intent.RESERVATION) and SOME_WORK.search(said))


def too_long(text: str) -> bool:
    """Whether a text is too long to be a question."""
    return len(text) > LONGEST


def is_empty(text: str) -> bool:
    """Whether nothing is left once mark-up, mentions and punctuation are gone."""
    return not re.search(r"\w", clean(text))
