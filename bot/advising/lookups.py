"""Look-ups in the calendar and the law that need no verdict."""

import re
from collections.abc import Callable
from datetime import date

from bot.advising.entry_facts import facts_of
from bot.advising.estimating import estimate
from bot.advising.features import ANNEX_XIV, on_list
from bot.advising.market import counter_examples_for, examples_for, market_for
from bot.advising.moment import deadline_of
from bot.advising.thresholds import threshold
from bot.model.finding import (
    ArticleFinding,
    EntryFinding,
    ExamplesFinding,
    ListFinding,
    TopicFinding,
    WhoDoesFinding,
)
from bot.model.knowledge import Knowledge
from bot.model.law import Article
from bot.model.market import WorkCategory
from bot.model.procurement import CalendarEntry
from bot.model.question import Aspect, CalendarFilter, Scored

NEAR_TOPICS = 3


def about_entry(entry: CalendarEntry, aspect: Aspect, knowledge: Knowledge, today: date) -> EntryFinding:
    """One fact of one procurement, with the moment and the threshold beside it."""
    facts = facts_of(entry, None)
    limit = threshold(
        facts, on_list(facts, ANNEX_XIV, knowledge), estimate(facts, knowledge), knowledge, today
    )
    return EntryFinding(
        entry=entry, aspect=aspect, deadline=deadline_of(facts, knowledge, today), threshold=limit
    )


def listed(
    wanted: CalendarFilter, knowledge: Knowledge, category_of: Callable[[CalendarEntry], str | None]
) -> ListFinding:
    """The entries that pass the filter, by planned publication and then by id."""
    passing = [entry for entry in knowledge.calendar.entries if _passes(entry, wanted, category_of)]
    passing.sort(
        key=lambda entry: (
            entry.planned is None,
            entry.planned.start if entry.planned else date.max,
            entry.id,
        )
    )
    return ListFinding(filter=wanted, entries=tuple(passing), looked_at=len(knowledge.calendar.entries))


def _passes(
    entry: CalendarEntry, wanted: CalendarFilter, category_of: Callable[[CalendarEntry], str | None]
) -> bool:
    if wanted.period and not (entry.planned and entry.planned.overlaps(wanted.period)):
        return False
    if wanted.owners and entry.owner not in wanted.owners:
        return False
    if wanted.kind and entry.kind is not wanted.kind:
        return False
    if wanted.districts and not any(_names(entry, district) for district in wanted.districts):
        return False
    return not wanted.categories or category_of(entry) in wanted.categories


def _names(entry: CalendarEntry, district: str) -> bool:
    """Whether the entry names a district as a word of its own: Zuid is not Zuidoost, Nieuw-West is not West."""
    return (
        re.search(rf"(?<![\w-]){re.escape(district)}(?![\w-])", f"{entry.owner} | {entry.title}") is not None
    )


def on_topic(topics: tuple[Scored, ...], knowledge: Knowledge, entry: CalendarEntry | None) -> TopicFinding:
    """The best topic with its articles, and the ones that lie near."""
    best, *others = (knowledge.topic_by_id[scored.id] for scored in topics[: 1 + NEAR_TOPICS])
    articles = tuple(knowledge.articles[article_id] for article_id in _cited(best.id, knowledge))
    return TopicFinding(topic=best, near=tuple(others), articles=articles, entry=entry)


def _cited(topic_id: str, knowledge: Knowledge) -> tuple[str, ...]:
    topic = knowledge.topic_by_id[topic_id]
    cited = [*topic.articles, *(article for line in topic.lines for article in line.articles)]
    return tuple(dict.fromkeys(cited))


def on_article(article: Article, paragraph: str | None, others: tuple[Article, ...]) -> ArticleFinding:
    """The article that was asked, with the others that were named beside it."""
    return ArticleFinding(article=article, paragraph=paragraph, others=others)


def who_does(category: WorkCategory, knowledge: Knowledge) -> WhoDoesFinding:
    """Who does a kind of work, with an example."""
    example = next(iter(examples_for(category, knowledge)), None)
    return WhoDoesFinding(market=market_for(category, knowledge), example=example)


def examples_of(category: WorkCategory | None, knowledge: Knowledge) -> ExamplesFinding:
    """Published examples of a kind of work, or of all kinds."""
    return ExamplesFinding(
        category=category,
        examples=examples_for(category, knowledge),
        counter=counter_examples_for(category, knowledge),
    )
