"""Where the names of kinds of work stand in a title, each in its sense.

A name is a whole word, a word with a word for service behind it ('schoonmaakdiensten'), or the last part of
a compound ('kantoorschoonmaak'). As the first part of another compound ('schoonmaakrobot') it says little:
the last part is the head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.market import Market
from bot.understanding.work_names import LONGEST_WORD, Name, by_first_key, joined, key_of, names_of
from bot.understanding.work_senses import CLASH_OF, SENSE_OF, Sense
from bot.understanding.work_tokens import GRAMMAR, TitleWord
from bot.understanding.work_words import PREFIXES

CLEAR, SETTLED, IN_COMPOUND, VAGUE, FAINT = 0.86, 0.8, 0.5, 0.4, 0.3
"""How sure a name is (0..1): clear, settled by its neighbours, a short head of a compound, of many uses, a
first part."""
SURE_TAIL, SHORT_TAIL, SHORT_HEAD = 8, 5, 6
"""Letters of a name that is surely, or perhaps, the head of a compound; and of one that may be its first
part."""
LONG_SENSE = 12
"""A compound of more letters may have a sense of its own ('schoolmeubilair')."""
AFTER_ENGLISH = ("service", "contract", "company", "work", "supplies")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a title: place of its first word (from 0), number of words, how sure (0: meant in another
    sense)."""

    name: Name
    place: int
    size: int
    strength: float
    sense: Sense | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A name before its sense is known; `rest` are the other parts of its compound."""

    name: Name
    size: int
    strength: float
    rest: tuple[str, ...]


class NameFinder:
    """Finds the synonyms of a market."""

    def __init__(self, market: Market) -> None:
        """`market`: kinds of work with synonyms."""
        names = tuple(
            meant for category in market.categories for name in names_of(category) if (meant := _meant(name))
        )
        self._first = by_first_key(names)
        single = by_first_key(name for name in names if len(name.keys) == 1)
        self._single = {key: group for key, group in single.items() if len(key) >= SHORT_TAIL}

    def hits(self, words: tuple[TitleWord, ...]) -> Iterator[Hit]:
        """Every name in the words, in order; one that is meant in another sense too, with strength 0."""
        plain = [word.word for word in words]
        for place, word in enumerate(words):
            for found in (*self._whole(words, place), *self._apart(plain, place), *self._in_compound(word)):
                sense = _sense_of(found.name, word)
                around = tuple(_around(words, place, found.size))
                if not _led_on(found.name, words, place):
                    strength = _in_sense(sense, found, around)
                    clashes = _clashes(found.name, word, around)
                    yield Hit(found.name, place, found.size, 0.0 if clashes else strength, sense)

    def _whole(self, words: tuple[TitleWord, ...], place: int) -> Iterator[_Found]:
        word = words[place]
        for base in word.bases:
            for name in _spelled(word.word, self._first.get(base, ())):
                following = words[place + 1 : place + len(name.keys)]
                if len(following) == len(name.keys) - 1 and all(
                    key in other.bases for key, other in zip(name.keys[1:], following, strict=True)
                ):
                    yield _Found(name, len(name.keys), CLEAR, _tail(word) if base != word.key else ())

    def _apart(self, plain: Sequence[str], place: int) -> Iterator[_Found]:
        for compound in joined(plain, place):
            for name in self._single.get(compound, ()):
                yield _Found(name, 2, CLEAR, ())

    def _in_compound(self, word: TitleWord) -> Iterator[_Found]:
        """The name as the last part of a compound, or as its first part."""
        for base in word.bases:
            for cut in range(3, len(base) - SHORT_TAIL + 1 if len(base) <= LONGEST_WORD else 0):
                head, tail = base[:cut], base[cut:]
                for name in self._single.get(key_of(tail), ()) if head not in PREFIXES else ():
                    strength = CLEAR if len(tail) >= SURE_TAIL else IN_COMPOUND
                    yield _Found(name, 1, strength, (head, *_tail(word)))
        for cut in range(SHORT_HEAD, len(word.word) - 2 if len(word.word) <= LONGEST_WORD else 0):
            for start in dict.fromkeys((word.word[:cut], word.word[:cut].removesuffix("s"))):
                for name in self._single.get(key_of(start), ()):
                    yield _Found(name, 1, FAINT, (word.word[cut:],))


def _tail(word: TitleWord) -> tuple[str, ...]:
    """The word for service at the end, when it says more than that it is one: 'groenonderhoud', not
    'textieldiensten'."""
    return (word.tail,) if word.tail and not word.tail.startswith("dienst") else ()


def _meant(name: Name) -> Name | None:
    """The name without its words of grammar; None when only one word of a phrase is left ('in elkaar
    zetten')."""
    kept = [place for place, word in enumerate(name.words) if word not in GRAMMAR]
    if len(kept) == len(name.words):
        return name
    keys, words = tuple(name.keys[i] for i in kept), tuple(name.words[i] for i in kept)
    return Name(name.category, keys, words, name.english) if len(kept) > 1 else None


def _spelled(word: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names that are spelled as the word is, when there are such single words; otherwise all."""
    same = tuple(name for name in names if name.words == (word,))
    return same + tuple(name for name in names if len(name.words) > 1) if same else names


def _sense_of(name: Name, word: TitleWord) -> Sense | None:
    """The sense of a name that says little alone: of its compound, or of all its words."""
    long = (SENSE_OF[key] for key in word.bases if key in SENSE_OF and len(key) > LONG_SENSE)
    if whole := next(long, None):
        return whole
    senses = [SENSE_OF.get(key) for key in name.keys]
    return senses[0] if all(senses) else None


def _around(words: tuple[TitleWord, ...], place: int, size: int) -> Iterator[str]:
    for other, word in enumerate(words):
        if not place <= other < place + size:
            yield word.word
            yield from word.word.split("-")[1:]


def _in_sense(sense: Sense | None, found: _Found, around: tuple[str, ...]) -> float:
    """How sure a name is in its surroundings; 0 when they block it."""
    if sense is None:
        return found.strength
    beside = (*found.rest, *around)
    if any(sense.blocks.fit(word) for word in beside):
        return 0.0
    return min(found.strength, SETTLED if any(sense.settles.fit(word) for word in beside) else VAGUE)


def _clashes(name: Name, word: TitleWord, around: tuple[str, ...]) -> bool:
    clash = next((CLASH_OF[key] for key in name.keys if key in CLASH_OF), None)
    beside = (word.word.removeprefix(name.words[0]), *around)
    return clash is not None and any(clash.blocks.fit(other) for other in beside)


def _led_on(name: Name, words: tuple[TitleWord, ...], place: int) -> bool:
    """Whether an English name only describes the noun after it: 'cleaning agents', 'traffic control
    tower'."""
    after = words[place + len(name.keys) : place + len(name.keys) + 1]
    return name.english and any(
        not (word.beside or word.opens or word.lead != words[place].lead)
        and not word.word.startswith(AFTER_ENGLISH)
        for word in after
    )
