"""Places in a text: districts, names from the gazetteer, and words that are built like a street, bridge or park.

A place in a question that a procurement lacks is a contradiction. A neighbourhood fits its district and the other way
round; two neighbourhoods of one district do not fit each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.model.market import Vocabulary
from bot.understanding.text import Token, fold, plain_form, tokens

BUILDING = "gebouw"
MUNICIPALITY = "gemeente"
ORGANISATION = "organisatie"
_PREFIXES = frozenset({"stadsdeel", "stadsgebied", "amsterdam", "gemeente", "district", "sd"})
_ENDINGS = (
    "straat", "gracht", "kade", "plein", "laan", "brug", "sluis", "toren", "kerk", "park", "weg", "dijk", "eiland", "buurt",
    "polder", "plantsoen", "hof", "steeg", "singel", "burgwal", "haven", "dok", "dreef", "pad", "kwartier",
)  # fmt: skip
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its folded name, what sort it is, and the district it lies in ('' when unknown)."""

    name: str
    kind: str
    district: str = ""

    @property
    def is_district(self) -> bool:
        """Whether it is a whole district."""
        return self.kind == "stadsdeel"

    @property
    def marks(self) -> tuple[str, ...]:
        """How an entry that names this place is marked: the place itself, and the district that it lies in."""
        return (
            (f"@{self.name}",)
            if self.is_district or not self.district
            else (f"@{self.name}", f">{self.district}")
        )

    @property
    def sought(self) -> dict[str, float]:
        """The marks that fit a question about this place, with how well: itself, what lies in it, or what it lies in."""
        if self.is_district:
            return {f"@{self.name}": 1.0, f">{self.name}": 0.9}
        return {f"@{self.name}": 1.0} | ({f"@{self.district}": 0.85} if self.district else {})


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place and which tokens name it (from `first` up to, not including, `last`)."""

    place: Place
    first: int
    last: int


class Gazetteer:
    """The places of the vocabulary, found in texts longest name first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names: dict[tuple[str, ...], Place] = {}
        self.buildings: frozenset[str] = frozenset()
        districts = self._district_of_alias(vocabulary)
        buildings: set[str] = set()
        for group in vocabulary.places:
            for name in group.names:
                key = tokens(fold(name))
                if group.kind == BUILDING:
                    buildings.update(plain_form(word) for word in key if len(key) == 1)
                elif key:
                    self._names.setdefault(key, Place(" ".join(key), group.kind, districts.get(key, "")))
        self.buildings = frozenset(buildings)
        self._join_longer_names()
        self._part_double_names()
        self._add_districts(vocabulary)
        self.names = frozenset(key[0] for key in self._names if len(key) == 1)
        self.words = frozenset(word for key in self._names for word in key if len(word) > 3)

    @staticmethod
    def _district_of_alias(vocabulary: Vocabulary) -> dict[tuple[str, ...], str]:
        return {
            tokens(fold(alias)): " ".join(tokens(fold(district.name)))
            for district in vocabulary.districts
            for alias in district.also
        }

    def _join_longer_names(self) -> None:
        """'Albert Cuypmarkt' is the same place as 'Albert Cuyp' when both are listed."""
        for key, place in list(self._names.items()):
            if len(key) < 2:
                continue
            for ending in (*_ENDINGS, "markt"):
                base = self._names.get((*key[:-1], key[-1].removesuffix(ending)))
                if base and base is not place:
                    self._names[key] = base

    def _part_double_names(self) -> None:
        """'Zuidas Kenniskwartier' is two places when each is listed by itself."""
        double = [
            key
            for key in self._names
            for cut in range(1, len(key))
            if {key[:cut], key[cut:]} <= self._names.keys()
        ]
        for key in double:
            self._names.pop(key, None)

    def _add_districts(self, vocabulary: Vocabulary) -> None:
        """A district's name and its aliases mean the district; an alias in the gazetteer is a place that lies in it."""
        for district in vocabulary.districts:
            own = tokens(fold(district.name))
            place = Place(" ".join(own), "stadsdeel", " ".join(own))
            self._names[own] = place
            if len(own) > 1:
                self._names["".join(own),] = place
            for alias in district.also:
                key = tokens(fold(alias))
                if key:
                    self._names.setdefault(key, place)

    def find(self, words: Sequence[Token], is_common: Callable[[str], bool]) -> tuple[FoundPlace, ...]:
        """The places named in a row of tokens. `is_common` tells which words are no names ('fiets' in 'fietsbrug')."""
        found: list[FoundPlace] = []
        position = 0
        while position < len(words):
            match = self._longest(words, position) or self._built_like_a_name(words, position, is_common)
            if match:
                found.append(match)
            position = match.last if match else position + 1
        return tuple(found)

    def _longest(self, words: Sequence[Token], first: int) -> FoundPlace | None:
        for size in range(min(_LONGEST, len(words) - first), 0, -1):
            place = self._names.get(tuple(token.word for token in words[first : first + size]))
            if place is None:
                continue
            if (
                size == 1
                and place.is_district
                and words[first].joined
                and words[first - 1].word not in _PREFIXES
            ):
                return None
            return FoundPlace(place, first, first + size)
        return None

    @staticmethod
    def _built_like_a_name(
        words: Sequence[Token], at: int, is_common: Callable[[str], bool]
    ) -> FoundPlace | None:
        word = words[at].word
        if not word.isalpha() or is_common(word):
            return None
        for ending in _ENDINGS:
            front = word[: -len(ending)]
            if word.endswith(ending) and len(front) >= 4 and not any(is_common(f) for f in _fronts(front)):
                return FoundPlace(Place(word, "naam"), at, at + 1)
        return None


def _fronts(front: str) -> tuple[str, ...]:
    """The first part of a compound with and without its linking sound."""
    return tuple(front[: len(front) - cut] for cut in (0, 1, 2) if len(front) - cut >= 3)
