"""What in a question speaks for each topic, as numbers from 0 to about 1. Weighing them is for `topics`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log, sqrt

from bot.understanding.function_words import BUILDING_BLOCKS, GENERAL
from bot.understanding.lexicon import Lexicon
from bot.understanding.text import plain_form
from bot.understanding.topic_index import EXAMPLE, TopicIndex
from bot.understanding.topic_said import Slot, is_article
from bot.understanding.topic_words import TopicWord, topic_words

_CHAT = 0.35
_OBJECT = 0.55
_KNOWN_ENOUGH = 0.5
_K1, _B = 1.2, 0.6
_KEYWORD_DAMP = 2.5
_COVERED = 0.75
_WORTH_SAYING = 0.3
_MOST_LIKES = 24
_LETTERS, _LITERAL = 5, -1
_ALIKE = 0.1
_OBJECTS = frozenset(plain_form(word) for word in BUILDING_BLOCKS | GENERAL)


Shares = Mapping[int, float]
"""Topic (by number) -> how much speaks for it, from 0 to about 1."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one topic."""

    explained: float
    asked: float
    keyword: float
    keywords: float
    example: float
    letters: float
    words: float
    title: float
    own: float
    likely: float
    pairs: float
    literal: float
    narrow: float

    def numbers(self) -> tuple[float, ...]:
        """In the order of the weights."""
        return (
            self.explained, self.asked, self.keyword, self.keywords, self.example, self.letters, self.words,
            self.title, self.own, self.likely, self.pairs, self.literal, self.narrow,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as the index sees it."""

    words: tuple[TopicWord, ...]
    slots: tuple[Slot, ...]
    hits: Mapping[str, float]
    mass: float
    by_topic: Mapping[int, Evidence] = field(default_factory=dict[int, Evidence])


class EvidenceFinder:
    """Reads questions against the index of the topics."""

    def __init__(self, index: TopicIndex, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon

    def read(self, text: str) -> Reading:
        """The question's words and the evidence for every topic that any of them touches."""
        words = topic_words(text)
        slots = self._slots(words)
        hits: dict[str, float] = {}
        for slot in slots:
            for word, factor in slot.likes.items():
                if factor > hits.get(word, 0.0):
                    hits[word] = factor
        mass = sum(slot.weight for slot in slots)
        reading = Reading(words, slots, hits, mass)
        return replace(reading, by_topic=self._weigh(reading))

    def words_for(self, reading: Reading, topic: int) -> tuple[str, ...]:
        """The words of the question that a topic explains, with the word of the topic when it is another one."""
        found: list[str] = []
        for slot in reading.slots:
            matches = [
                (factor * self._index.strengths[word].get(topic, 0.0), word)
                for word, factor in slot.likes.items()
            ]
            value, word = max(matches, default=(0.0, ""), key=lambda match: (match[0], match[1]))
            if value >= _WORTH_SAYING:
                found.append(slot.word if word == slot.word else f"{slot.word} ({word})")
        return tuple(found)

    def _slots(self, words: Sequence[TopicWord]) -> tuple[Slot, ...]:
        meant = self._meant(words)
        slots: dict[str, Slot] = {}
        for word, likes in zip(words, meant, strict=True):
            if not word.is_grammar:
                self._like(likes, word.word, 1.0)
            elif not likes:
                continue
            if word.word not in slots:
                slots[word.word] = self._slot(word, _likeliest(likes))
        return tuple(slots.values())

    def _meant(self, words: Sequence[TopicWord]) -> list[dict[str, float]]:
        """For each word what it may mean according to the vocabulary, alone or in a phrase."""
        meant: list[dict[str, float]] = [{} for _ in words]
        for phrase in self._lexicon.find([word.word for word in words], True):
            places = range(phrase.first, phrase.last)
            if len(places) == 1 and words[phrase.first].is_chat:
                continue
            telling = [place for place in places if not words[place].is_grammar] or [phrase.last - 1]
            for place in telling:
                for meaning in phrase.meanings:
                    for word in filter(self._index.likeness.knows, meaning.words):
                        self._like(meant[place], word, meaning.factor)
        return meant

    def _like(self, likes: dict[str, float], word: str, factor: float) -> None:
        for other, likeness in self._index.likeness.like(word).items():
            value = round(factor * likeness, 6)
            if value > likes.get(other, 0.0):
                likes[other] = value

    def _slot(self, word: TopicWord, likes: Mapping[str, float]) -> Slot:
        known = [other for other, factor in likes.items() if factor >= _KNOWN_ENOUGH]
        if known:
            best = max(likes.values())
            weight = max(self._index.weight(other) for other in known if likes[other] >= best - 0.1)
            if word.is_chat:
                weight = (
                    min(weight, _CHAT * self._index.rarest)
                    if word.is_grammar or best < 1.0
                    else self._index.weight(word.word)
                )
            return Slot(word.word, weight, likes, False)
        scale = _OBJECT if plain_form(word.word) in _OBJECTS else 1.0
        if word.is_chat or (word.word[0].isdigit() and not is_article(word.word)):
            scale = _CHAT
        return Slot(word.word, self._index.rarest * scale, likes, scale == 1.0)

    def _weigh(self, reading: Reading) -> Mapping[int, Evidence]:
        words = tuple(word.word for word in reading.words)
        explained, asked = self._explained(reading)
        keyword, title, keywords = self._keywords(reading)
        own, likely = self._index.said.own(reading.slots, reading.mass)
        shares = (
            explained, asked, keyword, keywords, self._examples(reading),
            self._index.grams.likeness(word.word for word in reading.words if not word.is_grammar),
            self._words(reading), title, own, likely, self._index.said.pairs(words),
            dict.fromkeys(self._index.said.literal(words), 1.0),
        )  # fmt: skip
        passed_over = self._index.said.about_a_neighbour(words)
        near = (topic for topic, likeness in shares[_LETTERS].items() if likeness >= _ALIKE)
        topics = sorted({*explained, *near, *shares[_LITERAL]} - passed_over)
        columns = [[share.get(topic, 0.0) for topic in topics] for share in shares]
        columns.append([self._index.said.narrow[topic] for topic in topics])
        return {topic: Evidence(*row) for topic, row in zip(topics, zip(*columns, strict=True), strict=True)}

    def _explained(self, reading: Reading) -> tuple[Shares, Shares]:
        """The share of the question that a topic explains: by any word, and by what is asked or said of it."""
        shares: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for slot in reading.slots:
            part = slot.weight / (reading.mass or 1.0)
            for share, best in zip(shares, self._explained_by(slot.likes), strict=True):
                for topic, value in best.items():
                    share[topic] = share.get(topic, 0.0) + part * value
        return shares

    def _explained_by(self, likes: Mapping[str, float]) -> tuple[Shares, Shares]:
        anywhere: dict[int, float] = {}
        asked: dict[int, float] = {}
        for word, factor in likes.items():
            for topic, strength in self._index.strengths[word].items():
                value = factor * strength
                if value > anywhere.get(topic, 0.0):
                    anywhere[topic] = value
                if strength >= EXAMPLE and value > asked.get(topic, 0.0):
                    asked[topic] = value
        return anywhere, asked

    def _keywords(self, reading: Reading) -> tuple[Shares, Shares, Shares]:
        """The best keyword and title of each topic, and what all words of its keywords that the question holds weigh together."""
        best: dict[int, float] = {}
        title: dict[int, float] = {}
        held: dict[int, set[str]] = {}
        covers: dict[int, float] = {}
        for word, factor in reading.hits.items():
            weight = self._index.weight(word) * factor
            for number in self._index.keywords_with.get(word, ()):
                covers[number] = covers.get(number, 0.0) + weight
        for number, weight in covers.items():
            phrase = self._index.keywords[number]
            cover = weight / phrase.mass
            value = round(cover * cover * cover * phrase.mass / (phrase.mass + _KEYWORD_DAMP), 6)
            if value > best.get(phrase.topic, 0.0):
                best[phrase.topic] = value
            if number >= self._index.titles_from and cover > title.get(phrase.topic, 0.0):
                title[phrase.topic] = round(cover, 6)
            if cover >= _COVERED:
                held.setdefault(phrase.topic, set()).update(phrase.words)
        return best, title, {topic: self._together(words, reading.hits) for topic, words in held.items()}

    def _together(self, words: Iterable[str], hits: Mapping[str, float]) -> float:
        weights = sorted(self._index.weight(word) * hits.get(word, 0.0) for word in words)
        return round(log(1 + sum(weights) / self._index.rarest), 6)

    def _examples(self, reading: Reading) -> Shares:
        """Whether the question is nearly one of the topic's example questions: 1 when it is, 0 when they share half."""
        dots: dict[int, float] = {}
        for word, factor in reading.hits.items():
            value = self._index.weight(word) * factor * factor
            for number in self._index.examples_with.get(word, ()):
                dots[number] = dots.get(number, 0.0) + value
        best: dict[int, float] = {}
        for number, dot in dots.items():
            phrase = self._index.examples[number]
            value = round(min(1.0, dot / sqrt(phrase.mass * max(reading.mass, 1.0))) * 2 - 1, 6)
            if value > best.get(phrase.topic, 0.0):
                best[phrase.topic] = value
        return best

    def _words(self, reading: Reading) -> Shares:
        """BM25 over everything that stands in the topic, as a share of the best it could be."""
        found: dict[int, float] = {}
        best = 0.0
        for word, factor in sorted(reading.hits.items()):
            weight = self._index.weight(word) * factor
            best += weight
            for topic, count in self._index.counts[word].items():
                length = self._index.lengths[topic] / self._index.mean_length
                part = count / (count + _K1 * (1 - _B + _B * length))
                found[topic] = found.get(topic, 0.0) + weight * part
        return {topic: round(value / best, 6) for topic, value in found.items()} if best else {}


def _likeliest(likes: Mapping[str, float]) -> Mapping[str, float]:
    """The words that a word is most like; a common part of many compounds is like dozens."""
    if len(likes) <= _MOST_LIKES:
        return likes
    ordered = sorted(likes.items(), key=lambda item: (-item[1], item[0]))
    return dict(ordered[:_MOST_LIKES])
