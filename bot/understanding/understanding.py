"""A text in, a `Question` out: everything that was read in it, and what it asks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.question import CalendarFilter, Conversation, Facts, Intent, Linking, Question, Scored, Step
from bot.understanding.articles import find_articles
from bot.understanding.categories import Categories
from bot.understanding.facts import ReadFacts, read_facts, read_reply
from bot.understanding.intents import (
    WANTS_TEXT,
    Cues,
    asks_why,
    is_follow_up,
    is_greeting,
    is_thanks,
    read_cues,
)
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
REPLY_WORDS = 9
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
PICK = re.compile(r"^\W*(?:de |het |the |nummer |number |optie )?(?:(\d)|(eerste|first)|(tweede|second)|(derde|third)|(vierde|fourth)|(laatste|last))\W*(?:e|one)?\W*$", re.I)  # fmt: skip


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

    def read(self, text: str, today: date, conversation: Conversation | None = None) -> Question:
        """The question that a text asks, as a part of a conversation when there is one. Never raises."""
        said = clean(text).strip()
        language = self._language(said, conversation)
        if is_thanks(said) or is_greeting(said):
            return Question(text=text, language=language, intent=Intent.COURTESY, thanks=is_thanks(said))
        if conversation and (picked := self._pick(said, conversation)):
            return self._continued(text, language, conversation, picked)
        if conversation and conversation.intent and asks_why(said):
            return Question(
                text=text, language=language, intent=conversation.intent, follows_up=True, wants_why=True
            )
        if conversation and conversation.asked and (reply := self._reply(said, conversation, today)):
            return Question(
                text=text,
                language=language,
                intent=conversation.intent or Intent.RESERVATION,
                facts=reply,
                follows_up=True,
            )
        return self._question(text, said, language, today, conversation)

    def category_of(self, entry: CalendarEntry) -> str | None:
        """The kind of work of an entry, by its CPV code and title; None when nothing tells."""
        return self._categories.of_entry(entry.title, entry.cpv)

    def _question(
        self, text: str, said: str, language: Language, today: date, conversation: Conversation | None
    ) -> Question:
        cues = read_cues(said)
        given = read_facts(said, today, self._knowledge.cpv_names)
        articles = find_articles(said, self._knowledge.law)
        topics = self._topics.find(said) if A_WORD.search(said) else TopicHits()
        linking = self._linked(said, today, conversation)
        made_up = self._is_made_up(said, cues, given, linking)
        if made_up:
            linking = Linking(steps=linking.steps)
        categories = self._categories.in_text(said)
        asked_for = self._categories.in_text(self._narrowing.without_owners(said)) if categories else ()
        wanted = self._narrowing.read(said, asked_for, today, cues.counts)
        elsewhere = out_of_scope(said, self._knowledge.contacts)
        follows = not made_up and self._follows(said, cues, given, linking, conversation)
        signals = Signals(
            text=said, cues=cues, linking=linking, facts=given.facts, filter=wanted, categories=categories,
            topic_confident=topics.confident, article_named=bool(articles.ids), reference_named=bool(find_references(fold(said))), out_of_scope=elsewhere is not None,
            in_conversation=follows, has_subject=bool(conversation and conversation.entry),
            article_unknown=bool(articles.unknown),
        )  # fmt: skip
        intent = intent_of(signals)
        lists = cues.lists
        if follows and conversation:
            if self._leans_on(conversation, signals, intent, given):
                intent = _going_on(conversation.intent, given)
            if intent in (Intent.CALENDAR, Intent.UNKNOWN) and _narrows_further(
                conversation, wanted, linking
            ):
                intent, lists, wanted = Intent.CALENDAR, True, _merged(conversation.filter, wanted)
        facts = (
            given.facts
            if linking.decided
            else replace(given.facts, category=self._work(categories, given.facts))
        )
        return Question(
            text=text,
            language=language,
            intent=intent,
            aspect=cues.aspect
            or (conversation.aspect if conversation and follows and linking.decided else None),
            linking=linking,
            topics=topics.ranked,
            articles=tuple(articles.ids),
            lapsed=tuple(articles.lapsed),
            unknown_articles=tuple(articles.unknown),
            misconceptions=tuple(m.id for m in misconceptions(said, self._knowledge.law)),
            out_of_scope=elsewhere.id if elsewhere else None,
            facts=facts,
            categories=categories,
            filter=wanted if lists or intent is Intent.CALENDAR else replace(wanted, count_only=False),
            impossible=given.impossible,
            follows_up=follows,
            lists=lists,
            topic_confident=topics.confident,
            wants_text=bool(WANTS_TEXT.search(said)),
            paragraphs=dict(articles.paragraphs),
            steps=(*cues.steps, *given.steps, *linking.steps, *topics.steps),
        )

    def _language(self, said: str, conversation: Conversation | None) -> Language:
        """A short follow-up without words of its own stays in the language of the conversation."""
        if conversation and len(said.split()) <= 3:
            return conversation.language
        return language_of(said)

    def _follows(
        self, said: str, cues: Cues, given: ReadFacts, linking: Linking, conversation: Conversation | None
    ) -> bool:
        """Whether the text leans on the conversation."""
        if conversation is None or not (conversation.entry or conversation.intent):
            return False
        if any(scored.id in conversation.candidates for scored in linking.decided):
            return True
        if linking.decided and not is_follow_up(said):
            return False
        short = len(said.split()) <= REPLY_WORDS
        return (
            is_follow_up(said)
            or (given.hypothetical and not linking.decided)
            or (short and bool(cues.intents) and not linking.mentioned)
            or (short and not conversation.filter.is_empty and not linking.mentioned)
        )

    def _leans_on(
        self, conversation: Conversation, signals: Signals, intent: Intent, given: ReadFacts
    ) -> bool:
        """Whether the intent of the conversation goes on: new facts, another procurement or another kind of work, and
        no intent of its own."""
        if intent in (Intent.MARKET, Intent.EXAMPLE, Intent.HELP) or signals.cues.has(Intent.RESERVATION):
            return False
        if conversation.intent in (Intent.MARKET, Intent.EXAMPLE) and signals.categories:
            return True
        if intent is Intent.RESERVATION:
            return False
        if given.facts != Facts() and (given.hypothetical or not signals.topic_confident):
            return True
        linking = signals.linking
        new = bool(linking.decided) or linking.elsewhere or given.facts != Facts()
        return intent in (Intent.UNKNOWN, Intent.ADVICE) and new

    def _work(self, categories: tuple[str, ...], facts: Facts) -> str | None:
        """The kind of work that is named, or that the CPV code stands for."""
        return (
            categories[0] if categories else (self._categories.of_entry("", facts.cpv) if facts.cpv else None)
        )

    def _is_made_up(self, said: str, cues: Cues, given: ReadFacts, linking: Linking) -> bool:
        """Whether the question brings a case of its own: some contract with a value, work with lots of its own, or
        'een groenopdracht' of which it asks whether it may be reserved."""
        if find_references(fold(said)):
            return False
        lots = any(lot.value is not None for lot in given.facts.lots) and len(linking.decided) != 1
        some = SOME_CONTRACT.search(said) and (given.facts.value is not None or cues.has(Intent.ADVICE))
        return lots or bool(some) or bool(cues.has(Intent.RESERVATION) and SOME_WORK.search(said))

    def _linked(self, said: str, today: date, conversation: Conversation | None) -> Linking:
        """The procurement that is named; in a short follow-up ('en voor Zuidoost?') the same work in that other place."""
        linking = self._narrowed(self._linker.link(said, today), conversation)
        before = self._entries.get(conversation.entry or "") if conversation else None
        if len(linking.decided) == 1 or before is None or len(said.split()) > ELLIPSIS_WORDS:
            return linking
        if not (FOLLOWING.match(said) and self._narrowing.names_place(said)):
            return linking
        fuller = self._linker.link(f"{self._narrowing.without_places(before.title)} {said}", today)
        others = tuple(scored for scored in fuller.decided if scored.id != before.id)
        return replace(fuller, decided=others, mentioned=True, elsewhere=True)

    def _narrowed(self, linking: Linking, conversation: Conversation | None) -> Linking:
        """After 'which one?', the answer is looked for among those first."""
        if not (conversation and conversation.candidates):
            return linking
        near = (*linking.decided, *linking.nearest)
        among = [scored for scored in near if scored.id in conversation.candidates]
        return replace(linking, decided=(among[0],), mentioned=True) if among else linking

    def _pick(self, said: str, conversation: Conversation) -> str | None:
        """The candidate that is picked by its number: '2', 'de eerste'."""
        found = PICK.match(said) if conversation.candidates else None
        if not found:
            return None
        number = int(found[1]) if found[1] else next(i for i in range(2, 7) if found[i]) - 1
        if found[6]:
            return conversation.candidates[-1]
        return conversation.candidates[number - 1] if 1 <= number <= len(conversation.candidates) else None

    def _continued(self, text: str, language: Language, conversation: Conversation, entry: str) -> Question:
        linking = Linking(decided=(Scored(entry, 1.0),), mentioned=True, steps=(Step(text.strip(), entry),))
        return Question(
            text=text,
            language=language,
            intent=conversation.intent or Intent.ADVICE,
            aspect=conversation.aspect,
            linking=linking,
            facts=conversation.facts,
        )

    def _reply(self, said: str, conversation: Conversation, today: date) -> Facts | None:
        """The answer to the question the bot asked, when the text is one."""
        if len(said.split()) > REPLY_WORDS or said.endswith("?"):
            return None
        question = self._knowledge.fact_questions.get(conversation.asked or "")
        return read_reply(said, question, today, self._knowledge.cpv_names) if question else None


def _narrows_further(conversation: Conversation, wanted: CalendarFilter, linking: Linking) -> bool:
    """Whether a list is asked again with another month, directorate or kind of work."""
    return not conversation.filter.is_empty and not wanted.is_empty and len(linking.decided) != 1


def _merged(before: CalendarFilter, wanted: CalendarFilter) -> CalendarFilter:
    """The filter of the last list with what is new put over it."""
    return CalendarFilter(
        period=wanted.period or before.period,
        owners=wanted.owners or before.owners,
        districts=wanted.districts or before.districts,
        categories=wanted.categories or before.categories,
        kind=wanted.kind or before.kind,
        count_only=wanted.count_only,
    )


def _going_on(before: Intent | None, given: ReadFacts) -> Intent:
    """The intent of a follow-up that has none of its own: new facts ask for the verdict again."""
    if before is None or (given.facts != Facts() and before not in (Intent.RESERVATION, Intent.ADVICE)):
        return Intent.RESERVATION
    return before


def too_long(text: str) -> bool:
    """Whether a text is too long to be a question."""
    return len(text) > LONGEST


def is_empty(text: str) -> bool:
    """Whether nothing is left once mark-up, mentions and punctuation are gone."""
    return not re.search(r"\w", clean(text))
