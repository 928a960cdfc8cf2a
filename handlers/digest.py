"""The weekly digest in Slack: posted once a channel and week by whichever copy claims it; the advisors hear why it cannot be.

Every minute `DigestRounds.look` asks which digests are due. The database decides who posts. What goes wrong leaves the
claim for a later round, and a post that may stand there already is looked for before any repeat.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from bot.database import JournalUnavailable
from bot.digest_posts import Claim, DigestPosts
from bot.model.answer import Attachment
from bot.model.digest import DigestChannel, DigestRules
from bot.model.procurement import Calendar
from bot.model.viewer import Person, Place, Viewer
from bot.schedule import Due, due
from handlers.audience import place
from handlers.blocks import Message, sentence
from handlers.digest_alarms import CALENDAR, FAILED, HIDDEN, alarm_text, calendar_alarm_text
from handlers.digest_channel import Board, Bulletin, HiddenError, UncertainError
from handlers.failures import CALL_FAILED, where
from handlers.files import Files
from handlers.outbox import Letter, Outbox, RefusedError, UndeliveredError
from handlers.ports import Clock
from handlers.wording import words_for

LOG = logging.getLogger(__name__)

SOON, LATER, MUCH_LATER = timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1)
"""When it is tried again: Slack was away; something of our own failed; Slack does not want it."""
OWN_FAULT_ATTEMPTS = 3
REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest made ready: the message, and the messages and the files that go in its thread."""

    message: Message
    details: tuple[Message, ...] = ()
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a digest is made of: for whom, since which calendar (None: it is the first), and whether it comes late."""

    channel: DigestChannel
    viewer: Viewer
    told: Calendar | None
    today: date
    late: bool


class Newsroom(Protocol):
    """Where digests come from: one version of the knowledge."""

    @property
    def rules(self) -> DigestRules:
        """Which channel gets which digest, when."""
        ...

    @property
    def calendar(self) -> Calendar:
        """The calendar that the digests tell of, whole."""
        ...

    def why_not(self, today: date) -> str | None:
        """Why no digest may be posted, in Dutch; None when it may."""
        ...

    def make(self, order: Order) -> Edition:
        """The digest, for the eyes of its viewer only."""
        ...


Newsrooms = Callable[[], Newsroom]
"""Gives the newsroom of the knowledge as it is now."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One digest that is due, with what it is made from."""

    newsroom: Newsroom
    channel: DigestChannel
    due: Due
    today: date


