"""Signing in and out: who gets in, for how long, and what nobody learns by trying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import select

from dashboard.access import OPERATOR, NotAllowed, Role, Viewer
from dashboard.data.access.schema import Session
from dashboard.monitoring import sessions
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.accounts import add_viewer, disable_viewer
from dashboard.monitoring.audit import AuditUnavailable
from dashboard.monitoring.passwords import verify_password
from dashboard.monitoring.sessions import SignedIn, VouchedFor, find_session, sign_in
from dashboard.monitoring.store import StoreUnavailable
from tests.unit.monitoring.accounts import PASSWORD, add, noted

EMAIL = "bodil@example.org"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock(each_access_store: AccessStore) -> Iterator[Clock]:
    clock = Clock()
    with patch.object(each_access_store, "now", clock):
        yield clock


def found(store: AccessStore, token: str) -> SignedIn:
    signed_in = find_session(store, token)
    assert signed_in is not None
    return signed_in


def test_who_signs_in_is_that_viewer(each_access_store: AccessStore) -> None:
    account_id = add(each_access_store)
    signed_in = found(each_access_store, sign_in(each_access_store, f" {EMAIL.upper()}", PASSWORD))
    assert signed_in.account_id == account_id
    assert signed_in.viewer == Viewer(
        EMAIL, grants=frozenset({("small", Role.LEADER)}), display_name="Bodil Hansen"
    )
    assert noted(each_access_store)[-1] == (EMAIL, "signed_in", {"how": "password"})


def test_the_store_does_not_know_the_token(access_store: AccessStore) -> None:
    add(access_store)
    token = sign_in(access_store, EMAIL, PASSWORD)
    with access_store.looking() as connection:
        kept = connection.execute(select(Session.__table__)).one()
    assert token not in str(kept)
    assert len(token) >= 43
    assert find_session(access_store, kept.digest) is None


def test_nobody_learns_which_accounts_there_are(access_store: AccessStore) -> None:
    add(access_store, "closed@example.org")
    disable_viewer(OPERATOR, access_store, add(access_store, "shut@example.org"))
    add(access_store, "invited@example.org", password=None)
    attempts = (
        ("nobody@example.org", PASSWORD),
        ("closed@example.org", "wrong"),
        ("shut@example.org", PASSWORD),
        ("invited@example.org", PASSWORD),
        ("", ""),
        ("x" * 5000, "y" * 5000),
    )
    with patch.object(sessions, "verify_password", wraps=verify_password) as verify:
        for email, password in attempts:
            with pytest.raises(AccountRefused) as refused:
                sign_in(access_store, email, password)
            assert refused.value.problem is AccountProblem.SIGN_IN
    # as much work for an account that is not there
    assert verify.call_count == len(attempts)
    told = noted(access_store)[-len(attempts) :]
    assert [(actor, action) for actor, action, _ in told] == [("anybody", "sign_in_refused")] * len(
        attempts
    )
    assert [sorted(detail) for *_, detail in told] == [
        [],
        ["account"],
        ["account"],
        ["account"],
        [],
        [],
    ]


def test_a_session_ends_when_nobody_uses_it(each_access_store: AccessStore, clock: Clock) -> None:
    add(each_access_store)
    token = sign_in(each_access_store, EMAIL, PASSWORD)
    clock.time += sessions.IDLE - timedelta(seconds=1)
    assert find_session(each_access_store, token) is not None
    clock.time += sessions.IDLE - timedelta(seconds=1)
    # a page that asks by itself does not put off the end
    assert find_session(each_access_store, token, is_use=False) is not None
    clock.time += timedelta(seconds=1)
    assert find_session(each_access_store, token) is None


def test_a_session_ends_after_a_working_day_however_it_is_used(
    each_access_store: AccessStore, clock: Clock
) -> None:
    add(each_access_store)
    token = sign_in(each_access_store, EMAIL, PASSWORD)
    while clock.time < NOON + sessions.LONGEST:
        assert find_session(each_access_store, token) is not None
        clock.time += timedelta(hours=1)
    assert find_session(each_access_store, token) is None


def test_who_signs_out_is_out(access_store: AccessStore) -> None:
    add(access_store)
    token = sign_in(access_store, EMAIL, PASSWORD)
    sessions.sign_out(access_store, found(access_store, token))
    assert find_session(access_store, token) is None
    assert noted(access_store)[-1][:2] == (EMAIL, "signed_out")


def test_ones_own_sessions_are_listed_and_ended(access_store: AccessStore) -> None:
    add(access_store)
    add(access_store, "other@example.org")
    here, there = (found(access_store, sign_in(access_store, EMAIL, PASSWORD)) for _ in range(2))
    other = found(access_store, sign_in(access_store, "other@example.org", PASSWORD))
    listed = sessions.list_own_sessions(access_store, here)
    assert {(own.id, own.is_this_one) for own in listed} == {
        (here.session_id, True),
        (there.session_id, False),
    }
    sessions.revoke_session(access_store, here, there.session_id)
    for session_id in (there.session_id, other.session_id, 99):
        with pytest.raises(AccountRefused, match="unknown_session"):
            sessions.revoke_session(access_store, here, session_id)
    [left] = sessions.list_own_sessions(access_store, here)
    assert left.is_this_one


def test_an_administrator_ends_all_sessions_of_an_account(access_store: AccessStore) -> None:
    account_id = add(access_store)
    token = sign_in(access_store, EMAIL, PASSWORD)
    with pytest.raises(NotAllowed):
        sessions.revoke_sessions(Viewer("leader"), access_store, account_id)
    assert sessions.revoke_sessions(OPERATOR, access_store, account_id) == 1
    assert find_session(access_store, token) is None


def test_what_cannot_be_noted_is_not_done(access_store: AccessStore, tmp_path: Path) -> None:
    add(access_store)
    with (
        patch("dashboard.monitoring.audit.add_entry", side_effect=ZeroDivisionError),
        pytest.raises(ZeroDivisionError),
    ):
        sign_in(access_store, EMAIL, PASSWORD)
    with access_store.looking() as connection:
        assert connection.execute(select(Session.__table__)).all() == []
    (tmp_path / "access.db").rename(tmp_path / "gone.db")
    with pytest.raises(StoreUnavailable):
        sign_in(access_store, EMAIL, PASSWORD)


def test_a_refusal_that_cannot_be_noted_says_so(access_store: AccessStore) -> None:
    with (
        patch.object(access_store, "_writable", None),
        pytest.raises(AuditUnavailable, match="audit log"),
    ):
        sign_in(access_store, EMAIL, PASSWORD)


def test_whom_a_provider_vouches_for_gets_the_roles_of_the_claims(
    each_access_store: AccessStore,
) -> None:
    store = each_access_store
    leader = frozenset({("small", Role.LEADER)})
    vouched = VouchedFor("issuer 7", "Bodil@example.org", "Bodil Hansen", leader)
    first = sessions.sign_in_vouched(store, vouched, how="oidc")
    assert found(store, first).viewer.grants == leader
    # the same claims leave other sessions alone, other claims end them
    second = sessions.sign_in_vouched(store, vouched, how="oidc")
    assert find_session(store, first) is not None
    funder = frozenset({("small", Role.FUNDER)})
    third = sessions.sign_in_vouched(store, replace(vouched, grants=funder), how="oidc")
    assert find_session(store, second) is None
    assert found(store, third).viewer.grants == funder
    disable_viewer(OPERATOR, store, found(store, third).account_id or 0)
    with pytest.raises(AccountRefused, match="vouched_for"):
        sessions.sign_in_vouched(store, vouched, how="oidc")


def test_a_provider_cannot_take_over_an_account(each_access_store: AccessStore) -> None:
    store = each_access_store
    leader = frozenset({("small", Role.LEADER)})
    add_viewer(OPERATOR, store, name="Own", email="own@example.org", password=PASSWORD)
    add_viewer(OPERATOR, store, name="Invited", email="invited@example.org")
    own = VouchedFor("issuer 1", "own@example.org", "Own", leader, is_administrator=True)
    with pytest.raises(AccountRefused, match="vouched_for"):
        sessions.sign_in_vouched(store, own, how="oidc")
    # Who has no password yet is bound to the first identity with the address, and to no other.
    invited = VouchedFor("issuer 2", "invited@example.org", "Invited", leader)
    assert found(store, sessions.sign_in_vouched(store, invited, how="oidc"))
    with pytest.raises(AccountRefused, match="vouched_for"):
        sessions.sign_in_vouched(store, replace(invited, identity="issuer 3"), how="oidc")
    # The identity counts and not the address, which may have passed to somebody else.
    renamed = replace(invited, email="own@example.org")
    token = sessions.sign_in_vouched(store, renamed, how="oidc")
    assert found(store, token).viewer.name == "invited@example.org"
