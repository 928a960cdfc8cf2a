"""Titles of procurements as they stand in calendars: cleaned for people, folded for comparing, and compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.calendar.cell_dates import written_period
from bot.calendar.cell_words import plain
from bot.calendar.title_marks import ABBREVIATION, DATED, marks_before
from bot.model.values import Period

DOUBTFUL = 0.79
"""The most that titles are alike (0-1) when one names something that the other does not name, or each has a word of its own."""

_NEAR = 75
"""How much two words must look alike (0-100) to be forms of one word."""

_LOST = re.compile(r"(?<=[a-z])[?\ufffd]{1,2}(?=[a-z])")
_TOKEN = re.compile(r"[a-z0-9?]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]")
_NUMBERED = re.compile(
    r"\b(?:perceel|percelen|lot|fase|deel|ronde|tranche|cluster|kavel|blok|phase|part)\s+([a-z]|[ivx]{1,5})\b|(?<= )([a-z])$"
)
_DIGITS = re.compile(r"\d+")
_SIDES = frozenset(
    {
        "noord", "oost", "zuid", "west", "noordoost", "noordwest", "zuidoost", "zuidwest", "midden", "centrum", "noordelijk", "oostelijk",
        "zuidelijk", "westelijk", "binnen", "buiten", "boven", "onder", "links", "rechts", "linker", "rechter", "north", "east",
        "south",
    }
)  # fmt: skip
"""Words that tell one place from the other, however they are written."""


@dataclass(frozen=True, slots=True)
class CleanTitle:
    """A title for people. `reference`: the buyer's number before it; `prefixes`: words set aside; `when`: the date it named."""

    title: str
    reference: str | None = None
    prefixes: tuple[str, ...] = ()
    when: Period | None = None


def clean_title(text: str) -> CleanTitle:
    """A title on one line without its number, prefixes, date between brackets, last full stop and repetition.

    Curly quotes, capitals and the whole length stay. What would leave nothing is kept. A date that cannot be read stays in the title.
    """
    flat = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
    dated, when = _without_date(flat)
    marks = marks_before(dated)
    title = _once(_without_stop(marks.rest.strip(" ;|"))) or flat
    return CleanTitle(title, marks.reference, marks.prefixes, when)


@lru_cache(maxsize=131072)
def title_key(text: str) -> str:
    """The title for comparing: folded, no accents, signs, number before it or prefixes; '?' stands for a lost letter."""
    folded = plain(clean_title(text).title)
    return " ".join(
        _TOKEN.findall(_LOST.sub("\x01", folded).replace("?", " ").replace("\x01", "?").replace("'", ""))
    )


def same_title(first: str, second: str) -> float:
    """How much two titles are alike, from 0 to 1 (equal keys).

    0 when a number, year, lot or side ('Noord') is in one only, when both have a number before them and these differ, or when
    each has a name that the other lacks. At most `DOUBTFUL` when only one has such a name, or when each has
    a word like nothing in the other. A '?' between letters stands for the letter that was lost.
    """
    one, other = clean_title(first), clean_title(second)
    if one.reference and other.reference and plain(one.reference) != plain(other.reference):
        return 0.0
    keys = _restored(title_key(first), title_key(second))
    if _fixed(keys[0]) != _fixed(keys[1]):
        return 0.0
    if keys[0] == keys[1]:
        return 1.0
    alone = (_names_missing(one.title, *keys), _names_missing(other.title, keys[1], keys[0]))
    if all(alone):
        return 0.0
    likeness = max(fuzz.ratio(*keys), fuzz.token_sort_ratio(*keys)) / 100
    strange = _strange_words(*keys) and _strange_words(keys[1], keys[0])
    return min(likeness, DOUBTFUL) if any(alone) or strange else likeness


def _without_date(title: str) -> tuple[str, Period | None]:
    match = DATED.search(title)
    if not match:
        return title, None
    try:
        when = written_period(match["words"])
    except ValueError:
        return title, None
    return " ".join((title[: match.start()] + " " + title[match.end() :]).split()), when


def _without_stop(title: str) -> str:
    return title if ABBREVIATION.search(title) else title.rstrip(". ")


def _once(title: str) -> str:
    """'Catering - Catering' is 'Catering'."""
    half = re.fullmatch(r"(.{3,}?)\s*[-:;,|/–—]\s*(.{3,})", title)
    halves = [title[: match.start()] for match in re.finditer(r"\s*[-:;,|/–—]\s*", title)] if half else []
    repeated = (part for part in halves if plain(title[len(part) :]).lstrip(" -:;,|/") == plain(part))
    return next((part for part in repeated if part), title)


def _restored(first: str, second: str) -> tuple[str, str]:
    """Two keys with their lost letters taken from the other one."""
    return _filled(first, second.split()), _filled(second, first.split())


def _filled(key: str, words: list[str]) -> str:
    return " ".join(_fill(word, words) if "?" in word else word for word in key.split())


def _fill(word: str, words: list[str]) -> str:
    pattern = re.compile(re.escape(word).replace(r"\?\?", ".").replace(r"\?", "."))
    return next((other for other in words if pattern.fullmatch(other)), word)


def _fixed(key: str) -> tuple[list[str], ...]:
    """What must agree exactly: numbers, letters of lots, sides."""
    numbers = sorted(number.lstrip("0") or "0" for number in _DIGITS.findall(key))
    return (
        numbers,
        sorted(match[1] or match[2] for match in _NUMBERED.finditer(key)),
        sorted(word for word in key.split() if word in _SIDES),
    )


def _names_missing(title: str, key: str, other: str) -> bool:
    """Whether a title has a word with a capital, after its first word, that the other title lacks."""
    words, joined = set(other.split()), other.replace(" ", "")
    names = {
        name
        for word in title.split()[1:]
        if word.lstrip("'\"‘“(")[:1].isupper()
        for name in _TOKEN.findall(plain(word))
    }
    own = set(key.split())
    return any(
        name in own and name not in words and (len(name) < 4 or name not in joined)
        for name in names
        if len(name) > 1
    )


def _strange_words(key: str, other: str) -> bool:
    """Whether a key has a word of four letters or more that looks like nothing in the other key."""
    words, joined = other.split(), other.replace(" ", "")
    return any(
        len(word) > 3 and word not in joined and not any(fuzz.ratio(word, near) >= _NEAR for near in words)
        for word in key.split()
    )
