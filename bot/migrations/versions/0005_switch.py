"""The off switch: one row that says whether the bot is turned off, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of the switch."""
    op.create_table(
        "switch",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("off", sa.Boolean, nullable=False),
        sa.Column("turned_at", sa.BigInteger, nullable=False),
        if_not_exists=True,
    )
