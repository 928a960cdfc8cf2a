"""THE ROAD of a question: understand, find, compose.

`Assistant.answer` takes the text of a question, who reads the answer and where, the day, and the conversation so far.
What the reader may not know is taken out of the knowledge before anything is looked up (`confidential.knowledge_for`).
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from bot.advising.confidential import knowledge_for, without_confidential
from bot.advising.entry_facts import facts_of, overlay
from bot.advising.lookups import about_entry, examples_of, listed, on_article, on_topic, who_does
from bot.advising.verdict import Adviser
from bot.answering.composing import compose
from bot.answering.drafting import Pen
from bot.answering.phrases import Phrasebook
from bot.answering.receipts import Receipt, write_receipt
from bot.model.answer import Answer
from bot.model.finding import (
    ArticleFinding,
    CourtesyFinding,
    Finding,
    Found,
    HelpFinding,
    ImpossibleFinding,
    NotFoundFinding,
    Refusal,
    RefusalFinding,
    TopicFinding,
    WhichFinding,
)
from bot.model.knowledge import Knowledge
from bot.model.law import LapsedArticle, Misconception
from bot.model.procurement import CalendarEntry
from bot.model.question import Aspect, Conversation, Facts, Grounds, Intent, Linking, Question, Scored
from bot.model.viewer import Audience, Viewer
from bot.understanding.categories import Categories
from bot.understanding.replies import facts_of_choice
from bot.understanding.topics import TopicFinder
from bot.understanding.understanding import Understanding, is_empty, too_long

MOST_ASKED, MOST_ARTICLES = 5, 3
SURELY_MEANT = 0.9
"""Beside an answer about the law, only a procurement that is linked this surely is named (chance)."""
WHO_KNOWS_BEST, WHO_KNOWS_PROCUREMENT = "de-omslag", "inkoop"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, what the conversation remembers after it, and how the question was understood (None: no text)."""

    answer: Answer
    conversation: Conversation
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one audience gets its answers from: knowledge without what it may not know, and who reads and advises."""

    audience: Audience
    knowledge: Knowledge
    understanding: Understanding
    adviser: Adviser
    today: date


class Assistant:
    """Answers questions from one version of the knowledge. The same question, reader and day give the same answer."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._topics = TopicFinder(knowledge.topics.topics, knowledge.vocabulary)
        self._categories = Categories(knowledge.market)
        self._insiders = self._understanding(knowledge.calendar.entries)
        self._adviser = Adviser.of(knowledge)
        self._desk = lru_cache(maxsize=8)(self._make_desk)

    @cached_property
    def _others(self) -> Understanding:
        """For whoever may not know everything: made when the first of them asks."""
        return self._understanding(without_confidential(self.knowledge.calendar.entries))

    def _understanding(self, entries: tuple[CalendarEntry, ...]) -> Understanding:
        return Understanding(self.knowledge, entries, self._topics, self._categories)

    def answer(
        self, text: str, viewer: Viewer, today: date, conversation: Conversation | None = None
    ) -> Reply:
        """The answer to a text. Never raises on any text."""
        desk = self._desk(viewer.audience, today)
        if is_empty(text) or too_long(text):
            why = Refusal.EMPTY if is_empty(text) else Refusal.TOO_LONG
            return self._refused(why, desk, conversation or Conversation())
        question = desk.understanding.read(text, today, conversation)
        if question.wants_why and conversation:
            again = _asked_again(conversation, desk.knowledge)
            question = replace(again, text=text, language=question.language, wants_why=True)
        return self._respond(question, desk, conversation)

    def choose(self, entry_id: str | None, viewer: Viewer, today: date, conversation: Conversation) -> Reply:
        """The answer once it was said which procurement is meant; None: none of these."""
        desk = self._desk(viewer.audience, today)
        if entry_id is None or entry_id not in desk.knowledge.entries:
            nothing = Grounds(not_found=True)
            cleared = replace(conversation, entry=None, topic=None, candidates=(), grounds=nothing)
            return self._reply(Finding(found=NotFoundFinding(nearest=())), cleared, Facts(), desk, None)
        chosen = replace(conversation, entry=entry_id, candidates=(), grounds=Grounds())
        return self._resumed(chosen, desk)

    def give_fact(
        self, question_id: str, value: str, viewer: Viewer, today: date, conversation: Conversation
    ) -> Reply:
        """The answer once a missing fact was given: 'ja', 'nee', 'weet-niet' or the value of a choice."""
        desk = self._desk(viewer.audience, today)
        question = desk.knowledge.fact_questions.get(question_id)
        given = facts_of_choice(question, value) if question else Facts()
        facts, _ = overlay(conversation.facts, given)
        return self._resumed(replace(conversation, facts=facts, asked=None), desk)

    def resume(self, viewer: Viewer, today: date, conversation: Conversation) -> Reply:
        """The answer of a conversation once more, for whoever looks now: only what that reader may know."""
        return self._resumed(conversation, self._desk(viewer.audience, today))

    def _make_desk(self, audience: Audience, today: date) -> _Desk:
        known = knowledge_for(audience, self.knowledge, today)
        understanding = self._insiders if audience is Audience.FULL else self._others
        return _Desk(audience, known, understanding, self._adviser, today)

    def _resumed(self, conversation: Conversation, desk: _Desk) -> Reply:
        refused = next((why for why in Refusal if why.value == conversation.grounds.refused), None)
        if refused:
            return self._refused(refused, desk, conversation)
        return self._respond(_asked_again(conversation, desk.knowledge), desk, None)

    def _refused(self, why: Refusal, desk: _Desk, conversation: Conversation) -> Reply:
        """A refusal before anything was read; the conversation goes on as it was."""
        made_from = Conversation(language=conversation.language, grounds=Grounds(refused=why.value))
        return self._reply(_refused(why, desk), conversation, Facts(), desk, None, made_from)

    def _respond(self, question: Question, desk: _Desk, conversation: Conversation | None) -> Reply:
        follows = conversation if question.follows_up else None
        facts = overlay(follows.facts, question.facts)[0] if follows else question.facts
        case = _Case(question, facts, follows, desk)
        finding = Finding(
            found=_find(case), corrections=_corrections(question, desk.knowledge), topics=question.topics
        )
        made_from = _remembered(case, finding.found)
        said_nothing = question.intent is Intent.COURTESY or isinstance(finding.found, RefusalFinding)
        remembered = conversation if said_nothing and conversation else made_from
        return self._reply(finding, remembered, facts, desk, question, made_from)

    def _reply(
        self, finding: Finding, remembered: Conversation, given: Facts, desk: _Desk, question: Question | None,
        made_from: Conversation | None = None,
    ) -> Reply:  # fmt: skip
        """`made_from`: what the answer rests on, for its receipt, when that is not what is remembered."""
        made_from = made_from or remembered
        book = Phrasebook(desk.knowledge.phrases.phrases, made_from.language)
        pen = Pen(desk.knowledge, book, desk.audience, desk.today)
        receipt = write_receipt(Receipt(desk.knowledge.version, desk.today, desk.audience, made_from))
        answer = compose(finding, given, pen, receipt, why=bool(question and question.wants_why))
        if remembered is made_from:
            remembered = replace(remembered, asked=answer.prompt.about if answer.prompt else None)
        return Reply(answer, remembered, question)


