"""May this procurement be reserved? From facts to the verdict with its whole ground."""

from datetime import date
from decimal import Decimal
from statistics import median
from time import perf_counter
from typing import Any

import pytest

from bot.advising.entry_facts import facts_of
from bot.advising.verdict import Adviser
from bot.model.finding import Moment, Tick, VerdictFinding
from bot.model.knowledge import Knowledge
from bot.model.law import Verdict
from bot.model.procurement import ContractKind, Lot, NoticeStatus, ThresholdSide
from bot.model.question import Facts, Per, Performer
from tests.advising.builders import CLEANING, HOME_HELP, euro, lots, part, services, years
from tests.builders import an_entry

NOW = date(2026, 11, 22)


@pytest.fixture(scope="module")
def adviser(knowledge: Knowledge) -> Adviser:
    return Adviser.of(knowledge)


def settled(**given: Any) -> Facts:
    """A cleaning contract of € 420.000 in preparation, for the market, without lots, with four firms."""
    known: dict[str, Any] = {
        "status": NoticeStatus.PREPARATION, "performer": Performer.MARKET, "value": euro(420_000), "term": years(2, 1, 1),
        "has_lots": False, "firms": 4,
    }  # fmt: skip
    return services(**(known | given))


def advise(adviser: Adviser, given: Facts, known: Facts | None = None) -> VerdictFinding:
    return adviser.advise(None, known or Facts(), given, NOW)


def answer(found: VerdictFinding) -> tuple[str, str]:
    return found.main.route.id, found.main.verdict.value


def asked(found: VerdictFinding) -> list[str]:
    return [question.id for question in found.missing]


@pytest.mark.parametrize(
    ("facts", "route", "verdict"),
    [
        (settled(), "2.82-geheel", "ja-mits"),
        (settled(firms=2), "2.82-geheel", "waarschijnlijk-ja-mits"),
        (settled(firms=2, has_lots=True), "2.82-perceel", "waarschijnlijk-ja-mits"),
        (settled(firms=0), "2.82-geheel", "nee-tenzij"),
        (settled(value=euro(215_999)), "onder-drempel-uitnodiging", "ja-mits"),
        (settled(value=euro(216_000)), "2.82-geheel", "ja-mits"),
        (settled(status=NoticeStatus.PUBLISHED), "te-laat", "nee-tenzij"),
        (settled(status=NoticeStatus.AWARDED), "te-laat", "nee-tenzij"),
        (
            settled(status=NoticeStatus.PUBLISHED, answers={"voorbehoud_in_aankondiging": "ja"}),
            "te-laat",
            "ja-mits",
        ),
        (settled(performer=Performer.OWN_SERVICE), "geen-aanbesteding-nodig", "ja-mits"),
        (settled(performer=Performer.IN_HOUSE, answers={"toezicht": "nee"}), "2.82-geheel", "ja-mits"),
        (settled(performer=Performer.OTHER_AUTHORITY), "geen-aanbesteding-nodig", "nee-tenzij"),
        (settled(target_share=Decimal(29)), "2.82-geheel", "nee-tenzij"),
        (settled(target_share=Decimal(30)), "2.82-geheel", "ja-mits"),
        (settled(value=None), "2.82-geheel", "waarschijnlijk-ja-mits"),
        (
            settled(kind=ContractKind.CONCESSION, cpv=(HOME_HELP,), value=euro(5_404_000)),
            "verlicht-regime",
            "ja-mits",
        ),
        (
            settled(kind=ContractKind.WORKS, cpv=(), value=euro(5_403_999)),
            "onder-drempel-uitnodiging",
            "waarschijnlijk-ja-mits",
        ),
        (settled(cpv=(HOME_HELP,), value=euro(749_999)), "onder-drempel-uitnodiging", "ja-mits"),
        (settled(cpv=(HOME_HELP,), value=euro(750_000)), "2.82-geheel", "ja-mits"),
        (
            settled(cpv=(HOME_HELP,), value=euro(750_000), target_share=Decimal(10), term=years(3)),
            "2.82a",
            "ja-mits",
        ),
        (
            settled(cpv=(HOME_HELP,), value=euro(750_000), target_share=Decimal(10), term=years(4)),
            "2.82-geheel",
            "nee-tenzij",
        ),
    ],
)
def test_the_facts_decide_the_route_and_the_verdict(
    facts: Facts, route: str, verdict: str, adviser: Adviser
) -> None:
    assert answer(advise(adviser, facts)) == (route, verdict)


