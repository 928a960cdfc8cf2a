"""When something is planned, as a cell of a calendar says it."""

import re
from datetime import date, datetime, timedelta

from bot.calendar.cell_date_forms import (
    FIRST_YEAR,
    LAST_YEAR,
    Piece,
    day_of,
    find_pieces,
    is_within_reach,
    run,
    single,
)
from bot.calendar.cell_words import is_unknown, plain, quoted, text_of
from bot.calendar.tables import Cell
from bot.model.values import Period

ADVICE = "typ een datum, maand of kwartaal met jaar, bijvoorbeeld 2027-03-15, maart 2027 of Q1 2027"
SERIALS = range(32874, 73416)
"""The day numbers of a spreadsheet that are read: 1 January 1990 up to 31 December 2100."""
_SERIAL_ZERO = date(1899, 12, 30)

_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NO_DAY = re.compile(r"0+(?:[-/.: t]0+)*")
_THIS_YEAR = re.compile(r"\b(?:dit|het huidige|this) (?:jaar|year)\b")
_NEXT_YEAR = re.compile(r"\b(?:volgend|komend|next) (?:jaar|year)\b")
_ABOUT = re.compile(
    r"\bop of (?:omstreeks|rond)\b|\bon or about\b|\bniet (?:eerder|voor|later) dan\b|\bno later than\b"
)
_INTERVAL = re.compile(r"/(?=\d{4}-\d\d-\d\d)")
_UNTIL = re.compile(
    r"\s*(?:-+>?|t/m|t\.?e\.?m\.?|tm|tot en met|tot|to|until|through|till)\s*(?:uiterlijk |eind |begin )?"
)
_OR = re.compile(r"\s*(?:/|,|\+|&|en/of|of|en|dan wel|or|and)\s*")
_BETWEEN = re.compile(r"\b(?:tussen|between)\s*$")
_SIDE = re.compile(r"\b(?:voor|na|before|after)\s(?:de\s|het\s|the\s|eind\s|begin\s)?$")
_PLANNED_FOR = re.compile(
    r"\b(?:gepland|voorzien|beoogd|verwacht|staat)\s+voor\s(?:de\s|het\s|eind\s|begin\s)?$"
)
_NUMBERED = re.compile(
    r"\b(?:fase|perceel|lot|deel|ronde|tranche|stap|versie|phase|part)\s?\d+|\b\d{1,2}[:.]\d\d\s?(?:uur|u)\b"
)
_WORD = re.compile(r"[a-z]+(?:\.[a-z]+)+\.?|[a-z]+|\d+")

DOUBT = frozenset(
    {
        "of", "niet", "geen", "noch", "tenzij", "was", "oorspronkelijk", "voorheen", "eerder", "oude", "oud", "vervallen", "geannuleerd",
        "ingetrokken", "afgeblazen", "onbekend", "ntb", "nnb", "pm", "tbd", "or", "not", "no", "originally", "previously", "formerly",
        "cancelled", "canceled", "withdrawn", "unknown",
    }
)  # fmt: skip
"""With one of these words beside it a period is not read: it may be the other one, or not the one."""

AROUND_A_YEAR = frozenset(
    {
        "aanbesteden", "aanbesteding", "about", "af", "afloop", "around", "begin", "begint", "beoogd", "beoogde",
        "by", "ca", "circa", "contract", "de", "during", "e.v", "een", "eind", "einddatum", "einde", "eindigt",
        "en", "end", "ev", "expected", "expireert", "from", "gedurende", "gehele", "gepland", "geplande", "gunning",
        "heel", "hele", "het", "in", "ingang", "ingangsdatum", "inkoop", "jaar", "loop", "loopt", "met", "mogelijk",
        "naar", "omstreeks", "ongeveer", "onwards", "op", "overeenkomst", "per", "planned", "planning",
        "publicatie", "publiceren", "rond", "start", "startdatum", "streefdatum", "streven", "the", "tot",
        "uiterlijk", "until", "van", "vanaf", "verder", "vermoedelijk", "verwacht", "verwachte", "verwachting",
        "voorlopig", "voorzien", "waarschijnlijk", "whole", "year",
    }
)  # fmt: skip
"""The only words that may stand beside a year alone: any other word may be a month with a typing error."""


