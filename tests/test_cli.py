"""The command: one JSON object for every question, Dutch errors, exit status 0, 1 or 2."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.answering.receipts import read_receipt
from bot.cli import app, asking, main, options
from bot.model.question import Intent
from bot.serving import AMSTERDAM
from tests.builders import a_knowledge_folder, edited

ROOT = Path(__file__).parent.parent
DAY = "2026-11-22"
NORTH = "Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?"
KEYS = [
    "id", "vraag", "taal", "bedoeling", "trajecten", "onderwerpen", "oordeel", "routes", "artikelen", "ontbreekt", "tekst", "blokken", "bon",
    "kennisversie", "ms",
]  # fmt: skip
VERDICTS = {None, "ja-mits", "waarschijnlijk-ja-mits", "nee", "nee-tenzij", "onbekend"}
ASKED = [
    NORTH, "Wie doet catering?", "wat is social return", "Wat zegt artikel 2.80?", "Wat komt er in Q2 2027?", "hallo", "help", "", "🙂", "x" * 10_000,
    "<!channel> <b>hoi</b>", "Mag ik een opdracht van -5 euro voorbehouden?", "Heb je een voorbeeld van groen?", "Wat is de hoofdstad van Peru?",
    "Kan de schoonmaak worden voorbehouden?", "Can the cleaning of the stadsloket in Noord be reserved?", "Wat zegt artikel 9.99?",
]  # fmt: skip
CSV = "id,ref,title,owner,planned,type,value_eur,procedure\nX1,AI 2030-0001,Zeilen naaien Marinehaven,Waternet,2027-02,Diensten,400000,Europees\n"
YAML = """\
bron: {naam: Eigen kalender, gelezen_op: 2026-11-22, voorbeeld: nee}
trajecten:
- id: X1
  kenmerk: AI 2030-0001
  titel: Zeilen naaien Marinehaven
  eigenaar: Waternet
  soort: diensten
  raming: 400.000
"""

made_once = lru_cache(maxsize=8)(options.assistant_of)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process: (exit status, output, errors). The same files are read once for all tests."""
    monkeypatch.setattr(asking, "assistant_of", made_once)

    def running(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kansrijk", *arguments])
        monkeypatch.delenv("KENNIS", raising=False)
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return running


def series(folder: Path, questions: list[dict[str, Any]]) -> str:
    file = folder / "vragen.jsonl"
    file.write_text("".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions), encoding="utf-8")
    return str(file)


