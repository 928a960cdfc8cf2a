"""'Wat zou dit veranderen?': the smallest changes of fact that give another verdict or promise.

They are found by running the rules again with each fact that could be different put over those that are known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import combinations, islice

from bot.advising.entry_facts import overlay
from bot.advising.promising import Promising
from bot.advising.turning import turns_of
from bot.model.knowledge import Knowledge
from bot.model.law import Verdict
from bot.model.promise import Change, Promise, PromiseFinding, Turn, Turning
from bot.model.promising import NO_KIND
from bot.model.question import Facts

OTHER_WORK = "ander-werk"
MOST_RUNS = 60
"""How often the rules are run at most for one procurement."""
LEVELS = (Promise.LOW, Promise.UNKNOWN, Promise.MIDDLE, Promise.HIGH)
VERDICTS = (Verdict.NO, Verdict.NO_UNLESS, Verdict.UNKNOWN, Verdict.PROBABLY_YES_IF, Verdict.YES_IF)
"""From the worst to the best."""


def what_if(
    finding: PromiseFinding, promising: Promising, knowledge: Knowledge, today: date, given: Facts | None = None
) -> tuple[Change, ...]:  # fmt: skip
    """What gives another verdict or promise, what makes it better first. `given`: the facts that the finding was made with.

    Two facts are changed together only when no single one makes it better, and only to make it better.
    """
    runs = _Runs(finding, promising, knowledge, today, given or Facts())
    turns = list(islice(turns_of(finding, promising.adviser.table, knowledge, today), MOST_RUNS))
    single = _distinct(runs.changes((turn,) for turn in turns))
    if any(change.better for change in single) or not runs.has_room:
        return tuple(sorted(single, key=lambda change: not change.better))
    pairs = islice(_pairs(turns), MOST_RUNS - len(turns))
    double = [change for change in _distinct(runs.changes(pairs)) if change.better]
    return (*double, *single)


@dataclass(frozen=True, slots=True)
class _Runs:
    """The rules, to be run again for one procurement."""

    finding: PromiseFinding
    promising: Promising
    knowledge: Knowledge
    today: date
    given: Facts

    @property
    def has_room(self) -> bool:
        """Whether a fact can make it better at all: it is not at its best, nor held down by what the work itself is."""
        at_best = self.finding.level is Promise.HIGH and self.finding.verdict.main.verdict.is_yes
        work = next(signal for signal in self.finding.signals if signal.rule == "werksoort")
        return not at_best and work.value not in (OTHER_WORK, NO_KIND)

    def changes(self, candidates: Iterable[tuple[Turn, ...]]) -> Iterator[Change]:
        """The candidates that give another verdict or promise."""
        now = self.finding
        for turns in candidates:
            then = self._run(turns)
            main = then.verdict.main
            if (main.verdict, then.level) != (now.verdict.main.verdict, now.level):
                yield Change(
                    turns=turns,
                    verdict=main.verdict,
                    route=main.route,
                    level=then.level,
                    better=_is_better(now, then),
                )

    def _run(self, turns: tuple[Turn, ...]) -> PromiseFinding:
        given = reduce(lambda facts, turn: overlay(facts, turn.facts)[0], turns, self.given)
        work = next((turn.work for turn in turns if turn.work), self.finding.work)
        return self.promising.weigh(self.finding.entry, work, self.knowledge, self.today, given)


def _is_better(now: PromiseFinding, then: PromiseFinding) -> bool:
    """Whether the promise rises; or stays, while the law says more of a yes."""
    before, after = LEVELS.index(now.level), LEVELS.index(then.level)
    if before != after:
        return after > before
    verdicts = (VERDICTS.index(found.verdict.main.verdict) for found in (now, then))
    return next(verdicts) < next(verdicts)


def _pairs(turns: list[Turn]) -> Iterator[tuple[Turn, ...]]:
    """Two facts of a different kind: two answers to one question cannot both be given."""
    for one, other in combinations(turns, 2):
        if _subject(one).isdisjoint(_subject(other)):
            yield one, other


def _subject(turn: Turn) -> set[str]:
    """What a fact is about: the names of the facts that it changes."""
    told = {name for name in ("status", "planned", "kind", "cpv", "term", "firms", "performer", "has_lots")
            if getattr(turn.facts, name) not in (None, ())}  # fmt: skip
    told |= set(turn.facts.answers)
    if turn.facts.value or turn.facts.lots or turn.kind in (Turning.UNDER, Turning.REACHED):
        told.add("value")
    if turn.work:
        told.add("work")
    return told


def _distinct(changes: Iterable[Change]) -> list[Change]:
    """Of several answers to one question that come to the same, the first."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Change] = []
    for change in changes:
        key = (
            *((turn.kind, turn.question or turn.facts.planned) for turn in change.turns),
            change.verdict,
            change.level,
        )
        if key not in seen:
            seen.add(key)
            kept.append(change)
    return kept
