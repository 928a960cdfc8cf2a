"""A year of digests with three copies that restart, die at every step and are down for days: one a channel and week."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.database import Database, open_database
from bot.digest_posts import Claim, DigestPosts
from bot.model.digest import DigestRules
from bot.schedule import week_of
from handlers.digest import DigestRounds
from handlers.digest_channel import Board
from tests.databases import database_url, postgres_url
from tests.slack.a_newsroom import ADVISORS, ANewsroom, DigestSlack, a_copy, a_digest_channel
from tests.slack.conftest import Clock

pytestmark = pytest.mark.skipif(
    "POSTGRES_URL" not in os.environ,
    reason="duurt minuten: zet POSTGRES_URL op een PostgreSQL om dit te draaien",
)

__all__ = ["database_url", "postgres_url"]

FIRST, LAST = datetime(2026, 11, 30, 6, tzinfo=UTC), datetime(2027, 12, 6, tzinfo=UTC)
COPIES = 3
CHANNELS = (
    a_digest_channel("inkoop", "C0INKOOP"),
    a_digest_channel("nacht", "C0NACHT", dag="zondag", tijd="02:30"),
    a_digest_channel("verweg", "C0VERWEG", dag="vrijdag", tijd="16:00", tijdzone="America/Paramaribo"),
)
"""The second one at the hour that is skipped and the hour that comes twice; the third one in another time zone."""
DOWN = [
    (datetime(2027, 1, 15, 10, tzinfo=UTC), datetime(2027, 1, 19, 12, tzinfo=UTC)),
    (datetime(2027, 8, 30, 6, 59, tzinfo=UTC), datetime(2027, 8, 30, 7, 1, tzinfo=UTC)),
]
"""From Friday to Tuesday; and a restart of all of them at nine o'clock sharp."""
SLACK_AWAY = (datetime(2027, 6, 7, 6, 30, tzinfo=UTC), datetime(2027, 6, 7, 7, 30, tzinfo=UTC))
STEPS = ("before the claim", "after the claim", "before the post", "after the post", "answer lost", "", "")
"""Where the first copy that comes along dies, week after week."""


class KilledError(BaseException):
    """The process is gone: nothing that comes after it is done."""


@dataclass
class Fate:
    """What happens to the first copy that gets to that step."""

    step: str = ""
    deaths: Counter[str] = field(default_factory=Counter[str])

    def at(self, step: str) -> None:
        if self.step == step:
            self.deaths[step] += 1
            self.step = ""
            raise KilledError


class MortalPosts(DigestPosts):
    """Claims of a process that may die at any of them."""

    def __init__(self, database: Database, fate: Fate) -> None:
        super().__init__(database)
        self._fate = fate

    def claim(self, subject: str, week: str, now: datetime) -> Claim | None:
        self._fate.at("before the claim")
        claim = super().claim(subject, week, now)
        if claim:
            self._fate.at("after the claim")
        return claim

    def begin_posting(self, claim: Claim, now: datetime, calendar: Any = None) -> bool:
        begun = super().begin_posting(claim, now, calendar)
        self._fate.at("before the post")
        return begun

    def posted(self, claim: Claim, ts: str, now: datetime) -> bool:
        self._fate.at("after the post")
        return super().posted(claim, ts, now)


@dataclass
class Year:
    """The workspace, and the copies of the bot that share one database."""

    slack: DigestSlack
    database: Database
    clock: Clock
    fate: Fate = field(default_factory=Fate)
    copies: list[DigestRounds] = field(default_factory=list)

    def play(self) -> None:
        """Every moment in turn; the copies look in another order each time."""
        self.copies = [self._start() for _ in range(COPIES)]
        for number, moment in enumerate(moments()):
            self._begin(moment)
            for at in range(COPIES):
                if not any(start <= moment < end for start, end in DOWN):
                    self._look((number + at) % COPIES)

    def _begin(self, moment: datetime) -> None:
        before, self.clock.now = self.clock.now, moment
        if week_of(before.date()) != week_of(moment.date()):
            self.fate.step = STEPS[moment.isocalendar().week % len(STEPS)]
            self.copies[moment.isocalendar().week % COPIES] = self._start()
        if self.fate.step == "answer lost":
            self.slack.faults["chat.postMessage"] = [self._lose]
            self.fate.step = ""

    def _look(self, at: int) -> None:
        try:
            self.copies[at].look()
        except KilledError:
            self.copies[at] = self._start()

    def _start(self) -> DigestRounds:
        newsroom = ANewsroom(DigestRules(channels=CHANNELS, advisors=ADVISORS))
        return a_copy(newsroom, MortalPosts(self.database, self.fate), self.clock, Board)

    def _lose(self, call: dict[str, Any]) -> None:
        self.fate.deaths["answer lost"] += 1
        self.slack.keep(call)
        raise TimeoutError


def moments() -> Iterator[datetime]:
    """Every six hours, and every minute around the hours at which something is planned."""
    moment = FIRST
    while moment < LAST:
        yield moment
        busy = moment.hour in (0, 1, 6, 7, 8, 19) and moment.weekday() in (0, 1, 4, 6)
        moment += timedelta(minutes=10 if busy else 60)
        if busy and moment.minute == 0:
            yield from (moment + timedelta(minutes=at) for at in (1, 2, 3))


@pytest.fixture
def year(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Year]:
    slack, clock = DigestSlack(), Clock(FIRST)

    def call(client: WebClient, method: str, **arguments: Any) -> Any:
        if SLACK_AWAY[0] <= clock.now < SLACK_AWAY[1]:
            raise ConnectionRefusedError
        return slack.api_call(client, method, **arguments)

    monkeypatch.setattr(WebClient, "api_call", call)
    for channel in CHANNELS:
        slack.channels[channel.channel] = {"is_channel": True}
    database = open_database(database_url)
    yield Year(slack, database, clock)
    database.close()


def test_a_year_gives_every_channel_one_digest_a_week(year: Year) -> None:
    year.play()
    weeks = [week_of(FIRST.date() + timedelta(weeks=at)) for at in range(53)]
    but_one = [week for week in weeks if week != "2027-W02"]
    assert [weeks_of(year.slack, channel.channel) for channel in CHANNELS] == [weeks, but_one, but_one], (
        "the digests of Friday and Sunday of a week that was over before the bot was back do not come any more"
    )


def test_a_year_has_one_late_digest_none_outside_its_week_and_no_alarm(year: Year) -> None:
    year.play()
    digests = year.slack.messages
    late = [one["text"] for one in digests if "te laat" in one["text"]]
    days = [week_of(date.fromisoformat(one["text"].split()[2])) for one in digests]
    alarms = year.slack.said_in(ADVISORS)
    assert (late, days, alarms) == (["Weekbericht inkoop 2027-01-19 (te laat)"], weeks_of(year.slack), [])


def test_in_that_year_copies_died_at_every_step(year: Year) -> None:
    year.play()
    assert {step: year.fate.deaths[step] >= 6 for step in STEPS} == {step: bool(step) for step in STEPS}


def weeks_of(slack: DigestSlack, channel: str | None = None) -> list[str]:
    """The week of every digest, of one channel or of all."""
    posts = [one for one in slack.messages if channel in (None, one["channel"])]
    return [one["metadata"]["event_payload"]["week"] for one in posts]
