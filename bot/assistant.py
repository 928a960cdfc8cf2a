"""THE ROAD of a question: understand, find, compose.

`Assistant.answer` takes the text of a question, who reads the answer and where, the day, and the conversation so far.
What the reader may not know is taken out of the knowledge before anything is looked up (`confidential.knowledge_for`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from bot.advising.confidential import knowledge_for, without_confidential
from bot.advising.entry_facts import facts_of, overlay
from bot.advising.lookups import about_entry, examples_of, listed, listed_for, on_article, on_topic, who_does
from bot.advising.promising import Promising
from bot.advising.standing import Standings
from bot.advising.verdict import Adviser
from bot.advising.what_if import what_if
from bot.answering.composing import compose
from bot.answering.drafting import Pen
from bot.answering.phrases import Phrasebook
from bot.answering.receipts import Receipt, write_receipt
from bot.case import Case, Desk
from bot.model.answer import Answer, Section
from bot.model.finding import (
    CourtesyFinding,
    Finding,
    Found,
    HelpFinding,
    ImpossibleFinding,
    NotFoundFinding,
    Refusal,
    RefusalFinding,
    VerdictFinding,
    WhichFinding,
)
from bot.model.knowledge import Knowledge
from bot.model.law import LapsedArticle, Misconception
from bot.model.procurement import CalendarEntry
from bot.model.promise import PromiseFinding
from bot.model.question import Aspect, CalendarFilter, Conversation, Facts, Grounds, Intent, Question
from bot.model.viewer import Audience, Viewer
from bot.model.work import WorkFinding
from bot.remembering import asked_again, asked_on, remembered
from bot.understanding.advice_asked import asks_advice_file
from bot.understanding.categories import Categories
from bot.understanding.replies import facts_of_choice
from bot.understanding.topics import TopicFinder
from bot.understanding.understanding import Understanding, is_empty, too_long
from bot.weighing import advice_file, count_unknown, weighed

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


class Assistant:
    """Answers questions from one version of the knowledge. The same question, reader and day give the same answer."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._topics = TopicFinder(knowledge.topics.topics, knowledge.vocabulary)
        self._categories = Categories(knowledge.market)
        self._insiders = self._understanding(knowledge.calendar.entries)
        self._promising = Promising(Adviser.of(knowledge))
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
        asks_on = question.wants_why or (
            question.wants and question.follows_up and not question.linking.decided
        )
        if asks_on and conversation:
            question = asked_on(question, conversation, desk.knowledge)
        if asks_advice_file(question, conversation):
            return self._with_advice(question, desk)
        return self._respond(question, desk, conversation)

    def choose(self, entry_id: str | None, viewer: Viewer, today: date, conversation: Conversation) -> Reply:
        """The answer once it was said which procurement is meant; None: none of these."""
        desk = self._desk(viewer.audience, today)
        if entry_id is None or entry_id not in desk.knowledge.entries:
            nothing = Grounds(not_found=True)
            cleared = replace(conversation, entry=None, topic=None, candidates=(), grounds=nothing)
            return self._reply(Finding(found=NotFoundFinding(nearest=())), cleared, Facts(), desk, None)
        grounds = Grounds(wants=conversation.grounds.wants)
        chosen = replace(conversation, entry=entry_id, candidates=(), grounds=grounds)
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

    def strategy(self, procurement: str, viewer: Viewer, today: date) -> Reply:
        """The text for the inkoopstrategie of a procurement, by its id or in words; in `Section.STRATEGY` of the answer, which
        has none when it is not clear which procurement is meant."""
        if procurement in self._desk(viewer.audience, today).knowledge.entries:
            asked = Grounds(wants=Section.STRATEGY)
            return self.resume(
                viewer, today, Conversation(entry=procurement, intent=Intent.ADVICE, grounds=asked)
            )
        reply = self.answer(f"Tekst voor de inkoopstrategie: {procurement}", viewer, today)
        found = reply.question and reply.question.wants is Section.STRATEGY
        return reply if found else self.choose(None, viewer, today, Conversation())

    def resume(self, viewer: Viewer, today: date, conversation: Conversation) -> Reply:
        """The answer of a conversation once more, for whoever looks now: only what that reader may know."""
        return self._resumed(conversation, self._desk(viewer.audience, today))

    def _with_advice(self, question: Question, desk: Desk) -> Reply:
        """The list of what the question leaves of the calendar, with the advice on it as a file."""
        wanted = replace(question.filter, count_only=False)
        asked = Question(
            text=question.text, language=question.language, intent=Intent.CALENDAR, filter=wanted, lists=True
        )
        reply = self._respond(asked, desk, None)
        if not reply.answer.lines:
            return reply
        return replace(reply, answer=replace(reply.answer, attachment=advice_file(desk, wanted)))

    def known_to(self, viewer: Viewer, today: date) -> Knowledge:
        """The knowledge as this viewer may know it."""
        return self._desk(viewer.audience, today).knowledge

    def weighed(
        self, viewer: Viewer, today: date, wanted: CalendarFilter | None = None
    ) -> Iterator[PromiseFinding]:
        """How promising the procurements are that pass the filter, in the order of the calendar; only what this viewer may know."""
        return weighed(self._desk(viewer.audience, today), wanted or CalendarFilter())

    def count_unknown(self, viewer: Viewer, today: date, wanted: CalendarFilter) -> int:
        """Of how many procurements this viewer cannot know whether they pass the filter."""
        return count_unknown(self._desk(viewer.audience, today), wanted)

    def weigh(self, entry: CalendarEntry, viewer: Viewer, today: date) -> PromiseFinding:
        """How promising an entry is as it is given here; it need not be on the calendar, or no longer."""
        desk = self._desk(viewer.audience, today)
        return desk.promising.weigh(entry, desk.understanding.read_work(entry), desk.knowledge, today)

    def work_of(self, entry: CalendarEntry) -> WorkFinding:
        """The kind of work of an entry of the calendar, with its certainty."""
        return self._insiders.work_of(entry)

    def _make_desk(self, audience: Audience, today: date) -> Desk:
        known = knowledge_for(audience, self.knowledge, today)
        understanding = self._insiders if audience is Audience.FULL else self._others
        standings = Standings(self._promising, understanding.work_of, known, today)
        return Desk(audience, known, understanding, self._promising, standings, today)

    def _resumed(self, conversation: Conversation, desk: Desk) -> Reply:
        refused = next((why for why in Refusal if why.value == conversation.grounds.refused), None)
        if refused:
            return self._refused(refused, desk, conversation)
        return self._respond(asked_again(conversation, desk.knowledge), desk, None)

    def _refused(self, why: Refusal, desk: Desk, conversation: Conversation) -> Reply:
        """A refusal before anything was read; the conversation goes on as it was."""
        made_from = Conversation(language=conversation.language, grounds=Grounds(refused=why.value))
        return self._reply(_refused(why, desk), conversation, Facts(), desk, None, made_from)

    def _respond(self, question: Question, desk: Desk, conversation: Conversation | None) -> Reply:
        follows = conversation if question.follows_up else None
        facts = overlay(follows.facts, question.facts)[0] if follows else question.facts
        case = Case(question, facts, follows, desk)
        finding = Finding(
            found=_find(case), corrections=_corrections(question, desk.knowledge), topics=question.topics
        )
        made_from = remembered(case, finding.found)
        said_nothing = question.intent is Intent.COURTESY or isinstance(finding.found, RefusalFinding)
        kept = conversation if said_nothing and conversation else made_from
        return self._reply(finding, kept, facts, desk, question, made_from)

    def _reply(
        self, finding: Finding, remembered: Conversation, given: Facts, desk: Desk, question: Question | None,
        made_from: Conversation | None = None,
    ) -> Reply:  # fmt: skip
        """`made_from`: what the answer rests on, for its receipt, when that is not what is remembered."""
        made_from = made_from or remembered
        book = Phrasebook(desk.knowledge.phrases.phrases, made_from.language)
        pen = Pen(desk.knowledge, book, desk.audience, desk.today)
        receipt = write_receipt(Receipt(desk.knowledge.version, desk.today, desk.audience, made_from))
        wants = Section.WHY if question and question.wants_why else question.wants if question else None
        promise = _promise(finding.found, given, desk)
        answer = compose(finding, given, pen, receipt, wants=wants, promise=promise)
        if remembered is made_from:
            remembered = replace(remembered, asked=answer.prompt.about if answer.prompt else None)
        return Reply(answer, remembered, question)


