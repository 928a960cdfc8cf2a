"""Which kind of work a text names, and which kind a calendar entry is: by words, compounds and CPV codes.

A word counts whole, inflected, or as a part of a compound with a word on the other side ('gevelreiniging'); never inside
another word ('uitheemse' is no tea). Words that make it something else ('onderzoek', 'software', 'kunstwerken') speak
against it, and a word that says little alone ('toezicht') needs a second one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.market import Market, WorkCategory
from bot.understanding.function_words import FUNCTION
from bot.understanding.text import fold, plain_form


def _words(text: str) -> frozenset[str]:
    """The words of a list that is kept as text."""
    return frozenset(text.split())


FULL, COMPOUND, VAGUE = 1.0, 0.8, 0.4
"""How sure a word says a kind of work: alone, as part of a compound, or a word of many uses."""
ENOUGH = 0.75
BROAD_PREFIX = 2
"""A CPV prefix of so few digits covers a whole branch; the title must name the kind of work too."""

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEADS = _words("""
    onderhoud opdracht opdrachten bestek aanbesteding contract contracten voorziening voorzieningen werk dienst
    diensten dienstverlening levering leveringen beheer bedrijf perceel raamovereenkomst overeenkomst werkzaamheden
    service personeel medewerkers machines apparaten apparatuur automaten bonen producten artikelen pakketten
    bezorging verzorging inkoop inzameling verwerking vervoer transport reiniging reparatie ronde rondes locaties
    project cluster team loket afdeling materiaal depot stalling stallingen aannemer leverancier uitvraag uitgifte
    markt
""")
_PREFIXES = _words("her ver ont be ge on re in uit op af aan om voor over onder bij door mis wan na toe")
_VAGUE = _words("""
    toezicht inrichting registratie invoer participatie begeleiding online content opslag uniform was post bouw
    testen netwerk host care design transport art events evenement maintenance construction papier elektronica
    hardware tafels tassen welzijn arbeidsmarkt dossiers verlichting isolatie inzameling waste reuse print mail qa
    testing moves logistiek logistics sanitair kunst pakketten brood groente thee detachering secondment linen gifts
    security surveillance
""")
"""Words that say little alone; they count with a second word of the same kind of work."""
_NAMES_ALONE = _words("""
    toezicht opslag transport papier elektronica logistiek logistics kunst art security construction waste post thee
    brood groente welzijn inzameling
""")
"""Words of many uses that are meant when they stand alone in a question ('wie doet toezicht?')."""
_OTHER_WORK = _words("""
    onderzoek onderzoeken evaluatie evaluaties monitor monitoring benchmark meting metingen kwaliteitsmeting
    kwaliteitsmetingen belevingsmeting effectmeting studie verkenning statistiek prognose model modellen modelleren
    dashboard dataset analyse analyses kennis strategie strategieen visie visies studies audit audits beleid beleidsplan haalbaarheid adviseur adviseurs
    adviezen adviesbureau projectleider projectleiders projectmanager kwartiermaker contractmanagement
    procesbegeleiding projectbegeleiding programmamanagement software licentie licenties saas applicatie zaaksysteem
    telefonie telecom telecommunicatie cyber siem soc penetratie camera cameras innovatie sbir pentest pentesten
    kunstwerken kunstwerk beton betonnen sluizen viaducten bruggen kademuur kademuren rivier gebiedsontwikkeling
    natuur aardgas gas juridische juridisch advocaat advocaten accountant verzekering verzekeringen ecologisch
    ecologische assetmanagement uitzendkrachten inhuur inspecties inspectie keuring research evaluation survey study
    license licence licences modelling consultancy adviser legal ecological insurance hiring
""")
_OTHER_PARTS = re.compile(
    r"\w{3,}(?:onderzoek|onderzoeken|modell?(?:en)?|monitor|meting|metingen|strategie|beleid|biotopen|software|statistiek|benchmark|adviseurs?|adviezen|"
    r"innovatie|partnerschap|testen|analyses?)$|^(?:kennis(?!kwartier)|onderzoeks?|software|model|monitor|beleids?|strategie|prognose|innovatie|advies|haalbaarheid|penetratie)\w{3,}"
)
_OTHER_TAILS = _words("""
    camera cameras systeem systemen software installatie installaties plan plannen beleid visie advies tarief
    veiligheid
