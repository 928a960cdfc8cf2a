"""Spelling: mistyped words and words that were written apart ('stads loket') become the words that are known."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.calendar_words import CalendarWords
from bot.understanding.compounds import Splitter
from bot.understanding.entry_profiles import CommonWord
from bot.understanding.function_words import ASKING, FUNCTION, GENERAL
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import Word
from bot.understanding.text import Token, plain_form

_TYPO_FLOOR, _SHORT_TYPO_FLOOR = 0.81, 0.82
_TYPO_OTHER_LETTER = 0.86
_SHORTEST_TYPO = 5
_SURELY_MISTYPED = 0.86
_JOIN_AT_LEAST = 7


class Speller:
    """Finds the known word that a mistyped word was meant to be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letter: dict[str, dict[int, list[str]]] = {}
        for word in sorted(set(words)):
            if len(word) >= _SHORTEST_TYPO and word.isalpha():
                for letter in {word[0], "2" + word[1]}:
                    self._by_letter.setdefault(letter, {}).setdefault(len(word), []).append(word)
        self.nearest = lru_cache(maxsize=8192)(self._nearest)

    def _nearest(self, word: str) -> tuple[tuple[str, float], ...]:
        """Up to three known words with how alike they are, best first; () when none is near enough."""
        if len(word) < _SHORTEST_TYPO or not word.isalpha():
            return ()
        same = self._near(word, word[0], _TYPO_FLOOR if len(word) > 7 else _SHORT_TYPO_FLOOR)
        other = self._near(word, "2" + word[1], _TYPO_OTHER_LETTER) + self._near(
            word, "2" + word[0], _TYPO_OTHER_LETTER
        )
        best = dict(other) | dict(same)
        ordered = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple(item for item in ordered[:3] if item[1] >= ordered[0][1] - 0.04)

    def _near(self, word: str, letter: str, floor: float) -> list[tuple[str, float]]:
        lengths = self._by_letter.get(letter, {})
        slack = 1 if len(word) < 8 else 3
        found: list[tuple[str, float]] = []
        for length in range(len(word) - slack, len(word) + slack + 1):
            hits = process.extract(
                word, lengths.get(length, ()), scorer=OSA.normalized_similarity, score_cutoff=floor, limit=3
            )
            found += [(hit[0], round(hit[1], 6)) for hit in hits]
        return found


class WordRighter:
    """Puts the words of a question right: mistyped ones, and ones that were written apart."""

    def __init__(
        self, calendar: CalendarWords, lexicon: Lexicon, splitter: Splitter, speller: Speller, common: CommonWord,
        names: frozenset[str],
    ) -> None:  # fmt: skip
        """`names` are words of places and owners."""
        self._calendar, self._lexicon, self._splitter = calendar, lexicon, splitter
        self._speller, self._common, self._names = speller, common, names
        self._lexicon_forms = frozenset(plain_form(word) for word in lexicon.words)

    def right(self, words: Sequence[Word]) -> list[Word]:
        """The words, spelled as they are known and joined where they are one word."""
        return self._joined([self._spelled(word) for word in words])

    def knows(self, word: str) -> bool:
        """Whether the word is known in any of the lists, the calendar included."""
        return (
            word in FUNCTION or word in ASKING or word in GENERAL or word in self._names
            or plain_form(word) in self._lexicon_forms or self._calendar.knows(word) or self._common(word)
        )  # fmt: skip

    def _spelled(self, word: Word) -> Word:
        """The word, or the known word that it was meant to be."""
        text = word.word
        if self.knows(text) or any(c.isdigit() for c in text):
            return word
        near = self._speller.nearest(text)
        if not near or (self._splitter.split(text) and near[0][1] < _SURELY_MISTYPED):
            return word
        token = Token(near[0][0], word.token.start, word.token.end, word.token.joined)
        return Word(token, word.segment, word.named)

    def _joined(self, words: Sequence[Word]) -> list[Word]:
        """Neighbours that are one word in the calendar or the vocabulary are made one: 'stads loket'."""
        found: list[Word] = []
        position = 0
        while position < len(words):
            size = next((n for n in (3, 2) if self._is_one(words[position : position + n], n)), 1)
            row = words[position : position + size]
            token = Token(
                "".join(w.word for w in row), row[0].token.start, row[-1].token.end, row[0].token.joined
            )
            found.append(Word(token, row[0].segment, row[0].named))
            position += size
        return found

    def _is_one(self, row: Sequence[Word], size: int) -> bool:
        if len(row) < size or any(len(w.word) < 3 or not w.word.isalpha() for w in row):
            return False
        if row[0].segment != row[-1].segment or (row[0].word in FUNCTION and row[0].word != "stads"):
            return False
        joined = "".join(w.word for w in row)
        return len(joined) >= _JOIN_AT_LEAST and (
            self._calendar.knows(joined) or joined in self._lexicon.words
        )
