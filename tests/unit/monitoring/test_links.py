"""Links for funders: what they open, for how long, and that all that do not work look alike."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest

from dashboard.access import OPERATOR, NotAllowed, Role, Viewer
from dashboard.monitoring import links
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.own_store import utc_now
from dashboard.monitoring.sessions import find_session
from tests.unit.monitoring.accounts import noted

LEADER = Viewer("leader@example.org", grants=frozenset({("small", Role.LEADER)}))
FUNDER = Viewer("funder@example.org", grants=frozenset({("small", Role.FUNDER)}))
ADMINISTRATOR = Viewer("admin@example.org", is_administrator=True)


def test_a_link_opens_one_project_as_a_funder(each_access_store: AccessStore) -> None:
    store = each_access_store
    made = links.make_link(LEADER, store, "small", days=30, purpose=" The  fund ")
    [known] = links.list_links(OPERATOR, store)
    assert (known.project_id, known.note, known.is_good) == ("small", "The fund", True)
    assert known.last_used is None
    signed_in = find_session(store, links.exchange_link(store, made.secret))
    assert signed_in is not None
    assert signed_in.viewer == Viewer("link:1", grants=frozenset({("small", Role.FUNDER)}))
    assert signed_in.account_id is None
    assert links.list_links(OPERATOR, store)[0].last_used is not None
    assert [(actor, action) for actor, action, _ in noted(store)] == [
        ("leader@example.org", "link_made"),
        ("link:1", "link_used"),
    ]


def test_who_may_make_and_withdraw_links(access_store: AccessStore) -> None:
    links.make_link(ADMINISTRATOR, access_store, "any", days=1)
    with pytest.raises(NotAllowed):
        links.make_link(LEADER, access_store, "other", days=1)
    with pytest.raises(NotAllowed):
        links.make_link(FUNDER, access_store, "small", days=1)
    with pytest.raises(NotAllowed):
        links.revoke_link(LEADER, access_store, 1)
    with pytest.raises(NotAllowed):
        links.revoke_link(LEADER, access_store, 99)
    with pytest.raises(NotAllowed):
        links.list_links(LEADER, access_store)


def test_a_withdrawn_link_closes_what_it_opened(access_store: AccessStore) -> None:
    made = links.make_link(OPERATOR, access_store, "small", days=30)
    token = links.exchange_link(access_store, made.secret)
    links.revoke_link(OPERATOR, access_store, made.id)
    assert find_session(access_store, token) is None
    assert links.list_links(OPERATOR, access_store)[0].is_revoked


def test_a_session_ends_with_its_link(access_store: AccessStore) -> None:
    made = links.make_link(OPERATOR, access_store, "small", days=1)
    almost = made.expires - timedelta(minutes=1)
    with patch.object(access_store, "now", lambda: almost):
        token = links.exchange_link(access_store, made.secret)
        assert find_session(access_store, token) is not None
    with patch.object(access_store, "now", lambda: made.expires):
        assert find_session(access_store, token) is None


def test_links_that_do_not_work_look_alike_and_are_noted(access_store: AccessStore) -> None:
    expired = links.make_link(OPERATOR, access_store, "small", days=1)
    revoked = links.make_link(OPERATOR, access_store, "small", days=30)
    links.revoke_link(OPERATOR, access_store, revoked.id)
    later = utc_now() + timedelta(days=2)
    before = len(noted(access_store))
    with patch.object(access_store, "now", lambda: later):
        for secret in (expired.secret, revoked.secret, "unknown", None):
            with pytest.raises(AccountRefused) as refused:
                links.exchange_link(access_store, secret)
            assert refused.value.problem is AccountProblem.UNKNOWN_LINK
    assert noted(access_store)[before:] == [
        ("anybody", "link_refused", {"link": expired.id}),
        ("anybody", "link_refused", {"link": revoked.id}),
        ("anybody", "link_refused", {}),
        ("anybody", "link_refused", {}),
    ]


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_link_lives_a_year_at_most(access_store: AccessStore, days: int) -> None:
    with pytest.raises(AccountRefused, match="days"):
        links.make_link(OPERATOR, access_store, "small", days=days)
