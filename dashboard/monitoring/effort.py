"""What the project does for its participants: contacts, tasks, companies, jobs and volunteers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.access import Question, Viewer
from dashboard.data.contacts import fetch_companies, fetch_contacts
from dashboard.data.effort import (
    fetch_answers,
    fetch_relatives,
    fetch_volunteers,
    fetch_weekly_hours,
)
from dashboard.data.events import fetch_events
from dashboard.data.reading import Connection
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.cohorts import CohortLength
from dashboard.indicators.conditions import Everyone, TookPart
from dashboard.indicators.contacts import Companies, Contacts
from dashboard.indicators.definition import ProjectDefinition, Share
from dashboard.indicators.effort import (
    EFFORT_UNITS,
    AskedItem,
    Effort,
    EventCounts,
    Jobs,
    KindCount,
    asked_items,
    contact_kinds,
    latest_contacts,
)
from dashboard.indicators.filters import COURSE_STATUSES, Selection
from dashboard.indicators.results import GoalStatus, Tally
from dashboard.indicators.targets import counted
from dashboard.indicators.whole import whole_effort
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.measuring import fetch_status
from dashboard.monitoring.store import ProjectStore


def effort(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    length: CohortLength,
) -> Effort:
    """The effort, with events by periods of the length.

    Companies, volunteers and goals are those of the whole project, whatever is selected.
    Raises NotAllowed, UnknownProject, FutureDate, StoreUnavailable.
    """
    store.begin(_asked_items, viewer, project_id, selection)
    of_project = answer(
        viewer,
        store,
        Question.EFFORT,
        project_id,
        Selection(selection.as_of),
        "project",
        length,
        compute=lambda connection, definition: _of_project(
            connection, definition, selection.as_of, length
        ),
        grain=Grain.WHOLE,
    )
    found = answer(
        viewer,
        store,
        Question.EFFORT,
        project_id,
        selection,
        "effort",
        length,
        compute=lambda connection, definition: _effort(
            connection, definition, selection, length, of_project
        ),
        grain=Grain.WHOLE,
        whole=whole_effort,
    )
    return replace(found, items=_asked_items(viewer, store, project_id, selection))


@dataclass(frozen=True)
class _Project:
    """What is told of the whole project, remembered whoever is selected."""

    events: EventCounts
    person_kinds: tuple[str, ...]
    company_kinds: tuple[str, ...]
    companies: Companies
    volunteers: Mapping[str | None, int]
    goals: tuple[GoalStatus, ...]


def contacts(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    person_kinds: Sequence[str],
    company_kinds: Sequence[str],
) -> Contacts:
    """How long ago the last contacts of the selected ongoing persons were.

    `person_kinds` and `company_kinds` are the kinds of event that count as a contact.
    Raises NotAllowed, UnknownProject, FutureDate, StoreUnavailable.
    """
    kinds = (tuple(person_kinds), tuple(company_kinds))
    among = selection.among(COURSE_STATUSES["ongoing"])
    return answer(
        viewer,
        store,
        Question.EFFORT,
        project_id,
        selection,
        "contacts",
        kinds,
        compute=lambda connection, definition: Contacts(
            fetch_contacts(connection, definition.id, selection.as_of, among, *kinds)
        ),
        grain=Grain.SPLIT,
    )


def _of_project(
    connection: Connection, definition: ProjectDefinition, day: date, length: CohortLength
) -> _Project:
    events = fetch_events(connection, definition.id, day, Everyone(), length)
    kinds = _in_order(definition, events.kinds)
    company_kinds = contact_kinds(kinds, "company")
    return _Project(
        events,
        contact_kinds(kinds, "person"),
        company_kinds,
        Companies(fetch_companies(connection, definition.id, day, company_kinds)),
        fetch_volunteers(connection, definition.id, day),
        _goals(connection, definition, day),
    )


def _effort(
    connection: Connection,
    definition: ProjectDefinition,
    selection: Selection,
    length: CohortLength,
    of_project: _Project,
) -> Effort:
    about = (connection, definition.id, selection.as_of, selection.where)
    all_events = of_project.events
    events = fetch_events(*about, length) if selection.choices else all_events
    without_person = sum(one.without_person for one in all_events.kinds)
    return Effort(
        kinds=_in_order(definition, events.kinds),
        person_kinds=of_project.person_kinds,
        company_kinds=of_project.company_kinds,
        left_out=without_person if selection.choices else 0,
        latest=latest_contacts(all_events.kinds),
        reached=_reached(connection, definition, selection, of_project.person_kinds),
        periods=events.periods,
        series=events.series,
        tasks=events.tasks,
        items=(),
        jobs=Jobs(fetch_weekly_hours(*about)),
        companies=of_project.companies,
        relatives=fetch_relatives(*about),
        volunteers=of_project.volunteers,
        goals=of_project.goals,
    )


def _asked_items(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> tuple[AskedItem, ...]:
    """What staff members answered about the effort."""

    def compute(connection: Connection, definition: ProjectDefinition) -> tuple[AskedItem, ...]:
        asked = asked_items(definition)
        about = (definition.id, selection.as_of, selection.where)
        answers = fetch_answers(connection, *about, [(form, item.id) for form, item, _ in asked])
        return tuple(
            AskedItem(form, item, scale, answers[form, item.id])
            for form, item, scale in asked
            if answers[form, item.id]
        )

    return answer(
        viewer,
        store,
        Question.EFFORT,
        project_id,
        selection,
        "items",
        compute=compute,
        grain=Grain.WHOLE,
    )


def _in_order(definition: ProjectDefinition, kinds: Sequence[KindCount]) -> tuple[KindCount, ...]:
    """The kinds in the project's own order."""
    order = {code.code: place for place, code in enumerate(definition.codes.get("event_kind", ()))}
    return tuple(sorted(kinds, key=lambda one: order.get(one.kind, len(order))))


def _reached(
    connection: Connection,
    definition: ProjectDefinition,
    selection: Selection,
    person_kinds: tuple[str, ...],
) -> Tally:
    """The selected persons who have taken part in an event of the kinds."""
    share = Share(where=TookPart(kinds=person_kinds), base=selection.where)
    [[tally]] = fetch_tallies(connection, definition.id, [share], [selection.as_of])
    return tally


def _goals(
    connection: Connection, definition: ProjectDefinition, day: date
) -> tuple[GoalStatus, ...]:
    """The goals about the effort itself: events, companies, volunteers and next of kin."""
    own = [
        goal
        for goal in definition.goals
        if (indicator := counted(definition, goal)) is not None and indicator.unit in EFFORT_UNITS
    ]
    if not own:
        return ()
    narrowed = definition.model_copy(update={"goals": tuple(own)})
    return fetch_status(connection, narrowed, day).goals
