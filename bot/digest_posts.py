"""What was posted by itself: a claim per subject and ISO week, so that several copies post it once.

A claim goes from 'claimed' over 'posting' (written just before the post) to 'posted' and 'complete', or to 'given_up'.
A copy that dies leaves its claim behind: after `LEASE` without a sign of life another takes it over, and is told that a
post may stand there already. Every method may raise `JournalUnavailable`; times go in as aware datetimes.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.database import Database, in_ms
from bot.model.procurement import Calendar
from bot.model.written import write_calendar

LEASE = timedelta(seconds=60)
"""How long a claim stays with its holder without a sign of life: far longer than one call to Slack may take."""

CLAIMED, POSTING, POSTED, COMPLETE, GIVEN_UP = "claimed", "posting", "posted", "complete", "given_up"
UNFINISHED = (CLAIMED, POSTING, POSTED)

_tables = sa.MetaData()
_posts = sa.Table(
    "digest_posts",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("subject", sa.String(160), nullable=False),
    sa.Column("week", sa.String(8), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("token", sa.String(32)),
    sa.Column("free_at", sa.BigInteger, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("ts", sa.String(64)),
    sa.Column("calendar", sa.Text),
    sa.Column("made_at", sa.BigInteger, nullable=False),
    sa.Column("posted_at", sa.BigInteger),
    sa.UniqueConstraint("subject", "week", name="digest_posts_once"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim in these hands. `maybe_posted`: an earlier holder may have posted; `ts`: where the post stands, when that
    is known; `since`: when the subject was first claimed; `attempts` counts this one."""

    subject: str
    week: str
    token: str
    attempts: int
    maybe_posted: bool
    ts: str | None
    since: datetime


class DigestPosts:
    """The claims on one database. Safe to use from many threads and many processes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.make(_tables)

    def claim(self, subject: str, week: str, now: datetime) -> Claim | None:
        """Take a subject for a week ('2026-W48'). None when it is over, or in other hands."""
        return self._begin(subject, week, now) or self._take_over(subject, week, now)

    def is_over(self, subject: str, week: str) -> bool:
        """Whether nothing is left to do for that subject and week."""
        with self._database.transaction() as connection:
            state = connection.execute(
                sa.select(_posts.c.state).where(_posts.c.subject == subject, _posts.c.week == week)
            ).scalar()
        return state in (COMPLETE, GIVEN_UP)

    def begin_posting(self, claim: Claim, now: datetime, calendar: Calendar | None = None) -> bool:
        """Note that a post is about to be sent, and what calendar it tells of. False when the claim is in other hands."""
        told = None if calendar is None else json.dumps(write_calendar(calendar), ensure_ascii=False)
        return self._set(claim, now, state=POSTING, calendar=told)

    def not_posted(self, claim: Claim, now: datetime) -> bool:
        """Note that the post that was about to be sent was refused: nothing stands there."""
        return self._set(claim, now, state=CLAIMED)

    def posted(self, claim: Claim, ts: str, now: datetime) -> bool:
        """Note where the post stands (Slack's `ts`). False when the claim is in other hands."""
        return self._set(claim, now, state=POSTED, ts=ts, posted_at=in_ms(now))

    def renew(self, claim: Claim, now: datetime) -> bool:
        """A sign of life. False when the claim is in other hands."""
        return self._set(claim, now)

    def release(self, claim: Claim, free_at: datetime) -> None:
        """Let go of it as it stands; it may be claimed again from `free_at`."""
        self._database.write(self._mine(claim).values(token=None, free_at=in_ms(free_at)))

    def finish(self, claim: Claim, *, given_up: bool = False) -> None:
        """It is over for this week. The calendars of the weeks before are no longer needed."""
        state = GIVEN_UP if given_up else COMPLETE
        self._database.write(self._mine(claim).values(state=state, token=None))
        if not given_up:
            earlier = sa.and_(_posts.c.subject == claim.subject, _posts.c.week < claim.week)
            self._database.write(sa.update(_posts).where(earlier).values(calendar=None))

    def calendar_told(self, subject: str, before: str) -> Calendar | None:
        """The calendar that the last post of a subject before that week told of, confidential fields too; None when
        nothing was posted then."""
        query = (
            sa.select(_posts.c.calendar)
            .where(_posts.c.subject == subject, _posts.c.week < before)
            .where(_posts.c.ts.is_not(None), _posts.c.calendar.is_not(None))
            .order_by(_posts.c.week.desc())
        )
        with self._database.transaction() as connection:
            told = connection.execute(query.limit(1)).scalar()
        return None if told is None else Calendar.model_validate(json.loads(told))

    def last_posted(self, subject: str | None = None) -> datetime | None:
        """When something was last posted; of one subject when that is given. None when nothing was."""
        query = sa.select(sa.func.max(_posts.c.posted_at))
        if subject is not None:
            query = query.where(_posts.c.subject == subject)
        with self._database.transaction() as connection:
            at = connection.execute(query).scalar()
        return None if at is None else datetime.fromtimestamp(at / 1000, UTC)

    def _begin(self, subject: str, week: str, now: datetime) -> Claim | None:
        """The first claim of a subject and week; None when there is one already."""
        token = uuid.uuid4().hex
        row = {
            "subject": subject, "week": week, "state": CLAIMED, "token": token, "attempts": 1,
            "free_at": in_ms(now + LEASE), "made_at": in_ms(now),
        }  # fmt: skip
        try:
            with self._database.transaction() as connection:
                connection.execute(sa.insert(_posts).values(row))
        except IntegrityError:
            return None
        return Claim(
            subject=subject, week=week, token=token, attempts=1, maybe_posted=False, ts=None, since=now
        )

    def _take_over(self, subject: str, week: str, now: datetime) -> Claim | None:
        """A claim that was let go, or left behind by a copy that died."""
        statement = (
            sa.update(_posts)
            .where(_posts.c.subject == subject, _posts.c.week == week)
            .where(_posts.c.state.in_(UNFINISHED), _posts.c.free_at <= in_ms(now))
            .values(token=uuid.uuid4().hex, free_at=in_ms(now + LEASE), attempts=_posts.c.attempts + 1)
            .returning(_posts)
        )
        with self._database.transaction() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        return Claim(
            subject=row.subject, week=row.week, token=row.token, attempts=row.attempts, ts=row.ts,
            maybe_posted=row.state == POSTING, since=datetime.fromtimestamp(row.made_at / 1000, UTC),
        )  # fmt: skip

    def _set(self, claim: Claim, now: datetime, **values: str | int | None) -> bool:
        """Change a claim that is in these hands, which is a sign of life too. False when it is not."""
        return self._database.write(self._mine(claim).values(free_at=in_ms(now + LEASE), **values)) == 1

    def _mine(self, claim: Claim) -> sa.Update:
        return sa.update(_posts).where(
            _posts.c.subject == claim.subject, _posts.c.week == claim.week, _posts.c.token == claim.token
        )