""")
_ASKS_FOR_ADVICE = re.compile(r"\badvies (?:over|nodig|geven|bij|voor)\b|\badvise\b|\bonderzoek(?:en)? of\b")
_AS_THEY_ARE = _words("wassen printen drukken")
"""Verbs of which the stem is another word: 'was', 'print', 'druk'."""
TAIL = "-"
LONG_NAME = 6
"""A name of fewer letters is found in a compound only before a word that heads compounds."""
LONGEST_WORD = 40
LONGEST_SHORT = 5
"""Words up to this length keep their ending: the 'en' of 'groen' is no plural (letters)."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A synonym of a kind of work: its words as keys, and whether it says little alone."""

    category: str
    keys: tuple[str, ...]
    vague: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    category: str
    weight: float
    place: int
    length: int


@dataclass(frozen=True, slots=True)
class _Pair:
    category: str
    first: str
    second: str


class Categories:
    """The kinds of work of a market, ready to be recognised."""

    def __init__(self, market: Market) -> None:
        """`market`: kinds of work with synonyms, words that exclude them and CPV codes; words of unlikely work."""
        self._order = {category.id: place for place, category in enumerate(market.categories)}
        self._names = tuple(name for category in market.categories for name in _names_of(category))
        self._first = _by_first_key(self._names)
        self._pairs = _pairs_of(self._names)
        self._excluding = {category.id: _phrases(category.exclude) for category in market.categories}
        self._unlikely = frozenset(fold(word) for group in market.not_promising for word in group.words) - {
            "advies"
        }
        self._cpv = sorted(
            ((code, category.id) for category in market.categories for code in category.cpv),
            key=lambda c: (-len(c[0]), c[1]),
        )

    def in_text(self, text: str) -> tuple[str, ...]:
        """The kinds of work that a question names, best first; empty when none is named, or something else is meant."""
        return self._named(_WORD.findall(fold(text)), alone=True)

    def _named(self, words: list[str], *, alone: bool) -> tuple[str, ...]:
        """`alone`: a word of many uses counts when it stands apart in the sentence."""
        if self._against(words):
            return ()
        totals: dict[str, float] = {}
        places: dict[str, int] = {}
        for hit in self._hits(words, alone):
            if not self._is_excluded(hit.category, words):
                totals[hit.category] = totals.get(hit.category, 0.0) + hit.weight + hit.length / 1000
                places.setdefault(hit.category, hit.place)
        named = [found for found, total in totals.items() if round(total, 6) >= ENOUGH]
        return tuple(sorted(named, key=lambda c: (-round(totals[c], 6), places[c], self._order[c])))

    def of_entry(self, title: str, cpv: Sequence[str]) -> str | None:
        """The kind of work of a calendar entry: by the longest CPV prefix, unless its title says something else."""
        words = _WORD.findall(fold(title))
        named = self._named(words, alone=False)
        by_code = self._by_cpv(cpv)
        if by_code is None:
            return named[0] if named else None
        category, length = by_code
        if self._against(words) or self._is_excluded(category, words):
            return None
        if category in named or length > BROAD_PREFIX + 1:
            return category
        return named[0] if named else (category if length > BROAD_PREFIX else None)

    def _by_cpv(self, cpv: Sequence[str]) -> tuple[str, int] | None:
        """The kind of work of the first code that has one, with the length of the prefix that told."""
        for code in cpv:
            for prefix, category in self._cpv:
                if code.startswith(prefix):
                    return category, len(prefix)
        return None

    def _against(self, words: list[str]) -> bool:
        """Whether a word says that this is research, advice, software or engineering."""
        asks = bool(_ASKS_FOR_ADVICE.search(" ".join(words)))
        parts = (
            part
            for word in words
            if not (asks and word.startswith(("advies", "onderzoek")))
            for part in {word, *word.split("-")}
        )
        return any(
            part in _OTHER_WORK or part in self._unlikely or _OTHER_PARTS.search(part[:LONGEST_WORD])
            for part in parts
        )

    def _is_excluded(self, category: str, words: list[str]) -> bool:
        return any(_holds(phrase, words) for phrase in self._excluding.get(category, ()))

    def _hits(self, words: list[str], alone: bool) -> Iterator[_Hit]:
        """Every synonym that stands in the words, each place counted once per kind of work."""
        keys = [_key(word) for word in words]
        seen: set[tuple[str, int]] = set()
        for place, word in enumerate(words):
            for key, weight, rest in (
                *_readings(word),
                *((joined, FULL, "") for joined in _joined(words, place)),
            ):
                for name in self._first.get(key, ()):
                    fits = keys[place + 1 : place + len(name.keys)] == list(name.keys[1:]) and _fits(
                        rest, name
                    )
                    if fits and (name.category, place) not in seen:
                        seen.add((name.category, place))
                        sure = not name.vague or (
                            alone and word in _NAMES_ALONE and _stands_alone(words, place)
                        )
                        yield _Hit(
                            name.category, weight if sure else weight * VAGUE, place, len(" ".join(name.keys))
                        )
        for pair in self._pairs:
            if pair.first in keys and pair.second in keys:
                yield _Hit(pair.category, FULL, keys.index(pair.first), len(pair.first + pair.second))


