"""What each entry of the calendar offers a question to hold on to: words, places, numbers, years, owner, time, value."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.model.base import Text
from bot.model.procurement import CalendarEntry
from bot.model.values import Period
from bot.understanding.calendar_words import canonical
from bot.understanding.function_words import ASKING, FUNCTION, GENERAL, word_set
from bot.understanding.places import MUNICIPALITY, Gazetteer
from bot.understanding.text import Token, fold, spans, tokens

YEAR_RANGE = re.compile(r"\b(20\d\d)\s?(?:-|/|t/m|tm|tot en met|tot)\s?(20\d\d|\d\d)\b(?!-\d)")
NUMBERED = word_set(
    """rak cluster brug perceel percelen fase kavel lijn blok deel vak zone tranche ronde lot lots phase stage bridge
    line part kwartier etappe traject lift gebouw bouwdeel deelgebied kade metro"""
)
_ASKING_WEIGHT, _GENERAL_FACTOR, _WEAK_WORD = 0.12, 0.5, 0.6
_CUT_OFF, _CUT_OFF_WORD = re.compile(r"\b([a-z]{3,})-(?=[\s,/])"), 0.85


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers with the word before them ('rak' '412'), codes such as 'm8', years and runs of years."""

    typed: frozenset[tuple[str, str]]
    codes: frozenset[str]
    years: frozenset[int]
    ranges: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Profile:
    """One entry, ready to be compared with a question.

    `sought` is everything that a term can match, with its worth: words of the names and marks of places 1, words from CPV
    labels, lots and owners less, as does a word that is cut off: 'kringloop-' in 'kringloop- en milieustraat'.
    """

    id: str
    names: tuple[tuple[tuple[str, float], ...], ...]
    words: frozenset[str]
    marks: frozenset[str]
    sought: Mapping[str, float]
    numbers: Numbers
    lots: frozenset[str] | None
    owner: str
    planned: Period | None
    value: Decimal | None


def read_numbers(folded: str, words: Sequence[Token]) -> Numbers:
    """The numbers of folded text. 'perceel 1-4' holds 1, 2, 3 and 4."""
    ranges = {(int(m[1]), _full_year(m[1], m[2])) for m in YEAR_RANGE.finditer(folded)}
    typed: set[tuple[str, str]] = set()
    codes: set[str] = set()
    years: set[int] = set()
    for at, token in enumerate(words):
        if not any(c.isdigit() for c in token.word):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", token.word):
            years.add(int(token.word))
            continue
        codes.add(canonical(token.word))
        typed.update(_typed(words, at))
    return Numbers(frozenset(typed), frozenset(codes), frozenset(years), frozenset(ranges))


def _full_year(first: str, last: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last)


def _typed(words: Sequence[Token], at: int) -> Iterable[tuple[str, str]]:
    number = canonical(words[at].word)
    before = next(
        (
            w.word
            for w in reversed(words[max(0, at - 3) : at])
            if not w.word.isdigit() and w.word not in ("en", "nr", "nummer")
        ),
        "",
    )
    if before not in NUMBERED:
        return
    yield before, number
    previous = words[at - 1].word if at else ""
    if words[at].joined and previous.isdigit() and number.isdigit() and 0 < int(number) - int(previous) <= 30:
        yield from ((before, str(n)) for n in range(int(previous), int(number)))


class Weights:
    """How much a word of the calendar tells: 1 for a word of one entry, near 0 for a word of all."""

    def __init__(self, documents: Mapping[str, int], entries: int) -> None:
        self._documents, self._entries = documents, entries
        self._scale = math.log((entries + 1) / 1.5) or 1.0

    def documents(self, word: str) -> int:
        """In how many entries the word stands."""
        return self._documents.get(word, 0)

    def of_count(self, count: float) -> float:
        """The weight of something that stands in `count` entries."""
        return max(0.06, min(1.0, math.log((self._entries + 1) / (max(count, 1) + 0.5)) / self._scale))

    def of(self, word: str) -> float:
        """The weight of a word in a title."""
        if word in ASKING or word in FUNCTION:
            return _ASKING_WEIGHT * (2 if word not in FUNCTION else 1)
        return self.of_count(self.documents(word)) * (_GENERAL_FACTOR if word in GENERAL else 1.0)


