"""The door to the worklist: which persons lack something, for their leader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.access import Question, Viewer, check_viewer_can
from dashboard.data.events import fetch_events
from dashboard.data.worklist import fetch_ongoing, fetch_used_waves
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.effort import contact_kinds
from dashboard.indicators.worklist import Need, find_needs
from dashboard.monitoring.audit import Action
from dashboard.monitoring.goals import default_as_of
from dashboard.monitoring.persons import ONE_LOOKUP, note_lookup
from dashboard.monitoring.projects import definition_of
from dashboard.monitoring.stores import Stores


@dataclass(frozen=True)
class Worklist:
    """What is needed on the day, of how many persons who are in a course then."""

    definition: ProjectDefinition
    as_of: date
    ongoing: int
    needs: tuple[Need, ...]


def worklist(viewer: Viewer, stores: Stores, project_id: str) -> Worklist:
    """The worklist of today, or of the project's last data.

    That the viewer saw the list is noted first. It is not remembered, since it is about persons.
    Raises NotAllowed, UnknownProject, AuditUnavailable, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.PERSONS, project_id)
    with stores.project.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
        note_lookup(viewer, stores.access, Action.PERSONS_LISTED, project_id, None, ONE_LOOKUP)
        day = default_as_of(definition, stores.project.today())
        connection = asking.connection
        kinds = contact_kinds(
            fetch_events(connection, project_id, day, Everyone(), "half_year").kinds, "person"
        )
        persons = fetch_ongoing(connection, project_id, day, kinds)
        needs = find_needs(
            persons,
            definition,
            day,
            contacts_are_recorded=bool(kinds),
            used=fetch_used_waves(connection, project_id, day),
        )
    return Worklist(definition, day, len(persons), needs)
