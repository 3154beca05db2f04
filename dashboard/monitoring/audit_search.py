"""Reading the audit log: an administrator's question, or one about a person's own look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from dashboard.access import Question, Viewer, check_viewer_can
from dashboard.data.access.audit_search import Entry as Entry
from dashboard.data.access.audit_search import Wanted as Wanted
from dashboard.data.access.audit_search import count_entries, fetch_entries
from dashboard.data.importing.cpr import contains_cpr_number
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import Action, AuditUnavailable, record
from dashboard.monitoring.store import StoreUnavailable
from dashboard.settings import DANISH_TIME

#: Entries on a page.
ON_A_PAGE = 50


@dataclass(frozen=True)
class Found:
    """A page of entries, newest first. `page` is from 1 to `pages`, which is at least 1."""

    entries: tuple[Entry, ...]
    total: int
    page: int
    pages: int


def midnight(day: date) -> datetime:
    """When a Danish day begins. Before 1970 there was no log: all such days are as good as that."""
    return datetime.combine(max(day, date(1970, 1, 1)), time(), DANISH_TIME)


def search_audit(viewer: Viewer, access: AccessStore, wanted: Wanted, page: int = 1) -> Found:
    """One page of what is wanted; a page beyond the last is the last.

    Raises NotAllowed, AuditUnavailable.
    """
    check_viewer_can(viewer, Question.AUDIT)
    try:
        with access.looking() as connection:
            total = count_entries(connection, wanted)
            pages = max(1, -(-total // ON_A_PAGE))
            page = min(max(page, 1), pages)
            skipped = (page - 1) * ON_A_PAGE
            entries = fetch_entries(connection, wanted, most=ON_A_PAGE, skipped=skipped)
    except StoreUnavailable as error:
        raise AuditUnavailable(error) from error
    return Found(tuple(entries), total, page, pages)


def export_audit(viewer: Viewer, access: AccessStore, wanted: Wanted) -> tuple[Entry, ...]:
    """Everything that is wanted, newest first, for a file. That it is taken out is noted first.

    Raises NotAllowed, AuditUnavailable, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.AUDIT)
    given = {
        name: str(value)[:80]
        for name, value in vars(wanted).items()
        if value and name != "participant" and not contains_cpr_number(str(value))
    }
    record(access, viewer, Action.AUDIT_EXPORTED, participant=wanted.participant, detail=given)
    with access.looking() as connection:
        return tuple(fetch_entries(connection, wanted))
