"""Look-ups in the calendar and the law."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.advising.lookups import about_entry, examples_of, listed, on_article, on_topic, who_does
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, ContractKind, ThresholdSide
from bot.model.question import Aspect, CalendarFilter, Scored
from bot.model.values import month_period, quarter_period
from tests.builders import an_entry

NOW = date(2026, 11, 22)


def with_calendar(knowledge: Knowledge, *entries: CalendarEntry) -> Knowledge:
    return replace(knowledge, calendar=knowledge.calendar.model_copy(update={"entries": entries}))


def found(knowledge: Knowledge, *entries: CalendarEntry, **wanted: Any) -> list[str]:
    by_title = {entry.id: entry.title.split()[0].lower() for entry in entries}
    result = listed(
        CalendarFilter(**wanted), with_calendar(knowledge, *entries), lambda entry: by_title[entry.id]
    )
    return [entry.id for entry in result.entries]


def test_entries_stand_by_planned_publication_then_by_id_and_without_a_plan_last(
    knowledge: Knowledge,
) -> None:
    entries = [
        an_entry(id="C1", planned=None), an_entry(id="C4", planned=month_period(2027, 2)),
        an_entry(id="C3", planned=month_period(2027, 2)), an_entry(id="C2", planned=month_period(2027, 1)),
    ]  # fmt: skip
    assert found(knowledge, *entries) == ["C2", "C3", "C4", "C1"]


def test_an_entry_passes_when_its_plan_shares_a_day_with_the_period(knowledge: Knowledge) -> None:
    entries = [an_entry(id=f"C{month}", planned=month_period(2027, month)) for month in (3, 4, 6, 7)]
    assert found(knowledge, *entries, period=quarter_period(2027, 2)) == ["C4", "C6"]


def test_an_entry_without_a_plan_is_in_no_period(knowledge: Knowledge) -> None:
    assert found(knowledge, an_entry(planned=None), period=quarter_period(2027, 2)) == []


@pytest.mark.parametrize(
    ("title", "district", "passes"),
    [
        ("Groen Zuid", "Zuid", True),
        ("Groen Zuidoost", "Zuid", False),
        ("Groen (Zuid)", "Zuid", True),
        ("Groen Noord/Zuid", "Zuid", True),
        ("Groen Nieuw-West", "West", False),
        ("Groen Nieuw-West", "Nieuw-West", True),
        ("Groen West.", "West", True),
    ],
)
def test_a_district_agrees_exactly(title: str, district: str, passes: bool, knowledge: Knowledge) -> None:
    assert bool(found(knowledge, an_entry(title=title, owner="Stadsbeheer"), districts=(district,))) is passes


@pytest.mark.parametrize(
    ("wanted", "passes"),
    [
        ({"kind": ContractKind.SERVICES}, True),
        ({"kind": ContractKind.WORKS}, False),
        ({"owners": ("Facilitair Bureau",)}, True),
        ({"owners": ("Onderwijs",)}, False),
        ({"categories": ("schoonmaak",)}, True),
        ({"categories": ("catering",)}, False),
    ],
)
def test_every_part_of_a_filter_narrows(wanted: dict[str, Any], passes: bool, knowledge: Knowledge) -> None:
    assert bool(found(knowledge, an_entry(), **wanted)) is passes


def test_it_is_said_how_many_entries_were_looked_at(knowledge: Knowledge) -> None:
    known = with_calendar(knowledge, an_entry(id="C1"), an_entry(id="C2", kind=ContractKind.WORKS))
    assert listed(CalendarFilter(kind=ContractKind.WORKS), known, lambda _: None).looked_at == 2


def test_about_an_entry_the_threshold_and_the_moment_stand_beside_the_fact(knowledge: Knowledge) -> None:
    about = about_entry(an_entry(), Aspect.VALUE, knowledge, NOW)
    assert (about.threshold.side, about.deadline and about.deadline.decide_by) == (
        ThresholdSide.REACHED,
        date(2026, 12, 1),
    )


def test_a_topic_comes_with_its_articles_and_the_ones_that_lie_near(knowledge: Knowledge) -> None:
    best, *near = knowledge.topics.topics[:6]
    about = on_topic(tuple(Scored(topic.id, 0.5) for topic in (best, *near)), knowledge, None)
    assert (about.topic, about.near) == (best, tuple(near[:3]))


def test_every_article_that_a_topic_cites_comes_along_once(knowledge: Knowledge) -> None:
    for topic in knowledge.topics.topics:
        ids = [article.id for article in on_topic((Scored(topic.id, 1.0),), knowledge, None).articles]
        assert set(ids) == {*topic.articles, *(a for line in topic.lines for a in line.articles)} and len(
            ids
        ) == len(set(ids))


def test_an_article_comes_with_the_paragraph_and_the_others_that_were_asked(knowledge: Knowledge) -> None:
    article, other = knowledge.articles["aw-2.82"], knowledge.articles["aw-2.82a"]
    about = on_article(article, "2", (other,))
    assert (about.article, about.paragraph, about.others) == (article, "2", (other,))


def test_who_does_the_work_comes_with_the_best_example(knowledge: Knowledge) -> None:
    category = knowledge.categories["schoonmaak"]
    assert who_does(category, knowledge).example == examples_of(category, knowledge).examples[0]
