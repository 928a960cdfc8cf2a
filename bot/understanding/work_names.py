"""The names of the kinds of work as keys, and how words of a text meet them: inflected, written apart, in a
phrase."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.model.market import WorkCategory
from bot.understanding.text import fold, plain_form

WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_WORD = 40
LONGEST_SHORT = 5
"""Words up to this length keep their ending: the 'en' of 'groen' is no plural (letters)."""
LONG_PHRASE_WORD = 7
"""An excluding word of more letters is also found at the start or the end of a compound."""
AS_THEY_ARE = frozenset(("wassen", "printen", "drukken"))
"""Verbs of which the stem is another word: 'was', 'print', 'druk'."""


@dataclass(frozen=True, slots=True)
class Name:
    """A synonym of a kind of work: the id of the kind, its words as keys, as they are written, and its
    language."""

    category: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    english: bool = False


def key_of(word: str) -> str:
    """The form that singular and plural share; an adjective ('groene') keeps its ending, so it is not the
    noun."""
    if word in AS_THEY_ARE or len(word) <= LONGEST_SHORT or (word.endswith("e") and not word.endswith("ie")):
        return word
    return plain_form(word)


def names_of(category: WorkCategory) -> Iterator[Name]:
    """Every synonym of a kind of work, each once; a word of both languages counts as Dutch."""
    dutch = {fold(word) for word in category.synonyms.nl}
    for phrase in dict.fromkeys(fold(word) for word in category.synonyms.both):
        if words := tuple(WORD.findall(phrase)):
            yield Name(category.id, tuple(key_of(word) for word in words), words, phrase not in dutch)


def by_first_key(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    """The names under their first key, the longest first."""
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(name.keys[0], []).append(name)
    return {
        key: tuple(sorted(group, key=lambda n: (-len(n.keys), n.category))) for key, group in found.items()
    }


def joined(words: Sequence[str], place: int) -> Iterator[str]:
    """A compound that was written apart, as one key: 'leerling vervoer', 'verkeers regelaars'."""
    if (
        place + 1 < len(words)
        and 3 < len(words[place]) < LONGEST_WORD
        and 3 < len(words[place + 1]) < LONGEST_WORD
    ):
        for link in ("", "en", "s"):
            yield key_of(words[place] + link + words[place + 1])


def phrases(written: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases as keys, for `holds`."""
    return tuple(tuple(key_of(word) for word in WORD.findall(fold(phrase))) for phrase in written)


def holds(phrase: tuple[str, ...], keys: Sequence[str]) -> bool:
    """Whether all keys of a phrase are among those of a text, a single one also in a compound
    ('valbeveiliging')."""
    if len(phrase) > 1:
        return all(part in keys for part in phrase)
    part = phrase[0] if phrase else ""
    long = len(part) > LONG_PHRASE_WORD
    return any(key == part or (long and (key.startswith(part) or key.endswith(part))) for key in keys)