@dataclass(frozen=True, slots=True)
class _Case:
    """A question with the facts that hold for it and the conversation it leans on."""

    question: Question
    facts: Facts
    conversation: Conversation | None
    desk: _Desk

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """The procurements that are meant: named now, or before in the conversation."""
        known = self.desk.knowledge.entries
        named = tuple(known[scored.id] for scored in self.question.linking.decided if scored.id in known)
        if named or self.conversation is None or self.question.linking.elsewhere:
            return named
        before = self.conversation.entry
        return (known[before],) if before in known else ()

    @property
    def nearest(self) -> tuple[CalendarEntry, ...]:
        """The procurements that came closest when none is meant."""
        known = self.desk.knowledge.entries
        return tuple(known[scored.id] for scored in self.question.linking.nearest if scored.id in known)

    @property
    def stands_alone(self) -> bool:
        """Whether the facts make a case without a procurement of the calendar. A kind of work alone does, unless it
        belongs to a procurement that was named and not found."""
        told = replace(self.facts, category=None, kind=None, performer=None)
        named_in_vain = self.question.linking.mentioned and bool(self.nearest)
        if self.question.linking.elsewhere:
            return False
        return told != Facts() or (self.facts != Facts() and not named_in_vain)

    @property
    def category(self) -> str | None:
        """The kind of work that is meant: named now, that of the procurement, or before in the conversation."""
        if self.question.categories:
            return self.question.categories[0]
        if len(self.entries) == 1:
            return self.desk.understanding.category_of(self.entries[0])
        return self.conversation.category if self.conversation else None


