"""What a publication says: how late it is in its life, which law it reserves by, how many lots it has."""

import re
from dataclasses import dataclass

from bot.calendar.cell_codes import Cancelled, read_status, read_yes
from bot.calendar.cell_words import is_unknown, plain, quoted
from bot.calendar.drafts import AWARD
from bot.calendar.tables import Cell
from bot.model.procurement import Lot, NoticeStatus

RESERVED_ADVICE = "typ 2.82, 2.82a of nee"
LOTS_ADVICE = "typ het aantal percelen, of nee"
MOST_LOTS = 200
RESERVED = {
    "2.82": "2.82", "2,82": "2.82", "res-ws": "2.82", "artikel 2.82": "2.82", "2.82a": "2.82a", "2,82a": "2.82a",
    "res-pub-ser": "2.82a", "artikel 2.82a": "2.82a", "none": "nee",
}  # fmt: skip
"""What the field of the notice says (BT-71, Reserved Participation) -> what it means."""
RANKS = (
    (re.compile(r"\b(?:mac|efe1)\b|marktconsultatie"), 5),
    (re.compile(r"\b(?:vak|efe2)\b|vooraankondiging"), 10),
    (re.compile(r"\b(?:rec)\b|rectificatie"), 25),
    (re.compile(r"\b(?:ago|ef29|ef33|efe4|ef25|sf03|sf15)\b|gegund|gunning|transparantie"), AWARD),
    (re.compile(r"\b(?:aaw)\b|wijziging"), AWARD + 5),
    (re.compile(r"\b(?:vbe)\b|beeindig"), AWARD + 10),
)
ANNOUNCEMENT = 20


@dataclass(frozen=True, slots=True)
class Notice:
    """A publication: what it makes of the procurement, and how late it is in its life (a higher rank is later)."""

    state: NoticeStatus | Cancelled | None
    rank: int


def read_notice(cell: Cell) -> Notice | None:
    """The publication of a row; None when the source does not say which. `ValueError` (Dutch): words we do not know."""
    if is_unknown(cell):
        return None
    state = read_status(cell)
    text = plain(str(cell))
    return Notice(state, next((rank for words, rank in RANKS if words.search(text)), ANNOUNCEMENT))


def read_reserved(cell: Cell) -> str | None:
    """'2.82', '2.82a' or 'nee', as the field of the notice has it; None when it says nothing. `ValueError` otherwise."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    text = plain(str(cell))
    if text in RESERVED:
        return RESERVED[text]
    if is_unknown(cell):
        return None
    try:
        if read_yes(cell) is False:
            return "nee"
    except ValueError:
        pass
    raise ValueError(f"{quoted(cell)} zegt niet volgens welk artikel; {RESERVED_ADVICE}")


def read_lots(cell: Cell) -> tuple[Lot, ...] | None:
    """The lots by number; () when there are none, None when not known. `ValueError`: 'ja' without saying how many."""
    if plain(str(cell)) in ("geen", "nee", "n", "no", "0", "0.0", "geen percelen"):
        return ()
    if is_unknown(cell):
        return None
    found = re.fullmatch(r"(\d+)(?:\.0)?(?: percelen| perceel| lots)?", plain(str(cell)))
    if not found or not 0 < int(found[1]) <= MOST_LOTS:
        raise ValueError(f"{quoted(cell)} is geen aantal percelen; {LOTS_ADVICE}")
    return tuple(Lot.model_validate({"nr": str(number)}) for number in range(1, int(found[1]) + 1))
