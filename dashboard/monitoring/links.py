"""Links with which a funder without an account opens the releases of one project."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.access import NotAllowed, Question, Viewer, check_viewer_can, viewer_can
from dashboard.data.access import links as rows
from dashboard.data.access.links import LinkRow
from dashboard.data.access.schema import NOTE
from dashboard.data.access.sessions import revoke_sessions_by_link
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.accounts import check_project_id
from dashboard.monitoring.audit import ANYBODY, Action, note, record
from dashboard.monitoring.sessions import digest_of, link_viewer, new_session

MOST_DAYS = 366


@dataclass(frozen=True)
class MadeLink:
    """A new link: `secret` opens it and is told this once."""

    id: int
    secret: str
    expires: datetime


@dataclass(frozen=True)
class KnownLink:
    """A link as an administrator sees it."""

    id: int
    project_id: str
    note: str
    created_by: str
    created: datetime
    expires: datetime
    last_used: datetime | None
    is_revoked: bool
    is_good: bool


def make_link(
    viewer: Viewer, store: AccessStore, project_id: str, *, days: int, purpose: str = ""
) -> MadeLink:
    """A link to the project's releases for so many days.

    An administrator or the project's leader may make one. Raises NotAllowed and AccountRefused.
    """
    project_id = check_project_id(project_id)
    _check_may_link(viewer, project_id)
    if not 1 <= days <= MOST_DAYS:
        raise AccountRefused(AccountProblem.DAYS)
    secret = secrets.token_urlsafe(32)
    with store.changing() as change:
        expires = change.now + timedelta(days=days)
        link_id = rows.add_link(
            change.connection,
            digest_of(secret),
            project_id=project_id,
            note=" ".join(purpose.split())[:NOTE],
            created_by=viewer.name,
            created=change.now,
            expires=expires,
        )
        detail = {"link": link_id, "days": days}
        note(change, viewer, Action.LINK_MADE, project_id=project_id, detail=detail)
    return MadeLink(link_id, secret, expires)


def list_links(viewer: Viewer, store: AccessStore) -> list[KnownLink]:
    """All links, the newest first."""
    check_viewer_can(viewer, Question.VIEWERS)
    now = store.now()
    with store.looking() as connection:
        return [_known(row, now) for row in rows.fetch_links(connection)]


def revoke_link(viewer: Viewer, store: AccessStore, link_id: int) -> None:
    """Let the link open nothing any more, also where it is open now."""
    with store.changing() as change:
        link = rows.fetch_link_by_id(change.connection, link_id)
        if link is None:
            check_viewer_can(viewer, Question.VIEWERS)
            raise AccountRefused(AccountProblem.UNKNOWN_LINK)
        _check_may_link(viewer, link.project_id)
        rows.revoke_link_row(change.connection, link_id, change.now)
        revoke_sessions_by_link(change.connection, link_id, change.now)
        detail = {"link": link_id}
        note(change, viewer, Action.LINK_REVOKED, project_id=link.project_id, detail=detail)


def exchange_link(store: AccessStore, secret: str | None) -> str:
    """A session's token for the link's secret; None stands for one whose signature is wrong.

    Raises AccountRefused, alike for links that are unknown, forged, expired or revoked.
    """
    link = None
    if secret is not None:
        with store.looking() as connection:
            link = rows.fetch_link(connection, digest_of(secret))
    if link is None or not link.is_good(store.now()):
        detail = {"link": link.id} if link else {}
        project_id = link.project_id if link else None
        record(store, ANYBODY, Action.LINK_REFUSED, project_id=project_id, detail=detail)
        raise AccountRefused(AccountProblem.UNKNOWN_LINK)
    with store.changing() as change:
        viewer = link_viewer(link.id, link.project_id)
        rows.note_link_use(change.connection, link.id, change.now)
        note(change, viewer, Action.LINK_USED, project_id=link.project_id)
        return new_session(change, link_id=link.id)


def _check_may_link(viewer: Viewer, project_id: str) -> None:
    if not viewer.is_administrator and not viewer_can(viewer, Question.PUBLISHING, project_id):
        raise NotAllowed(f"{viewer.name} may not make links to {project_id}")


def _known(row: LinkRow, now: datetime) -> KnownLink:
    return KnownLink(
        row.id,
        row.project_id,
        row.note,
        row.created_by,
        row.created,
        row.expires,
        row.last_used,
        row.revoked is not None,
        row.is_good(now),
    )
