"""The command `weekbericht --proef`: the digest in the terminal and as JSON, for any day, channel and calendar."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.cli import digest as digest_command
from bot.cli import main, options
from bot.curation.reading import load
from bot.snapshots import open_snapshots
from tests.slack.limits import problems

KEYS = ["kanaal", "week", "beslis_nu", "nieuw", "gewijzigd", "kansrijk", "bekeken", "tekst", "blokken"]
SHIPPED = Path(__file__).parents[1] / "knowledge"
CHANNELS = """\
kanalen:
- {id: alles, kanaal: C0123456789}
- {id: sport, kanaal: C0123456780, eigenaren: [Sport en Bos], taal: en}
"""
SMALL = """\
bron: {naam: Eigen kalender, gelezen_op: 2026-11-22, voorbeeld: nee}
trajecten:
- {id: X1, titel: Schoonmaak kantoren Marinehaven, eigenaar: Sport en Bos, gepland: 2027-02, soort: diensten,
   cpv: ["90911200"], raming: 437.123, status: voorbereiding, zittende_leverancier: Stil en Zonen BV}
- {id: Z900, titel: Geheime zorgopdracht, gepland: 2027-02, soort: diensten, raming: 98.765, vertrouwelijk: ja}
"""
SECRETS = ("437", "98765", "98.765", "Stil en Zonen", "Z900", "Geheime")
MONDAY = "2026-11-23"

made_once = lru_cache(maxsize=8)(options.assistant_of)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped knowledge with two channels and a calendar of two, one of them confidential."""
    made = tmp_path_factory.mktemp("kennis") / "knowledge"
    made.mkdir()
    for path in SHIPPED.iterdir():
        if path.name not in ("weekbericht.yaml", "kalender.yaml"):
            (made / path.name).symlink_to(path)
    (made / "weekbericht.yaml").write_text(CHANNELS, encoding="utf-8")
    (made / "kalender.yaml").write_text(SMALL, encoding="utf-8")
    return made


@pytest.fixture
def run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command in this process: (exit status, output, errors). The same files are read once for all tests."""
    monkeypatch.setattr(digest_command, "assistant_of", made_once)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'journaal.sqlite'}")
    monkeypatch.setenv("KENNIS", str(folder))

    def running(*arguments: str, day: str = MONDAY) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kansrijk", "weekbericht", *arguments, "--vandaag", day])
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return running


def lines(run: Run, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("--proef", "--json", *arguments)[1].splitlines()]


def test_without_a_trial_it_says_that_the_bot_posts_by_itself(run: Run) -> None:
    assert run() == (0, f"{digest_command.BY_ITSELF}\n", "")


def test_the_digest_is_shown_as_the_channel_reads_it(run: Run) -> None:
    assert run("--proef", "--kanaal", "alles")[1] == (
        "Weekbericht inkoop, week 48 van 2026\n"
        "Beslis nu (1)\n"
        "- Schoonmaak kantoren Marinehaven (Sport en Bos): nog 8 dagen, beslis uiterlijk 1 december 2026.\n"
        "  Publicatie: februari 2027. Kansrijk: hoog. Ja, mits: de hele opdracht voorbehouden.\n"
        "  Voor: de markt is sterk. Tegen: ga na of personeel moet worden overgenomen.\n"
        "Bekeken: 1 van 1 trajecten, kalender gelezen op 22 november 2026.\n"
    )


def test_there_is_one_line_of_json_a_channel(run: Run) -> None:
    assert [line["kanaal"] for line in lines(run)] == ["alles", "sport"]


def test_the_keys_of_the_json_are_fixed(run: Run) -> None:
    assert [list(line) for line in lines(run)] == [KEYS, KEYS]


def test_the_json_names_the_procurements_by_id(run: Run) -> None:
    line = lines(run, "--kanaal", "alles")[0]
    assert [line[key] for key in KEYS[1:7]] == ["2026-W48", ["X1"], [], [], [], 1]


def test_the_blocks_of_the_json_are_those_for_slack(run: Run) -> None:
    line = lines(run, "--kanaal", "alles")[0]
    call = {"text": line["tekst"], "blocks": line["blokken"], "unfurl_links": False}
    buttons = [one["action_id"] for block in line["blokken"] for one in block.get("elements", [])]
    assert (problems("chat.postMessage", call), buttons) == ([], ["digest_ask", "digest_follow"])


@pytest.mark.parametrize("name", ["sport", "C0123456780"], ids=["by its id", "by its channel"])
def test_one_channel_can_be_chosen(name: str, run: Run) -> None:
    assert [line["kanaal"] for line in lines(run, "--kanaal", name)] == ["sport"]


def test_a_channel_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("--proef", "--kanaal", "zuid") == (
        2, "",
        "Dat kan ik niet uitvoeren: weekbericht 'zuid' staat niet in weekbericht.yaml; kies uit: alles, sport."
        " Typ 'kansrijk --help' voor wat er kan.\n",
    )  # fmt: skip


def test_nothing_confidential_is_shown(run: Run) -> None:
    said = "".join(run("--proef", *more)[1] for more in ((), ("--json",)))
    assert [secret for secret in SECRETS if secret in said] == []


def test_new_and_changed_come_from_the_calendar_that_was_kept(run: Run, folder: Path, tmp_path: Path) -> None:
    calendar = load(folder, date(2026, 11, 22)).calendar
    was = calendar.entries[0].model_copy(update={"title": "Schoonmaak kantoren", "owner": "Metro en Tram"})
    snapshots = open_snapshots(f"sqlite:///{tmp_path / 'journaal.sqlite'}")
    kept = calendar.model_copy(update={"entries": (was,)})
    snapshots.keep(kept, datetime(2026, 11, 10, tzinfo=UTC))
    snapshots.close()
    assert "eigenaar: Metro en Tram -> Sport en Bos." in run("--proef", "--kanaal", "alles")[1]


def test_a_database_that_is_out_of_reach_leaves_out_what_changed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "map").mkdir()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'map'}")
    status, said, errors = run("--proef", "--kanaal", "alles")
    assert (status, said.startswith("Weekbericht inkoop"), errors.startswith("Zonder nieuw en gewijzigd:")) == (
        0, True, True,
    )  # fmt: skip


def test_an_old_calendar_is_told_of(run: Run) -> None:
    assert run("--proef", day="2027-01-11")[2] == (
        "Let op: zo plaatst de bot dit weekbericht niet. De kalender is 50 dagen oud"
        " (gelezen op 22 november 2026); de grens is 45 dagen. Importeer een nieuwe kalender.\n"
    )


def test_another_calendar_can_be_tried(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "ander.yaml"
    other.write_text(SMALL.replace("X1", "Y7"), encoding="utf-8")
    assert lines(run, "--kanaal", "alles", "--kalender", str(other))[0]["beslis_nu"] == ["Y7"]


def test_without_channels_an_example_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNIS", str(SHIPPED))
    status, said, errors = run("--proef", "--json")
    assert (status, json.loads(said)["kanaal"], errors) == (0, "voorbeeld", f"{digest_command.AS_EXAMPLE}\n")
