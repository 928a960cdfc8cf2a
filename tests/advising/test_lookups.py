"""Look-ups in the calendar and the law."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.advising.lookups import about_entry, examples_of, listed, listed_for, on_article, on_topic, who_does
from bot.advising.promising import Promising
from bot.advising.standing import Standings
from bot.advising.verdict import Adviser
from bot.model.finding import ListFinding
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, ContractKind, NoticeStatus, ThresholdSide
from bot.model.question import Aspect, CalendarFilter, Money, Scored
from bot.model.values import Period, month_period, quarter_period
from bot.model.viewer import Audience
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.builders import an_entry

NOW = date(2026, 11, 22)
KNOWN = an_entry(
    lots=(),
    status=NoticeStatus.PREPARATION,
    estimated_value=Decimal(420_000),
    contract_ends=month_period(2028, 3),
)


def with_calendar(knowledge: Knowledge, *entries: CalendarEntry) -> Knowledge:
    return replace(knowledge, calendar=knowledge.calendar.model_copy(update={"entries": entries}))


def found(knowledge: Knowledge, *entries: CalendarEntry, **wanted: Any) -> list[str]:
    return [entry.id for entry in looked_up(knowledge, *entries, **wanted).entries]


def looked_up(knowledge: Knowledge, *entries: CalendarEntry, **wanted: Any) -> ListFinding:
    known = with_calendar(knowledge, *entries)
    standings = Standings(Promising(Adviser.of(known)), work_by_title, known, NOW)
    return listed(CalendarFilter(**wanted), known, standings)


def work_by_title(entry: CalendarEntry) -> WorkFinding:
    """The first word of the title is the kind of work; after 'misschien' it is not sure, and 'niets' is none."""
    first, *others = entry.title.lower().split()
    unsure = first == "misschien"
    if first == "niets":
        return WorkFinding(other_work="niets")
    return WorkFinding(
        (WorkGuess(others[0] if unsure else first, 0.4 if unsure else 0.9, WorkBasis.TITLE, first),)
    )


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
        ({"categories": ("catering", "schoonmaak")}, True),
        ({"statuses": (NoticeStatus.PREPARATION,)}, True),
        ({"statuses": (NoticeStatus.PUBLISHED,)}, False),
        ({"has_lots": False}, True),
        ({"has_lots": True}, False),
        ({"side": ThresholdSide.REACHED}, True),
        ({"side": ThresholdSide.UNDER}, False),
        ({"value": Money(Decimal(400_000), None)}, True),
        ({"value": Money(None, Decimal(400_000))}, False),
        ({"value": Money(Decimal(420_000), Decimal(420_000))}, True),  # both limits are included
        ({"decide_by": month_period(2026, 12)}, True),
        ({"decide_by": month_period(2026, 11)}, False),
        ({"unsure_work": True}, False),
        ({"ends": month_period(2028, 3)}, True),
        ({"ends": month_period(2028, 4)}, False),
    ],
)
def test_every_part_of_a_filter_narrows(wanted: dict[str, Any], passes: bool, knowledge: Knowledge) -> None:
    assert bool(found(knowledge, KNOWN, **wanted)) is passes


@pytest.mark.parametrize(
    ("wanted", "unknown"),
    [
        ({"period": quarter_period(2027, 2)}, {"planned": None}),
        ({"ends": quarter_period(2027, 2)}, {"contract_ends": None}),
        ({"decide_by": quarter_period(2027, 2)}, {"planned": None}),
        ({"kind": ContractKind.WORKS}, {"kind": None}),
        ({"statuses": (NoticeStatus.PUBLISHED,)}, {"status": None}),
        ({"has_lots": True}, {"lots": None}),
        ({"side": ThresholdSide.UNDER}, {"estimated_value": None}),
        ({"value": Money(None, Decimal(50_000))}, {"estimated_value": None}),
        ({"categories": ("catering",)}, {"title": "Misschien catering"}),
    ],
)
def test_what_is_not_known_does_not_pass_and_is_counted(
    wanted: dict[str, Any], unknown: dict[str, Any], knowledge: Knowledge
) -> None:
    result = looked_up(knowledge, KNOWN.model_copy(update=unknown), **wanted)
    assert (result.entries, result.unknown) == ((), 1)


def test_what_is_turned_down_by_a_fact_that_is_known_is_not_counted_as_unknown(knowledge: Knowledge) -> None:
    entry = KNOWN.model_copy(update={"lots": None})
    assert looked_up(knowledge, entry, has_lots=True, owners=("Onderwijs",)).unknown == 0


@pytest.mark.parametrize(
    ("low", "high", "passes"),
    [(300_000, 400_000, True), (300_000, 500_000, False), (None, 400_000, False), (500_000, None, False)],
)
def test_a_band_passes_only_when_all_of_it_lies_within_the_limits(
    low: int | None, high: int | None, passes: bool, knowledge: Knowledge
) -> None:
    band = {"estimated_value": None, "value_from": low and Decimal(low), "value_to": high and Decimal(high)}
    limits = Money(Decimal(250_000), Decimal(450_000))
    assert bool(found(knowledge, KNOWN.model_copy(update=band), value=limits)) is passes


@pytest.mark.parametrize(
    ("planned", "status", "passes"),
    [
        (month_period(2026, 12), NoticeStatus.PREPARATION, True),  # the day to decide has gone by
        (month_period(2026, 12), NoticeStatus.PUBLISHED, False),  # nothing left to decide
        (month_period(2027, 9), NoticeStatus.PREPARATION, False),  # not yet
    ],
)
def test_what_should_have_been_decided_passes_as_long_as_it_is_not_published(
    planned: Period, status: NoticeStatus, passes: bool, knowledge: Knowledge
) -> None:
    entry = KNOWN.model_copy(update={"planned": planned, "status": status})
    wanted = {"decide_by": Period(NOW, NOW), "overdue": True}
    assert bool(found(knowledge, entry, **wanted)) is passes


def test_an_unsure_kind_of_work_is_found_by_asking_for_it(knowledge: Knowledge) -> None:
    unsure = KNOWN.model_copy(update={"id": "C002", "title": "Misschien schoonmaak"})
    assert found(knowledge, KNOWN, unsure, unsure_work=True) == ["C002"]


def test_a_level_of_promise_passes_what_is_weighed_so(knowledge: Knowledge) -> None:
    other_work = KNOWN.model_copy(update={"id": "C002", "title": "Niets"})
    assert found(knowledge, KNOWN, other_work, promises=("hoog",)) == ["C001"]


def test_an_entry_is_weighed_once(knowledge: Knowledge) -> None:
    asked: list[str] = []

    def work_of(entry: CalendarEntry) -> WorkFinding:
        asked.append(entry.id)
        return WorkFinding()

    standings = Standings(Promising(Adviser.of(knowledge)), work_of, knowledge, NOW)
    standings.of(KNOWN)
    standings.of(KNOWN)
    assert asked == ["C001"]


def test_only_what_passes_everything_else_is_weighed(knowledge: Knowledge) -> None:
    asked: list[str] = []
    standings = Standings(
        Promising(Adviser.of(knowledge)), lambda e: asked.append(e.id) or WorkFinding(), knowledge, NOW
    )
    known = with_calendar(knowledge, KNOWN, an_entry(id="C002", owner="Onderwijs"))
    listed(CalendarFilter(owners=("Onderwijs",), promises=("hoog",)), known, standings)
    assert asked == ["C002"]


@pytest.mark.parametrize(
    ("audience", "wanted", "withheld"),
    [
        (Audience.FULL, {"value": Money(Decimal(1), None)}, False),
        (Audience.BANDED, {"value": Money(Decimal(1), None)}, True),
        (Audience.PUBLIC, {"value": Money(Decimal(1), None)}, True),
        (Audience.BANDED, {"side": ThresholdSide.UNDER}, False),
        (Audience.PUBLIC, {"side": ThresholdSide.UNDER}, True),
        (Audience.PUBLIC, {"has_lots": True}, False),
    ],
)
def test_nothing_is_looked_up_by_what_the_audience_may_not_know(
    audience: Audience, wanted: dict[str, Any], withheld: bool, knowledge: Knowledge
) -> None:
    standings = Standings(Promising(Adviser.of(knowledge)), work_by_title, knowledge, NOW)
    result = listed_for(audience, CalendarFilter(**wanted), knowledge, standings)
    assert (result.withheld, bool(result.entries)) == (withheld, not withheld)


def test_it_is_said_how_many_entries_were_looked_at(knowledge: Knowledge) -> None:
    entries = (an_entry(id="C1"), an_entry(id="C2", kind=ContractKind.WORKS))
    assert looked_up(knowledge, *entries, kind=ContractKind.WORKS).looked_at == 2


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