@dataclass(slots=True)
class DigestRounds:
    """Posts what is due."""

    newsrooms: Newsrooms
    posts: DigestPosts
    board: Board
    outbox: Outbox
    files: Files
    clock: Clock
    _in_hand: list[Claim] = field(default_factory=list[Claim])
    _over: dict[tuple[str, str], None] = field(default_factory=dict[tuple[str, str], None])

    def look(self) -> None:
        """One round: see to every digest that is due now. One that fails does not keep the others waiting."""
        newsroom, now = self.newsrooms(), self.clock()
        for channel in newsroom.rules.channels:
            found = due(channel, now)
            if found is not None:
                self._see_to(_Job(newsroom, channel, found, now.astimezone(channel.time_zone).date()))

    def keep_alive(self) -> None:
        """A sign of life for the digest that is in hand, which may take longer than its lease."""
        for claim in tuple(self._in_hand):
            self.posts.renew(claim, self.clock())

    def _see_to(self, job: _Job) -> None:
        try:
            if self._is_over(job.channel.id, job.due.week):
                return
            why = job.newsroom.why_not(job.today)
            if why is not None:
                self._alarm(job, CALENDAR, calendar_alarm_text(job.due.week, why))
                return
            claim = self.posts.claim(job.channel.id, job.due.week, self.clock())
            if claim is not None:
                self._in_hand.append(claim)
                self._work_on(claim, job)
        except JournalUnavailable as problem:
            LOG.error("weekbericht %s blijft liggen: %s", job.channel.id, problem)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the other channels still get theirs
            LOG.error("weekbericht %s mislukt: %s", job.channel.id, where(problem))
        finally:
            self._in_hand.clear()

    def _is_over(self, subject: str, week: str) -> bool:
        """Whether nothing is left to do; asked of the database until it says so."""
        if (subject, week) in self._over:
            return True
        is_over = self.posts.is_over(subject, week)
        if is_over:
            self._over[subject, week] = None
            if len(self._over) > REMEMBERED:
                del self._over[next(iter(self._over))]
        return is_over

    def _work_on(self, claim: Claim, job: _Job) -> None:
        """Post a digest; when that fails, let go of the claim and tell the advisors what they can do something about."""
        LOG.info("weekbericht %s %s: poging %s", claim.subject, claim.week, claim.attempts)
        try:
            self._publish(claim, job)
        except RefusedError as refused:
            self._let_go(claim, refused, MUCH_LATER)
            self._alarm_about_channel(job, str(refused))
        except HiddenError as hidden:
            LOG.warning("weekbericht %s: niet te zien of het er al staat (%s)", claim.subject, hidden)
            self.posts.finish(claim, given_up=True)
            self._alarm_about_channel(job, HIDDEN)
        except (UndeliveredError, UncertainError, *CALL_FAILED) as problem:
            self._let_go(claim, problem, SOON)
        except JournalUnavailable:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is tried again
            self._let_go(claim, problem, LATER)
            if claim.attempts >= OWN_FAULT_ATTEMPTS:
                self._alarm_about_channel(job, FAILED)

    def _let_go(self, claim: Claim, problem: Exception, wait: timedelta) -> None:
        LOG.warning("%s %s: %s; later opnieuw", claim.subject, claim.week, where(problem))
        self.posts.release(claim, self.clock() + wait)

    def _publish(self, claim: Claim, job: _Job) -> None:
        """The digest in the channel, then its details in the thread. Raises what kept it from being posted."""
        channel = job.channel
        standing = claim.ts or self._standing(claim, channel.channel)
        viewer = _viewer(self.board.info(channel.channel))
        told = self.posts.calendar_told(claim.subject, claim.week)
        order = Order(channel=channel, viewer=viewer, told=told, today=job.today, late=job.due.late)
        edition = job.newsroom.make(order)
        if standing is None:
            bulletin = _bulletin(claim, channel.channel, edition.message)
            standing = self._post(claim, bulletin, job.newsroom.calendar)
        if standing is not None and self._add_details(claim, channel, edition, standing):
            self.posts.finish(claim)

    def _standing(self, claim: Claim, channel: str) -> str | None:
        """Where an earlier holder of the claim posted it; None when it did not."""
        found = self.board.find(channel, _mark(claim), claim.since) if claim.maybe_posted else None
        if found is not None:
            self.posts.posted(claim, found, self.clock())
        return found

    def _post(self, claim: Claim, bulletin: Bulletin, calendar: Calendar | None = None) -> str | None:
        """Post it, noted before and after. None when the claim went into other hands."""
        try:
            ts = self.board.post(bulletin, lambda: self.posts.begin_posting(claim, self.clock(), calendar))
        except (UndeliveredError, RefusedError):
            self.posts.not_posted(claim, self.clock())
            raise
        if ts is not None:
            self.posts.posted(claim, ts, self.clock())
        return ts

    def _add_details(self, claim: Claim, channel: DigestChannel, edition: Edition, thread: str) -> bool:
        """What belongs in the thread, each once. False when the claim went into other hands."""
        for number, message in enumerate(edition.details):
            if not self.posts.renew(claim, self.clock()):
                return False
            letter = _letter(claim, channel, thread, message, f"-{number}")
            self.outbox.deliver(letter, maybe_sent=claim.attempts > 1)
        for number, attachment in enumerate(edition.files):
            if not self.posts.renew(claim, self.clock()):
                return False
            self._add_file(claim, channel, thread, attachment, f"-bestand-{number}")
        return True

    def _add_file(
        self, claim: Claim, channel: DigestChannel, thread: str, attachment: Attachment, suffix: str
    ) -> None:
        """A file in the thread; when it cannot be added, one sentence says so."""
        again, failed = claim.attempts > 1, sentence(words_for(channel.language).file_failed)
        letter = _letter(claim, channel, thread, failed, suffix)
        if not self.files.add(letter, attachment, maybe_sent=again):
            self.outbox.deliver(letter, maybe_sent=again)

    def _alarm_about_channel(self, job: _Job, reason: str) -> None:
        text = alarm_text(job.channel, job.due.week, reason)
        self._alarm(job, f"{job.channel.id}:{reason}", text)

    def _alarm(self, job: _Job, about: str, text: str) -> None:
        """Tell the advisors, once a week about the same thing."""
        advisors, subject = job.newsroom.rules.advisors, f"alarm:{about}"[:160]
        if advisors is None or self._is_over(subject, job.due.week):
            return
        claim = self.posts.claim(subject, job.due.week, self.clock())
        if claim is None:
            return
        LOG.warning("%s %s: de adviseurs krijgen bericht", subject, job.due.week)
        try:
            if self._standing(claim, advisors) or self._post(
                claim, _bulletin(claim, advisors, sentence(text))
            ):
                self.posts.finish(claim)
        except HiddenError:
            self.posts.finish(claim, given_up=True)
        except RefusedError as refused:
            self._let_go(claim, refused, MUCH_LATER)
        except (UndeliveredError, UncertainError) as problem:
            self._let_go(claim, problem, SOON)


def _viewer(channel: Mapping[str, Any]) -> Viewer:
    """For whose eyes a digest is, in the channel of `conversations.info` as it is now."""
    read_by = Place.SHARED if channel.get("is_mpim") else place(channel, "")
    return Viewer(Person.COLLEAGUE, read_by)


def _mark(claim: Claim) -> str:
    return f"{claim.subject}-{claim.week}"


def _bulletin(claim: Claim, channel: str, message: Message) -> Bulletin:
    payload = {"week": claim.week, "kanaal": channel}
    return Bulletin(channel=channel, message=message, mark=_mark(claim), payload=payload)


def _letter(claim: Claim, channel: DigestChannel, thread: str, message: Message, suffix: str) -> Letter:
    return Letter(
        channel=channel.channel, thread=thread, user="", message=message, mark=_mark(claim) + suffix,
        uncertain=words_for(channel.language).shortened,
    )  # fmt: skip
