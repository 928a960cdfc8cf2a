"""A bot as a process of its own, with the small assistant of these tests behind it. `python -m tests.slack.bot_process`.

While the file named by HOLD exists, it answers nothing: as if every answer took long.
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.journal import open_journal
from bot.settings import read_settings
from handlers.running import run
from tests.slack.an_assistant import AnAssistant


class HeldAssistant(AnAssistant):
    """Answers once nobody holds it any more."""

    def answer(self, *asked: Any, **more: Any) -> Any:
        while Path(os.environ["HOLD"]).exists():
            time.sleep(0.02)
        return super().answer(*asked, **more)


if __name__ == "__main__":
    settings = read_settings()
    sys.exit(run(settings, HeldAssistant, open_journal(settings.journal_url), lambda: datetime.now(UTC)))
