"""A bot as a process of its own that posts digests, and dies where it is told to. `python -m tests.slack.digest_process`.

DIE_AT names a step; the process kills itself there as `kill -9` does. Its clock begins at START (seconds since 1970 by
the clock of the machine) at nine o'clock on a Monday, and runs twenty times as fast, so that a lease is over in three seconds.
"""

import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.digest_posts import Claim, DigestPosts
from bot.journal import open_journal
from bot.settings import read_settings
from handlers import running
from tests.slack.a_newsroom import ANewsroom
from tests.slack.an_assistant import AnAssistant

MONDAY, SPEED = datetime(2026, 11, 16, 8, 0, tzinfo=UTC), 20
STEPS = ("before the claim", "after the claim", "before the post", "after the post", "after noting")


def die(step: str) -> None:
    """The end, when this is the step."""
    if os.environ.get("DIE_AT") == step:
        os.kill(os.getpid(), signal.SIGKILL)


def clock() -> datetime:
    return MONDAY + timedelta(seconds=(time.time() - float(os.environ["START"])) * SPEED)


class MortalPosts(DigestPosts):
    """Claims of a process that may die at any of them."""

    def claim(self, subject: str, week: str, now: datetime) -> Claim | None:
        die("before the claim")
        claim = super().claim(subject, week, now)
        if claim:
            die("after the claim")
        return claim

    def begin_posting(self, claim: Claim, now: datetime, calendar: Any = None) -> bool:
        begun = super().begin_posting(claim, now, calendar)
        die("before the post")
        return begun

    def posted(self, claim: Claim, ts: str, now: datetime) -> bool:
        die("after the post")
        noted = super().posted(claim, ts, now)
        die("after noting")
        return noted


if __name__ == "__main__":
    running.DigestPosts = MortalPosts  # type: ignore[misc]
    running.LOOKS = 0.2  # type: ignore[misc]
    settings = read_settings()
    newsroom = ANewsroom(details=("Eerst", "Dan"))
    journal = open_journal(settings.journal_url)
    sys.exit(running.run(settings, AnAssistant, journal, clock, newsrooms=lambda: newsroom))
