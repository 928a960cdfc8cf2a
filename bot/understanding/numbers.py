"""Numbers as people write them: '1,2', '90.000', '90,000', 'anderhalf', 'tachtigduizend', 'two hundred'.

Everything here works on folded text (`text.fold_clean`): lower case, no accents.
"""

import re
from decimal import Decimal

UNITS = {
    "nul": 0, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50,
    "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
FRACTIONS = {
    "half": Decimal("0.5"), "halve": Decimal("0.5"), "anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5"),
    "kwart": Decimal("0.25"), "driekwart": Decimal("0.75"),
}  # fmt: skip
SCALES = (("duizend", 1000), ("thousand", 1000), ("honderd", 100), ("hundred", 100))
LONGEST_SPELLED = 60
"""No number that anybody spells is longer (letters); longer runs are not read."""

DIGITS = r"(?:[1-9]\d{0,2}(?:\.\d{3})++(?:,\d{1,2})?|[1-9]\d{0,2}(?:,\d{3})++(?:\.\d{1,2})?|\d++(?:[.,]\d{1,2})?)(?![.,]?\d)"
_SCALE = "|".join(name for name, _ in SCALES)
_NAME = "|".join(sorted((*UNITS, *(name for name, _ in SCALES)), key=len, reverse=True))
_TENS = "|".join(name for name, value in UNITS.items() if value >= 20 and name.endswith("ty"))
_ONES = "|".join(name for name, value in UNITS.items() if 0 < value < 10)
_GLUED = rf"(?>(?:{_NAME})(?:(?:en|and)?(?:{_NAME}))*+)"
_AFTER_SCALE = r"(?:(?<=honderd|hundred|duizend)|(?<=thousand))"
_SPACED = rf"[ -](?:{_SCALE})(?:{_NAME})*+|{_AFTER_SCALE} {_GLUED}|(?<=hundred) and {_GLUED}(?! hundred)|(?<=thousand) and {_GLUED}(?! thousand)"
_HALVES = r"(?:een|twee|drie|vier|vijf|zes)(?:en| en een )hal(?:f|ve)|one and a half|two and a half|half a(?= m)|anderhal(?:f|ve)|driekwart|hal(?:f|ve)|kwart"
SPELLED = rf"(?>{_HALVES}|(?:{_TENS})[ -](?:{_ONES})(?:[ -](?:{_SCALE}))*+|a(?= (?:hundred|thousand|million))(?: (?:{_SCALE}))?+|{_GLUED}(?:{_SPACED})*+)"
"""A number in words. Words that stand apart are joined only around 'honderd' and 'duizend'."""

_ONE_NUMBER = re.compile(DIGITS)
_GROUPED = re.compile(r"^\d{1,3}(?:[.,]\d{3})+")
_PLUS_HALF = re.compile(r"^(.+?)(?:en(?:een)?hal(?:f|ve)|andahalf)$")


def is_grouped(text: str) -> bool:
    """Whether digits are written in groups of three: '90.000'."""
    return bool(_GROUPED.match(text))


def read_digits(text: str) -> Decimal:
    """'90.000' and '90,000' are ninety thousand; '1,2' and '1.2' are one and two tenths."""
    whole = _GROUPED.match(text)
    if not whole:
        return Decimal(text.replace(",", "."))
    rest = text[whole.end() :].replace(",", ".")
    return Decimal(re.sub(r"[.,]", "", whole[0]) + rest)


def read_spelled(text: str) -> Decimal | None:
    """The number that folded words spell ('tweehonderdvijftigduizend'), or None when they spell none."""
    joined = re.sub(r"[ -]", "", text)
    if not joined or len(joined) > LONGEST_SPELLED:
        return None
    if joined in FRACTIONS:
        return FRACTIONS[joined]
    if joined in ("a", "halfa"):
        return Decimal(1) if joined == "a" else Decimal("0.5")
    if half := _PLUS_HALF.match(joined):
        whole = UNITS.get(half[1])
        return None if whole is None else whole + Decimal("0.5")
    return _whole(joined)


def read_number(text: str) -> Decimal | None:
    """A number in digits or in words, or None."""
    if not text[:1].isdecimal():
        return read_spelled(text)
    return read_digits(text) if _ONE_NUMBER.fullmatch(text) else None


def _whole(text: str) -> Decimal | None:
    for name, factor in SCALES:
        before, found, after = text.partition(name)
        if found:
            front = _whole(before) if before not in ("", "a") else Decimal(1)
            back = _whole(_without_link(after)) if after else Decimal(0)
            in_order = back is not None and back < factor
            return front * factor + back if front is not None and back is not None and in_order else None
    return _under_hundred(text)


def _without_link(text: str) -> str:
    return next(
        (text[len(link) :] for link in ("en", "and") if text.startswith(link) and len(text) > len(link)), text
    )


def _under_hundred(text: str) -> Decimal | None:
    if text in UNITS:
        return Decimal(UNITS[text])
    for unit, value in UNITS.items():
        if 0 < value < 10 and text.startswith(unit):
            tens = UNITS.get(_without_link(text[len(unit) :]))
            if tens is not None and tens >= 20:
                return Decimal(value + tens)
    for name, value in UNITS.items():
        rest = UNITS.get(text[len(name) :], 10)
        if value >= 20 and text.startswith(name) and 0 < rest < 10:
            return Decimal(value + rest)
    return None
