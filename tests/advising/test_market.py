"""Who does a kind of work: at least two names or none, in a neutral order, never one that has stopped."""

import pytest

from bot.advising.market import counter_examples_for, examples_for, firms_known, market_for
from bot.model.knowledge import Knowledge
from bot.model.market import WorkCategory

REGIONS = ["amsterdam", "omgeving", "landelijk", "onbekend"]


def every_category(knowledge: Knowledge) -> tuple[WorkCategory, ...]:
    return knowledge.market.categories


def test_never_exactly_one_firm_is_named(knowledge: Knowledge) -> None:
    assert {len(market_for(category, knowledge).firms) == 1 for category in every_category(knowledge)} == {
        False
    }


def test_what_is_counted_is_said_even_when_it_is_not_named(knowledge: Knowledge) -> None:
    for category in every_category(knowledge):
        found = market_for(category, knowledge)
        assert len(found.firms) in ((0,) if found.count < 2 else (found.count,)), category.id


def test_firms_stand_by_region_and_then_by_name(knowledge: Knowledge) -> None:
    for category in every_category(knowledge):
        order = [
            (REGIONS.index(firm.region), firm.name.casefold())
            for firm in market_for(category, knowledge).firms
        ]
        assert order == sorted(order), category.id


def test_a_firm_that_has_stopped_is_not_named(knowledge: Knowledge) -> None:
    named = {
        firm.status
        for category in every_category(knowledge)
        for firm in market_for(category, knowledge).firms
    }
    assert "gestopt" not in named


def test_a_firm_is_named_for_its_kind_of_work_whichever_file_entry_says_so(knowledge: Knowledge) -> None:
    for category in every_category(knowledge):
        known = {
            f.id
            for f in knowledge.market.firms
            if f.status != "gestopt" and (category.id in f.categories or f.id in category.firms)
        }
        assert firms_known(category.id, knowledge) == (len(known) or None), category.id


@pytest.mark.parametrize("category", [None, "", "no-such-work"])
def test_of_unknown_work_no_number_of_firms_is_known(category: str | None, knowledge: Knowledge) -> None:
    assert firms_known(category, knowledge) is None


def test_examples_are_of_the_kind_of_work_that_was_asked(knowledge: Knowledge) -> None:
    for category in every_category(knowledge):
        shown = (*examples_for(category, knowledge), *counter_examples_for(category, knowledge))
        assert all(e.category == category.id or e.id in category.examples for e in shown), category.id


def test_reserved_examples_go_before_others_and_examples_without_a_known_route_go_last(
    knowledge: Knowledge,
) -> None:
    shown = examples_for(None, knowledge)
    ranks = [("onbekend" in e.instruments, "voorbehouden_2_82" not in e.instruments) for e in shown]
    assert ranks == sorted(ranks)


def test_without_a_kind_of_work_all_examples_are_shown(knowledge: Knowledge) -> None:
    assert {e.id for e in examples_for(None, knowledge)} == {e.id for e in knowledge.examples.good}
