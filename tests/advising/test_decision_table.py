"""The decision table of the shipped knowledge, over every combination of its features (121,500), none left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import pytest

from bot.advising.rules import Decision, Table
from bot.model.finding import RouteFinding, Tick
from bot.model.knowledge import Knowledge
from bot.model.law import Routes, Rule, Verdict
from tests.advising.builders import features, pairwise

FOR_FIRMS = {"2.82-geheel", "2.82-perceel", "onder-drempel-uitnodiging", "klein-perceel", "verlicht-regime"}
RESERVATIONS = {"2.82-geheel", "2.82-perceel", "2.82a", "verlicht-regime", "onder-drempel-uitnodiging"}
CLOSED = ("gepubliceerd", "gegund")
MAIN_BLOCKS = "ABCDEI"
QUESTION_OF = {
    "status": "status",
    "eigen_dienst_quasi_inhouse": "uitvoerder",
    "soort": "soort",
    "waarde_vs_drempel": "raming",
    "cpv_bijlage_xiv": "cpv",
    "percelen": "percelen",
    "markt": "markt",
}


@dataclass(frozen=True)
class Case:
    """One combination of features with what was decided."""

    facts: Mapping[str, str]
    decision: Decision

    @cached_property
    def routes(self) -> dict[str, Verdict]:
        return {row.route.id: row.verdict for row in self.decision.ladder}

    @cached_property
    def yes(self) -> set[str]:
        return {route for route, verdict in self.routes.items() if verdict.is_yes}

    def says_yes(self, *routes: str) -> bool:
        return not self.yes.isdisjoint(routes)

    @property
    def stops(self) -> bool:
        return self.decision.main.rule.stop

    def __str__(self) -> str:
        return f"{' '.join(self.facts.values())} -> {[(r.rule.id, str(r.verdict)) for r in self.decision.ladder]}"


LAW: dict[str, Callable[[Case], bool]] = {
    "after publication or award nothing is a yes": lambda case: (
        not (case.facts["status"] in CLOSED and case.yes)
    ),
    "2.82a is for services only": lambda case: (
        not (case.facts["soort"] != "diensten" and case.says_yes("2.82a"))
    ),
    "2.82a begins at the threshold": lambda case: (
        not (case.facts["waarde_vs_drempel"] != "vanaf" and case.says_yes("2.82a"))
    ),
    "2.82a needs a CPV code of article 77": lambda case: (
        not (case.facts["cpv_art77"] != "ja" and case.says_yes("2.82a"))
    ),
    "2.82a lasts 36 months at most": lambda case: (
        not (case.facts["looptijd_max_36"] == "nee" and case.says_yes("2.82a"))
    ),
    "2.82 is never there below the threshold": lambda case: (
        not (
            case.facts["waarde_vs_drempel"] == "onder" and {"2.82-geheel", "2.82-perceel"} & set(case.routes)
        )
    ),
    "the light regime needs Annex XIV and the threshold": lambda case: (
        not (
            (case.facts["cpv_bijlage_xiv"] != "ja" or case.facts["waarde_vs_drempel"] != "vanaf")
            and case.says_yes("verlicht-regime")
        )
    ),
    "a reservation in the light regime of a public contract is never certain": lambda case: (
        not (
            case.facts["soort"] != "concessie"
            and case.says_yes("verlicht-regime")
            and any(
                row.route.id == "verlicht-regime"
                and (row.verdict is Verdict.YES_IF or row.rule.confidence == "hoog")
                for row in case.decision.ladder
            )
        )
    ),
    "a small lot is not for a concession and not below the threshold": lambda case: (
        not (
            (case.facts["soort"] == "concessie" or case.facts["waarde_vs_drempel"] == "onder")
            and case.says_yes("klein-perceel")
        )
    ),
    "no route for social firms without a market": lambda case: (
        not (case.facts["markt"] == "geen" and case.says_yes(*FOR_FIRMS))
    ),
    "no invitation from the threshold on": lambda case: (
        not (case.facts["waarde_vs_drempel"] == "vanaf" and "onder-drempel-uitnodiging" in case.routes)
    ),
    "a social condition and a social criterion are always an alternative": lambda case: (
        case.facts["status"] in CLOSED
        or case.facts["eigen_dienst_quasi_inhouse"] == "eigen_dienst"
        or {"uitvoeringsvoorwaarde", "gunningscriterium"} <= set(case.routes)
    ),
}
"""The twelve rules of law that hold for every combination."""

SOUND: dict[str, Callable[[Case], bool]] = {
    "every combination has a verdict": lambda case: isinstance(case.decision.main.verdict, Verdict),
    "the main answer is about a reservation": lambda case: (
        case.decision.main.rule.id[0] in MAIN_BLOCKS
        and (case.decision.main.route.reserves or case.decision.main.route.closes)
    ),
    "the main answer leads the ladder": lambda case: case.decision.ladder[0] is case.decision.main,
    "every route stands on the ladder once": lambda case: len(case.routes) == len(case.decision.ladder),
    "no yes stands on an unmet condition": lambda case: (
        not any(stands_on_unmet(row) for row in case.decision.ladder)
    ),
    "every open condition is asked for": lambda case: (
        open_questions(case.decision) <= set(case.decision.missing)
    ),
    "every unknown feature that matters is asked for": lambda case: (
        case.stops or unknown_that_matter(case.facts) <= set(case.decision.missing)
    ),
    "what is known is not asked for": lambda case: (
        not known_questions(case.facts) & set(case.decision.missing)
    ),
    "what can change the answer is asked first": lambda case: (
        0 <= case.decision.decisive <= len(case.decision.missing)
    ),
}
"""What must be so of every decision, whatever the law is."""


def stands_on_unmet(row: RouteFinding) -> bool:
    return row.verdict.is_yes and Tick.UNMET in [one.tick for one in row.conditions]


def open_questions(decision: Decision) -> set[str]:
    ticked = [one for row in decision.ladder for one in row.conditions if one.tick is Tick.OPEN]
    return {one.condition.question for one in ticked if one.condition.question}


def unknown_that_matter(facts: Mapping[str, str]) -> set[str]:
    """The questions for unknown features that matter, as the researched table defines 'matters'."""
    unknown = {feature for feature, value in facts.items() if value == "onbekend"}
    asked = {question for feature, question in QUESTION_OF.items() if feature in unknown}
    may_be_77 = facts["cpv_art77"] == "ja" or (
        facts["cpv_art77"] == "onbekend" and facts["cpv_bijlage_xiv"] != "nee"
    )
    if "cpv_art77" in unknown and facts["cpv_bijlage_xiv"] != "nee":
        asked.add("cpv")
    if facts["waarde_vs_drempel"] == "onder":
        asked.discard("percelen")
    elif "looptijd_max_36" in unknown and facts["soort"] == "diensten" and may_be_77:
        asked.add("looptijd")
    return asked


def known_questions(facts: Mapping[str, str]) -> set[str]:
    named = QUESTION_OF | {"looptijd_max_36": "looptijd"}
    del named["cpv_bijlage_xiv"]
    return {question for feature, question in named.items() if facts[feature] != "onbekend"}


def every_combination(routes: Routes) -> Iterator[dict[str, str]]:
    names = [feature.id for feature in routes.features]
    for values in product(*(feature.values for feature in routes.features)):
        yield dict(zip(names, values, strict=True))


def read_naively(facts: Mapping[str, str], rules: tuple[Rule, ...]) -> list[Rule]:
    """The rows that match, as a person reads the table: from top to bottom, until a row that says stop."""
    matching: list[Rule] = []
    for rule in rules:
        for feature, values in rule.when.items():
            if facts[feature] not in values:
                break
        else:
            matching.append(rule)
            if rule.stop:
                break
    return matching


@pytest.fixture(scope="module")
def table(knowledge: Knowledge) -> Table:
    return Table.of(knowledge.routes)


@dataclass
class Enumerated:
    """What came of deciding every combination: how many, how often each row leads, and the first breaches of each rule."""

    count: int
    leading: Counter[str]
    first_led_by: dict[str, dict[str, str]]
    breaches: dict[str, list[str]]


@pytest.fixture(scope="module")
def enumerated(knowledge: Knowledge, table: Table) -> Enumerated:
    """All combinations, decided in full with nothing else known, and held against every rule."""
    seen = Enumerated(0, Counter(), {}, defaultdict(list))
    rules = LAW | SOUND
    for facts in every_combination(knowledge.routes):
        case = Case(facts, table.decide(facts, {}))
        seen.count += 1
        seen.leading[case.decision.main.rule.id] += 1
        for name, holds in rules.items():
            if not holds(case) and len(seen.breaches[name]) < 3:
                seen.breaches[name].append(str(case))
        by_hand = read_naively(facts, knowledge.routes.rules)
        seen.first_led_by.setdefault(by_hand[0].id, facts)
        if (case.decision.main.rule, case.decision.main.verdict) != (by_hand[0], by_hand[0].verdict):
            seen.breaches["naive"].append(str(case))
        if set(case.routes) != {rule.route for rule in by_hand}:
            seen.breaches["ladder"].append(str(case))
    return seen


def test_the_table_knows_121500_combinations(enumerated: Enumerated) -> None:
    assert enumerated.count == 121_500


@pytest.mark.parametrize("rule", LAW)
def test_the_law_holds_in_every_combination(rule: str, enumerated: Enumerated) -> None:
    assert enumerated.breaches[rule] == []


@pytest.mark.parametrize("rule", SOUND)
def test_every_decision_is_sound(rule: str, enumerated: Enumerated) -> None:
    assert enumerated.breaches[rule] == []


def test_the_main_answer_is_that_of_the_table_as_a_person_reads_it(enumerated: Enumerated) -> None:
    assert enumerated.breaches["naive"] == []


def test_the_ladder_holds_the_routes_of_the_table_as_a_person_reads_it(enumerated: Enumerated) -> None:
    assert enumerated.breaches["ladder"] == []


def test_every_row_about_the_main_question_is_the_main_answer_somewhere(
    enumerated: Enumerated, knowledge: Knowledge
) -> None:
    can_lead = {rule.id for rule in knowledge.routes.rules if rule.id[0] in MAIN_BLOCKS} - {
        "I2-raming-onbekend-onder"
    }
    assert can_lead == set(enumerated.leading)


def test_only_a_row_with_an_exception_can_turn_from_no_into_yes(knowledge: Knowledge) -> None:
    """A met condition makes a yes of 'nee-tenzij'; so only rows whose condition is that exception may have a test."""
    tested = {condition.id for condition in knowledge.routes.conditions if condition.test}
    turning = {
        rule.id
        for rule in knowledge.routes.rules
        if rule.verdict is Verdict.NO_UNLESS and tested & set(rule.conditions)
    }
    assert turning == {"A2-al-gepubliceerd", "B3-andere-overheid"}


# -- loose facts: what no feature holds ------------------------------------------------------------------------------

LOOSE = {
    "aandeel": ("0", "29,9", "30", "31", "100", "weet-niet"),
    "procedure": ("gewoon", "verlicht", "weet-niet"),
    "toezicht": ("ja", "nee", "weet-niet"),
    "grensoverschrijdend_belang": ("ja", "nee", "weet-niet"),
    "inkoopbeleid": ("ja", "nee", "weet-niet"),
    "soort_vooraankondiging": ("ja", "nee", "weet-niet"),
    "voorbehoud_in_aankondiging": ("ja", "nee", "weet-niet"),
    "organisatie": (
        "sociale-werkplaats",
        "integratie-hoofddoel",
        "beschermde-arbeid",
        "geen-van-deze",
        "weet-niet",
    ),
    "gesplitst": ("ja", "nee", "weet-niet"),
    "perceel_klein": ("ja", "nee", "weet-niet"),
    "kleine_percelen_20": ("ja", "nee", "weet-niet"),
    "algemeen_belang": ("ja", "nee", "weet-niet"),
    "winst": ("ja", "nee", "weet-niet"),
    "participatie": ("ja", "nee", "weet-niet"),
    "eerder_gegund": ("ja", "nee", "weet-niet"),
}
EACH_LOOSE = [(fact, value) for fact, values in LOOSE.items() for value in values]


@pytest.fixture(scope="module")
def cover(knowledge: Knowledge, enumerated: Enumerated) -> list[dict[str, str]]:
    """Combinations with every pair of feature values, and for every row that can lead one that it leads."""
    return [*pairwise(knowledge.routes.features), *enumerated.first_led_by.values()]


def decided(table: Table, cover: list[dict[str, str]], **loose: str) -> list[Case]:
    return [Case(facts, table.decide(facts, loose)) for facts in cover]


def test_the_loose_facts_are_all_that_a_condition_looks_at(knowledge: Knowledge) -> None:
    tested = {condition.test.fact for condition in knowledge.routes.conditions if condition.test}
    assert tested - {feature.id for feature in knowledge.routes.features} == set(LOOSE)


def test_the_cover_holds_every_pair_of_feature_values(
    cover: list[dict[str, str]], knowledge: Knowledge
) -> None:
    pairs = {
        (one.id, a, other.id, b)
        for one, other in product(knowledge.routes.features, repeat=2)
        if one.id < other.id
        for a, b in product(one.values, other.values)
    }
    found = {
        (one, a, other, b)
        for row in cover
        for one, a in row.items()
        for other, b in row.items()
        if one < other
    }
    assert pairs == found


@pytest.mark.parametrize(("fact", "value"), EACH_LOOSE)
def test_no_yes_stands_on_an_unmet_condition_whatever_is_answered(
    fact: str, value: str, table: Table, cover: list[dict[str, str]]
) -> None:
    cases = decided(table, cover, **{fact: value})
    assert [str(case) for case in cases if any(map(stands_on_unmet, case.decision.ladder))] == []


@pytest.mark.parametrize(
    ("one", "other"), [(a, b) for a in EACH_LOOSE for b in EACH_LOOSE if a[0] < b[0]][::7]
)
def test_no_yes_stands_on_an_unmet_condition_with_two_answers(
    one: tuple[str, str], other: tuple[str, str], table: Table, cover: list[dict[str, str]]
) -> None:
    cases = decided(table, cover, **dict([one, other]))
    assert [str(case) for case in cases if any(map(stands_on_unmet, case.decision.ladder))] == []


@pytest.mark.parametrize(("fact", "value"), EACH_LOOSE)
def test_every_open_condition_is_asked_for_whatever_is_answered(
    fact: str, value: str, table: Table, cover: list[dict[str, str]]
) -> None:
    known = {fact} if value != "weet-niet" else set()
    cases = decided(table, cover, **{fact: value})
    assert [
        str(case) for case in cases if not open_questions(case.decision) - known <= set(case.decision.missing)
    ] == []


@pytest.mark.parametrize("fact", LOOSE)
def test_what_somebody_does_not_know_stays_open_and_decides_nothing(
    fact: str, table: Table, cover: list[dict[str, str]]
) -> None:
    asked = decided(table, cover)
    told = decided(table, cover, **{fact: "weet-niet"})
    assert [case.routes for case in told] == [case.routes for case in asked]


@pytest.mark.parametrize("fact", LOOSE)
def test_what_somebody_does_not_know_is_never_asked_again(
    fact: str, table: Table, cover: list[dict[str, str]]
) -> None:
    cases = decided(table, cover, **{fact: "weet-niet"})
    assert [str(case) for case in cases if fact in case.decision.missing[: case.decision.decisive]] == []


@pytest.mark.parametrize("share", ["0", "29", "29,9"])
def test_a_share_below_30_percent_leaves_no_yes_on_article_2_82(
    share: str, table: Table, cover: list[dict[str, str]]
) -> None:
    cases = decided(table, cover, aandeel=share)
    assert [
        str(case) for case in cases if case.says_yes("2.82-geheel", "2.82-perceel", "verlicht-regime")
    ] == []


def test_a_share_of_exactly_30_percent_meets_the_requirement(table: Table) -> None:
    main = table.decide(features(), {"aandeel": "30"}).main
    assert (main.route.id, main.verdict) == ("2.82-geheel", Verdict.YES_IF)


def test_a_share_below_30_percent_leaves_article_2_82a_open(table: Table) -> None:
    """Article 2.82a has no share: the main answer moves to it."""
    care = features(cpv_bijlage_xiv="ja", cpv_art77="ja")
    main = table.decide(care, {"aandeel": "20"}).main
    assert (main.route.id, main.verdict) == ("2.82a", Verdict.YES_IF)


def test_a_share_that_is_no_number_says_nothing(table: Table) -> None:
    main = table.decide(features(), {"aandeel": "veel"}).main
    assert {
        one.tick for one in main.conditions if one.condition.test and one.condition.test.fact == "aandeel"
    } == {Tick.OPEN}


def test_a_prior_notice_that_replaces_the_notice_leaves_no_reservation(
    table: Table, cover: list[dict[str, str]]
) -> None:
    light = [
        facts
        for facts in cover
        if any(row.rule.id == "A3-vooraankondiging-verlicht" for row in table.decide(facts, {}).ladder)
    ]
    cases = decided(table, light, soort_vooraankondiging="ja")
    assert [str(case) for case in cases if case.says_yes(*RESERVATIONS)] == []


def test_a_prior_notice_that_replaces_the_notice_closes_it_behind_a_failed_in_house_award_too(
    table: Table,
) -> None:
    facts = features(
        status="vooraankondiging", cpv_bijlage_xiv="ja", eigen_dienst_quasi_inhouse="quasi_inhouse"
    )
    decision = table.decide(facts, {"soort_vooraankondiging": "ja", "toezicht": "nee"})
    assert (decision.main.route.id, decision.main.verdict) == ("te-laat", Verdict.NO_UNLESS)


def test_a_prior_notice_says_nothing_about_who_does_the_work(table: Table) -> None:
    facts = features(
        status="vooraankondiging", cpv_bijlage_xiv="ja", eigen_dienst_quasi_inhouse="quasi_inhouse"
    )
    main = table.decide(facts, {"soort_vooraankondiging": "ja", "toezicht": "ja"}).main
    assert (main.route.id, main.verdict) == ("geen-aanbesteding-nodig", Verdict.YES_IF)


def test_an_ordinary_prior_notice_is_as_good_as_none(table: Table, cover: list[dict[str, str]]) -> None:
    announced = [facts for facts in cover if facts["status"] == "vooraankondiging"]
    told = [table.decide(facts, {"soort_vooraankondiging": "nee"}).main for facts in announced]
    early = [table.decide({**facts, "status": "voorbereiding"}, {}).main for facts in announced]
    assert [(main.rule.id, main.verdict) for main in told] == [(main.rule.id, main.verdict) for main in early]


def test_a_failed_in_house_award_is_as_good_as_the_market(table: Table, cover: list[dict[str, str]]) -> None:
    planned = [f for f in cover if f["eigen_dienst_quasi_inhouse"] in ("quasi_inhouse", "andere_overheid")]
    told = [table.decide(facts, {"toezicht": "nee"}).main for facts in planned]
    market = [table.decide({**facts, "eigen_dienst_quasi_inhouse": "nee"}, {}).main for facts in planned]
    assert [(main.rule.id, main.verdict) for main in told] == [
        (main.rule.id, main.verdict) for main in market
    ]


def test_another_authority_within_the_exception_needs_no_procedure(table: Table) -> None:
    main = table.decide(features(eigen_dienst_quasi_inhouse="andere_overheid"), {"toezicht": "ja"}).main
    assert (main.route.id, main.verdict) == ("geen-aanbesteding-nodig", Verdict.YES_IF)


def test_a_reservation_that_stands_in_the_published_notice_is_a_yes(table: Table) -> None:
    main = table.decide(features(status="gepubliceerd"), {"voorbehoud_in_aankondiging": "ja"}).main
    assert (main.route.id, main.verdict) == ("te-laat", Verdict.YES_IF)


def test_a_reservation_that_is_not_in_the_published_notice_is_too_late(table: Table) -> None:
    main = table.decide(features(status="gepubliceerd"), {"voorbehoud_in_aankondiging": "nee"}).main
    assert main.verdict is Verdict.NO_UNLESS


def test_after_award_an_answer_about_the_notice_changes_nothing(table: Table) -> None:
    main = table.decide(features(status="gegund"), {"voorbehoud_in_aankondiging": "ja"}).main
    assert main.verdict is Verdict.NO_UNLESS


@pytest.mark.parametrize(
    ("fact", "value"), [("grensoverschrijdend_belang", "ja"), ("gesplitst", "ja"), ("inkoopbeleid", "nee")]
)
def test_below_the_threshold_an_invitation_falls_with_its_condition(
    fact: str, value: str, table: Table
) -> None:
    main = table.decide(features(waarde_vs_drempel="onder"), {fact: value}).main
    assert (main.route.id, main.verdict) == ("onder-drempel-uitnodiging", Verdict.NO_UNLESS)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("algemeen_belang", "nee"),
        ("winst", "nee"),
        ("participatie", "nee"),
        ("eerder_gegund", "ja"),
        ("procedure", "verlicht"),
    ],
)
def test_article_2_82a_falls_with_any_of_its_conditions(fact: str, value: str, table: Table) -> None:
    decision = table.decide(features(cpv_bijlage_xiv="ja", cpv_art77="ja"), {fact: value})
    assert {row.route.id: row.verdict for row in decision.ladder}["2.82a"] is Verdict.NO_UNLESS


def test_with_the_light_regime_chosen_article_2_82_is_only_probable(table: Table) -> None:
    main = table.decide(features(cpv_bijlage_xiv="ja"), {"procedure": "verlicht"}).main
    assert (main.route.id, main.verdict) == ("verlicht-regime", Verdict.PROBABLY_YES_IF)


def test_a_fact_that_is_known_after_all_is_not_held_against_an_earlier_do_not_know(table: Table) -> None:
    decision = table.decide(features(), {"soort": "weet-niet"})
    assert "soort" not in decision.missing


def test_the_question_that_can_change_the_answer_comes_first(table: Table) -> None:
    decision = table.decide(features(status="onbekend"), {})
    assert decision.missing[0] == "status"


def test_with_the_value_known_the_cpv_code_decides_which_threshold_holds(table: Table) -> None:
    decision = table.decide(
        features(waarde_vs_drempel="onbekend", cpv_bijlage_xiv="onbekend", cpv_art77="onbekend"),
        {"raming": "bekend"},
    )
    assert decision.missing[: decision.decisive][:1] == ("cpv",)
