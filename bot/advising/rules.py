"""The decision table over three-valued facts.

The rows of `routes.yaml` are read in order; the first that matches is the main answer, the next ones are other routes,
a row with `stop` ends the reading. Each condition is ticked. A row that says yes and has a condition that is known to
be unmet becomes 'nee-tenzij', and the main answer moves to the next row about a reservation that still says yes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from bot.advising.ticking import (
    DO_NOT_KNOW,
    UNKNOWN,
    Known,
    after_ticking,
    open_questions,
    tests_all_met,
    tick,
)
from bot.model.finding import RouteFinding, Tick, TickedCondition
from bot.model.law import Condition, FactQuestion, Route, Routes, Rule, Verdict

PERFORMER = "eigen_dienst_quasi_inhouse"
CPV_QUESTION, CPV_FEATURES = "cpv", ("cpv_bijlage_xiv", "cpv_art77")
CPV_ANSWERS = (("ja", "ja"), ("ja", "nee"), ("nee", "nee"))
"""What a CPV code can say of both lists: every code of article 77 also stands in Annex XIV."""
VALUE_QUESTION, SIDE = "raming", "waarde_vs_drempel"
DECIDES_THRESHOLD = ("soort", CPV_QUESTION)
"""When the value is known and its side of the threshold is not, these questions decide which threshold holds."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The main answer and the ladder of routes (main answer first, then in the order of the ladder, each route once).

    `missing` holds question ids of unknown facts that matter, those that can change the main answer first (features of
    the procurement before the rest); `decisive` is how many of them can. What somebody said not to know is missing
    still, but never decisive.
    """

    main: RouteFinding
    ladder: tuple[RouteFinding, ...]
    missing: tuple[str, ...]
    decisive: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """A condition of a row, with what it looks like under each tick."""

    condition: Condition
    only_when: tuple[tuple[str, frozenset[str]], ...]
    ticked: Mapping[Tick, TickedCondition]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table with its look-ups made once."""

    rule: Rule
    route: Route
    clauses: tuple[_Clause, ...]

    @property
    def leads(self) -> bool:
        """Whether the row can be the main answer: it is about a reservation, or closes every reservation."""
        return self.route.reserves or self.route.closes

    @property
    def is_about_performer(self) -> bool:
        """Whether the row rests on who does the work, so that there may be nothing to reserve."""
        return PERFORMER in self.rule.when

    def judge(self, features: Known, loose: Known) -> RouteFinding:
        """The row with its conditions ticked and the verdict after that."""
        ticked = tuple(
            clause.ticked[tick(clause.condition, features, loose)]
            for clause in self.clauses
            if all(features[feature] in values for feature, values in clause.only_when)
        )
        return RouteFinding(self.rule, self.route, after_ticking(self.rule.verdict, ticked), ticked)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The rows that match some facts. `closed`: one of them turns every reservation down."""

    rows: tuple[_Row, ...]
    features: Known
    loose: Known
    closed: bool

    def judge(self, row: _Row) -> RouteFinding:
        """The row with its verdict. A closed reservation is no longer open; who does the work stays as it is."""
        found = row.judge(self.features, self.loose)
        if self.closed and row.route.reserves and not row.is_about_performer and _is_open(found.verdict):
            return replace(found, verdict=Verdict.NO_UNLESS)
        return found

    def main(self) -> RouteFinding:
        """The main answer: the first row, unless its conditions took it away."""
        return self._main_of(self.rows)

    def _main_of(self, rows: tuple[_Row, ...]) -> RouteFinding:
        first = self.judge(rows[0])
        if _is_settled(first) or (rows[0].is_about_performer and _is_turned_down(first)):
            rest = tuple(row for row in rows[1:] if row.leads)
            return self._main_of(rest) if rest else first
        if first.rule.verdict.is_yes and not first.verdict.is_yes:
            others = (self.judge(row) for row in rows[1:] if row.route.reserves)
            return next((other for other in others if other.verdict.is_yes), first)
        return first


@dataclass(frozen=True, slots=True)
class Table:
    """The decision table with its look-ups made once.

    `matching`: feature id -> value -> the rows that allow it, as bits (bit 0 is the first row); `stops`: the rows that
    end the reading. `answers`: question id -> the answers that can make a difference.
    """

    rows: tuple[_Row, ...]
    matching: Mapping[str, Mapping[str, int]]
    stops: int
    routes: Mapping[str, Route]
    questions: Mapping[str, FactQuestion]
    values: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, routes: Routes) -> "Table":
        """The table of `routes.yaml`."""
        route_by_id = {route.id: route for route in routes.routes}
        clauses = {condition.id: _clause(condition) for condition in routes.conditions}
        return cls(
            rows=tuple(
                _Row(
                    rule, route_by_id[rule.route], tuple(clauses[condition] for condition in rule.conditions)
                )
                for rule in routes.rules
            ),
            matching={
                feature.id: {
                    value: _rows_allowing(feature.id, value, routes.rules) for value in feature.values
                }
                for feature in routes.features
            },
            stops=sum(1 << position for position, rule in enumerate(routes.rules) if rule.stop),
            routes=route_by_id,
            questions={question.id: question for question in routes.questions},
            values={feature.id: feature.values for feature in routes.features},
            answers={question.id: _possible_answers(question, routes) for question in routes.questions},
        )

    def decide(self, features: Known, loose: Known) -> Decision:
        """The decision for these features (feature id -> value) and loose facts (question id -> value)."""
        reading = self._read(features, loose)
        main = reading.main()
        rows = [found for row in reading.rows if not _is_settled(found := reading.judge(row))]
        missing = self._missing(main, rows, features, loose)
        decisive = [
            question
            for question in missing
            if loose.get(question) != DO_NOT_KNOW and self._can_change(question, main, features, loose)
        ]
        decisive.sort(key=lambda question: self.questions[question].feature is None)
        rest = [question for question in missing if question not in decisive]
        return Decision(main, self._ladder(main, rows), (*decisive, *rest), len(decisive))

    def _read(self, features: Known, loose: Known) -> _Reading:
        rows = tuple(self._matched(features))
        closed = any(
            row.route.closes and row.judge(features, loose).verdict is Verdict.NO_UNLESS for row in rows
        )
        return _Reading(rows, features, loose, closed)

    def _matched(self, features: Known) -> Iterator[_Row]:
        """The rows that match, in order, up to and with the first that ends the reading."""
        bits = (1 << len(self.rows)) - 1
        for feature, rows_by_value in self.matching.items():
            bits &= rows_by_value[features[feature]]
        while bits:
            lowest = bits & -bits
            yield self.rows[lowest.bit_length() - 1]
            bits = 0 if lowest & self.stops else bits ^ lowest

    def _ladder(self, main: RouteFinding, rows: list[RouteFinding]) -> tuple[RouteFinding, ...]:
        by_route: dict[str, RouteFinding] = {main.route.id: main}
        for row in rows:
            by_route.setdefault(row.route.id, row)
        others = (by_route[route] for route in self.routes if route in by_route and route != main.route.id)
        return (main, *others)

    def _missing(
        self, main: RouteFinding, rows: list[RouteFinding], features: Known, loose: Known
    ) -> list[str]:
        ordered = [main, *(row for row in rows if row.rule is not main.rule)]
        asked = [question for row in ordered for question in (*row.rule.missing, *open_questions(row))]
        return [
            question for question in dict.fromkeys(asked) if not self._is_known(question, features, loose)
        ]

    def _is_known(self, question_id: str, features: Known, loose: Known) -> bool:
        if _is_answered(question_id, loose):
            return True
        if question_id == CPV_QUESTION:
            return all(features[feature] != UNKNOWN for feature in CPV_FEATURES)
        feature = self.questions[question_id].feature
        return feature is not None and features[feature] != UNKNOWN

    def _can_change(self, question_id: str, main: RouteFinding, features: Known, loose: Known) -> bool:
        """Whether some answer to the question gives another main route or verdict: the rules are run again."""
        now = (main.route.id, main.verdict)
        for other_features, other_loose in self._alternatives(question_id, features, loose):
            other = self._read(other_features, other_loose).main()
            if (other.route.id, other.verdict) != now:
                return True
        return False

    def _alternatives(self, question_id: str, features: Known, loose: Known) -> Iterator[tuple[Known, Known]]:
        """The facts as they would be with each answer to the question."""
        feature = self.questions[question_id].feature
        if feature is None:
            yield from ((features, {**loose, question_id: value}) for value in self.answers[question_id])
            return
        for said in self._said_by(question_id, feature, features):
            yield {**features, **said}, loose
            if (
                question_id in DECIDES_THRESHOLD
                and _is_answered(VALUE_QUESTION, loose)
                and features[SIDE] == UNKNOWN
            ):
                yield from (
                    ({**features, **said, SIDE: side}, loose) for side in self.values[SIDE] if side != UNKNOWN
                )

    def _said_by(self, question_id: str, feature: str, features: Known) -> list[dict[str, str]]:
        if question_id != CPV_QUESTION:
            return [{feature: value} for value in self.values[feature] if value != UNKNOWN]
        answers = [dict(zip(CPV_FEATURES, answer, strict=True)) for answer in CPV_ANSWERS]
        return [
            said for said in answers if all(features[listed] in (UNKNOWN, said[listed]) for listed in said)
        ]


def _clause(condition: Condition) -> _Clause:
    only_when = tuple((feature, frozenset(values)) for feature, values in condition.only_when.items())
    return _Clause(condition, only_when, {one: TickedCondition(condition, one) for one in Tick})


def _rows_allowing(feature: str, value: str, rules: tuple[Rule, ...]) -> int:
    return sum(1 << at for at, rule in enumerate(rules) if value in rule.when.get(feature, (value,)))


def _possible_answers(question: FactQuestion, routes: Routes) -> tuple[str, ...]:
    """The answers to a question without feature that a condition tells apart; none when no condition looks at it."""
    tests = [
        condition.test
        for condition in routes.conditions
        if condition.test and condition.test.fact == question.id
    ]
    if not tests:
        return ()
    if question.answered_by == "getal":
        limits = {limit for test in tests for limit in (test.at_least, test.at_most) if limit is not None}
        return tuple(str(limit + step) for limit, step in product(sorted(limits), (-1, 0, 1)))
    return tuple(choice.value for choice in question.choices) or ("ja", "nee")


def _is_answered(question_id: str, loose: Known) -> bool:
    return loose.get(question_id, DO_NOT_KNOW) != DO_NOT_KNOW


def _is_open(verdict: Verdict) -> bool:
    return verdict.is_yes or verdict is Verdict.UNKNOWN


def _is_turned_down(found: RouteFinding) -> bool:
    return any(one.tick is Tick.UNMET for one in found.conditions)


def _is_settled(found: RouteFinding) -> bool:
    """Whether a row that said 'not known' is answered by now, so that the next row counts."""
    return found.verdict is Verdict.UNKNOWN and found.route.closes and tests_all_met(found.conditions)
