"""What a conversation remembers of an answer, and how the last question is asked again from it."""

from dataclasses import replace

from bot.case import Case
from bot.model.finding import (
    ArticleFinding,
    Found,
    ListFinding,
    NotFoundFinding,
    RefusalFinding,
    TopicFinding,
    WhichFinding,
)
from bot.model.knowledge import Knowledge
from bot.model.question import Conversation, Facts, Grounds, Intent, Linking, Question, Scored


def asked_again(conversation: Conversation, knowledge: Knowledge) -> Question:
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
        wants=grounds.wants,
        thanks=grounds.thanks,
    )


def asked_on(question: Question, conversation: Conversation, knowledge: Knowledge) -> Question:
    """The last question once more, to tell another part of its answer: the ground, or what `question` asks for in words."""
    again = asked_again(conversation, knowledge)
    intent = question.intent if question.wants else again.intent
    return replace(
        again, text=question.text, language=question.language, intent=intent, wants_why=question.wants_why,
        wants=question.wants,
    )  # fmt: skip


def remembered(case: Case, found: Found) -> Conversation:
    """What the conversation holds after this answer: ids and given facts, no texts."""
    question = case.question
    entries = case.entries
    if isinstance(found, TopicFinding):
        entries = (found.entry,) if found.entry else ()
    if isinstance(found, ListFinding):
        entries = ()
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
        facts=Facts() if isinstance(found, ListFinding) else case.facts,
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


def _grounds(case: Case, found: Found) -> Grounds:
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
        wants=question.wants,
        thanks=question.thanks,
    )