def _find(case: Case) -> Found:
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


def _verdict(case: Case) -> Found:
    desk, entries = case.desk, case.entries
    if len(entries) > 1:
        return WhichFinding(entries=entries[:MOST_ASKED])
    entry = entries[0] if entries else None
    if entry is None and not case.stands_alone:
        if case.question.topic_confident and not case.nearest:
            return on_topic(case.question.topics, desk.knowledge, None)
        return NotFoundFinding(nearest=case.nearest)
    known = facts_of(entry, desk.understanding.category_of(entry)) if entry else Facts()
    return desk.promising.adviser.advise(entry, known, case.facts, desk.today)


def _promise(found: Found, given: Facts, desk: Desk) -> PromiseFinding | None:
    """How promising the procurement of a verdict is, and what would change that; None without a procurement."""
    if not isinstance(found, VerdictFinding) or found.entry is None:
        return None
    work = desk.understanding.work_of(found.entry)
    promise = desk.promising.weigh_verdict(found.entry, work, found, desk.knowledge, desk.today)
    changes = what_if(promise, desk.promising, desk.knowledge, desk.today, given)
    return replace(promise, changes=changes)


def _calendar(case: Case) -> Found:
    desk, entries = case.desk, case.entries
    if case.question.lists and not case.question.filter.is_empty:
        return listed_for(desk.audience, case.question.filter, desk.knowledge, desk.standings)
    if len(entries) > 1:
        return WhichFinding(entries=entries[:MOST_ASKED])
    if entries:
        return about_entry(entries[0], case.question.aspect or Aspect.ALL, desk.knowledge, desk.today)
    if case.question.lists:
        return listed(case.question.filter, desk.knowledge, desk.standings)
    return NotFoundFinding(nearest=case.nearest)


