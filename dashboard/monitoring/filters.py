"""What a project's pages can be filtered by, and how many persons a selection leaves."""

from __future__ import annotations

from datetime import date

from dashboard.access import Question, Viewer, viewer_sees_splits
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.indicators.breakdowns import ByAttribute, ByCase
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.filters import Filter, Selection, coarse_filters, list_filters
from dashboard.indicators.results import Tally
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.store import ProjectStore


def project_filters(
    viewer: Viewer, store: ProjectStore, project_id: str, as_of: date
) -> tuple[Filter, ...]:
    """The filters that the viewer may choose by on the date. Raises what `answer` raises."""
    if not viewer_sees_splits(viewer, project_id):
        return answer(
            viewer,
            store,
            Question.FILTERS,
            project_id,
            Selection(as_of),
            "coarse",
            compute=lambda _, definition: coarse_filters(definition, as_of),
            grain=Grain.WHOLE,
        )
    return answer(
        viewer,
        store,
        Question.FILTERS,
        project_id,
        Selection(as_of),
        "filters",
        compute=lambda connection, definition: list_filters(
            definition,
            sorted(
                str(member)
                for (member,) in fetch_breakdown(
                    connection, definition.id, as_of, Everyone(), [ByAttribute("staff")]
                )
                if member is not None
            ),
            as_of,
        ),
        grain=Grain.SPLIT,
    )


def count_selected(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> Tally:
    """How many of the persons referred by the date the selection leaves.

    Raises UnknownProject, FutureDate, StoreUnavailable.
    """
    counted = answer(
        viewer,
        store,
        Question.FILTERS,
        project_id,
        selection,
        "count",
        compute=lambda connection, definition: fetch_breakdown(
            connection, definition.id, selection.as_of, Everyone(), [ByCase((selection.where,))]
        ),
        grain=Grain.WHOLE,
    )
    return Tally(counted.get((0,), 0), sum(counted.values()))
