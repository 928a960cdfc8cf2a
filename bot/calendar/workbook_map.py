"""Which part of the zip file holds which sheet: a workbook names its sheets in one file and finds them by another."""

import posixpath
import zipfile
from contextlib import closing
from xml.parsers import expat

from bot.calendar.archives import chunks_of


def sheet_parts(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """The part with the cells of every sheet, in the order of the workbook; '' when a sheet has none.

    Raises zipfile.BadZipFile when a part is damaged and expat.ExpatError when one is no XML.
    """
    whole = _targets(archive, "_rels/.rels", "")
    book = next((target for kind, target in whole.values() if kind == "officeDocument"), "xl/workbook.xml")
    folder, file = posixpath.split(book)
    parts = _targets(archive, f"{folder}/_rels/{file}.rels", folder)
    written = {name.casefold(): name for name in archive.namelist()}
    return tuple(
        written.get(parts.get(_relation(sheet), ("", ""))[1].casefold(), "")
        for sheet in _elements(archive, book, "sheet")
    )


def _relation(sheet: dict[str, str]) -> str:
    """The id by which a sheet finds its part: 'r:id', whatever letter the namespace has."""
    return next((value for key, value in sheet.items() if key.endswith(":id")), "")


def _targets(archive: zipfile.ZipFile, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Id of a relation -> the last word of its kind, and the part it leads to."""
    return {
        relation.get("Id", ""): (
            posixpath.basename(relation.get("Type", "")),
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in _elements(archive, part, "Relationship")
    }


def _elements(archive: zipfile.ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    """The attributes of every element of one kind in a part; none when the part is not there."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    if part in archive.namelist():
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        with closing(chunks_of(archive, part)) as chunks:
            for chunk in chunks:
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    return found
