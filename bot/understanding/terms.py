"""From the words of a question to terms: joined and mistyped words put right, phrases looked up, compounds taken apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.calendar_words import CalendarWords, canonical
from bot.understanding.compounds import Splitter
from bot.understanding.entry_profiles import CommonWord, Weights
from bot.understanding.function_words import ASKING, FUNCTION, GENERAL, is_chat
from bot.understanding.lexicon import FoundPhrase, Lexicon, Meaning
from bot.understanding.owners import FoundOwner, Owners
from bot.understanding.places import ORGANISATION, FoundPlace, Gazetteer
from bot.understanding.reading import Alternative, Reading, Surface, Term, Word
from bot.understanding.spelling import WordRighter
from bot.understanding.text import plain_form
from bot.understanding.verbs import describes_next, is_private, is_recipient, is_verb

_ASKED = 0.12
_UNKNOWN = 0.8
_VERB = 0.35
_NUMBER = 0.15
_MODIFIER = 0.4
_DISTRICT, _PLACE, _OWNER = 0.75, 0.9, 0.6
_GENERAL, _ADJECTIVE = 0.45, 0.8
_PARTS, _PARTS_OF_KNOWN = 0.95, 0.72


class TermReader:
    """Makes the terms of a question with everything that is known of the calendar and the language."""

    def __init__(
        self, calendar: CalendarWords, weights: Weights, lexicon: Lexicon, gazetteer: Gazetteer, owners: Owners,
        splitter: Splitter, righter: WordRighter, common: CommonWord,
    ) -> None:  # fmt: skip
        self._calendar, self._weights, self._lexicon = calendar, weights, lexicon
        self._gazetteer, self._owners, self._splitter = gazetteer, owners, splitter
        self._righter, self._common = righter, common

    def read(self, surface: Surface) -> Reading:
        """The question with its terms, places and owners."""
        words = self._righter.right(surface.words)
        row = [word.token for word in words]
        owners = self._owners.find(row)
        places = tuple(p for p in self._gazetteer.find(row, self._common) if not self._inside(p, owners))
        sure = [(o.first, o.last) for o in owners if o.sure]
        maybe = {o.first: o.owners for o in owners if not o.sure}
        terms = [self._place_term(words, place) for place in places]
        terms += [self._owner_term(words, owner) for owner in owners if owner.sure]
        for first, last in _gaps(len(words), [(p.first, p.last) for p in places] + sure):
            owned = {at - first: names for at, names in maybe.items()}
            terms += self._terms_of(words[first:last], surface.english, owned)
        terms.sort(key=lambda term: (term.start, term.words))
        buildings = frozenset(w.word for w in words if plain_form(w.word) in self._gazetteer.buildings)
        return Reading(surface, tuple(terms), places, owners, buildings)

    @staticmethod
    def _inside(place: FoundPlace, owners: Sequence[FoundOwner]) -> bool:
        """Whether a place is only a part of an owner's name; a district stays a place all the same."""
        if place.place.is_district:
            return False
        size = place.last - place.first
        return any(
            o.first <= place.first
            and place.last <= o.last
            and (o.last - o.first > size or place.place.kind == ORGANISATION)
            for o in owners
        )

    @staticmethod
    def _written(words: Sequence[Word], first: int, last: int) -> str:
        return " ".join(word.word for word in words[first:last])

    def _place_term(self, words: Sequence[Word], found: FoundPlace) -> Term:
        written, word, whole = (
            self._written(words, found.first, found.last),
            words[found.first],
            found.place.is_district,
        )
        weight = _DISTRICT if whole else _PLACE
        return Term(
            written, word.token.start, word.segment, weight, found.place.sought, strict=True, noun=not whole
        )

    def _owner_term(self, words: Sequence[Word], found: FoundOwner) -> Term:
        """An owner in the question. A name of one word may also stand in a title: 'GGD-locaties'."""
        written, word = self._written(words, found.first, found.last), words[found.first]
        values: Mapping[str, float] = self._like(written) if found.last - found.first == 1 else {}
        return Term(written, word.token.start, word.segment, _OWNER, values, owners=found.owners, noun=False)

    def _terms_of(
        self, words: Sequence[Word], english: bool, owned: Mapping[int, frozenset[str]]
    ) -> list[Term]:
        phrases = {phrase.first: phrase for phrase in self._lexicon.find([w.word for w in words], english)}
        found: list[Term] = []
        position = 0
        while position < len(words):
            phrase = phrases.get(position)
            last = phrase.last if phrase else position + 1
            row = words[position:last]
            if len(row) > 1 or row[0].word not in FUNCTION:
                modifier = last < len(words) and words[last].token.joined
                term = self._term(row, phrase, modifier, owned.get(position, frozenset()))
                if len(row) == 1 and is_verb(words, position, english):
                    term = replace(term, weight=min(term.weight, _VERB), noun=False, strict=False)
                elif is_private(words, position):
                    term = replace(term, noun=False)
                elif len(row) == 1 and describes_next(words, position):
                    term = replace(term, weight=_described(term), modifier=True, strict=False)
                found.append(replace(term, recipient=is_recipient(words, position)))
            position = last
        return found

    def _term(
        self, row: Sequence[Word], phrase: FoundPhrase | None, modifier: bool, owners: frozenset[str]
    ) -> Term:
        texts = [canonical(word.word) for word in row]
        literal = [self._like(text) for text in texts]
        values: dict[str, float] = dict(literal[0]) if len(row) == 1 else {}
        alternatives: list[Alternative] = []
        if len(row) > 1:
            alternatives.append(Alternative(1.0, self._shares(texts, literal)))
        elif parts := self._splitter.split(texts[0]):
            pieces = [self._like_meant(part) for part in parts]
            factor = _PARTS_OF_KNOWN if self._calendar.knows(texts[0]) else _PARTS
            alternatives.append(Alternative(factor, self._shares(parts, pieces, head=True)))
        for meaning in phrase.meanings if phrase else ():
            self._add_meaning(meaning, values, alternatives)
        asked = self._is_asking(texts)
        weight = _ASKED if asked else self._weight(texts, values, alternatives)
        known = bool(phrase) or any(self._righter.knows(text) for text in texts) or bool(alternatives)
        noun = not asked and not _looks_like_verb(texts[-1], bool(values) or bool(phrase))
        return Term(
            words=" ".join(word.word for word in row), start=row[0].token.start, segment=row[0].segment, weight=round(weight, 6), values=values,
            alternatives=tuple(alternatives), known=known, noun=noun, modifier=modifier,
            strict=row[0].named and not (values or phrase or self._common(texts[0])) and len(texts[0]) > 3, owners=owners,
        )  # fmt: skip

    def _is_asking(self, texts: Sequence[str]) -> bool:
        """Whether the words belong to asking, or are made of such words ('contractwaarde')."""
        if self._lexicon.is_jargon(texts):
            return True
        parts = [
            part
            for text in texts
            for part in ((text,) if is_chat(text) else self._splitter.split(text) or (text,))
        ]
        return all(is_chat(part) for part in parts) and not any(
            self._calendar.knows(text) for text in texts if not is_chat(text)
        )

    def _like(self, text: str) -> Mapping[str, float]:
        return self._calendar.like(text)

    def _like_meant(self, text: str) -> Mapping[str, float]:
        """The calendar's words for a part of a compound, synonyms of that part included."""
        values = dict(self._like(text))
        for words, factor in self._lexicon.meanings_of(text).items():
            if len(words) == 1:
                _merge(values, self._like(words[0]), factor * 0.9)
        return values

    def _add_meaning(
        self, meaning: Meaning, values: dict[str, float], alternatives: list[Alternative]
    ) -> None:
        if len(meaning.words) == 1:
            word = meaning.words[0]
            _merge(values, self._like(word), meaning.factor)
            parts = () if self._calendar.knows(word) else self._splitter.split(word)
            if parts:
                pieces = [self._like(part) for part in parts]
                alternatives.append(Alternative(meaning.factor * 0.9, self._shares(parts, pieces, head=True)))
            return
        words = [word for word in meaning.words if word not in FUNCTION]
        if words:
            pieces = [self._like(word) for word in words]
            alternatives.append(Alternative(meaning.factor, self._shares(words, pieces), whole=True))

    def _shares(
        self, texts: Sequence[str], pieces: Sequence[Mapping[str, float]], head: bool = False
    ) -> tuple[tuple[float, Mapping[str, float]], ...]:
        """Each piece with the share of the whole that it carries; the head of a compound carries at least 0.45."""
        weights = [self._single_weight(text, piece) for text, piece in zip(texts, pieces, strict=True)]
        if head:
            weights[:-1] = [max(weight, _MODIFIER) for weight in weights[:-1]]
        total = sum(weights) or 1.0
        shares = [weight / total for weight in weights]
        if head and shares[-1] < 0.45 and texts[-1] not in ASKING:
            rest = sum(shares[:-1]) or 1.0
            shares = [share / rest * 0.55 for share in shares[:-1]] + [0.45]
        return tuple((round(share, 6), piece) for share, piece in zip(shares, pieces, strict=True))

    def _single_weight(self, text: str, values: Mapping[str, float]) -> float:
        if text in FUNCTION or text in ASKING:
            return _ASKED
        near = [word for word, value in values.items() if value >= 0.6]
        best = max(near, key=lambda word: (values[word], word), default="")
        general = _GENERAL if text in GENERAL or best in GENERAL else 1.0
        if not near:
            return general
        return general * self._weights.of_count(sum(self._weights.documents(word) for word in near))

    def _weight(
        self, texts: Sequence[str], values: Mapping[str, float], alternatives: Sequence[Alternative]
    ) -> float:
        """How much a term tells. A word the calendar lacks tells as much as a rare one, when it is a real word."""
        if texts[0].isdigit() and len(texts[0]) < 4:
            return _NUMBER
        if len(texts) > 1:
            weights = sorted((self._single_weight(text, self._like(text)) for text in texts), reverse=True)
            return weights[0] + 0.35 * sum(weights[1:])
        if values:
            return self._single_weight(texts[0], values)
        if alternatives:
            return max(0.6, *(self._single_weight("", piece) for _, piece in alternatives[0].pieces))
        if texts[0] in GENERAL:
            return _GENERAL
        if texts[0].isdigit():
            return _NUMBER
        if _looks_like_verb(texts[0], self._righter.knows(texts[0])):
            return _VERB
        return 1.0 if self._righter.knows(texts[0]) else _UNKNOWN


def _described(term: Term) -> float:
    """An adjective tells less than its noun; one that no title has ('kapotte') hardly tells anything."""
    return term.weight * _ADJECTIVE if term.values or term.alternatives else min(term.weight, _VERB)


def _merge(values: dict[str, float], more: Mapping[str, float], factor: float) -> None:
    for word, value in more.items():
        values[word] = max(values.get(word, 0.0), round(value * factor, 6))


def _looks_like_verb(word: str, known: bool) -> bool:
    """Past participles and verbs that nobody listed: 'geleverd', 'vergunnen'. A known word is not guessed at."""
    if known:
        return False
    return (word.startswith("ge") and word[-1] in "dt" and len(word) > 5) or word.endswith(
        ("eren", "eerd", "eert")
    )


def _gaps(length: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    gaps: list[tuple[int, int]] = []
    position = 0
    for first, last in sorted(taken):
        if first > position:
            gaps.append((position, first))
        position = max(position, last)
    return [*gaps, (position, length)] if position < length else gaps
