"""The topics as an index: which words stand in which part of which topic, and how much a word tells them apart."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bot.model.law import Topic
from bot.model.market import Jargon
from bot.understanding.function_words import FUNCTION
from bot.understanding.topic_grams import GramIndex
from bot.understanding.topic_said import Line, Said, SaidIndex
from bot.understanding.topic_words import GRAMMAR, WordLikeness, plain_words

KEYWORD, TITLE, EXAMPLE, SHORT, LINE = 1.0, 0.9, 0.8, 0.55, 0.35
"""How much a word counts by where it stands in a topic."""

_CHAT = 0.45


@dataclass(frozen=True, slots=True)
class Phrase:
    """A keyword or example question of a topic (by number): its telling words, and how much they weigh together."""

    topic: int
    words: Line
    mass: float


@dataclass(slots=True)
class _Draft:
    strengths: dict[str, dict[int, float]] = field(default_factory=dict[str, dict[int, float]])
    counts: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    keywords: list[tuple[int, Line]] = field(default_factory=list[tuple[int, Line]])
    titles: list[tuple[int, Line]] = field(default_factory=list[tuple[int, Line]])
    examples: list[tuple[int, Line]] = field(default_factory=list[tuple[int, Line]])
    lengths: list[int] = field(default_factory=list[int])
    said: list[Said] = field(default_factory=list[Said])


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
        self._alone = frozenset(words[0] for _, words in (*draft.keywords, *draft.titles) if len(words) == 1)
        self._weights = {word: self._weight(word, found) for word, found in draft.strengths.items()}
        self._common = {
            word: round(math.sqrt(sum(1 for s in found.values() if s >= SHORT) / len(ordered)), 6)
            for word, found in draft.strengths.items()
        }
        self.keywords = self._phrases([*draft.keywords, *draft.titles])
        self.titles_from = sum(1 for _, words in draft.keywords if words)
        self.examples = self._phrases(draft.examples)
        self.examples_with = _by_word(self.examples)
        self.keywords_with = _by_word(self.keywords)
        self.keyword_words = frozenset(word for phrase in self.keywords for word in phrase.words)
        self.said = SaidIndex(draft.said)
        self.grams = GramIndex([_said_words(said) for said in draft.said])

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
    said = Said(
        titles=_lines((topic.title.nl, topic.title.en)),
        keywords=_lines((*topic.keywords.both, *jargon)),
        examples=_lines(topic.examples.both),
    )
    told = _lines(text for line in topic.lines for text in (line.nl, line.en))
    length = 0
    for strength, lines in (
        (KEYWORD, said.keywords), (TITLE, said.titles), (EXAMPLE, said.examples),
        (SHORT, _lines((topic.short.nl, topic.short.en))), (LINE, told),
    ):  # fmt: skip
        length += _count(draft, number, strength, lines)
    draft.lengths.append(length)
    draft.said.append(said)
    draft.keywords += [(number, _telling(line)) for line in said.keywords]
    draft.titles += [(number, _telling(line)) for line in said.titles]
    draft.examples += [(number, _telling(line)) for line in said.examples]


def _count(draft: _Draft, number: int, strength: float, lines: Iterable[Line]) -> int:
    """Count every telling word for the topic; the strongest place is given first. How many there were."""
    length = 0
    for word in chain.from_iterable(lines):
        if word in GRAMMAR:
            continue
        length += 1
        counts = draft.counts.get(word)
        if counts is None:
            draft.counts[word], draft.strengths[word] = {number: 1}, {number: strength}
        elif number in counts:
            counts[number] += 1
        else:
            counts[number], draft.strengths[word][number] = 1, strength
    return length


def _lines(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(map(plain_words, texts))


def _telling(line: Line) -> Line:
    """The telling words of a line, each once."""
    return tuple(dict.fromkeys(word for word in line if word not in GRAMMAR))


def _by_word(phrases: Sequence[Phrase]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        for word in phrase.words:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def _said_words(said: Said) -> list[str]:
    """The telling words of all that colleagues say of a topic."""
    lines = chain(said.titles, said.keywords, said.examples)
    return [word for word in chain.from_iterable(lines) if word not in GRAMMAR]
