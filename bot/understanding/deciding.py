"""From ranked entries to a decision: one, several that fit equally, or none with the nearest as a suggestion."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.question import Linking, Scored, Step
from bot.understanding.evidence import Evidence
from bot.understanding.reading import Reading

SURE = 0.62
UNSURE = 0.42
EQUAL, UNSURE_EQUAL = 0.9, 0.8
MOST = 5
CERTAIN, LISTED = 0.99, 0.8
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """Entries best first, the features of the first and the chance that it is right."""

    ranked: tuple[Evidence, ...]
    features: tuple[float, ...]
    chance: float


def decide(reading: Reading, judged: Judged) -> Linking:
    """The decision that follows from the chance of the best entry and from what fits equally well."""
    steps = _steps(reading, judged)
    if not judged.ranked:
        return Linking(mentioned=_mentions(reading), steps=steps)
    best = judged.ranked[0]
    nearest = tuple(
        Scored(e.id, round(judged.chance * e.score / best.score, 2)) for e in judged.ranked[:_NEAREST]
    )
    if best.against or judged.chance < UNSURE:
        return Linking(nearest=nearest, mentioned=_mentions(reading), steps=steps)
    equal = equals(judged.ranked, EQUAL if judged.chance >= SURE else UNSURE_EQUAL)
    if len(equal) > MOST:
        equal = equal[:MOST]
    return Linking(
        decided=tuple(Scored(e.id, round(judged.chance * e.score / best.score, 2)) for e in equal),
        mentioned=True,
        steps=steps,
    )


def equals(ranked: Sequence[Evidence], ratio: float) -> tuple[Evidence, ...]:
    """The best entry and those that fit nearly as well and are not contradicted."""
    best = ranked[0]
    return tuple(e for e in ranked if e is best or (not e.against and e.score >= ratio * best.score))


def _mentions(reading: Reading) -> bool:
    """Whether a procurement is named: a reference, or words for a thing that can be bought."""
    return (
        bool(reading.surface.references)
        or bool(reading.places)
        or any(term.noun and term.weight >= 0.5 for term in reading.terms)
    )


def _steps(reading: Reading, judged: Judged) -> tuple[Step, ...]:
    if not judged.ranked:
        return ()
    best = judged.ranked[0]
    return tuple(
        Step(term.words, f"{best.id} ({value:.2f})")
        for term, value in zip(reading.terms, best.values, strict=True)
        if value >= 0.3
    )
