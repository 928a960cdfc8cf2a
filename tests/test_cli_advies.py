"""The commands that weigh the whole calendar: filters in Dutch, files, JSON lines, an agenda; nothing confidential in a channel."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from bot.cli import advising, asking, main, options
from bot.model.knowledge import Knowledge
from bot.model.law import Verdict
from bot.model.promise import Promise
from tests.builders import TODAY

ROOT = Path(__file__).parent.parent
DAY = TODAY.isoformat()
KEYS = [
    "id", "titel", "soort_werk", "kansrijk", "voor", "tegen", "oordeel", "routes", "beslis_voor", "dagen",
]  # fmt: skip
FORMATS = [".xlsx", ".csv", ".json", ".html"]
SMALL = """\
bron: {naam: Eigen kalender, gelezen_op: 2026-11-22, voorbeeld: nee}
trajecten:
- id: X1
  kenmerk: AI 2030-0001
  titel: Schoonmaak kantoren Marinehaven
  eigenaar: Facilitair Bureau
  gepland: 2027-09
  soort: diensten
  cpv: ["90911200"]
  raming: 437.123
  percelen:
  - {nr: 1, titel: Kantoren, raming: 391.456}
  - {nr: 2, titel: Glas, raming: 45.667}
  procedure: Europees openbaar
  status: voorbereiding
  zittende_leverancier: Stil en Zonen BV
  notitie: Verlengen is niet mogelijk.
- id: Z900
  titel: Geheime zorgopdracht
  eigenaar: Geheime Dienst
  gepland: 2027-08
  soort: diensten
  raming: 98.765
  status: voorbereiding
  vertrouwelijk: ja
