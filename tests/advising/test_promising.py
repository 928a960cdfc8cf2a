"""How promising a procurement is: what each signal weighs, what leaves no room for more, and whose word goes first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.advising.promising import ALLOWED, Promising
from bot.advising.verdict import Adviser
from bot.model.base import Text
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, ContractKind, Lot, NoticeStatus
from bot.model.promise import Promise, PromiseFinding, Signal
from bot.model.promising import Advices, CategoryAdvice, EntryAdvice, PromiseRules
from bot.model.question import Facts
from bot.model.values import Term, month_period
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.builders import TODAY, a_text, an_entry

CLEANING = "schoonmaak"
SURE = WorkFinding((WorkGuess(CLEANING, 0.95, WorkBasis.BOTH, "schoonmaak"),))
UNSURE = WorkFinding((WorkGuess(CLEANING, 0.4, WorkBasis.TITLE, "schoon"),))
OTHER = WorkFinding(other_work="onderzoek")
NOTHING = WorkFinding()
WORKS = (SURE, UNSURE, OTHER, NOTHING)
EARLY, NOW, LATE = month_period(2027, 9), month_period(2027, 3), month_period(2026, 12)


@pytest.fixture(scope="module")
def promising(knowledge: Knowledge) -> Promising:
    return Promising(Adviser.of(knowledge))


@pytest.fixture(scope="module")
def bare(knowledge: Knowledge) -> Knowledge:
    """The shipped knowledge without a word of the advisors."""
    return replace(knowledge, advices=Advices())


@pytest.fixture
def weigh(promising: Promising, bare: Knowledge) -> Callable[..., PromiseFinding]:
    def weighed(
        work: WorkFinding = SURE, known: Knowledge = bare, facts: Facts | None = None, **entry: Any
    ) -> PromiseFinding:
        return promising.weigh(an_entry(**({"planned": EARLY} | entry)), work, known, TODAY, facts)

    return weighed


def advised(known: Knowledge, **given: Any) -> Knowledge:
    """The knowledge with one advice on the entry that tests weigh."""
    defaults: dict[str, Any] = {
        "entry": "C001",
        "text": a_text("Doen."),
        "by": "Adviseur",
        "on": date(2026, 11, 1),
    }
    return replace(known, advices=Advices(on_entries=(EntryAdvice(**(defaults | given)),)))


def with_points(rules: PromiseRules, signal: str, points: int, value: str | None = None) -> PromiseRules:
    """The rules with the points of a signal (or of one of its values) changed."""

    def changed(rule: Any) -> Any:
        values = tuple(
            one.model_copy(update={"points": Decimal(points)}) if value in (None, one.value) else one
            for one in rule.values
        )
        return rule.model_copy(update={"values": values}) if rule.id == signal else rule

    return rules.model_copy(update={"signals": tuple(changed(rule) for rule in rules.signals)})


def signal_of(found: PromiseFinding, rule: str) -> Signal | None:
    return next((signal for signal in found.signals if signal.rule == rule), None)


def value_of(found: PromiseFinding, rule: str) -> str | None:
    signal = signal_of(found, rule)
    return signal.value if signal else None


def caps_of(found: PromiseFinding, known: Knowledge) -> list[Promise]:
    values = {
        (rule.id, one.value): one.at_most for rule in known.promise_rules.signals for one in rule.values
    }
    return [Promise(cap) for signal in found.signals if (cap := values[signal.rule, signal.value])]


ENTRIES = st.builds(
    an_entry,
    planned=st.none() | st.sampled_from([EARLY, NOW, LATE, month_period(2026, 5)]),
    kind=st.none() | st.sampled_from(ContractKind),
    cpv=st.sampled_from([(), ("90911200",), ("85311100",), ("55110000",), ("72000000",)]),
    estimated_value=st.none() | st.integers(1, 9_000_000).map(Decimal),
    term=st.none() | st.sampled_from([Term(36), Term(24, (12, 12))]),
    lots=st.none() | st.sampled_from([(), (Lot(number="1", estimated_value=Decimal(50_000)), Lot(number="2", estimated_value=Decimal(900_000)))]),
    status=st.none() | st.sampled_from(NoticeStatus),
    reserved=st.sampled_from([None, "2.82", "2.82a", "nee"]),
    contract_ends=st.none() | st.just(EARLY),
    procedure=st.sampled_from(["", "Europees openbaar"]),
    changed=st.dictionaries(st.sampled_from(["raming", "titel", "eigenaar"]), st.just(date(2026, 11, 10)), max_size=2),
)  # fmt: skip
LEVELS = st.none() | st.sampled_from(["hoog", "midden", "laag", "onbekend"])
ALWAYS = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@ALWAYS
@given(entry=ENTRIES, work=st.sampled_from(WORKS), level=LEVELS)
def test_there_is_always_a_reason_for_and_one_against_each_with_its_source(
    entry: CalendarEntry, work: WorkFinding, level: str | None, promising: Promising, bare: Knowledge
) -> None:
    found = promising.weigh(entry, work, advised(bare, promise=level), TODAY)
    sources = [
        [reason.source.strip() for reason in those] for those in (found.reasons_for, found.reasons_against)
    ]
    assert all(those and all(those) for those in sources)


@ALWAYS
@given(entry=ENTRIES, work=st.sampled_from(WORKS), level=LEVELS, bonus=st.integers(-20, 20))
def test_no_weight_and_no_advice_passes_a_limit(
    entry: CalendarEntry,
    work: WorkFinding,
    level: str | None,
    bonus: int,
    promising: Promising,
    bare: Knowledge,
) -> None:
    known = replace(
        advised(bare, promise=level), promise_rules=with_points(bare.promise_rules, "omvang", bonus)
    )
    found = promising.weigh(entry, work, known, TODAY)
    assert all(found.level in ALLOWED[cap] for cap in caps_of(found, known))


@ALWAYS
@given(entry=ENTRIES, work=st.sampled_from(WORKS))
def test_the_points_are_the_sum_of_the_signals_that_are_shown(
    entry: CalendarEntry, work: WorkFinding, promising: Promising, bare: Knowledge
) -> None:
    found = promising.weigh(entry, work, bare, TODAY)
    assert found.points == sum(signal.points for signal in found.signals)


def test_every_entry_of_the_shipped_calendar_is_weighed_with_every_kind_of_work(
    promising: Promising, knowledge: Knowledge
) -> None:
    bare_ones = [
        (entry.id, work)
        for entry in knowledge.calendar.entries
        for work in WORKS
        if not (found := promising.weigh(entry, work, knowledge, TODAY)).reasons_for
        or not found.reasons_against
    ]
    assert bare_ones == []


NEVER_HIGH = [
    pytest.param({"work": UNSURE}, Promise.UNKNOWN, id="unknown is not no: the advisors are asked"),
    pytest.param({"work": NOTHING}, Promise.UNKNOWN, id="nothing tells the kind of work"),
    pytest.param({"work": OTHER}, Promise.LOW, id="other work"),
    pytest.param(
        {"status": NoticeStatus.PUBLISHED, "reserved": "nee"}, Promise.LOW, id="the notice has been sent"
    ),
    pytest.param({"status": NoticeStatus.AWARDED}, Promise.LOW, id="awarded"),
]


@pytest.mark.parametrize(("given", "level"), NEVER_HIGH)
@pytest.mark.parametrize("advice", [None, "hoog"])
def test_it_is_never_high_when_the_work_is_not_sure_or_it_is_too_late(
    given: dict[str, Any],
    level: Promise,
    advice: str | None,
    weigh: Callable[..., PromiseFinding],
    bare: Knowledge,
) -> None:
    rich = replace(advised(bare, promise=advice), promise_rules=with_points(bare.promise_rules, "wet", 50))
    assert weigh(known=rich, **given).level is level


def test_a_strong_market_with_time_and_a_precedent_is_high(weigh: Callable[..., PromiseFinding]) -> None:
    assert weigh().level is Promise.HIGH


@pytest.mark.parametrize(
    ("signal", "points", "level"),
    [
        ("markt", -9, Promise.LOW),
        ("markt", -3, Promise.MIDDLE),
        ("moment", 9, Promise.HIGH),
        ("wet", -20, Promise.LOW),
    ],
)
def test_one_weight_in_the_file_changes_the_outcome(
    signal: str, points: int, level: Promise, weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    changed = replace(bare, promise_rules=with_points(bare.promise_rules, signal, points))
    assert weigh(known=changed).level is level


def test_the_limits_of_the_levels_stand_in_the_file(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    stricter = bare.promise_rules.levels.model_copy(update={"high": Decimal(100)})
    rules = bare.promise_rules.model_copy(update={"levels": stricter})
    assert weigh(known=replace(bare, promise_rules=rules)).level is Promise.MIDDLE


@pytest.mark.parametrize("level", list(Promise))
def test_the_level_of_the_advisors_is_the_level_whatever_the_signals_say(
    level: Promise, weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    assert weigh(known=advised(bare, promise=level.value)).level is level


def test_the_signals_stay_beside_the_advisors_level(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    found = weigh(known=advised(bare, promise="laag"))
    assert (found.level, value_of(found, "markt"), value_of(found, "advies")) == (
        Promise.LOW,
        "sterk",
        "laag",
    )


def test_advice_is_out_of_date_once_a_fact_that_it_rests_on_changed(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    found = weigh(known=advised(bare, promise="laag"), changed={"raming": date(2026, 11, 10)})
    assert (found.outdated, found.level) == (("raming",), Promise.HIGH)


def test_advice_that_is_out_of_date_gives_no_points(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    found = weigh(known=advised(bare, promise="laag"), changed={"raming": date(2026, 11, 10)})
    assert found.points == weigh().points


@pytest.mark.parametrize(
    ("key", "day", "why"),
    [
        ("eigenaar", date(2026, 11, 10), "no verdict rests on who owns it"),
        ("raming", date(2026, 11, 1), "it changed on the day of the advice"),
        ("raming", date(2026, 10, 1), "it changed before the advice"),
    ],
)
def test_advice_stands_as_long_as_nothing_that_it_rests_on_changed_after_it(
    key: str, day: date, why: str, weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    assert weigh(known=advised(bare, promise="laag"), changed={key: day}).level is Promise.LOW, why


def test_what_advisors_call_no_work_for_social_firms_is_low(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    found = weigh(work=NOTHING, known=advised(bare, category="geen"))
    assert (found.level, value_of(found, "werksoort")) == (Promise.LOW, "geen")


def test_an_outdated_no_work_is_unknown_again_and_not_low(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    found = weigh(work=NOTHING, known=advised(bare, category="geen"), changed={"titel": date(2026, 11, 10)})
    assert found.level is Promise.UNKNOWN


@pytest.mark.parametrize(
    ("told", "entry", "value"),
    [
        ({"staff_transfer": True}, {}, "ja"),
        ({"staff_transfer": False}, {"contract_ends": EARLY}, "nee"),
        ({}, {"contract_ends": EARLY}, "nagaan"),
        ({}, {"incumbent": "Stil en Zonen BV"}, "nagaan"),
        ({}, {}, None),
    ],
)
def test_staff_to_be_taken_over_is_told_by_the_advisors_or_must_be_checked_when_a_contract_runs(
    told: dict[str, Any],
    entry: dict[str, Any],
    value: str | None,
    weigh: Callable[..., PromiseFinding],
    bare: Knowledge,
) -> None:
    assert value_of(weigh(known=advised(bare, **told), **entry), "overname") == value


def test_a_political_wish_for_the_kind_of_work_counts_for_every_procurement_of_it(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    wish = CategoryAdvice(
        category=CLEANING, text=a_text("x"), political_wish=Text(nl="De raad wil dit.", en="The council wants this."),
        by="Adviseur", on=TODAY,
    )  # fmt: skip
    signal = signal_of(weigh(known=replace(bare, advices=Advices(on_categories=(wish,)))), "wens")
    assert signal is not None and ("De raad wil dit." in signal.text.nl, signal.dated) == (True, TODAY)


@pytest.mark.parametrize(
    ("planned", "status", "value"),
    [
        (EARLY, NoticeStatus.PREPARATION, "voor-marktconsultatie"),
        (NOW, NoticeStatus.PREPARATION, "voor-strategie"),
        (LATE, NoticeStatus.PREPARATION, "voor-publicatie"),
        (EARLY, NoticeStatus.AWARDED, "te-laat"),
        (None, NoticeStatus.PREPARATION, "onbekend"),
        (month_period(2026, 5), None, "onbekend"),
    ],
)
def test_the_moment_is_counted_back_from_the_planned_publication(
    planned: Any, status: NoticeStatus | None, value: str, weigh: Callable[..., PromiseFinding]
) -> None:
    assert value_of(weigh(planned=planned, status=status), "moment") == value


def aged(known: Knowledge, **seen: date) -> Knowledge:
    """The market with the cleaning and its first firm seen on other days; a firm `gone` no longer counts."""
    market = known.market
    named = set(known.categories[CLEANING].firms)
    first = next(firm for firm in market.firms if firm.id in named or CLEANING in firm.categories)
    told = {"seen": seen.get("firm", seen.get("gone", first.seen))} | (
        {"status": "gestopt"} if "gone" in seen else {}
    )
    firms = tuple(firm.model_copy(update=told) if firm is first else firm for firm in market.firms)
    categories = tuple(
        one.model_copy(update={"seen": seen.get("category", one.seen)}) if one.id == CLEANING else one
        for one in market.categories
    )
    return replace(known, market=market.model_copy(update={"firms": firms, "categories": categories}))


@pytest.mark.parametrize(
    ("seen", "age"),
    [
        ({}, "vers"),
        ({"category": date(2025, 11, 21)}, "oud"),
        ({"category": date(2025, 11, 22)}, "vers"),
        ({"firm": date(2024, 1, 1)}, "oud"),
        ({"gone": date(2024, 1, 1)}, "vers"),
    ],
)
def test_evidence_is_as_old_as_the_oldest_of_the_kind_of_work_and_its_firms(
    seen: dict[str, date], age: str, bare: Knowledge
) -> None:
    known = aged(bare, **seen)
    found = Promising(Adviser.of(known)).weigh(an_entry(planned=EARLY), SURE, known, TODAY)
    assert value_of(found, "bewijs") == age


@pytest.mark.parametrize(
    ("facts", "depth"),
    [
        (Facts(), "sterk"),
        (Facts(firms=3), "sterk"),
        (Facts(firms=2), "zwak"),
        (Facts(firms=0), "zwak"),
        (Facts(answers={"markt": "dun"}), "zwak"),
        (Facts(answers={"markt": "weet-niet"}), "sterk"),
    ],
)
def test_what_a_market_consultation_found_goes_before_what_the_market_file_holds(
    facts: Facts, depth: str, weigh: Callable[..., PromiseFinding]
) -> None:
    assert value_of(weigh(facts=facts), "markt") == depth


def test_without_anything_for_or_against_social_return_and_the_own_choice_are_named(
    weigh: Callable[..., PromiseFinding], bare: Knowledge
) -> None:
    rules = bare.promise_rules
    for rule in rules.signals:
        if rule.id not in ("social-return", "keuze"):
            rules = with_points(rules, rule.id, 0)
    found = weigh(known=replace(bare, promise_rules=rules))
    named = [[reason.rule for reason in those] for those in (found.reasons_for, found.reasons_against)]
    assert named == [["social-return"], ["keuze"]]


def test_a_contract_that_is_reserved_already_is_not_said_to_be_too_late(
    weigh: Callable[..., PromiseFinding],
) -> None:
    found = weigh(status=NoticeStatus.PUBLISHED, reserved="2.82")
    signal = signal_of(found, "wet")
    assert signal is not None and (signal.value, "te laat" in signal.text.nl) == ("ja-mits", False)
