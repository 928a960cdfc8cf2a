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


Phrase = tuple[str, ...]
Related = tuple[tuple[tuple[Phrase, ...], float], ...]
Table = dict[Phrase, list[tuple[Phrase, Related]]]


def _phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(phrase for text in texts if (phrase := tokens(fold(text))))


def _meanings(table: Table, key: Phrase) -> dict[Phrase, float]:
    """What a phrase may stand for in a table, with how surely."""
    found: dict[Phrase, float] = {}
    for said, related in table.get(key, ()):
        for phrases, factor in related:
            for phrase in phrases:
                if phrase != said and factor > found.get(phrase, 0.0):
                    found[phrase] = factor
    return found


def _forms(phrase: Phrase) -> Phrase:
    return tuple(plain_form(word) for word in phrase)


def _says_less_in_part(phrase: Phrase) -> bool:
    """Whether a phrase holds a word that does not count, so that little is left of it: 'hergebruikte spullen'."""
    return len(phrase) > 1 and any(word in FUNCTION or word in ASKING for word in phrase)


class Lexicon:
    """The vocabulary as tables from phrase to meanings. Inflected forms meet through `plain_form`."""

    def __init__(self, vocabulary: Vocabulary, categories: Sequence[WorkCategory] = ()) -> None:
        self._dutch: Table = {}
        self._english: Table = {}
        words: set[str] = set()
        self._words = words
        for item in vocabulary.abbreviations:
            full, short = _phrases([item.full]), _phrases(item.short)
            self._relate(self._dutch, short, ((full, _ABBREVIATED),))
            self._relate(self._dutch, full, ((short, _ABBREVIATED),))
        for group in vocabulary.synonyms:
            say, mean = _phrases(group.say), _phrases(group.mean)
            whole = tuple(phrase for phrase in say if not _says_less_in_part(phrase))
            self._relate(self._dutch, say, ((mean, _SAID), (whole, _MEANT)))
            self._relate(self._dutch, mean, ((whole, _MEANT),))
        for group in vocabulary.english:
            self._relate(self._english, _phrases(group.en), ((_phrases(group.nl), _TRANSLATED),))
        for category in categories:
            self._relate(
                self._english, _phrases(category.synonyms.en), ((_phrases([category.name.nl]), _CATEGORY),)
            )
            words.update(word for phrase in _phrases(category.synonyms.nl) for word in phrase)
        self.words = frozenset(words)
        self._forms = frozenset(
            key for table in (self._dutch, self._english) for phrase in table for key in phrase
        )
        self._jargon = frozenset(
            _forms(phrase) for item in vocabulary.jargon for phrase in _phrases(item.words)
        )

    def _relate(self, table: Table, said: Iterable[Phrase], related: Related) -> None:
        """Every phrase of `said` may stand for every related phrase but itself."""
        for phrase in said:
            if len(phrase) <= _LONGEST:
                table.setdefault(_forms(phrase), []).append((phrase, related))
                self._words.update(phrase)
        self._words.update(word for phrases, _ in related for phrase in phrases for word in phrase)

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
            meanings = _meanings(self._dutch, key)
            if english or not meanings:
                meanings.update(_meanings(self._english, key))
            if meanings or (size > 1 and key in self._jargon):
                ordered = sorted(meanings.items(), key=lambda item: (-item[1], item[0]))
                return FoundPhrase(first, first + size, tuple(Meaning(*item) for item in ordered))
        return None

    def meanings_of(self, word: str) -> Mapping[tuple[str, ...], float]:
        """What a single Dutch word may mean, with how surely."""
        return _meanings(self._dutch, (plain_form(word),))
