"""'Wat zou dit veranderen?': the smallest changes of fact that give another verdict or promise."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.advising.entry_facts import overlay
from bot.advising.promising import Promising
from bot.advising.turning import turns_of
from bot.advising.verdict import Adviser
from bot.advising.what_if import MOST_RUNS, what_if
from bot.model.knowledge import Knowledge
from bot.model.procurement import NoticeStatus
from bot.model.promise import Change, Promise, PromiseFinding, Turn, Turning
from bot.model.promising import Advices
from bot.model.question import Facts, Money
from bot.model.values import Term, month_period
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.builders import TODAY, an_entry

SURE = WorkFinding((WorkGuess("schoonmaak", 0.95, WorkBasis.BOTH, "schoonmaak"),))


def likely(category: str) -> WorkFinding:
    """It may be this kind of work, without being sure of it."""
    return WorkFinding((WorkGuess(category, 0.4, WorkBasis.TITLE, category),))


UNSURE, OTHER = likely("schoonmaak"), WorkFinding(other_work="onderzoek")
LATE = month_period(2026, 12)


class Counting(Promising):
    """Weighs, and counts how often."""

    runs = 0

    def weigh(self, *asked: Any) -> PromiseFinding:
        Counting.runs += 1
        return super().weigh(*asked)


@pytest.fixture(scope="module")
def bare(knowledge: Knowledge) -> Knowledge:
    return replace(knowledge, advices=Advices())


@pytest.fixture(scope="module")
def promising(bare: Knowledge) -> Promising:
    return Promising(Adviser.of(bare))


@pytest.fixture
def changes(promising: Promising, bare: Knowledge) -> Callable[..., tuple[Change, ...]]:
    def found(work: WorkFinding = SURE, facts: Facts | None = None, **entry: Any) -> tuple[Change, ...]:
        defaults: dict[str, Any] = {"planned": month_period(2027, 9)}
        finding = promising.weigh(an_entry(**(defaults | entry)), work, bare, TODAY, facts)
        return what_if(finding, promising, bare, TODAY, facts)

    return found


def by(found: tuple[Change, ...], kind: Turning) -> Change | None:
    return next((one for one in found if [turn.kind for turn in one.turns] == [kind]), None)


def test_every_change_is_what_the_rules_give_when_they_are_run_with_it(
    promising: Promising, knowledge: Knowledge
) -> None:
    for entry in knowledge.calendar.entries[::9]:
        finding = promising.weigh(entry, UNSURE, knowledge, TODAY)
        for change in what_if(finding, promising, knowledge, TODAY):
            facts = Facts()
            for turn in change.turns:
                facts = overlay(facts, turn.facts)[0]
            work = next((turn.work for turn in change.turns if turn.work), UNSURE)
            again = promising.weigh(entry, work, knowledge, TODAY, facts)
            assert (again.verdict.main.verdict, again.level) == (change.verdict, change.level), entry.id


def test_nothing_is_named_that_changes_nothing(promising: Promising, knowledge: Knowledge) -> None:
    idle = [
        (entry.id, change)
        for entry in knowledge.calendar.entries[::9]
        for finding in [promising.weigh(entry, SURE, knowledge, TODAY)]
        for change in what_if(finding, promising, knowledge, TODAY)
        if (change.verdict, change.level) == (finding.verdict.main.verdict, finding.level)
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("kind", "work", "entry", "level"),
    [
        (Turning.PUBLISHED, SURE, {}, Promise.LOW),
        (Turning.WORK, UNSURE, {}, Promise.HIGH),
        (Turning.REPUBLISHED, SURE, {"status": NoticeStatus.PUBLISHED, "reserved": "nee"}, Promise.HIGH),
        (Turning.NEXT_TIME, SURE, {"status": NoticeStatus.AWARDED}, Promise.HIGH),
        (Turning.FEW_FIRMS, SURE, {"planned": LATE}, Promise.LOW),
    ],
)
def test_a_fact_that_decides_the_promise_is_named(
    kind: Turning,
    work: WorkFinding,
    entry: dict[str, Any],
    level: Promise,
    changes: Callable[..., tuple[Change, ...]],
) -> None:
    found = by(changes(work, **entry), kind)
    assert found is not None and found.level is level


def test_a_plan_that_is_too_near_moves_by_no_more_months_than_are_missing(
    changes: Callable[..., tuple[Change, ...]],
) -> None:
    large = {"planned": LATE, "estimated_value": Decimal(3_000_000), "lots": None}
    moved = by(changes(**large), Turning.LATER)
    assert moved is not None and moved.turns[0].facts.planned == month_period(2027, 2)


def test_a_plan_with_time_enough_is_not_moved(changes: Callable[..., tuple[Change, ...]]) -> None:
    assert by(changes(), Turning.LATER) is None


def test_a_lower_value_never_comes_without_the_article_that_forbids_splitting(
    promising: Promising, bare: Knowledge
) -> None:
    under = [
        turn
        for entry in bare.calendar.entries
        for change in what_if(promising.weigh(entry, SURE, bare, TODAY), promising, bare, TODAY)
        for turn in change.turns
        if turn.kind is Turning.UNDER
    ]
    assert under and {turn.articles for turn in under} == {("aw-2.14",)}


def turn(promising: Promising, known: Knowledge, kind: Turning, **entry: Any) -> Turn | None:
    """The candidate of that kind, whether it changes anything or not."""
    finding = promising.weigh(an_entry(**entry), SURE, known, TODAY)
    turns = turns_of(finding, promising.adviser.table, known, TODAY)
    return next((one for one in turns if one.kind is kind), None)


def test_the_value_that_would_be_lower_lies_just_under_the_threshold_of_its_day(
    promising: Promising, bare: Knowledge
) -> None:
    under = turn(promising, bare, Turning.UNDER)
    limit = promising.weigh(an_entry(), SURE, bare, TODAY).verdict.threshold.amount
    assert under and limit and under.facts.value and under.facts.value.high == limit - 1


@pytest.mark.parametrize(
    ("whole", "small"),
    [(300_000, 60_000), (3_000_000, 80_000), (None, None)],
    ids=[
        "a fifth of the whole",
        "the most that a service may be",
        "a value that is not known is not divided",
    ],
)
def test_a_small_lot_is_at_most_a_fifth_and_within_its_limit(
    whole: int | None, small: int | None, promising: Promising, bare: Knowledge
) -> None:
    found = turn(promising, bare, Turning.SMALL_LOT, estimated_value=whole and Decimal(whole), lots=())
    assert (found and found.facts.lots[0].value) == (small and Decimal(small))


def test_what_makes_it_better_comes_first(changes: Callable[..., tuple[Change, ...]]) -> None:
    order = [change.better for change in changes(UNSURE)]
    assert order == sorted(order, reverse=True) and set(order) == {True, False}


def test_two_facts_change_together_only_when_none_does_it_alone(
    promising: Promising, bare: Knowledge
) -> None:
    works = [
        UNSURE,
        *(likely(category.id) for category in bare.market.categories if category.strength == "zwak"),
    ]
    found = [
        what_if(promising.weigh(entry, work, bare, TODAY), promising, bare, TODAY)
        for entry in bare.calendar.entries[::4]
        for work in works
    ]
    better = [{len(change.turns) for change in changes if change.better} for changes in found]
    assert {frozenset(sizes) for sizes in better if sizes} == {frozenset({1}), frozenset({2})}


def test_other_work_is_not_made_promising_by_two_facts_at_once(
    changes: Callable[..., tuple[Change, ...]],
) -> None:
    assert {len(change.turns) for change in changes(OTHER)} == {1}


def test_a_number_is_named_below_its_limit_and_not_as_some_number(
    changes: Callable[..., tuple[Change, ...]],
) -> None:
    below = by(changes(), Turning.BELOW)
    assert below is not None and (below.turns[0].number, below.turns[0].answer) == (Decimal(30), "29")


def test_the_facts_that_the_question_brought_are_where_it_starts_from(
    changes: Callable[..., tuple[Change, ...]],
) -> None:
    given = Facts(value=Money(Decimal(90_000), Decimal(90_000)), term=Term(12))
    assert by(changes(facts=given), Turning.UNDER) is None


def test_the_rules_are_run_at_most_sixty_times_for_one_procurement(bare: Knowledge) -> None:
    counting = Counting(Adviser.of(bare))
    most = 0
    for entry in bare.calendar.entries[::5]:
        for work in (SURE, UNSURE, OTHER, WorkFinding()):
            finding = counting.weigh(entry, work, bare, TODAY)
            Counting.runs = 0
            what_if(finding, counting, bare, TODAY)
            most = max(most, Counting.runs)
    assert 0 < most <= MOST_RUNS
