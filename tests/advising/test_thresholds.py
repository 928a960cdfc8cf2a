"""Which European threshold holds on which day, and on which side of it a value lies."""

from datetime import date
from decimal import Decimal

import pytest

from bot.advising.estimating import estimate
from bot.advising.features import ANNEX_XIV, on_list
from bot.advising.thresholds import reckoning_period, threshold
from bot.model.finding import ThresholdFinding
from bot.model.knowledge import Knowledge
from bot.model.procurement import ContractKind, NoticeStatus, ThresholdSide
from bot.model.question import Facts, Money
from bot.model.values import Period, month_period
from tests.advising.builders import CLEANING, HOME_HELP, at_least, at_most, euro, services, the_day

UNDER, REACHED, UNKNOWN = ThresholdSide.UNDER, ThresholdSide.REACHED, ThresholdSide.UNKNOWN
NOW = date(2026, 11, 22)


def found_for(facts: Facts, knowledge: Knowledge, today: date = NOW) -> ThresholdFinding:
    return threshold(
        facts, on_list(facts, ANNEX_XIV, knowledge), estimate(facts, knowledge), knowledge, today
    )


@pytest.mark.parametrize(
    ("kind", "cpv", "amount"),
    [
        (ContractKind.WORKS, (), 5_404_000),
        (ContractKind.CONCESSION, (), 5_404_000),
        (ContractKind.SUPPLIES, (), 216_000),
        (ContractKind.SERVICES, (CLEANING,), 216_000),
        (ContractKind.SERVICES, (HOME_HELP,), 750_000),
        (ContractKind.CONCESSION, (HOME_HELP,), 5_404_000),
    ],
)
def test_a_value_exactly_at_the_threshold_has_reached_it_and_one_euro_less_has_not(
    kind: ContractKind, cpv: tuple[str, ...], amount: int, knowledge: Knowledge
) -> None:
    sides = [
        found_for(Facts(kind=kind, cpv=cpv, value=euro(value)), knowledge).side
        for value in (amount - 1, amount)
    ]
    assert sides == [UNDER, REACHED]


@pytest.mark.parametrize(
    ("kind", "cpv", "amount", "amount_id"),
    [
        (ContractKind.WORKS, (), 5_404_000, "speciale_sector_werken"),
        (ContractKind.SUPPLIES, (), 432_000, "speciale_sector_leveringen_en_diensten"),
        (ContractKind.SERVICES, (CLEANING,), 432_000, "speciale_sector_leveringen_en_diensten"),
        (ContractKind.SERVICES, (HOME_HELP,), 1_000_000, "speciale_sector_sociale_diensten"),
        (ContractKind.CONCESSION, (), 5_404_000, "concessies"),
    ],
)
def test_a_utility_has_thresholds_of_its_own(
    kind: ContractKind, cpv: tuple[str, ...], amount: int, amount_id: str, knowledge: Knowledge
) -> None:
    facts = Facts(kind=kind, cpv=cpv, value=euro(amount), answers={"opdrachtgever": "speciale-sector"})
    found = found_for(facts, knowledge)
    assert (found.amount_id, found.amount, found.side) == (amount_id, Decimal(amount), REACHED)


@pytest.mark.parametrize(
    ("value", "side"), [(215_999, UNDER), (216_000, UNKNOWN), (749_999, UNKNOWN), (750_000, REACHED)]
)
def test_a_service_with_unknown_cpv_code_is_unknown_between_both_thresholds(
    value: int, side: ThresholdSide, knowledge: Knowledge
) -> None:
    found = found_for(Facts(kind=ContractKind.SERVICES, value=euro(value)), knowledge)
    assert (found.side, found.amount) == (side, None)


@pytest.mark.parametrize(
    ("value", "side"), [(215_999, UNDER), (216_000, UNKNOWN), (5_403_999, UNKNOWN), (5_404_000, REACHED)]
)
def test_a_contract_of_unknown_kind_is_unknown_between_the_lowest_and_the_highest_threshold(
    value: int, side: ThresholdSide, knowledge: Knowledge
) -> None:
    assert found_for(Facts(value=euro(value)), knowledge).side is side


@pytest.mark.parametrize(
    ("money", "side"),
    [
        (euro(216_000, 300_000), REACHED),
        (euro(100_000, 215_999), UNDER),
        (euro(200_000, 216_000), UNKNOWN),
        (at_least(216_000), REACHED),
        (at_least(215_999), UNKNOWN),
        (at_most(215_999), UNDER),
        (at_most(216_000), UNKNOWN),
        (euro(215_999, with_vat=True), UNDER),
        (euro(260_000, with_vat=True), UNKNOWN),
    ],
)
def test_a_range_lies_on_a_side_only_with_both_its_ends(
    money: Money, side: ThresholdSide, knowledge: Knowledge
) -> None:
    assert found_for(services(value=money), knowledge).side is side