@pytest.fixture(scope="module")
def contracts(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The answers to `ASKED` as the command gives them in a process of its own."""
    questions = [{"id": f"q{at}", "vraag": text} for at, text in enumerate(ASKED)]
    file = series(tmp_path_factory.mktemp("reeks"), questions)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "vraag", "--reeks", file, "--json", "--vandaag", DAY], cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_every_line_in_gives_one_line_out_in_order_with_its_id(contracts: list[dict[str, Any]]) -> None:
    assert [one["id"] for one in contracts] == [f"q{at}" for at in range(len(ASKED))]


def test_every_key_is_always_there_in_order(contracts: list[dict[str, Any]]) -> None:
    assert {tuple(one) for one in contracts} == {tuple(KEYS)}


def test_a_list_is_a_list_also_when_it_is_empty(contracts: list[dict[str, Any]]) -> None:
    lists = ["trajecten", "onderwerpen", "routes", "artikelen", "ontbreekt", "blokken"]
    assert {type(one[key]) for one in contracts for key in lists} == {list}


def test_the_verdict_is_null_or_one_of_the_five(contracts: list[dict[str, Any]]) -> None:
    assert {one["oordeel"] for one in contracts} <= VERDICTS


def test_the_intent_is_one_of_the_nine(contracts: list[dict[str, Any]]) -> None:
    assert {one["bedoeling"] for one in contracts} <= {intent.value for intent in Intent}


def test_the_question_stands_in_its_answer_as_it_was_asked(contracts: list[dict[str, Any]]) -> None:
    assert [one["vraag"] for one in contracts] == ASKED


def test_the_text_is_never_empty(contracts: list[dict[str, Any]]) -> None:
    assert all(one["tekst"].strip() for one in contracts)


def test_what_is_found_stands_best_first(contracts: list[dict[str, Any]]) -> None:
    scores = [
        [found["score"] for found in one[key]] for one in contracts for key in ("trajecten", "onderwerpen")
    ]
    assert scores == [sorted(found, reverse=True) for found in scores]


def test_blocks_keep_to_the_limits_of_slack(contracts: list[dict[str, Any]]) -> None:
    wrong = [
        one["id"]
        for one in contracts
        if not 0 < len(one["blokken"]) <= 50 or len(json.dumps(one["blokken"])) > 26_000
    ]
    assert wrong == []


def test_every_block_is_of_a_kind_that_slack_knows(contracts: list[dict[str, Any]]) -> None:
    known = {"header", "section", "context", "actions", "divider", "rich_text"}
    assert {block["type"] for one in contracts for block in one["blokken"]} <= known


def test_blocks_hold_no_mention(contracts: list[dict[str, Any]]) -> None:
    assert not any(mark in json.dumps(one["blokken"]) for one in contracts for mark in ("<!", "<@"))


def test_a_refusal_has_no_verdict_and_no_articles(contracts: list[dict[str, Any]]) -> None:
    assert {(one["oordeel"], *one["artikelen"]) for one in contracts if one["bedoeling"] == "onbekend"} == {
        (None,)
    }


def test_the_time_it_took_is_a_number(contracts: list[dict[str, Any]]) -> None:
    assert all(isinstance(one["ms"], float) and one["ms"] >= 0 for one in contracts)


def test_a_single_question_has_no_id(run: Run) -> None:
    status, out, _ = run("vraag", NORTH, "--json", "--vandaag", DAY)
    assert (status, json.loads(out)["id"]) == (0, None)


def test_an_answer_that_is_not_known_is_an_answer(run: Run) -> None:
    assert run("vraag", "Wat is de hoofdstad van Peru?")[0] == 0


def test_a_negative_amount_is_a_question_and_no_option(run: Run) -> None:
    status, out, _ = run("vraag", "-5 euro")
    assert (status, out.splitlines()[0]) == (0, "Dat kan niet kloppen. Wilt u het nakijken?")


def test_the_plain_answer_begins_with_the_verdict(run: Run) -> None:
    assert run("vraag", NORTH, "--vandaag", DAY)[1].startswith("Ja, mits:")


def test_the_explanation_tells_which_words_led_where(run: Run) -> None:
    out = run("vraag", NORTH, "--uitleg", "--vandaag", DAY)[1]
    assert "Zo is de vraag gelezen:" in out and "-> bedoeling: voorbehoud" in out


@pytest.mark.parametrize(("place", "shown"), [("besloten", True), ("kanaal", False), ("extern", False)])
def test_the_place_decides_whether_the_estimate_is_shown(place: str, shown: bool, run: Run) -> None:
    assert ("€ 420.000" in run("vraag", NORTH, "--plek", place, "--vandaag", DAY)[1]) is shown


@pytest.mark.parametrize(("name", "text"), [("eigen.csv", CSV), ("eigen.yaml", YAML)])
def test_another_calendar_takes_the_place_of_the_shipped_one(
    name: str, text: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    _, out, _ = run(
        "vraag", "Kan AI 2030-0001 worden voorbehouden?", "--json", "--kalender", str(tmp_path / name)
    )
    assert [found["id"] for found in json.loads(out)["trajecten"]] == ["X1"]


def test_another_calendar_is_no_example(tmp_path: Path, run: Run) -> None:
    (tmp_path / "eigen.yaml").write_text(YAML, encoding="utf-8")
    out = run("vraag", "Kan AI 2030-0001 worden voorbehouden?", "--kalender", str(tmp_path / "eigen.yaml"))[1]
    assert "voorbeeld, geen echte" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kletsen",), "het commando kletsen ken ik niet"),
        (("--kleur",), "de optie --kleur ken ik niet"),
        (("vraag", "--kleur"), "de optie --kleur ken ik niet"),
        (("vraag",), "geef een vraag, of een bestand met --reeks"),
        (("vraag", "a", "b"), "zet een vraag tussen aanhalingstekens"),
        (("vraag", "a", "--reeks", "b"), "geef een vraag, of een bestand met --reeks"),
        (("vraag", "--reeks"), "te veel of te weinig"),
        (("vraag", "--reeks", "weg.jsonl"), "het bestand weg.jsonl kan ik niet lezen"),
        (("vraag", "a", "--vandaag", "gisteren"), "'gisteren' is geen dag"),
        (("vraag", "a", "--vandaag", "2026-02-31"), "'2026-02-31' is geen dag"),
        (("vraag", "a", "--vandaag", "0001-01-01"), "kies een dag van 2000 tot en met 2099"),
        (("vraag", "a", "--plek", "thuis"), "kies uit besloten, kanaal, extern"),
        (("bon",), "er ontbreekt iets"),
        (("bon", "abc"), "dit is geen bon van Kansrijk"),
        (("bon", "K1/v/261122/v/x=W10"), "dit is geen bon van Kansrijk"),
        (("schema",), "er ontbreekt iets"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_one_dutch_sentence_and_exit_status_two(
    arguments: tuple[str, ...], said: str, run: Run
) -> None:
    status, out, errors = run(*arguments)
    assert (status, out, said in errors, errors.startswith("Dat kan ik niet uitvoeren:")) == (
        2,
        "",
        True,
        True,
    )


def test_without_a_command_the_commands_are_shown(run: Run) -> None:
    status, _, errors = run()
    assert (status, all(name in errors for name in app.commands)) == (2, True)


@pytest.mark.parametrize(
    "line",
    ['{"id": 1}', "geen json", "[]", "7", '{"id": 1, "vraag": null}', '{"id": 1, "vraag": 7}', "[" * 20_000],
)
def test_a_broken_line_of_a_series_is_named_by_its_number(line: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text(f'{{"id": 1, "vraag": "hallo"}}\n\n{line}\n', encoding="utf-8")
    status, out, errors = run("vraag", "--reeks", str(file), "--json")
    assert (status, out, f"{file}:3:" in errors) == (2, "", True)


@pytest.mark.parametrize("given", [7, "een", None, ["a"], {"b": 1}], ids=str)
def test_an_id_comes_back_as_it_was_given(given: object, tmp_path: Path, run: Run) -> None:
    out = run("vraag", "--reeks", series(tmp_path, [{"id": given, "vraag": "hallo"}]), "--json")[1]
    assert json.loads(out)["id"] == given


@pytest.mark.parametrize(
    "raw",
    [
        b'\xef\xbb\xbf{"id": 1, "vraag": "hallo"}\r\n',
        '{"id": 1, "vraag": "hal\u2028lo\u0085"}'.encode(),
        b'{"id": 1, "vraag": "\\ud800 hallo"}\n',
        b'{"id": 1, "vraag": "hallo", "anders": true}',
    ],
    ids=["byte order mark", "line separators", "half a character", "another key"],
)
def test_a_line_that_is_json_is_one_question(raw: bytes, tmp_path: Path, run: Run) -> None:
    (tmp_path / "vragen.jsonl").write_bytes(raw)
    status, out, _ = run("vraag", "--reeks", str(tmp_path / "vragen.jsonl"), "--json")
    assert (status, [json.loads(line)["id"] for line in out.split("\n") if line]) == (0, [1])


def test_a_receipt_makes_the_answer_again(run: Run) -> None:
    answer = json.loads(run("vraag", NORTH, "--json", "--vandaag", DAY)[1])
    assert run("bon", answer["bon"]) == (0, answer["tekst"] + "\n", "")


def test_a_receipt_of_an_outsider_shows_what_an_outsider_saw(run: Run) -> None:
    answer = json.loads(run("vraag", NORTH, "--json", "--plek", "extern", "--vandaag", DAY)[1])
    assert run("bon", answer["bon"])[1] == answer["tekst"] + "\n"


def test_a_receipt_of_other_knowledge_says_so_first(run: Run) -> None:
    _, mark, rest = json.loads(run("vraag", "hallo", "--json")[1])["bon"].partition("K1/")
    old = mark + "0123456789/" + rest.partition("/")[2]
    assert run("bon", old)[1].startswith("Let op: de kennis is nu versie")


def test_faultless_knowledge_passes_the_check(tmp_path: Path, run: Run) -> None:
    """The small folder holds no sentences of the bot, so only those are missed."""
    folder = a_knowledge_folder(tmp_path)
    lines = run("controleer", "--kennis", str(folder), "--vandaag", DAY)[1].splitlines()
    assert [line for line in lines[:-1] if "zinnen.yaml" not in line] == []


def test_a_broken_copy_fails_the_check_with_file_line_and_column(tmp_path: Path, run: Run) -> None:
    folder = a_knowledge_folder(
        tmp_path,
        drempels=edited("drempels.yaml", "leveringen_en_diensten: 216.000", "leveringen_en_diensten: 216.00"),
    )
    status, out, _ = run("controleer", "--kennis", str(folder), "--vandaag", DAY)
    assert (status, "'216.00' is geen bedrag" in out, "drempels.yaml:" in out) == (1, True, True)


def test_the_problems_as_json_have_a_place_and_a_message(tmp_path: Path, run: Run) -> None:
    folder = a_knowledge_folder(tmp_path, markt="werksoorten: [")
    lines = [
        json.loads(line) for line in run("controleer", "--json", "--kennis", str(folder))[1].splitlines()
    ]
    assert {tuple(line) for line in lines} == {("bestand", "regel", "kolom", "melding", "waarschuwing")}


@pytest.mark.parametrize(
    "arguments", [("vraag", "hallo"), ("gesprek",), ("bon", "K1/v/261122/v")], ids=lambda a: a[0]
)
def test_nothing_starts_on_broken_knowledge(arguments: tuple[str, ...], tmp_path: Path, run: Run) -> None:
    folder = a_knowledge_folder(tmp_path, markt="werksoorten: [")
    status, out, errors = run(*arguments, "--kennis", str(folder))
    assert (status, out, "markt.yaml:" in errors) == (1, "", True)


def test_knowledge_that_is_not_there_is_a_problem_of_the_knowledge(run: Run) -> None:
    status, _, errors = run("vraag", "hallo", "--kennis", "weg")
    assert (status, "deze map ontbreekt" in errors) == (1, True)


def test_the_schema_is_written_for_every_file(tmp_path: Path, run: Run) -> None:
    status, out, _ = run("schema", str(tmp_path / "schema"))
    written = [Path(line) for line in out.splitlines()]
    assert (
        status,
        bool(written),
        all("$defs" in json.loads(path.read_text(encoding="utf-8")) for path in written),
    ) == (0, True, True)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, run: Run) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    assert run("schema", str(tmp_path / "bestand"))[0] == 2


def test_help_of_every_command_is_there(run: Run) -> None:
    assert [run(name, "--help")[0] for name in app.commands] == [0] * len(app.commands)


def test_a_conversation_reads_from_a_pipe_also_what_is_no_text() -> None:
    typed = NORTH.encode() + b"\nwaarom\n\xff\xfe\nstop\n"
    command = [sys.executable, "-m", "bot", "gesprek", "--vandaag", DAY]
    done = subprocess.run(command, cwd=ROOT, input=typed, capture_output=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.decode().rstrip().endswith("Tot ziens.")) == (
        0,
        b"",
        True,
    )


def test_without_a_given_day_the_day_is_the_one_in_amsterdam(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "now", lambda: datetime(2027, 1, 1, 0, 30, tzinfo=AMSTERDAM))
    _, said, _ = run("vraag", "--json", NORTH)
    assert read_receipt(json.loads(said)["bon"]).day == date(2027, 1, 1)
