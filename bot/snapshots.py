"""How the calendar was at each import, so that it can be told what changed since.

A snapshot holds the whole calendar, confidential fields too: it is for advisors, and no answer is made from it.
Every method may raise `JournalUnavailable`.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from bot.database import Database, in_ms, open_database
from bot.model.procurement import Calendar
from bot.model.written import write_calendar

_tables = sa.MetaData()
_snapshots = sa.Table(
    "calendar_snapshots",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("calendar", sa.Text, nullable=False),
    sa.Column("made_at", sa.BigInteger, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The calendar as it was after an import, and when that was."""

    calendar: Calendar
    made_at: datetime


class Snapshots:
    """The snapshots on one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.make(_tables)

    def keep(self, calendar: Calendar, now: datetime) -> bool:
        """Keep a calendar; False when the last snapshot holds the same procurements already."""
        written = write_calendar(calendar)
        stored, digest = json.dumps(written, ensure_ascii=False), _digest(written)
        with self._database.transaction() as connection:
            last = connection.execute(
                sa.select(_snapshots.c.digest).order_by(_snapshots.c.seq.desc()).limit(1)
            ).scalar()
            if last == digest:
                return False
            connection.execute(
                sa.insert(_snapshots).values(digest=digest, calendar=stored, made_at=in_ms(now))
            )
        return True

    def before(self, day: date) -> Snapshot | None:
        """The last snapshot that was made before the end of that day (UTC), else the first one there is."""
        end = in_ms(datetime(day.year, day.month, day.day, 23, 59, 59, 999000, UTC))
        found = self._one(
            sa.select(_snapshots).where(_snapshots.c.made_at <= end).order_by(_snapshots.c.seq.desc())
        )
        return found or self._one(sa.select(_snapshots).order_by(_snapshots.c.seq))

    def last_but(self, calendar: Calendar) -> Snapshot | None:
        """The last snapshot that differs from this calendar."""
        return self._one(
            sa.select(_snapshots)
            .where(_snapshots.c.digest != _digest(write_calendar(calendar)))
            .order_by(_snapshots.c.seq.desc())
        )

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _one(self, query: sa.Select[tuple[int, str, str, int]]) -> Snapshot | None:
        with self._database.transaction() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        if row is None:
            return None
        return Snapshot(
            Calendar.model_validate(json.loads(row.calendar)), datetime.fromtimestamp(row.made_at / 1000, UTC)
        )


def open_snapshots(url: str) -> Snapshots:
    """The snapshots at a database address, made when they are not there."""
    return Snapshots(open_database(url))


def _digest(written: dict[str, Any]) -> str:
    """What changes with any procurement, and not with the day on which the calendar was read."""
    entries = json.dumps(written["trajecten"], ensure_ascii=False)
    return hashlib.sha256(entries.encode()).hexdigest()
