"""Accounts: who may sign in, and with which role in which project. An administrator's to manage.

Whatever takes rights away ends the sessions that had them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.access import Question, Role, Viewer, check_viewer_can
from dashboard.data.access import accounts as rows
from dashboard.data.access.accounts import Account, fetch_account, fetch_account_by_id
from dashboard.data.access.audit import Detail
from dashboard.data.access.schema import EMAIL, NAME
from dashboard.data.access.sessions import revoke_sessions_of
from dashboard.monitoring.access_store import AccessStore, Change
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.audit import Action, note
from dashboard.monitoring.passwords import check_new_password, hash_password, verify_password

Grants = frozenset[tuple[str, Role]]

#: Characters of a list of grants in the log.
LONGEST_LIST = 600


@dataclass(frozen=True)
class KnownViewer:
    """An account as an administrator sees it."""

    id: int
    email: str
    name: str
    grants: tuple[tuple[str, Role], ...]
    is_administrator: bool
    is_disabled: bool
    has_password: bool
    is_demo: bool


@dataclass(frozen=True)
class Invitation:
    """What a link to set a password says: whose, and which password it replaces."""

    account_id: int
    password_version: int


def viewer_of(account: Account) -> Viewer:
    """On whose behalf questions are answered when this account is signed in."""
    return Viewer(
        account.email,
        grants=frozenset((project_id, Role(role)) for project_id, role in account.grants),
        is_administrator=account.is_administrator,
        display_name=account.name,
    )


def list_viewers(viewer: Viewer, store: AccessStore) -> list[KnownViewer]:
    """All accounts in the order of their e-mail addresses."""
    check_viewer_can(viewer, Question.VIEWERS)
    with store.looking() as connection:
        return [_known(account) for account in rows.fetch_accounts(connection)]


def fetch_viewer(viewer: Viewer, store: AccessStore, email: str) -> KnownViewer:
    """The account with this e-mail address. Raises AccountRefused where there is none."""
    check_viewer_can(viewer, Question.VIEWERS)
    with store.looking() as connection:
        return _known(_present(fetch_account(connection, email.strip().lower())))


def fetch_viewer_by_id(viewer: Viewer, store: AccessStore, account_id: int) -> KnownViewer:
    check_viewer_can(viewer, Question.VIEWERS)
    with store.looking() as connection:
        return _known(_present(fetch_account_by_id(connection, account_id)))


def add_viewer(
    viewer: Viewer,
    store: AccessStore,
    *,
    name: str,
    email: str,
    password: str | None = None,
    grants: Iterable[tuple[str, Role]] = (),
    is_administrator: bool = False,
) -> int:
    """Add an account; its id. Without a password it is set by invitation. Raises AccountRefused."""
    check_viewer_can(viewer, Question.VIEWERS)
    name, email = check_name(name), check_email(email)
    given = check_grants(grants)
    if password is not None:
        check_new_password(password, email, name)
    password_hash = None if password is None else hash_password(password)
    with store.changing() as change:
        if fetch_account(change.connection, email) is not None:
            raise AccountRefused(AccountProblem.EMAIL_TAKEN)
        account_id = rows.add_account(
            change.connection,
            email=email,
            name=name,
            password_hash=password_hash,
            is_administrator=is_administrator,
            is_demo=False,
            created=change.now,
        )
        rows.replace_grants(change.connection, account_id, given)
        detail = _rights(account_id, given, is_administrator)
        note(change, viewer, Action.VIEWER_ADDED, detail=detail)
    return account_id


def set_rights(
    viewer: Viewer,
    store: AccessStore,
    account_id: int,
    *,
    grants: Iterable[tuple[str, Role]],
    is_administrator: bool,
) -> None:
    """Give the account these roles and no others; sign it out everywhere."""
    check_viewer_can(viewer, Question.VIEWERS)
    given = check_grants(grants)
    with store.changing() as change:
        account = _present(fetch_account_by_id(change.connection, account_id))
        if not is_administrator:
            _check_another_administrator(change, account)
        rows.replace_grants(change.connection, account_id, given)
        rows.set_rights(
            change.connection,
            account_id,
            is_administrator=is_administrator,
            is_disabled=account.is_disabled,
        )
        revoke_sessions_of(change.connection, account_id, change.now)
        detail = _rights(account_id, given, is_administrator)
        note(change, viewer, Action.GRANTS_CHANGED, detail=detail)


def set_grants(
    viewer: Viewer, store: AccessStore, account_id: int, grants: Iterable[tuple[str, Role]]
) -> None:
    """Give the account these roles and no others; whether it is an administrator's stays."""
    known = fetch_viewer_by_id(viewer, store, account_id)
    set_rights(viewer, store, account_id, grants=grants, is_administrator=known.is_administrator)


def disable_viewer(viewer: Viewer, store: AccessStore, account_id: int) -> None:
    """Let nobody sign in with this account any more; sign it out everywhere."""
    _set_disabled(viewer, store, account_id, is_disabled=True)


def enable_viewer(viewer: Viewer, store: AccessStore, account_id: int) -> None:
    _set_disabled(viewer, store, account_id, is_disabled=False)


def set_password(viewer: Viewer, store: AccessStore, account_id: int, password: str) -> None:
    """Give an account a new password, as the operator does; sign it out everywhere."""
    check_viewer_can(viewer, Question.VIEWERS)
    with store.looking() as connection:
        account = _present(fetch_account_by_id(connection, account_id))
    _change_password(viewer, store, account, password)


