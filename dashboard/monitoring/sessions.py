"""Signing in and out. A session is a random token that only the browser has; its digest is kept."""

from __future__ import annotations

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.access import Question, Role, Viewer, check_viewer_can
from dashboard.data.access import sessions as rows
from dashboard.data.access.accounts import (
    Account,
    add_account,
    fetch_account,
    fetch_account_by_id,
    fetch_account_by_identity,
    renew_password_hash,
    replace_grants,
    set_identity,
)
from dashboard.data.access.accounts import set_rights as set_account_rights
from dashboard.data.access.audit import Detail
from dashboard.data.access.links import fetch_link_by_id
from dashboard.data.access.sessions import SessionRow
from dashboard.monitoring.access_store import AccessStore, Change
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.accounts import Grants, check_email, check_grants, check_name, viewer_of
from dashboard.monitoring.audit import ANYBODY, Action, note, record
from dashboard.monitoring.passwords import hash_password, needs_new_hash, verify_password
from dashboard.monitoring.store import StoreUnavailable

log = logging.getLogger(__name__)

#: A session ends when nothing was asked for so long, and in any case after `LONGEST`.
IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
#: Use is written down at most this often.
TOUCH_EVERY = timedelta(minutes=1)
#: How long ended sessions are kept.
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class SignedIn:
    """A session that is good, and on whose behalf it asks. `account_id` is None for a link."""

    session_id: int
    viewer: Viewer
    account_id: int | None


@dataclass(frozen=True)
class VouchedFor:
    """What an identity provider's claims come to: who it is, and the roles that follow.

    `identity` is the provider's own name for somebody, which it never gives to another; an e-mail
    address may pass to somebody else.
    """

    identity: str
    email: str
    name: str
    grants: Grants
    is_administrator: bool = False


@dataclass(frozen=True)
class OwnSession:
    """A session as its viewer sees it."""

    id: int
    created: datetime
    last_seen: datetime
    expires: datetime
    is_this_one: bool


def sign_in(store: AccessStore, email: str, password: str) -> str:
    """A new session's token. Raises AccountRefused, always alike: nobody learns which account is.

    An unknown address, a wrong password and a disabled account take the same time and all leave an
    entry in the log, which names the account only where there is one.
    """
    with store.looking() as connection:
        account = fetch_account(connection, email.strip().lower())
    is_right = verify_password(account.password_hash if account else None, password)
    if account is None or not is_right or account.is_disabled:
        detail = {"account": account.id} if account else {}
        record(store, ANYBODY, Action.SIGN_IN_REFUSED, detail=detail)
        raise AccountRefused(AccountProblem.SIGN_IN)
    with store.changing() as change:
        if account.password_hash and needs_new_hash(account.password_hash):
            renew_password_hash(change.connection, account.id, hash_password(password))
        return open_session(change, account, how="password")


def sign_in_vouched(store: AccessStore, vouched: VouchedFor, *, how: str) -> str:
    """A new session's token for somebody whom an identity provider vouches for.

    The account is made at the first time; each time it gets exactly the roles that the claims give.
    Raises AccountRefused for a disabled account, and for one of the same e-mail address that has a
    password or belongs to another identity: a provider cannot take over an account.
    """
    with store.changing() as change:
        account = _account_of(change, vouched, how)
        if account is not None and not account.is_disabled:
            if viewer_of(account).grants != vouched.grants or (
                account.is_administrator != vouched.is_administrator
            ):
                _take_over_rights(change, account, vouched, how)
            known = fetch_account_by_id(change.connection, account.id)
            assert known is not None
            return open_session(change, known, how=how)
        detail: Detail = {"how": how} | ({"account": account.id} if account else {})
        note(change, ANYBODY, Action.SIGN_IN_REFUSED, detail=detail)
    raise AccountRefused(AccountProblem.VOUCHED_FOR)


def sign_out(store: AccessStore, signed_in: SignedIn) -> None:
    with store.changing() as change:
        rows.revoke_session_row(change.connection, signed_in.session_id, change.now)
        note(change, signed_in.viewer, Action.SIGNED_OUT)


def find_session(store: AccessStore, token: str, *, is_use: bool = True) -> SignedIn | None:
    """Who has this token, with the roles as they are now; None unless the session is good.

    `is_use` puts off the end of a session that would otherwise come from being idle.
    """
    now = store.now()
    with store.looking() as connection:
        session = rows.fetch_session(connection, digest_of(token), now)
        if session is None:
            return None
        if session.link_id is not None:
            link = fetch_link_by_id(connection, session.link_id)
            viewer = None
            if link is not None and link.is_good(now):
                viewer = link_viewer(link.id, link.project_id)
        else:
            account = fetch_account_by_id(connection, session.viewer_id or 0)
            viewer = viewer_of(account) if account and not account.is_disabled else None
    if viewer is None:
        return None
    if is_use and now - session.last_seen >= TOUCH_EVERY:
        _prolong(store, session)
    return SignedIn(session.id, viewer, session.viewer_id)


