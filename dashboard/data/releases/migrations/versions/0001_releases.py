"""The first schema: releases.

Frozen: nothing here is taken from the models, so that it makes the same table for ever.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What makes a value one of its column's type, where SQLite itself would take any.
DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
TYPES = {
    "number": "typeof(number) IN ('integer', 'null')",
    "meeting": f"meeting GLOB '{DAY}' AND meeting = date(meeting, '+0 days')",
    "as_of": f"as_of GLOB '{DAY}' AND as_of = date(as_of, '+0 days')",
    "schema_version": "typeof(schema_version) IN ('integer', 'null')",
}


def upgrade() -> None:
    checks = [
        sa.CheckConstraint(rule, name=op.f(f"ck_release_{column}_type"))
        for column, rule in TYPES.items()
        if op.get_bind().dialect.name == "sqlite"
    ]
    op.create_table(
        "release",
        sa.Column("project_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("meeting", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("project_id", "number", name=op.f("pk_release")),
        sa.UniqueConstraint("project_id", "meeting", name=op.f("uq_release_project_id")),
        *checks,
    )
