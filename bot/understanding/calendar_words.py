"""The words of the calendar's titles, and which of them a word from a question may stand for."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.understanding.compounds import Splitter
from bot.understanding.text import plain_form, stem, undiminished

_SAME_STEM = 0.97
_ONE_STEM = 0.93
_HEAD = 0.85
_MODIFIER = 0.66
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


def canonical(word: str) -> str:
    """A number without leading zeros; any other word as it is."""
    return _LEADING_ZEROS.sub("", word) if word[0].isdigit() else word


def _verb_root(word: str) -> tuple[str, ...]:
    """The root of a verb form that the stemmer leaves alone: 'maait', 'bezorgt', 'verhuisd'."""
    return (word[:-1],) if len(word) > 4 and word[-1] in "td" and word[-2] not in "td" else ()


class CalendarWords:
    """Word -> the calendar's words that it may be, each with a likeness from 0 to 1. Typos are not looked for here."""

    def __init__(self, words: Iterable[str], splitter: Splitter, names: Iterable[str] = ()) -> None:
        """`names` are names of places: they are only ever themselves."""
        self.words = frozenset(words)
        self._names = frozenset(names)
        self._splitter = splitter
        self._by_form: dict[str, list[str]] = {}
        self._by_stem: dict[str, list[str]] = {}
        self._by_part: dict[str, list[tuple[str, float]]] = {}
        for word in sorted(self.words):
            self._add(word)
        self.like = lru_cache(maxsize=8192)(self._like)

    def _add(self, word: str) -> None:
        if word in self._names:
            return
        if "." in word:
            self._add_part("website", word, _HEAD)
        self._by_form.setdefault(plain_form(word), []).append(word)
        self._by_stem.setdefault(stem(word), []).append(word)
        parts = self._splitter.split(word)
        for place, part in enumerate(parts):
            factor = _HEAD if place == len(parts) - 1 else _MODIFIER
            self._add_part(part, word, factor)
        for place in range(1, len(parts) - 1):
            self._add_part("".join(parts[place:]), word, _HEAD)

    def _add_part(self, part: str, word: str, factor: float) -> None:
        for key in {plain_form(part), stem(part)}:
            self._by_part.setdefault(key, []).append((word, factor))

    def _like(self, word: str) -> Mapping[str, float]:
        """The calendar's words for one word: the word itself, its inflections, compounds that hold it."""
        found: dict[str, float] = {}
        for form in (word, *_verb_root(word)):
            for key in sorted({plain_form(form), stem(form)} if len(form) > 3 else {form}):
                for other, factor in self._by_part.get(key, ()):
                    found[other] = max(factor, found.get(other, 0.0))
        for other in self._same_stem(word):
            found[other] = self._likeness(word, other)
        if word in self.words:
            found[word] = 1.0
        return found or self._small_form(word)

    def _small_form(self, word: str) -> Mapping[str, float]:
        nothing: Mapping[str, float] = {}
        return next((found for base in undiminished(word) if (found := self._like(base))), nothing)

    def _same_stem(self, word: str) -> set[str]:
        if len(word) < 4 or word in self._names:
            return {word} & self.words
        same = {*self._by_form.get(plain_form(word), ()), *self._by_stem.get(stem(word), ())}
        for root in () if same else _verb_root(word):
            same.update(self._by_form.get(plain_form(root), ()), self._by_stem.get(stem(root), ()))
        return same

    @staticmethod
    def _likeness(word: str, other: str) -> float:
        return _SAME_STEM if plain_form(word) == plain_form(other) else _ONE_STEM

    def knows(self, word: str) -> bool:
        """Whether the word or an inflection of it stands in the calendar."""
        return word in self.words or bool(self._same_stem(word))
