"""A question as the linker reads it: terms with what they may be in the calendar, places, numbers, owners, time, value."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.understanding.amounts import FoundAmount, find_amounts
from bot.understanding.entry_profiles import YEAR_RANGE, Numbers, read_numbers
from bot.understanding.function_words import CLAUSE, FUNCTION, word_set
from bot.understanding.owners import FoundOwner
from bot.understanding.periods import FoundPeriod, find_periods
from bot.understanding.places import FoundPlace
from bot.understanding.references import FoundReference, find_references
from bot.understanding.text import Token, clean, fold_clean, spans

LONGEST_QUESTION, LONGEST_MESSAGE = 1200, 20_000
_LAW = re.compile(
    r"\b(?:artikel(?:en)?|art\.?|article)\s*\d+[\w.:]*(?:\s*(?:lid|paragraph)\s*\d+)?|\b[234]a?\.\d{1,3}[a-z]?\b"
    r"|\bbt-?\d+|\bcpv(?:-?code)?\s*\d*|\b\d{8}-\d\b|\d+(?:[.,]\d+)?\s*(?:%|procent\w*|percent)|\b\d\+\d(?:\+\d)*\b"
    r"|\b\d+\s*(?:jaar|jaren|maanden|maand|weken|dagen|uur|fte|partijen|firma's|mensen|medewerkers|personen|stuks|keer|x|m2|euro"
    r"|percelen|bieders|inschrijvers|leveranciers|years?|months?|weeks?|days?|parties|suppliers|lots|people)\b"
)
_BREAK = re.compile(r"[,;:?!()\[\]\"\n]|\.(?=\s|$)|\s-\s|\.\.\.")


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the question with its segment, and whether it is written as a name in the middle of a sentence."""

    token: Token
    segment: int
    named: bool

    @property
    def word(self) -> str:
        """The folded word."""
        return self.token.word


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to understand a term: pieces, each with its share and its likely words. `whole` ones say little in part."""

    factor: float
    pieces: tuple[tuple[float, Mapping[str, float]], ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What one word or phrase of the question may be in the calendar.

    `start` is where it stands. `weight` says how much it tells (1 = one entry only), `values` the calendar's words with their likeness, `alternatives`
    the readings of more than one word. `known` is false for a word nobody has heard of. `strict` terms must be there. A `recipient` is
    for whom or what it is bought: 'voor de brandweer'.
    """

    words: str
    start: int
    segment: int
    weight: float
    values: Mapping[str, float]
    alternatives: tuple[Alternative, ...] = ()
    known: bool = True
    strict: bool = False
    noun: bool = True
    modifier: bool = False
    recipient: bool = False
    owners: frozenset[str] = frozenset()
    sources: tuple[tuple[Mapping[str, float], float], ...] = field(init=False)

    def __post_init__(self) -> None:
        pieces = [(values, a.factor) for a in self.alternatives for _, values in a.pieces if values]
        object.__setattr__(self, "sources", (*(((self.values, 1.0),) if self.values else ()), *pieces))


@dataclass(frozen=True, slots=True)
class Surface:
    """What a question shows before any word is looked up."""

    cleaned: str
    folded: str
    words: tuple[Word, ...]
    references: tuple[FoundReference, ...]
    amounts: tuple[FoundAmount, ...]
    periods: tuple[FoundPeriod, ...]
    numbers: Numbers
    years: frozenset[str]
    english: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, read: its surface, the terms, places and owners that were found in it."""

    surface: Surface
    terms: tuple[Term, ...]
    places: tuple[FoundPlace, ...]
    owners: tuple[FoundOwner, ...]
    buildings: frozenset[str] = field(default_factory=frozenset[str])

    weight: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", sum(term.weight for term in self.terms) or 1.0)


def read_surface(text: str, today: date) -> Surface:
    """Mark-up away; references, amounts, periods and articles of law found and taken out of the words."""
    cleaned = clean(text[:LONGEST_MESSAGE])[:LONGEST_QUESTION]
    folded = fold_clean(cleaned)
    references = find_references(folded)
    sure = [(found.start, found.end) for found in references if found.sure]
    rest = _blank(folded, sure)
    rest = _LAW.sub(lambda m: " " * len(m[0]), rest)
    ranges = [(m.start(), m.end()) for m in YEAR_RANGE.finditer(rest)]
    all_words = spans(rest)
    numbers = read_numbers(rest, all_words)
    open_text = _blank(cleaned, sure + ranges)
    amounts = find_amounts(open_text)
    periods = find_periods(_blank(open_text, [(a.start, a.end) for a in amounts]), today)
    taken = ranges + [(f.start, f.end) for f in (*amounts, *periods)]
    words = _words(_blank(rest, taken), cleaned)
    years = frozenset(str(year) for year in numbers.years)
    return Surface(cleaned, folded, words, references, amounts, periods, numbers, years, _is_english(folded))


def _blank(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _words(rest: str, cleaned: str) -> tuple[Word, ...]:
    """The tokens with their segments. A new segment starts at punctuation and at a word that opens a clause."""
    found: list[Word] = []
    segment, last, fresh = 0, 0, True
    for token in spans(rest):
        breaks = bool(_BREAK.search(rest, last, token.start)) if found else False
        if breaks or (token.word in CLAUSE and not fresh):
            segment += 1
        first = not found or bool(re.search(r"[.?!:]\s*$", rest[last : token.start]))
        named = cleaned[token.start].isupper() and not first
        found.append(Word(token, segment, named))
        fresh = token.word in CLAUSE or (token.word in FUNCTION and (fresh or breaks))
        last = token.end
    return tuple(found)


_ENGLISH = word_set(
    """the of for can what when which who how we our on this that there be will does do has have are and should with any not
    must would could tell about to"""
)
_DUTCH = word_set(
    """de het een van voor kan wat wanneer welke wie hoe wij onze op dit dat er zijn zal doet heeft hebben en moet met niet
    mag wordt worden valt staat komt naar ook nog bij aan ik kunnen mogen moeten willen zullen gaan graag"""
)


def _is_english(folded: str) -> bool:
    words = [token.word for token in spans(folded)]
    return sum(word in _ENGLISH for word in words) > sum(word in _DUTCH for word in words)