def test_a_price_per_year_is_counted_over_the_term_that_the_calendar_knows(adviser: Adviser) -> None:
    found = advise(adviser, Facts(value=euro(54_000, per=Per.YEAR)), settled())
    assert (found.estimate.low, found.threshold.side) == (Decimal(216_000), ThresholdSide.REACHED)


def test_the_main_part_of_a_mixed_contract_decides_the_kind(adviser: Adviser) -> None:
    found = advise(
        adviser,
        Facts(parts=(part(ContractKind.SERVICES, 100_000), part(ContractKind.SUPPLIES, 150_000))),
        settled(),
    )
    assert (found.facts.kind, found.threshold.amount_id) == (ContractKind.SUPPLIES, "leveringen_en_diensten")


def test_a_mixed_contract_with_works_is_of_unknown_kind_until_a_human_says(adviser: Adviser) -> None:
    mixed = Facts(parts=(part(ContractKind.SERVICES, 100_000), part(ContractKind.WORKS, 150_000)))
    assert "soort" in asked(advise(adviser, mixed, settled()))


def test_what_the_question_overrides_is_named(adviser: Adviser) -> None:
    assert advise(adviser, Facts(value=euro(90_000)), settled()).overridden == ("value",)


def test_a_value_that_is_known_is_not_asked_again_when_only_the_code_is_missing(adviser: Adviser) -> None:
    found = advise(adviser, settled(cpv=(), value=euro(300_000)))
    assert ("raming" in asked(found), found.ask_next and found.ask_next.id) == (False, "cpv")


def test_what_somebody_does_not_know_is_missing_still_but_not_asked_next(adviser: Adviser) -> None:
    found = advise(adviser, settled(kind=None, cpv=(), value=euro(300_000), answers={"cpv": "weet-niet"}))
    assert ("cpv" in asked(found), found.ask_next and found.ask_next.id) == (True, "soort")


def test_a_fact_about_the_procurement_is_asked_before_one_about_a_bidder(adviser: Adviser) -> None:
    found = advise(adviser, settled(status=None))
    assert found.ask_next is not None
    assert found.ask_next.feature is not None


def test_every_missing_fact_has_a_question(adviser: Adviser, knowledge: Knowledge) -> None:
    assert set(asked(advise(adviser, Facts()))) <= set(knowledge.fact_questions)


def test_a_small_lot_shows_as_met_with_the_lots_that_qualify(adviser: Adviser) -> None:
    found = advise(adviser, settled(value=None, has_lots=True, lots=lots(60_000, 400_000)))
    ladder = {row.route.id: row for row in found.ladder}
    assert (found.small_lots, ladder["klein-perceel"].verdict) == (("1",), Verdict.PROBABLY_YES_IF)


def test_small_lots_over_20_percent_fail_on_that_condition_and_not_on_their_size(adviser: Adviser) -> None:
    found = advise(adviser, settled(value=None, has_lots=True, lots=lots(79_000, 80_000, 90_000)))
    ticks = {
        one.condition.id: one.tick
        for row in found.ladder
        if row.route.id == "klein-perceel"
        for one in row.conditions
    }
    assert (ticks["perceel-onder-maximum"], ticks["kleine-percelen-20-procent"]) == (Tick.MET, Tick.UNMET)


def test_a_turned_down_yes_gives_the_unmet_condition_as_reason_and_not_why_it_could_be_a_yes(
    adviser: Adviser, knowledge: Knowledge
) -> None:
    found = advise(adviser, settled(target_share=Decimal(29)))
    assert [reason.text for reason in found.reasons_against][:1] == [
        knowledge.conditions["minstens-30-procent"].text
    ]
    assert found.main.rule.why not in [reason.text for reason in found.reasons_against]


