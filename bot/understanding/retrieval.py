"""Which entries are worth a closer look: postings from words, places and owners to entries."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest

from bot.understanding.entry_profiles import Profile
from bot.understanding.reading import Reading, Term

_CANDIDATES = 40
_LONG = 600
_TELLS = 0.15
_AT_LEAST = 0.3
_FAR_BEHIND = 0.4


class Retrieval:
    """Entries by their words. Rare words come first; a frequent word only adds to entries that are already there."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._postings: dict[str, list[int]] = {}
        for at, profile in enumerate(profiles):
            for word in (*profile.sought, "=" + profile.owner):
                self._postings.setdefault(word, []).append(at)
        self._sets: dict[str, frozenset[int]] = {}

    def candidates(self, reading: Reading) -> tuple[int, ...]:
        """Places of the entries to look at, best first by a rough sum of weights."""
        sums: dict[int, float] = {}
        for _, term, words in sorted(self._sought(reading.terms), key=lambda item: (item[0], item[1].words)):
            weight = term.weight
            for at, value in self._entries(words, sums).items():
                sums[at] = sums.get(at, 0.0) + value * weight
        floor = _FAR_BEHIND * max(sums.values(), default=0.0)
        best = nlargest(_CANDIDATES, [(value, -at) for at, value in sums.items() if value >= floor])
        return tuple(-at for _, at in best)

    def _sought(self, terms: Iterable[Term]) -> Iterable[tuple[int, Term, Mapping[str, float]]]:
        telling = [term for term in terms if term.weight > _TELLS]
        for term in telling or terms:
            words = {
                word: value
                for word, value in _words(term).items()
                if word in self._postings and value >= _AT_LEAST
            }
            yield sum(len(self._postings[word]) for word in words), term, words

    def _entries(self, words: Mapping[str, float], known: Mapping[int, float]) -> dict[int, float]:
        found: dict[int, float] = {}
        for word, value in words.items():
            for at in self._posted(word, known):
                if value > found.get(at, 0.0):
                    found[at] = value
        return found

    def _posted(self, word: str, known: Mapping[int, float]) -> Iterable[int]:
        posted = self._postings[word]
        if len(posted) < _LONG or not known:
            return posted
        if word not in self._sets:
            self._sets[word] = frozenset(posted)
        return self._sets[word] & known.keys()


def _words(term: Term) -> dict[str, float]:
    words = dict(term.values)
    for alternative in term.alternatives:
        for share, values in alternative.pieces:
            for word, value in values.items():
                words[word] = max(words.get(word, 0.0), value * alternative.factor * max(share, 0.4))
    for owner in term.owners:
        words["=" + owner] = 0.9
    return words
