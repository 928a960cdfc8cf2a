"""Who follows which procurement, and what they were told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of what is followed, and of who follows."""
    op.create_table(
        "follows",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("team", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(64), nullable=False),
        sa.Column("entry", sa.String(255), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("team", "user_id", "entry", name="follows_once"),
        if_not_exists=True,
    )
    op.create_table(
        "followers",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("team", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(64), nullable=False),
        sa.Column("told_on", sa.String(10), nullable=False),
        sa.Column("telling", sa.Text),
        sa.Column("free_at", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("team", "user_id", name="followers_once"),
        if_not_exists=True,
    )
