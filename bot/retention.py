"""Removing from the database: what is past its time, and every trace of one person.

What is kept, why and how long stands in `bot/model/retention.py`. Every function may raise `JournalUnavailable`.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.database import Database
from bot.model.retention import RULES, Kept

USER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
"""How Slack writes the id of a person."""


def tidy(database: Database, now: datetime) -> Mapping[str, int]:
    """Remove what is past its time. How many rows went, by table."""
    return database.remove_past(RULES, now)


def forget_person(database: Database, user: str) -> Mapping[str, int]:
    """Remove every row in which a user id stands, in whole or in a text. How many rows went, by table."""
    return {rule.table: _remove_traces(database, rule, user) for rule in RULES if rule.people}


def _remove_traces(database: Database, rule: Kept, user: str) -> int:
    table = sa.table(rule.table, sa.column("seq", sa.Integer), *map(sa.column, rule.people))
    columns = [sa.cast(table.c[name], sa.Text) for name in rule.people]
    may_hold = sa.or_(*(column.contains(user, autoescape=True) for column in columns))
    with database.transaction() as connection:
        rows = connection.execute(sa.select(table.c.seq, *columns).where(may_hold)).all()
        found = [seq for seq, *texts in rows if _stands_in(texts, user)]
        if not found:
            return 0
        return connection.execute(sa.delete(table).where(table.c.seq.in_(found))).rowcount


def _stands_in(texts: Iterable[str | None], user: str) -> bool:
    """Whether the id stands there as a whole, and not as a part of a longer one."""
    whole = re.compile(rf"(?<![A-Z0-9]){re.escape(user)}(?![A-Z0-9])")
    return any(text and whole.search(text) for text in texts)
