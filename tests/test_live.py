"""A change in the knowledge is picked up without a restart; a faulty one is refused and the last good stays."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.curation.live import LiveKnowledge
from bot.curation.problems import KnowledgeError
from bot.model.knowledge import Knowledge
from tests.builders import FILES, TODAY, a_knowledge_folder, edited

LONG_ENOUGH = 10.0
"""Seconds after which a change is taken to be missed."""


def live(folder: Path, calendar: Path | None = None) -> LiveKnowledge:
    return LiveKnowledge(folder, lambda: TODAY, calendar=calendar)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def title(knowledge: Knowledge) -> str:
    return knowledge.entries["C001"].title


RENAMED = edited("kalender.yaml", "Schoonmaak Stadsloket Noord", "Schoonmaak Stadsloket Zuid")
FAULTY = edited("kalender.yaml", "  raming: 90.000", "  raming: 90.000 euro")


def test_a_good_change_is_swapped_in(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    write(tmp_path / "knowledge", "kalender.yaml", RENAMED)
    assert (known.refresh(), title(known.current)) == (True, "Schoonmaak Stadsloket Zuid")


def test_without_a_change_the_same_value_stays(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    before = known.current
    assert (known.refresh(), known.current is before) == (False, True)


def test_a_faulty_change_is_refused(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    before = known.current
    write(tmp_path / "knowledge", "kalender.yaml", FAULTY)
    assert (known.refresh(), known.current is before) == (False, True)


def test_a_refusal_is_logged_with_its_place_and_without_the_value(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    known = live(a_knowledge_folder(tmp_path))
    write(tmp_path / "knowledge", "kalender.yaml", FAULTY)
    known.refresh()
    assert [record.getMessage() for record in caplog.records] == [
        f"gewijzigde kennis geweigerd; versie {known.current.version} blijft gelden",
        f"{tmp_path.as_posix()}/knowledge/kalender.yaml:29:11: (waarde niet getoond) is geen bedrag;"
        " schrijf bijvoorbeeld 221.000",
    ]


def test_a_refusal_can_be_asked_for(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    write(tmp_path / "knowledge", "kalender.yaml", FAULTY)
    known.refresh()
    assert [problem.line for problem in known.problems] == [29]


def test_a_repaired_file_is_swapped_in_after_a_refusal(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    write(tmp_path / "knowledge", "kalender.yaml", FAULTY)
    known.refresh()
    write(tmp_path / "knowledge", "kalender.yaml", RENAMED)
    assert (known.refresh(), known.problems) == (True, ())


def test_half_a_folder_is_refused(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    (tmp_path / "knowledge" / "markt.yaml").unlink()
    assert known.refresh() is False


def test_faulty_knowledge_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        live(a_knowledge_folder(tmp_path, kalender=FAULTY))


def test_who_wants_to_know_gets_the_new_knowledge(tmp_path: Path) -> None:
    swapped: list[Knowledge] = []
    known = LiveKnowledge(a_knowledge_folder(tmp_path), lambda: TODAY, on_swap=swapped.append)
    write(tmp_path / "knowledge", "kalender.yaml", RENAMED)
    known.refresh()
    assert swapped == [known.current]


def test_when_the_new_knowledge_cannot_be_used_the_old_stays(tmp_path: Path) -> None:
    def refuse(_knowledge: Knowledge) -> None:
        raise RuntimeError

    known = LiveKnowledge(a_knowledge_folder(tmp_path), lambda: TODAY, on_swap=refuse)
    write(tmp_path / "knowledge", "kalender.yaml", RENAMED)
    with pytest.raises(RuntimeError):
        known.refresh()
    assert title(known.current) == "Schoonmaak Stadsloket Noord"


@contextmanager
def following(folder: Path, calendar: Path | None = None) -> Iterator[tuple[LiveKnowledge, threading.Event]]:
    """Knowledge that follows its files, and an event for its next swap."""
    swapped = threading.Event()
    known = LiveKnowledge(folder, lambda: TODAY, calendar=calendar, on_swap=lambda _knowledge: swapped.set())
    with known:
        yield known, swapped


def test_a_change_on_disk_is_noticed(tmp_path: Path) -> None:
    with following(a_knowledge_folder(tmp_path)) as (_known, swapped):
        write(tmp_path / "knowledge", "kalender.yaml", RENAMED)
        assert swapped.wait(LONG_ENOUGH)


def test_a_change_that_replaces_the_file_is_noticed(tmp_path: Path) -> None:
    with following(a_knowledge_folder(tmp_path)) as (_known, swapped):
        write(tmp_path / "knowledge", "kalender.yaml~", RENAMED)
        (tmp_path / "knowledge" / "kalender.yaml~").replace(tmp_path / "knowledge" / "kalender.yaml")
        assert swapped.wait(LONG_ENOUGH)


def test_a_change_in_another_calendar_is_noticed(tmp_path: Path) -> None:
    other = tmp_path / "elders" / "kalender.yaml"
    other.parent.mkdir()
    other.write_text(FILES["kalender.yaml"], encoding="utf-8")
    with following(a_knowledge_folder(tmp_path), other) as (_known, swapped):
        other.write_text(RENAMED, encoding="utf-8")
        assert swapped.wait(LONG_ENOUGH)


def test_a_folder_that_was_away_for_a_moment_is_followed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.curation.live.LOOK_MS", 100)
    caplog.set_level(logging.CRITICAL)
    folder = a_knowledge_folder(tmp_path)
    with following(folder) as (_known, swapped):
        folder.rename(tmp_path / "weg")
        a_knowledge_folder(tmp_path, kalender=RENAMED)
        assert swapped.wait(LONG_ENOUGH)


def test_stopping_ends_the_thread(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    known.start()
    known.stop()
    assert [thread.name for thread in threading.enumerate() if thread.name == "kennis"] == []


def test_whoever_reads_meanwhile_sees_the_old_or_the_new_and_nothing_between(tmp_path: Path) -> None:
    known = live(a_knowledge_folder(tmp_path))
    seen: set[tuple[str, str]] = set()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            now = known.current
            seen.add((now.version, title(now)))

    reader = threading.Thread(target=look)
    reader.start()
    versions = {(known.current.version, title(known.current))}
    for text in (RENAMED, FILES["kalender.yaml"]) * 3:
        write(tmp_path / "knowledge", "kalender.yaml", text)
        known.refresh()
        versions.add((known.current.version, title(known.current)))
    done.set()
    reader.join()
    assert seen <= versions
