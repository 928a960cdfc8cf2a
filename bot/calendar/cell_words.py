"""What every cell reader shares: the plain text of a cell, the words for 'unknown', and how a cell is shown in a message."""

import math
import re
import unicodedata

from bot.calendar.tables import Cell, CellError
from bot.understanding.text import fold_clean

UNKNOWN_WORDS = (
    "n.t.b.", "n.n.b.", "n.b.", "n.n.t.b.", "p.m.", "pro memorie", "n.v.t.", "niet van toepassing", "n/a", "not applicable",
    "onbekend", "nog onbekend", "vooralsnog onbekend", "niet bekend", "nog niet bekend", "nu nog niet bekend", "is nog niet bekend",
    "te bepalen", "nog te bepalen", "nader te bepalen", "nog nader te bepalen", "nader vast te stellen", "nog vast te stellen",
    "nog niet bepaald", "nog niet vastgesteld", "nog niet gepland", "nog in te plannen", "wordt nog bepaald", "wordt bepaald",
    "in te vullen", "nog in te vullen", "volgt", "volgt nog", "volgt later", "later", "nader te bezien", "geen", "geen opgave",
    "niet ingevuld", "leeg", "t.b.d.", "to be determined", "to be decided", "to be defined", "t.b.a.", "to be announced", "t.b.c.",
    "unknown", "not known", "not yet known", "none", "null", "nil", "nan", "nat",
)  # fmt: skip
"""Ways to write that something is not known. Capitals, dots, spaces and brackets do not matter; nor does a cell with signs only."""

LONGEST_SHOWN = 60
"""Characters of a cell that are shown in a message."""

_SIGNS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "‑": "-",
     "−": "-", "→": "-", "×": "x", "⁄": "/", "\u200b": None, "\ufeff": None, "\xad": None}
)  # fmt: skip
_NOT_WORD = re.compile(r"[\W_]+")
_UNKNOWN = frozenset(_NOT_WORD.sub("", word) for word in UNKNOWN_WORDS) | {""}


def is_unknown(cell: Cell) -> bool:
    """Whether a cell is empty or says that the value is not known."""
    if isinstance(cell, str):
        return _NOT_WORD.sub("", plain(cell)) in _UNKNOWN
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def plain(text: str) -> str:
    """Lower case without accents, dashes and quotes made plain, white space as single spaces."""
    return " ".join(fold_clean(unicodedata.normalize("NFKC", text).translate(_SIGNS)).split())


def quoted(cell: Cell) -> str:
    """A cell as it stands in a message: between quotes, on one line, cut when it is long."""
    text = cell.code if isinstance(cell, CellError) else str(cell)
    flat = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"'{flat}'" if len(flat) <= LONGEST_SHOWN else f"'{flat[: LONGEST_SHOWN - 3]}...'"


def text_of(cell: Cell, advice: str) -> str:
    """The text of a cell that holds text; `ValueError` with the advice for any other cell."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, CellError):
        raise ValueError(f"de cel bevat de rekenfout {quoted(cell)}; {advice}")
    raise ValueError(f"{quoted(cell)} past hier niet; {advice}")
