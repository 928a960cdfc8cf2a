"""The assistant that answers now: swapped when a file changes, and the last good one when it is broken."""

import threading
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.curation.problems import KnowledgeError
from bot.model.viewer import Person, Place, Viewer
from bot.serving import Serving, now
from tests.builders import TODAY, a_knowledge_folder
from tests.conftest import SHIPPED

COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
THANKS = "Graag gedaan."
FRESH = "Met veel plezier gedaan."
LONG_ENOUGH = 10.0
"""Seconds after which a change is taken to be missed."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small knowledge with the sentences of the bot."""
    return a_knowledge_folder(tmp_path, zinnen=(SHIPPED / "zinnen.yaml").read_text(encoding="utf-8"))


def rewrite(folder: Path, old: str, new: str) -> None:
    file = folder / "zinnen.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def thanked(assistant: Assistant) -> str:
    return assistant.answer("dank je", COLLEAGUE, TODAY).answer.headline


def test_a_change_swaps_the_assistant(folder: Path) -> None:
    serving = Serving(folder, lambda: TODAY)
    before = thanked(serving.assistant())
    rewrite(folder, THANKS, FRESH)
    serving.live.refresh()
    assert (before, thanked(serving.assistant())) == (THANKS, FRESH)


def test_a_broken_change_keeps_the_last_good_assistant(folder: Path) -> None:
    serving = Serving(folder, lambda: TODAY)
    before = serving.assistant()
    rewrite(folder, THANKS, "{onbekend}")
    serving.live.refresh()
    assert (serving.assistant() is before, bool(serving.live.problems)) == (True, True)


def test_an_answer_in_the_making_keeps_its_knowledge(folder: Path) -> None:
    """Whoever holds the old assistant goes on with the old knowledge, whole."""
    serving = Serving(folder, lambda: TODAY)
    held = serving.assistant()
    rewrite(folder, THANKS, FRESH)
    serving.live.refresh()
    assert thanked(held) == THANKS


def test_a_change_is_noticed_without_asking(folder: Path) -> None:
    serving = Serving(folder, lambda: TODAY)
    waiting = threading.Event()
    with serving.live:
        rewrite(folder, THANKS, FRESH)
        for _ in range(int(LONG_ENOUGH * 20)):
            if thanked(serving.assistant()) == FRESH or waiting.wait(0.05):
                break
    assert thanked(serving.assistant()) == FRESH


def test_faulty_knowledge_serves_nobody(folder: Path) -> None:
    rewrite(folder, THANKS, "{onbekend}")
    with pytest.raises(KnowledgeError):
        Serving(folder, lambda: TODAY)


def test_the_day_is_the_day_in_amsterdam() -> None:
    assert str(now().tzinfo) == "Europe/Amsterdam"
