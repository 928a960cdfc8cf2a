"""Text files with a delimiter (CSV): encoding and delimiter by the content, line numbers as an editor shows them."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, IncrementalDecoder, getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TextIO

from bot.calendar.headings import ROWS_SEARCHED, count_known, likeness
from bot.calendar.sections import Grid, tables_in
from bot.calendar.tables import (
    Cell,
    Known,
    Row,
    Table,
    UnreadableSource,
    is_filled,
    nothing_known,
)

DELIMITERS = (";", ",", "\t", "|", "^", "~", "¦", "\x1f")
"""What may stand between fields; of two that fit equally well the first."""

RECORDS_TRIED = 100
LINES_TRIED = 500
"""A record may take several lines."""

CHUNK = 1 << 20

LEAST_ALIKE = 0.4
"""The least share of the records that must have the same number of fields: prose with commas stays below it."""

WITHOUT_HEADINGS = 0.3
"""What the fitness counts when no row is all texts: the comma in '1.000,50' splits amounts and no headings."""

SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text file is written; `skipped` is the number of lines before the data."""

    encoding: str
    delimiter: str
    skipped: int = 0


def delimited_tables(path: Path, known: Known = nothing_known) -> tuple[Table, ...]:
    """The tables of a text file; a row may have more cells than headings, and then has more fields than the first.

    Raises UnreadableSource when it is no text, has no rows of fields, or a quotation mark is not closed.
    """
    layout = _layout(path, known)
    remarks: tuple[str, ...] = ()
    try:
        rows = list(_rows(path, layout, strict=True))
    except _LooseQuoteError as quote:
        rows = list(_rows(path, layout, strict=False))
        remarks = (
            f"Regel {quote.line}: een aanhalingsteken staat midden in een veld; kijk of de tekst klopt.",
        )
    tables = tables_in(Grid(path.stem, rows, unit="regel"), known)
    if not tables:
        raise UnreadableSource(said_of_no_table(path.name))
    return (replace(tables[0], remarks=(*remarks, *tables[0].remarks)), *tables[1:])


def said_of_no_table(name: str) -> str:
    """The sentence for a text in which no row looks like headings."""
    return (
        f"'{name}' heeft geen tabel: zet op de eerste rij de kolomnamen,"
        " met daaronder één traject per rij en een puntkomma tussen de velden."
    )


class _LooseQuoteError(Exception):
    """A quotation mark inside a field that is not doubled; `line` is where its record starts."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _layout(path: Path, known: Known) -> Layout:
    encoding = _encoding(path)
    with _opened(path, encoding) as file:
        lines = list(islice(file, LINES_TRIED))
    told = SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    if told:
        return Layout(encoding, told[1], skipped=1)
    return Layout(encoding, max(DELIMITERS, key=lambda delimiter: _fitness(lines, delimiter, known)))


def _encoding(path: Path) -> str:
    """The name of the encoding: what its first bytes say, otherwise UTF-8 when it is that, otherwise Windows-1252.

    Raises UnreadableSource for a NUL character, which no text has.
    """
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return "utf-16"
        decoder = getincrementaldecoder("utf-8")()
        encoding, line = "utf-8-sig" if start.startswith(BOM_UTF8) else "utf-8", 1
        while chunk := file.read(CHUNK):
            if b"\x00" in chunk:
                raise UnreadableSource(
                    _said_of_nul(path.name, line + chunk.count(b"\n", 0, chunk.index(b"\x00")))
                )
            line += chunk.count(b"\n")
            if encoding == "utf-8" and not _decodes(decoder, chunk):
                encoding = "cp1252"
    return encoding if encoding != "utf-8" or _decodes(decoder, b"", final=True) else "cp1252"


def _decodes(decoder: IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _said_of_nul(name: str, line: int) -> str:
    return (
        f"'{name}' heeft op regel {line} een teken dat in geen tekst hoort (NUL); maak de export opnieuw,"
        " of open het bestand in Excel en sla het op als .xlsx."
    )


def _opened(path: Path, encoding: str) -> TextIO:
    """The file as text, lines with their endings; a byte that is nothing in the encoding becomes '\ufffd'."""
    return path.open(encoding=encoding, errors="replace", newline="")


def _fitness(lines: list[str], delimiter: str, known: Known) -> tuple[int, float]:
    """How well a delimiter fits: the most known headings on one row, then how alike and how wide the records are."""
    try:
        records = list(islice(csv.reader(lines, delimiter=delimiter), RECORDS_TRIED))
    except csv.Error:
        return 0, 0.0
    rows = [Row(at, tuple(record)) for at, record in enumerate(records, start=1) if any(record)]
    if not rows:
        return 0, 0.0
    width, times = max(Counter(len(row.cells) for row in rows).items(), key=lambda item: (item[1], item[0]))
    hits = max(count_known(row, known) for row in rows[:ROWS_SEARCHED])
    share = times / len(rows)
    if share < LEAST_ALIKE:
        return hits, 0.0
    headed = any(_is_all_texts(row) for row in rows[:ROWS_SEARCHED] if len(row.cells) == width)
    return hits, share**2 * (width - 1) * (1.0 if headed else WITHOUT_HEADINGS)


def _is_all_texts(row: Row) -> bool:
    return likeness(row) == sum(map(is_filled, row.cells))


def _rows(path: Path, layout: Layout, *, strict: bool) -> Iterator[Row]:
    """The records in which something stands, with the line on which each begins.

    Raises UnreadableSource for a quotation mark that is not closed and, when strict, _LooseQuoteError for one in a field.
    """
    with _opened(path, layout.encoding) as file:
        taken: list[str] = []
        lines = _recorded(islice(file, layout.skipped, None), taken)
        reader = csv.reader(lines, delimiter=layout.delimiter, strict=strict)
        while True:
            taken.clear()
            number = layout.skipped + reader.line_num + 1
            try:
                record = next(reader, None)
            except csv.Error as error:
                if strict and "expected after" in str(error):
                    raise _LooseQuoteError(number) from error
                raise UnreadableSource(_said_of_open_quote(path.name, number)) from error
            if record is None:
                return
            if not strict and len(taken) > 1 and not _is_sound(taken, layout.delimiter):
                raise UnreadableSource(_said_of_open_quote(path.name, number))
            cells: tuple[Cell, ...] = tuple(field or None for field in record)
            if any(map(is_filled, cells)):
                yield Row(number, cells)


def _recorded(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _is_sound(lines: list[str], delimiter: str) -> bool:
    """Whether every quotation mark in the lines of one record is closed or doubled."""
    try:
        return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) == 1
    except csv.Error:
        return False


def _said_of_open_quote(name: str, line: int) -> str:
    return (
        f"'{name}' heeft op regel {line} een aanhalingsteken dat niet sluit;"
        " zet er een tweede aanhalingsteken bij, of haal het weg."
    )
