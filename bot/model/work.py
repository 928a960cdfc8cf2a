"""The kind of work of a calendar entry: what it may be, how sure that is, and what told."""

from dataclasses import dataclass
from enum import StrEnum

SURE = 0.6
"""From this certainty (0..1) on, a kind of work is taken for true; below it the advisors are asked."""


class WorkBasis(StrEnum):
    """What told the kind of work."""

    CPV = "cpv"
    TITLE = "titel"
    BOTH = "cpv en titel"
    DESCRIPTION = "omschrijving"
    ADVICE = "advies"


@dataclass(frozen=True, slots=True)
class WorkGuess:
    """A kind of work that an entry may be.

    `category` is the id in markt.yaml, `certainty` the chance that it is right (0..1), `evidence` the word or the
    CPV code that told.
    """

    category: str
    certainty: float
    basis: WorkBasis
    evidence: str


@dataclass(frozen=True, slots=True)
class WorkFinding:
    """What an entry may be, best first; empty when it is none of the kinds of work.

    `other_work`: the words that say that it is something else (research, advice, software), when that is why.
    """

    guesses: tuple[WorkGuess, ...] = ()
    other_work: str | None = None

    @property
    def best(self) -> WorkGuess | None:
        """The most certain guess, or None."""
        return self.guesses[0] if self.guesses else None

    @property
    def sure(self) -> bool:
        """Whether the best guess is certain enough to act on."""
        return self.best is not None and self.best.certainty >= SURE

    @property
    def category(self) -> str | None:
        """The id of the kind of work when it is sure, otherwise None."""
        return self.best.category if self.best and self.sure else None