def _find(case: _Case) -> Found:
    """THE TABLE OF CONTENTS: what is looked up for which question."""
    question = case.question
    if question.impossible:
        return ImpossibleFinding(words=question.impossible[0].words, reason=question.impossible[0].reason)
    match question.intent:
        case Intent.COURTESY:
            return CourtesyFinding(thanks=question.thanks)
        case Intent.HELP:
            return HelpFinding(upcoming=_upcoming(case))
        case Intent.RESERVATION | Intent.ADVICE:
            return _verdict(case)
        case Intent.CALENDAR:
            return _calendar(case)
        case Intent.MARKET:
            return _market(case)
        case Intent.EXAMPLE:
            return examples_of(case.desk.knowledge.categories.get(case.category or ""), case.desk.knowledge)
        case Intent.LAW:
            return _law(case)
        case Intent.UNKNOWN:
            return _unknown(case)


def _verdict(case: _Case) -> Found:
    desk, entries = case.desk, case.entries
    if len(entries) > 1:
        return WhichFinding(entries=entries[:MOST_ASKED])
    entry = entries[0] if entries else None
    if entry is None and not case.stands_alone:
        if case.question.topic_confident and not case.nearest:
            return on_topic(case.question.topics, desk.knowledge, None)
        return NotFoundFinding(nearest=case.nearest)
    known = facts_of(entry, desk.understanding.category_of(entry)) if entry else Facts()
    return desk.adviser.advise(entry, known, case.facts, desk.today)


def _calendar(case: _Case) -> Found:
    desk, entries = case.desk, case.entries
    if case.question.lists and not case.question.filter.is_empty:
        return listed(case.question.filter, desk.knowledge, desk.understanding.category_of)
    if len(entries) > 1:
        return WhichFinding(entries=entries[:MOST_ASKED])
    if entries:
        return about_entry(entries[0], case.question.aspect or Aspect.ALL, desk.knowledge, desk.today)
    if case.question.lists:
        return listed(case.question.filter, desk.knowledge, desk.understanding.category_of)
    return NotFoundFinding(nearest=case.nearest)


def _market(case: _Case) -> Found:
    category = case.desk.knowledge.categories.get(case.category or "")
    if category is None:
        return _refusal(Refusal.NO_MARKET, WHO_KNOWS_BEST, case.desk)
    return who_does(category, case.desk.knowledge)


def _law(case: _Case) -> Found:
    question, knowledge = case.question, case.desk.knowledge
    if len(question.articles) > 1 or (
        question.articles and (question.paragraphs or question.wants_text or not question.topic_confident)
    ):
        named = tuple(knowledge.articles[article_id] for article_id in question.articles[:MOST_ARTICLES])
        return on_article(named[0], question.paragraphs.get(named[0].id), named[1:])
    sure = question.follows_up or any(scored.score >= SURELY_MEANT for scored in question.linking.decided)
    entry = case.entries[0] if len(case.entries) == 1 and sure else None
    if not question.topics:
        return _refusal(Refusal.NOT_UNDERSTOOD, WHO_KNOWS_BEST, case.desk)
    return on_topic(question.topics, knowledge, entry)


def _unknown(case: _Case) -> Found:
    question, desk = case.question, case.desk
    if question.out_of_scope:
        subject = next(one for one in desk.knowledge.contacts.out_of_scope if one.id == question.out_of_scope)
        return _refusal(Refusal.OUT_OF_SCOPE, subject.contact, desk)
    if question.unknown_articles or question.lapsed:
        number = (*question.unknown_articles, *question.lapsed)[0]
        return _refusal(Refusal.NOT_FOUND_ARTICLE, "juridisch", desk, number)
    nearest = case.entries[:MOST_ASKED] or case.nearest
    return _refusal(Refusal.NOT_UNDERSTOOD, WHO_KNOWS_BEST, desk, nearest=nearest)


def _refusal(
    why: Refusal, contact: str, desk: _Desk, words: str = "", nearest: tuple[CalendarEntry, ...] = ()
) -> RefusalFinding:
    return RefusalFinding(
        why=why, contact=desk.knowledge.contact_by_id[contact], words=words, nearest=nearest
    )


def _refused(why: Refusal, desk: _Desk) -> Finding:
    return Finding(found=_refusal(why, WHO_KNOWS_BEST, desk))


def _upcoming(case: _Case) -> CalendarEntry | None:
    """The next procurement with a known kind of work: something to ask about now."""
    known = case.desk.knowledge.calendar.entries
    coming = [(e.planned.start, e.id, e) for e in known if e.planned and e.planned.start >= case.desk.today]
    ordered = sorted(coming, key=lambda one: one[:2])
    return next((entry for *_, entry in ordered if case.desk.understanding.category_of(entry)), None)


