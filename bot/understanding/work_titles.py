"""What the words of a title say: which kinds of work, how surely, and whether it is other work altogether.

The head of a phrase decides: 'levering van laptops' is about laptops, 'fietsenrek bij het restaurant' is not
about the restaurant, 'licentie software schoonmaak' is software.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.model.market import Market
from bot.understanding.work_hits import SETTLED, Hit, NameFinder
from bot.understanding.work_names import LONGEST_WORD, holds, phrases
from bot.understanding.work_other import ADJECTIVE, HARD, MACHINERY, ORGANISATION, PERSON, PHRASE, SOFT, WORKS
from bot.understanding.work_tokens import CARRIERS, TitleWord, folded, title_words

PLACED, BELONGS, LED, AFTER_WORKS, AS_OBJECT = 0.5, 0.65, 0.65, 0.5, 0.5
"""What is left of a name after 'bij', after 'van' or nothing with another head, after building, as the
object of other work."""
SHORTEST_HEAD = 6
"""A shorter word before a name is an abbreviation or a name of its own (letters)."""
BESIDE_OTHER, SOFTENED = 0.65, 0.65
"""What is left of every name with other work beside it, and with a word that makes unsure."""
SECOND_WORD = 1 / 3
"""What a second word for the same kind of work takes of the doubt, for each point of its own certainty."""
MOST = 0.97
KEPT = 4096
"""So many readings are kept: a calendar is judged again for every list that is asked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of work that the words name: how sure (0..1), by which words, and their place (from 0)."""

    category: str
    certainty: float
    evidence: str
    place: int


@dataclass(frozen=True, slots=True)
class TitleReading:
    """The kinds of work that a title names, best first.

    `other`: the word that says it is other work, or ''. `machinery`: that word is a thing that may be
    cleaned or guarded.
    `excluded`: kinds that a word in the title rules out. `blocked`: kinds of which a word is meant in
    another sense.
    """

    told: tuple[Told, ...] = ()
    other: str = ""
    machinery: bool = False
    excluded: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()


class TitleReader:
    """Reads titles with the words of a market."""

    def __init__(self, market: Market) -> None:
        """`market`: kinds of work with synonyms and words that exclude them; words of unlikely work."""
        self._names = NameFinder(market)
        self._excluding = {category.id: phrases(category.exclude) for category in market.categories}
        self._unlikely = phrases([word for group in market.not_promising for word in group.words])
        self._known = lru_cache(maxsize=KEPT)(self._read)

    def read(self, title: str) -> TitleReading:
        """What a title names. Any text can be read."""
        return self._known(title)

    def _read(self, title: str) -> TitleReading:
        text = folded(title)
        words = title_words(text)
        excluded = self._excluded(words)
        found = tuple(self._names.hits(words))
        hits = tuple(hit for hit in found if hit.strength and hit.name.category not in excluded)
        other, beside = self._other(text, words, hits)
        blocked = frozenset(hit.name.category for hit in found if not hit.strength)
        told = () if other and not beside else _summed(hits, words, _left(words, hits, beside))
        return TitleReading(told, other, bool(MACHINERY.search(other)), excluded, blocked)

    def _excluded(self, words: tuple[TitleWord, ...]) -> frozenset[str]:
        keys = [word.key for word in words]
        return frozenset(
            category
            for category, excluding in self._excluding.items()
            if any(holds(phrase, keys) for phrase in excluding)
        )

    def _other(self, text: str, words: tuple[TitleWord, ...], hits: Sequence[Hit]) -> tuple[str, bool]:
        """The word that says it is other work, and whether it only stands beside a kind of work ('X en
        advies')."""
        if phrase := PHRASE.search(text):
            return phrase[0], False
        named = _covered(hits) | _settling(hits, words)
        clear = min((hit.place for hit in hits if hit.strength >= SETTLED), default=len(words))
        unlikely = self._unlikely_in(words)
        found = [
            (word, place)
            for place, word in enumerate(words)
            if place not in named
            and (
                _is_other(word)
                or unlikely.intersection((word.key, *word.bases))
                or _hired(word, place, clear)
            )
        ]
        if not found:
            return "", False
        return found[0][0].word, all(word.beside and place > clear for word, place in found)

    def _unlikely_in(self, words: tuple[TitleWord, ...]) -> frozenset[str]:
        """The first words of the phrases of unlikely work that stand in the title."""
        keys = {key for word in words for key in (word.key, *word.bases)}
        return frozenset(phrase[0] for phrase in self._unlikely if phrase and keys.issuperset(phrase))


def _covered(hits: Sequence[Hit]) -> frozenset[int]:
    """The places of words that are names themselves, so that they are no other work."""
    return frozenset(
        place for hit in hits if hit.strength >= SETTLED for place in range(hit.place, hit.place + hit.size)
    )


def _settling(hits: Sequence[Hit], words: tuple[TitleWord, ...]) -> frozenset[int]:
    """The places of words that settle a name, so that they are its object: 'testen van applicaties'."""
    senses = [hit.sense for hit in hits if hit.sense and hit.strength >= SETTLED]
    return frozenset(
        place
        for place, word in enumerate(words)
        if any(sense.settles.inflects(word.word) for sense in senses)
    )


def _is_other(word: TitleWord) -> bool:
    parts = (part[:LONGEST_WORD] for part in {word.word, *word.word.split("-")})
    return any(HARD.search(part) or MACHINERY.search(part) for part in parts)


def _hired(word: TitleWord, place: int, clear: int) -> bool:
    return place <= clear and bool(PERSON.search(word.word[:LONGEST_WORD]))


def _left(words: tuple[TitleWord, ...], hits: Sequence[Hit], beside: bool) -> float:
    """What words that make unsure, and other work beside it, leave of every kind (0..1)."""
    named = _covered(hits)
    softened = any(
        place not in named and SOFT.search(word.word[:LONGEST_WORD]) for place, word in enumerate(words)
    )
    return (SOFTENED if softened else 1.0) * (BESIDE_OTHER if beside else 1.0)


def _summed(hits: Sequence[Hit], words: tuple[TitleWord, ...], left: float) -> tuple[Told, ...]:
    """The kinds of work of the hits, best first; what several places say of a kind is taken together."""
    best: dict[str, dict[int, Told]] = {}
    for hit in hits:
        category, place = hit.name.category, hit.place
        evidence = " ".join(word.word for word in words[place : place + hit.size])
        told = Told(category, hit.strength * _placed(hit, words, hits) * left, evidence, place)
        places = best.setdefault(category, {})
        places[place] = max(places.get(place, told), told, key=lambda t: t.certainty)
    kinds = (_taken_together(tuple(places.values())) for places in best.values())
    return tuple(sorted(kinds, key=lambda told: (-told.certainty, told.place)))


def _placed(hit: Hit, words: tuple[TitleWord, ...], hits: Sequence[Hit]) -> float:
    """What the place of a name in its phrase leaves of it."""
    word = words[hit.place]
    factor = {"placing": PLACED, "belonging": BELONGS}.get(word.lead, 1.0)
    if word.opens or not hit.place:
        return factor
    if not word.beside and any(_has_as_object(other, hit) for other in hits):
        factor *= AS_OBJECT
    if _is_led(hit, words, hits):
        factor *= LED
    return factor * (AFTER_WORKS if WORKS.search(words[hit.place - 1].word) else 1.0)


def _is_led(hit: Hit, words: tuple[TitleWord, ...], hits: Sequence[Hit]) -> bool:
    """Whether another noun before a name is the head of the phrase: 'kostprijsberekening jeugdhulp'."""
    named = {place for other in hits for place in range(other.place, other.place + other.size)}
    for place in range(hit.place, 0, -1):
        word, before = words[place], words[place - 1]
        if word.opens or word.beside or word.lead != before.lead or place - 1 in named:
            return False
        if before.word in CARRIERS or before.word.isdigit() or ADJECTIVE.search(before.word):
            continue
        settles = hit.sense is not None and hit.sense.settles.fit(before.word)
        of_buyer = place > 1 and ORGANISATION.search(words[place - 2].word)
        return (
            len(before.word) >= SHORTEST_HEAD
            and not settles
            and not of_buyer
            and not ORGANISATION.search(before.word)
        )
    return False


def _has_as_object(other: Hit, hit: Hit) -> bool:
    """Whether another kind of work stands right before a name: 'verhuizing meubilair'."""
    return (
        other.place + other.size == hit.place
        and other.strength >= SETTLED
        and other.name.category != hit.name.category
    )


def _taken_together(group: tuple[Told, ...]) -> Told:
    """Several words for a kind of work make it surer; vague ones together do not make it sure."""
    first = max(group, key=lambda told: (told.certainty, -told.place))
    doubt = 1.0 - first.certainty
    for told in group:
        if told.place != first.place:
            doubt *= 1.0 - told.certainty * SECOND_WORD
    return Told(first.category, min(MOST, 1.0 - doubt), first.evidence, first.place)
