"""The first schema: viewers with their grants, sessions, links, the audit log.

Frozen: nothing here is taken from the models, so that it makes the same tables for ever.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CODE = sa.String(64)
EMAIL = sa.String(254)


def given(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def optional(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "viewer",
        number(),
        given("email", EMAIL),
        given("name", sa.String(120)),
        optional("password_hash", sa.String(200)),
        optional("identity", sa.String(512)),
        given("is_administrator", sa.Boolean()),
        given("is_disabled", sa.Boolean()),
        given("is_demo", sa.Boolean()),
        given("created", sa.DateTime()),
        given("password_version", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_viewer")),
        sa.UniqueConstraint("email", name=op.f("uq_viewer_email")),
        sa.UniqueConstraint("identity", name=op.f("uq_viewer_identity")),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_viewer_email_lower")),
    )
    op.create_table(
        "viewer_grant",
        given("viewer_id", sa.Integer()),
        given("project_id", CODE),
        given("role", CODE),
        sa.PrimaryKeyConstraint("viewer_id", "project_id", name=op.f("pk_viewer_grant")),
        sa.ForeignKeyConstraint(
            ["viewer_id"], ["viewer.id"], name=op.f("fk_viewer_grant_viewer_id")
        ),
        sa.CheckConstraint(
            "role IN ('leader', 'steering_group', 'funder')",
            name=op.f("ck_viewer_grant_role_known"),
        ),
    )
    op.create_table(
        "funder_link",
        number(),
        given("digest", CODE),
        given("project_id", CODE),
        given("note", sa.String(200)),
        given("created_by", EMAIL),
        given("created", sa.DateTime()),
        given("expires", sa.DateTime()),
        optional("revoked", sa.DateTime()),
        optional("last_used", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funder_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_funder_link_digest")),
    )
    op.create_table(
        "viewer_session",
        number(),
        given("digest", CODE),
        optional("viewer_id", sa.Integer()),
        optional("link_id", sa.Integer()),
        given("created", sa.DateTime()),
        given("last_seen", sa.DateTime()),
        given("idle_until", sa.DateTime()),
        given("expires", sa.DateTime()),
        optional("revoked", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_viewer_session")),
        sa.UniqueConstraint("digest", name=op.f("uq_viewer_session_digest")),
        sa.ForeignKeyConstraint(
            ["viewer_id"], ["viewer.id"], name=op.f("fk_viewer_session_viewer_id")
        ),
        sa.ForeignKeyConstraint(
            ["link_id"], ["funder_link.id"], name=op.f("fk_viewer_session_link_id")
        ),
        sa.CheckConstraint(
            "(viewer_id IS NULL) <> (link_id IS NULL)", name=op.f("ck_viewer_session_one_holder")
        ),
    )
    for column in ("viewer_id", "link_id"):
        op.create_index(op.f(f"ix_viewer_session_{column}"), "viewer_session", [column])
    op.create_table(
        "audit_entry",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        given("moment", sa.DateTime()),
        given("actor", EMAIL),
        given("action", CODE),
        optional("project_id", CODE),
        optional("participant", CODE),
        given("detail", sa.JSON()),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_entry")),
        sqlite_autoincrement=True,
    )
    for column in ("moment", "actor", "participant"):
        op.create_index(op.f(f"ix_audit_entry_{column}"), "audit_entry", [column])
