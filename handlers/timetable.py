"""What the bot does by itself, by the clock. The scheduler only wakes: whether there is work is decided elsewhere."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from handlers.failures import where

LOG = logging.getLogger(__name__)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Job = Callable[[], None]


class Timetable:
    """Jobs by the clock, each never twice at the same moment in this process. What was missed while asleep runs once."""

    def __init__(self) -> None:
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def every(self, seconds: float, job: Job) -> None:
        """Run a job when the bot starts, and so many seconds after that each time (by the clock of the machine)."""
        self._scheduler.add_job(
            _guarded, "interval", args=(job,), seconds=seconds, next_run_time=datetime.now(UTC)
        )

    def in_working_hours(self, job: Job) -> None:
        """Run a job every hour from eight to five in Amsterdam, on weekdays."""
        self._at(job, day_of_week="mon-fri", hour="8-17", minute=0)

    def at_night(self, job: Job) -> None:
        """Run a job every night at four in Amsterdam."""
        self._at(job, hour=4, minute=0)

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()

    def stop(self) -> None:
        """Finish the job in hand, and run no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _at(self, job: Job, **when: int | str) -> None:
        self._scheduler.add_job(_guarded, CronTrigger(timezone=AMSTERDAM, **when), args=(job,))


def _guarded(job: Job) -> None:
    try:
        job()
    except Exception as problem:  # noqa: BLE001 - the next time must come whatever went wrong
        LOG.error("taak mislukt: %s", where(problem))
