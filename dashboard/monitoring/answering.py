"""The one way in to an analysis: who asks, what of, whether that can be; then the answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from dashboard.access import Question, Viewer, check_viewer_can
from dashboard.data.reading import Connection
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.monitoring.projects import check_not_in_the_future, definition_of
from dashboard.monitoring.store import ProjectStore

T = TypeVar("T")


def answer(
    viewer: Viewer,
    store: ProjectStore,
    question: Question,
    project_id: str,
    selection: Selection,
    *about: Hashable,
    compute: Callable[[Connection, ProjectDefinition], T],
) -> T:
    """What `compute` finds for the selection, remembered under question, selection and `about`.

    `compute` is given a connection and the resolved definition. Raises NotAllowed, FutureDate,
    UnknownProject, StoreUnavailable.
    """
    check_viewer_can(viewer, question, project_id)
    check_not_in_the_future(store, selection.as_of)
    with store.asking(project_id) as asking:
        definition = definition_of(asking, project_id)
        return asking.recall(
            question.value,
            selection,
            *about,
            compute=lambda: compute(asking.connection, definition),
        )
