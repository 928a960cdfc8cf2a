"""What colleagues say of each topic: which words and pairs of words are its own, however many other topics share the rest.

A topic's titles, keywords and example questions are what is said of it. A word is a topic's own as far as it is said
more of that topic than of the others, measured by how much of all that is said of a topic it takes: 'dagbesteding' is
one of the many words of the general topic on the 30%, and the heart of the topic on dagbesteding.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log

from bot.understanding.text import stem
from bot.understanding.topic_words import GRAMMAR

_ARTICLE = re.compile(r"(\d+[a-z]?\.\d+)[a-z]?")
_TITLE_COUNTS = 2.0
_SHORTEST = 20.0
_SURE = 0.5
_FAINT = 0.004

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A topic's titles, keywords and example questions, each as its words in order."""

    titles: tuple[Line, ...]
    keywords: tuple[Line, ...]
    examples: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A telling word of the question: what it weighs, and which words of the topics it may be."""

    word: str
    weight: float
    likes: Mapping[str, float]
    strange: bool


class SaidIndex:
    """Looks up what is said of the topics, which are numbered in the order given."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._size = max(1, len(said))
        self._shares = _shares(said)
        self.narrow = _narrow(said)
        """How little is said of each topic: 0 for twice the mean, more for a narrower one."""
        self._pairs = _pairs(said)
        self._literal: dict[Line, list[int]] = {}
        for number, topic in enumerate(said):
            for line in topic.examples:
                self._literal.setdefault(line, []).append(number)
        self._articles = tuple(_articles(chain.from_iterable(topic.titles)) for topic in said)

    def own(self, slots: Iterable[Slot], mass: float) -> tuple[dict[int, float], dict[int, float]]:
        """Topic -> the share of the question that is its own, and how much likelier it makes the question; 0 to about 1."""
        own: dict[int, float] = {}
        likely: dict[int, float] = {}
        most = log(1 + self._size)
        for slot in slots:
            found = self._said_by(slot.likes)
            total = sum(found.values()) + _FAINT
            part = slot.weight / (mass or 1.0)
            for topic, share in found.items():
                own[topic] = own.get(topic, 0.0) + part * share / total
                gain = log(1 + self._size * share / total) / most
                likely[topic] = likely.get(topic, 0.0) + part * gain
        return own, likely

    def pairs(self, words: Iterable[str]) -> dict[int, float]:
        """Topic -> what the pairs of neighbouring words weigh that the question shares with it."""
        found: dict[int, float] = {}
        for pair in _pairs_of(words):
            topics = self._pairs.get(pair, ())
            for topic in topics:
                found[topic] = found.get(topic, 0.0) + log(1 + self._size / len(topics)) / log(1 + self._size)
        return {topic: round(log(1 + weight), 6) for topic, weight in found.items()}

    def literal(self, words: Line) -> Sequence[int]:
        """The topics of which the question is an example question, word for word."""
        return self._literal.get(words, ())

    def about_a_neighbour(self, words: Iterable[str]) -> frozenset[int]:
        """The topics whose title names article 2.82a while the question names 2.82, or the other way round."""
        asked = _articles(words)
        if not asked:
            return frozenset()
        roots = {_root(article) for article in asked}
        return frozenset(
            number
            for number, named in enumerate(self._articles)
            if named and not named & asked and any(_root(article) in roots for article in named)
        )

    def _said_by(self, likes: Mapping[str, float]) -> dict[int, float]:
        found: dict[int, float] = {}
        for word, factor in likes.items():
            if factor >= _SURE:
                for topic, share in self._shares.get(word, ()):
                    found[topic] = found.get(topic, 0.0) + factor * factor * share
        return found


def _shares(said: Sequence[Said]) -> Mapping[str, Sequence[tuple[int, float]]]:
    """Word -> the topics that it is said of, with how much of what is said of the topic it takes."""
    shares: dict[str, list[tuple[int, float]]] = {}
    for number, topic in enumerate(said):
        counts: dict[str, float] = {}
        for lines, size in ((topic.titles, _TITLE_COUNTS), (topic.keywords, 1.0), (topic.examples, 1.0)):
            for word in chain.from_iterable(lines):
                if word not in GRAMMAR:
                    counts[word] = counts.get(word, 0.0) + size
        length = sum(counts.values()) + _SHORTEST
        for word, count in counts.items():
            shares.setdefault(word, []).append((number, round(count / length, 6)))
    return shares


def _narrow(said: Sequence[Said]) -> tuple[float, ...]:
    sizes = [sum(map(len, (*topic.titles, *topic.keywords, *topic.examples))) + _SHORTEST for topic in said]
    mean = sum(sizes) / max(1, len(sizes))
    return tuple(round(max(0.0, log(2 * mean / size)), 6) for size in sizes)


def _pairs(said: Sequence[Said]) -> Mapping[tuple[str, str], Sequence[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, topic in enumerate(said):
        lines = chain(topic.titles, topic.keywords, topic.examples)
        for pair in dict.fromkeys(pair for line in lines for pair in _pairs_of(line)):
            found.setdefault(pair, []).append(number)
    return found


def _pairs_of(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    return pairwise(stem(word) for word in words if word not in GRAMMAR)


def _articles(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit() and _ARTICLE.fullmatch(word))


def is_article(word: str) -> bool:
    """Whether a word is written as the number of an article: '2.82', '2a.41'."""
    return len(word) > 3 and word[0].isdigit() and _ARTICLE.fullmatch(word) is not None


def _root(article: str) -> str:
    return article.rstrip("abcdefghijklmnopqrstuvwxyz")
