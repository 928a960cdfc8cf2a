"""Taking Dutch compounds apart: 'gymzaalschoonmaak' is 'gymzaal' and 'schoonmaak'. The last part is the head."""

from collections.abc import Iterable
from functools import lru_cache

from bot.understanding.text import plain_form

_LINKS = ("", "s", "e", "en", "n", "er")
_SHORTEST_PART = 3
_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 7, 45
_MOST_PARTS = 4


class Splitter:
    """Splits with the words it was given. Parts of three letters count only when they are in the list of blocks."""

    def __init__(self, words: Iterable[str], blocks: Iterable[str]) -> None:
        self._known = {word for word in words if len(word) >= 4 and word.isalpha()}
        self._blocks = frozenset(blocks)
        self._forms = {
            form for word in self._known | self._blocks if len(form := plain_form(word)) >= _SHORTEST_PART
        }
        self.split = lru_cache(maxsize=16384)(self._split)

    def _split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, or () when it is none."""
        if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND or not word.isalpha():
            return ()
        best = self._best(word, _MOST_PARTS)
        return best if len(best) > 1 else ()

    def _best(self, rest: str, parts_left: int) -> tuple[str, ...]:
        """The split with the fewest parts, then with the longest head."""
        if not parts_left or len(rest) < _SHORTEST_PART:
            return ()
        found: tuple[str, ...] = ()
        for cut in range(_SHORTEST_PART, len(rest) - _SHORTEST_PART + 1):
            first = self._part(rest[:cut])
            if not first:
                continue
            tail = self._whole(rest[cut:]) or self._best(rest[cut:], parts_left - 1)
            if tail and (not found or len(tail) + 1 < len(found)):
                found = (first, *tail)
        return found

    def _whole(self, text: str) -> tuple[str, ...]:
        return (text,) if self._knows(text) else ()

    def _knows(self, text: str) -> bool:
        if len(text) < _SHORTEST_PART:
            return False
        if len(text) == _SHORTEST_PART:
            return text in self._blocks
        return (
            text in self._known or text in self._blocks or (len(text) > 4 and plain_form(text) in self._forms)
        )

    def _part(self, text: str) -> str:
        """The word that a part with its linking sound stands for, or ''."""
        for link in _LINKS:
            base = text[: len(text) - len(link)] if text.endswith(link) else ""
            if base and self._knows(base):
                return base
        return ""
