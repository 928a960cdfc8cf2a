"""Reference numbers: finding them in a text and looking them up, however they are written ('AI 2026/0123', '2026-123')."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.model.procurement import CalendarEntry

_LETTERED = re.compile(r"\b(?:ai|ic|in|fb|gv|sk)[ -]?(20\d\d)\s?[-/ .]\s?0*(\d{1,5})([a-z]?)\b")
_YEARED = re.compile(r"\b(20\d\d)[-/]0*(\d{1,5})([a-z]?)\b(?![-/]\d)")
_DOTTED = re.compile(r"\b([a-z]?\d{2,3})\.(\d{2,4})\.(20\d\d)\b")
_LONG = re.compile(r"\b\d{7,9}\b")
_CODE = re.compile(r"\b[a-z]{1,4}-?\d{3,6}[a-z]?\b")
_IUC = re.compile(r"\b[a-z]{2,5}\d{2}[-/]\d{2,5}\b")
_CUE = re.compile(
    r"(?:kenmerk|referentie\w*|zaaknummer|zaaknr\.?|nummer|nr\.?|reference|number|ref\.?|id|code)\s*:?\s*$"
)
_NO_REFERENCE = re.compile(
    r"^(?:q\d|bt[- ]?\d+|art\w*[- ]?\d+|cpv[- ]?\d*|week[- ]?\d+|euro?[- ]?\d+|eur[- ]?\d+|rak[- ]?\d+|brug[- ]?\d+)"
)


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference number: its normalised key, where it stands in the folded text, and whether it surely is one."""

    key: str
    start: int
    end: int
    sure: bool


def _lettered(match: re.Match[str]) -> str:
    return f"{match[1]}-{match[2]}{match[3]}"


def _dotted(match: re.Match[str]) -> str:
    return f"{match[1]}.{match[2]}.{match[3]}"


def _bare(match: re.Match[str]) -> str:
    return re.sub(r"[^a-z0-9]", "", match[0])


_PATTERNS = (
    (_LETTERED, _lettered, True), (_YEARED, _lettered, True), (_DOTTED, _dotted, True), (_LONG, _bare, True),
    (_IUC, _bare, True), (_CODE, _bare, False),
)  # fmt: skip


def find_references(folded: str) -> tuple[FoundReference, ...]:
    """The reference numbers in folded text, in order. A sure one that the calendar lacks means that nothing fits."""
    found: list[FoundReference] = []
    for pattern, key, sure in _PATTERNS:
        for match in pattern.finditer(folded):
            if not _overlaps(match, found) and _plausible(match, folded, pattern):
                cued = bool(_CUE.search(folded[: match.start()]))
                found.append(FoundReference(key(match), match.start(), match.end(), sure or cued))
    return tuple(sorted(found, key=lambda f: f.start))


def _overlaps(match: re.Match[str], found: list[FoundReference]) -> bool:
    return any(match.start() < f.end and f.start < match.end() for f in found)


def _plausible(match: re.Match[str], folded: str, pattern: re.Pattern[str]) -> bool:
    """Not a run of years ('2026-2030'), a month ('2026-09'), an amount of money or a CPV code."""
    before, after = folded[max(0, match.start() - 5) : match.start()], folded[match.end() : match.end() + 5]
    if pattern is _YEARED:
        number = int(match[2])
        return not 2015 <= number <= 2060 and (number > 12 or len(match[0]) > 7)
    if pattern is _LONG:
        return (
            "cpv" not in before
            and "euro" not in after
            and "€" not in before
            and not re.match(r"-\d\b", after)
        )
    return not _NO_REFERENCE.match(match[0])


class References:
    """The reference numbers of a calendar, those in titles included."""

    def __init__(self, entries: Iterable[CalendarEntry]) -> None:
        known: dict[str, list[str]] = {}
        for entry in entries:
            for text in (entry.reference or "", entry.title, entry.id):
                for found in find_references(text.lower()):
                    known.setdefault(found.key, []).append(entry.id)
            known.setdefault(re.sub(r"[^a-z0-9]", "", entry.id.lower()), []).append(entry.id)
            if entry.reference:
                known.setdefault(re.sub(r"[^a-z0-9]", "", entry.reference.lower()), []).append(entry.id)
        self._known: Mapping[str, tuple[str, ...]] = {
            key: tuple(sorted(set(ids))) for key, ids in known.items()
        }

    def entries_with(self, key: str) -> tuple[str, ...]:
        """The ids of the entries with that number; () when the calendar has none."""
        return self._known.get(key, ()) or self._known.get(re.sub(r"[^a-z0-9]", "", key), ())
