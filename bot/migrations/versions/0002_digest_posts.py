"""What was posted by itself: a claim per subject and ISO week."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of the claims."""
    op.create_table(
        "digest_posts",
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
        if_not_exists=True,
    )
