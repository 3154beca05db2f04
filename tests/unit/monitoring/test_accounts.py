"""Managing accounts: who may, what it changes, and what the log says of it."""

from __future__ import annotations

import pytest

from dashboard.access import OPERATOR, NotAllowed, Role, Viewer
from dashboard.monitoring import accounts
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.sessions import find_session, sign_in
from tests.unit.monitoring.accounts import ANOTHER, PASSWORD, add, noted

LEADER = Viewer("leader@example.org", grants=frozenset({("small", Role.LEADER)}))
GRANTS = [("other", Role.FUNDER), ("small", Role.STEERING_GROUP)]


def refused_by(problem: AccountProblem) -> pytest.RaisesExc[AccountRefused]:
    return pytest.raises(AccountRefused, match=f"^{problem.value}$")


def test_an_account_is_added_and_listed(each_access_store: AccessStore) -> None:
    account_id = add(each_access_store, " Bodil@Example.org", grants=GRANTS)
    [known] = accounts.list_viewers(OPERATOR, each_access_store)
    assert known == accounts.fetch_viewer(OPERATOR, each_access_store, "bodil@example.ORG ")
    assert (known.id, known.email, known.name) == (account_id, "bodil@example.org", "Bodil Hansen")
    assert dict(known.grants) == dict(GRANTS)
    assert (known.has_password, known.is_disabled, known.is_administrator) == (True, False, False)
    detail = {
        "account": account_id,
        "administrator": False,
        "grants": "other=funder, small=steering_group",
    }
    assert noted(each_access_store) == [("operator", "viewer_added", detail)]


