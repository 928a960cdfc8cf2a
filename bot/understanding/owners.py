"""The directorates in a question: full names, abbreviations, former names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model.market import Vocabulary
from bot.understanding.function_words import is_chat
from bot.understanding.text import Token, fold, tokens

_LONGEST = 6
_SMALL = frozenset({"en", "van", "de", "het", "voor", "der"})
_BEFORE = (("directie",), ("afdeling",), ("dienst",), ("department", "of"), ("team",))
_AFTER = ("department", "afdeling", "directie", "directorate", "unit")


@dataclass(frozen=True, slots=True)
class FoundOwner:
    """Owners (folded names, as the calendar has them) and which tokens name them. `sure` when it can mean nothing else."""

    owners: frozenset[str]
    first: int
    last: int
    sure: bool


class Owners:
    """The owners of the calendar under every name that is known for them."""

    def __init__(self, owners: Iterable[str], vocabulary: Vocabulary) -> None:
        self.names = frozenset(fold(owner) for owner in owners if owner)
        phrases: dict[tuple[str, ...], set[str]] = {}
        for name in self.names:
            key = tokens(name)
            phrases.setdefault(key, set()).add(name)
            initials = "".join(word[0] for word in key if word not in _SMALL)
            if 3 <= len(initials) <= 4 and len(key) <= 6:
                phrases.setdefault((initials,), set()).add(name)
        for first, name in self._told_apart_by_first_word():
            for key in (*((*before, first) for before in _BEFORE), *((first, after) for after in _AFTER)):
                phrases.setdefault(key, set()).add(name)
        for item in vocabulary.directorates:
            for name in (item.name, *item.also):
                if fold(item.name) in self.names and tokens(fold(name)):
                    phrases.setdefault(tokens(fold(name)), set()).add(fold(item.name))
        self._phrases = {
            key: frozenset(names) for key, names in phrases.items() if not is_chat(key[0]) or len(key) > 1
        }
        self.words = frozenset(word for key in self._phrases for word in key if len(word) > 3)

    def _told_apart_by_first_word(self) -> list[tuple[str, str]]:
        """The first word of each name of more words, where no other name begins with it: 'digitalisering'."""
        first: dict[str, list[str]] = {}
        for name in sorted(self.names):
            first.setdefault(tokens(name)[0] if tokens(name) else "", []).append(name)
        return [(word, names[0]) for word, names in first.items() if len(names) == 1 and len(word) > 3]

    def find(self, words: Sequence[Token]) -> tuple[FoundOwner, ...]:
        """The owners named in a row of tokens, longest name first."""
        found: list[FoundOwner] = []
        position = 0
        while position < len(words):
            match = self._longest(words, position)
            if match:
                found.append(match)
            position = match.last if match else position + 1
        return tuple(found)

    def _longest(self, words: Sequence[Token], first: int) -> FoundOwner | None:
        for size in range(min(_LONGEST, len(words) - first), 0, -1):
            key = tuple(token.word for token in words[first : first + size])
            if names := self._phrases.get(key):
                return FoundOwner(names, first, first + size, size > 1 or len(key[0]) <= 4)
        return None
