"""What CPV codes say about the kind of work: the longer the prefix they share with a kind, the surer."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.market import Market

SURENESS = {2: 0.25, 3: 0.5, 4: 0.82, 5: 0.88}
"""Digits of the prefix -> how sure it is (0..1); a longer prefix counts as five."""
LATER_CODE = 0.9
"""What is left of a code that is not the first: the first one says what the contract is about."""
OTHER_DIVISIONS = ("48", "66", "70", "71", "72", "73", "80", "791", "792", "793", "794")
"""Software, finance, real estate, engineering, ICT services, research, training, law, accounts, market
research, advice."""
AGAINST, ELSEWHERE, RELATED = 0.55, 0.9, 1.0
"""What is left of a word in the title when the codes say research or advice, another branch, or the same
branch."""
FEWEST_DIGITS = 2


@dataclass(frozen=True, slots=True)
class CodeTold:
    """A kind of work that a CPV code names: how sure (0..1), and the code."""

    category: str
    certainty: float
    code: str


class CpvReader:
    """Reads CPV codes with the prefixes of a market."""

    def __init__(self, market: Market) -> None:
        """`market`: kinds of work with their CPV prefixes (2 to 8 digits)."""
        self._prefixes = sorted(
            ((prefix, category.id) for category in market.categories for prefix in category.cpv),
            key=lambda pair: (-len(pair[0]), pair[1]),
        )

    def read(self, codes: Sequence[str]) -> tuple[CodeTold, ...]:
        """The kinds of work that the codes name, each once, best first."""
        best: dict[str, CodeTold] = {}
        for place, code in enumerate(codes):
            for told in self._told_by(code):
                certainty = told.certainty * (LATER_CODE if place else 1.0)
                if told.category not in best or best[told.category].certainty < certainty:
                    best[told.category] = CodeTold(told.category, certainty, code)
        return tuple(sorted(best.values(), key=lambda told: (-told.certainty, told.category)))

    def _told_by(self, code: str) -> tuple[CodeTold, ...]:
        """By the longest prefix that the code has; more kinds may share it."""
        fitting = [(prefix, category) for prefix, category in self._prefixes if code.startswith(prefix)]
        longest = max((len(prefix) for prefix, _ in fitting), default=0)
        sureness = SURENESS.get(longest, SURENESS[5])
        return tuple(
            CodeTold(category, sureness, code) for prefix, category in fitting if len(prefix) == longest
        )

    def leaves(self, category: str, codes: Sequence[str]) -> float:
        """What the codes leave (0..1) of a word in the title for a kind of work that they do not name
        themselves."""
        if not codes or any(self._is_related(category, code) for code in codes):
            return RELATED
        return AGAINST if codes[0].startswith(OTHER_DIVISIONS) else ELSEWHERE

    def _is_related(self, category: str, code: str) -> bool:
        """Whether a code is a wider one over the prefixes of the kind ('90900000' over '9091'), or under one
        of them."""
        digits = code[:8].rstrip("0")
        return len(digits) >= FEWEST_DIGITS and any(
            prefix.startswith(digits) or code.startswith(prefix)
            for prefix, found in self._prefixes
            if found == category
        )
