"""What can be wrong in the knowledge: one Dutch line at a place where somebody can walk to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

QUOTED = re.compile(r"'.*'", re.DOTALL)
NEAR = 70.0
"""How much two words must look alike (0-100) before one is offered for the other."""

LONGEST_SHOWN = 60


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong at a place (line and column count from 1). A warning does not stop the bot.

    `confidential`: the file holds confidential values; in a log everything quoted is left out (see `logged`).
    """

    file: str
    line: int
    column: int
    message: str
    warning: bool = False
    confidential: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

    @property
    def logged(self) -> str:
        """The line for a log: of a confidential file all from the first to the last quote is left out."""
        message = QUOTED.sub("(waarde niet getoond)", self.message) if self.confidential else self.message
        return f"{self.file}:{self.line}:{self.column}: {message}"


@dataclass
class FileProblems:
    """Collects what is wrong in one file."""

    file: str
    confidential: bool = False
    found: list[Problem] = field(default_factory=list[Problem])

    def error(self, line: int, column: int, message: str) -> None:
        """Add something that stops the bot."""
        self.found.append(Problem(self.file, line, column, message, confidential=self.confidential))

    def warn(self, line: int, column: int, message: str) -> None:
        """Add something that does not stop the bot."""
        self.found.append(
            Problem(self.file, line, column, message, warning=True, confidential=self.confidential)
        )


class KnowledgeError(Exception):
    """The knowledge cannot be used; `problems` says why. Its text is fit for a log."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(problem.logged for problem in self.problems))


def shown(text: str) -> str:
    """A value as it stands in a message: between quotes, on one line, cut when it is long."""
    flat = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"'{flat}'" if len(flat) <= LONGEST_SHOWN else f"'{flat[: LONGEST_SHOWN - 3]}...'"


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that looks most like the word, or None when none is near; ties go by alphabet."""
    found = process.extractOne(word, sorted(set(choices)), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """'; bedoelt u 'x'?' when a choice is near, otherwise nothing."""
    near = nearest(word, choices)
    return f"; bedoelt u {shown(near)}?" if near else ""
