"""The demo's viewers, one for each role, as whom anybody may sign in. Nowhere but in the demo."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dashboard.access import OPERATOR, Role
from dashboard.data.access.accounts import add_account, fetch_accounts, replace_grants
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.audit import Action, note
from dashboard.monitoring.sessions import open_session


class DemoRole(StrEnum):
    """As whom one may look at the demo."""

    LEADER = "leader"
    STEERING_GROUP = "steering_group"
    FUNDER = "funder"
    ADMINISTRATOR = "administrator"


NAMES = {
    DemoRole.LEADER: "Lene Leder",
    DemoRole.STEERING_GROUP: "Stig Styregruppe",
    DemoRole.FUNDER: "Tilde Tilskud",
    DemoRole.ADMINISTRATOR: "Anne Adgang",
}


def demo_email(role: DemoRole) -> str:
    return f"{role}@demo.invalid"


def has_accounts(store: AccessStore, *, demo: bool) -> bool:
    """Whether there are accounts of the demo, or (not `demo`) accounts of real people."""
    with store.looking() as connection:
        return any(account.is_demo == demo for account in fetch_accounts(connection))


def add_demo_viewers(store: AccessStore, project_ids: Sequence[str]) -> None:
    """Add the demo's viewers that are not there, with their role in each project."""
    with store.changing() as change:
        known = {account.email: account for account in fetch_accounts(change.connection)}
        for role in DemoRole:
            grants = (
                []
                if role is DemoRole.ADMINISTRATOR
                else [(project_id, Role(role)) for project_id in project_ids]
            )
            account = known.get(demo_email(role))
            if account is not None and sorted(account.grants) == sorted(grants):
                continue
            account_id = (
                account.id
                if account
                else add_account(
                    change.connection,
                    email=demo_email(role),
                    name=NAMES[role],
                    password_hash=None,
                    is_administrator=role is DemoRole.ADMINISTRATOR,
                    is_demo=True,
                    created=change.now,
                )
            )
            replace_grants(change.connection, account_id, grants)
            note(
                change, OPERATOR, Action.VIEWER_ADDED, detail={"account": account_id, "how": "demo"}
            )


def sign_in_to_demo(store: AccessStore, role: DemoRole) -> str:
    """A session's token for the demo's viewer. Raises AccountRefused where there is none."""
    with store.changing() as change:
        for account in fetch_accounts(change.connection):
            if account.is_demo and account.email == demo_email(role) and not account.is_disabled:
                return open_session(change, account, how="demo")
    raise AccountRefused(AccountProblem.SIGN_IN)
