"""A calendar from a CSV file: an empty field is unknown, and what cannot be read is named by row and column."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.curation.csv_calendar import read_csv_calendar
from bot.curation.problems import KnowledgeError
from bot.curation.reading import check, load
from bot.model.procurement import CalendarEntry, ContractKind
from bot.model.values import month_period
from tests.builders import TODAY, a_knowledge_folder

HEADER = "id,ref,title,owner,planned,type,value_eur,procedure,source,origin\n"
FULL = "C001,AI 2026-0123,Schoonmaak Stadsloket Noord,Facilitair Bureau,2026-09,Diensten,420000,SAS-procedure,s,o\n"


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "kalender.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def entries(folder: Path, text: str | bytes) -> tuple[CalendarEntry, ...]:
    return read_csv_calendar(written(folder, text), TODAY).entries


def problems(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_csv_calendar(written(folder, text))
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in caught.value.problems]


def test_every_column_is_read(tmp_path: Path) -> None:
    assert entries(tmp_path, HEADER + FULL) == (
        CalendarEntry(
            id="C001",
            reference="AI 2026-0123",
            title="Schoonmaak Stadsloket Noord",
            owner="Facilitair Bureau",
            planned=month_period(2026, 9),
            kind=ContractKind.SERVICES,
            estimated_value=Decimal(420000),
            procedure="SAS-procedure",
        ),
    )


def test_an_empty_field_is_unknown(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path, HEADER + "C001,,Schoonmaak,,,,,,,\n")
    assert (entry.reference, entry.planned, entry.kind, entry.estimated_value, entry.lots) == (None,) * 5


@pytest.mark.parametrize(
    "text",
    [
        'id,title\nC001,"Groen, grijs ""en"" blauw"\n',
        '"id","title"\n"C001","Groen, grijs ""en"" blauw"\n',
        'id;title\nC001;"Groen, grijs ""en"" blauw"\n',
        'title,vreemd,id\r\n"Groen, grijs ""en"" blauw",x,C001\r\n',
        '\ufeffID , Title\nC001,"Groen, grijs ""en"" blauw"',
        'id,title\n\nC001,"Groen, grijs ""en"" blauw"\n,\n',
    ],
    ids=["comma", "all quoted", "semicolon", "windows, other order", "byte order mark", "empty rows"],
)
def test_any_way_of_writing_csv_is_read(text: str, tmp_path: Path) -> None:
    assert [entry.title for entry in entries(tmp_path, text)] == ['Groen, grijs "en" blauw']


@pytest.mark.parametrize("kind", ["Werken", "Leveringen", "Diensten", "Concessie"])
def test_every_type_is_known(kind: str, tmp_path: Path) -> None:
    assert entries(tmp_path, f"id,title,type\nC1,x,{kind}\n")[0].kind == ContractKind(kind.lower())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,title,value_eur\nC1,x,veel\n", "2:3: rij 2, kolom value_eur: 'veel' is geen bedrag; schrijf bijvoorbeeld"
         " 221.000"),
        ("id,title,planned\nC1,x,straks\n", "2:3: rij 2, kolom planned: 'straks' is geen dag, maand, kwartaal of jaar;"
         " schrijf bijvoorbeeld 2027-02 of Q3 2027"),
        ("id,title,type\nC1,x,dienst\n", "2:3: rij 2, kolom type: 'dienst' kan hier niet; kies uit 'werken',"
         " 'leveringen', 'diensten', 'concessie'; bedoelt u 'diensten'?"),
        ('id,title\nC1,"a\nb"\n,y\n', "4:1: rij 4, kolom id: is leeg"),
        ("id,title\nC1,\n", "2:2: rij 2, kolom title: is leeg"),
        ("id,title\nC 1,x\n", "2:1: rij 2, kolom id: 'C 1' is geen id; gebruik letters, cijfers, punt, - en _, zonder"
         " spaties"),
        ("id,title\nC1,x\nC1,y\n", "3:1: rij 3, kolom id: 'C1' staat dubbel; de eerste staat op rij 2"),
        ("id,titel\nC1,x\n", "1:1: kolom 'title' ontbreekt in de eerste rij; bedoelt u 'titel'?"),
        ("id,title,id\nC1,x,C2\n", "1:1: kolom 'id' staat dubbel in de eerste rij"),
        ("id,title\nC1,a,b\n", "2:3: rij 2 heeft 3 velden en de eerste rij 2; zet een veld waarin een , staat, tussen"
         " dubbele aanhalingstekens"),
        ('id,title\nC1,"open\nC2,y\n', "2:1: rij 2 kan niet worden gelezen; kijk of elk aanhalingsteken in deze rij"
         " gesloten is"),
        ("", "1:1: dit bestand is leeg; de eerste rij moet de namen van de kolommen bevatten"),
        ("id,title\nC1,één\n".encode("latin-1"), "2:4: dit teken is geen UTF-8; bewaar het bestand als UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_by_row_and_column(
    text: str | bytes, expected: str, tmp_path: Path
) -> None:
    assert problems(tmp_path, text) == [f"kalender.csv:{expected}"]


def test_every_faulty_row_is_named_in_one_run(tmp_path: Path) -> None:
    lines = problems(tmp_path, "id,title,value_eur\nC1,x,a\nC2,y,b\n")
    assert [line.split(": ")[0] for line in lines] == ["kalender.csv:2:3", "kalender.csv:3:3"]


def test_a_missing_calendar_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_csv_calendar(tmp_path / "weg.csv")
    assert str(caught.value) == f"{tmp_path.as_posix()}/weg.csv:1:1: dit bestand ontbreekt"


def test_an_estimate_does_not_reach_the_log(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_csv_calendar(written(tmp_path, "id,title,value_eur\nC1,x,123456 euro\n"))
    assert "123456" not in str(caught.value)


def test_a_csv_calendar_takes_the_place_of_the_yaml(tmp_path: Path) -> None:
    knowledge = load(a_knowledge_folder(tmp_path), TODAY, written(tmp_path, HEADER + FULL))
    assert (list(knowledge.entries), knowledge.calendar.source.read_on) == (["C001"], TODAY)


def test_another_yaml_calendar_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    other = tmp_path / "andere.yaml"
    other.write_text("bron:\n  naam: Echt\n  gelezen_op: 2026-11-01\ntrajecten: []\n", encoding="utf-8")
    assert load(a_knowledge_folder(tmp_path), TODAY, other).calendar.source.read_on == date(2026, 11, 1)


def test_the_shipped_calendar_need_not_be_there_when_another_is_given(tmp_path: Path) -> None:
    folder = a_knowledge_folder(tmp_path)
    (folder / "kalender.yaml").unlink()
    assert check(folder, TODAY, calendar=written(tmp_path, HEADER + FULL)) == ()


def test_the_version_changes_with_the_calendar(tmp_path: Path) -> None:
    folder = a_knowledge_folder(tmp_path)
    first = load(folder, TODAY, written(tmp_path, HEADER + FULL)).version
    assert load(folder, TODAY, written(tmp_path, HEADER + FULL.replace("420000", "1"))).version != first
