"""Values from a list, as a cell of a calendar says them: kind of contract, procedure, status, CPV, yes or no."""

import re
from collections.abc import Mapping
from enum import StrEnum

from bot.calendar.cell_words import is_unknown, plain, quoted, text_of
from bot.calendar.tables import Cell
from bot.model.procurement import ContractKind, NoticeStatus

KIND_ADVICE = "typ werken, leveringen, diensten of concessie"
STATUS_ADVICE = "typ voorbereiding, vooraankondiging, gepubliceerd, gegund of vervallen"
CPV_ADVICE = "typ een CPV-code van acht cijfers, bijvoorbeeld 90911200-8"
YES_ADVICE = "typ ja of nee"


class Cancelled(StrEnum):
    """The status of a procurement that does not go on; it is no status of a notice."""

    CANCELLED = "vervallen"


_WORDS_OF_KINDS: Mapping[ContractKind, re.Pattern[str]] = {
    ContractKind.SERVICES: re.compile(
        r"\b(?:d|dienst(?:en)?|\w*dienstverlening|services?|dienstenopdracht)\b"
    ),
    ContractKind.SUPPLIES: re.compile(r"\b(?:l|levering(?:en)?|leveringsopdracht|supply|supplies|goods)\b"),
    ContractKind.WORKS: re.compile(r"\b(?:w|werk|werken|works?|bouwwerk(?:en)?)\b"),
    ContractKind.CONCESSION: re.compile(r"\bconcess\w*"),
}
_BESIDE_A_KIND = re.compile(
    r"\b(?:opdracht(?:en)?|overheidsopdracht(?:en)?|overeenkomst|raamovereenkomst|voor|van|en|een|sociale|andere|specifieke|overige|openbare|"
    r"social|other|specific|and|contract|aard|soort|type|public|for|ict|facilitaire|zakelijke)\b"
)

PROCEDURES: Mapping[str, str] = {
    "ope": "Openbaar", "open": "Openbaar", "nop": "Niet-openbaar", "restricted": "Niet-openbaar",
    "omb": "Mededingingsprocedure met onderhandeling", "neg-w-call": "Mededingingsprocedure met onderhandeling",
    "ozb": "Onderhandelingsprocedure zonder voorafgaande oproep tot mededinging",
    "neg-wo-call": "Onderhandelingsprocedure zonder voorafgaande oproep tot mededinging",
    "ccd": "Concurrentiegerichte dialoog", "comp-dial": "Concurrentiegerichte dialoog", "inp": "Innovatiepartnerschap",
    "innovation": "Innovatiepartnerschap", "mac": "Marktconsultatie", "ape": "Andere procedure in één fase",
    "oth-single": "Andere procedure in één fase", "apm": "Andere procedure in meerdere fasen",
    "oth-mult": "Andere procedure in meerdere fasen", "mo": "Meervoudig onderhands", "eo": "Enkelvoudig onderhands",
    "das": "Dynamisch aankoopsysteem", "sas": "SAS-procedure",
}  # fmt: skip
"""Codes of TenderNed, of eForms and of buyers, and the procedure they stand for."""

_STATES: tuple[tuple[NoticeStatus | Cancelled, str], ...] = (
    (NoticeStatus.PREPARATION,
     "gepland|ingepland|voorbereiding|in voorbereiding|planning|planfase|idee|concept|bezig|in bewerking|intake|inventarisatie|strategie|"
     "nog niet gestart|nog te starten|niet gestart|marktconsultatie|marktverkenning|mac|toekomstig|verkenning|"
     "planned|preparation|in preparation|planning phase|efe1|efe1 e1|aankondiging marktconsultatie|consultatie|voorgenomen"),
    (NoticeStatus.PRIOR_NOTICE,
     "vooraankondiging|vooraangekondigd|vak|efe2|vrijwillige vooraankondiging|prior notice|prior information notice|priorinformationnotice|pin|"
     "prior information notice without call for competition|periodic indicative notice without call for competition|sf01|sf04|"
     "ef4|ef5|ef6|ef7|ef8|ef9"),
    (NoticeStatus.PUBLISHED,
     "gepubliceerd|publicatie|aankondiging opdracht|aankondiging van een opdracht|aangekondigd|aankondiging|aao|rec|rectificatie|lopend|"
     "lopende aanbesteding|in aanbesteding|inschrijving|inschrijffase|beoordeling|in beoordeling|open|efe3|sf02|sf05|sf12|sf14|sf17|sf24|"
     "ef10|ef11|ef12|ef13|ef14|ef16|ef17|ef18|ef19|ef20|ef21|ef22|ef23|ef24|"
     "prior information notice with call for competition|contractnotice|concession notice|"
     "vrijwillige aankondiging van een opdracht|op de markt|published|contract notice|tender"),
    (NoticeStatus.AWARDED,
     "gegund|gunning|gegunde opdracht|aankondiging gegunde opdracht|aankondiging van een gegunde opdracht|ago|afgerond|afgesloten|"
     "gereed|voltooid|gecontracteerd|contract getekend|definitief gegund|voorlopig gegund|aaw|wijziging|aankondiging wijziging|"
     "wijziging opdracht|efe4|sf03|sf06|sf13|sf15|sf18|sf20|sf25|"
     "ef25|ef26|ef27|ef28|ef29|ef30|ef31|ef32|ef33|ef34|ef35|ef36|ef37|ef38|ef39|ef40|"
     "vrijwillig gunningsbericht|awarded|completed|contract award notice|contractawardnotice|concession award notice|award|"
     "voluntary ex ante transparency notice"),
    (Cancelled.CANCELLED,
     "geannuleerd|vervallen|ingetrokken|gestopt|gestaakt|afgeblazen|vbe|vroegtijdige beeindiging|vroegtijdig beeindigd|"
     "gaat niet door|niet gegund|cancelled|canceled|withdrawn|discontinued"),
)  # fmt: skip
STATES: Mapping[str, NoticeStatus | Cancelled] = {
    word: state for state, words in _STATES for word in words.split("|")
}
"""Words for the status in plannings; types and form codes of TenderNed. A rectified notice is published, a modified contract awarded."""

_YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "x", "1", "1.0", "v", "✓", "✔", "☑", "☒"})
_NO = frozenset({"nee", "neen", "n", "no", "false", "onwaar", "0", "0.0", "geen", "☐"})

_CODE = re.compile(r"(?<![\d.])(?:(\d{8})|(\d\d[. ]?\d\d[. ]?\d\d[. ]?\d\d))(?:\s?-\s?\d(?!\d))?(?![\d])")
_NO_CODE = re.compile(r"\d[\d.]{4,}|(?:^|[;,/|])\s*\d{2,}\b")


def read_contract_kind(cell: Cell) -> ContractKind | None:
    """The kind of contract, or None when it is not known; D, L and W are TenderNed's codes.

    A concession of services is a concession. `ValueError` (Dutch): two kinds, or words we do not know.
    """
    if is_unknown(cell):
        return None
    text = plain(text_of(cell, KIND_ADVICE))
    found = [kind for kind, words in _WORDS_OF_KINDS.items() if words.search(text)]
    if ContractKind.CONCESSION in found:
        return ContractKind.CONCESSION
    if len(found) > 1:
        raise ValueError(f"in {quoted(cell)} staan twee soorten; typ de soort met de hoogste waarde")
    rest = _BESIDE_A_KIND.sub("", _WORDS_OF_KINDS[found[0]].sub("", text)) if found else text
    if not found or re.search(r"\w", rest):
        raise ValueError(f"{quoted(cell)} is geen soort opdracht; {KIND_ADVICE}")
    return found[0]


def read_procedure(cell: Cell) -> str | None:
    """The procedure in Dutch words, or None when it is not known.

    A code (OPE, NOP, neg-wo-call ...) becomes its name; other words stay as they are, with single spaces. `ValueError`: no text.
    """
    if is_unknown(cell):
        return None
    text = text_of(cell, "typ de procedure, bijvoorbeeld Europees openbaar")
    return PROCEDURES.get(plain(text)) or " ".join(text.split())


def read_status(cell: Cell) -> NoticeStatus | Cancelled | None:
    """How far the procurement is, `Cancelled` when it does not go on, or None when it is not known.

    A market consultation and 'bezig' are preparation, 'lopend' is published, 'afgerond' is awarded. 'AAO - Aankondiging opdracht' is read
    by both its parts. `ValueError` (Dutch): words we do not know, or parts that contradict each other.
    """
    if is_unknown(cell):
        return None
    text = plain(text_of(cell, STATUS_ADVICE)).strip(" .")
    if state := STATES.get(text):
        return state
    parts = [part.strip() for part in re.split(r"\s-\s|[:;,()/]", text) if part.strip()]
    found = {STATES.get(part) for part in parts}
    if len(found) != 1 or None in found:
        raise ValueError(f"{quoted(cell)} is geen status; {STATUS_ADVICE}")
    return found.pop()


def read_cpv(cell: Cell) -> tuple[str, ...]:
    """The CPV codes as eight digits, in order and once; () when not known. The check digit and names are left out.

    A number of seven digits lost its leading zero in the spreadsheet and gets it back. `ValueError` (Dutch): another number of digits.
    """
    if is_unknown(cell):
        return ()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return (_code_of(cell),)
    text = plain(text_of(cell, CPV_ADVICE))
    codes = [re.sub(r"\D", "", match[1] or match[2]) for match in _CODE.finditer(text)]
    if not codes or _NO_CODE.search(_CODE.sub(" ", text)):
        raise ValueError(f"{quoted(cell)} is geen CPV-code; {CPV_ADVICE}")
    return tuple(dict.fromkeys(codes))


def _code_of(number: float) -> str:
    digits = str(int(number)) if number == number // 1 and 0 < number < 10**9 else ""
    if len(digits) not in (7, 8):
        raise ValueError(f"{quoted(number)} is geen CPV-code; {CPV_ADVICE}")
    return digits.zfill(8)


def read_yes(cell: Cell) -> bool | None:
    """True for 'ja', 'x', a tick or 1; False for 'nee', 'geen' or 0; None when it is not known. `ValueError` (Dutch) otherwise."""
    if isinstance(cell, bool):
        return cell
    word = plain(str(cell)).strip(" .")
    if word in _YES or word in _NO:
        return word in _YES
    if is_unknown(cell):
        return None
    text_of(cell, YES_ADVICE)
    raise ValueError(f"{quoted(cell)} is geen ja of nee; {YES_ADVICE}")