def _asked_again(conversation: Conversation, knowledge: Knowledge) -> Question:
    """The last question once more, from what is remembered of it. Ids that the knowledge no longer has fall away."""
    grounds = conversation.grounds
    meant = (conversation.entry,) if conversation.entry else conversation.candidates
    topics = tuple(t for t in (conversation.topic, *grounds.near_topics) if t in knowledge.topic_by_id)
    articles = tuple(a for a in (conversation.article, *grounds.other_articles) if a in knowledge.articles)
    subjects = {subject.id for subject in knowledge.contacts.out_of_scope}
    of_entry = conversation.intent is Intent.MARKET and conversation.entry is not None
    return Question(
        text="",
        language=conversation.language,
        intent=conversation.intent or Intent.UNKNOWN,
        aspect=conversation.aspect,
        linking=Linking(
            decided=() if grounds.not_found else tuple(Scored(entry, 1.0) for entry in meant if entry),
            nearest=tuple(Scored(entry, 1.0) for entry in grounds.nearest),
            mentioned=grounds.not_found or bool(meant),
            elsewhere=grounds.not_found,
        ),
        topics=tuple(Scored(topic, 1.0) for topic in topics if topic),
        articles=tuple(article for article in articles if article),
        paragraphs=grounds.paragraphs,
        misconceptions=grounds.misconceptions,
        lapsed=grounds.lapsed,
        unknown_articles=grounds.unknown_articles,
        out_of_scope=grounds.out_of_scope if grounds.out_of_scope in subjects else None,
        impossible=grounds.impossible,
        categories=(conversation.category,) if conversation.category and not of_entry else (),
        facts=conversation.facts,
        filter=conversation.filter,
        lists=grounds.lists,
        topic_confident=conversation.topic is not None and bool(topics),
        wants_why=grounds.why,
        thanks=grounds.thanks,
    )


def _corrections(question: Question, knowledge: Knowledge) -> tuple[Misconception | LapsedArticle, ...]:
    wrong = [one for one in knowledge.law.misconceptions if one.id in question.misconceptions]
    gone = [one for one in knowledge.law.lapsed if one.number in question.lapsed]
    return (*wrong, *gone)


def _remembered(case: _Case, found: Found) -> Conversation:
    """What the conversation holds after this answer: ids and given facts, no texts."""
    question = case.question
    entries = case.entries
    if isinstance(found, TopicFinding):
        entries = (found.entry,) if found.entry else ()
    before = case.conversation or Conversation()
    shows_article = isinstance(found, ArticleFinding)
    of_a_kind = question.intent is Intent.MARKET and bool(question.categories)
    asks_which = isinstance(found, (WhichFinding, NotFoundFinding))
    candidates = (
        found.entries
        if isinstance(found, WhichFinding)
        else (found.nearest if isinstance(found, NotFoundFinding) else ())
    )
    return Conversation(
        entry=entries[0].id if len(entries) == 1 and not asks_which and not of_a_kind else None,
        facts=case.facts,
        intent=question.intent,
        aspect=question.aspect,
        topic=question.topics[0].id
        if question.topics and question.topic_confident and not shows_article
        else None,
        article=question.articles[0] if shows_article else None,
        category=case.category,
        candidates=tuple(entry.id for entry in candidates),
        language=question.language,
        filter=question.filter
        if question.lists
        else before.filter
        if case.conversation and not entries
        else Conversation().filter,
        grounds=_grounds(case, found),
    )


def _grounds(case: _Case, found: Found) -> Grounds:
    """What else the answer was made from."""
    question = case.question
    nearest = found.nearest if isinstance(found, (NotFoundFinding, RefusalFinding)) else ()
    return Grounds(
        near_topics=tuple(near.id for near in found.near) if isinstance(found, TopicFinding) else (),
        other_articles=tuple(other.id for other in found.others) if isinstance(found, ArticleFinding) else (),
        paragraphs=question.paragraphs,
        misconceptions=question.misconceptions,
        lapsed=question.lapsed,
        unknown_articles=question.unknown_articles,
        out_of_scope=question.out_of_scope,
        impossible=question.impossible[:1],
        nearest=tuple(entry.id for entry in nearest),
        not_found=isinstance(found, NotFoundFinding),
        lists=question.lists,
        why=question.wants_why,
        thanks=question.thanks,
    )
