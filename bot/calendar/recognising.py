"""What a file is, by its content: its name may say something else."""

import re
import zipfile
from enum import Enum, auto
from pathlib import Path

from bot.calendar.archives import opened_archive
from bot.calendar.tables import UnreadableSource

FIRST_BYTES = 8192
LARGEST_DIRECTORY = 64_000_000
"""Bytes of an old Office file in which the names of its streams are looked for."""

CONTENT_TYPES = "[Content_Types].xml"
SAVE_AS = "open het in Excel en sla het op als .xlsx."
EXPORT = "lever een Excel-bestand (.xlsx) of CSV-bestand aan."


class Form(Enum):
    """How the tables in a file are written."""

    WORKBOOK = auto()
    JSON = auto()
    TEXT = auto()


SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", f"een PDF-bestand; {EXPORT}"),
    (b"\x89PNG", f"een afbeelding; {EXPORT}"),
    (b"\xff\xd8\xff", f"een afbeelding; {EXPORT}"),
    (b"GIF8", f"een afbeelding; {EXPORT}"),
    (b"II*\x00", f"een afbeelding; {EXPORT}"),
    (b"MM\x00*", f"een afbeelding; {EXPORT}"),
    (b"BM", f"een afbeelding; {EXPORT}"),
    (b"RIFF", f"een afbeelding of geluid; {EXPORT}"),
    (b"{\\rtf", f"een tekstdocument (RTF); {EXPORT}"),
    (b"\x1f\x8b\x08", "een ingepakt bestand (gzip); pak het eerst uit."),
    (b"7z\xbc\xaf", "een ingepakt bestand (7-Zip); pak het eerst uit."),
    (b"Rar!", "een ingepakt bestand (RAR); pak het eerst uit."),
    (b"SQLite format 3", f"een database (SQLite); {EXPORT}"),
)
"""First bytes of a file -> what it is, and what to do."""

ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"wordprocessingml", f"een Word-document; {EXPORT}"),
    (b"presentationml", f"een PowerPoint-presentatie; {EXPORT}"),
    (b"ms-excel.sheet.binary", f"een binair Excel-bestand (.xlsb); {SAVE_AS}"),
)
"""What the table of contents of a zipped Office file mentions -> what it is, and what to do."""

STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "met een wachtwoord beveiligd; haal in Excel het wachtwoord eraf en sla het op."),
    ("WordDocument", f"een oud Word-document (.doc); {EXPORT}"),
    ("PowerPoint Document", f"een oude PowerPoint-presentatie (.ppt); {EXPORT}"),
    ("__substg1.0", "een e-mail uit Outlook; sla de bijlage met de kalender los op."),
    ("Workbook", f"een oud Excel-bestand (.xls); {SAVE_AS}"),
    ("Book", f"een heel oud Excel-bestand (.xls); {SAVE_AS}"),
)
"""Names inside an old Office file -> what it is, and what to do."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
JSON_START = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\"\]\d-]|true|false|null))")
HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|script)\b", re.I | re.S
)
XML_START = re.compile(rb"\s*<\?xml\b")
CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31})


def recognise(path: Path) -> Form:
    """The form of a file, by its first bytes.

    Raises UnreadableSource when it holds no table that can be read: it says what the file is and what to do.
    """
    with path.open("rb") as file:
        start = file.read(FIRST_BYTES)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise UnreadableSource(f"'{path.name}' is leeg; maak de export opnieuw.")
    if start.startswith(b"PK\x03\x04") or start.startswith(b"PK\x05\x06"):
        return _zipped(path)
    if start.startswith(OLD_OFFICE):
        raise _refused(path, _kind_of_old_office(path))
    for signature, kind in SIGNATURES:
        if start.startswith(signature) and (len(signature) > 2 or _is_binary(start)):
            raise _refused(path, kind)
    return _written(path, start)


def _refused(path: Path, kind: str) -> UnreadableSource:
    return UnreadableSource(f"'{path.name}' is {kind}")


def _zipped(path: Path) -> Form:
    with opened_archive(path) as archive:
        names = archive.namelist()
        contents = archive.read(CONTENT_TYPES) if CONTENT_TYPES in names else b""
        for mention, kind in ZIPPED:
            if mention in contents:
                raise _refused(path, kind)
        if b"spreadsheetml" in contents or b"ms-excel.sheet.macroEnabled" in contents:
            return Form.WORKBOOK
        raise _refused(path, _kind_of_zip(archive))


def _kind_of_zip(archive: zipfile.ZipFile) -> str:
    mimetype = archive.read("mimetype") if "mimetype" in archive.namelist() else b""
    if b"opendocument.spreadsheet" in mimetype:
        return "een rekenblad van LibreOffice (.ods); open het en sla het op als .xlsx."
    if b"opendocument" in mimetype:
        return f"een document van LibreOffice; {EXPORT}"
    return "een zip-bestand; pak het uit en lever het bestand dat erin zit."


def _kind_of_old_office(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST_DIRECTORY)
    for stream, kind in STREAMS:
        if stream.encode("utf-16-le") in content:
            return kind
    return f"een oud Office-bestand; {EXPORT}"


def _written(path: Path, start: bytes) -> Form:
    """The form of a file without a signature: text, or nothing that we know."""
    if start.startswith(WIDE_TEXT):
        text = start.decode("utf-16", errors="ignore").encode()
    else:
        text = start.removeprefix(b"\xef\xbb\xbf")
        if _is_binary(start):
            raise _refused(path, f"geen tabel: de inhoud is geen leesbare tekst; {EXPORT}")
    if HTML_START.match(text):
        raise _refused(path, f"een webpagina (HTML); {SAVE_AS}")
    if XML_START.match(text):
        raise _refused(path, f"een XML-bestand; {SAVE_AS}")
    return Form.JSON if JSON_START.match(text) else Form.TEXT


def _is_binary(start: bytes) -> bool:
    """Whether no text looks like this: a control character in every hundred bytes, and not just one or two."""
    return len(start) - len(start.translate(None, CONTROLS)) > max(2, len(start) / 100)
