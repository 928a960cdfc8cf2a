"""The facts of a calendar entry, and what a question changes in them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.advising.entry_facts import facts_of, overlay
from bot.model.procurement import ContractKind, Lot, NoticeStatus, ThresholdSide
from bot.model.question import Facts, Money, Per, Performer
from bot.model.values import month_period
from tests.advising.builders import HOME_HELP, euro, lots, part, services, years
from tests.builders import an_entry


def after(known: Facts, **given: Any) -> Facts:
    return overlay(known, Facts(**given))[0]


def test_the_value_of_an_entry_is_a_total_without_vat() -> None:
    assert facts_of(an_entry(), None).value == Money(
        Decimal(420_000), Decimal(420_000), with_vat=False, per=Per.TOTAL
    )


def test_an_entry_with_a_procedure_goes_to_the_market() -> None:
    performers = [
        facts_of(an_entry(procedure=procedure), None).performer for procedure in ("Europees openbaar", "")
    ]
    assert performers == [Performer.MARKET, None]


@pytest.mark.parametrize(("given", "known"), [(None, None), ((), False), ((Lot(number="1"),), True)])
def test_unknown_lots_are_not_the_same_as_no_lots(given: tuple[Lot, ...] | None, known: bool | None) -> None:
    assert facts_of(an_entry(lots=given), None).has_lots is known


def test_a_question_without_facts_changes_nothing() -> None:
    known = facts_of(an_entry(lots=(Lot(number="1", estimated_value=Decimal(1)),)), "schoonmaak")
    assert overlay(known, Facts()) == (known, ())


def test_what_the_question_brings_goes_over_what_the_calendar_says_and_is_named() -> None:
    facts, overridden = overlay(facts_of(an_entry(), None), Facts(value=euro(90_000), firms=3))
    assert (facts.value, facts.firms, overridden) == (euro(90_000), 3, ("value",))


def test_saying_what_is_known_already_overrides_nothing() -> None:
    assert overlay(Facts(kind=ContractKind.SERVICES), Facts(kind=ContractKind.SERVICES))[1] == ()


@pytest.mark.parametrize(
    ("known", "given", "gone"),
    [
        ({"lots": lots(1, 2)}, {"value": euro(5)}, "lots"),
        ({"value": euro(5)}, {"lots": lots(1, 2)}, "value"),
        ({"threshold_side": ThresholdSide.REACHED}, {"value": euro(5)}, "threshold_side"),
        ({"threshold_side": ThresholdSide.REACHED}, {"lots": lots(5)}, "threshold_side"),
        ({"value": euro(5)}, {"threshold_side": ThresholdSide.UNDER}, "value"),
        (
            {"value": euro(5)},
            {"parts": (part(ContractKind.WORKS, 1), part(ContractKind.SERVICES, 2))},
            "value",
        ),
        (
            {"kind": ContractKind.WORKS},
            {"parts": (part(ContractKind.SERVICES), part(ContractKind.SUPPLIES))},
            "kind",
        ),
        ({"indefinite": True}, {"term": years(2)}, "indefinite"),
        ({"term": years(2)}, {"indefinite": True}, "term"),
        ({"lots": lots(1, 2), "has_lots": True}, {"has_lots": False}, "lots"),
        (
            {"notice_sent": date(2026, 1, 1), "status": NoticeStatus.PUBLISHED},
            {"status": NoticeStatus.PREPARATION},
            "notice_sent",
        ),
        ({"kind": ContractKind.SERVICES, "cpv": (HOME_HELP,)}, {"kind": ContractKind.WORKS}, "cpv"),
        ({"category": "schoonmaak", "cpv": ("90911200",)}, {"category": "catering"}, "cpv"),
        ({"category": "schoonmaak", "firms": 4}, {"category": "catering"}, "firms"),
    ],
)
def test_a_new_fact_takes_away_what_contradicts_it(
    known: dict[str, Any], given: dict[str, Any], gone: str
) -> None:
    assert getattr(after(Facts(**known), **given), gone) == getattr(Facts(), gone)


@pytest.mark.parametrize(
    "given",
    [
        {"kind": ContractKind.WORKS},
        {"cpv": (HOME_HELP,)},
        {"planned": month_period(2028, 1)},
        {"notice_sent": date(2025, 12, 31)},
        {"answers": {"opdrachtgever": "speciale-sector"}},
    ],
)
def test_a_side_of_the_threshold_falls_when_another_threshold_may_hold(given: dict[str, Any]) -> None:
    """In a channel only the side is known: with another threshold the value would have to be looked at again."""
    known = services(
        threshold_side=ThresholdSide.REACHED, planned=month_period(2027, 1), notice_sent=date(2026, 11, 1)
    )
    assert after(known, **given).threshold_side is ThresholdSide.UNKNOWN


@pytest.mark.parametrize(
    "given",
    [{"kind": ContractKind.SERVICES}, {"firms": 3}, {"term": years(2)}, {"status": NoticeStatus.AWARDED}],
)
def test_a_side_that_somebody_gave_stays_while_the_other_facts_are_filled_in(given: dict[str, Any]) -> None:
    assert after(Facts(threshold_side=ThresholdSide.UNDER), **given).threshold_side is ThresholdSide.UNDER


def test_given_lots_mean_that_there_are_lots() -> None:
    assert after(Facts(has_lots=False), lots=lots(1, 2)).has_lots is True


def test_a_value_and_lots_from_one_question_both_stay() -> None:
    both = after(Facts(), value=euro(9), lots=lots(1, 2))
    assert (both.value, both.lots) == (euro(9), lots(1, 2))


def test_a_contract_that_is_only_said_to_be_mixed_keeps_its_value() -> None:
    parts = (part(ContractKind.WORKS), part(ContractKind.SERVICES))
    assert after(Facts(value=euro(9)), parts=parts).value == euro(9)


def test_answers_are_added_and_the_last_one_counts() -> None:
    known = Facts(answers={"procedure": "gewoon", "toezicht": "ja"})
    assert after(known, answers={"procedure": "verlicht"}).answers == {
        "procedure": "verlicht",
        "toezicht": "ja",
    }