def list_own_sessions(store: AccessStore, signed_in: SignedIn) -> list[OwnSession]:
    """The sessions of whoever is signed in, the one used last first."""
    if signed_in.account_id is None:
        return []
    with store.looking() as connection:
        found = rows.fetch_sessions(connection, signed_in.account_id, store.now())
    return [
        OwnSession(row.id, row.created, row.last_seen, row.expires, row.id == signed_in.session_id)
        for row in found
    ]


def revoke_session(store: AccessStore, signed_in: SignedIn, session_id: int) -> None:
    """End one of one's own sessions. Raises AccountRefused for one that is somebody else's."""
    with store.changing() as change:
        own = rows.fetch_sessions(change.connection, signed_in.account_id or 0, change.now)
        if session_id not in {row.id for row in own}:
            raise AccountRefused(AccountProblem.UNKNOWN_SESSION)
        rows.revoke_session_row(change.connection, session_id, change.now)
        note(change, signed_in.viewer, Action.SESSIONS_REVOKED, detail={"sessions": 1})


def revoke_sessions(viewer: Viewer, store: AccessStore, account_id: int) -> int:
    """Sign an account out everywhere, as an administrator does; how many sessions ended."""
    check_viewer_can(viewer, Question.VIEWERS)
    with store.changing() as change:
        ended = rows.revoke_sessions_of(change.connection, account_id, change.now)
        detail = {"account": account_id, "sessions": ended}
        note(change, viewer, Action.SESSIONS_REVOKED, detail=detail)
    return ended


def open_session(change: Change, account: Account, *, how: str) -> str:
    """A new session's token for an account, within a change."""
    note(change, viewer_of(account), Action.SIGNED_IN, detail={"how": how})
    return new_session(change, account_id=account.id)


def new_session(
    change: Change, *, account_id: int | None = None, link_id: int | None = None
) -> str:
    """The token of a session that begins now, for an account or for a link."""
    token = secrets.token_urlsafe(32)
    now = change.now
    rows.delete_sessions_before(change.connection, now - KEPT)
    rows.add_session(
        change.connection,
        digest_of(token),
        viewer_id=account_id,
        link_id=link_id,
        now=now,
        idle_until=now + IDLE,
        expires=now + LONGEST,
    )
    return token


def link_viewer(link_id: int, project_id: str) -> Viewer:
    """On whose behalf a link asks: a funder of one project."""
    return Viewer(f"link:{link_id}", grants=frozenset({(project_id, Role.FUNDER)}))


def digest_of(token: str) -> str:
    """What is kept of a random token. It needs no salt: nobody can guess 256 bits."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _prolong(store: AccessStore, session: SessionRow) -> None:
    try:
        with store.changing() as change:
            rows.prolong_session(change.connection, session.id, change.now, change.now + IDLE)
    except StoreUnavailable as error:
        # The session is good all the same; the next request tries again.
        log.warning("The use of a session could not be written down: %s", error)


def _account_of(change: Change, vouched: VouchedFor, how: str) -> Account | None:
    """The account of the identity, made or bound where there is none; None where it may not be."""
    known = fetch_account_by_identity(change.connection, vouched.identity)
    if known is not None:
        return known
    email, name = check_email(vouched.email), check_name(vouched.name)
    same_address = fetch_account(change.connection, email)
    if same_address is None:
        account_id = add_account(
            change.connection,
            email=email,
            name=name,
            password_hash=None,
            is_administrator=False,
            is_demo=False,
            created=change.now,
            identity=vouched.identity,
        )
        note(change, ANYBODY, Action.VIEWER_ADDED, detail={"account": account_id, "how": how})
        return fetch_account_by_id(change.connection, account_id)
    if same_address.password_hash is not None or same_address.identity is not None:
        return None
    set_identity(change.connection, same_address.id, vouched.identity)
    return same_address


def _take_over_rights(change: Change, account: Account, vouched: VouchedFor, how: str) -> None:
    replace_grants(change.connection, account.id, check_grants(vouched.grants))
    set_account_rights(
        change.connection,
        account.id,
        is_administrator=vouched.is_administrator,
        is_disabled=False,
    )
    rows.revoke_sessions_of(change.connection, account.id, change.now)
    note(change, ANYBODY, Action.GRANTS_CHANGED, detail={"account": account.id, "how": how})
