"""What must survive a restart: what came in, what was said in which thread, and what found no answer.

SQLAlchemy Core on one SQLite file, or on PostgreSQL by its address; both with the same statements. It holds no names: the
id of the person who asked stands only in the payload of an event, and that is wiped when the answer is given. How long
each row stays is in `bot/model/retention.py`.
Every method may raise `JournalUnavailable`; times go in as aware datetimes.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import IntegrityError

from bot.database import Database, in_ms, open_database, storable
from bot.model.question import Conversation
from bot.model.retention import RULES

LEASE = timedelta(seconds=10)
"""How long claimed work stays with its worker without a sign of life; then another may take it."""

WAITING, BUSY, DONE, GIVEN_UP = "wacht", "bezig", "klaar", "opgegeven"

_CONVERSATION = TypeAdapter(Conversation)
_tables = sa.MetaData()

_events = sa.Table(
    "events",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("event_id", sa.String(255), nullable=False, unique=True),
    sa.Column("team", sa.String(64), nullable=False),
    sa.Column("channel", sa.String(64), nullable=False),
    sa.Column("ts", sa.String(255), nullable=False),
    sa.Column("lane", sa.String(255), nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("token", sa.String(32)),
    sa.Column("free_at", sa.BigInteger, nullable=False),
    sa.Column("sending", sa.Boolean, nullable=False),
    sa.Column("received_at", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("team", "channel", "ts", name="events_once"),
    sa.Index("events_open", "state", "free_at"),
    sa.Index("events_lane", "lane", "seq"),
)
_exchanges = sa.Table(
    "exchanges",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(32), nullable=False, unique=True),
    sa.Column("team", sa.String(64), nullable=False),
    sa.Column("channel", sa.String(64), nullable=False),
    sa.Column("thread", sa.String(64), nullable=False),
    sa.Column("conversation", sa.Text, nullable=False),
    sa.Column("made_at", sa.BigInteger, nullable=False),
    sa.Index("exchanges_thread", "team", "channel", "thread"),
)
_unanswered = sa.Table(
    "unanswered",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("made_at", sa.BigInteger, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Something that came in and must be answered once.

    `event_id` is unique per delivery, (`team`, `channel`, `ts`) per message. Arrivals of one `lane` are answered in order.
    `payload` is what is needed to answer; it is wiped afterwards.
    """

    event_id: str
    team: str
    channel: str
    ts: str
    lane: str
    payload: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Claimed work. `attempts` counts this one; `sending` tells that an earlier attempt may have posted its answer."""

    seq: int
    token: str
    team: str
    channel: str
    ts: str
    payload: Mapping[str, str | None]
    attempts: int
    sending: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Work that may be claimed now."""

    seq: int
    lane: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One answer in one place: enough to give it again to whoever looks now."""

    id: str
    team: str
    channel: str
    thread: str
    conversation: Conversation


class Journal:
    """The journal on one database. Safe to use from many threads and many processes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.make(_tables)

    @property
    def database(self) -> Database:
        """The database under it, for what else must be remembered."""
        return self._database

    def store(self, arrival: Arrival, now: datetime) -> int | None:
        """Keep an arrival. Its number, or None when this event or this message was stored before."""
        payload = {
            key: storable(value) if isinstance(value, str) else value
            for key, value in arrival.payload.items()
        }
        row = {
            "event_id": arrival.event_id, "team": arrival.team, "channel": arrival.channel, "ts": arrival.ts,
            "lane": arrival.lane, "payload": payload, "state": WAITING, "attempts": 0, "sending": False,
            "free_at": in_ms(now), "received_at": in_ms(now),
        }  # fmt: skip
        try:
            with self._database.transaction() as connection:
                return connection.execute(
                    sa.insert(_events).values(row).returning(_events.c.seq)
                ).scalar_one()
        except IntegrityError:
            return None

    def waiting(self, now: datetime, limit: int) -> list[Waiting]:
        """What may be claimed now, oldest first: not begun, let go, or left behind by a worker that died."""
        query = (
            sa.select(_events.c.seq, _events.c.lane)
            .where(_events.c.state.in_((WAITING, BUSY)), _events.c.free_at <= in_ms(now))
            .order_by(_events.c.seq)
            .limit(limit)
        )
        with self._database.transaction() as connection:
            return [Waiting(row.seq, row.lane) for row in connection.execute(query)]

    def claim(self, seq: int, now: datetime) -> Work | None:
        """Take work, for `LEASE` at a time. None when it is done, in other hands, or not yet its turn in its lane."""
        earlier = _events.alias()
        unfinished_before = sa.exists().where(
            earlier.c.lane == _events.c.lane, earlier.c.seq < seq, earlier.c.state.in_((WAITING, BUSY))
        )
        statement = (
            sa.update(_events)
            .where(
                _events.c.seq == seq, _events.c.state.in_((WAITING, BUSY)), _events.c.free_at <= in_ms(now)
            )
            .where(~unfinished_before)
            .values(
                state=BUSY,
                token=uuid.uuid4().hex,
                free_at=in_ms(now + LEASE),
                attempts=_events.c.attempts + 1,
            )
            .returning(_events)
        )
        with self._database.transaction() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        return Work(
            seq=row.seq, token=row.token, team=row.team, channel=row.channel, ts=row.ts, payload=row.payload,
            attempts=row.attempts, sending=row.sending,
        )  # fmt: skip

    def renew(self, tokens: Iterable[str], now: datetime) -> None:
        """A sign of life for work in hand."""
        mine = _events.c.token.in_(list(tokens))
        self._database.write(
            sa.update(_events).where(mine, _events.c.state == BUSY).values(free_at=in_ms(now + LEASE))
        )

    def begin_sending(self, work: Work) -> bool:
        """Note that the answer is about to be posted. False when the work is no longer in these hands."""
        return self._database.write(self._mine(work).values(sending=True)) == 1

    def release(self, work: Work, free_at: datetime) -> None:
        """Let go of work that failed; it may be claimed again from `free_at`."""
        self._database.write(self._mine(work).values(state=WAITING, token=None, free_at=in_ms(free_at)))

    def finish(self, work: Work, *, given_up: bool = False) -> None:
        """Work is over: wipe what was asked and by whom, and keep the row against a second delivery."""
        state = GIVEN_UP if given_up else DONE
        self._database.write(self._mine(work).values(state=state, token=None, payload={}))

    def keep_exchange(self, exchange: Exchange, now: datetime) -> None:
        """Remember what an answer was about, in place of what was kept under that id before."""
        row = {
            "id": exchange.id, "team": exchange.team, "channel": exchange.channel, "thread": exchange.thread,
            "conversation": _CONVERSATION.dump_json(exchange.conversation).decode(), "made_at": in_ms(now),
        }  # fmt: skip
        with self._database.transaction() as connection:
            connection.execute(sa.delete(_exchanges).where(_exchanges.c.id == exchange.id))
            connection.execute(sa.insert(_exchanges).values(row))

    def exchange(self, exchange_id: str) -> Exchange | None:
        """The exchange with that id, or None when it is gone."""
        return self._one_exchange(sa.select(_exchanges).where(_exchanges.c.id == exchange_id))

    def latest_exchange(
        self, team: str, channel: str, thread: str | None = None, *, but: str = ""
    ) -> Exchange | None:
        """The last exchange of a thread, or of the whole channel when no thread is given; never the one with id `but`."""
        place = [_exchanges.c.team == team, _exchanges.c.channel == channel, _exchanges.c.id != but]
        if thread is not None:
            place.append(_exchanges.c.thread == thread)
        return self._one_exchange(
            sa.select(_exchanges).where(*place).order_by(_exchanges.c.seq.desc()).limit(1)
        )

    def note_unanswered(self, text: str, now: datetime) -> None:
        """Keep the text of a question that found no answer, for the advisors. Not who asked it, nor where."""
        self._database.write(sa.insert(_unanswered).values(text=storable(text), made_at=in_ms(now)))

    def unanswered(self) -> list[str]:
        """The questions that found no answer, oldest first."""
        with self._database.transaction() as connection:
            return list(
                connection.execute(sa.select(_unanswered.c.text).order_by(_unanswered.c.seq)).scalars()
            )

    def forget(self, now: datetime) -> int:
        """Remove what is past its retention time, of everything in the database. How many rows went."""
        return sum(self._database.remove_past(RULES, now).values())

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    def _mine(self, work: Work) -> sa.Update:
        return sa.update(_events).where(_events.c.seq == work.seq, _events.c.token == work.token)

    def _one_exchange(self, query: sa.Select[Any]) -> Exchange | None:
        with self._database.transaction() as connection:
            row = connection.execute(query).one_or_none()
        conversation = None if row is None else _conversation(row.conversation)
        if row is None or conversation is None:
            return None
        return Exchange(
            id=row.id, team=row.team, channel=row.channel, thread=row.thread, conversation=conversation
        )


def open_journal(url: str) -> Journal:
    """The journal at a database address ('sqlite:////path/file', 'postgresql+psycopg://...'), made when it is not there."""
    return Journal(open_database(url))


def _conversation(stored: str) -> Conversation | None:
    try:
        return _CONVERSATION.validate_json(stored)
    except ValidationError:
        return None
