"""Look-ups in the calendar and the law that need no verdict."""

from datetime import date

from bot.advising.entry_facts import facts_of
from bot.advising.estimating import estimate
from bot.advising.features import ANNEX_XIV, on_list
from bot.advising.filtering import passes
from bot.advising.market import counter_examples_for, examples_for, market_for
from bot.advising.moment import deadline_of
from bot.advising.standing import Standings
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
from bot.model.viewer import Audience

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


def listed(wanted: CalendarFilter, knowledge: Knowledge, standings: Standings) -> ListFinding:
    """The entries that pass the filter, by planned publication (or by the day that is asked for) and then by id."""
    known = knowledge.calendar.entries
    outcomes = [(entry, passes(entry, wanted, standings)) for entry in known]
    passing = [
        (_day_of(entry, wanted, standings) or date.max, entry.id, entry) for entry, does in outcomes if does
    ]
    passing.sort(key=lambda one: one[:2])
    return ListFinding(
        filter=wanted,
        entries=tuple(entry for *_, entry in passing),
        looked_at=len(known),
        standing=standings.of,
        unknown=sum(does is None for _, does in outcomes),
    )


def _day_of(entry: CalendarEntry, wanted: CalendarFilter, standings: Standings) -> date | None:
    if wanted.decide_by:
        return standings.deadline_of(entry).decide_by
    period = entry.contract_ends if wanted.ends else entry.planned
    return period and period.start


def listed_for(
    audience: Audience, wanted: CalendarFilter, knowledge: Knowledge, standings: Standings
) -> ListFinding:
    """The same for an audience; by what it may not know nothing is looked up. `knowledge`: what that audience may know."""
    by_side = wanted.side is not None and audience is Audience.PUBLIC
    if by_side or (wanted.value is not None and audience is not Audience.FULL):
        return ListFinding(
            filter=wanted,
            entries=(),
            looked_at=len(knowledge.calendar.entries),
            standing=standings.of,
            withheld=True,
        )
    return listed(wanted, knowledge, standings)


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
