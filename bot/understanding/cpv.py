"""CPV codes in a question: '90911200', '90911200-8', '9091 1200', and 'CPV 909112' as the beginning of a code."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.model.base import Text
from bot.model.question import Impossible
from bot.understanding.text import clean, fold_clean

LENGTH = 8
NO_SUCH_CODE = "cpv"
_WORD = r"\bcpv(?:\s?-?\s?(?:codes?|nummers?|numbers?))?(?:\s*(?:is|wordt|=|:|van|met|of|are|zijn|ook|met code|under|onder|becomes|nr\.?|no\.?))?\s*[:(]?\s*"
_CHECK = r"(?:\s?-\s?\d(?!\d))?"
_WHOLE = re.compile(
    rf"(?<![\w.,/-])(\d{{8}}|\d{{4}}[ .]\d{{4}}|\d\d[ .]\d\d[ .]\d\d[ .]\d\d|\d{{5}}[ .]?000|\d{{3}}[ .]\d{{5}}){_CHECK}(?![\w]|[.,]\d)"
)
_AFTER_WORD = re.compile(
    rf"{_WORD}(\d{{8}}|\d{{4}}[ .]\d{{4}}|\d\d(?:[ .]\d\d){{1,3}}|\d{{5}}[ .]\d{{3}}|\d{{3}}[ .]\d{{5}}|\d{{2,12}})(?:x{{1,6}}|\*)?{_CHECK}(?!\w)"
)
_MORE = re.compile(rf"\s*(?:,|en|of|and|or|/|\+|&)\s*(\d{{8}}|\d{{4}}[ .]\d{{4}}){_CHECK}(?![\w]|[.,]\d)")
_OTHER_NUMBER = re.compile(
    r"(?:kenmerk|referentie\w*|zaak(?:nummer|nr)?\.?|nummer|nr\.?|ref\.?|tel(?:efoon)?\.?|phone|reference|kvk\w*|tenderned|dossier\w*)\s*:?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Written:
    """A code as it was written: its digits, its place, and whether the word CPV stands before it."""

    digits: str
    start: int
    end: int
    words: str
    named: bool


def find_cpv(text: str, names: Mapping[str, Text]) -> tuple[str, ...]:
    """The codes in a question that exist, in order, as eight digits."""
    found = (_existing(code, names) for code in _written(clean(text)))
    return tuple(dict.fromkeys(code for code in found if code))


def cpv_spans(cleaned: str, names: Mapping[str, Text]) -> tuple[tuple[int, int], ...]:
    """Where codes stand in cleaned text: those that exist and those behind the word CPV."""
    return tuple((code.start, code.end) for code in _written(cleaned) if code.named or _existing(code, names))


def impossible_cpv(text: str, names: Mapping[str, Text]) -> tuple[Impossible, ...]:
    """The codes behind the word CPV that do not exist."""
    wrong = (code for code in _written(clean(text)) if code.named and not _existing(code, names))
    return tuple(Impossible(words=code.words, reason=NO_SUCH_CODE) for code in wrong)


def _existing(code: _Written, names: Mapping[str, Text]) -> str | None:
    """The code itself; a shorter one is the beginning of a code, filled up with zeros."""
    if len(code.digits) > LENGTH or (len(code.digits) < LENGTH and not code.named):
        return None
    filled = code.digits.ljust(LENGTH, "0")
    return filled if filled in names else None


def _written(cleaned: str) -> tuple[_Written, ...]:
    plain = fold_clean(cleaned)
    found = {code.start: code for code in _bare(plain, cleaned)}
    found |= {code.start: code for code in _named(plain, cleaned)}
    return tuple(found[start] for start in sorted(found))


def _bare(plain: str, cleaned: str) -> Iterator[_Written]:
    for match in _WHOLE.finditer(plain):
        if not _OTHER_NUMBER.search(plain[max(0, match.start() - 24) : match.start()]):
            yield _one(match, cleaned, named=False)


def _named(plain: str, cleaned: str) -> Iterator[_Written]:
    for match in _AFTER_WORD.finditer(plain):
        first = _one(match, cleaned, named=True)
        yield first
        following = _MORE.match(plain, match.end())
        while following:
            yield _one(following, cleaned, named=True)
            following = _MORE.match(plain, following.end())


def _one(match: re.Match[str], cleaned: str, *, named: bool) -> _Written:
    start, end = match.span(1)
    return _Written(re.sub(r"\D", "", match[1]), start, match.end(), cleaned[start:end].strip(), named)
