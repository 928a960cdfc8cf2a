"""What people say and what the calendar says: synonyms, abbreviations and English, looked up by phrase."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.model.market import Vocabulary, WorkCategory
from bot.understanding.function_words import ASKING, FUNCTION
from bot.understanding.text import fold, plain_form, tokens, undiminished

_LONGEST = 4
_SAID = 0.88
_MEANT = 0.72
_ABBREVIATED = 0.95
_TRANSLATED = 0.9
_CATEGORY = 0.55


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words that may stand for a phrase, all of them together, and how surely they do (0 to 1)."""

    words: tuple[str, ...]
    factor: float


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A phrase of the lexicon: which tokens (from `first` up to `last`) and what they may mean."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


Table = dict[tuple[str, ...], dict[tuple[str, ...], float]]


def _says_less_in_part(text: str) -> bool:
    """Whether a phrase holds a word that does not count, so that little is left of it: 'hergebruikte spullen'."""
    words = tokens(fold(text))
    return len(words) > 1 and any(word in FUNCTION or word in ASKING for word in words)


class Lexicon:
    """The vocabulary as tables from phrase to meanings. Inflected forms meet through `plain_form`."""

    def __init__(self, vocabulary: Vocabulary, categories: Sequence[WorkCategory] = ()) -> None:
        self._dutch: Table = {}
        self._english: Table = {}
        words: set[str] = set()
        self._words = words
        for item in vocabulary.abbreviations:
            self._relate(self._dutch, item.short, [item.full], _ABBREVIATED)
            self._relate(self._dutch, [item.full], item.short, _ABBREVIATED)
        for group in vocabulary.synonyms:
            self._relate(self._dutch, group.say, group.mean, _SAID)
            whole = [text for text in group.say if not _says_less_in_part(text)]
            self._relate(self._dutch, group.mean, whole, _MEANT)
            self._relate(self._dutch, group.say, whole, _MEANT)
        for group in vocabulary.english:
            self._relate(self._english, group.en, group.nl, _TRANSLATED)
        for category in categories:
            self._relate(self._english, category.synonyms.en, [category.name.nl], _CATEGORY)
            words.update(word for text in category.synonyms.nl for word in tokens(fold(text)))
        self.words = frozenset(words)
        self._forms = frozenset(key for table in (self._dutch, self._english) for phrase in table for key in phrase)
        phrases = (tokens(fold(text)) for item in vocabulary.jargon for text in item.words)
        self._jargon = frozenset(tuple(plain_form(word) for word in phrase) for phrase in phrases if phrase)

    def _relate(self, table: Table, said: Iterable[str], meant: Iterable[str], factor: float) -> None:
        targets = [tokens(fold(text)) for text in meant]
        for text in said:
            phrase = tokens(fold(text))
            if not phrase or len(phrase) > _LONGEST:
                continue
            self._words.update(phrase)
            known = table.setdefault(tuple(plain_form(word) for word in phrase), {})
            for target in targets:
                if target and target != phrase:
                    known[target] = max(factor, known.get(target, 0.0))
        self._words.update(word for target in targets for word in target)

    def find(self, words: Sequence[str], english: bool) -> tuple[FoundPhrase, ...]:
        """The phrases among the words, longest first at each place. English ones only where they may be English."""
        keys = [self._key(word) for word in words]
        found: list[FoundPhrase] = []
        position = 0
        while position < len(keys):
            phrase = self._longest(keys, position, english)
            if phrase:
                found.append(phrase)
            position = phrase.last if phrase else position + 1
        return tuple(found)

    def _key(self, word: str) -> str:
        """The form under which a word is listed; of a diminutive that is not listed itself, the word it is small for."""
        key = plain_form(word)
        if key in self._forms:
            return key
        return next((form for base in undiminished(word) if (form := plain_form(base)) in self._forms), key)

    def is_jargon(self, words: Sequence[str]) -> bool:
        """Whether the words are a term of the trade: it names no procurement."""
        return tuple(plain_form(word) for word in words) in self._jargon

    def _longest(self, keys: list[str], first: int, english: bool) -> FoundPhrase | None:
        for size in range(min(_LONGEST, len(keys) - first), 0, -1):
            key = tuple(keys[first : first + size])
            meanings = dict(self._dutch.get(key, {}))
            if english or not meanings:
                meanings.update(self._english.get(key, {}))
            if meanings or (size > 1 and key in self._jargon):
                ordered = sorted(meanings.items(), key=lambda item: (-item[1], item[0]))
                return FoundPhrase(first, first + size, tuple(Meaning(*item) for item in ordered))
        return None

    def meanings_of(self, word: str) -> Mapping[tuple[str, ...], float]:
        """What a single Dutch word may mean, with how surely."""
        return self._dutch.get((plain_form(word),), {})
