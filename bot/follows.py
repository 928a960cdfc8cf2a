"""Who follows which procurement, and what they were told of it.

Of what was told only digests are kept, so that a change can be seen and nothing confidential stands here. Before a message
goes out it is claimed: of several copies one gets it, and at most once a day for each person. A copy that dies leaves its
claim behind; after `LEASE` another finishes it, knowing that the message may stand there already. Every method may raise
`JournalUnavailable`; times go in as aware datetimes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import IntegrityError

from bot.database import Database, in_ms
from bot.model.base import Language
from bot.model.viewer import Audience

LEASE = timedelta(minutes=5)
"""How long a message that is being sent stays with its sender: longer than every attempt to post it takes together."""

_tables = sa.MetaData()
_follows = sa.Table(
    "follows",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("team", sa.String(64), nullable=False),
    sa.Column("user_id", sa.String(64), nullable=False),
    sa.Column("entry", sa.String(255), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("seen", sa.Text, nullable=False),
    sa.Column("made_at", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("team", "user_id", "entry", name="follows_once"),
)
_followers = sa.Table(
    "followers",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("team", sa.String(64), nullable=False),
    sa.Column("user_id", sa.String(64), nullable=False),
    sa.Column("told_on", sa.String(10), nullable=False),
    sa.Column("telling", sa.Text),
    sa.Column("free_at", sa.BigInteger, nullable=False),
    sa.Column("made_at", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("team", "user_id", name="followers_once"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a procurement stood when it was last told of, to somebody of this audience: a digest for each fact, the
    verdict with its route, the moment, the last day to decide that was reminded of, and whether it was off the calendar."""

    audience: Audience
    facts: dict[str, str] = field(default_factory=dict[str, str])
    verdict: str = ""
    moment: str = ""
    reminded: date | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """One person who follows one procurement, by its id, and how it stood when that was last told."""

    team: str
    user: str
    entry: str
    language: Language
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """Somebody who follows something; `told_on`: the day of the last message. `unfinished`: it may not have arrived."""

    team: str
    user: str
    told_on: date | None
    unfinished: bool


_SEEN = TypeAdapter(Seen)
_TOLD = TypeAdapter(dict[str, Seen])


class Follows:
    """The follows on one database. Safe to use from many threads and many processes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.make(_tables)

    def start(self, follow: Follow, now: datetime) -> bool:
        """Follow a procurement from now on. False when this person did so already; then nothing changes."""
        person = {"team": follow.team, "user_id": follow.user, "made_at": in_ms(now)}
        self._insert(_followers, person | {"told_on": "", "free_at": 0})
        written = _SEEN.dump_json(follow.seen).decode()
        row = person | {"entry": follow.entry, "language": follow.language.value, "seen": written}
        return self._insert(_follows, row)

    def stop(self, team: str, user: str, entry: str) -> bool:
        """Follow it no longer. False when this person did not."""
        return self._database.write(sa.delete(_follows).where(*_is(team, user, entry))) > 0

    def forget(self, team: str, user: str) -> int:
        """Remove everything of one person. How many procurements that person followed."""
        self._database.write(
            sa.delete(_followers).where(_followers.c.team == team, _followers.c.user_id == user)
        )
        return self._database.write(sa.delete(_follows).where(*_is(team, user)))

    def of(self, team: str, user: str) -> tuple[Follow, ...]:
        """What one person follows, oldest first."""
        query = sa.select(_follows).where(*_is(team, user)).order_by(_follows.c.seq)
        with self._database.transaction() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Follow(
                team=row.team, user=row.user_id, entry=row.entry, language=Language(row.language), seen=_read(row.seen)
            )
            for row in rows
        )  # fmt: skip

    def followers(self) -> tuple[Follower, ...]:
        """Everybody who ever followed something, those who follow longest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(sa.select(_followers).order_by(_followers.c.seq)).all()
        return tuple(
            Follower(
                team=row.team, user=row.user_id, unfinished=row.telling is not None,
                told_on=date.fromisoformat(row.told_on) if row.told_on else None,
            )
            for row in rows
        )  # fmt: skip

    def claim(self, follower: Follower, told: Mapping[str, Seen], day: date, now: datetime) -> bool:
        """Take the message of that day in hand; `told`: how each procurement in it stands, by its id.

        False when the person was told something that day, or since `follower` was read, or another copy has it in hand.
        """
        if follower.told_on is not None and follower.told_on >= day:
            return False
        read = follower.told_on.isoformat() if follower.told_on else ""
        statement = (
            sa.update(_followers)
            .where(*_of(follower), _followers.c.told_on == read, _followers.c.telling.is_(None))
            .values(
                told_on=day.isoformat(),
                telling=_TOLD.dump_json(dict(told)).decode(),
                free_at=in_ms(now + LEASE),
            )
        )
        return self._database.write(statement) == 1

    def take_over(self, follower: Follower, now: datetime) -> bool:
        """Take a message in hand that somebody left behind. False when it is finished, or in other hands."""
        statement = (
            sa.update(_followers)
            .where(*_of(follower), _followers.c.telling.is_not(None), _followers.c.free_at <= in_ms(now))
            .values(free_at=in_ms(now + LEASE))
        )
        return self._database.write(statement) == 1

    def release(self, follower: Follower) -> None:
        """The message that was in hand was certainly not sent: as it was when `follower` was read, and told later."""
        read = follower.told_on.isoformat() if follower.told_on else ""
        self._database.write(sa.update(_followers).where(*_of(follower)).values(telling=None, told_on=read))

    def finish(self, follower: Follower) -> None:
        """The message that was in hand was sent: what stood in it is not told again."""
        with self._database.transaction() as connection:
            telling = connection.execute(sa.select(_followers.c.telling).where(*_of(follower))).scalar()
            for entry, seen in _TOLD.validate_json(telling or "{}").items():
                written = _SEEN.dump_json(seen).decode()
                chosen = _is(follower.team, follower.user, entry)
                connection.execute(sa.update(_follows).where(*chosen).values(seen=written))
            connection.execute(sa.update(_followers).where(*_of(follower)).values(telling=None))

    def remember(self, follow: Follow, seen: Seen) -> None:
        """Note how a procurement stands, without a message. Nothing happens when it was told of since it was read."""
        before, after = (_SEEN.dump_json(one).decode() for one in (follow.seen, seen))
        chosen = (*_is(follow.team, follow.user, follow.entry), _follows.c.seen == before)
        self._database.write(sa.update(_follows).where(*chosen).values(seen=after))

    def _insert(self, table: sa.Table, row: Mapping[str, str | int]) -> bool:
        try:
            return self._database.write(sa.insert(table).values(dict(row))) == 1
        except IntegrityError:
            return False


def _is(team: str, user: str, entry: str | None = None) -> tuple[sa.ColumnElement[bool], ...]:
    person = (_follows.c.team == team, _follows.c.user_id == user)
    return person if entry is None else (*person, _follows.c.entry == entry)


def _of(follower: Follower) -> tuple[sa.ColumnElement[bool], ...]:
    return (_followers.c.team == follower.team, _followers.c.user_id == follower.user)


def _read(written: str) -> Seen:
    """What was kept; when an older version wrote it otherwise, nothing is known, and it is taken anew."""
    try:
        return _SEEN.validate_json(written)
    except ValidationError:
        return Seen(audience=Audience.PUBLIC)
