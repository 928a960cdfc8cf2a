"""From ranked entries to a decision: one, several that fit equally, or none with the nearest as a suggestion."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.question import Linking, Scored, Step
from bot.understanding.evidence import Evidence
from bot.understanding.function_words import word_set
from bot.understanding.reading import Reading

SURE = 0.62
UNSURE = 0.42
EQUAL, UNSURE_EQUAL, SAME_WORDS = 0.9, 0.8, 0.86
MOST = 5
CERTAIN, LISTED = 0.99, 0.8
_NEAREST = 3
_ALL_NAMED = 0.8
_FOUND, _TELLS, _SUBJECT = 0.95, 0.2, 0.3
_BOUGHT = word_set(
    """aanbesteding aanbestedingen contract contracten opdracht opdrachten tender tenders raamovereenkomst overeenkomst traject trajecten
    contracts procurement procurements inkoop inkooptraject"""
)


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
    if best.against or judged.chance < UNSURE:
        if equal := _asked_broadly(reading, judged.ranked):
            return Linking(decided=_scored(equal, judged.chance), mentioned=True, steps=steps)
        nearest = nearest_in_kind(reading, judged.ranked)[:_NEAREST]
        return Linking(nearest=_scored(nearest, judged.chance), mentioned=_mentions(reading), steps=steps)
    equal = equals(judged.ranked, EQUAL if judged.chance >= SURE else UNSURE_EQUAL)
    return Linking(decided=_scored(equal[:MOST], judged.chance), mentioned=True, steps=steps)


def _scored(found: Sequence[Evidence], chance: float) -> tuple[Scored, ...]:
    """Each with its share of the chance, never more than the one before it."""
    scored: list[Scored] = []
    for evidence in found:
        score = round(chance * min(evidence.score / found[0].score, 1.0), 2)
        scored.append(Scored(evidence.id, min(score, scored[-1].score) if scored else score))
    return tuple(scored)


def equals(ranked: Sequence[Evidence], ratio: float) -> tuple[Evidence, ...]:
    """The best entry and those that are not contradicted and fit nearly as well, or hold the very same words."""
    best = ranked[0]
    return tuple(
        e
        for e in ranked
        if e is best or (not e.against and e.score >= (_same_ratio(e, best, ratio)) * best.score)
    )


def _same_ratio(other: Evidence, best: Evidence, ratio: float) -> float:
    """A shorter title is no reason to choose, unless the question names it whole."""
    same = best.covered < _ALL_NAMED and _held(other) == _held(best)
    return min(ratio, SAME_WORDS) if same else ratio


def _held(evidence: Evidence) -> tuple[object, ...]:
    return evidence.values, evidence.owner, evidence.time, evidence.worth


def _asked_broadly(reading: Reading, ranked: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """'Het schoolcontract': one word that many titles hold, and a word for buying. Those that hold it, to choose from."""
    telling = [at for at, term in enumerate(reading.terms) if term.weight > _TELLS]
    bought = any(word.word in _BOUGHT for word in reading.surface.words)
    if len(telling) != 1 or not bought or reading.places or reading.surface.numbers.codes:
        return ()
    at = telling[0]
    if not reading.terms[at].noun or reading.terms[at].weight < _SUBJECT:
        return ()
    found = tuple(e for e in ranked if not e.against and e.values[at] >= _FOUND)
    return found[:MOST] if len(found) > 1 else ()


def nearest_in_kind(reading: Reading, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The entries by what they are about; where it is, and what contradicts, decides only between the same subjects."""

    def likeness(evidence: Evidence) -> float:
        shares = [(t.weight, v, t.strict) for t, v in zip(reading.terms, evidence.values, strict=True)]
        subject = sum(weight for weight, _, strict in shares if not strict)
        places = sum(weight for weight, _, strict in shares if strict)
        found = sum(weight * value for weight, value, strict in shares if not strict) / (subject or 1.0)
        placed = sum(weight * value for weight, value, strict in shares if strict) / (places or 1.0)
        return round(found + 0.3 * placed + 0.3 * evidence.covered - 0.05 * evidence.against, 6)

    return sorted(ranked, key=lambda e: (-likeness(e), e.id))


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
