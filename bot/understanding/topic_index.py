"""The topics as an index: which words stand in which part of which topic, and how much a word tells them apart."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.model.law import Topic
from bot.model.market import Jargon
from bot.understanding.function_words import FUNCTION
from bot.understanding.topic_words import WordLikeness, topic_words

KEYWORD, TITLE, EXAMPLE, SHORT, LINE = 1.0, 0.9, 0.8, 0.55, 0.35
"""How much a word counts by where it stands in a topic."""

_GRAM = 4
_CHAT = 0.45


@dataclass(frozen=True, slots=True)
class Phrase:
    """A keyword or example question of a topic (by number): its telling words, and how much they weigh together."""

    topic: int
    words: tuple[str, ...]
    mass: float


@dataclass(slots=True)
class _Draft:
    strengths: dict[str, dict[int, float]] = field(default_factory=dict[str, dict[int, float]])
    counts: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    keywords: list[tuple[int, tuple[str, ...]]] = field(default_factory=list[tuple[int, tuple[str, ...]]])
    examples: list[tuple[int, tuple[str, ...]]] = field(default_factory=list[tuple[int, tuple[str, ...]]])
    lengths: list[int] = field(default_factory=list[int])


class TopicIndex:
    """Everything that finding a topic looks up. Topics are numbered in the order of their ids."""

    def __init__(self, topics: Sequence[Topic], jargon: Sequence[Jargon] = ()) -> None:
        ordered = sorted(topics, key=lambda topic: topic.id)
        self.ids = tuple(topic.id for topic in ordered)
        draft = _Draft()
        for number, topic in enumerate(ordered):
            said = [word for item in jargon if item.topic == topic.id for word in item.words]
            _add(draft, number, topic, said)
        self.strengths: Mapping[str, Mapping[int, float]] = draft.strengths
        self.counts: Mapping[str, Mapping[int, int]] = draft.counts
        self.lengths = tuple(draft.lengths)
        self.mean_length = sum(self.lengths) / max(1, len(self.lengths))
        self.likeness = WordLikeness(draft.strengths)
        self.rarest = math.log(1 + len(ordered) / 0.5)
        self._alone = frozenset(words[0] for _, words in draft.keywords if len(words) == 1)
        self._weights = {word: self._weight(word, found) for word, found in draft.strengths.items()}
        self._common = {
            word: round(math.sqrt(sum(1 for s in found.values() if s >= SHORT) / len(ordered)), 6)
            for word, found in draft.strengths.items()
        }
        self.keywords = self._phrases(draft.keywords)
        self.examples = self._phrases(draft.examples)
        self.examples_with = _by_word(self.examples)
        self.keywords_with = _by_word(self.keywords)
        self.keyword_words = frozenset(word for phrase in self.keywords for word in phrase.words)
        self.grams = GramIndex([_said(topic) for topic in ordered])

    def weight(self, word: str) -> float:
        """How much a word of the topics tells them apart; a word that none has weighs most."""
        return self._weights.get(word, self.rarest)

    def common(self, word: str) -> float:
        """In how many of the topics a word stands, from 0 to 1; the root, so that a few already tell."""
        return self._common.get(word, 0.0)

    def _weight(self, word: str, found: Mapping[int, float]) -> float:
        """Inverse document frequency in which a word deep in an answer counts less than a keyword."""
        frequency = sum(strength * strength for strength in found.values())
        scale = _CHAT if word in FUNCTION and word not in self._alone else 1.0
        return round(scale * math.log(1 + len(self.ids) / (0.5 + frequency)), 6)

    def _phrases(self, drafts: Iterable[tuple[int, tuple[str, ...]]]) -> tuple[Phrase, ...]:
        return tuple(
            Phrase(topic, words, round(sum(self.weight(word) for word in words), 6))
            for topic, words in drafts
            if words
        )


def _add(draft: _Draft, number: int, topic: Topic, jargon: Sequence[str]) -> None:
    keywords = (*topic.keywords.both, *jargon)
    lines = [text for line in topic.lines for text in (line.nl, line.en)]
    parts: list[tuple[float, Iterable[str]]] = [
        (KEYWORD, keywords), (TITLE, (topic.title.nl, topic.title.en)), (EXAMPLE, topic.examples.both),
        (SHORT, (topic.short.nl, topic.short.en)), (LINE, lines),
    ]  # fmt: skip
    length = 0
    for strength, texts in parts:
        for text in texts:
            for word in _telling(text):
                length += 1
                found = draft.strengths.setdefault(word, {})
                found[number] = max(strength, found.get(number, 0.0))
                counts = draft.counts.setdefault(word, {})
                counts[number] = counts.get(number, 0) + 1
    draft.lengths.append(length)
    draft.examples += [(number, tuple(dict.fromkeys(_telling(text)))) for text in topic.examples.both]
    draft.keywords += [(number, tuple(dict.fromkeys(_telling(text)))) for text in keywords]
    draft.keywords += [
        (number, tuple(dict.fromkeys(_telling(text)))) for text in (topic.title.nl, topic.title.en)
    ]


def _telling(text: str) -> list[str]:
    return [word.word for word in topic_words(text) if not word.is_grammar]


def _by_word(phrases: Sequence[Phrase]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        for word in phrase.words:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def _said(topic: Topic) -> str:
    """What colleagues may say of a topic, as one text."""
    return " ".join((topic.title.nl, topic.title.en, *topic.keywords.both, *topic.examples.both))


class GramIndex:
    """Likeness of texts by runs of four letters: sees through inflection, compounds and typing errors."""

    def __init__(self, texts: Sequence[str]) -> None:
        rows = [_grams(text) for text in texts]
        frequency: dict[str, int] = {}
        for row in rows:
            for gram in row:
                frequency[gram] = frequency.get(gram, 0) + 1
        self._weights = {gram: math.log(1 + len(rows) / count) for gram, count in frequency.items()}
        self._unknown = math.log(1 + len(rows))
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for number, row in enumerate(rows):
            norm = (
                math.sqrt(sum((self._weights[gram] * _damped(count)) ** 2 for gram, count in row.items()))
                or 1.0
            )
            for gram, count in row.items():
                self._postings.setdefault(gram, []).append(
                    (number, self._weights[gram] * _damped(count) / norm)
                )

    def likeness(self, text: str) -> Mapping[int, float]:
        """Text number -> cosine with the text, 0 to 1."""
        found: dict[int, float] = {}
        norm = 0.0
        for gram, count in _grams(text).items():
            weight = self._weights.get(gram, self._unknown) * _damped(count)
            norm += weight * weight
            for number, value in self._postings.get(gram, ()):
                found[number] = found.get(number, 0.0) + weight * value
        scale = 1 / math.sqrt(norm) if norm else 0.0
        return {number: round(value * scale, 6) for number, value in found.items()}


def _damped(count: int) -> float:
    return 1 + math.log(count)


def _grams(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in topic_words(text):
        if word.is_grammar:
            continue
        for gram in _runs(word.word):
            found[gram] = found.get(gram, 0) + 1
    return found


def _runs(word: str) -> Iterable[str]:
    """The runs of letters of a word with a space at both ends; a number is one whole."""
    padded = f" {word} "
    if not word.isalpha():
        return (padded,)
    return (padded[start : start + _GRAM] for start in range(max(1, len(padded) - _GRAM + 1)))
