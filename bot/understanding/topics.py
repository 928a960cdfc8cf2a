"""Which topics a question asks about, best first, or none.

Every word of the question is evidence for the topics whose keywords, title, example questions or answer hold it, an
inflection, a part of it as a compound, or what it means according to the vocabulary. Two logistic models weigh the
evidence: one chooses among the topics, the other tells whether the question is about the topics at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from operator import mul

from bot.model.law import Topic
from bot.model.market import Vocabulary
from bot.model.question import Scored, Step
from bot.understanding.lexicon import Lexicon
from bot.understanding.topic_evidence import EvidenceFinder, Reading
from bot.understanding.topic_index import TopicIndex
from bot.understanding.topic_scope import scope_numbers

MOST_TOPICS = 8
_EXPLAINED = 3

# Fitted by tests/bench/fit_topics.py: a conditional logit over the topics and a logistic model of the scope. Questions: the
# topics' example questions (each asked of a finder without it, and without a third of the keywords) and those of
# tests/bench/topic_questions.jsonl: 305 on the 42 main topics, 156 on any topic and 290 about something else.
# Order as in `Evidence.numbers` and `scope_numbers`.
CHOICE = (
    3.531, 0.907, 1.304, 1.716, 0.876, 3.441, 2.283, 0.801, 0.628, 2.328, 0.931, 1.257, 1.573,
)  # fmt: skip
SCOPE = (
    2.534, 0.844, -0.046, 2.163, 0.189, 1.981, -0.312, -0.466, 0.2, -0.108, 2.166, 0.669,
    0.667, -0.195, 0.069, 1.664, 0.801, -0.707, -1.618, 1.499, 0.065, 0.618, 1.047, -8.941,
)  # fmt: skip
ENOUGH = 0.55
"""From this chance on a question is taken to be about the topics; one in ten strange questions of the bench gets in."""

LEAST = 0.07
"""Below this chance the best topic is a guess among many."""


@dataclass(frozen=True, slots=True)
class TopicHits:
    """The topics of a question, best first: `score` is the chance (0 to 1) that it asks about that topic.

    `confident`: the question is about the topics, and the best one is good enough to answer with.
    """

    ranked: tuple[Scored, ...] = ()
    confident: bool = False
    steps: tuple[Step, ...] = ()


class TopicFinder:
    """Finds topics by their words. Made once from the topics and the vocabulary; the same question gives the same hits."""

    def __init__(self, topics: Sequence[Topic], vocabulary: Vocabulary) -> None:
        self._index = TopicIndex(topics, vocabulary.jargon)
        self._evidence = EvidenceFinder(self._index, topic_lexicon(vocabulary))

    def find(self, text: str) -> TopicHits:
        """The topics that a question asks about; none when no word of it touches a topic."""
        reading = self._evidence.read(text)
        chosen = choose(reading)
        if not chosen:
            return TopicHits()
        best, share = chosen[0]
        scope = _chance(SCOPE, scope_numbers(reading, self._index, reading.by_topic[best], share))
        ranked = tuple(
            Scored(self._index.ids[topic], round(scope * share, 2)) for topic, share in chosen[:MOST_TOPICS]
        )
        confident = scope >= ENOUGH and ranked[0].score >= LEAST
        return TopicHits(ranked, confident, self._steps(reading, chosen[:_EXPLAINED], scope))

    def _steps(self, reading: Reading, chosen: Sequence[tuple[int, float]], scope: float) -> tuple[Step, ...]:
        steps = [
            Step(", ".join(self._evidence.words_for(reading, topic)), self._index.ids[topic])
            for topic, _ in chosen
        ]
        strange = ", ".join(slot.word for slot in reading.slots if slot.strange)
        return (*steps, Step(strange, f"over de onderwerpen: {scope:.2f}"))


def topic_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """What colleagues say and what the topics say: the general words together with those for topics only."""
    words = vocabulary.synonyms + vocabulary.topic_synonyms
    return Lexicon(vocabulary.model_copy(update={"synonyms": words}))


def choose(reading: Reading, weights: Sequence[float] = CHOICE) -> tuple[tuple[int, float], ...]:
    """Topics with their share of the choice, best first; shares add up to 1."""
    sums = {
        topic: round(_dot(weights, evidence.numbers()), 6)
        for topic, evidence in sorted(reading.by_topic.items())
    }
    if not sums:
        return ()
    top = max(sums.values())
    odds = {topic: exp(value - top) for topic, value in sums.items()}
    total = sum(odds.values())
    ordered = sorted(odds.items(), key=lambda item: (-item[1], item[0]))
    return tuple((topic, value / total) for topic, value in ordered)


def _dot(weights: Sequence[float], numbers: Sequence[float]) -> float:
    return sum(map(mul, weights, numbers))


def _chance(weights: Sequence[float], numbers: Sequence[float]) -> float:
    """Logistic chance; the last weight is the constant."""
    return 1 / (1 + exp(-round(_dot(weights, (*numbers, 1.0)), 6)))
