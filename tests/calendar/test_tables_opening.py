"""One entry for every file: read as what it is, refused in one sentence with what to do."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.calendar.opening import open_source
from bot.calendar.tables import UnreadableSource
from tests.calendar.files import ENTRY, HEADINGS, a_zip, an_old_office_file, with_part, with_rows, with_text

SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"


def refusal(path: Path) -> str:
    """What is said of a file that cannot be read."""
    with pytest.raises(UnreadableSource) as error:
        open_source(path)
    return str(error.value)


def a_book(path: Path) -> Path:
    return with_rows(path, HEADINGS, ENTRY)


OTHERWISE_CALLED: list[tuple[str, Callable[[Path], Path], str]] = [
    ("k.csv", a_book, "Het bestand heet .csv maar is een Excel-bestand; het is zo gelezen."),
    (
        "k.xlsx",
        lambda path: with_text(path, "Titel;Start\nGroen;Q2\n"),
        "Het bestand heet .xlsx maar is een tekstbestand (CSV); het is zo gelezen.",
    ),
    (
        "k.XLS",
        lambda path: with_text(path, "Titel\tStart\nGroen\tQ2\n", "utf-16"),
        "Het bestand heet .xls maar is een tekstbestand (CSV); het is zo gelezen.",
    ),
    (
        "k.txt",
        lambda path: with_text(path, '[{"titel": "Groen"}]'),
        "Het bestand heet .txt maar is een JSON-bestand; het is zo gelezen.",
    ),
]


@pytest.mark.parametrize(("name", "make", "remark"), OTHERWISE_CALLED)
def test_a_file_is_read_as_what_it_is_and_not_as_it_is_called(
    tmp_path: Path, name: str, make: Callable[[Path], Path], remark: str
) -> None:
    table = open_source(make(tmp_path / name))[0]
    assert (len(table.rows), table.remarks) == (1, (remark,))


@pytest.mark.parametrize("name", ["kalender", "kalender.XLSX", "kalender.xlsm"])
def test_a_fitting_name_or_none_is_no_remark(tmp_path: Path, name: str) -> None:
    path = a_book(tmp_path / "k.xlsx").rename(tmp_path / name)
    assert open_source(path)[0].remarks == ()


def test_a_heading_in_brackets_makes_no_json(tmp_path: Path) -> None:
    assert open_source(with_text(tmp_path / "k.csv", "[Titel];[Start]\nGroen;Q2\n"))[0].headings == (
        "[Titel]",
        "[Start]",
    )


START: list[tuple[bytes, str]] = [
    (b"%PDF-1.7\n%\xe2\xe3", "een PDF-bestand; lever een Excel-bestand (.xlsx) of CSV-bestand aan."),
    (b"\x89PNG\r\n\x1a\n\x00", "een afbeelding; lever een Excel-bestand (.xlsx) of CSV-bestand aan."),
    (b"\xff\xd8\xff\xe0\x00", "een afbeelding; lever een Excel-bestand (.xlsx) of CSV-bestand aan."),
    (b"<!DOCTYPE html><html>", "een webpagina (HTML); open het in Excel en sla het op als .xlsx."),
    (b"  <table><tr><td>a", "een webpagina (HTML); open het in Excel en sla het op als .xlsx."),
    (b'<?xml version="1.0"?><Workbook/>', "een XML-bestand; open het in Excel en sla het op als .xlsx."),
    (b"{\\rtf1\\ansi", "een tekstdocument (RTF); lever een Excel-bestand (.xlsx) of CSV-bestand aan."),
    (b"\x1f\x8b\x08\x00", "een ingepakt bestand (gzip); pak het eerst uit."),
    (
        bytes(range(256)) * 9,
        "geen tabel: de inhoud is geen leesbare tekst; lever een Excel-bestand (.xlsx) of CSV-bestand aan.",
    ),
]


@pytest.mark.parametrize("name", ["k.xlsx", "k.csv"])
@pytest.mark.parametrize(("start", "what"), START)
def test_a_file_that_is_no_table_is_called_what_it_is(
    tmp_path: Path, name: str, start: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(start)
    assert refusal(tmp_path / name) == f"'{name}' is {what}"


def test_a_text_that_begins_as_a_picture_does_is_a_text(tmp_path: Path) -> None:
    assert open_source(with_text(tmp_path / "k.csv", "BM;Start\nGroen;Q2\n"))[0].headings == ("BM", "Start")


OLD = [
    ("EncryptedPackage", "met een wachtwoord beveiligd; haal in Excel het wachtwoord eraf en sla het op."),
    ("Workbook", "een oud Excel-bestand (.xls); open het in Excel en sla het op als .xlsx."),
    (
        "WordDocument",
        "een oud Word-document (.doc); lever een Excel-bestand (.xlsx) of CSV-bestand aan.",
    ),
    ("Anders", "een oud Office-bestand; lever een Excel-bestand (.xlsx) of CSV-bestand aan."),
]


@pytest.mark.parametrize(("stream", "what"), OLD)
def test_a_password_and_an_old_form_are_told_apart(tmp_path: Path, stream: str, what: str) -> None:
    assert refusal(an_old_office_file(tmp_path / "k.xlsx", stream)) == f"'k.xlsx' is {what}"


ZIPPED: list[tuple[dict[str, bytes], str]] = [
    (
        {TYPES: b"<Types>wordprocessingml</Types>"},
        "een Word-document; lever een Excel-bestand (.xlsx) of CSV-bestand aan.",
    ),
    (
        {TYPES: b"<Types>ms-excel.sheet.binary</Types>"},
        "een binair Excel-bestand (.xlsb); open het in Excel en sla het op als .xlsx.",
    ),
    (
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
        "een rekenblad van LibreOffice (.ods); open het en sla het op als .xlsx.",
    ),
    ({"kalender.csv": b"a;b"}, "een zip-bestand; pak het uit en lever het bestand dat erin zit."),
]


@pytest.mark.parametrize(("parts", "what"), ZIPPED)
def test_another_zip_file_is_called_what_it_is(tmp_path: Path, parts: dict[str, bytes], what: str) -> None:
    assert refusal(a_zip(tmp_path / "k.xlsx", parts)) == f"'k.xlsx' is {what}"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "k.xlsx") == "'k.xlsx' bestaat niet; controleer de naam en de map."


def test_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    assert refusal(tmp_path / "map") == "'map' is een map; kies een bestand in die map."


def test_a_lock_file_of_excel_names_the_file_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "~$k.xlsx").write_bytes(b"\x05Inkoop")
    assert refusal(tmp_path / "~$k.xlsx") == (
        "'~$k.xlsx' is een hulpbestand van Excel; kies het bestand zelf: 'k.xlsx'."
    )


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", bytes(100)])
def test_an_empty_file_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.csv").write_bytes(content)
    assert refusal(tmp_path / "k.csv") == "'k.csv' is leeg; maak de export opnieuw."


class Locked(type(Path())):
    """A path whose file is held by another program, as on Windows."""

    def open(self, *_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")


def test_a_file_that_may_not_be_opened_is_said(tmp_path: Path) -> None:
    assert refusal(Locked(a_book(tmp_path / "k.xlsx"))) == (
        "'k.xlsx' is niet toegankelijk; sluit het bestand in Excel, of vraag om leesrechten."
    )


def test_a_workbook_without_a_usable_sheet_says_what_to_make(tmp_path: Path) -> None:
    assert refusal(with_rows(tmp_path / "k.xlsx")) == (
        "'k.xlsx' heeft geen blad met een tabel; zet op één blad een rij met kolomnamen,"
        ' met daaronder één traject per rij. Blad "Kalender" is leeg en overgeslagen.'
    )


DAMAGED = (
    "'k.xlsx' is beschadigd of niet helemaal gekopieerd;"
    " open het in Excel, sla het opnieuw op als .xlsx en probeer het nog eens."
)


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-400])
    return path


def with_a_wrong_byte(path: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo(SHEET).header_offset + 80
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    return path


BROKEN: list[tuple[Callable[[Path], Path], str]] = [
    (cut, "half of it was copied"),
    (with_a_wrong_byte, "a byte fell over"),
    (lambda path: with_part(path, SHEET, lambda xml: xml[:-40]), "a sheet that breaks off"),
    (lambda path: with_part(path, SHEET, lambda xml: xml.replace(b't="s"', b't="e"')), "no such error"),
    (lambda path: with_part(path, "xl/workbook.xml", lambda _: b"<workbook"), "no XML"),
    (
        lambda path: with_part(path, "xl/workbook.xml", lambda xml: xml.replace(b"UTF-8", b"U9F-8")),
        "an encoding that does not exist",
    ),
    (lambda path: with_part(path, "xl/_rels/workbook.xml.rels", lambda _: b"<Relationships/>"), "no way"),
    (
        lambda path: with_part(
            path, SHEET, lambda xml: xml.replace(b"<worksheet", b"<!DOCTYPE a><f/><worksheet")
        ),
        "a document type, by which a parser is led astray",
    ),
]


@pytest.mark.parametrize(("damage", "why"), BROKEN)
def test_a_damaged_workbook_is_said(tmp_path: Path, damage: Callable[[Path], Path], why: str) -> None:
    assert refusal(damage(a_book(tmp_path / "k.xlsx"))) == DAMAGED, why


def test_a_billion_zeros_are_not_unpacked(tmp_path: Path) -> None:
    path = a_book(tmp_path / "k.xlsx")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w", force_zip64=True) as part,
    ):
        for _ in range(1000):
            part.write(bytes(1_000_000))
    assert refusal(path) == (
        "'k.xlsx' pakt uit tot 1000 MB en is niet geopend; kopieer alleen de tabel naar een nieuw bestand."
    )


def test_a_part_that_hides_its_size_is_not_unpacked(tmp_path: Path) -> None:
    """The table of contents says 1,000 bytes; the part itself holds twenty million."""
    path = with_part(a_book(tmp_path / "k.xlsx"), SHEET, lambda xml: xml + bytes(20_000_000))
    real, content = len(zipfile.ZipFile(path).read(SHEET)), path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<L", real), struct.pack("<L", 1000)))
    assert refusal(path) == DAMAGED


def test_a_value_in_the_last_cell_of_excel_does_not_take_all_memory(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "k.xlsx", HEADINGS, ENTRY)
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with_part(path, SHEET, lambda xml: xml.replace(b"</sheetData>", last))
    assert refusal(path) == (
        "'k.xlsx': blad \"Kalender\" heeft waarden ver buiten de tabel;"
        " kopieer alleen de tabel naar een nieuw bestand."
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_whatever_the_bytes_there_is_a_table_or_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.csv").write_bytes(content)
    try:
        tables = open_source(tmp_path / "k.csv")
    except UnreadableSource as refused:
        assert str(refused).startswith("'k.csv' ")
    else:
        assert all(table.headings for table in tables)