"""
SECRETS = ("437", "391", "667", "98765", "98.765", "Stil en Zonen", "Verlengen is niet", "Z900", "Geheime")

made_once = lru_cache(maxsize=8)(options.assistant_of)
Run = Callable[..., tuple[int, str, str]]


class Terminal(StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process: (exit status, output, errors). The same files are read once for all tests."""
    for room in (advising, asking):
        monkeypatch.setattr(room, "assistant_of", made_once)

    def running(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kansrijk", *arguments, "--vandaag", DAY])
        monkeypatch.delenv("KENNIS", raising=False)
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return running


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    """Every line for the shipped calendar, as a process of its own writes them."""
    command = [sys.executable, "-m", "bot", "advies", "--json", "--vandaag", DAY]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A calendar of two: one with confidential values, one that is confidential."""
    file = tmp_path_factory.mktemp("kalender") / "eigen.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return str(file)


def ids(run: Run, *arguments: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("advies", "--json", *arguments)[1].splitlines()]


def read_back(path: Path) -> str:
    """Everything that a file holds, as text."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())


def test_every_procurement_of_the_calendar_is_one_line(
    lines: list[dict[str, Any]], knowledge: Knowledge
) -> None:
    assert sorted(one["id"] for one in lines) == sorted(entry.id for entry in knowledge.calendar.entries)


def test_every_key_is_always_there_in_order(lines: list[dict[str, Any]]) -> None:
    assert {tuple(one) for one in lines} == {tuple(KEYS)}


def test_every_procurement_has_a_reason_for_and_one_against(lines: list[dict[str, Any]]) -> None:
    assert [one["id"] for one in lines if not one["voor"] or not one["tegen"]] == []


def test_every_reason_has_a_text_and_a_source(lines: list[dict[str, Any]]) -> None:
    reasons = [reason for one in lines for reason in (*one["voor"], *one["tegen"])]
    assert [reason for reason in reasons if not (reason["tekst"] and reason["bron"])] == []


def test_the_promise_and_the_verdict_are_among_those_that_exist(lines: list[dict[str, Any]]) -> None:
    wrong = [
        one["id"]
        for one in lines
        if one["kansrijk"] not in set(Promise) or one["oordeel"] not in set(Verdict)
    ]
    assert wrong == []


def test_work_stands_best_first_with_a_chance_between_nought_and_one(lines: list[dict[str, Any]]) -> None:
    chances = [[guess["zekerheid"] for guess in one["soort_werk"]] for one in lines]
    assert [
        row for row in chances if row != sorted(row, reverse=True) or any(not 0 <= c <= 1 for c in row)
    ] == []


def test_the_days_are_those_until_the_last_day(lines: list[dict[str, Any]]) -> None:
    counted = [one["beslis_voor"] and (date.fromisoformat(one["beslis_voor"]) - TODAY).days for one in lines]
    assert counted == [one["dagen"] for one in lines]


def test_the_most_promising_stand_first(lines: list[dict[str, Any]]) -> None:
    places = [list(Promise).index(Promise(one["kansrijk"])) for one in lines]
    assert places == sorted(places)


def test_the_verdict_and_the_routes_are_those_of_the_question(lines: list[dict[str, Any]], run: Run) -> None:
    weighed = next(one for one in lines if one["oordeel"] == "ja-mits")
    asked = json.loads(run("vraag", f"Kan {weighed['titel']} worden voorbehouden?", "--json")[1])
    assert (asked["trajecten"][0]["id"], asked["oordeel"], asked["routes"]) == (
        weighed["id"],
        weighed["oordeel"],
        weighed["routes"],
    )


@pytest.mark.parametrize(
    ("arguments", "keeps"),
    [
        (["--periode", "Q2 2027"], lambda e: e.planned and e.planned.start.year == 2027 and e.planned.end.month in (4, 5, 6)),
        (["--eigenaar", "facilitair bureau"], lambda e: e.owner == "Facilitair Bureau"),
        (["--eigenaar", "Stadswerken", "--eigenaar", "Facilitair Bureau"], lambda e: e.owner in ("Stadswerken", "Facilitair Bureau")),
        (["--soort", "werken"], lambda e: e.kind == "werken"),
        (["--periode", "2027", "--soort", "leveringen"], lambda e: e.kind == "leveringen" and e.planned and e.planned.start.year == 2027),
    ],
    ids=["period", "owner without capitals", "two owners", "kind", "two filters"],
)  # fmt: skip
def test_a_filter_keeps_what_it_names(
    arguments: list[str], keeps: Callable[[Any], bool], run: Run, knowledge: Knowledge
) -> None:
    wanted = {entry.id for entry in knowledge.calendar.entries if keeps(entry)}
    assert (set(ids(run, *arguments)), wanted != set()) == (wanted, True)


@pytest.mark.parametrize("levels", [["hoog"], ["laag"], ["hoog", "onbekend"]], ids=" ".join)
def test_the_promise_filters_what_was_weighed(
    levels: list[str], run: Run, lines: list[dict[str, Any]]
) -> None:
    options_ = [word for level in levels for word in ("--kansrijk", level)]
    assert ids(run, *options_) == [one["id"] for one in lines if one["kansrijk"] in levels]


@pytest.mark.parametrize("given", ["schoonmaak", "Schoonmaak en glasbewassing", "SCHOONMAAK"])
def test_a_kind_of_work_may_be_given_by_its_id_or_its_name(
    given: str, run: Run, lines: list[dict[str, Any]]
) -> None:
    sure = [
        one["id"]
        for one in lines
        if one["soort_werk"]
        and one["soort_werk"][0]["id"] == "schoonmaak"
        and one["soort_werk"][0]["zekerheid"] >= 0.6
    ]
    assert ids(run, "--werksoort", given) == sure


def test_to_decide_within_so_many_days_leaves_out_what_has_gone_by(
    run: Run, lines: list[dict[str, Any]]
) -> None:
    soon = [one["id"] for one in lines if one["dagen"] is not None and 0 <= one["dagen"] <= 40]
    assert (ids(run, "--beslis-binnen", "40"), soon != []) == (soon, True)


@pytest.mark.parametrize(("side", "said"), [("boven", "vanaf"), ("onder", "onder")])
def test_the_side_of_the_threshold_filters_on_what_the_row_says(
    side: str, said: str, run: Run, tmp_path: Path
) -> None:
    run("advies", "--drempel", side, "--naar", str(tmp_path / "a.xlsx"))
    rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("Advies").to_python()
    assert {row[rows[0].index("Europese drempel")] for row in rows[1:]} == {said}


def test_outside_nobody_knows_the_side_of_the_threshold_and_that_is_said(run: Run) -> None:
    out = run("advies", "--drempel", "onder", "--plek", "extern")[1]
    total = out.split("heeft er ")[1].split(".")[0]
    assert out.endswith(f"Van {total} andere is niet bekend of ze passen.\n")


def test_a_district_is_a_word_of_its_own(run: Run, knowledge: Knowledge) -> None:
    titles = [knowledge.entries[one].title for one in ids(run, "--stadsdeel", "zuid")]
    assert (titles != [], [title for title in titles if "Zuidoost" in title and "Zuid " not in title]) == (
        True,
        [],
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--eigenaar", "Facilitair Buro"], "de eigenaar 'Facilitair Buro' ken ik niet; bedoelt u 'Facilitair Bureau'?"),
        (["--eigenaar", "xyzzy"], "de eigenaar 'xyzzy' ken ik niet; kies bijvoorbeeld uit "),
        (["--werksoort", "schoonmak"], "de werksoort 'schoonmak' ken ik niet; bedoelt u 'schoonmaak'?"),
        (["--stadsdeel", "Noort"], "het stadsdeel 'Noort' ken ik niet; bedoelt u 'Noord'?"),
        (["--periode", "ooit"], "de periode 'ooit' begrijp ik niet; schrijf bijvoorbeeld 'Q2 2027' of 'maart 2027'."),
        (["--periode", "Q5 2027"], "de periode 'Q5 2027' begrijp ik niet"),
        (["--kansrijk", "best"], "de waarde bij --kansrijk klopt niet; kies uit hoog, midden, laag, onbekend."),
        (["--soort", "iets"], "kies uit werken, leveringen, diensten, concessie."),
        (["--drempel", "op"], "kies uit boven, onder."),
        (["--beslis-binnen", "-1"], "de waarde bij --beslis-binnen klopt niet."),
        (["--naar", "advies.pdf"], "een bestand kan eindigen op .xlsx, .csv, .json, .html."),
        (["--naar", "advies.json", "--json"], "kies --json of --naar, niet allebei."),
        (["--naar", "weg/advies.csv"], "het bestand weg/advies.csv kan ik niet schrijven."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_use_is_one_dutch_sentence_and_exit_status_two(
    arguments: list[str], said: str, run: Run
) -> None:
    status, out, errors = run("advies", *arguments)
    assert (status, out, said in errors) == (2, "", True)


def test_an_agenda_has_one_ending(run: Run) -> None:
    status, _, errors = run("agenda", "--naar", "agenda.txt")
    assert (status, "een agenda eindigt op .ics." in errors) == (2, True)


def test_when_nothing_passes_that_is_one_sentence(run: Run, knowledge: Knowledge) -> None:
    said = f"Geen traject past bij deze filters; de kalender heeft er {len(knowledge.calendar.entries)}.\n"
    assert run("advies", "--periode", "2050") == (0, said, "")


def test_when_nothing_passes_a_machine_reads_no_line(run: Run) -> None:
    status, out, errors = run("advies", "--periode", "2050", "--json")
    assert (status, out, errors.startswith("Geen traject past bij deze filters")) == (0, "", True)


def test_when_nothing_passes_no_file_is_made(run: Run, tmp_path: Path) -> None:
    run("advies", "--periode", "2050", "--naar", str(tmp_path / "a.csv"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_is_written_and_the_counts_are_said(
    ending: str, run: Run, tmp_path: Path, lines: list[dict[str, Any]]
) -> None:
    target = tmp_path / f"advies{ending}"
    high, unknown = (sum(one["kansrijk"] == level for one in lines) for level in ("hoog", "onbekend"))
    said = (
        f"Geschreven: {target}\n"
        f"{high} hoog, 0 midden, 0 laag, 0 onbekend; samen {high} van {len(lines)} trajecten."
        f" Van {unknown} andere is niet bekend of ze passen.\n"
    )
    assert run("advies", "--kansrijk", "hoog", "--naar", str(target)) == (0, said, "")


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_command_writes_the_same_bytes(ending: str, run: Run, tmp_path: Path) -> None:
    targets = [tmp_path / f"{name}{ending}" for name in "ab"]
    for target in targets:
        run("advies", "--naar", str(target))
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_a_file_of_json_holds_the_lines_that_are_printed(run: Run, tmp_path: Path) -> None:
    run("advies", "--naar", str(tmp_path / "a.json"))
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == run("advies", "--json")[1]


def test_the_table_has_a_row_for_each_and_ends_with_the_counts(run: Run, lines: list[dict[str, Any]]) -> None:
    counts = {level: sum(one["kansrijk"] == level for one in lines) for level in Promise}
    out = run("advies")[1]
    began = {level: sum(line.startswith(f"{level.value} ") for line in out.splitlines()) for level in Promise}
    said = ", ".join(f"{count} {level}" for level, count in counts.items())
    assert (began, f"{said}; samen {len(lines)} van {len(lines)} trajecten.\n" in out) == (counts, True)


def test_a_bar_is_shown_to_a_person_and_changes_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, lines: list[dict[str, Any]]
) -> None:
    bar = Terminal()
    monkeypatch.setattr(sys, "stderr", bar)
    out = run("advies", "--json", "--kansrijk", "hoog")[1]
    assert ("100%" in bar.getvalue(), [json.loads(line) for line in out.splitlines()]) == (
        True,
        [one for one in lines if one["kansrijk"] == "hoog"],
    )


def test_the_table_is_plain_when_nobody_looks(run: Run) -> None:
    assert "\x1b" not in run("advies")[1]


def test_the_agenda_on_the_screen_is_the_one_in_a_file(run: Run, tmp_path: Path) -> None:
    printed = run("agenda", "--kansrijk", "hoog")[1].encode()
    run("agenda", "--kansrijk", "hoog", "--naar", str(tmp_path / "a.ics"))
    assert (printed, printed.startswith(b"BEGIN:VCALENDAR\r\n")) == ((tmp_path / "a.ics").read_bytes(), True)


def test_the_agenda_holds_the_last_days_that_are_still_to_come(
    run: Run, tmp_path: Path, lines: list[dict[str, Any]]
) -> None:
    run("agenda", "--naar", str(tmp_path / "a.ics"))
    events = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    found = {
        str(event["UID"]): event.decoded("dtstart")
        for event in events
        if str(event["UID"]).endswith("-beslis@kansrijk")
    }
    assert found == {
        f"{one['id']}-beslis@kansrijk": TODAY + timedelta(days=one["dagen"])
        for one in lines
        if one["dagen"] is not None and one["dagen"] >= 0
    }


@pytest.mark.parametrize("place", ["kanaal", "extern"])
@pytest.mark.parametrize("ending", [*FORMATS, ".ics"])
def test_nothing_confidential_is_in_any_file_for_others(
    ending: str, place: str, run: Run, small: str, tmp_path: Path
) -> None:
    target = tmp_path / f"a{ending}"
    command = "agenda" if ending == ".ics" else "advies"
    run(command, "--naar", str(target), "--kalender", small, "--plek", place)
    text = read_back(target)
    assert ("Marinehaven" in text, [secret for secret in SECRETS if secret in text]) == (True, [])


@pytest.mark.parametrize("place", ["kanaal", "extern"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["advies"],
        ["advies", "--json"],
        ["agenda"],
        ["advies", "--eigenaar", "xyzzy"],
        ["advies", "--eigenaar", "Geheime Dienst"],
        ["advies", "--periode", "augustus 2027"],
    ],
    ids=" ".join,
)
def test_nothing_confidential_is_said_to_others(
    arguments: list[str], place: str, run: Run, small: str
) -> None:
    _, out, errors = run(*arguments, "--kalender", small, "--plek", place)
    said = (out + errors).replace("de eigenaar 'Geheime Dienst' ken ik niet", "")
    assert (said != "", [secret for secret in SECRETS if secret in said]) == (True, [])


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".html"])
def test_in_private_what_is_confidential_is_in_the_file(
    ending: str, run: Run, small: str, tmp_path: Path
) -> None:
    target = tmp_path / f"a{ending}"
    run("advies", "--naar", str(target), "--kalender", small)
    text = read_back(target).replace("437.123", "437123")
    assert [
        secret for secret in ("Geheime zorgopdracht", "Geheime Dienst", "437123") if secret not in text
    ] == []
