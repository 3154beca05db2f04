"""The tables of the access store. Moments are UTC. No secret stands here in clear.

A session's token and a link's id are random and kept as SHA-256 only: who reads the store cannot
use them. Project ids are text, since the projects live in another store.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from dashboard.data.schema.base import CODE, NAMING

#: Hexadecimal digits of a SHA-256.
DIGEST = 64
#: The longest address that mail has room for (RFC 5321).
EMAIL = 254
NAME = 120
NOTE = 200
#: An issuer's address and the subject it knows somebody by.
IDENTITY = 512

ROLES = ("leader", "steering_group", "funder")


class Moment(TypeDecorator[datetime]):
    """A moment with its zone in Python, UTC without zone in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class AccessModel(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: Moment}  # noqa: RUF012  (as SQLAlchemy reads it)


class ViewerAccount(AccessModel):
    """Somebody who may sign in. Never deleted, since the log speaks of them: disabled instead."""

    __tablename__ = "viewer"

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Lower case: two accounts never differ by capitals only.
    email: Mapped[str] = mapped_column(String(EMAIL), unique=True)
    name: Mapped[str] = mapped_column(String(NAME))
    #: argon2id with its parameters; none where only an identity provider vouches for the viewer.
    password_hash: Mapped[str | None] = mapped_column(String(200))
    #: Whom an identity provider vouches for: its issuer and the subject, which never change.
    identity: Mapped[str | None] = mapped_column(String(IDENTITY), unique=True)
    is_administrator: Mapped[bool] = mapped_column(Boolean)
    is_disabled: Mapped[bool] = mapped_column(Boolean)
    #: Made for the demo, where anybody may be this viewer.
    is_demo: Mapped[bool] = mapped_column(Boolean)
    created: Mapped[datetime]
    #: Raised when the password changes, so that a link to set it works once.
    password_version: Mapped[int] = mapped_column(Integer)

    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower"),)


class Grant(AccessModel):
    """The viewer's role in one project."""

    __tablename__ = "viewer_grant"

    viewer_id: Mapped[int] = mapped_column(ForeignKey("viewer.id"), primary_key=True)
    project_id: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    role: Mapped[str] = mapped_column(String(CODE))

    __table_args__ = (CheckConstraint(f"role IN {ROLES}", name="role_known"),)


class Link(AccessModel):
    """A way for a funder without an account to the releases of one project."""

    __tablename__ = "funder_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(DIGEST), unique=True)
    project_id: Mapped[str] = mapped_column(String(CODE))
    note: Mapped[str] = mapped_column(String(NOTE))
    created_by: Mapped[str] = mapped_column(String(EMAIL))
    created: Mapped[datetime]
    expires: Mapped[datetime]
    revoked: Mapped[datetime | None]
    last_used: Mapped[datetime | None]


class Session(AccessModel):
    """A browser that is signed in, as a viewer or by a link."""

    __tablename__ = "viewer_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(DIGEST), unique=True)
    viewer_id: Mapped[int | None] = mapped_column(ForeignKey("viewer.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("funder_link.id"), index=True)
    created: Mapped[datetime]
    last_seen: Mapped[datetime]
    #: Not after `idle_until`, which use puts off, and never after `expires`.
    idle_until: Mapped[datetime]
    expires: Mapped[datetime]
    revoked: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("(viewer_id IS NULL) <> (link_id IS NULL)", name="one_holder"),
    )


class AuditEntry(AccessModel):
    """What somebody did. Triggers refuse to change or to delete an entry."""

    __tablename__ = "audit_entry"

    sequence: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    moment: Mapped[datetime] = mapped_column(index=True)
    #: `Viewer.name`: an e-mail address, ``operator``, ``link:7``, or ``anybody``.
    actor: Mapped[str] = mapped_column(String(EMAIL), index=True)
    action: Mapped[str] = mapped_column(String(CODE))
    project_id: Mapped[str | None] = mapped_column(String(CODE))
    #: The pseudonym of the person looked up.
    participant: Mapped[str | None] = mapped_column(String(CODE), index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)

    # A number is never given twice.
    __table_args__ = ({"sqlite_autoincrement": True},)
