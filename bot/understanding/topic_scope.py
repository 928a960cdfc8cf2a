"""Whether a question is about the topics at all: what tells it from a question about parking, leave or passwords."""

from itertools import pairwise
from math import log

from bot.understanding.function_words import ASKING, FUNCTION
from bot.understanding.topic_evidence import Evidence, Reading
from bot.understanding.topic_index import TopicIndex
from bot.understanding.topic_said import Slot

_ALLOWED = frozenset(("mag", "mogen", "moet", "moeten", "verplicht", "toegestaan", "may", "must", "allowed"))
_HOW = frozenset(("hoe", "waar", "wie", "wanneer", "how", "where", "who", "when"))
_MINE = frozenset(("mijn", "my", "onze", "our"))
_SELDOM = 0.2
_SURELY = 0.8


def scope_numbers(reading: Reading, index: TopicIndex, best: Evidence, share: float) -> tuple[float, ...]:
    """What tells a question about the topics from any other question, in the order of the weights of the scope.

    `best` and `share`: the evidence for the best topic, and its share of the choice among the topics.
    """
    mass = reading.mass or 1.0
    known = sum(
        slot.weight * max(slot.likes.values(), default=0.0) for slot in reading.slots if not slot.strange
    )
    strange = sum(slot.weight for slot in reading.slots if slot.strange)
    named = [
        max((factor for word, factor in slot.likes.items() if word in index.keyword_words), default=0.0)
        for slot in reading.slots
    ]
    trade = sum(_is_of_the_trade(slot) for slot in reading.slots)
    weighty = sum(value * slot.weight for value, slot in zip(named, reading.slots, strict=True))
    return (
        best.explained, best.keyword, best.keywords, best.letters, best.words, known / mass, strange / mass,
        min(3.0, strange / index.rarest), weighty / mass, log(1 + weighty), log(1 + len(reading.slots)),
        float(trade > 0), float(trade > 1), trade / max(1, len(reading.slots)),
        *_common(reading, index), *_tone(reading, index), share, best.own, best.likely, best.title,
    )  # fmt: skip


def _is_of_the_trade(slot: Slot) -> bool:
    return slot.word in ASKING or any(
        factor >= _SURELY and word in ASKING for word, factor in slot.likes.items()
    )


def _common(reading: Reading, index: TopicIndex) -> tuple[float, float]:
    """How much the words of the trade ('aanbesteding', 'inschrijver') stand in the question: the commonest, and all."""
    found = sorted(
        (
            max((factor * index.common(word) for word, factor in slot.likes.items()), default=0.0)
            for slot in reading.slots
            if slot.word not in FUNCTION
        ),
        reverse=True,
    )
    return (found[0] if found else 0.0), min(2.0, sum(found))


def _tone(reading: Reading, index: TopicIndex) -> tuple[float, float, float]:
    """How it is asked: whether something is allowed, how one does something oneself, and for something of one's own."""
    words = [word.word for word in reading.words]
    own = any(first in _MINE and index.common(second) < _SELDOM for first, second in pairwise(words))
    return float(not _ALLOWED.isdisjoint(words)), float(bool(words) and words[0] in _HOW), float(own)
