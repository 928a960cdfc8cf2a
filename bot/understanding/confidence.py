"""From evidence to a chance: is the best entry really the one that is meant?

A logistic model on features that do not depend on the words of single questions. The weights were fitted on 658 labelled
questions, near misses and questions about the rules among them, with `tests/bench/fit_linking.py` (logistic regression, ridge
penalty towards weights set by hand); that program prints them in this form. Fit again when the calendar or the vocabulary
grows much.
"""

import math
from collections.abc import Sequence

from bot.understanding.evidence import Evidence
from bot.understanding.reading import Reading, Term

FEATURES = (
    "bias", "explained", "covered", "information", "missing_most", "head_missing", "against", "owner", "time", "worth",
    "margin", "indirect", "building_missing", "hollow", "recipient",
)  # fmt: skip
WEIGHTS = (
    -5.49,
    1.492,
    4.42,
    3.396,
    -1.061,
    -1.622,
    -6.266,
    1.079,
    1.974,
    0.931,
    2.594,
    0.901,
    -2.135,
    -3.954,
    -2.0,
)
_FOUND, _DIRECT = 0.5, 0.92
_TELLS, _SUBJECT, _HEAD = 0.2, 0.5, 0.42


def features(
    reading: Reading, best: Evidence, second: Evidence | None, buildings_missing: int
) -> tuple[float, ...]:
    """The features of the best entry, in the order of `FEATURES`; each about 0 to 1, counts at most 2.

    `explained` and `covered`: shares of question and title; `information`: how much was found in all; `missing_most`: the
    weightiest word not found beside found ones; `head_missing`: the first noun is not found; `margin`: distance to the
    second; `indirect`: share found by synonym, part or typo; `hollow`: no noun of weight was found at all;
    `recipient`: the weight of that for which it is bought and that is not found.
    """
    rows = [(t, v) for t, v in zip(reading.terms, best.values, strict=True) if t.weight > _TELLS]
    near = {term.segment for term, value in rows if value >= _FOUND}
    found = sum(term.weight * value for term, value in rows)
    direct = sum(term.weight * value for term, value in rows if value >= _DIRECT)
    return tuple(
        round(value, 6)
        for value in (
            1.0, best.explained, math.sqrt(best.covered), 1 - math.exp(-found),
            max((_missing(t, v) for t, v in rows if t.segment in near), default=0.0), float(_head_missing(rows, near)),
            min(best.against, 2), best.owner, best.time, best.worth,
            (best.score - second.score) / best.score if second and best.score > 0 else 1.0,
            1 - direct / found if found else 1.0, min(buildings_missing, 2),
            float(not any(t.noun and v >= _FOUND and t.weight > _SUBJECT for t, v in rows)),
            max((_missing(t, v) for t, v in rows if t.recipient and t.noun), default=0.0),
        )
    )  # fmt: skip


def _missing(term: Term, value: float) -> float:
    return term.weight * (1 - value) if value < _FOUND else 0.0


def _head_missing(rows: Sequence[tuple[Term, float]], near: set[int]) -> bool:
    """Whether the first noun of the part of the question that names the entry is not found in it."""
    for term, value in rows:
        if term.segment in near and term.noun and not term.modifier and term.weight > _HEAD:
            return value < _FOUND
    return False


def chance(values: Sequence[float], weights: Sequence[float] = WEIGHTS) -> float:
    """The chance (0 to 1, six decimals) that belongs to these features."""
    total = sum(round(value * weight, 9) for value, weight in zip(values, weights, strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 6)