def _names_of(category: WorkCategory) -> Iterator[_Name]:
    for phrase in dict.fromkeys(fold(word) for word in category.synonyms.both):
        words = _WORD.findall(phrase)
        if words:
            keys = tuple(_key(word) for word in words)
            yield _Name(category.id, keys, len(words) == 1 and words[0] in _VAGUE)


def _by_first_key(names: tuple[_Name, ...]) -> dict[str, tuple[_Name, ...]]:
    found: dict[str, list[_Name]] = {}
    for name in names:
        found.setdefault(name.keys[0], []).append(name)
    return {
        key: tuple(sorted(group, key=lambda n: (-len(n.keys), n.category))) for key, group in found.items()
    }


def _key(word: str) -> str:
    """The form that singular and plural share; an adjective ('groene') keeps its ending, so it is not the noun."""
    if word in _AS_THEY_ARE or len(word) <= LONGEST_SHORT or (word.endswith("e") and not word.endswith("ie")):
        return word
    return plain_form(word)


def _readings(word: str) -> Iterator[tuple[str, float, str]]:
    """The word itself and the parts of a compound, each with how sure it says what it says, and the rest of the word.

    The rest is empty where the word or a part between hyphens is whole; in front of a part at the end stands `TAIL`.
    """
    yield _key(word), FULL, ""
    if "-" in word:
        for part in word.split("-"):
            yield _key(part), COMPOUND, ""
    for cut in range(3, len(word) - 2 if len(word) <= LONGEST_WORD else 0):
        head, tail = word[:cut], word[cut:]
        if tail in _HEADS or (len(head) >= 6 and len(tail) >= 4):
            yield _key(head.removesuffix("s") if len(head) > 6 else head), COMPOUND, tail
            yield _key(head), COMPOUND, tail
        if len(tail) >= 6 and head not in _PREFIXES:
            yield _key(tail), COMPOUND, TAIL


def _joined(words: list[str], place: int) -> Iterator[str]:
    """A compound that was written apart: 'leerling vervoer', 'verkeers regelaars'."""
    if (
        place + 1 < len(words)
        and 3 < len(words[place]) < LONGEST_WORD
        and 3 < len(words[place + 1]) < LONGEST_WORD
    ):
        for link in ("", "en", "s"):
            yield _key(words[place] + link + words[place + 1])


def _stands_alone(words: list[str], place: int) -> bool:
    """Whether only words of grammar stand beside it."""
    before = words[place - 1] if place else "de"
    after = words[place + 1] if place + 1 < len(words) else "de"
    return before in FUNCTION and after in FUNCTION


def _pairs_of(names: tuple[_Name, ...]) -> tuple[_Pair, ...]:
    """Compounds whose two halves are themselves names: 'textielinzameling' is also 'inzameling van textiel'."""
    single = {name.keys[0] for name in names if len(name.keys) == 1}
    return tuple(
        _Pair(name.category, name.keys[0][:cut], name.keys[0][cut:])
        for name in names
        for cut in range(4, len(name.keys[0]) - 3)
        if len(name.keys) == 1 and name.keys[0][:cut] in single and name.keys[0][cut:] in single
    )


def _fits(rest: str, name: _Name) -> bool:
    """A short word ('was', 'post', 'thee') is not taken out of a long one, unless the rest is the head of a compound."""
    if not rest:
        return True
    if rest.removeprefix("s") in _OTHER_TAILS:
        return False
    return len(name.keys[0]) >= LONG_NAME or rest in _HEADS


def _phrases(phrases: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_key(word) for word in _WORD.findall(fold(phrase))) for phrase in phrases)


def _holds(phrase: tuple[str, ...], words: list[str]) -> bool:
    """Whether all words of a phrase stand in the text, the last one also as a compound ('informatiebeveiliging')."""
    keys = [_key(word) for word in words]
    if len(phrase) == 1:
        return any(
            key == phrase[0]
            or (len(phrase[0]) > 7 and (key.startswith(phrase[0]) or key.endswith(phrase[0])))
            for key in keys
        )
    return all(part in keys for part in phrase)
