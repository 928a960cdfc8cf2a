"""Nothing confidential of a calendar reaches a log: no estimate, supplier, note or title, whatever is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.problems import KnowledgeError, Problem
from bot.curation.reading import check, load
from tests.builders import FILES, TODAY, a_knowledge_folder, edited

SECRETS = ("420.000", "300.000", "120.000", "90.000", "Stil en Zonen", "Verlengen", "Geheime zorgopdracht")
CALENDAR = FILES["kalender.yaml"]
LINES = CALENDAR.splitlines(keepends=True)
BREAKS = (
    "  zomaar\n",
    "\t",
    '"',
    ": ",
    "[",
    "- ",
    "x",
    "&a ",
    " #",
    "  titel: Geheime zorgopdracht\n",
    "~",
    "{",
    "'",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_knowledge_folder(tmp_path_factory.mktemp("vertrouwelijk"))


def leaked(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.logged for problem in problems if any(secret in problem.logged for secret in SECRETS)]


def broken() -> Iterator[tuple[str, str]]:
    """The calendar with each line removed, doubled, indented and stripped of its colon."""
    for place, line in enumerate(LINES):
        rest = (LINES[:place], LINES[place + 1 :])
        for name, wrong in {
            "removed": "",
            "doubled": line + line,
            "indented": "   " + line,
            "no colon": line.replace(":", ""),
            "two colons": line.replace("\n", ": x\n"),
            "renamed": line.replace(":", "x:", 1),
            "as a list": line.replace(": ", ": [").replace("\n", "]\n"),
            "other value": line.replace("\n", " x\n"),
        }.items():
            yield f"{place + 1} {name}", "".join(rest[0]) + wrong + "".join(rest[1])


def test_no_broken_line_of_the_calendar_leaks_into_the_log(folder: Path) -> None:
    found: list[str] = []
    for _name, text in broken():
        (folder / "kalender.yaml").write_text(text, encoding="utf-8")
        found += leaked(check(folder, TODAY))
    assert found == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(CALENDAR)), st.sampled_from(BREAKS), st.integers(0, 12))
def test_no_typing_error_in_the_calendar_leaks_into_the_log(
    folder: Path, at: int, typed: str, removed: int
) -> None:
    (folder / "kalender.yaml").write_text(CALENDAR[:at] + typed + CALENDAR[at + removed :], encoding="utf-8")
    assert leaked(check(folder, TODAY)) == []


@pytest.mark.parametrize(
    ("old", "new", "logged"),
    [
        (
            "raming: 420.000",
            "raming: 420.00",
            "13:11: (waarde niet getoond) is geen bedrag; schrijf bijvoorbeeld 221.000",
        ),
        ("raming: 120.000", "raming: 110.000", "13:11: traject (waarde niet getoond)"),
        ("  titel: Geheime", "  title: Geheime", "28:3: onbekende sleutel (waarde niet getoond)?"),
    ],
)
def test_the_log_says_what_is_wrong_without_the_value(
    old: str, new: str, logged: str, tmp_path: Path
) -> None:
    folder = a_knowledge_folder(tmp_path, kalender=edited("kalender.yaml", old, new))
    assert f"{folder.as_posix()}/kalender.yaml:{logged}" in [
        problem.logged for problem in check(folder, TODAY)
    ]


def test_the_terminal_of_the_advisor_shows_the_value(tmp_path: Path) -> None:
    folder = a_knowledge_folder(
        tmp_path, kalender=edited("kalender.yaml", "raming: 420.000", "raming: 420.00")
    )
    assert "'420.00' is geen bedrag" in str(check(folder, TODAY)[0])


def test_the_error_itself_can_be_logged(tmp_path: Path) -> None:
    folder = a_knowledge_folder(
        tmp_path, kalender=edited("kalender.yaml", "raming: 90.000", "raming: 90.000 x")
    )
    with pytest.raises(KnowledgeError) as caught:
        load(folder, TODAY)
    assert "90.000" not in str(caught.value)


def test_another_calendar_is_as_confidential(tmp_path: Path) -> None:
    other = tmp_path / "andere.yaml"
    other.write_text(edited("kalender.yaml", "raming: 90.000", "raming: 90.000 x"), encoding="utf-8")
    assert leaked(check(a_knowledge_folder(tmp_path), TODAY, calendar=other)) == []


def test_the_value_of_another_file_is_in_the_log(tmp_path: Path) -> None:
    folder = a_knowledge_folder(tmp_path, drempels=edited("drempels.yaml", "221.000", "221.00"))
    (only,) = check(folder, TODAY)
    assert only.logged == str(only)
