"""Files as people send them, made for a test: real workbooks by XlsxWriter, and raw bytes."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

HEADINGS = ("Titel", "Opdrachtgever", "Start", "Raming")
ENTRY = ("Schoonmaak stadsloketten", "Facilitair Bureau", "Q2 2027", 221000)
KNOWN = frozenset(heading.casefold() for heading in HEADINGS)


def known(text: str) -> bool:
    """The headings of these tests, in any case."""
    return text.casefold() in KNOWN


def a_workbook(path: Path, fill: Callable[[Workbook], None]) -> Path:
    """A workbook with what `fill` puts in it; dates without a form of their own are shown as dates."""
    book = Workbook(str(path), {"default_date_format": "dd-mm-yyyy"})
    fill(book)
    book.close()
    return path


def a_sheet(book: Workbook, rows: Sequence[Sequence[Any]], name: str = "Kalender", top: int = 0) -> Worksheet:
    """A sheet with rows from row `top` (from 0); None leaves a cell empty."""
    sheet = book.add_worksheet(name)
    for at, row in enumerate(rows, start=top):
        for column, value in enumerate(row):
            if value is not None:
                write = sheet.write_datetime if isinstance(value, date) else sheet.write
                write(at, column, value)
    return sheet


def with_rows(path: Path, *rows: Sequence[Any]) -> Path:
    """A workbook with one sheet."""
    return a_workbook(path, lambda book: a_sheet(book, rows) and None)


def with_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file, its line endings as they stand in the text."""
    path.write_bytes(text.encode(encoding))
    return path


def a_zip(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip file with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook, one part of it changed by hand."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return a_zip(path, {**parts, part: change(parts[part])})


def an_old_office_file(path: Path, stream: str) -> Path:
    """The beginning of an OLE compound file, with a directory that names one stream."""
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)
    )
    return path