def read_when(cell: Cell, today: date) -> Period | None:
    """The period that a cell says, or None when it is not known. A month or quarter stays one: it is not its first day.

    Dates are in Dutch order (day-month-year). A number is a year, a day number of a spreadsheet or jjjjmmdd; 0 is unknown. 'dit
    jaar' and 'volgend jaar' count from `today`. In a run the year may stand on one end ('september - februari 2025'). What
    is joined by 'of', 'en' or '/' is one period when the parts touch. 'eind mei 2027' is all of May; 'eind 2027' the last
    quarter; 'uiterlijk', 'vanaf' and 'ca.' leave the period as it is. A moment with a time zone is the day in Amsterdam.
    Other words may stand around one period ('na besluit college, waarschijnlijk Q2 2027'); of several periods only one that
    lies in all others is read. `ValueError` (Dutch, says what to type): no year, no such day, no period, several
    periods, words that cast doubt (`DOUBT`), 'voor' or 'na' before a period that is no season, or a year outside 1990-2100.
    """
    if isinstance(cell, datetime):
        return _within_reach(single(day_of(cell)), cell)
    if isinstance(cell, date):
        return _within_reach(single(cell), cell)
    if is_unknown(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell)
    text = plain(text_of(cell, ADVICE)).strip(" .?;:")
    if _NO_DAY.fullmatch(text):
        return None
    if _SERIAL.fullmatch(text):
        return _from_number(float(text.replace(",", ".")))
    text = _NEXT_YEAR.sub(str(today.year + 1), _THIS_YEAR.sub(str(today.year), text))
    return _within_reach(_written(text, cell), cell)


def written_period(text: str) -> Period:
    """The one period in a text that names its year; `ValueError` as `read_when` gives it."""
    return _within_reach(_written(plain(text), text), text)


def _within_reach(period: Period, cell: Cell) -> Period:
    if not (is_within_reach(period.start.year) and is_within_reach(period.end.year)):
        raise _out_of_reach(cell)
    return period


def _out_of_reach(cell: Cell) -> ValueError:
    return ValueError(f"het jaar in {quoted(cell)} ligt niet tussen {FIRST_YEAR} en {LAST_YEAR}; {ADVICE}")


def _from_number(number: float) -> Period | None:
    whole = int(number) if abs(number) < 10**9 else -1
    if number == 0:
        return None
    if whole in SERIALS:
        return single(_SERIAL_ZERO + timedelta(days=whole))
    if whole == number and FIRST_YEAR <= whole <= LAST_YEAR:
        return Period(date(whole, 1, 1), date(whole, 12, 31))
    if whole == number and _COMPACT.fullmatch(str(whole)):
        return _within_reach(_compact(str(whole)), str(whole))
    raise ValueError(f"het getal {number:g} is geen datum; {ADVICE}")


def _compact(text: str) -> Period:
    try:
        return single(date(int(text[:4]), int(text[4:6]), int(text[6:])))
    except ValueError:
        raise ValueError(f"{quoted(text)} is geen datum; {ADVICE}") from None


def _written(text: str, cell: Cell) -> Period:
    if _COMPACT.fullmatch(text):
        return _compact(text)
    text = _INTERVAL.sub(" - ", text)
    text = _ABOUT.sub(lambda words: " " * len(words[0]), text)
    pieces = find_pieces(text)
    if not pieces:
        raise ValueError(f"in {quoted(cell)} staat geen datum; {ADVICE}")
    groups = _grouped(pieces, text)
    _refuse_doubt(groups, text, cell)
    periods = [_period_of(group, text, cell) for group in groups]
    narrowest = max(periods, key=lambda period: (period.start, -period.end.toordinal()))
    if any(narrowest.start < other.start or other.end < narrowest.end for other in periods):
        raise ValueError(f"in {quoted(cell)} staan verschillende perioden; typ er één, bijvoorbeeld Q1 2027")
    return narrowest


