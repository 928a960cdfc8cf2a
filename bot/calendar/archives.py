"""The zip file around a workbook: sizes are checked before anything is parsed, and while it is unpacked."""

import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.calendar.tables import UnreadableSource

LARGEST_UNPACKED = 800_000_000
"""Bytes, all parts together. 100,000 rows x 60 columns with all-different texts unpack to 320 MB."""

MOST_SHRUNK = 100
"""Times that one part may be larger unpacked. Real sheets reach 8 to 15; a file of zeros 1,000."""

SMALL_PART = 10_000_000
"""Bytes; below it a part may shrink as it likes, since it can do no harm."""

MOST_PARTS = 5_000
"""Files in the zip; a workbook has some tens, one with many pictures some hundreds."""

CHUNK = 1 << 20


@contextmanager
def opened_archive(path: Path) -> Generator[zipfile.ZipFile]:
    """The zip file of a workbook, after a check of the sizes it declares.

    Raises UnreadableSource when it is damaged, locked with a password or unpacks to far too much; also when that
    shows while it is being read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_declared(archive, path.name)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableSource(said_of_damaged(path.name)) from error


def said_of_damaged(name: str) -> str:
    """The sentence for a workbook that cannot be unpacked or understood."""
    return (
        f"'{name}' is beschadigd of niet helemaal gekopieerd;"
        " open het in Excel, sla het opnieuw op als .xlsx en probeer het nog eens."
    )


def _check_declared(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableSource(f"'{name}' is een zip-bestand met een wachtwoord; pak het eerst uit.")
    swollen = any(
        part.file_size > SMALL_PART and part.file_size > MOST_SHRUNK * part.compress_size for part in parts
    )
    total = sum(part.file_size for part in parts)
    if swollen or total > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise UnreadableSource(
            f"'{name}' pakt uit tot {total // 1_000_000} MB en is niet geopend;"
            " kopieer alleen de tabel naar een nieuw bestand."
        )


def check_contents(archive: zipfile.ZipFile) -> None:
    """Unpack every XML part once, to nowhere: a part that is damaged or larger than it says comes to light.

    Raises zipfile.BadZipFile or zlib.error, which `opened_archive` turns into a sentence.
    """
    for part in archive.namelist():
        if part.lower().endswith((".xml", ".rels")):
            for _ in chunks_of(archive, part):
                pass


def chunks_of(archive: zipfile.ZipFile, part: str) -> Generator[bytes]:
    """The unpacked bytes of a part, a piece at a time; its real size and checksum are held against those declared.

    Raises zipfile.BadZipFile when they differ.
    """
    declared = archive.getinfo(part).file_size
    unpacked = 0
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            unpacked += len(chunk)
            yield chunk
    if unpacked != declared:
        raise zipfile.BadZipFile(part)