def _market(case: Case) -> Found:
    category = case.desk.knowledge.categories.get(case.category or "")
    if category is None:
        return _refusal(Refusal.NO_MARKET, WHO_KNOWS_BEST, case.desk)
    return who_does(category, case.desk.knowledge)


def _law(case: Case) -> Found:
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


def _unknown(case: Case) -> Found:
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
    why: Refusal, contact: str, desk: Desk, words: str = "", nearest: tuple[CalendarEntry, ...] = ()
) -> RefusalFinding:
    return RefusalFinding(
        why=why, contact=desk.knowledge.contact_by_id[contact], words=words, nearest=nearest
    )


def _refused(why: Refusal, desk: Desk) -> Finding:
    return Finding(found=_refusal(why, WHO_KNOWS_BEST, desk))


def _upcoming(case: Case) -> CalendarEntry | None:
    """The next procurement with a known kind of work: something to ask about now."""
    known = case.desk.knowledge.calendar.entries
    coming = [(e.planned.start, e.id, e) for e in known if e.planned and e.planned.start >= case.desk.today]
    ordered = sorted(coming, key=lambda one: one[:2])
    return next((entry for *_, entry in ordered if case.desk.understanding.category_of(entry)), None)


def _corrections(question: Question, knowledge: Knowledge) -> tuple[Misconception | LapsedArticle, ...]:
    wrong = [one for one in knowledge.law.misconceptions if one.id in question.misconceptions]
    gone = [one for one in knowledge.law.lapsed if one.number in question.lapsed]
    return (*wrong, *gone)