def name_words(text: str) -> tuple[str, ...]:
    """The words of a title that count, each once, in order."""
    found = (canonical(word) for word in tokens(fold(text)))
    return tuple(dict.fromkeys(word for word in found if word not in _DROPPED))


_DROPPED = word_set(
    "de het een der des den ter ten te van voor in op aan bij met naar uit om en of tot door per via over onder na tbv tav s the of for and to a"
)


@dataclass(frozen=True, slots=True)
class _Raw:
    entry: CalendarEntry
    names: tuple[tuple[str, ...], ...]
    weak: frozenset[str]


def read_entries(
    entries: Sequence[CalendarEntry], cpv_names: Mapping[str, Text], directorates: frozenset[str]
) -> list[_Raw]:
    """The words of every entry, in order of id."""
    return [_raw(entry, cpv_names, directorates) for entry in sorted(entries, key=lambda e: e.id)]


def _raw(entry: CalendarEntry, cpv_names: Mapping[str, Text], directorates: frozenset[str]) -> _Raw:
    names = tuple(words for text in (entry.title, *entry.also_named) if (words := name_words(text)))
    labels = [cpv_names[code].nl for code in entry.cpv if code in cpv_names]
    labels += [lot.title for lot in entry.lots or ()]
    if fold(entry.owner) not in directorates:
        labels.append(entry.owner)
    own = {word for name in names for word in name}
    weak = {word for text in labels for word in name_words(text) if word.isalpha() and word not in own}
    return _Raw(entry, names, frozenset(weak - FUNCTION - ASKING - GENERAL))


def weigh(raws: Sequence[_Raw]) -> Weights:
    """Count in how many entries each word stands."""
    documents: dict[str, int] = {}
    for raw in raws:
        for word in {word for name in raw.names for word in name} | raw.weak:
            documents[word] = documents.get(word, 0) + 1
    return Weights(documents, len(raws))


def profile(raw: _Raw, weights: Weights, gazetteer: Gazetteer, is_common: "CommonWord") -> Profile:
    """The finished profile of one entry."""
    entry = raw.entry
    folded = [fold(text) for text in (entry.title, *entry.also_named)]
    words = [spans(text) for text in folded]
    places = [f.place for row in words for f in gazetteer.find(row, is_common)]
    owner_places = [f.place for f in gazetteer.find(spans(fold(entry.owner)), is_common)]
    specific = any(not place.is_district for place in places)
    marks = {mark for place in places for mark in place.marks}
    for place in owner_places:
        if place.is_district or place.kind == MUNICIPALITY:
            marks.update({f">{place.name}"} if specific and place.is_district else place.marks)
    own = frozenset(word for name in raw.names for word in name)
    cut_off = {found for text in folded for found in _CUT_OFF.findall(text)}
    numbers = [read_numbers(text, row) for text, row in zip(folded, words, strict=True)]
    return Profile(
        id=entry.id,
        names=tuple(tuple((word, weights.of(word)) for word in name) for name in raw.names),
        words=own,
        marks=frozenset(marks),
        sought=dict.fromkeys(sorted(raw.weak), _WEAK_WORD)
        | dict.fromkeys(sorted({*own, *marks}), 1.0)
        | dict.fromkeys(sorted(own & cut_off), _CUT_OFF_WORD),
        numbers=_together(numbers),
        lots=None
        if entry.lots is None
        else frozenset(canonical(lot.number) for lot in entry.lots if lot.number),
        owner=fold(entry.owner),
        planned=entry.planned,
        value=entry.estimated_value,
    )


def _together(numbers: Sequence[Numbers]) -> Numbers:
    return Numbers(
        frozenset(typed for n in numbers for typed in n.typed),
        frozenset(code for n in numbers for code in n.codes),
        frozenset(year for n in numbers for year in n.years),
        frozenset(pair for n in numbers for pair in n.ranges),
    )


class CommonWord:
    """Tells whether a word is an ordinary word, so that 'fietsbrug' is no name and 'Torontobrug' is one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    def __call__(self, word: str) -> bool:
        """Whether `word`, or its singular, is an ordinary word."""
        return (
            word in self._words
            or word.removesuffix("s") in self._words
            or word.removesuffix("en") in self._words
        )
