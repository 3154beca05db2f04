"""The door to one person: a leader's question, noted in the audit log before it is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.access import Question, Viewer, check_viewer_can
from dashboard.data.access.audit_search import Entry, Wanted, fetch_entries
from dashboard.data.erased import fetch_erased
from dashboard.data.importing.cpr import contains_cpr_number
from dashboard.data.importing.values import is_identifier
from dashboard.data.persons import fetch_person, person_exists
from dashboard.indicators.definition import ProjectDefinition
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import Action, AuditUnavailable, record
from dashboard.monitoring.projects import definition_of
from dashboard.monitoring.store import Asking, StoreUnavailable
from dashboard.monitoring.stores import Stores

#: A page that redraws itself, is shown in the other language or is opened again within this time
#: is one look-up: the log says when somebody was looked at, not how often a screen was refreshed.
ONE_LOOKUP = timedelta(minutes=10)


class UnknownPerson(LookupError):  # noqa: N818  (what is said)
    """The project has no such person (any more). Never says the pseudonym: it may be no such thing.

    `erased_on` is the day on which the person was erased, if so.
    """

    def __init__(self, project_id: str, erased_on: date | None = None) -> None:
        self.project_id, self.erased_on = project_id, erased_on
        super().__init__(project_id)


@dataclass(frozen=True)
class PersonRecord:
    """Everything that is stored about a person: rows by table, as they are."""

    definition: ProjectDefinition
    pseudonym: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


def can_be_pseudonym(written: str) -> bool:
    """Whether it is written like a pseudonym, and not like a CPR number."""
    return is_identifier(written) and not contains_cpr_number(written)


def project_of_persons(viewer: Viewer, stores: Stores, project_id: str) -> ProjectDefinition:
    """The project, for whoever may see its persons. Raises NotAllowed, UnknownProject."""
    check_viewer_can(viewer, Question.PERSONS, project_id)
    with stores.project.asking(project_id) as asking:
        return definition_of(asking, project_id)


def show_person(
    viewer: Viewer,
    stores: Stores,
    project_id: str,
    pseudonym: str,
    *,
    one_lookup: timedelta = ONE_LOOKUP,
) -> PersonRecord:
    """The person's rows, once it is noted who looks. Nothing is remembered between look-ups.

    Whoever may not ask is told the same of those who exist and of those who do not.
    Raises NotAllowed, UnknownProject, UnknownPerson, AuditUnavailable, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.PERSONS, project_id)
    with stores.project.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
        check_person(asking, project_id, pseudonym)
        about = (project_id, pseudonym)
        note_lookup(viewer, stores.access, Action.PERSON_SHOWN, *about, one_lookup)
        rows = fetch_person(asking.connection, project_id, pseudonym)
    return PersonRecord(definition, pseudonym, rows)


def check_person(asking: Asking, project_id: str, pseudonym: str) -> None:
    """Raises UnknownPerson unless the project has such a person now."""
    if not can_be_pseudonym(pseudonym):
        raise UnknownPerson(project_id)
    if not person_exists(asking.connection, project_id, pseudonym):
        erased = fetch_erased(asking.connection, project_id)
        raise UnknownPerson(project_id, erased.erased_on(pseudonym))


def lookups_of(
    viewer: Viewer, access: AccessStore, project_id: str, pseudonym: str
) -> tuple[Entry, ...]:
    """Every entry of the audit log about the person, newest first: when, by whom, and what.

    Raises NotAllowed, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.PERSONS, project_id)
    check_viewer_can(viewer, Question.AUDIT)
    with access.looking() as connection:
        wanted = Wanted(participant=pseudonym, project_id=project_id)
        return tuple(fetch_entries(connection, wanted))


def note_lookup(
    viewer: Viewer,
    access: AccessStore,
    action: Action,
    project_id: str,
    pseudonym: str | None,
    one_lookup: timedelta,
) -> None:
    """Note that the viewer looks, unless an entry within `one_lookup` says so already.

    Raises AuditUnavailable.
    """
    wanted = Wanted(
        participant=pseudonym,
        actor=viewer.name,
        action=action,
        project_id=project_id,
        since=access.now() - one_lookup,
    )
    try:
        with access.looking() as connection:
            is_noted = bool(fetch_entries(connection, wanted, most=1))
    except StoreUnavailable as error:
        raise AuditUnavailable(error) from error
    if not is_noted:
        record(access, viewer, action, project_id=project_id, participant=pseudonym)
