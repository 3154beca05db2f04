"""The door to the tables of a publication, counted on any date and for any selection."""

from __future__ import annotations

from datetime import date

from dashboard.access import Question, Viewer
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.reading import Connection
from dashboard.data.summaries import fetch_summary
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.indicators.published import PublishedTable
from dashboard.indicators.table_cells import (
    Average,
    Counted,
    Mean,
    PublishedTableAnswer,
    asked,
    fill_in,
)
from dashboard.indicators.table_layouts import lay_out
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.store import ProjectStore


class UnknownTable(LookupError):  # noqa: N818  (what the page says)
    """The project has no published table with this number."""


def published_table(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection, number: str
) -> PublishedTableAnswer:
    """The table with that number, as of the selection's date and among its persons.

    By declaring a table as published a project says that its cells may be seen.

    Raises UnknownTable, UnknownProject, FutureDate, StoreUnavailable.
    """
    return answer(
        viewer,
        store,
        Question.PUBLISHED_TABLES,
        project_id,
        selection,
        number,
        compute=lambda connection, definition: _count(connection, definition, selection, number),
        grain=Grain.WHOLE,
    )


def _count(
    connection: Connection, definition: ProjectDefinition, selection: Selection, number: str
) -> PublishedTableAnswer:
    table = find_table(definition, number)
    if table is None:
        raise UnknownTable(number)
    layouts = [lay_out(block, definition, selection) for block in table.blocks]
    shares, answers, means = asked(layouts)
    day, project_id = selection.as_of, definition.id
    tallies = fetch_tallies(connection, project_id, shares, [day])
    counted = Counted(
        {share: tally for share, (tally,) in zip(shares, tallies, strict=True)},
        {one: fetch_breakdown(connection, project_id, day, one.among, one.by) for one in answers},
        {mean: _average(connection, project_id, mean, day) for mean in means},
    )
    blocks = (
        fill_in(block, layout, counted) for block, layout in zip(table.blocks, layouts, strict=True)
    )
    return PublishedTableAnswer(table, tuple(blocks))


def find_table(definition: ProjectDefinition, number: str) -> PublishedTable | None:
    """The project's table with that number, or None."""
    return next((table for table in definition.tables if table.number == number), None)


def _average(connection: Connection, project_id: str, mean: Mean, day: date) -> Average:
    found = fetch_summary(connection, project_id, mean.quantity, mean.among, day)
    return Average(found.mean, found.n)