def change_own_password(
    store: AccessStore, account_id: int, current: str, password: str, *, session_id: int
) -> None:
    """Let somebody signed in change the password; other sessions end. Raises AccountRefused."""
    with store.looking() as connection:
        account = _present(fetch_account_by_id(connection, account_id))
    if not verify_password(account.password_hash, current):
        raise AccountRefused(AccountProblem.PASSWORD_WRONG)
    _change_password(viewer_of(account), store, account, password, but=session_id)


def invite(viewer: Viewer, store: AccessStore, account_id: int) -> Invitation:
    """What a link must hold with which the viewer sets a password, once."""
    check_viewer_can(viewer, Question.VIEWERS)
    with store.changing() as change:
        account = _present(fetch_account_by_id(change.connection, account_id))
        note(change, viewer, Action.PASSWORD_LINK_MADE, detail={"account": account_id})
    return Invitation(account_id, account.password_version)


def check_invitation(store: AccessStore, invitation: Invitation) -> str:
    """The e-mail address of whoever was invited. Raises AccountRefused when it is used up."""
    return _invited(store, invitation).email


def accept_invitation(store: AccessStore, invitation: Invitation, password: str) -> None:
    """Set the password that the invitation is for. Raises AccountRefused."""
    account = _invited(store, invitation)
    _change_password(viewer_of(account), store, account, password)


def check_email(written: str) -> str:
    """The address in lower case. Raises AccountRefused unless it looks like one."""
    email = written.strip().lower()
    if len(email) > EMAIL or not re.fullmatch(r"[^@\s,;<>\"'=]+@[^@\s,;<>\"'=]+", email):
        raise AccountRefused(AccountProblem.EMAIL_MALFORMED)
    return email


def check_name(written: str) -> str:
    name = " ".join(written.split())
    if not 0 < len(name) <= NAME or not name.isprintable():
        raise AccountRefused(AccountProblem.NAME_MALFORMED)
    return name


def check_project_id(written: str) -> str:
    project_id = written.strip()
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", project_id):
        raise AccountRefused(AccountProblem.PROJECT_MALFORMED)
    return project_id


def check_grants(grants: Iterable[tuple[str, Role]]) -> Grants:
    """The grants, each project once. Raises AccountRefused."""
    given = {check_project_id(project_id): role for project_id, role in grants}
    return frozenset(given.items())


def _known(account: Account) -> KnownViewer:
    return KnownViewer(
        account.id,
        account.email,
        account.name,
        tuple((project_id, Role(role)) for project_id, role in account.grants),
        account.is_administrator,
        account.is_disabled,
        account.password_hash is not None,
        account.is_demo,
    )


def _present(account: Account | None) -> Account:
    if account is None:
        raise AccountRefused(AccountProblem.UNKNOWN_VIEWER)
    return account


def _rights(account_id: int, grants: Grants, is_administrator: bool) -> Detail:
    """What the log tells of an account's rights; a long list of projects is cut."""
    said = ", ".join(f"{project_id}={role}" for project_id, role in sorted(grants))
    if len(said) > LONGEST_LIST:
        said = f"{said[:LONGEST_LIST]}… ({len(grants)} in all)"
    return {"account": account_id, "administrator": is_administrator, "grants": said}


def _set_disabled(
    viewer: Viewer, store: AccessStore, account_id: int, *, is_disabled: bool
) -> None:
    check_viewer_can(viewer, Question.VIEWERS)
    with store.changing() as change:
        account = _present(fetch_account_by_id(change.connection, account_id))
        if is_disabled:
            _check_another_administrator(change, account)
            revoke_sessions_of(change.connection, account_id, change.now)
        rows.set_rights(
            change.connection,
            account_id,
            is_administrator=account.is_administrator,
            is_disabled=is_disabled,
        )
        action = Action.VIEWER_DISABLED if is_disabled else Action.VIEWER_ENABLED
        note(change, viewer, action, detail={"account": account_id})


def _check_another_administrator(change: Change, account: Account) -> None:
    """Somebody must be left who can manage the viewers."""
    if account.is_administrator and not any(
        other.is_administrator and not other.is_disabled and other.id != account.id
        for other in rows.fetch_accounts(change.connection)
    ):
        raise AccountRefused(AccountProblem.LAST_ADMINISTRATOR)


def _invited(store: AccessStore, invitation: Invitation) -> Account:
    with store.looking() as connection:
        account = fetch_account_by_id(connection, invitation.account_id)
    if (
        account is None
        or account.is_disabled
        or account.password_version != invitation.password_version
    ):
        raise AccountRefused(AccountProblem.INVITATION)
    return account


def _change_password(
    actor: Viewer, store: AccessStore, account: Account, password: str, *, but: int | None = None
) -> None:
    check_new_password(password, account.email, account.name)
    password_hash = hash_password(password)
    with store.changing() as change:
        # Read again under the lock: two who use one invitation do not both succeed.
        now = _present(fetch_account_by_id(change.connection, account.id))
        if now.password_version != account.password_version:
            raise AccountRefused(AccountProblem.INVITATION)
        rows.set_password_hash(change.connection, account.id, password_hash)
        revoke_sessions_of(change.connection, account.id, change.now, but=but)
        note(change, actor, Action.PASSWORD_SET, detail={"account": account.id})