def test_only_an_administrator_manages_accounts(access_store: AccessStore) -> None:
    account_id = add(access_store)
    for attempt in (
        lambda: accounts.list_viewers(LEADER, access_store),
        lambda: accounts.fetch_viewer(LEADER, access_store, "bodil@example.org"),
        lambda: accounts.fetch_viewer_by_id(LEADER, access_store, account_id),
        lambda: accounts.add_viewer(LEADER, access_store, name="A", email="a@b"),
        lambda: accounts.set_grants(LEADER, access_store, account_id, GRANTS),
        lambda: accounts.set_rights(
            LEADER, access_store, account_id, grants=(), is_administrator=True
        ),
        lambda: accounts.disable_viewer(LEADER, access_store, account_id),
        lambda: accounts.enable_viewer(LEADER, access_store, account_id),
        lambda: accounts.set_password(LEADER, access_store, account_id, ANOTHER),
        lambda: accounts.invite(LEADER, access_store, account_id),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert len(noted(access_store)) == 1


@pytest.mark.parametrize(
    ("email", "name", "problem"),
    [
        ("bodil", "B", AccountProblem.EMAIL_MALFORMED),
        ("bo dil@example.org", "B", AccountProblem.EMAIL_MALFORMED),
        ("b" * 250 + "@a.dk", "B", AccountProblem.EMAIL_MALFORMED),
        ("b@example.org", "  ", AccountProblem.NAME_MALFORMED),
        ("b@example.org", "x" * 121, AccountProblem.NAME_MALFORMED),
        ("b@example.org", "a\u200eb", AccountProblem.NAME_MALFORMED),
        ("TAKEN@example.org", "B", AccountProblem.EMAIL_TAKEN),
    ],
)
def test_what_cannot_be_an_account_is_refused(
    access_store: AccessStore, email: str, name: str, problem: AccountProblem
) -> None:
    add(access_store, "taken@example.org")
    with refused_by(problem):
        accounts.add_viewer(OPERATOR, access_store, name=name, email=email)


@pytest.mark.parametrize("project", ["", "Small", "a b", "../x", "x" * 65, "*"])
def test_a_grant_names_a_project(access_store: AccessStore, project: str) -> None:
    with refused_by(AccountProblem.PROJECT_MALFORMED):
        add(access_store, grants=[(project, Role.LEADER)])


def test_changed_rights_end_the_sessions_that_had_them(each_access_store: AccessStore) -> None:
    account_id = add(each_access_store)
    token = sign_in(each_access_store, "bodil@example.org", PASSWORD)
    accounts.set_grants(OPERATOR, each_access_store, account_id, GRANTS)
    assert find_session(each_access_store, token) is None
    signed_in = find_session(
        each_access_store, sign_in(each_access_store, "bodil@example.org", PASSWORD)
    )
    assert signed_in is not None
    assert signed_in.viewer.grants == frozenset(GRANTS)


def test_a_disabled_account_is_signed_out_and_stays_out(access_store: AccessStore) -> None:
    account_id = add(access_store)
    token = sign_in(access_store, "bodil@example.org", PASSWORD)
    accounts.disable_viewer(OPERATOR, access_store, account_id)
    assert find_session(access_store, token) is None
    with refused_by(AccountProblem.SIGN_IN):
        sign_in(access_store, "bodil@example.org", PASSWORD)
    accounts.enable_viewer(OPERATOR, access_store, account_id)
    assert find_session(access_store, token) is None
    assert sign_in(access_store, "bodil@example.org", PASSWORD)


def test_an_administrator_is_always_left(access_store: AccessStore) -> None:
    first = add(access_store, "one@example.org", is_administrator=True)
    with refused_by(AccountProblem.LAST_ADMINISTRATOR):
        accounts.disable_viewer(OPERATOR, access_store, first)
    with refused_by(AccountProblem.LAST_ADMINISTRATOR):
        accounts.set_rights(OPERATOR, access_store, first, grants=(), is_administrator=False)
    add(access_store, "two@example.org", is_administrator=True)
    accounts.disable_viewer(OPERATOR, access_store, first)


def test_a_new_password_ends_the_other_sessions(access_store: AccessStore) -> None:
    account_id = add(access_store)
    here, there = (sign_in(access_store, "bodil@example.org", PASSWORD) for _ in range(2))
    signed_in = find_session(access_store, here)
    assert signed_in is not None
    with refused_by(AccountProblem.PASSWORD_WRONG):
        accounts.change_own_password(access_store, account_id, "x", ANOTHER, session_id=1)
    accounts.change_own_password(
        access_store, account_id, PASSWORD, ANOTHER, session_id=signed_in.session_id
    )
    assert find_session(access_store, here) is not None
    assert find_session(access_store, there) is None
    with refused_by(AccountProblem.SIGN_IN):
        sign_in(access_store, "bodil@example.org", PASSWORD)
    assert noted(access_store)[-2][:2] == ("bodil@example.org", "password_set")


def test_an_invitation_works_once(access_store: AccessStore) -> None:
    account_id = add(access_store, password=None)
    with refused_by(AccountProblem.SIGN_IN):
        sign_in(access_store, "bodil@example.org", "")
    invitation = accounts.invite(OPERATOR, access_store, account_id)
    assert accounts.check_invitation(access_store, invitation) == "bodil@example.org"
    with refused_by(AccountProblem.PASSWORD_SHORT):
        accounts.accept_invitation(access_store, invitation, "short")
    accounts.accept_invitation(access_store, invitation, PASSWORD)
    assert sign_in(access_store, "bodil@example.org", PASSWORD)
    with refused_by(AccountProblem.INVITATION):
        accounts.accept_invitation(access_store, invitation, ANOTHER)


def test_an_invitation_to_a_closed_account_opens_nothing(access_store: AccessStore) -> None:
    account_id = add(access_store, password=None)
    invitation = accounts.invite(OPERATOR, access_store, account_id)
    accounts.disable_viewer(OPERATOR, access_store, account_id)
    with refused_by(AccountProblem.INVITATION):
        accounts.check_invitation(access_store, invitation)


def test_an_unknown_account_is_said_to_be_so(access_store: AccessStore) -> None:
    for attempt in (
        lambda: accounts.disable_viewer(OPERATOR, access_store, 7),
        lambda: accounts.set_grants(OPERATOR, access_store, 7, ()),
        lambda: accounts.invite(OPERATOR, access_store, 7),
    ):
        with refused_by(AccountProblem.UNKNOWN_VIEWER):
            attempt()


def test_a_long_list_of_grants_still_fits_the_log(access_store: AccessStore) -> None:
    add(access_store, grants=[(f"project-with-a-long-name-{n}", Role.FUNDER) for n in range(50)])
    [(_, _, detail)] = noted(access_store)
    assert detail["grants"].endswith("(50 in all)")
