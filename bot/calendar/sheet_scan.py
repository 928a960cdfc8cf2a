"""What the fast reader of workbooks leaves out of a sheet: error cells, formulas without a result, its extent."""

import re
import zipfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.calendar.archives import chunks_of
from bot.calendar.tables import CellError

FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>]*(?<!/)>")
WORTH_A_LOOK = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b'="e"', b"='e'")
"""Signs of a formula or an error: only then are all cells of the sheet gone through."""

OVERLAP = 400
"""Bytes of the piece before that are looked at again; the start tag of a cell is shorter."""


@dataclass(frozen=True, slots=True)
class SheetScan:
    """Of one sheet: places are (row, column) from 0. `extent` is rows times columns up to the last filled cell."""

    errors: dict[tuple[int, int], CellError]
    uncalculated: tuple[tuple[int, int], ...]
    extent: int


def scan_sheet(archive: zipfile.ZipFile, part: str) -> SheetScan:
    """Go through the XML of a sheet once, or twice when it has formulas or errors.

    Raises zipfile.BadZipFile when the part is damaged and expat.ExpatError when it is no XML.
    """
    with closing(chunks_of(archive, part)) as chunks:
        rows, columns, worth_a_look = _outline(chunks)
    finder = _CellFinder()
    if worth_a_look:
        with closing(chunks_of(archive, part)) as chunks:
            _go_through(chunks, finder)
    return SheetScan(finder.errors, tuple(finder.uncalculated), rows * columns)


def _outline(chunks: Iterable[bytes]) -> tuple[int, int, bool]:
    """The last row and the last column with a filled cell, and whether there are formulas or errors."""
    last_row, letters, worth_a_look, tail = 0, set[bytes](), False, b""
    for chunk in chunks:
        piece = tail + chunk
        cells = FILLED_CELL.findall(piece)
        if cells:
            columns, rows = map(set, zip(*cells, strict=True))
            last_row = max(last_row, *map(int, rows))
            letters |= columns
        worth_a_look = worth_a_look or any(sign in piece for sign in WORTH_A_LOOK)
        tail = piece[-OVERLAP:]
    return last_row, max((column_number(column.decode()) + 1 for column in letters), default=0), worth_a_look


def column_number(letters: str) -> int:
    """The place of a column from 0: A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _go_through(chunks: Iterable[bytes], finder: "_CellFinder") -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = finder.start
    parser.EndElementHandler = finder.end
    parser.CharacterDataHandler = finder.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse_doctype(*_declaration: object) -> None:
    raise zipfile.BadZipFile("a sheet has no document type; one that has is made to do harm")


@dataclass(slots=True)
class _CellFinder:
    """Collects error cells and formulas without a result while a sheet is being parsed."""

    errors: dict[tuple[int, int], CellError] = field(default_factory=dict[tuple[int, int], CellError])
    uncalculated: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    row: int = -1
    column: int = -1
    kind: str = ""
    formula: bool = False
    in_value: bool = False
    value: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "c":
            self.column = _column_of(attributes.get("r", ""), self.column + 1)
            self.kind, self.formula, self.value = attributes.get("t", ""), False, ""
        elif local == "row":
            self.row = int(attributes.get("r", self.row + 2)) - 1
            self.column = -1
        elif local == "f":
            self.formula = True
        elif local == "v":
            self.in_value = True

    def text(self, data: str) -> None:
        if self.in_value:
            self.value += data

    def end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local == "v":
            self.in_value = False
        elif local == "c":
            if self.kind == "e":
                self.errors[self.row, self.column] = CellError(self.value.strip())
            elif self.formula and not self.value and self.kind != "str":
                self.uncalculated.append((self.row, self.column))


def _column_of(reference: str, otherwise: int) -> int:
    letters = reference.rstrip("0123456789")
    return column_number(letters) if letters else otherwise
