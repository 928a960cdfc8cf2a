"""The linker: which entry of the procurement calendar does a question mean?"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot.model.base import Text
from bot.model.market import Vocabulary, WorkCategory
from bot.model.procurement import CalendarEntry
from bot.model.question import Linking, Scored, Step
from bot.understanding.calendar_words import CalendarWords
from bot.understanding.compounds import Splitter
from bot.understanding.confidence import chance, features
from bot.understanding.deciding import CERTAIN, LISTED, MOST, Judged, decide
from bot.understanding.entry_profiles import CommonWord, profile, read_entries, weigh
from bot.understanding.evidence import Evidence, weigh_evidence
from bot.understanding.function_words import ASKING, BUILDING_BLOCKS, FUNCTION, GENERAL
from bot.understanding.lexicon import Lexicon
from bot.understanding.listing import is_listing, listed
from bot.understanding.owners import Owners
from bot.understanding.places import Gazetteer
from bot.understanding.reading import Reading, read_surface
from bot.understanding.references import References
from bot.understanding.retrieval import Retrieval
from bot.understanding.spelling import Speller, WordRighter
from bot.understanding.terms import TermReader
from bot.understanding.text import fold, fold_clean

WORD = re.compile(r"[a-z]{3,}")


class Linker:
    """Links questions to the entries it was made with. Immutable apart from bounded caches; safe to share."""

    def __init__(
        self,
        entries: Sequence[CalendarEntry],
        vocabulary: Vocabulary,
        categories: Sequence[WorkCategory],
        cpv_names: Mapping[str, Text],
    ) -> None:
        gazetteer, lexicon = Gazetteer(vocabulary), Lexicon(vocabulary, categories)
        owners = Owners((entry.owner for entry in entries), vocabulary)
        directorates = frozenset(fold(item.name) for item in vocabulary.directorates)
        raws = read_entries(entries, cpv_names, directorates)
        weights = weigh(raws)
        cpv_words = set(
            WORD.findall(fold_clean("\n".join(f"{name.nl}\n{name.en}" for name in cpv_names.values())))
        )
        title_words = {word for raw in raws for name in raw.names for word in name} | {
            w for raw in raws for w in raw.weak
        }
        blocks = BUILDING_BLOCKS | GENERAL
        splitter = Splitter(
            title_words | lexicon.words | ASKING | {w for w in cpv_words if len(w) > 4}, blocks
        )
        calendar = CalendarWords(title_words, splitter, gazetteer.names)
        common = CommonWord(cpv_words | blocks | lexicon.words)
        speller = Speller(
            title_words | lexicon.words | FUNCTION | ASKING | GENERAL | gazetteer.words | owners.words
        )
        self._profiles = tuple(profile(raw, weights, gazetteer, common) for raw in raws)
        self._places = {p.id: at for at, p in enumerate(self._profiles)}
        self._retrieval = Retrieval(self._profiles)
        self._references = References(entries)
        righter = WordRighter(calendar, lexicon, splitter, speller, common, gazetteer.words | owners.words)
        self._terms = TermReader(calendar, weights, lexicon, gazetteer, owners, splitter, righter, common)

    def link(self, text: str, today: date) -> Linking:
        """The entries that a question means, with the chance of each. Never raises, whatever the text."""
        reading = self.read(text, today)
        return self.certain(reading, today) or decide(reading, self.judge(reading))

    def certain(self, reading: Reading, today: date) -> Linking | None:
        """The decision that needs no chance: by reference number, or a list by owner, place and time. None: neither."""
        return self._by_reference(reading) or self._by_facets(reading, today)

    def read(self, text: str, today: date) -> Reading:
        """The question as the linker reads it (for the bench and for explaining)."""
        return self._terms.read(read_surface(text, today))

    def judge(self, reading: Reading) -> Judged:
        """The best entries for a reading, best first, with the features and the chance of the first."""
        found = [weigh_evidence(reading, self._profiles[at]) for at in self._retrieval.candidates(reading)]
        ranked = sorted((e for e in found if e.score > 0), key=lambda e: (-e.score, e.id))
        if not ranked:
            return Judged((), (), 0.0)
        values = features(
            reading,
            ranked[0],
            ranked[1] if len(ranked) > 1 else None,
            self._buildings_missing(reading, ranked[0]),
        )
        return Judged(tuple(ranked), values, chance(values))

    def _buildings_missing(self, reading: Reading, best: Evidence) -> int:
        return sum(
            1
            for term, value in zip(reading.terms, best.values, strict=True)
            if term.words in reading.buildings and value < 0.5
        )

    def _by_facets(self, reading: Reading, today: date) -> Linking | None:
        if not is_listing(reading):
            return None
        found = listed(reading, self._profiles, today)
        if not found:
            return None
        words = ", ".join(term.words for term in reading.terms if term.weight > 0.2)
        decided = tuple(Scored(evidence.id, LISTED) for evidence in found[:MOST])
        return Linking(decided=decided, mentioned=True, steps=(Step(words, f"{len(found)} trajecten"),))

    def _by_reference(self, reading: Reading) -> Linking | None:
        found = [(ref, self._references.entries_with(ref.key)) for ref in reading.surface.references]
        ids = tuple(dict.fromkeys(entry for _, entries in found for entry in entries))
        if ids:
            steps = tuple(Step(ref.key, ", ".join(entries)) for ref, entries in found if entries)
            return Linking(
                decided=tuple(Scored(entry, CERTAIN) for entry in ids[:MOST]), mentioned=True, steps=steps
            )
        if any(ref.sure for ref, _ in found):
            return Linking(
                mentioned=True, steps=tuple(Step(ref.key, "geen traject met dit kenmerk") for ref, _ in found)
            )
        return None
