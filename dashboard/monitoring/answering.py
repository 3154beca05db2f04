"""The one way in to an analysis: who asks, what of, whether that can be; then the answer.

A leader is answered everything exactly. A steering group is answered exactly what is of the whole
project, on the days that it is offered; whatever is of some of the persons, because a filter chose
them or because the question takes them apart, it gets as protected values only. A question that
does not say of whom its answer is has an answer for leaders alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from enum import Enum
from typing import TypeVar

from dashboard.access import NotAllowed, Question, Viewer, check_viewer_can, viewer_sees_splits
from dashboard.data.reading import Connection
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection, coarse_filters
from dashboard.indicators.offered_days import is_offered, nearest_offered
from dashboard.monitoring.projects import check_not_in_the_future, definition_of
from dashboard.monitoring.store import ProjectStore

T = TypeVar("T")


class Grain(Enum):
    """Of whom an exact answer is."""

    #: Of the whole project, as long as nobody is filtered out.
    WHOLE = "whole"
    #: Of persons told apart by an attribute, a site, a cohort or a staff member, or of single ones.
    SPLIT = "split"


class OnlyProtected(NotAllowed):
    """The viewer may have this answer as protected values only."""

    def __init__(self, viewer: Viewer, question: Question, project_id: str) -> None:
        super().__init__(f"{viewer.name} may have {question} of {project_id} protected only")


class FilterRefused(NotAllowed):
    """Protected values are of one coarse option of one filter, and of none by staff member."""


class DateNotOffered(NotAllowed):
    """The viewer may see the project on some days only; `nearest` is the last before this one."""

    def __init__(self, as_of: date, nearest: date) -> None:
        self.as_of, self.nearest = as_of, nearest
        super().__init__(as_of.isoformat())


def answer(
    viewer: Viewer,
    store: ProjectStore,
    question: Question,
    project_id: str,
    selection: Selection,
    *about: Hashable,
    compute: Callable[[Connection, ProjectDefinition], T],
    grain: Grain = Grain.SPLIT,
    whole: Callable[[T], T] = lambda found: found,
) -> T:
    """What `compute` finds for the selection, remembered under question, selection and `about`.

    `compute` is given a connection and the resolved definition. `whole` takes out of an answer of
    the whole project what in it is of some of the persons; whoever sees no splits is given what is
    left. Raises NotAllowed, OnlyProtected, FutureDate, DateNotOffered, UnknownProject,
    StoreUnavailable.
    """
    check_viewer_can(viewer, question, project_id)
    check_not_in_the_future(store, selection.as_of)
    exact = viewer_sees_splits(viewer, project_id)
    if not exact and (grain is not Grain.WHOLE or selection.choices):
        raise OnlyProtected(viewer, question, project_id)
    with store.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
        check_day_is_offered(viewer, definition, selection.as_of, store.today())
        found = asking.recall(
            question.value,
            selection,
            *about,
            compute=lambda: compute(asking.connection, definition),
        )
    return found if exact else whole(found)


def answer_protected(
    viewer: Viewer,
    store: ProjectStore,
    question: Question,
    project_id: str,
    selection: Selection,
    *about: Hashable,
    compute: Callable[[Connection, ProjectDefinition], T],
) -> T:
    """What `compute` finds, which is made of protected values.

    Raises FilterRefused, and what `answer` raises but OnlyProtected.
    """
    check_viewer_can(viewer, question, project_id)
    check_not_in_the_future(store, selection.as_of)
    with store.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
        check_day_is_offered(viewer, definition, selection.as_of, store.today())
        check_filters_are_coarse(definition, selection)
        return asking.recall(
            "protected",
            question.value,
            selection,
            *about,
            compute=lambda: compute(asking.connection, definition),
        )


def check_day_is_offered(
    viewer: Viewer, definition: ProjectDefinition, as_of: date, today: date
) -> None:
    """Raises DateNotOffered for a day on which the viewer may not see the project."""
    if not viewer_sees_splits(viewer, definition.id) and not is_offered(definition, as_of, today):
        raise DateNotOffered(as_of, nearest_offered(definition, as_of, today))


def check_filters_are_coarse(definition: ProjectDefinition, selection: Selection) -> None:
    """Raises FilterRefused unless at most one coarse option of one filter is chosen."""
    if not selection.choices:
        return
    offered = {
        option.where
        for one in coarse_filters(definition, selection.as_of)
        for option in one.options
    }
    if len(selection.choices) > 1 or selection.where not in offered:
        raise FilterRefused(", ".join(choice.filter.name for choice in selection.choices))
