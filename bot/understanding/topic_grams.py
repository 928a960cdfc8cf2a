"""Likeness of texts by runs of four letters: sees through inflection, compounds and typing errors."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

_GRAM = 4


class GramIndex:
    """Texts, each given as its telling words, looked up by their runs of letters."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        rows = [_grams(words) for words in texts]
        frequency: dict[str, int] = {}
        for row in rows:
            for gram in row:
                frequency[gram] = frequency.get(gram, 0) + 1
        self._weights = {gram: log(1 + len(rows) / count) for gram, count in frequency.items()}
        self._unknown = log(1 + len(rows))
        self._postings: dict[str, list[tuple[int, float]]] = {gram: [] for gram in frequency}
        for number, row in enumerate(rows):
            values = [(gram, self._weights[gram] * _damped(count)) for gram, count in row.items()]
            norm = sqrt(sum(value * value for _, value in values)) or 1.0
            for gram, value in values:
                self._postings[gram].append((number, value / norm))

    def likeness(self, words: Iterable[str]) -> Mapping[int, float]:
        """Text number -> cosine with the words, 0 to 1."""
        found: dict[int, float] = {}
        norm = 0.0
        for gram, count in _grams(words).items():
            weight = self._weights.get(gram, self._unknown) * _damped(count)
            norm += weight * weight
            for number, value in self._postings.get(gram, ()):
                found[number] = found.get(number, 0.0) + weight * value
        scale = 1 / sqrt(norm) if norm else 0.0
        return {number: round(value * scale, 6) for number, value in found.items()}


_DAMPED = tuple(1 + log(count) for count in range(1, 256))


def _damped(count: int) -> float:
    return _DAMPED[min(count, len(_DAMPED)) - 1]


def _grams(words: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        for gram in _runs(word):
            found[gram] = found.get(gram, 0) + 1
    return found


@lru_cache(maxsize=8192)
def _runs(word: str) -> tuple[str, ...]:
    """The runs of letters of a word with a space at both ends; a number is one whole."""
    padded = f" {word} "
    if not word.isalpha():
        return (padded,)
    return tuple(padded[start : start + _GRAM] for start in range(max(1, len(padded) - _GRAM + 1)))
