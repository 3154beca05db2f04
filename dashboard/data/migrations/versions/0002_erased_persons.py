"""Erased persons are remembered by a mark, so that no import brings them back.

Frozen: nothing here is taken from the models.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    checks: list[sa.Constraint] = []
    if op.get_bind().dialect.name == "sqlite":
        digits = "-".join("[0-9]" * length for length in (4, 2, 2))
        rule = f"erased_on GLOB '{digits}' AND erased_on = date(erased_on, '+0 days')"
        checks.append(sa.CheckConstraint(rule, name=op.f("ck_erased_person_erased_on_type")))
    op.create_table(
        "erased_person",
        sa.Column("project_id", sa.String(64), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("salt", sa.String(64), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_erased_person_project_id")
        ),
        sa.PrimaryKeyConstraint("project_id", "mark", name=op.f("pk_erased_person")),
        *checks,
    )
