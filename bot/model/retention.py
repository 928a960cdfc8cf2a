"""What the database keeps, why, and for how long: the one place that says so. The README has the same as a table."""

from dataclasses import dataclass
from datetime import timedelta

KEEP_EVENTS = timedelta(hours=48)
"""Slack delivers an event again for at most 24 hours; twice that, so that none is answered a second time."""
KEEP_EXCHANGES = timedelta(days=30)
"""A thread is asked about again within weeks; the answer of a button can be made again as long."""
KEEP_UNANSWERED = timedelta(days=180)
"""The advisors add to the knowledge from these, and do so at least twice a year."""
KEEP_SNAPSHOTS = timedelta(days=730)
"""A procurement takes one to two years from plan to award; the changes in it can be told back as far."""

KEEP_POSTS = timedelta(days=90)
"""The next digest tells what changed since the last one; a channel may be quiet over a summer."""
KEEP_FOLLOWERS = timedelta(days=30)
"""Whoever follows nothing any more needs no row; it stays for a month, for who starts again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One table: why it is kept, and how long after the time in column `at` (milliseconds); None is until it is taken back.

    `keeps_last` leaves the newest row, whatever its age; `unless_in` leaves a row as long as its person (columns `team` and
    `user_id`) stands in that table. `people` are the columns in which a user id may stand.
    """

    table: str
    why: str
    at: str
    keep: timedelta | None
    keeps_last: bool = False
    unless_in: str | None = None
    people: tuple[str, ...] = ()


RULES = (
    Kept(
        table="events",
        why="een bericht één keer beantwoorden",
        at="received_at",
        keep=KEEP_EVENTS,
        people=("payload",),
    ),
    Kept(table="exchanges", why="een vervolgvraag begrijpen", at="made_at", keep=KEEP_EXCHANGES),
    Kept(
        table="unanswered",
        why="de kennis aanvullen",
        at="made_at",
        keep=KEEP_UNANSWERED,
        people=("text",),
    ),
    Kept(
        table="calendar_snapshots",
        why="vertellen wat er veranderde",
        at="made_at",
        keep=KEEP_SNAPSHOTS,
        keeps_last=True,
    ),
    Kept(table="digest_posts", why="elk weekbericht één keer plaatsen", at="made_at", keep=KEEP_POSTS),
    Kept(
        table="follows",
        why="vertellen wat er aan een gevolgd traject verandert",
        at="made_at",
        keep=None,
        people=("user_id",),
    ),
    Kept(
        table="followers",
        why="een volger hooguit één bericht per dag sturen",
        at="made_at",
        keep=KEEP_FOLLOWERS,
        unless_in="follows",
        people=("user_id",),
    ),
    Kept(table="switch", why="weten of de bot uit staat", at="turned_at", keep=None),
)
"""Every table, with its rule."""
