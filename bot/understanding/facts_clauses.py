"""The clauses of a question and their mood: what is stated, supposed, wished, or asked.

'De aankondiging is al verstuurd, kan ik nog voorbehouden?' states the first half and asks the second. A fact counts when
it is stated or supposed; what is asked is no fact.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Mood(StrEnum):
    """How a clause is meant."""

    STATED = "gesteld"
    SUPPOSED = "verondersteld"
    WISHED = "gewenst"
    ASKED = "gevraagd"


_BORDER = re.compile(
    r"[.?!;]+(?=\s|$|[)\"'])|,(?=\s)|:(?=\s)|\n|\s-\s|[()]|"
    r"\s(?=(?:als|indien|mits|omdat|terwijl|want|aangezien|waarbij|wanneer|maar (?!(?:een|twee|drie|\d))|if|because|since|while|when|given that|but|and if|en als)\s)"
)
_LEAD = re.compile(
    r"(?:\W*\b(?:en|maar|dus|of|hoi|hallo|hi|hey|hello|vraagje|vraag|ok|oke|dan|and|but|so|or|dag|goedemorgen|goedemiddag|even|nou|ja|well|also|ook|then)\b)*\W*"
)
_SUPPOSES = re.compile(
    r"(?:als|stel|stelt|indien|mits|mocht|zolang|gesteld|ervan uitgaande|omdat|aangezien|want|terwijl|waarbij|nu|wat als|hoezo als|if|suppose|supposing|assuming|"
    r"what if|because|since|given|while|say|let's say)\b"
)
_ASKS = re.compile(
    r"(?:(?:van|voor|in|op|bij|met|onder|vanaf|tot|uit|aan|over|naar|from|for|at|on|by|under|to|with|of) )?"
    r"(?:wat|welke?|hoe|hoeveel|hoelang|hoever|waar|waarom|waarvoor|waaronder|wie|wiens|what|which|where|who|whose|how|why)\b|"
    r"(?:is|zijn|was|waren|wordt|worden|werd|valt|vallen|staat|staan|zit|zitten|heeft|hebben|hebt|heb|loopt|lopen|komt|komen|gaat|gaan|geldt|gelden|"
    r"betreft|bestaat|bestaan|klopt|ligt|liggen|blijft|telt|hoort|are|has|have|does|do|did|were|will|wanneer|when)\b"
)
_WISHES = re.compile(
    r"is (?:het|dit|dat|it|this) (?:ook )?(?:toegestaan|mogelijk|verstandig|handig|slim|allowed|possible|ok|okay|wise)\b|"
    r"(?:kan|kun|kunnen|kunt|mag|mogen|moet|moeten|zou|zouden|wil|willen|hoef|hoeft|hoeven|can|could|may|must|should|shall|would)\b"
)
_CHECKS = re.compile(
    r"\W*(?:klopt (?:dat|het|dit)|is dat (?:zo|juist|waar)|toch|of niet|right|correct|is that (?:so|right|true|correct))\b"
)
_FOLLOWS_UP = re.compile(
    r"\W*(?:en|maar|and|but) (?:dan )?(?:bij|voor|met|zonder|in|via|boven|onder|for|with|without|at|above|below)\b(?! (?:welke?|wie|wat|hoe\w*|which|whom|what)\b)"
)
_ELLIPTIC = re.compile(
    r"(?:is|zijn|was|wordt|staat|heeft|loopt|has|are) (?:al|nog|reeds|inmiddels|niet|gepubliceerd|gegund|already|not|still|been|published)\b"
)
_SUPPOSED_WHEN = re.compile(r"(?:wanneer|when)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of folded text, from `start` up to `end`, with its mood."""

    start: int
    end: int
    mood: Mood


@dataclass(frozen=True)
class Reading:
    """A question while its facts are read. `plain` is folded; `masked` is the same with codes and articles blotted out."""

    text: str
    plain: str
    masked: str

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in order; together they cover the text."""
        return _clauses(self.plain)

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    def clause_at(self, position: int) -> Clause:
        """The clause in which a position lies."""
        return self.clauses[max(0, bisect_right(self._starts, position) - 1)]

    def mood_at(self, position: int) -> Mood:
        """How the clause at a position is meant."""
        return self.clause_at(position).mood

    def holds(self, position: int) -> bool:
        """Whether what stands at a position is stated or supposed."""
        return self.mood_at(position) in (Mood.STATED, Mood.SUPPOSED)

    def said(self, start: int, end: int) -> str:
        """The words as they were written."""
        return " ".join(self.text[start:end].split())


def _clauses(plain: str) -> tuple[Clause, ...]:
    borders = list(_BORDER.finditer(plain))
    starts = [0, *(border.end() for border in borders)]
    ends = [*(border.start() for border in borders), len(plain)]
    marks = [*(border[0] for border in borders), ""]
    sentence_start = True
    found: list[Clause] = []
    for start, end, mark in zip(starts, ends, marks, strict=True):
        following = plain[end + len(mark) : end + len(mark) + 30]
        mood = _mood(plain[start:end], "?" in mark, sentence_start)
        if mood is Mood.STATED and _CHECKS.match(following):
            mood = Mood.ASKED
        found.append(Clause(start, end, mood))
        sentence_start = any(sign in mark for sign in ".?!;") or not plain[start:end].strip()
    return tuple(found)


def _mood(clause: str, questioned: bool, sentence_start: bool) -> Mood:
    lead = _LEAD.match(clause)
    body = clause[lead.end() if lead else 0 :]
    if (
        _SUPPOSES.match(body)
        or (questioned and _FOLLOWS_UP.match(clause))
        or (not sentence_start and _SUPPOSED_WHEN.match(body))
    ):
        return Mood.SUPPOSED
    if _WISHES.match(body):
        return Mood.WISHED
    if _ELLIPTIC.match(body) and not questioned:
        return Mood.STATED
    return Mood.ASKED if questioned or _ASKS.match(body) else Mood.STATED
