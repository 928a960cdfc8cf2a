"""The database under all that must be remembered: one SQLite file, or PostgreSQL by its address.

It is brought to the version of this program when it is opened, by the steps in `bot/migrations/`. Whatever the driver raises
comes out as `JournalUnavailable`, with the reason and the remedy in Dutch and nothing of the content.
"""

import re
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from bot.model.retention import Kept

PATIENCE = timedelta(seconds=2)
"""How long a statement waits for another process that holds a lock."""
PATIENCE_AT_START = timedelta(seconds=60)
"""How long opening waits for another process that is bringing the same database forward."""
CONNECTING = timedelta(seconds=5)
"""How long PostgreSQL may take to answer to a new connection."""
MIGRATION_LOCK = 4_128_517_326
"""The number of the lock under which PostgreSQL is brought forward, the same for every copy of the bot."""

_ONE_AT_A_TIME = threading.Lock()
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class JournalUnavailable(Exception):  # noqa: N818
    """The journal cannot be opened, read or written. The message says why, in Dutch, without any content."""


class _TooNew(Exception):  # noqa: N818
    """The database has had steps that this program does not know."""


class Database:
    """One database. Safe to use from many threads and many processes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def make(self, tables: sa.MetaData) -> None:
        """Make the tables that no step made."""
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

    def remove_past(self, rules: Iterable[Kept], now: datetime) -> dict[str, int]:
        """Remove the rows that are past their time. How many went, by table."""
        return {rule.table: self.write(_past(rule, now)) for rule in rules if rule.keep is not None}

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_database(url: str) -> Database:
    """The database at an address ('sqlite:////path/file', 'postgresql+psycopg://...'), of the version of this program.

    It is made when it is not there, and brought forward when it is older. Raises `JournalUnavailable`.
    """
    try:
        engine = _engine(url)
    except (SQLAlchemyError, ModuleNotFoundError, OSError, ValueError) as problem:
        raise JournalUnavailable(_reason(problem)) from None
    try:
        _bring_forward(engine)
    except (SQLAlchemyError, _TooNew) as problem:
        engine.dispose()
        raise JournalUnavailable(_reason(problem)) from None
    return Database(engine)


def storable(text: str) -> str:
    """A text without what no database can hold: NUL, and halves of a character."""
    return _UNSTORABLE.sub("", text)


def in_ms(moment: datetime) -> int:
    """A moment as it is stored: milliseconds since 1970 in UTC."""
    return int(moment.astimezone(UTC).timestamp() * 1000)


def _engine(url: str) -> sa.Engine:
    address = sa.make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() == "postgresql":
        waits = {"connect_timeout": str(CONNECTING.seconds)} | dict(address.query)
        engine = sa.create_engine(address.set(query=waits), pool_pre_ping=True)
        event.listen(engine, "connect", _set_up_postgresql)
        return engine
    if address.get_backend_name() == "sqlite" and address.database and address.database.startswith("/"):
        Path(address.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = sa.create_engine(address)
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_ms(PATIENCE)}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


def _set_up_postgresql(connection: Any, _record: object) -> None:
    connection.execute(f"SET lock_timeout = {_ms(PATIENCE)}")
    connection.commit()


def _bring_forward(engine: sa.Engine) -> None:
    """Carry out the steps that this database has not had; one process does it, the others wait."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "bot:migrations")
    steps = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        version = MigrationContext.configure(connection).get_current_revision()
    if version not in {step.revision for step in steps.walk_revisions()} | {None}:
        raise _TooNew
    if version == steps.get_current_head():
        return
    with _ONE_AT_A_TIME, engine.begin() as connection:
        _take_lock(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _take_lock(connection: sa.Connection) -> None:
    """Wait until no other process brings this database forward, and keep others out until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_ms(PATIENCE_AT_START)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
    else:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={_ms(PATIENCE_AT_START)}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql(f"PRAGMA busy_timeout={_ms(PATIENCE)}")


def _past(rule: Kept, now: datetime) -> sa.Delete:
    """What removes the rows of a table that are past their time, but for those that the rule leaves."""
    columns = ("seq", rule.at, *(("team", "user_id") if rule.unless_in else ()))
    table = sa.table(rule.table, *map(sa.column, columns))
    statement = sa.delete(table).where(table.c[rule.at] < in_ms(now - (rule.keep or timedelta())))
    if rule.keeps_last:
        last = sa.select(sa.func.max(table.alias().c.seq)).scalar_subquery()
        statement = statement.where(table.c.seq != last)
    if rule.unless_in:
        other = sa.table(rule.unless_in, sa.column("team"), sa.column("user_id"))
        same = (other.c.team == table.c.team, other.c.user_id == table.c.user_id)
        statement = statement.where(~sa.exists().where(*same))
    return statement


def _ms(time: timedelta) -> int:
    return time // timedelta(milliseconds=1)


_UNREACHABLE = ("de database is niet bereikbaar", "Controleer DATABASE_URL, en of de database draait.")
_LOCKED = (
    "de database is vergrendeld door een ander proces",
    "Stop dat proces, of wacht tot het klaar is.",
)
_READ_ONLY = ("de database is alleen te lezen", "Geef de bot het recht om erin te schrijven.")
_DAMAGED = (
    "het bestand is beschadigd of geen database",
    "Zet een kopie terug, of wijs met DATABASE_URL een ander bestand aan.",
)
_FULL = ("de schijf is vol", "Maak ruimte vrij; 'kansrijk opschonen' verwijdert wat te oud is.")
_NOT_ALLOWED = (
    "de database weigert deze gebruiker of dit wachtwoord",
    "Controleer gebruiker en wachtwoord in DATABASE_URL.",
)
_REASONS = {
    "locked": _LOCKED, "lock timeout": _LOCKED, "busy": _LOCKED,
    "readonly": _READ_ONLY, "read-only": _READ_ONLY,
    "not a database": _DAMAGED, "malformed": _DAMAGED,
    "unable to open": ("het bestand kan niet worden geopend", "Controleer DATABASE_URL, en de rechten op de map."),
    "is full": _FULL, "no space left": _FULL,
    "authentication failed": _NOT_ALLOWED, "permission denied": _NOT_ALLOWED, "no password supplied": _NOT_ALLOWED,
    "too many": ("de database heeft te veel verbindingen", "Laat minder kopieën draaien, of verhoog max_connections."),
    "connection": _UNREACHABLE, "could not translate": _UNREACHABLE, "terminat": _UNREACHABLE,
    "no such table": ("er ontbreekt een tabel", "Zet een kopie van de database terug."),
    "undefinedtable": ("er ontbreekt een tabel", "Zet een kopie van de database terug."),
}  # fmt: skip
"""What a driver says -> why it is and what to do. The first one that occurs counts."""


def _reason(problem: Exception) -> str:
    """Why, in words: from the message of the driver itself, never the statement with its values."""
    if isinstance(problem, _TooNew):
        return (
            "Het journaal werkt niet: de database is van een nieuwere versie van Kansrijk. Installeer die versie, of wijs"
            " met DATABASE_URL een andere database aan."
        )
    said = ""
    if isinstance(problem, DBAPIError) and problem.orig:
        said = f"{type(problem.orig).__name__} {problem.orig}".lower()
    known = next((reason for words, reason in _REASONS.items() if words in said), None)
    why, remedy = known or (type(problem).__name__, "Controleer DATABASE_URL.")
    return f"Het journaal werkt niet: {why}. {remedy}"