def _grouped(pieces: list[Piece], text: str) -> list[list[Piece]]:
    """Pieces that are joined by 't/m', 'of' and the like, together."""
    groups = [[pieces[0]]]
    for piece in pieces[1:]:
        between = text[groups[-1][-1].end : piece.start]
        if _UNTIL.fullmatch(between) or _OR.fullmatch(between):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _period_of(group: list[Piece], text: str, cell: Cell) -> Period:
    periods = _dated(group, cell)
    whole = periods[0]
    between = bool(_BETWEEN.search(text[: group[0].start]))
    for place, period in enumerate(periods[1:], start=1):
        link = text[group[place - 1].end : group[place].start]
        if not (between or _UNTIL.fullmatch(link) or period.start <= whole.end + timedelta(days=1)):
            raise ValueError(
                f"in {quoted(cell)} staan verschillende perioden; typ er één, bijvoorbeeld Q1 2027"
            )
        whole = _checked_run(whole, period, cell)
    return whole


def _checked_run(first: Period, last: Period, cell: Cell) -> Period:
    try:
        return run(first, last)
    except ValueError:
        raise ValueError(f"in {quoted(cell)} ligt het einde voor het begin; {ADVICE}") from None


def _dated(group: list[Piece], cell: Cell) -> list[Period]:
    """The periods of a group; what has no year gets that of the piece after it, or else before it."""
    periods: list[Period | None] = [None] * len(group)
    for place in reversed(range(len(group))):
        following = periods[place + 1] if place + 1 < len(group) else None
        year = group[place].year
        if year is None and following is not None:
            same = _in_year(group[place], following.start.year, cell)
            year = following.start.year - (same.start > following.start)
        if year is not None:
            periods[place] = _in_year(group[place], year, cell)
    return _dated_forward(group, periods, cell)


def _dated_forward(group: list[Piece], periods: list[Period | None], cell: Cell) -> list[Period]:
    done: list[Period] = []
    for piece, period in zip(group, periods, strict=True):
        if period is None and not done:
            _in_year(piece, 2024, cell)
            raise ValueError(f"in {quoted(cell)} staat geen jaar; {ADVICE}")
        if period is None:
            same = _in_year(piece, done[-1].start.year, cell)
            done.append(_in_year(piece, done[-1].start.year + (same.start < done[-1].start), cell))
        else:
            done.append(period)
    return done


def _in_year(piece: Piece, year: int, cell: Cell) -> Period:
    if not is_within_reach(year):
        raise _out_of_reach(cell)
    try:
        return piece.in_year(year)
    except ValueError:
        raise ValueError(f"{quoted(cell)} bestaat niet (dag, maand, week of kwartaal); {ADVICE}") from None


def _refuse_doubt(groups: list[list[Piece]], text: str, cell: Cell) -> None:
    """`ValueError` when the words around the periods make it a guess which period is meant."""
    rest = _without(groups, text)
    words = {word.rstrip(".") for word in _WORD.findall(rest)}
    doubtful = words & DOUBT or any(word.isdigit() for word in words) or re.search(r"\bn\.?[tn]\.?b\b", rest)
    bare = all(piece.bare for group in groups for piece in group)
    if doubtful or (bare and words - AROUND_A_YEAR) or _beside(groups, text):
        raise ValueError(f"in {quoted(cell)} is niet zeker welke periode het is; {ADVICE}")


def _without(groups: list[list[Piece]], text: str) -> str:
    rest = text
    for group in groups:
        start, end = group[0].start, group[-1].end
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return _NUMBERED.sub(" ", rest)


def _beside(groups: list[list[Piece]], text: str) -> bool:
    """Whether 'voor' or 'na' stands before a period, so that it is another one; 'gepland voor' is the period itself."""
    leads = (text[: group[0].start] for group in groups)
    return any(_SIDE.search(lead) and not _PLANNED_FOR.search(lead) for lead in leads)
