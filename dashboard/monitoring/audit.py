"""The audit log: who did what, when, about which project or person.

Nothing here is told apart by who may write: everybody's actions are noted. Entries hold no personal
data beside the viewer who acts and the pseudonym of the person looked up.
"""

from __future__ import annotations

import json
from enum import StrEnum

from dashboard.access import Viewer
from dashboard.data.access.audit import Detail, add_entry
from dashboard.monitoring.access_store import AccessStore, Change
from dashboard.monitoring.store import StoreUnavailable

#: Who acts where nobody has signed in.
ANYBODY = Viewer("anybody")

#: Characters of an entry's detail as JSON.
LONGEST_DETAIL = 1000


class Action(StrEnum):
    """What is noted."""

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    SESSIONS_REVOKED = "sessions_revoked"
    VIEWER_ADDED = "viewer_added"
    GRANTS_CHANGED = "grants_changed"
    VIEWER_DISABLED = "viewer_disabled"
    VIEWER_ENABLED = "viewer_enabled"
    PASSWORD_SET = "password_set"
    PASSWORD_LINK_MADE = "password_link_made"
    LINK_MADE = "link_made"
    LINK_REVOKED = "link_revoked"
    LINK_USED = "link_used"
    LINK_REFUSED = "link_refused"
    PERSON_SHOWN = "person_shown"
    PERSONS_LISTED = "persons_listed"
    PERSON_ERASED = "person_erased"
    RETENTION_APPLIED = "retention_applied"
    RELEASE_PUBLISHED = "release_published"
    EXPORTED = "exported"
    AUDIT_EXPORTED = "audit_exported"


class AuditUnavailable(StoreUnavailable):
    """The log cannot be written now, so that the action was refused."""

    def __init__(self, cause: StoreUnavailable) -> None:
        Exception.__init__(self, f"This must be noted in the audit log, which failed. {cause}")
        self.problem = cause.problem


def record(
    store: AccessStore,
    actor: Viewer,
    action: Action,
    *,
    project_id: str | None = None,
    participant: str | None = None,
    detail: Detail | None = None,
) -> None:
    """Note an action before it is done or its answer given; raises AuditUnavailable instead.

    `detail` is small and holds no personal data: codes, numbers, dates as text.
    """
    try:
        with store.changing() as change:
            note(
                change,
                actor,
                action,
                project_id=project_id,
                participant=participant,
                detail=detail,
            )
    except StoreUnavailable as error:
        raise AuditUnavailable(error) from error


def note(
    change: Change,
    actor: Viewer,
    action: Action,
    *,
    project_id: str | None = None,
    participant: str | None = None,
    detail: Detail | None = None,
) -> None:
    """Note an action in the transaction that does it: either both are written or neither."""
    given = detail or {}
    if len(json.dumps(given)) > LONGEST_DETAIL:
        raise ValueError(f"An entry's detail has at most {LONGEST_DETAIL} characters.")
    add_entry(
        change.connection,
        change.now,
        actor.name,
        action,
        project_id=project_id,
        participant=participant,
        detail=given,
    )
