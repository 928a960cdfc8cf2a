"""Plain text from what people type: mark-up away, folded, cut into words, and the keys under which inflected words meet.

Two keys are used side by side because each misses what the other finds: `stem` (Snowball's Kraaij-Pohlmann) makes one of
'renovatie' and 'gerenoveerd', `plain_form` of 'daken' and 'dak'. The second is cheap enough for long word lists.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.stemming import dutch_stem

_MENTION = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>|]*\|([^<>]*)>")
_BARE_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>]*>|https?://\S+")
_EMOJI = re.compile(r":[a-z0-9_+-]{2,}:")
_STYLE = re.compile(r"(?<!\w)([*_~`]+)(?=\S)|(?<=\S)([*_~`]+)(?!\w)")
_ENTITIES = (("&lt;", " "), ("&gt;", " "), ("&amp;", "&"))
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
     "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u200b": "", "\ufeff": ""}
)  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+(?:['&\x00][a-z0-9]+)*(?:\.(?:nl|com|eu|org)\b)?")
_SIMPLE = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_SHORT_PREFIX = re.compile(r"(?<![a-z0-9])(re|e|p|x|co|pre|ex|anti|bio)[-+](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word with its place in the cleaned text, and whether it was joined to the word before by a hyphen."""

    word: str
    start: int
    end: int
    joined: bool = False


def clean(text: str) -> str:
    """The text without Slack mark-up, mentions and links; quotes and dashes made plain. Case and accents stay."""
    text = _LINK.sub(r" \1 ", _MENTION.sub(" ", text))
    text = _EMOJI.sub(" ", _BARE_LINK.sub(" ", text))
    for entity, plain in _ENTITIES:
        text = text.replace(entity, plain)
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return _STYLE.sub(" ", text)


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    low = unicodedata.normalize("NFKD", letter.lower())
    bare = "".join(c for c in low if not unicodedata.combining(c))
    return bare if len(bare) == 1 else (bare[:1] or " ")


def fold_clean(cleaned: str) -> str:
    """Lower case without accents, of text that `clean` gave; every position stays where it was."""
    if cleaned.isascii():
        return cleaned.lower()
    return cleaned.translate({ord(c): _plain_letter(c) for c in set(cleaned) if not c.isascii()}).lower()


def fold(text: str) -> str:
    """Lower case, accents off, Slack mark-up, mentions and links stripped, quotes made plain, single spaces."""
    if _SIMPLE.fullmatch(text):
        return text.lower()
    return " ".join(fold_clean(clean(text)).split())


def spans(folded: str) -> tuple[Token, ...]:
    """The words of folded text with their places. A short prefix is joined to its word: 're-integratie'."""
    found: list[Token] = []
    text = _SHORT_PREFIX.sub(lambda m: m[1] + "\x00", folded)
    for match in _WORD.finditer(text):
        word = match[0].replace("\x00", "").replace("'", "")
        before = text[match.start() - 1 : match.start()]
        joined = before in ("-", "/") and bool(found) and found[-1].end == match.start() - 1
        found.append(Token(word, match.start(), match.end(), joined and before == "-"))
    return tuple(found)


def tokens(folded: str) -> tuple[str, ...]:
    """The words of folded text in order."""
    if _SIMPLE.fullmatch(folded):
        return tuple(folded.split())
    return tuple(token.word for token in spans(folded))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Dutch stem (Kraaij-Pohlmann) of a folded word."""
    return dutch_stem(word) if word.isalpha() else word


_LONG_VOWEL = re.compile(r"([aeou])\1(?=[^aeiou]{1,2}$)")


@lru_cache(maxsize=65536)
def plain_form(word: str) -> str:
    """A cheap key that plural and singular share: 'bomen' and 'boom', 'huizen' and 'huis', 'stations' and 'station'."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ieen"):
        word = word[:-2]
    elif word.endswith("en") and len(word) > 4:
        word = _singular(word[:-2])
    elif word.endswith("e") and len(word) > 4:
        word = _singular(word[:-1])
    if word.endswith("s") and len(word) > 4 and not word.endswith("ss"):
        word = word[:-1]
    return _LONG_VOWEL.sub(r"\1", word)


def _singular(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return stem[:-1]
    if stem.endswith("v"):
        return stem[:-1] + "f"
    return stem[:-1] + "s" if stem.endswith("z") else stem


_DIMINUTIVE = (
    ("etjes", 5),
    ("tjes", 4),
    ("pjes", 4),
    ("jes", 3),
    ("etje", 4),
    ("tje", 3),
    ("pje", 3),
    ("je", 2),
)


@lru_cache(maxsize=16384)
def undiminished(word: str) -> tuple[str, ...]:
    """What a diminutive may be the small form of: 'ontbijtjes' of 'ontbijt', 'treintje' of 'trein'. () for any other word."""
    if len(word) < 6 or not word.endswith(("je", "jes")):
        return ()
    found = (word[: len(word) - cut] for ending, cut in _DIMINUTIVE if word.endswith(ending))
    return tuple(base for base in found if len(base) >= 3)