def test_a_yes_always_has_a_reason_against(adviser: Adviser) -> None:
    assert advise(adviser, settled()).reasons_against


def test_a_legal_reason_has_an_article(adviser: Adviser) -> None:
    for facts in (
        settled(),
        settled(firms=0),
        settled(status=NoticeStatus.AWARDED),
        settled(target_share=Decimal(1)),
    ):
        found = advise(adviser, facts)
        reasons = (*found.reasons_for, *found.reasons_against)
        assert [reason for reason in reasons if reason.source == "wet" and not reason.articles] == []


def test_a_kind_of_work_brings_its_market_and_an_example(adviser: Adviser, knowledge: Knowledge) -> None:
    found = advise(adviser, settled(firms=None, category="schoonmaak"))
    assert found.market is not None and found.market.category.id == "schoonmaak" and found.example is not None


def test_firms_that_the_question_counts_go_before_the_market_that_is_known(adviser: Adviser) -> None:
    assert advise(adviser, settled(firms=1, category="schoonmaak")).features["markt"] == "dun"


def test_the_confidence_is_that_of_the_row_that_answers(adviser: Adviser) -> None:
    found = advise(adviser, settled(value=euro(100_000)))
    assert found.confidence is found.main.rule.confidence


def test_a_kind_that_only_the_code_tells_is_said_to_be_assumed(adviser: Adviser) -> None:
    kinds = [advise(adviser, settled(kind=kind)).assumed_kind for kind in (None, ContractKind.SERVICES)]
    assert kinds == [ContractKind.SERVICES, None]


def test_the_kind_of_a_mixed_contract_is_never_assumed(adviser: Adviser) -> None:
    mixed = Facts(parts=(part(ContractKind.SERVICES, 1), part(ContractKind.WORKS, 2)), cpv=(CLEANING,))
    found = advise(adviser, mixed, settled())
    assert (found.facts.kind, found.assumed_kind) == (None, None)


def test_the_moment_comes_from_the_plan(adviser: Adviser) -> None:
    entry = an_entry()
    found = adviser.advise(entry, facts_of(entry, None), Facts(), NOW)
    assert found.deadline is not None
    assert (found.deadline.moment, found.deadline.decide_by) == (Moment.NOW, date(2026, 12, 1))


def test_the_same_facts_give_the_same_finding(adviser: Adviser, knowledge: Knowledge) -> None:
    facts = settled(category="schoonmaak", cpv=(CLEANING,))
    assert advise(adviser, facts) == advise(Adviser.of(knowledge), facts)


def test_every_entry_of_the_shipped_calendar_gets_a_verdict_without_an_unmet_yes(
    adviser: Adviser, knowledge: Knowledge
) -> None:
    for entry in knowledge.calendar.entries:
        found = adviser.advise(entry, facts_of(entry, None), Facts(), NOW)
        unmet = [
            row
            for row in found.ladder
            if row.verdict.is_yes
            for one in row.conditions
            if one.tick is Tick.UNMET
        ]
        assert unmet == [], entry.id


def test_lots_of_the_calendar_are_lots_of_the_facts() -> None:
    entry = an_entry(lots=(Lot(number="1", estimated_value=Decimal(5)), Lot(number="2")))
    assert [(lot.number, lot.value) for lot in facts_of(entry, None).lots] == [("1", Decimal(5)), ("2", None)]


def test_advice_takes_less_than_6_milliseconds(adviser: Adviser, knowledge: Knowledge) -> None:
    def took(position: int) -> float:
        entry = knowledge.calendar.entries[position]
        start = perf_counter()
        adviser.advise(entry, facts_of(entry, "schoonmaak"), Facts(), NOW)
        return 1000 * (perf_counter() - start)

    assert median(took(position) for position in range(100)) < 6
