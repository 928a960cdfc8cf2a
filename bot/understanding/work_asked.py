"""Which kinds of work a question names: by words and compounds.

A word counts whole, inflected, or as a part of a compound with a word on the other side ('gevelreiniging'); never inside
another word ('uitheemse' is no tea). Words that make it something else ('onderzoek', 'software', 'kunstwerken') speak
against it, and a word that says little alone ('toezicht') needs a second one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.model.market import Market
from bot.understanding.function_words import FUNCTION
from bot.understanding.text import fold
from bot.understanding.work_names import (
    LONGEST_WORD,
    WORD,
    Name,
    by_first_key,
    holds,
    joined,
    key_of,
    names_of,
    phrases,
)
from bot.understanding.work_words import (
    ASKS_FOR_ADVICE,
    HEADS,
    MANY_USES,
    NAMES_ALONE,
    OTHER_PARTS,
    OTHER_TAILS,
    OTHER_WORK,
    PREFIXES,
)

FULL, COMPOUND, VAGUE = 1.0, 0.8, 0.4
"""How sure a word says a kind of work: alone, as part of a compound, or a word of many uses."""
ENOUGH = 0.75
TAIL = "-"
LONG_NAME = 6
"""A name of fewer letters is found in a compound only before a word that heads compounds."""


@dataclass(frozen=True, slots=True)
class _Hit:
    category: str
    weight: float
    place: int
    length: int


@dataclass(frozen=True, slots=True)
class _Pair:
    category: str
    first: str
    second: str


class AskedWork:
    """The kinds of work of a market, ready to be recognised in a question."""

    def __init__(self, market: Market) -> None:
        """`market`: kinds of work with synonyms, words that exclude them; words of unlikely work."""
        self._order = {category.id: place for place, category in enumerate(market.categories)}
        self._names = tuple(name for category in market.categories for name in names_of(category))
        self._first = by_first_key(self._names)
        self._pairs = _pairs_of(self._names)
        self._excluding = {category.id: phrases(category.exclude) for category in market.categories}
        self._unlikely = frozenset(fold(word) for group in market.not_promising for word in group.words) - {
            "advies"
        }

    def in_text(self, text: str) -> tuple[str, ...]:
        """The kinds of work that a question names, best first; empty when none is named, or something else is meant."""
        words = WORD.findall(fold(text))
        if self._against(words):
            return ()
        totals: dict[str, float] = {}
        places: dict[str, int] = {}
        for hit in self._hits(words):
            if not self._is_excluded(hit.category, words):
                totals[hit.category] = totals.get(hit.category, 0.0) + hit.weight + hit.length / 1000
                places.setdefault(hit.category, hit.place)
        named = [found for found, total in totals.items() if round(total, 6) >= ENOUGH]
        return tuple(sorted(named, key=lambda c: (-round(totals[c], 6), places[c], self._order[c])))

    def _against(self, words: list[str]) -> bool:
        """Whether a word says that this is research, advice, software or engineering."""
        asks = bool(ASKS_FOR_ADVICE.search(" ".join(words)))
        parts = (
            part
            for word in words
            if not (asks and word.startswith(("advies", "onderzoek")))
            for part in {word, *word.split("-")}
        )
        return any(
            part in OTHER_WORK or part in self._unlikely or OTHER_PARTS.search(part[:LONGEST_WORD])
            for part in parts
        )

    def _is_excluded(self, category: str, words: list[str]) -> bool:
        keys = [key_of(word) for word in words]
        return any(holds(phrase, keys) for phrase in self._excluding.get(category, ()))

    def _hits(self, words: list[str]) -> Iterator[_Hit]:
        """Every synonym that stands in the words, each place counted once per kind of work."""
        keys = [key_of(word) for word in words]
        seen: set[tuple[str, int]] = set()
        for place, word in enumerate(words):
            for key, weight, rest in (
                *_readings(word),
                *((compound, FULL, "") for compound in joined(words, place)),
            ):
                for name in self._first.get(key, ()):
                    fits = keys[place + 1 : place + len(name.keys)] == list(name.keys[1:]) and _fits(
                        rest, name
                    )
                    if fits and (name.category, place) not in seen:
                        seen.add((name.category, place))
                        sure = not _is_vague(name) or (word in NAMES_ALONE and _stands_alone(words, place))
                        yield _Hit(
                            name.category, weight if sure else weight * VAGUE, place, len(" ".join(name.keys))
                        )
        for pair in self._pairs:
            if pair.first in keys and pair.second in keys:
                yield _Hit(pair.category, FULL, keys.index(pair.first), len(pair.first + pair.second))


def _readings(word: str) -> Iterator[tuple[str, float, str]]:
    """The word itself and the parts of a compound, each with how sure it says what it says, and the rest of the word.

    The rest is empty where the word or a part between hyphens is whole; in front of a part at the end stands `TAIL`.
    """
    yield key_of(word), FULL, ""
    if "-" in word:
        for part in word.split("-"):
            yield key_of(part), COMPOUND, ""
    for cut in range(3, len(word) - 2 if len(word) <= LONGEST_WORD else 0):
        head, tail = word[:cut], word[cut:]
        if tail in HEADS or (len(head) >= 6 and len(tail) >= 4):
            yield key_of(head.removesuffix("s") if len(head) > 6 else head), COMPOUND, tail
            yield key_of(head), COMPOUND, tail
        if len(tail) >= 6 and head not in PREFIXES:
            yield key_of(tail), COMPOUND, TAIL


def _is_vague(name: Name) -> bool:
    """Whether a name says little alone."""
    return len(name.words) == 1 and name.words[0] in MANY_USES


def _stands_alone(words: list[str], place: int) -> bool:
    """Whether only words of grammar stand beside it."""
    before = words[place - 1] if place else "de"
    after = words[place + 1] if place + 1 < len(words) else "de"
    return before in FUNCTION and after in FUNCTION


def _pairs_of(names: tuple[Name, ...]) -> tuple[_Pair, ...]:
    """Compounds whose two halves are themselves names: 'textielinzameling' is also 'inzameling van textiel'."""
    single = {name.keys[0] for name in names if len(name.keys) == 1}
    return tuple(
        _Pair(name.category, name.keys[0][:cut], name.keys[0][cut:])
        for name in names
        for cut in range(4, len(name.keys[0]) - 3)
        if len(name.keys) == 1 and name.keys[0][:cut] in single and name.keys[0][cut:] in single
    )


def _fits(rest: str, name: Name) -> bool:
    """A short word ('was', 'post', 'thee') is not taken out of a long one, unless the rest is the head of a compound."""
    if not rest:
        return True
    if rest.removeprefix("s") in OTHER_TAILS:
        return False
    return len(name.keys[0]) >= LONG_NAME or rest in HEADS
