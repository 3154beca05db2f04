"""Accounts and their grants, as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, delete, insert, select, update

from dashboard.data.access.schema import Grant, ViewerAccount

COLUMNS = ViewerAccount.__table__.c

#: Built once: every request asks for its account, and to build a statement takes longer than to
#: execute it.
ALL = select(
    COLUMNS.id,
    COLUMNS.email,
    COLUMNS.name,
    COLUMNS.password_hash,
    COLUMNS.is_administrator,
    COLUMNS.is_disabled,
    COLUMNS.is_demo,
    COLUMNS.password_version,
    COLUMNS.identity,
).order_by(COLUMNS.email)
BY_EMAIL = ALL.where(COLUMNS.email == bindparam("email"))
BY_ID = ALL.where(COLUMNS.id == bindparam("id"))
BY_IDENTITY = ALL.where(COLUMNS.identity == bindparam("identity"))

GRANTS = select(Grant.viewer_id, Grant.project_id, Grant.role).order_by(Grant.project_id)
GRANTS_OF_ONE = GRANTS.where(Grant.viewer_id == bindparam("viewer_id"))


@dataclass(frozen=True)
class Account:
    """A row of `viewer` with its grants: pairs of project and role."""

    id: int
    email: str
    name: str
    password_hash: str | None = field(repr=False)
    is_administrator: bool
    is_disabled: bool
    is_demo: bool
    password_version: int
    identity: str | None
    grants: tuple[tuple[str, str], ...]


def fetch_account(connection: Connection, email: str) -> Account | None:
    """The account with this e-mail address in lower case."""
    return _fetch_one(connection, BY_EMAIL, email=email)


def fetch_account_by_id(connection: Connection, account_id: int) -> Account | None:
    return _fetch_one(connection, BY_ID, id=account_id)


def fetch_account_by_identity(connection: Connection, identity: str) -> Account | None:
    """The account of whom an identity provider knows by this name."""
    return _fetch_one(connection, BY_IDENTITY, identity=identity)


def fetch_accounts(connection: Connection) -> list[Account]:
    """All accounts in the order of their e-mail addresses."""
    grants: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for viewer_id, project_id, role in connection.execute(GRANTS):
        grants[viewer_id].append((project_id, role))
    return [_account(row, grants[row["id"]]) for row in connection.execute(ALL).mappings()]


def add_account(
    connection: Connection,
    *,
    email: str,
    name: str,
    password_hash: str | None,
    is_administrator: bool,
    is_demo: bool,
    created: datetime,
    identity: str | None = None,
) -> int:
    """Add an account without grants; its id."""
    added = connection.execute(
        insert(ViewerAccount).values(
            email=email,
            name=name,
            password_hash=password_hash,
            is_administrator=is_administrator,
            is_disabled=False,
            is_demo=is_demo,
            created=created,
            password_version=1,
            identity=identity,
        )
    )
    key = added.inserted_primary_key
    assert key is not None
    return int(key[0])


def replace_grants(
    connection: Connection, account_id: int, grants: Iterable[tuple[str, str]]
) -> None:
    connection.execute(delete(Grant).where(Grant.viewer_id == account_id))
    for project_id, role in sorted(grants):
        connection.execute(
            insert(Grant).values(viewer_id=account_id, project_id=project_id, role=role)
        )


def set_password_hash(connection: Connection, account_id: int, password_hash: str) -> None:
    """Set a new password: links that were made to set it are used up."""
    connection.execute(
        update(ViewerAccount)
        .where(ViewerAccount.id == account_id)
        .values(password_hash=password_hash, password_version=ViewerAccount.password_version + 1)
    )


def set_identity(connection: Connection, account_id: int, identity: str) -> None:
    connection.execute(
        update(ViewerAccount).where(ViewerAccount.id == account_id).values(identity=identity)
    )


def renew_password_hash(connection: Connection, account_id: int, password_hash: str) -> None:
    """Keep the same password under newer parameters."""
    connection.execute(
        update(ViewerAccount)
        .where(ViewerAccount.id == account_id)
        .values(password_hash=password_hash)
    )


def set_rights(
    connection: Connection, account_id: int, *, is_administrator: bool, is_disabled: bool
) -> None:
    connection.execute(
        update(ViewerAccount)
        .where(ViewerAccount.id == account_id)
        .values(is_administrator=is_administrator, is_disabled=is_disabled)
    )


def _fetch_one(connection: Connection, which: Select[Any], **given: object) -> Account | None:
    row = connection.execute(which, given).mappings().one_or_none()
    if row is None:
        return None
    granted = connection.execute(GRANTS_OF_ONE, {"viewer_id": row["id"]})
    return _account(row, ((project_id, role) for _, project_id, role in granted))


def _account(row: RowMapping, grants: Iterable[tuple[str, str]]) -> Account:
    return Account(**row, grants=tuple(grants))
