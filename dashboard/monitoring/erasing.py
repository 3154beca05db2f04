"""Erasing persons, one or all that are past a project's retention: first said, then done.

The entry in the audit log is written before the erasure is final: where it cannot be, nobody is
erased. It says how many rows went, and by its mark can be told whose by who has the pseudonym.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.access import Question, Viewer, check_viewer_can
from dashboard.data.access.audit import Detail
from dashboard.data.erased import fetch_erased
from dashboard.data.erasure import Erasure as Erasure
from dashboard.data.erasure import erase_persons
from dashboard.data.persons import count_rows, person_exists
from dashboard.data.projects import fetch_definition
from dashboard.data.reading import Connection, Engine
from dashboard.data.retention import fetch_past_retention
from dashboard.data.stores import StoreError
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.retention import Retention
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import Action, record
from dashboard.monitoring.persons import UnknownPerson, check_person
from dashboard.monitoring.projects import definition_of
from dashboard.monitoring.store import ProjectStore, StoreUnavailable

#: Digits of a mark that the audit log shows.
SHOWN_OF_MARK = 12


class NoRetention(LookupError):  # noqa: N818  (what is said)
    """The project's definition does not say how long persons are kept."""


@dataclass(frozen=True)
class RetentionPlan:
    """Who is past the retention: how many persons, with how many rows of each table."""

    retention: Retention
    persons: int
    rows: dict[str, int]


def plan_erasure(
    viewer: Viewer, store: ProjectStore, project_id: str, pseudonym: str
) -> dict[str, int]:
    """How many rows of each table would go.

    Raises NotAllowed, UnknownProject, UnknownPerson, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.PERSONS, project_id)
    with store.asking(project_id) as asking:
        definition_of(asking, project_id)
        check_person(asking, project_id, pseudonym)
        return count_rows(asking.connection, project_id, [pseudonym])


def erase_person(
    viewer: Viewer,
    engine: Engine,
    access: AccessStore,
    project_id: str,
    pseudonym: str,
    *,
    on: date,
) -> Erasure:
    """Erase one person. `engine` is writable.

    Raises NotAllowed, UnknownPerson, AuditUnavailable, StoreUnavailable; nothing is erased then.
    """
    check_viewer_can(viewer, Question.PERSONS, project_id)

    def find(connection: Connection) -> Sequence[str]:
        if not person_exists(connection, project_id, pseudonym):
            erased = fetch_erased(connection, project_id)
            raise UnknownPerson(project_id, erased.erased_on(pseudonym))
        return [pseudonym]

    def note(rows: dict[str, int], marks: Sequence[str]) -> None:
        detail: Detail = {"rows": sum(rows.values()), "mark": marks[0][:SHOWN_OF_MARK]}
        record(access, viewer, Action.PERSON_ERASED, project_id=project_id, detail=detail)

    return _erase(engine, project_id, find, note, on)


def plan_retention(viewer: Viewer, store: ProjectStore, project_id: str) -> RetentionPlan:
    """Who would go today. Raises NotAllowed, UnknownProject, NoRetention, StoreUnavailable."""
    check_viewer_can(viewer, Question.PERSONS, project_id)
    with store.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
        found = _past(asking.connection, definition, store.today())
        rows = count_rows(asking.connection, project_id, found)
    return RetentionPlan(_retention_of(definition), len(found), rows)


def erase_past_retention(
    viewer: Viewer, engine: Engine, access: AccessStore, project_id: str, *, today: date
) -> Erasure:
    """Erase everybody who is past the project's retention; a second time there is nobody left.

    Raises NotAllowed, NoRetention, AuditUnavailable, StoreUnavailable; nobody is erased then.
    """
    check_viewer_can(viewer, Question.PERSONS, project_id)

    def find(connection: Connection) -> Sequence[str]:
        return _past(connection, fetch_definition(connection, project_id), today)

    def note(rows: dict[str, int], marks: Sequence[str]) -> None:
        detail = {"persons": len(marks), "rows": sum(rows.values())}
        record(access, viewer, Action.RETENTION_APPLIED, project_id=project_id, detail=detail)

    return _erase(engine, project_id, find, note, today)


def _past(connection: Connection, definition: ProjectDefinition, today: date) -> list[str]:
    retention = _retention_of(definition)
    return fetch_past_retention(connection, definition.id, definition.period, retention, today)


def _retention_of(definition: ProjectDefinition) -> Retention:
    if definition.retention is None:
        raise NoRetention(definition.id)
    return definition.retention


def _erase(
    engine: Engine,
    project_id: str,
    find: Callable[[Connection], Sequence[str]],
    note: Callable[[dict[str, int], Sequence[str]], None],
    on: date,
) -> Erasure:
    try:
        return erase_persons(engine, project_id, find, on=on, before_commit=note)
    except StoreError as error:
        raise StoreUnavailable(error) from error
