"""The off switch: one row in the database, so that turning it needs no restart and holds for every copy of the bot.

Every method may raise `JournalUnavailable`; times go in as aware datetimes.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.database import Database, in_ms, open_database

THE_ROW = 1

_tables = sa.MetaData()
_switch = sa.Table(
    "switch",
    _tables,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("off", sa.Boolean, nullable=False),
    sa.Column("turned_at", sa.BigInteger, nullable=False),
)


class Switch:
    """The switch on one database. The bot is on until it is turned off."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.make(_tables)

    def off_since(self) -> datetime | None:
        """When the bot was turned off; None while it is on."""
        with self._database.transaction() as connection:
            row = connection.execute(sa.select(_switch).where(_switch.c.off)).one_or_none()
        return None if row is None else datetime.fromtimestamp(row.turned_at / 1000, UTC)

    def turn(self, now: datetime, *, off: bool) -> bool:
        """Turn the bot off or on. False when it was so already; then the time of turning stays."""
        return self._set(now, off) or (off and self._add(now))

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _set(self, now: datetime, off: bool) -> bool:
        statement = sa.update(_switch).where(_switch.c.off != off).values(off=off, turned_at=in_ms(now))
        return self._database.write(statement) == 1

    def _add(self, now: datetime) -> bool:
        """Turned off for the first time, unless another process just did the same."""
        row = {"id": THE_ROW, "off": True, "turned_at": in_ms(now)}
        try:
            return self._database.write(sa.insert(_switch).values(row)) == 1
        except IntegrityError:
            return False


def open_switch(url: str) -> Switch:
    """The switch at a database address, made when it is not there."""
    return Switch(open_database(url))
