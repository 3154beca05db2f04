"""What an address asks of the audit log, and its entries as words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.components.address import Address
from dashboard.exports.table import Table
from dashboard.monitoring.audit import Action
from dashboard.monitoring.audit_search import Entry, Wanted, midnight
from dashboard.monitoring.persons import can_be_pseudonym
from dashboard.settings import DANISH_TIME
from dashboard.text.catalogue import Text

#: The parameters of an address, in the order of the form.
PARAMETERS = ("participant", "viewer", "action", "project", "since", "until")
PAGE_NUMBER = "page"


@dataclass(frozen=True)
class AuditSearch:
    """What is wanted. `bad` are parameters that could not be read and are left out.

    `is_refused` when something else than a pseudonym was asked for: nothing is searched then.
    """

    wanted: Wanted
    page: int
    bad: tuple[str, ...]
    is_refused: bool


def read_search(address: Address) -> AuditSearch:
    """What the address asks for. Days are Danish, both inclusive. Never raises."""
    bad: list[str] = []

    def day(name: str) -> date | None:
        written = address.asks(name)
        if written is None:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            bad.append(name)
            return None

    participant = address.asks("participant")
    action = address.asks("action")
    if action is not None and action not in set(Action):
        bad.append("action")
        action = None
    since, until = day("since"), day("until")
    written_page = address.asks(PAGE_NUMBER) or "1"
    is_number = written_page.isascii() and written_page.isdigit() and len(written_page) < 10
    wanted = Wanted(
        participant=participant,
        actor=address.asks("viewer"),
        action=action,
        project_id=address.asks("project"),
        since=None if since is None else midnight(since),
        until=None if until is None or until == date.max else midnight(until + timedelta(days=1)),
    )
    is_refused = participant is not None and not can_be_pseudonym(participant)
    return AuditSearch(wanted, int(written_page) if is_number else 1, tuple(bad), is_refused)


def entries_table(entries: tuple[Entry, ...], text: Text) -> Table:
    """The entries, a row each, in the order in which they are given."""
    names = ("moment", "actor", "action", "project", "person", "detail")
    return Table(
        "audit",
        text("audit.entries"),
        tuple(text(f"audit.column.{name}") for name in names),
        tuple(_row(entry, text) for entry in entries),
        labels=len(names),
    )


def _row(entry: Entry, text: Text) -> tuple[str, ...]:
    moment = entry.moment.astimezone(DANISH_TIME)
    return (
        f"{moment:%Y-%m-%d %H:%M:%S}",
        entry.actor,
        action_words(entry.action, text),
        entry.project_id or "",
        entry.participant or "",
        ", ".join(f"{detail_word(name, text)} {value}" for name, value in entry.detail.items()),
    )


def detail_word(name: str, text: Text) -> str:
    """What a detail is called; one that another version wrote is shown as it is."""
    key = f"audit.detail.{name}"
    return text(key) if key in text else name


def action_words(action: str, text: Text) -> str:
    """What the action is called; one that another version wrote is shown as it is."""
    key = f"audit.action.{action}"
    return text(key) if key in text else action
