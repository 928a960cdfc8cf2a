"""What stands around a title without belonging to it: the buyer's number, words that say nothing, a date between brackets."""

import re
from dataclasses import dataclass

_SEPARATOR = r"(?:\s*[:;|–—]\s*|\s+[-_]\s*|\s*-\s+|-\s*(?=[A-Z][a-z])|\s+|$)"
_CLEAR = r"(?=\s*[:;|–—]|\s+[-_]\s|\s*-\s)"
_LABEL = r"(?i:zaak(?:nummer|nr)?|kenmerk|referentie(?:nummer)?|ref|projectn(?:umme)?r|project|dossier(?:nummer)?|nr|nummer|opdrachtn(?:umme)?r|perceelnr)"
_NO_CODE = r"(?!(?i:covid|sars|co|nen|iso|iec|en|din|mbo|hbo|vmbo|g|h|f)-?\d)(?![AN]\d{1,2}\b)"
_YEAR_AND_NUMBER = r"20\d\d[-/ ](?!20[1-6]\d\b)\d{2,6}"

REFERENCES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\[(?P<code>[\dA-Z][\dA-Z./-]*\d[\dA-Z./-]*)\]{_SEPARATOR}",
        rf"{_LABEL}\.?\s*:?\s*(?P<code>[A-Z]*[-./]?\d[\w./-]*\d|\d{{3,}}){_SEPARATOR}",
        rf"(?P<code>[A-Z]{{2,4}}[- ]?{_YEAR_AND_NUMBER}[A-Za-z]?(?:-[A-Z]{{1,3}})?)(?![\w/]){_SEPARATOR}",
        rf"(?P<code>[A-Z]{{2,3}}/20\d\d/\d+(?:/\d+)?){_SEPARATOR}",
        rf"(?P<code>[A-Z]?\d{{1,3}}\.\d{{2,3}}[A-Z]?\.20\d\d(?:_\d+)?){_SEPARATOR}",
        rf"(?P<code>20\d{{2,7}}(?:\.\d{{3,5}}){{2,3}}){_SEPARATOR}",
        rf"(?P<code>\d-[A-Z]-\d{{4,8}}-\d\d[a-z]?){_SEPARATOR}",
        rf"(?P<code>\d{{7,}}|\d{{5,}}[A-Z]{{1,4}}(?!\w))(?![\d.,/]){_SEPARATOR}",
        rf"(?P<code>\d{{5,6}}){_CLEAR}{_SEPARATOR}",
        rf"{_NO_CODE}(?P<code>(?=[A-Z\d/-]*[A-Z])(?=(?:[A-Z/-]*\d){{3}})[A-Z\d]+(?:[-/][A-Z\d]+){{2,}}[a-z]?)(?![\w]){_SEPARATOR}",
        rf"{_NO_CODE}(?P<code>[A-Z]{{3,4}}-(?!20\d\d\b)\d{{2,4}})(?!\w){_SEPARATOR}",
        rf"{_NO_CODE}(?P<code>[A-Z][A-Z\d]*-?[A-Z]*\d{{2,6}}){_CLEAR}{_SEPARATOR}",
        rf"(?P<code>20\d\d-\d{{4,7}}){_CLEAR}{_SEPARATOR}",
    )
)
"""Numbers of buyers before a title, the most exact first. A year or a run of years before a title is none, nor is a road (A27)."""

_PROCEDURE = (
    r"(?i:(?:niet[- ]openbare|openbare|nationale|europese|eu|europ\.|meervoudig(?:e)?(?: onderhandse)?|onderhandse)(?: (?:niet[- ]openbare|openbare|"
    r"nationale|europese))?[- ]+(?:aanbesteding(?:sprocedure)?|procedure)(?: volgens de (?:niet[- ])?openbare procedure)?)"
)
_NOTICE = (
    r"(?i:marktconsultatie|marktverkenning|vooraankondiging|aankondiging(?: van een)? (?:gegunde )?opdracht|aankondiging(?=\s?[:-])|"
    r"rectificatie|offerte[- ]?aanvraag|heraanbesteding|aanbesteding(?=\s?[:-]))"
)
_UNIT = r"(?:(?:[A-Z]{2,4}|Fin)(?:\s?[-/]\s?|\s))"
PREFIX = re.compile(
    rf"(?P<prefix>{_UNIT}{{0,2}}(?:EA|OEA|EOA|NOA)(?![\w-]*\w)(?: (?i:niet[- ]openbaar|openbaar))?|{_UNIT}{{0,2}}EA(?=[- _])|{_PROCEDURE}|{_NOTICE})"
    r"(?=$|[\s:;,|_–—-])"
)
"""Words before a title that say only how it is bought. 'Openbare verlichting' keeps its first word; 'Raamovereenkomst' stays."""

LINK = re.compile(
    r"(?:\s*[-:;,|_–—]+\s*|\s+)(?:(?i:voor|ten behoeve van|t\.?b\.?v\.?|inzake|betreffende|van|over)\s+(?:(?i:de|het|een)\s+)?)?"
)
DATED = re.compile(
    r"\s*\((?P<words>(?:[^()]*\b(?:datum|einddatum|startdatum|publicatie\w*|verwacht\w*|gepland\w*|planning|start|uiterlijk)\b[^()]*\d[^()]*))\)",
    re.IGNORECASE,
)
"""Words between brackets that say when."""

ABBREVIATION = re.compile(r"(?:\w\.)+\w\.$|\b(?:etc|enz|ca|nr|dhr|inc|ltd)\.$|\.\.$", re.IGNORECASE)
"""A full stop at the end that belongs to the last word."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found before a title, and the title that is left."""

    rest: str
    reference: str | None
    prefixes: tuple[str, ...]


def marks_before(title: str) -> Marks:
    """The number and the prefixes that stand before a title. A title that would be empty without them keeps them."""
    reference: str | None = None
    prefixes: list[str] = []
    rest = title
    while True:
        code = None if reference else _reference_at(rest)
        if code and len(rest) > code.end():
            reference, rest = code["code"], rest[code.end() :]
            continue
        prefix = PREFIX.match(rest)
        link = LINK.match(rest, prefix.end()) if prefix else None
        if prefix is None or link is None or not re.search(r"\w{2}", rest[link.end() :]):
            return Marks(rest, reference, tuple(dict.fromkeys(prefixes)))
        prefixes.append(prefix["prefix"])
        rest = rest[link.end() :]


def _reference_at(title: str) -> re.Match[str] | None:
    return next((match for pattern in REFERENCES if (match := pattern.match(title))), None)
