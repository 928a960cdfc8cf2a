"""`kansrijk importeer`, `wijzigingen` and `kwaliteit`: counts that add up, nothing lost, the old calendar until the new is whole."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

SHIPPED = Path(__file__).parent.parent / "knowledge"
DAY = ("--vandaag", "2026-11-23")
FIRST = """Kenmerk;Titel;Directie;Raming;Publicatie;CPV;Type opdracht
AI 1;Schoonmaak stadsloket Noord;Facilitair Bureau;€ 90.000;maart 2027;90911200-8;Diensten
AI 2;Groenonderhoud Vondelpark;Stadsdeel Zuid;€ 400.000;Q3 2027;77310000-6;Diensten
AI 3;Catering stadhuis;Facilitair Bureau;> 1 mln;n.t.b.;55520000-1;Diensten
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("kennis") / "knowledge"))


@pytest.fixture
def knowledge_folder(shipped: Path, tmp_path: Path) -> Path:
    """The shipped knowledge with a calendar of its own; the large files are shared."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for file in shipped.iterdir():
        if file.is_file():
            (folder / file.name).hardlink_to(file)
    (folder / "kalender.yaml").unlink()
    shutil.copy(shipped / "kalender.yaml", folder / "kalender.yaml")
    return folder


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    knowledge_folder: Path,
) -> Run:
    """Run a command on the folder of its own: (exit status, output, errors)."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'journaal.sqlite'}")
    monkeypatch.setenv("KENNIS", str(knowledge_folder))

    def running(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kansrijk", *arguments])
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return running


def a_file(folder: Path, text: str = FIRST, name: str = "kalender.csv") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def counts(out: str) -> dict[str, Any]:
    return json.loads(out)


def calendar(folder: Path) -> str:
    return (folder / "kalender.yaml").read_text(encoding="utf-8")


def test_a_trial_tells_and_changes_nothing(run: Run, tmp_path: Path, knowledge_folder: Path) -> None:
    before = calendar(knowledge_folder)
    run("importeer", a_file(tmp_path), "--proef", *DAY)
    assert calendar(knowledge_folder) == before


def test_the_counts_for_machines_add_up(run: Run, tmp_path: Path) -> None:
    _status, out, _err = run("importeer", a_file(tmp_path, FIRST + "AI 4;;;;;;\n"), "--proef", "--json", *DAY)
    assert counts(out) == {
        "rijen": 4, "nieuw": 3, "gewijzigd": 0, "gelijk": 0,
        "niet_gelezen": [{"rij": 5, "kolom": "Titel", "waarde": "", "advies": "typ de titel van de opdracht"}],
    }  # fmt: skip


def test_the_same_file_twice_changes_nothing(run: Run, tmp_path: Path, knowledge_folder: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    before = calendar(knowledge_folder)
    run("importeer", a_file(tmp_path), "--vandaag", "2026-12-01")
    assert calendar(knowledge_folder) == before


def test_the_report_says_where_the_calendar_stands(run: Run, tmp_path: Path) -> None:
    _status, out, _err = run("importeer", a_file(tmp_path), *DAY)
    assert out.splitlines()[:2] == [
        "kalender.csv: 3 rijen. Nieuw: 3. Gewijzigd: 0. Gelijk: 0. Niet gelezen: 0.",
        "De voorbeeldkalender (279 trajecten) wordt vervangen.",
    ]


def test_a_row_that_was_not_read_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    _status, out, _err = run("importeer", a_file(tmp_path, FIRST.replace("€ 90.000", "veel")), *DAY)
    assert "- kalender, rij 2, kolom Raming: 'veel' is geen bedrag; typ een bedrag in euro" in out


def test_a_file_that_misses_most_of_its_source_changes_nothing(
    run: Run, tmp_path: Path, knowledge_folder: Path
) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    before = calendar(knowledge_folder)
    run("importeer", a_file(tmp_path, "Kenmerk;Titel\nAI 9;Drukwerk\n"), *DAY)
    assert calendar(knowledge_folder) == before


def test_a_file_that_misses_most_of_its_source_says_what_to_do(run: Run, tmp_path: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    status, _out, err = run("importeer", a_file(tmp_path, "Kenmerk;Titel\nAI 9;Drukwerk\n"), *DAY)
    assert status == 2 and "--bron NAAM" in err and "--vul-aan" in err


def test_another_source_stands_beside_the_first(run: Run, tmp_path: Path, knowledge_folder: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    run("importeer", a_file(tmp_path, "Kenmerk;Titel\nU 9;Drukwerk\n"), "--bron", "utrecht", *DAY)
    assert calendar(knowledge_folder).count("\n- id: ") == 4


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("leeg.csv", b"", "leeg"),
        ("plaatje.xlsx", b"\x89PNG\r\n\x1a\n0000000000000000", "afbeelding"),
        ("kapot.xlsx", b"PK\x03\x04 en dan niets", "kapot.xlsx"),
        ("kapot.json", b'[{"titel": "Groen"', "regel 1"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_sentence(
    run: Run, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    status, _out, err = run("importeer", str(tmp_path / name), *DAY)
    assert (status, len(err.strip().splitlines())) == (2, 1) and told in err.lower()


def test_a_file_that_cannot_be_read_leaves_the_calendar(
    run: Run, tmp_path: Path, knowledge_folder: Path
) -> None:
    before = calendar(knowledge_folder)
    run("importeer", a_file(tmp_path, ""), *DAY)
    assert calendar(knowledge_folder) == before


def test_advice_about_an_entry_that_is_gone_is_told(run: Run, tmp_path: Path, knowledge_folder: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    advices = knowledge_folder / "adviezen.yaml"
    advices.unlink()
    advices.write_text(
        "trajecten:\n- traject: AI-3\n  tekst: {nl: Bel eerst., en: Call first.}\n  door: Petra\n  op: 2026-11-20\n",
        encoding="utf-8",
    )
    _status, out, _err = run(
        "importeer", a_file(tmp_path, FIRST.replace(FIRST.splitlines()[3] + "\n", "")), *DAY
    )
    assert "er is een advies van Petra over AI-3, en dat traject is weg" in out


def test_an_import_never_touches_the_advice(run: Run, tmp_path: Path, knowledge_folder: Path) -> None:
    before = (knowledge_folder / "adviezen.yaml").read_bytes()
    run("importeer", a_file(tmp_path), *DAY)
    assert (knowledge_folder / "adviezen.yaml").read_bytes() == before


def test_a_change_is_told_per_field(run: Run, tmp_path: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    run(
        "importeer",
        a_file(tmp_path, FIRST.replace("maart 2027", "15 april 2027").replace("€ 90.000", "€ 120.000")),
        *DAY,
    )
    _status, out, _err = run("wijzigingen", *DAY)
    assert "  - publicatie: maart 2027 -> 15 april 2027\n  - raming omhoog: € 90.000 -> € 120.000\n" in out


def test_a_verdict_that_rested_on_a_changed_fact_must_be_tested_again(run: Run, tmp_path: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    run("importeer", a_file(tmp_path, FIRST.replace("€ 90.000", "€ 900.000")), *DAY)
    _status, out, _err = run("wijzigingen", *DAY)
    assert "opnieuw toetsen" in out


def test_what_is_new_and_gone_is_told(run: Run, tmp_path: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    run("importeer", a_file(tmp_path, FIRST.replace("AI 3;Catering stadhuis", "AI 4;Drukwerk")), *DAY)
    _status, out, _err = run("wijzigingen", *DAY)
    assert "nieuw: AI-4 Drukwerk" in out and "weg: AI-3 Catering stadhuis" in out


def test_before_any_import_there_is_nothing_to_compare(run: Run) -> None:
    _status, out, _err = run("wijzigingen", *DAY)
    assert out.startswith("Er is nog geen eerdere kalender")


def test_quality_counts_what_a_directorate_misses(run: Run, tmp_path: Path) -> None:
    run("importeer", a_file(tmp_path), *DAY)
    _status, out, _err = run("kwaliteit", *DAY)
    assert "Stadsdeel Zuid (1 traject)" in out and "  - ontbreekt: looptijd, 1 keer (AI-2)" in out


def test_a_calendar_of_another_kind_can_be_asked_at_once(run: Run, tmp_path: Path) -> None:
    _status, out, _err = run("advies", "--json", "--kalender", a_file(tmp_path), *DAY)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["AI-1", "AI-2", "AI-3"]
