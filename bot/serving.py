"""The assistant that answers now: made anew when the knowledge changes, swapped in as one reference."""

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


class Serving:
    """Follows a folder of knowledge and holds the assistant made from it. Raises KnowledgeError on a faulty folder."""

    def __init__(self, folder: Path, today: Callable[[], date]) -> None:
        self.live = LiveKnowledge(folder, today, phrases_used=PHRASES, on_swap=self._take)
        self._assistant = Assistant(self.live.current)

    def assistant(self) -> Assistant:
        """The assistant of the last good knowledge."""
        return self._assistant

    def _take(self, knowledge: Knowledge) -> None:
        self._assistant = Assistant(knowledge)
