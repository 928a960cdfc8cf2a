"""The database under the journal and the snapshots: one SQLite file, or PostgreSQL by its address.

Whatever the driver raises comes out as `JournalUnavailable`, with the reason in Dutch and nothing of the content.
"""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError


class JournalUnavailable(Exception):  # noqa: N818
    """The journal cannot be opened, read or written. The message says why, in Dutch, without any content."""


class Database:
    """One database. Safe to use from many threads and many processes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def make(self, tables: sa.MetaData) -> None:
        """Make the tables that are not there yet."""
        with self.transaction() as connection:
            tables.create_all(connection)

    @contextmanager
    def transaction(self) -> Generator[sa.Connection, None, None]:
        """A connection whose work is kept when the block ends well. A row that stands already is an IntegrityError."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as problem:
            raise JournalUnavailable(_reason(problem)) from None

    def write(self, statement: sa.UpdateBase) -> int:
        """Carry out one statement; how many rows it touched."""
        with self.transaction() as connection:
            return connection.execute(statement).rowcount

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_database(url: str) -> Database:
    """The database at an address ('sqlite:////path/file', 'postgresql+psycopg://...'), made when it is not there."""
    try:
        address = sa.make_url(url)
        if address.get_backend_name() == "sqlite" and address.database and address.database.startswith("/"):
            Path(address.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = sa.create_engine(address)
    except (SQLAlchemyError, ModuleNotFoundError, OSError, ValueError) as problem:
        raise JournalUnavailable(_reason(problem)) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return Database(engine)


def _set_up_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=2000")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


_REASONS = {
    "locked": "de database is vergrendeld door een ander proces",
    "busy": "de database is vergrendeld door een ander proces",
    "readonly": "de database is alleen te lezen",
    "read-only": "de database is alleen te lezen",
    "not a database": "het bestand is beschadigd of geen database",
    "malformed": "het bestand is beschadigd of geen database",
    "unable to open": "het bestand kan niet worden geopend",
    "full": "de schijf is vol",
}


def _reason(problem: Exception) -> str:
    """Why, in words: the message of the driver itself, never the statement with its values."""
    original = str(problem.orig).lower() if isinstance(problem, DBAPIError) else ""
    known = next((reason for words, reason in _REASONS.items() if words in original), None)
    return f"Het journaal werkt niet: {known or type(problem).__name__}. Controleer DATABASE_URL."


def in_ms(moment: datetime) -> int:
    """A moment as it is stored: milliseconds since 1970 in UTC."""
    return int(moment.astimezone(UTC).timestamp() * 1000)