@pytest.mark.parametrize(
    ("sent", "amount"),
    [(date(2025, 12, 31), 221_000), (date(2026, 1, 1), 216_000), (date(2024, 1, 1), 221_000)],
)
def test_the_threshold_is_that_of_the_day_on_which_the_notice_was_sent(
    sent: date, amount: int, knowledge: Knowledge
) -> None:
    found = found_for(services(status=NoticeStatus.PUBLISHED, notice_sent=sent), knowledge)
    assert (found.amount, found.day_is_assumed) == (Decimal(amount), False)


def test_218000_was_below_the_threshold_on_31_december_2025_and_is_not_on_1_january_2026(
    knowledge: Knowledge,
) -> None:
    days = (date(2025, 12, 31), date(2026, 1, 1))
    sides = [found_for(services(value=euro(218_000), notice_sent=day), knowledge).side for day in days]
    assert sides == [UNDER, REACHED]


def test_without_a_day_today_is_assumed(knowledge: Knowledge) -> None:
    found = found_for(services(), knowledge)
    assert (found.day, found.day_is_assumed) == (NOW, True)


def test_the_planned_day_decides_before_the_notice_is_sent(knowledge: Knowledge) -> None:
    found = found_for(services(planned=month_period(2027, 3)), knowledge)
    assert (found.day, found.day_is_assumed, found.crosses_periods) == (date(2027, 3, 1), False, False)


def test_a_plan_that_has_slipped_is_sent_today_at_the_earliest(knowledge: Knowledge) -> None:
    facts = services(planned=month_period(2025, 11), status=NoticeStatus.PREPARATION)
    found = found_for(facts, knowledge, date(2026, 1, 5))
    assert (found.day, found.amount, found.day_is_assumed) == (date(2026, 1, 5), Decimal(216_000), True)


def test_of_a_plan_in_the_past_that_may_have_been_sent_its_last_day_counts(knowledge: Knowledge) -> None:
    assert found_for(services(planned=month_period(2025, 11)), knowledge).amount == Decimal(221_000)


def test_the_day_of_an_ordinary_prior_notice_is_not_that_of_the_notice(knowledge: Knowledge) -> None:
    facts = services(
        status=NoticeStatus.PRIOR_NOTICE, notice_sent=date(2025, 12, 1), planned=month_period(2026, 2),
        answers={"soort_vooraankondiging": "nee"},
    )  # fmt: skip
    assert found_for(facts, knowledge, date(2025, 12, 20)).amount == Decimal(216_000)


def test_the_day_of_a_prior_notice_that_replaces_the_notice_counts(knowledge: Knowledge) -> None:
    facts = services(
        status=NoticeStatus.PRIOR_NOTICE, notice_sent=date(2025, 12, 1), planned=month_period(2026, 2),
        answers={"soort_vooraankondiging": "ja"},
    )  # fmt: skip
    assert found_for(facts, knowledge).amount == Decimal(221_000)


@pytest.mark.parametrize(("value", "side"), [(215_999, UNDER), (218_000, UNKNOWN), (221_000, REACHED)])
def test_a_prior_notice_of_unknown_sort_is_held_against_both_periods(
    value: int, side: ThresholdSide, knowledge: Knowledge
) -> None:
    facts = services(
        status=NoticeStatus.PRIOR_NOTICE,
        notice_sent=date(2025, 12, 1),
        planned=month_period(2026, 2),
        value=euro(value),
    )
    found = found_for(facts, knowledge, date(2025, 12, 20))
    assert (found.side, found.crosses_periods) == (side, True)


@pytest.mark.parametrize(("value", "side"), [(215_999, UNDER), (218_000, UNKNOWN), (221_000, REACHED)])
def test_a_plan_across_the_turn_of_a_period_is_held_against_both(
    value: int, side: ThresholdSide, knowledge: Knowledge
) -> None:
    winter = Period(date(2025, 12, 1), date(2026, 2, 28))
    found = found_for(services(planned=winter, value=euro(value)), knowledge, date(2025, 10, 1))
    assert (found.side, found.crosses_periods) == (side, True)


def test_beyond_2027_the_last_known_amounts_are_reckoned_with_and_no_period_is_named(
    knowledge: Knowledge,
) -> None:
    found = found_for(services(planned=month_period(2028, 1), value=euro(216_000)), knowledge)
    assert (found.period, found.amount, found.side) == (None, Decimal(216_000), REACHED)


def test_the_period_that_was_reckoned_with_beyond_2027_is_the_last_one(knowledge: Knowledge) -> None:
    found = found_for(services(planned=month_period(2028, 1)), knowledge)
    assert reckoning_period(found, knowledge).id == "2026-2027"


def test_before_the_first_period_no_amount_is_known(knowledge: Knowledge) -> None:
    found = found_for(services(notice_sent=date(2023, 12, 31), value=euro(9_000_000)), knowledge)
    assert (found.period, found.amount, found.side) == (None, None, UNKNOWN)


def test_a_side_that_is_known_goes_before_a_value(knowledge: Knowledge) -> None:
    assert found_for(services(threshold_side=UNDER, planned=the_day(2027, 1, 1)), knowledge).side is UNDER
