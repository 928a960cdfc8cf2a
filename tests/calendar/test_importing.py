"""A source into rows: every row is read or named, headings that are not known are told, personal data stay behind."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.calendar.drafts import Draft, SourceRead
from bot.calendar.importing import read_source
from bot.calendar.tables import UnreadableSource
from bot.curation.library import read_cpv_codes, read_sources
from bot.model.procurement import ContractKind, NoticeStatus
from bot.model.values import Period, Term, month_period

SHIPPED = Path(__file__).parents[2] / "knowledge"
SOURCES = read_sources(SHIPPED)
CODES = read_cpv_codes(SHIPPED)
TODAY = date(2026, 11, 23)


def read(folder: Path, text: str, name: str = "kalender.csv") -> SourceRead:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_source(path, SOURCES, TODAY, cpv=CODES)


def only(found: SourceRead) -> Draft:
    (draft,) = found.drafts
    return draft


def value(folder: Path, heading: str, written: str, field: str) -> Any:
    return only(read(folder, f'Titel;{heading}\nGroen;"{written}"\n')).values[field]


@pytest.mark.parametrize(
    ("heading", "written", "field", "expected"),
    [
        ("Verwachte publicatie", "Q3 2026", "planned", Period(date(2026, 7, 1), date(2026, 9, 30))),
        ("Planning", "tweede kwartaal van 2027", "planned", Period(date(2027, 4, 1), date(2027, 6, 30))),
        ("Publicatie", "mei 2027", "planned", month_period(2027, 5)),
        ("Einddatum contract", "1-4-2027", "contract_ends", Period(date(2027, 4, 1), date(2027, 4, 1))),
        ("Raming", "140.000,- euro", "estimated_value", Decimal(140000)),
        ("Raming", "€ 250.000 - € 500.000", "value_to", Decimal(500000)),
        ("Raming", "> 1 mln", "value_from", Decimal(1000000)),
        ("Raming", "0,01", "estimated_value", None),
        ("Raming", "P.M.", "estimated_value", None),
        ("Looptijd", "4 jaar + 2 x 1 jaar", "term", Term(48, (12, 12))),
        ("Type opdracht", "Leveringen", "kind", ContractKind.SUPPLIES),
        ("CPV-code", "90911200-8; 90919200-4", "cpv", ("90911200", "90919200")),
        ("Status", "Afgerond", "status", NoticeStatus.AWARDED),
        ("Status", "Geannuleerd", "cancelled", True),
        ("Percelen", "nee", "lots", ()),
        ("Directie", "Stadsdeel Zuid", "owner", "Stadsdeel Zuid"),
        ("BT-71", "res-ws", "reserved", "2.82"),
    ],
)  # fmt: skip
def test_a_value_is_read_as_it_really_is(
    tmp_path: Path, heading: str, written: str, field: str, expected: object
) -> None:
    assert value(tmp_path, heading, written, field) == expected


def test_an_amount_a_year_counts_over_the_whole_term(tmp_path: Path) -> None:
    found = only(read(tmp_path, "Titel;Raming;Looptijd\nGroen;€ 100.000 per jaar;2+1+1\n"))
    assert found.values["estimated_value"] == Decimal(400000)


def test_an_amount_a_year_without_term_is_asked_for(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Titel;Raming\nGroen;€ 100.000 per jaar\n").unread
    assert row.advice.startswith("typ de waarde over de hele looptijd")


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        (";Q3 2027;", "Titel", "typ de titel van de opdracht"),
        ("Groen;31-02-2027;", "Planning", "'31-02-2027' bestaat niet"),
        ("Groen;maart;", "Planning", "jaar"),
        ("Groen;;veel", "Raming", "'veel' is geen bedrag"),
        ("Groen;;-5.000", "Raming", "-5.000"),
    ],
)
def test_a_row_that_cannot_be_read_tells_what_to_type(
    tmp_path: Path, line: str, column: str, told: str
) -> None:
    (row,) = read(tmp_path, f"Titel;Planning;Raming\nSchoonmaak;Q1 2027;90.000\n{line}\n").unread
    assert (row.row, row.column) == (3, column) and told in row.advice


def test_every_fault_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Titel;Planning;Raming\nGroen;31-02-2027;veel\n").unread
    assert "ook kolom Raming" in row.advice


def test_a_cpv_code_that_does_not_exist_is_told(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Titel;CPV\nGroen;99999999\n").unread
    assert row.advice.startswith("CPV-code 99999999 bestaat niet")


def test_an_unknown_column_is_kept(tmp_path: Path) -> None:
    assert only(read(tmp_path, "Titel;Gebiedscode\nGroen;G7\n")).values["extra"] == {"Gebiedscode": "G7"}


def test_an_unknown_column_is_told_with_its_neighbours(tmp_path: Path) -> None:
    said = " ".join(read(tmp_path, "Titel;Rammingg\nGroen;90000\n").remarks)
    assert "Kop 'Rammingg' ken ik niet" in said and "Lijkt op: raming" in said


def test_a_column_whose_values_are_something_else_is_kept_and_told(tmp_path: Path) -> None:
    rows = "".join(f"Groen {at};zaal {at}\n" for at in range(6))
    found = read(tmp_path, f"Titel;Looptijd\n{rows}")
    assert (len(found.drafts), found.remarks[0][:23]) == (6, "Kolom 'Looptijd' past n")


def test_names_of_people_stay_behind(tmp_path: Path) -> None:
    found = read(tmp_path, "Titel;Contactpersoon\nGroen;Petra de Vries\n")
    assert "Petra" not in str(found.drafts)


def test_a_telephone_number_in_a_description_stays_behind(tmp_path: Path) -> None:
    found = read(tmp_path, "Titel;Omschrijving\nGroen;Bel 06-12345678 voor vragen\n")
    assert only(found).values["description"] == "Bel [telefoonnummer weggelaten] voor vragen"


def test_a_number_before_the_title_is_the_reference(tmp_path: Path) -> None:
    found = only(read(tmp_path, "Titel\nAI 2024-0164 - Soortenmanagementplan\n"))
    assert (found.title, found.reference) == ("Soortenmanagementplan", "AI 2024-0164")


def test_a_title_stays_as_it_was_written_beside_the_clean_one(tmp_path: Path) -> None:
    found = only(read(tmp_path, "Titel\nEA Schoonmaak kantoren\n"))
    assert found.values["extra"] == {"titel in de bron": "EA Schoonmaak kantoren"}


def test_the_word_reserved_in_a_title_reserves_nothing(tmp_path: Path) -> None:
    found = only(read(tmp_path, "Titel\nVoornemen voorbehouden opdracht dataverzameling\n"))
    assert found.values.get("reserved") is None


def test_publications_of_tenderned_are_announcements_and_awards(tmp_path: Path) -> None:
    def a_publication(code: str, day: str) -> dict[str, Any]:
        return {
            "id": "1",
            "tenderned_kenmerk": "5",
            "type_publicatie_code": code,
            "titel": "Groen",
            "publicatiedatum": day,
        }

    found = read(
        tmp_path,
        json.dumps([a_publication("AGO", "2026-06-01"), a_publication("AAO", "2026-01-05")]),
        "lijst.json",
    )
    assert [(one.values["status"], one.values["notice_sent"]) for one in found.drafts] == [
        (NoticeStatus.AWARDED, None), (NoticeStatus.PUBLISHED, date(2026, 1, 5)),
    ]  # fmt: skip


def test_a_file_without_a_title_says_which_headings_it_has(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableSource, match=r"geen kolom met de titel van de opdracht\. De koppen zijn: Kleur, Vorm"
    ):
        read(tmp_path, "Kleur;Vorm\nrood;rond\n")


def test_a_file_with_headings_only_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="geen rijen met gegevens"):
        read(tmp_path, "Titel;Raming\n")


def test_drafts_and_unread_rows_are_all_the_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "Titel;Raming\nGroen;1\n;\nGrijs;veel\n;90000\n")
    assert found.rows == len(found.drafts) + len(found.unread) == 3
