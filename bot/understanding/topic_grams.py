"""Likeness of texts by runs of four letters: sees through inflection, compounds and typing errors."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log, sqrt

_GRAM = 4


class GramIndex:
    """Texts, each given as its telling words, looked up by their runs of letters."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        rows = [_grams(words) for words in texts]
        self._unknown = log(1 + len(rows))
        self._numbers: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for gram in row:
                self._numbers.setdefault(gram, []).append(number)
        self._weights = {gram: log(1 + len(rows) / len(found)) for gram, found in self._numbers.items()}
        self._values: dict[str, list[float]] = {gram: [] for gram in self._numbers}
        for row in rows:
            values = [self._weights[gram] * (1 + log(count)) for gram, count in row.items()]
            scale = 1 / (sqrt(sum(value * value for value in values)) or 1.0)
            for gram, value in zip(row, values, strict=True):
                self._values[gram].append(value * scale)

    def likeness(self, words: Iterable[str]) -> Mapping[int, float]:
        """Text number -> cosine with the words, 0 to 1."""
        found: dict[int, float] = {}
        norm = 0.0
        for gram, count in _grams(words).items():
            weight = self._weights.get(gram, self._unknown) * (1 + log(count))
            norm += weight * weight
            if gram not in self._numbers:
                continue
            for number, value in zip(self._numbers[gram], self._values[gram], strict=True):
                found[number] = found.get(number, 0.0) + weight * value
        scale = 1 / sqrt(norm) if norm else 0.0
        return {number: round(value * scale, 6) for number, value in found.items()}


def _grams(words: Iterable[str]) -> Counter[str]:
    return Counter(chain.from_iterable(map(_runs, words)))


@lru_cache(maxsize=8192)
def _runs(word: str) -> tuple[str, ...]:
    """The runs of letters of a word with a space at both ends; a number is one whole."""
    padded = f" {word} "
    if not word.isalpha():
        return (padded,)
    return tuple(padded[start : start + _GRAM] for start in range(max(1, len(padded) - _GRAM + 1)))
