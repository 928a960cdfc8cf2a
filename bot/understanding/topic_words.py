"""The words of the topics: cutting texts into words and numbers, and finding which words of the topics a word may be."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.compounds import Splitter
from bot.understanding.function_words import BUILDING_BLOCKS, FUNCTION
from bot.understanding.numbers import read_spelled
from bot.understanding.stemming import english_stem
from bot.understanding.text import clean, fold_clean, plain_form, stem

_ONE = re.compile(r"\b[eéEÉ][éÉ]n\b")
_WORD = re.compile(r"\d+[a-z]?(?:[.,]\d+)*[a-z]{0,2}%?|[a-z]+(?:'[a-z]+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PERCENT = frozenset(("procent", "percent", "pct", "prct"))
_MARKED = frozenset("<>&*_~`:/")
_SAME = 0.97
_ONE_STEM = 0.92
_HEAD, _MODIFIER = 0.82, 0.72
_HOLDS_PART = 0.7
_BEGINS, _ENDS = 0.62, 0.68
_SHORTEST_END, _SHORTEST_REST = 5, 3
_SHORTEST_PART = 4
_SHORTEST_TYPO, _MOST_SLIPS, _SLIP, _TYPO, _MISSPELT = 5, 2, 0.86, 0.78, 0.9


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


GRAMMAR = _words_of(
    """
    de het een der des den ter ten te van voor in op aan bij met naar uit om over tot door per via en of maar want dus als
    dat die dit deze wat wie waar hoe welke welk er hier daar dan ik je jij u hij zij ze wij we jullie hen hun hem haar mij
    me ons onze zich mijn jouw uw zijn niet geen wel ja nog ook nu toch even eens is ben bent was waren word wordt worden
    werd werden heb hebt heeft hebben had hadden kan kun kunt kunnen kon konden mag mogen moet moeten moest wil wilt willen
    zou zouden zal zult zullen ga gaat gaan kom komt komen sta staat staan zit zitten doe doet doen maak maakt maken laat
    laten geef geeft krijg krijgt krijgen neem neemt zie ziet zien weet weten hoi hallo hey goedemorgen goedemiddag beste
    collega collegas graag svp aub vraagje vraag vragen groet groeten mvg bedankt dank alvast iemand iets als dan al zo
    eigenlijk gewoon heel erg zeer vaak soms nou even misschien t s n d m
    the a an of for to in on at by with from into about that this these those what who which where how why there it its i
    you he she we they us me him her my your our their do does did can could may might must shall should will would is are
    was were be been am have has had if so and or but please thanks thank hello hi dear im ive any some get gets got
    """
)
"""Words that only carry grammar or courtesy: never evidence, never unexplained."""


_CHAT_STEMS = frozenset(stem(word) for word in FUNCTION if len(word) > 3)


@dataclass(frozen=True, slots=True)
class TopicWord:
    """A word of a text as it is looked up ('30%', '2.82a', '80000', 'offerte')."""

    word: str

    @property
    def is_grammar(self) -> bool:
        """Whether it says nothing about the subject."""
        return self.word in GRAMMAR

    @property
    def is_chat(self) -> bool:
        """Whether it stands in questions of any subject."""
        return self.word in FUNCTION or stem(self.word) in _CHAT_STEMS


@lru_cache(maxsize=16384)
def _topic_word(word: str) -> TopicWord:
    return TopicWord(word)


def topic_words(text: str) -> tuple[TopicWord, ...]:
    """The words of a text in order. Percentages and amounts get one form; 'één' is the number, 'een' is not."""
    return tuple(map(_topic_word, plain_words(text)))


def plain_words(text: str) -> tuple[str, ...]:
    """The same words as text only."""
    found: list[str] = []
    for word in _WORD.findall(_folded(text)):
        if word in _PERCENT and found and (number := _as_number(found[-1])):
            found[-1] = f"{number}%"
        else:
            found.append(word if word.isalpha() else _canonical(word))
    return tuple(found)


def _folded(text: str) -> str:
    plain = text.replace("’", "'")
    if plain.isascii() and _MARKED.isdisjoint(plain):
        return plain.lower()
    return fold_clean(clean(_ONE.sub("1", text)))


def _as_number(word: str) -> str:
    if word.isdigit():
        return word
    value = read_spelled(word) if word.isalpha() else None
    return "" if value is None else str(value)


def _canonical(word: str) -> str:
    """Amounts without thousands separators; article numbers stay as they are; no apostrophes."""
    word = word.replace("'", "")
    if _GROUPED.fullmatch(word):
        return re.sub(r"[.,]", "", word)
    return word.replace(",", ".")


class WordLikeness:
    """Word -> the words of the topics that it may be, each with a likeness from 0 to 1. Numbers match only themselves."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._splitter = Splitter(self.words, BUILDING_BLOCKS)
        self._spellings = _by_beginning(word for word in self.words if word not in FUNCTION)
        self._by_key: dict[str, list[str]] = {}
        self._by_part: dict[str, list[str]] = {}
        for word in sorted(self.words):
            for key in _keys(word):
                self._by_key.setdefault(key, []).append(word)
            for part in self._splitter.split(word):
                if len(part) >= _SHORTEST_PART:
                    self._by_part.setdefault(plain_form(part), []).append(word)
        self.like = lru_cache(maxsize=8192)(self._like)

    def knows(self, word: str) -> bool:
        """Whether the word or an inflection of it stands in a topic."""
        return any(key in self._by_key for key in _keys(word))

    def _like(self, word: str) -> Mapping[str, float]:
        if word in GRAMMAR:
            return {}
        found = self._inflections(word)
        if word in FUNCTION:
            return {other: factor for other, factor in found.items() if other in FUNCTION}
        if not word.isalpha():
            return found
        parts = self._splitter.split(word)
        for place, part in enumerate(parts):
            scale = _HEAD if place == len(parts) - 1 else _MODIFIER
            if len(part) >= _SHORTEST_PART:
                _keep(
                    found,
                    {other: round(scale * factor, 6) for other, factor in self._inflections(part).items()},
                )
        _keep(found, dict.fromkeys(self._by_part.get(plain_form(word), ()), _HOLDS_PART))
        return found or self._misspelt(word, _SLIP) or self._at_an_end(word) or self._misspelt(word, _TYPO)

    def _misspelt(self, word: str, least: float) -> dict[str, float]:
        """The known words that a mistyped word may have been meant to be: the same first or second letter, one or two slips."""
        if len(word) < _SHORTEST_TYPO:
            return {}
        near = {*self._spellings.get(word[0], ()), *self._spellings.get("." + word[1], ())}
        alike = [other for other in sorted(near) if abs(len(other) - len(word)) <= _MOST_SLIPS]
        hits = process.extract(word, alike, scorer=OSA.normalized_similarity, score_cutoff=least, limit=3)
        return {hit[0]: round(_MISSPELT * hit[1], 6) for hit in hits}

    def _at_an_end(self, word: str) -> dict[str, float]:
        """The longest known word with which an unknown compound begins, and the longest with which it ends."""
        found: dict[str, float] = {}
        sizes = range(len(word) - _SHORTEST_REST, _SHORTEST_END - 1, -1)
        for ends, scale in (
            ((word[:size] for size in sizes), _BEGINS),
            ((word[-size:] for size in sizes), _ENDS),
        ):
            known = next((end for end in ends if end in self.words and end not in FUNCTION), "")
            if known:
                _keep(
                    found,
                    {other: round(scale * factor, 6) for other, factor in self._inflections(known).items()},
                )
        return found

    def _inflections(self, word: str) -> dict[str, float]:
        counts: dict[str, int] = {}
        keys = _keys(word)
        for key in keys:
            for other in self._by_key.get(key, ()):
                counts[other] = counts.get(other, 0) + 1
        found = {other: _SAME if count > 1 else _ONE_STEM for other, count in counts.items()}
        if word in self.words:
            found[word] = 1.0
        return found


def _by_beginning(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by their first letter, and by their second letter behind a dot."""
    found: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _SHORTEST_TYPO and word.isalpha():
            found.setdefault(word[0], []).append(word)
            found.setdefault("." + word[1], []).append(word)
    return found


def _keep(found: dict[str, float], more: Mapping[str, float]) -> None:
    for word, factor in more.items():
        if factor > found.get(word, 0.0):
            found[word] = factor


def _keys(word: str) -> tuple[str, ...]:
    """Keys under which inflected forms meet: a Dutch stem, an English one and a plain form."""
    if not word.isalpha():
        return (word,)
    return f"d{stem(word)}", f"e{english_stem(word)}", f"f{plain_form(word)}"
