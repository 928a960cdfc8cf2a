"""Fits the weights of `bot/understanding/confidence.py` to labelled questions and says how good the linker then is.

    python tests/bench/fit_linking.py QUESTIONS.jsonl --entries ENTRIES.csv [--errors]

QUESTIONS: one JSON object a line with `question`, `gold` (the right ids; [] = none) and if wanted `ok` (neither right nor
wrong) and `kind`. Prints the weights fitted to all questions, the figures with the weights in the code, and the figures of a
five-fold cross-validation (weights fitted to four fifths, measured on the fifth, three fixed seeds).
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.model.question import Linking
from bot.understanding.confidence import FEATURES, WEIGHTS, chance
from bot.understanding.deciding import Judged, decide
from bot.understanding.linking import Linker
from bot.understanding.reading import Reading
from tests.bench.calendars import read_csv_entries, shipped_knowledge

TODAY = date(2026, 11, 22)
RIDGE = 0.6
FOLDS, SEEDS = 5, (1, 2, 3)
PRIOR = (-3.5, 3.5, 3.0, 2.0, -1.5, -1.5, -4.0, 0.8, 1.0, 0.9, 1.8, 0.0, -1.5, -2.0, -1.5)
"""What one would set by hand; the ridge penalty pulls towards these and not towards zero."""


@dataclass(frozen=True)
class Asked:
    """A question, what the linker made of it, and what is right."""

    text: str
    kind: str
    gold: frozenset[str]
    ok: frozenset[str]
    reading: Reading
    judged: Judged
    fixed: Linking | None


def ask_all(linker: Linker, path: Path) -> list[Asked]:
    """Every question of a file, read and judged."""
    found: list[Asked] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            raw = json.loads(line)
            reading = linker.read(raw["question"], TODAY)
            gold, ok = frozenset(raw["gold"]), frozenset(raw.get("ok", ()))
            fixed = linker.certain(reading, TODAY)
            found.append(
                Asked(raw["question"], raw.get("kind", ""), gold, ok, reading, linker.judge(reading), fixed)
            )
    return found


def samples(asked: Sequence[Asked]) -> list[tuple[tuple[float, ...], int]]:
    """Features and whether the best entry is right. Questions with a reference number, and 'ok' entries, teach nothing."""
    return [
        (a.judged.features, int(a.judged.ranked[0].id in a.gold))
        for a in asked
        if not a.fixed and a.judged.ranked and a.judged.ranked[0].id not in a.ok
    ]


def fit(rows: Sequence[tuple[tuple[float, ...], int]], steps: int = 25) -> tuple[float, ...]:
    """Logistic regression by Newton's method with a ridge penalty towards `PRIOR`."""
    weights = list(PRIOR)
    size = len(weights)
    for _ in range(steps):
        gradient = [RIDGE * (w - p) for w, p in zip(weights, PRIOR, strict=True)]
        hessian = [[RIDGE if i == j else 0.0 for j in range(size)] for i in range(size)]
        for values, label in rows:
            p = 1 / (
                1 + math.exp(-max(-30.0, min(30.0, sum(w * v for w, v in zip(weights, values, strict=True)))))
            )
            for i, value in enumerate(values):
                gradient[i] += (p - label) * value
                for j, other in enumerate(values):
                    hessian[i][j] += p * (1 - p) * value * other
        weights = [w - s for w, s in zip(weights, solve(hessian, gradient), strict=True)]
    return tuple(round(w, 3) for w in weights)


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for r in range(size):
            if r != column:
                factor = rows[r][column] / rows[column][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def decided(asked: Asked, weights: Sequence[float]) -> list[str]:
    """The decision with these weights, without the entries that are neither right nor wrong."""
    linking = asked.fixed
    if linking is None:
        judged = replace(
            asked.judged, chance=chance(asked.judged.features, weights) if asked.judged.features else 0.0
        )
        linking = decide(asked.reading, judged)
    return [scored.id for scored in linking.decided if scored.id not in asked.ok]


def utility(found: set[str], gold: frozenset[str]) -> float:
    """What the answer is worth to the person who asked, from -1 to 1."""
    if not gold:
        return 1.0 if not found else (-1.0 if len(found) == 1 else 0.0)
    if not found:
        return 0.0
    if not found & gold:
        return -1.0 if len(found) == 1 else -0.5
    if len(gold) == 1:
        return 1.0 if len(found) == 1 else 0.5
    return 2 * len(found & gold) / (len(found) + len(gold))


def figures(rows: Sequence[tuple[Asked, list[str]]]) -> dict[str, float]:
    """The measures of the shared scorer."""

    def mean(values: list[float]) -> float:
        return sum(values) / len(values) if values else float("nan")

    one = [(a, d) for a, d in rows if len(a.gold) == 1]
    none = [(a, d) for a, d in rows if not a.gold]
    return {
        "utility": mean([utility(set(d), a.gold) for a, d in rows]),
        "top1": mean([float(bool(d) and d[0] in a.gold) for a, d in one]),
        "setf1": mean([utility(set(d), a.gold) for a, d in rows if len(a.gold) > 1]),
        "wrong1": mean([float(len(d) == 1 and d[0] not in a.gold) for a, d in rows]),
        "abst_r": mean([float(not d) for _, d in none]),
        "abst_p": mean([float(not a.gold) for a, d in rows if not d]),
    }


def cross_validated(
    asked: Sequence[Asked], learn: Callable[[Sequence[Asked]], Sequence[float]]
) -> dict[str, float]:
    """Mean figures over the folds of all seeds."""
    totals: dict[str, float] = {}
    for seed in SEEDS:
        order = list(range(len(asked)))
        random.Random(seed).shuffle(order)
        rows: list[tuple[Asked, list[str]]] = []
        for fold in range(FOLDS):
            held = set(order[fold::FOLDS])
            weights = learn([asked[i] for i in order if i not in held])
            rows += [(asked[i], decided(asked[i], weights)) for i in sorted(held)]
        for name, value in figures(rows).items():
            totals[name] = totals.get(name, 0.0) + value / len(SEEDS)
    return totals


def show(name: str, measured: dict[str, float]) -> None:
    print(f"{name:22s}" + "  ".join(f"{key} {value:.3f}" for key, value in measured.items()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--entries", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--check", type=Path, help="another question file: measured, not fitted to")
    options = parser.parse_args()
    linker = Linker(read_csv_entries(options.entries), *shipped_knowledge())
    asked = [a for path in options.questions for a in ask_all(linker, path)]
    weights = fit(samples(asked))
    print("\n".join(f"    {name:18s} {weight:7.3f}" for name, weight in zip(FEATURES, weights, strict=True)))
    print("WEIGHTS = (" + ", ".join(str(w) for w in weights) + ")")
    show("weights in the code", figures([(a, decided(a, WEIGHTS)) for a in asked]))
    if options.check:
        checked = ask_all(linker, options.check)
        show("check, this fit", figures([(a, decided(a, weights)) for a in checked]))
        show("check, code", figures([(a, decided(a, WEIGHTS)) for a in checked]))
    show("fitted to all", figures([(a, decided(a, weights)) for a in asked]))
    show("cross-validated", cross_validated(asked, lambda part: fit(samples(part))))
    if options.errors:
        for a in asked:
            if utility(set(decided(a, WEIGHTS)), a.gold) < 0.99:
                print(f"{a.kind}: {a.text}\n   gold {sorted(a.gold)}  got {decided(a, WEIGHTS)}")


if __name__ == "__main__":
    main()
