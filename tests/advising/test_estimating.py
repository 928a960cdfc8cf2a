"""How a contract is valued (Aanbestedingswet 2012, articles 2.12a to 2.21, 2a.10, 2a.12). Euro without VAT."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advising.estimating import estimate, lots_within_limit, main_part, small_lots, with_main_kind
from bot.model.finding import Estimate
from bot.model.knowledge import Knowledge
from bot.model.procurement import ContractKind
from bot.model.question import Facts, GivenLot, Money, Part, Per
from bot.model.values import Term
from tests.advising.builders import at_least, euro, lots, part, services, years

WORKS, SUPPLIES, SERVICES, CONCESSION = (
    ContractKind.WORKS, ContractKind.SUPPLIES, ContractKind.SERVICES, ContractKind.CONCESSION,
)  # fmt: skip


def ends(found: Estimate) -> tuple[int | None, int | None]:
    return (None if found.low is None else int(found.low), None if found.high is None else int(found.high))


def rules(found: Estimate) -> list[str]:
    return [step.rule for step in found.steps]


def test_nothing_known_is_no_estimate(knowledge: Knowledge) -> None:
    assert estimate(Facts(), knowledge) == Estimate(None, None, ())


def test_a_total_is_taken_as_it_is(knowledge: Knowledge) -> None:
    assert estimate(services(value=euro(420_000)), knowledge) == Estimate(
        Decimal(420_000), Decimal(420_000), ()
    )


def test_a_range_stays_a_range(knowledge: Knowledge) -> None:
    assert ends(estimate(services(value=euro(200_000, 300_000)), knowledge)) == (200_000, 300_000)


@pytest.mark.parametrize(
    ("amount", "per", "term", "total"),
    [
        (50_000, Per.YEAR, years(2, 1, 1), 200_000),
        (50_000, Per.YEAR, Term(18), 75_000),
        (5_000, Per.MONTH, years(2, 1), 180_000),
        (5_000, Per.MONTH, years(4), 240_000),
        (50_000, Per.YEAR, Term(48), 200_000),
    ],
)
def test_the_whole_term_counts_with_every_option(
    amount: int, per: Per, term: Term, total: int, knowledge: Knowledge
) -> None:
    found = estimate(services(value=euro(amount, per=per), term=term), knowledge)
    assert (ends(found), rules(found)) == ((total, total), ["hele-looptijd"])


def test_four_months_of_2250000_a_year_are_exactly_750000(knowledge: Knowledge) -> None:
    """One third of a year has no end in decimals: dividing first would end just below the threshold."""
    found = estimate(services(value=euro(2_250_000, per=Per.YEAR), term=Term(4)), knowledge)
    assert found.low == Decimal(750_000)


@given(cents=st.integers(1, 10**9), months=st.integers(1, 48))
def test_a_price_per_year_over_months_is_within_a_cent_of_the_exact_value(
    cents: int, months: int, knowledge: Knowledge
) -> None:
    amount = Decimal(cents) / 100
    found = estimate(services(value=Money(amount, amount, per=Per.YEAR), term=Term(months)), knowledge)
    assert found.low is not None
    assert abs(found.low * 12 - amount * months) < Decimal("0.01")


def test_a_monthly_price_for_a_service_of_indefinite_duration_counts_48_times(knowledge: Knowledge) -> None:
    found = estimate(services(value=euro(5_000, per=Per.MONTH), indefinite=True), knowledge)
    assert (ends(found), rules(found)) == ((240_000, 240_000), ["maandbedrag-48"])


def test_a_yearly_price_for_a_service_of_indefinite_duration_counts_four_years(knowledge: Knowledge) -> None:
    assert ends(estimate(services(value=euro(60_000, per=Per.YEAR), indefinite=True), knowledge)) == (
        240_000,
        240_000,
    )


def test_a_monthly_price_for_a_service_longer_than_48_months_counts_48_times(knowledge: Knowledge) -> None:
    found = estimate(services(value=euro(5_000, per=Per.MONTH), term=years(3, 1, 1)), knowledge)
    assert (ends(found), rules(found)) == ((240_000, 240_000), ["maandbedrag-48"])


def test_a_yearly_price_longer_than_48_months_lies_between_48_months_and_the_whole_term(
    knowledge: Knowledge,
) -> None:
    """Whether the contract names a total price is not known; that decides how it is counted."""
    assert ends(estimate(services(value=euro(50_000, per=Per.YEAR), term=years(6)), knowledge)) == (
        200_000,
        300_000,
    )


def test_a_long_contract_of_unknown_kind_lies_between_48_months_and_the_whole_term(
    knowledge: Knowledge,
) -> None:
    assert ends(estimate(Facts(value=euro(5_000, per=Per.MONTH), term=years(5)), knowledge)) == (
        240_000,
        300_000,
    )


@pytest.mark.parametrize("kind", [WORKS, SUPPLIES, CONCESSION])
def test_the_48_months_are_not_for_other_kinds_with_a_fixed_term(
    kind: ContractKind, knowledge: Knowledge
) -> None:
    found = estimate(Facts(kind=kind, value=euro(5_000, per=Per.MONTH), term=years(5)), knowledge)
    assert (ends(found), rules(found)) == ((300_000, 300_000), ["hele-looptijd"])


def test_supplies_of_indefinite_duration_lie_between_a_year_of_buying_and_48_months_of_hire(
    knowledge: Knowledge,
) -> None:
    found = estimate(Facts(kind=SUPPLIES, value=euro(5_000, per=Per.MONTH), indefinite=True), knowledge)
    assert (ends(found), rules(found)) == ((60_000, 240_000), ["huur"])


@pytest.mark.parametrize(("kind", "rule"), [(WORKS, "hele-looptijd"), (CONCESSION, "concessie-omzet")])
def test_works_and_concessions_of_indefinite_duration_have_no_upper_end(
    kind: ContractKind, rule: str, knowledge: Knowledge
) -> None:
    found = estimate(Facts(kind=kind, value=euro(5_000, per=Per.MONTH), indefinite=True), knowledge)
    assert (ends(found), rules(found)) == ((5_000, None), [rule])


def test_a_price_per_year_without_a_term_has_no_upper_end(knowledge: Knowledge) -> None:
    assert ends(estimate(services(value=euro(50_000, per=Per.YEAR)), knowledge)) == (50_000, None)


def test_an_amount_with_vat_is_an_upper_end_only(knowledge: Knowledge) -> None:
    assert ends(estimate(services(value=euro(250_000, with_vat=True)), knowledge)) == (None, 250_000)


def test_an_amount_with_vat_per_year_counts_the_term_too(knowledge: Knowledge) -> None:
    found = estimate(services(value=euro(50_000, with_vat=True, per=Per.YEAR), term=years(4)), knowledge)
    assert (ends(found), rules(found)) == ((None, 200_000), ["hele-looptijd", "hele-looptijd"])


def test_more_than_an_amount_has_no_upper_end(knowledge: Knowledge) -> None:
    assert ends(estimate(services(value=at_least(300_000)), knowledge)) == (300_000, None)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [(SERVICES, "percelen-werken-diensten"), (WORKS, "percelen-werken-diensten"), (SUPPLIES, "percelen-leveringen"),
     (CONCESSION, "concessie-percelen")],
)  # fmt: skip
def test_all_lots_count_together(kind: ContractKind, rule: str, knowledge: Knowledge) -> None:
    found = estimate(Facts(kind=kind, lots=lots(100_000, 90_000, 40_000)), knowledge)
    assert (ends(found), rules(found)) == ((230_000, 230_000), [rule])


def test_a_lot_without_a_value_leaves_the_total_open(knowledge: Knowledge) -> None:
    assert ends(estimate(services(lots=lots(100_000, None)), knowledge)) == (100_000, None)


def test_lots_without_any_value_say_nothing(knowledge: Knowledge) -> None:
    assert ends(estimate(services(lots=lots(None, None)), knowledge)) == (None, None)


def test_lots_worth_more_than_the_whole_was_said_to_be_are_the_basis(knowledge: Knowledge) -> None:
    assert ends(estimate(services(value=euro(200_000), lots=lots(150_000, 100_000)), knowledge)) == (
        250_000,
        250_000,
    )


def test_the_whole_stays_the_basis_when_its_lots_are_worth_less(knowledge: Knowledge) -> None:
    assert ends(estimate(services(value=euro(300_000), lots=lots(150_000, 100_000)), knowledge)) == (
        300_000,
        300_000,
    )


def test_the_parts_of_a_mixed_contract_count_together(knowledge: Knowledge) -> None:
    found = estimate(Facts(parts=(part(SERVICES, 150_000), part(SUPPLIES, 100_000))), knowledge)
    assert (ends(found), rules(found)) == ((250_000, 250_000), ["gemengd"])


def test_the_part_with_the_highest_value_decides_between_services_and_supplies() -> None:
    assert main_part(Facts(parts=(part(SERVICES, 150_000), part(SUPPLIES, 100_000)))) is SERVICES


def test_parts_of_one_kind_are_added_before_they_are_compared() -> None:
    mixed = Facts(parts=(part(SERVICES, 100), part(SUPPLIES, 80), part(SUPPLIES, 30)))
    assert main_part(mixed) is SUPPLIES


@pytest.mark.parametrize(
    "parts",
    [
        (part(WORKS, 900), part(SERVICES, 100)),
        (part(SERVICES, 100), part(SUPPLIES, 100)),
        (part(SERVICES, 100), part(SUPPLIES)),
        (part(CONCESSION, 900), part(SUPPLIES, 1)),
    ],
    ids=["works among them", "equal", "a value missing", "a concession among them"],
)
def test_where_value_does_not_decide_a_human_weighs_the_main_object(parts: tuple[Part, ...]) -> None:
    assert with_main_kind(Facts(parts=parts)).kind is None


def test_what_a_human_weighed_is_the_kind_of_a_mixed_contract() -> None:
    assert with_main_kind(Facts(kind=WORKS, parts=(part(WORKS, 1), part(SERVICES, 2)))).kind is WORKS


def test_the_value_goes_before_what_a_human_said_where_the_law_lets_value_decide() -> None:
    assert with_main_kind(Facts(kind=SERVICES, parts=(part(SERVICES, 1), part(SUPPLIES, 2)))).kind is SUPPLIES


def test_parts_of_a_single_kind_are_of_that_kind() -> None:
    assert with_main_kind(Facts(parts=(part(WORKS), part(WORKS)))).kind is WORKS


def test_a_contract_without_parts_keeps_its_kind() -> None:
    assert with_main_kind(Facts(kind=WORKS)).kind is WORKS


@pytest.mark.parametrize(
    ("kind", "values", "small"),
    [
        (SERVICES, (80_000, 320_000), ("1",)),
        (SERVICES, (80_001, 400_000), ()),
        (SERVICES, (80_000, 319_999), ()),
        (SUPPLIES, (80_000, 320_000), ("1",)),
        (WORKS, (1_000_000, 4_000_000), ("1",)),
        (WORKS, (1_000_001, 9_000_000), ()),
        (SERVICES, (50_000, 40_000, 30_000, 480_000), ("3", "2", "1")),
        (SERVICES, (50_000, 40_000, 30_000, 479_999), ("3", "2")),
        (SERVICES, (40_000, 40_000, 120_000), ("1",)),
    ],
    ids=["at the limit and at 20 %", "over the limit", "just over 20 %", "supplies", "works", "works over", "three at 20 %",
         "three over 20 %", "equal lots: the first number"],
)  # fmt: skip
def test_a_small_lot_is_small_and_all_small_lots_are_20_percent_together(
    kind: ContractKind, values: tuple[int, ...], small: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert small_lots(Facts(kind=kind, lots=lots(*values)), knowledge) == small


@given(
    values=st.lists(st.integers(0, 2_000_000), min_size=1, max_size=8),
    kind=st.sampled_from([WORKS, SUPPLIES, SERVICES]),
)
def test_small_lots_together_never_pass_20_percent(
    values: list[int], kind: ContractKind, knowledge: Knowledge
) -> None:
    chosen = small_lots(Facts(kind=kind, lots=lots(*values)), knowledge) or ()
    assert sum(values[int(number) - 1] for number in chosen) * 5 <= sum(values)


def test_lots_without_a_number_are_not_taken_for_each_other(knowledge: Knowledge) -> None:
    facts = services(lots=(GivenLot("", Decimal(10_000)), GivenLot("", Decimal(500_000))))
    assert small_lots(facts, knowledge) == ("",)


@pytest.mark.parametrize(
    "facts",
    [
        services(lots=lots(10_000, None)),
        services(lots=()),
        Facts(lots=lots(10_000, 90_000)),
        services(lots=lots(10_000, 900_000), answers={"opdrachtgever": "speciale-sector"}),
    ],
    ids=["a value missing", "no lots known", "kind unknown", "a utility has a rule of its own"],
)
def test_small_lots_cannot_be_known(facts: Facts, knowledge: Knowledge) -> None:
    assert small_lots(facts, knowledge) is None


def test_a_concession_has_no_small_lots(knowledge: Knowledge) -> None:
    assert small_lots(Facts(kind=CONCESSION, lots=lots(1, 9_000_000)), knowledge) == ()


def test_a_lot_can_be_small_by_itself_while_the_20_percent_is_full(knowledge: Knowledge) -> None:
    facts = services(lots=lots(70_000, 70_000))
    assert [lot.number for lot in lots_within_limit(facts, knowledge) or ()] == ["1", "2"]


@pytest.mark.parametrize("indefinite", [True, False])
@pytest.mark.parametrize("with_vat", [True, False, None])
@pytest.mark.parametrize("per", [*Per, None])
@pytest.mark.parametrize("kind", [*ContractKind, None])
@pytest.mark.parametrize("term", [None, Term(1), Term(48), Term(49), years(10)])
def test_an_estimate_is_a_range_the_right_way_round_with_rules_that_exist(
    indefinite: bool,
    with_vat: bool | None,
    per: Per | None,
    kind: ContractKind | None,
    term: Term | None,
    knowledge: Knowledge,
) -> None:
    money = euro(1_000, 2_000, per=per, with_vat=with_vat)
    found = estimate(Facts(kind=kind, value=money, term=term, indefinite=indefinite), knowledge)
    assert found.low is None or found.high is None or found.low <= found.high
    assert set(rules(found)) <= set(knowledge.rules_of_estimating)


def test_every_step_says_the_same_amounts_in_both_languages(knowledge: Knowledge) -> None:
    found = estimate(services(value=euro(50_000, per=Per.YEAR), term=years(6)), knowledge)
    assert [
        "€ 200.000" in text and "€ 300.000" in text
        for text in (found.steps[0].text.nl, found.steps[0].text.en)
    ] == [True, True]
