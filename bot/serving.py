"""The assistant that answers now: made anew when the knowledge changes, swapped in as one reference."""

import gc
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answering.phrases import PHRASES
from bot.assistant import Assistant
from bot.curation.live import LiveKnowledge
from bot.model.knowledge import Knowledge

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The time in Amsterdam: the day of an answer is the day there."""
    return datetime.now(AMSTERDAM)


def made_to_stay(knowledge: Knowledge) -> Assistant:
    """An assistant that the garbage collector looks past: it lives long, and looking at all of it costs an answer 50 ms.

    What an earlier assistant left behind is collected first.
    """
    gc.unfreeze()
    gc.disable()
    try:
        assistant = Assistant(knowledge)
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()
    return assistant


class Serving:
    """Follows a folder of knowledge and holds the assistant made from it. Raises KnowledgeError on a faulty folder."""

    def __init__(self, folder: Path, today: Callable[[], date]) -> None:
        self.live = LiveKnowledge(folder, today, phrases_used=PHRASES, on_swap=self._take)
        self._assistant = made_to_stay(self.live.current)

    def assistant(self) -> Assistant:
        """The assistant of the last good knowledge."""
        return self._assistant

    def _take(self, knowledge: Knowledge) -> None:
        self._assistant = made_to_stay(knowledge)
