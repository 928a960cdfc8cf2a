"""Word patterns of the knowledge: false premises and subjects that are out of reach are recognised by them.

A pattern is lower-case words with spaces between. `*` at the end of a word stands for any ending. The words must stand in
the text as whole words and in that order, with at most two other words between one and the next. Percent signs and the
dots and commas of numbers belong to the word: '50%', '2.69'.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.model.law import Contacts, Law, Misconception, OutOfScope
from bot.understanding.text import fold

_WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9a-z]+)*[%+]?\*?")
_SPACED_PERCENT = re.compile(r"(?<=\d) (?=%)")
_MOST_BETWEEN = 2

PatternWords = tuple[str, ...]


@lru_cache(maxsize=512)
def _words(folded: str) -> tuple[str, ...]:
    found = _WORD.findall(_SPACED_PERCENT.sub("", folded))
    return tuple(word.rstrip("*") for word in found)


@lru_cache(maxsize=512)
def _starts(folded: str) -> frozenset[str]:
    """Every word of the text and every beginning of it with a star: what the first word of a pattern can be."""
    words = set(_words(folded))
    return frozenset(words | {word[:size] + "*" for word in words for size in range(1, len(word) + 1)})


class Patterns:
    """A list of word patterns, ready to be looked for."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._by_first: dict[str, list[PatternWords]] = {}
        for pattern in patterns:
            words = tuple(_WORD.findall(_SPACED_PERCENT.sub("", fold_pattern(pattern))))
            if words:
                self._by_first.setdefault(words[0], []).append(words)

    def match(self, folded: str) -> PatternWords | None:
        """The words of folded text that the first pattern in the text stands for, or None when no pattern is there."""
        firsts = _starts(folded) & self._by_first.keys()
        if not firsts:
            return None
        text = _words(folded)
        for place in range(len(text)):
            for first in sorted(first for first in firsts if _fits(first, text[place])):
                for pattern in self._by_first[first]:
                    if found := _rest(pattern[1:], text, place + 1):
                        return tuple(text[number] for number in (place, *found[1:]))
        return None


def fold_pattern(pattern: str) -> str:
    """A pattern as text is folded, with its stars kept."""
    return fold(pattern.replace("*", "\x01")).replace("\x01", "*")


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _rest(pattern: Sequence[str], text: Sequence[str], start: int) -> tuple[int, ...]:
    """Where the rest of a pattern stands from `start` on, after a zero that tells it was found; () when it is not there."""
    if not pattern:
        return (0,)
    for place in range(start, min(len(text), start + _MOST_BETWEEN + 1)):
        if _fits(pattern[0], text[place]) and (found := _rest(pattern[1:], text, place + 1)):
            return (0, place, *found[1:])
    return ()


@lru_cache(maxsize=1024)
def _compiled(patterns: tuple[str, ...]) -> Patterns:
    return Patterns(patterns)


def _recognised(item: Misconception | OutOfScope, folded: str) -> PatternWords | None:
    """The words by which an item is recognised: one of its patterns, one of `only_with` when given, none of `not_with`."""
    found = _compiled(item.recognise.both).match(folded)
    if found is None or (item.not_with and _compiled(item.not_with).match(folded)):
        return None
    if item.only_with and not _compiled(item.only_with).match(folded):
        return None
    return found


def misconceptions(text: str, law: Law) -> tuple[Misconception, ...]:
    """The false premises in a question, in the order of the law file."""
    folded = fold(text)
    return tuple(item for item in law.misconceptions if _recognised(item, folded))


def out_of_scope(text: str, contacts: Contacts) -> OutOfScope | None:
    """The subject out of reach that a question is about: the first that is recognised, or None."""
    folded = fold(text)
    return next((item for item in contacts.out_of_scope if _recognised(item, folded)), None)
