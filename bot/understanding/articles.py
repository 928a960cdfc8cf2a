"""Article numbers in a question: '2.82a', 'art. 2.10 lid 2', 'artikel 77 van de richtlijn', 'BT-71', 'C-598/19'.

A number counts as an article when it is written as one ('artikel', 'art.', 'Aw'), or when it stands bare and the law has
it. Amounts, versions, times and articles of other laws are left alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.model.law import ArticleKind, Law
from bot.understanding.text import clean, fold_clean

_ORDINALS = {
    "eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5", "zesde": "6", "zevende": "7",
    "achtste": "8", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
}  # fmt: skip
_ORDINAL = "|".join(_ORDINALS)
_ARTICLE_WORD = r"(?:\bart(?:ikel(?:en|s)?|icles?|\.)?|\baw(?:\s?2012)?|aanbestedingswet(?: 2012)?|procurement act)\s*:?\s*"
_PARAGRAPH_TAIL = rf"(?:\s*,?\s*(?:lid \d{{1,2}}|\d{{1,2}}e lid|(?:{_ORDINAL}) (?:lid|paragraph)|paragraph \d{{1,2}}|\(\d\)))?"
_OTHER_LAW = (
    r"(?:awb|bw|burgerlijk|wmo\w*|wabo|grondwet|gemeentewet|avg|gdpr|wft|omgevingswet|arw|arvodi|ariv|arbit|uav|jeugdwet|"
    r"participatiewet|woo|wob|bibob|wwft|algemene wet|wet (?!2012)|dba|cao|statuten|verordening|contract|overeenkomst|"
    r"subsidieverordening|asv|wnt|wor|aanbestedingsreglement|aanbestedingsbesluit|besluit|gids|tfeu|vweu|werkingsverdrag|verdrag)"
)
_NUMBER = re.compile(r"(?<![\w.,:/-])(\d{1,2}[a-z]?)\.(\d{1,3})([a-z]?)(?!\w|[.,:/-]\d|\s?%)")
_NUMBER_WITH_COMMA = re.compile(
    r"(?:\bart(?:ikel(?:en)?|icle|\.)?)\s*([1-4]a?),(\d{1,3})([a-z]?)(?!\w|[.,:/-]\d|\s?%)"
)
_WRITTEN_BEFORE = re.compile(
    rf"{_ARTICLE_WORD}(?:(?:lid \d{{1,2}} van )?\d{{1,2}}[a-z]?\.\d{{1,3}}[a-z]?{_PARAGRAPH_TAIL}\s*(?:,|/|&|-|en|of|and|or|t/m|tot en met|to|versus|vs\.?)\s*){{0,8}}$"
)
_WRITTEN_AFTER = re.compile(
    rf"{_PARAGRAPH_TAIL}\s*,?\s*(?:van (?:de|het) )?(?:aw\b|aanbestedingswet|of the (?:dutch )?(?:public )?procurement act)"
)
_OTHER_AFTER = re.compile(rf"{_PARAGRAPH_TAIL}\s*,?\s*(?:van (?:de|het|onze|ons) |of the )?{_OTHER_LAW}\b")
_OTHER_BEFORE = re.compile(rf"\b{_OTHER_LAW}[\w ]{{0,12}},?\s*(?:art(?:ikel|icle|\.)?)?\s*$")
_NO_ARTICLE_BEFORE = re.compile(
    r"(?:versie|version|\bv\.?|release|sdk|python|windows|€|\beuro?|\bq|om|\buur|factor|score|cijfer|kamer|perceel|lots?|lokaal|fase|"
    r"\bvan rond|ongeveer|circa|bedrag|raming|budget|waarde|hoofdstuk|chapter|bijlage|annex|vraag|eis|tabel|figuur|office|html|usb|bluetooth)"
    r"(?:\s+(?:van|is|of))?\s*$"
)
_NO_ARTICLE_AFTER = re.compile(
    r"\s*(?:miljoen|mln|mio|mld|miljard|million|billion|tonn?e?n?\b|k\b|m\b|m2|euro|eur\b|€|procent|percent|pct|uur|u\b|am\b|pm\b|meter|km|"
    r"cm|x\b|keer|punten|jaar|fte|duizend|thousand|inwoners|woningen|stuks|kg|kwh|mb|gb|versie|,-)"
)
_LAW_CUE = re.compile(
    r"(?:volgens|onder|grond van|conform|krachtens|zegt|zeggen|staat in|in|uit|via|lees|zie|under|says?|see|per|bij|naar|wat is|what is|van|"
    r"voor|en|of|and|or|verschil tussen|lid \d van)\s*$"
)
_ENDS_AFTER = re.compile(
    r"\s*(?:$|[?.;:!)]|,?\s*lid\b|,|en\b|of\b|and\b|or\b|nu\b|precies|eigenlijk|mag\b|kan\b|een\b|geldt|over\b)"
)
_PARAGRAPH_AFTER = re.compile(
    rf"\s*,?\s*(?:(?:lid|leden|paragraph|par\.)\s*(\d{{1,2}})\b|({_ORDINAL}) (?:lid|paragraph)\b|(\d{{1,2}})e lid\b|\((\d{{1,2}})\))"
)
_PARAGRAPH_BEFORE = re.compile(
    rf"(?:(?:lid|paragraph)\s*(\d{{1,2}})|({_ORDINAL}) (?:lid|paragraph)|(\d{{1,2}})e lid)\s*,?\s*(?:van|of|uit)?\s*(?:art(?:ikel|icle|\.)?)?\s*$"
)
_PLAIN_NUMBER = re.compile(r"\bart(?:ikel(?:en)?|icles?|\.)?\s*(\d{1,3})(?![\w.:]|,\d)")
_DIRECTIVE = re.compile(r"richtlijn|directive|2014/2[34]")
_CONCESSION_DIRECTIVE = re.compile(r"2014/23|concessierichtlijn|concessions? directive")
_BELONGS = re.compile(
    rf"{_PARAGRAPH_TAIL}\s*(?:van (?:de|het)|of the)\b(?!\s*(?:\w+\s)?(?:richtlijn|directive|europese|european|eu\b|2014))"
)
_CODES = (
    re.compile(r"\bbt[- ]?\d{1,4}\b"),
    re.compile(r"\bc[- ]?\d{1,4}/\d{2}\b"),
    re.compile(r"\bvoorschrift \d\.\d{1,2}\s?[a-z]?\b"),
    re.compile(r"\bcom\s?\(\d{4}\)\s?\d{1,4}\b"),
)
_ECLI = re.compile(r"\becli:[a-z0-9]+(?::[a-z0-9]+){2,4}")


@dataclass(frozen=True, slots=True)
class FoundArticles:
    """What was named: `ids` that the knowledge has, in order; `paragraphs` per id; numbers that lapsed or are unknown."""

    ids: tuple[str, ...] = ()
    paragraphs: Mapping[str, str] = field(default_factory=dict[str, str])
    lapsed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Index:
    """Number -> article ids, for the Act, for each directive ('24' -> number -> ids) and for codes such as 'bt71'."""

    act: Mapping[str, tuple[str, ...]]
    directives: Mapping[str, Mapping[str, tuple[str, ...]]]
    codes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    ids: tuple[str, ...] = ()
    paragraph: str | None = None
    lapsed: str = ""
    unknown: str = ""


def find_articles(text: str, law: Law) -> FoundArticles:
    """The articles that a question names. `spans` are places in the cleaned text (`text.clean`)."""
    plain = fold_clean(clean(text))
    index = _index(
        tuple((article.id, article.kind, article.regulation, article.number) for article in law.articles)
    )
    lapsed = frozenset(article.number for article in law.lapsed)
    named = sorted(
        (*_of_act(plain, index, lapsed), *_of_directives(plain, index), *_by_code(plain, index)),
        key=lambda n: n.start,
    )
    named += [
        _Named(0, 0, index.codes[match[0]])
        for match in _ECLI.finditer(fold_clean(text))
        if match[0] in index.codes
    ]
    paragraphs = {found: name.paragraph for name in reversed(named) if name.paragraph for found in name.ids}
    return FoundArticles(
        ids=tuple(dict.fromkeys(found for name in named for found in name.ids)),
        paragraphs=paragraphs,
        lapsed=tuple(dict.fromkeys(name.lapsed for name in named if name.lapsed)),
        unknown=tuple(dict.fromkeys(name.unknown for name in named if name.unknown)),
        spans=tuple((name.start, name.end) for name in named if name.end),
    )


@lru_cache(maxsize=4)
def _index(articles: tuple[tuple[str, ArticleKind, str, str], ...]) -> _Index:
    act: dict[str, tuple[str, ...]] = {}
    directives: dict[str, dict[str, tuple[str, ...]]] = {}
    codes: dict[str, tuple[str, ...]] = {}
    for found, kind, regulation, number in articles:
        leading = re.match(r"\d{1,2}[a-z]?\.\d{1,3}[a-z]?(?![\w.])", number)
        if kind is ArticleKind.LAW and leading:
            act[leading[0]] = (*act.get(leading[0], ()), found)
        elif kind is ArticleKind.DIRECTIVE and (year := re.search(r"2014/(\d\d)", regulation)):
            per_number = directives.setdefault(year[1], {})
            for single in _numbers(number):
                per_number[single] = (*per_number.get(single, ()), found)
        else:
            for code in _codes_of(kind, number):
                codes[code] = (*codes.get(code, ()), found)
    return _Index(act, directives, codes)


def _numbers(written: str) -> Iterator[str]:
    """'77' -> 77; '74-76' -> 74, 75, 76."""
    if not re.fullmatch(r"\d{1,3}(?:-\d{1,3})?", written):
        return
    first, _, last = written.partition("-")
    yield from (str(number) for number in range(int(first), int(last or first) + 1))


def _codes_of(kind: ArticleKind, number: str) -> list[str]:
    plain = fold_clean(number)
    if kind is ArticleKind.PRACTICE and plain.startswith("bij "):
        return []
    return [_squeezed(match[0]) for pattern in (*_CODES, _ECLI) for match in pattern.finditer(plain)]


def _squeezed(code: str) -> str:
    return re.sub(r"[\s-]", "", code)


def _of_act(plain: str, index: _Index, lapsed: frozenset[str]) -> Iterator[_Named]:
    for pattern in (_NUMBER, _NUMBER_WITH_COMMA):
        for match in pattern.finditer(plain):
            number = f"{match[1]}.{match[2]}{match[3]}"
            start = match.start(1)
            before, after = plain[max(0, start - 120) : start], plain[match.end() : match.end() + 60]
            if _OTHER_AFTER.match(after) or (
                _OTHER_BEFORE.search(before[-40:]) and not _WRITTEN_AFTER.match(after)
            ):
                continue
            known = number in index.act or number in lapsed
            written = pattern is _NUMBER_WITH_COMMA or _is_written(before, after)
            if written or (known and _may_stand_bare(match, before, after)):
                ids = index.act.get(number, ())
                paragraph = _paragraph(before, after) if ids else None
                gone = number if not ids and number in lapsed else ""
                yield _Named(start, match.end(), ids, paragraph, gone, "" if ids or gone else number)


def _is_written(before: str, after: str) -> bool:
    if _NO_ARTICLE_AFTER.match(after):
        return False
    return bool(_WRITTEN_BEFORE.search(before) or _WRITTEN_AFTER.match(after))


def _may_stand_bare(match: re.Match[str], before: str, after: str) -> bool:
    """A letter settles it ('2.82a', '2a.41'); so do two decimals; '1.4' and '2.115' need words of the law around them."""
    if _NO_ARTICLE_BEFORE.search(before[-20:]) or _NO_ARTICLE_AFTER.match(after):
        return False
    if match[3] or match[1][-1].isalpha() or len(match[2]) == 2:
        return True
    return bool(_LAW_CUE.search(before[-24:]) and _ENDS_AFTER.match(after))


def _paragraph(before: str, after: str) -> str | None:
    found = _PARAGRAPH_AFTER.match(after) or _PARAGRAPH_BEFORE.search(before[-40:])
    if not found:
        return None
    said = next(group for group in found.groups() if group)
    return _ORDINALS.get(said, said.lstrip("0") or None)


def _of_directives(plain: str, index: _Index) -> Iterator[_Named]:
    named = _DIRECTIVE.search(plain)
    year = "23" if _CONCESSION_DIRECTIVE.search(plain) and "2014/24" not in plain else "24"
    for match in _PLAIN_NUMBER.finditer(plain):
        after = plain[match.end() : match.end() + 60]
        if _OTHER_AFTER.match(after) or (not named and _BELONGS.match(after)):
            continue
        ids = index.directives.get(year, {}).get(match[1], ())
        if ids:
            yield _Named(
                match.start(1),
                match.end(),
                ids,
                _paragraph(plain[max(0, match.start() - 40) : match.start()], after),
            )


def _by_code(plain: str, index: _Index) -> Iterator[_Named]:
    for pattern in _CODES:
        for match in pattern.finditer(plain):
            ids = index.codes.get(_squeezed(match[0]).rstrip(":"), ())
            if ids:
                yield _Named(match.start(), match.end(), ids)
