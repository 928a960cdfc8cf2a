"""Whether the running bot is well: named checks that are handed in, each looked at anew for every report.

A check holds numbers, versions and days; never a text, a name or a value of somebody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.database import JournalUnavailable
from bot.model.knowledge import Knowledge
from bot.switch import Switch

SILENT_TOO_LONG = 60.0
"""Seconds without a sign of life from Slack after which the bot is taken to be unreachable."""


class Status(StrEnum):
    """How a check came out. Only a failure makes the whole unwell: it is what starting anew may mend."""

    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"


Fact = str | int | float


@dataclass(frozen=True, slots=True)
class Checked:
    """How one check came out, with the facts behind it (name -> number, version or day)."""

    status: Status
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])


Check = Callable[[datetime], Checked]
"""Looks at one thing, given the time now. What it raises counts as a failure."""
Checks = Mapping[str, Check]


@dataclass(frozen=True, slots=True)
class Health:
    """Every check by its name, in the order in which they were handed in."""

    checks: Mapping[str, Checked]

    @property
    def is_well(self) -> bool:
        """Whether no check failed."""
        return all(checked.status is not Status.FAILURE for checked in self.checks.values())

    @property
    def as_json(self) -> dict[str, object]:
        """For `/healthz`: the worst status, and each check with its status and facts."""
        worst = max(
            (checked.status for checked in self.checks.values()), key=list(Status).index, default=Status.OK
        )
        checks = {name: {"status": checked.status, **checked.facts} for name, checked in self.checks.items()}
        return {"status": worst, "checks": checks}


def examine(checks: Checks, now: datetime) -> Health:
    """Look at everything now."""
    return Health({name: _looked_at(check, now) for name, check in checks.items()})


def database_check(events_waiting: Callable[[datetime], int]) -> Check:
    """The database answers; `events_waiting` counts in it what waits for an answer."""
    return lambda now: Checked(Status.OK, {"events_waiting": events_waiting(now)})


def knowledge_check(current: Callable[[], Knowledge], is_refused: Callable[[], bool]) -> Check:
    """The knowledge: its version, its age in days, and a warning when a change of it was refused or the calendar is old."""

    def check(now: datetime) -> Checked:
        knowledge, refused = current(), is_refused()
        age = (now.date() - knowledge.calendar.source.read_on).days
        status = Status.WARNING if refused or age > knowledge.digest_rules.stale_after_days else Status.OK
        read_on = knowledge.calendar.source.read_on.isoformat()
        facts = {
            "version": knowledge.version,
            "read_on": read_on,
            "age_days": age,
            "refused_change": int(refused),
        }
        return Checked(status, facts)

    return check


def switch_check(switch: Switch) -> Check:
    """Whether the bot is turned off: a warning, since somebody wanted it so."""

    def check(now: datetime) -> Checked:
        since = switch.off_since()
        if since is None:
            return Checked(Status.OK, {"off": 0})
        return Checked(Status.WARNING, {"off": 1, "off_seconds": int((now - since).total_seconds())})

    return check


def silence_check(silence: Callable[[], float]) -> Check:
    """The connection with Slack; `silence` is the age of its last pong in seconds."""

    def check(_now: datetime) -> Checked:
        seconds = silence()
        status = Status.FAILURE if seconds > SILENT_TOO_LONG else Status.OK
        return Checked(status, {"pong_age_seconds": round(seconds, 1)})

    return check


def digest_check(last_posted: Callable[[], datetime | None]) -> Check:
    """When a digest was last posted, in any channel; nothing is known of it before the first."""

    def check(now: datetime) -> Checked:
        posted = last_posted()
        return Checked(
            Status.OK, {} if posted is None else {"age_seconds": int((now - posted).total_seconds())}
        )

    return check


def _looked_at(check: Check, now: datetime) -> Checked:
    try:
        return check(now)
    except JournalUnavailable as problem:
        return Checked(Status.FAILURE, {"reason": str(problem)})
    except Exception as problem:  # noqa: BLE001 - the report must come; what it says may be anything, its kind is not
        return Checked(Status.FAILURE, {"reason": type(problem).__name__})
