"""From facts to the inputs of the decision table: what is not known stays 'onbekend'."""

from datetime import date

import pytest

from bot.advising.estimating import estimate
from bot.advising.features import ANNEX_XIV, ARTICLE_77, features_of, on_list, with_assumed_kind
from bot.advising.thresholds import threshold
from bot.model.knowledge import Knowledge
from bot.model.procurement import ContractKind, NoticeStatus
from bot.model.question import Facts, Performer
from bot.model.values import Term
from tests.advising.builders import CLEANING, HOME_HELP, HOTEL, euro, services, years

NOW = date(2026, 11, 22)


def features_for(facts: Facts, knowledge: Knowledge, firms: int | None = None) -> dict[str, str]:
    annex_xiv = on_list(facts, ANNEX_XIV, knowledge)
    return features_of(
        facts,
        annex_xiv,
        threshold(facts, annex_xiv, estimate(facts, knowledge), knowledge, NOW),
        firms,
        knowledge,
    )


def test_of_nothing_known_every_feature_is_unknown(knowledge: Knowledge) -> None:
    assert set(features_for(Facts(), knowledge).values()) == {"onbekend"}


def test_the_features_are_those_of_the_table(knowledge: Knowledge) -> None:
    assert list(features_for(Facts(), knowledge)) == [feature.id for feature in knowledge.routes.features]


@pytest.mark.parametrize(
    ("feature", "facts", "value"),
    [
        ("status", Facts(status=NoticeStatus.PRIOR_NOTICE), "vooraankondiging"),
        ("eigen_dienst_quasi_inhouse", Facts(performer=Performer.MARKET), "nee"),
        ("eigen_dienst_quasi_inhouse", Facts(performer=Performer.IN_HOUSE), "quasi_inhouse"),
        ("soort", Facts(kind=ContractKind.CONCESSION), "concessie"),
        ("waarde_vs_drempel", services(value=euro(216_000)), "vanaf"),
        ("cpv_bijlage_xiv", services(cpv=(HOTEL,)), "ja"),
        ("cpv_art77", services(cpv=(HOTEL,)), "nee"),
        ("cpv_art77", services(cpv=(HOME_HELP,)), "ja"),
        ("looptijd_max_36", Facts(term=years(2, 1)), "ja"),
        ("looptijd_max_36", Facts(term=Term(36, (1,))), "nee"),
        ("looptijd_max_36", Facts(indefinite=True), "nee"),
        ("percelen", Facts(has_lots=True), "ja"),
        ("percelen", Facts(has_lots=False), "nee"),
        ("markt", Facts(answers={"markt": "geen"}), "geen"),
        ("markt", Facts(answers={"markt": "weet-niet"}), "onbekend"),
    ],
)
def test_a_known_fact_fills_its_feature(feature: str, facts: Facts, value: str, knowledge: Knowledge) -> None:
    assert features_for(facts, knowledge)[feature] == value


@pytest.mark.parametrize(
    ("firms", "market"), [(None, "onbekend"), (0, "geen"), (1, "dun"), (2, "dun"), (3, "genoeg")]
)
def test_three_firms_are_enough_and_one_or_two_are_thin(
    firms: int | None, market: str, knowledge: Knowledge
) -> None:
    assert features_for(Facts(), knowledge, firms)["markt"] == market


def test_a_number_of_firms_goes_before_an_answer(knowledge: Knowledge) -> None:
    assert features_for(Facts(firms=1, answers={"markt": "genoeg"}), knowledge, 1)["markt"] == "dun"


def test_a_number_of_months_at_the_limit_of_three_years_is_within_it(knowledge: Knowledge) -> None:
    assert [features_for(Facts(term=Term(months)), knowledge)["looptijd_max_36"] for months in (36, 37)] == [
        "ja",
        "nee",
    ]


@pytest.mark.parametrize("code", ["99999999", "nonsense"])
def test_a_code_that_does_not_exist_says_nothing(code: str, knowledge: Knowledge) -> None:
    assert on_list(Facts(cpv=(code,)), ANNEX_XIV, knowledge) == "onbekend"


def test_the_main_code_decides_and_not_a_second_one(knowledge: Knowledge) -> None:
    assert on_list(Facts(cpv=(CLEANING, HOME_HELP)), ANNEX_XIV, knowledge) == "nee"


def test_a_code_on_the_list_that_no_second_source_confirms_stays_unknown(knowledge: Knowledge) -> None:
    unconfirmed = [(found.id, code) for found in knowledge.cpv_lists.lists for code in found.unconfirmed]
    assert {on_list(Facts(cpv=(code,)), listed, knowledge) for listed, code in unconfirmed} <= {"onbekend"}


def test_every_confirmed_code_of_article_77_stands_in_annex_xiv_too(knowledge: Knowledge) -> None:
    annex = knowledge.cpv_codes[ANNEX_XIV]
    assert {code for code in knowledge.cpv_codes[ARTICLE_77] if code not in annex} == set()


def test_a_kind_of_work_answers_for_article_77_only_when_all_its_codes_agree(knowledge: Knowledge) -> None:
    for category in knowledge.market.categories:
        codes = [code for code in knowledge.cpv_names if category.cpv and code.startswith(category.cpv)]
        listed = {code in knowledge.cpv_codes[ARTICLE_77] for code in codes}
        expected = {frozenset({True}): "ja", frozenset({False}): "nee"}.get(frozenset(listed), "onbekend")
        assert on_list(Facts(category=category.id), ARTICLE_77, knowledge) == expected, category.id


def test_for_annex_xiv_the_market_file_says_what_the_core_of_the_codes_is(knowledge: Knowledge) -> None:
    for category in knowledge.market.categories:
        if category.annex_xiv in ("ja", "nee") and category.cpv:
            assert on_list(Facts(category=category.id), ANNEX_XIV, knowledge) == category.annex_xiv, (
                category.id
            )


def test_a_code_goes_before_the_kind_of_work(knowledge: Knowledge) -> None:
    assert on_list(Facts(cpv=(HOME_HELP,), category="schoonmaak"), ANNEX_XIV, knowledge) == "ja"


def test_a_kind_that_was_given_is_never_replaced_by_that_of_the_code(knowledge: Knowledge) -> None:
    assert (
        with_assumed_kind(Facts(kind=ContractKind.CONCESSION, cpv=(CLEANING,)), knowledge).kind
        is ContractKind.CONCESSION
    )


def test_the_code_tells_the_kind_when_none_was_given(knowledge: Knowledge) -> None:
    kinds = [
        with_assumed_kind(Facts(cpv=(code,)), knowledge).kind for code in (CLEANING, "45000000", "30000000")
    ]
    assert kinds == [ContractKind.SERVICES, ContractKind.WORKS, ContractKind.SUPPLIES]


def test_without_a_code_or_a_kind_of_work_no_kind_is_assumed(knowledge: Knowledge) -> None:
    assert with_assumed_kind(Facts(), knowledge).kind is None
