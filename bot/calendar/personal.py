"""Names of people, telephone numbers and e-mail addresses are taken out of texts that come from outside."""

import re
from functools import lru_cache

from bot.calendar.cell_words import plain
from bot.calendar.personal_words import FIRST_NAMES, NOT_A_PERSON, ORGANISATION_ENDS

NAME, PHONE, EMAIL = "[naam weggelaten]", "[telefoonnummer weggelaten]", "[e-mailadres weggelaten]"

_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}", re.IGNORECASE
)

_GAP = r"[\s./()–-]{0,3}"
_DUTCH = re.compile(
    rf"(?:(?<!\d)(?:\+\s?31|\(\+31\))|(?<![A-Z\d])(?<!\d[.,-])(?:0031|\(0031\))){_GAP}(?:\(?0\)?{_GAP})?[1-9](?:{_GAP}\d){{8}}(?!\d)|"
    rf"(?<![A-Z]{{2}})(?<![\d_+-])(?<!\d[.,])\(?0{_GAP}[1-9](?:{_GAP}\d){{8}}(?!\d)"
)
_ABROAD = re.compile(r"(?<![\w+])(?:\+|00)(?!31)[1-9]\d{0,2}[\s./()-]{0,3}\d(?:[\s./()-]{0,2}\d){6,11}(?!\d)")
_AFTER_WORD = re.compile(
    r"(?P<word>\b(?:tel|telefoon|telefoonnummer|telnr|tel\.nr|mobiel|mob|gsm|fax|phone|bereikbaar op)\b\.?\s?:?\s?(?:nr\.?\s?|nummer\s?)?(?:is\s)?)"
    r"(?P<number>[+(]?\d(?:[\s./()–-]{0,3}\d){5,13})(?!\d)",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(r"(?<!\d)\d{1,2}([-./])\d{1,2}\1\s?20\d\d(?!\d)|^\(?0\d\.\d{3}\.|^\(?0[-.]\d")

_INITIALS = r"(?:[A-Z](?:[a-z]{1,2}(?=\.))?\.[ ]?){1,5}"
_BETWEEN = r"(?:(?:van|de|der|den|ten|ter|te|het|in|op|'t|’t|el|al|la|le|du|von|bin|ben)[ ]){0,3}"
_PART = r"[A-ZÀ-Þ\u0100-\u017f][a-zß-ÿ\u0100-\u017f]+(?:['’-]?[A-ZÀ-Þ][a-zß-ÿ\u0100-\u017f]+){0,3}(?!\w)"
_SURNAME = (
    rf"(?:{_BETWEEN}|(?:Van|De|Den|Ter|Ten|El|Al)[ ](?:(?:de|der|den)[ ])?){_PART}(?:[ ]?-[ ]?{_PART})?"
)
_FULL = rf"(?:{_INITIALS}(?:\([A-Z][a-z]+\)[ ])?{_SURNAME}|{_PART}(?:[ ]{_PART}(?=[ ][A-Za-z'’])){{0,2}}[ ]{_SURNAME})"
_ACADEMIC = r"(?:(?:prof|dr|drs|ir|ing|mr|bc|msc|Prof|Dr|Drs|Ir|Ing|Mr)\.[ ]?)"
_FORM = r"(?:[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?|[Mm]evrouw|[Dd]e heer|[Mm]eneer|[Mm]rs\.|[Mm]s\.|[Dd]e [Hh]eer/[Mm]evrouw)"
_CONTACT = (
    r"(?i:contact\s?persoon|contact(?=\s?:)|aanspreekpunt|opsteller|auteur|behandelaar|contact op(?: te nemen)? met|"
    r"contact opnemen met|contact op te nemen met|t\.\s?a\.\s?v\.|ter attentie van)"
)
_ROLE = (
    r"(?i:(?:senior |strategisch |tactisch |junior )?(?:inkoper|inkoopadviseur|inkoopspecialist|aanbestedingsadviseur|projectleider|"
    r"projectmanager|contractmanager|contractbeheerder|procesbegeleider|beleidsadviseur|beleidsmedewerker|budgethouder|opdrachtgever|"
    r"adviseur|teamleider|directeur|wethouder|projectinkoper|categoriemanager|tendermanager|(?:opgesteld|behandeld|ondertekend) door|"
    r"vragen aan|mailen naar|bell?(?:en)? met|bereikbaar via))"
)

_NAMED = (
    re.compile(rf"\b(?P<lead>{_FORM}\s(?:{_ACADEMIC}){{0,4}})(?P<name>{_FULL}|{_SURNAME})"),
    re.compile(rf"\b(?P<lead>{_ACADEMIC}{{1,4}}\s?)(?P<name>{_FULL})"),
    re.compile(
        rf"\b(?P<lead>{_CONTACT}(?:\s?(?:is|:|-|–)\s?|\s)(?:{_FORM}\s|{_ACADEMIC}){{0,4}})(?P<name>{_FULL}|{_SURNAME})"
    ),
)
_ROLE_NAMED = re.compile(
    rf"\b(?P<lead>{_ROLE}(?:\s?[:,(–-]\s?|\s(?:is\s)?)(?:{_FORM}\s|{_ACADEMIC}){{0,4}})(?P<name>{_FULL})"
)
_BESIDE_CONTACT = re.compile(
    rf"(?<!\w)(?P<lead>)(?P<name>{_FULL})(?=\s?[,(:;|–-]{{0,2}}\s?(?:via\s|op\s|tel\.?\s?:?\s?|telefoon\s?|e-?mail\s?:?\s?|m\s?:\s?)?\[(?:tele|e-mail))"
)
_ADDRESSED = re.compile(rf"\b{_FORM}\s")
_COLON = re.compile(r"[:,(–]\s?$|\sis\s$")


@lru_cache(maxsize=65536)
def without_personal(text: str) -> tuple[str, int]:
    """The text without names of people, telephone numbers and e-mail addresses, and how many were left out.

    A name is known by what stands before it ('dhr.', 'contactpersoon:', 'neem contact op met'), by a number or address behind
    it, or by a role with a first name or initials ('inkoper Kees Bakker'). Names of streets, firms and institutions stay, and a name
    without any of these signs stays too. Dutch numbers go in every notation, foreign ones from '+' or '00' on.
    """
    text, emails = _EMAIL.subn(EMAIL, text)
    text, phones = _without_phones(text)
    names = 0
    for pattern in (*_NAMED, _BESIDE_CONTACT, _ROLE_NAMED):
        text, count = _without_names(pattern, text)
        names += count
    return text, emails + phones + names


def _without_phones(text: str) -> tuple[str, int]:
    count = 0

    def leave_out(match: re.Match[str]) -> str:
        nonlocal count
        if not _is_phone(match[0]):
            return match[0]
        count += 1
        return "(" + PHONE if match[0].startswith("(") and ")" not in match[0] else PHONE

    text, spoken = _AFTER_WORD.subn(rf"\g<word>{PHONE}", text)
    text, abroad = _ABROAD.subn(PHONE, text)
    return _DUTCH.sub(leave_out, text), count + spoken + abroad


def _is_phone(written: str) -> bool:
    """Not a date with a time behind it, nor a reference or the number of a book ('08.430.2024 12', '0-19-852663-6')."""
    return written.lstrip("(").startswith(("+", "00")) or not _NO_PHONE.search(written)


def _without_names(pattern: re.Pattern[str], text: str) -> tuple[str, int]:
    count = 0

    def leave_out(match: re.Match[str]) -> str:
        nonlocal count
        if not _is_person(match, strict=pattern is _ROLE_NAMED):
            return match[0]
        count += 1
        return match["lead"] + NAME

    return pattern.sub(leave_out, text), count


def _is_person(match: re.Match[str], *, strict: bool) -> bool:
    """Whether a name is that of a person. `strict`: only with initials, a known first name, or 'van' and the like behind a colon."""
    words = re.findall(r"[\w'’.-]+", match["name"])
    after = re.match(r"\s?([A-ZÀ-Þ]\w+)", match.string[match.end() :])
    if any(_is_no_name(word) for word in (*words, *(after.groups() if after else ()))):
        return False
    if _is_first_name(words[0]):
        return True
    told = bool(_COLON.search(match["lead"]))
    if strict:
        return told and len(words) > 1 and words[1][0].islower()
    return len(words) > 1 or told or bool(_ADDRESSED.search(match["lead"]))


def _is_first_name(word: str) -> bool:
    """Whether a word is a first name that we know, or initials."""
    return plain(word).split("-")[0] in FIRST_NAMES or bool(re.match(r"[A-Z][a-z]{0,2}\.", word))


def _is_no_name(word: str) -> bool:
    low = word.lower()
    return low in NOT_A_PERSON or any(low.endswith(end) and low != end for end in ORGANISATION_ENDS)
