"""Every figure printed in a table is in the same table of the dashboard, in its row and column.

The tables are counted through the door, on the publication's date. A count must be exact and a
percentage within 0.55 of the printed one, as it is and as it is shown. Where the publication
erred, its figure must not come out, and a footnote must say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR
from dashboard.data.projects import fetch_definition
from dashboard.data.stores import open_store
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.indicators.results import Tally
from dashboard.indicators.table_cells import Average
from dashboard.monitoring.published import published_table
from dashboard.monitoring.store import ProjectStore
from tests.reference import mentors, table_listing, vive
from tests.reference.readings import (
    NoFigure,
    PublicationErred,
    Reading,
    Row,
    ShareOf,
    published_rows,
)
from tests.reference.table_places import Place, find_place, table_number

#: A printed percentage and the exact one may differ by rounding, in percentage points.
TOLERANCE = 0.55

PROJECTS = {
    vive.PROJECT: (vive, vive.MIDTERM),
    mentors.PROJECT: (mentors, mentors.STATUS),
}
IN_TABLES = [
    row for project in PROJECTS for row in published_rows(project) if table_number(row) is not None
]
TABLES = list(dict.fromkeys((row.project, str(table_number(row))) for row in IN_TABLES))


@pytest.fixture(scope="module")
def store(demo: Connection) -> Iterator[ProjectStore]:
    engine = open_store(demo.engine.url.render_as_string())
    yield ProjectStore(engine, today=lambda: date(2026, 11, 2))
    engine.dispose()


@pytest.mark.parametrize(("project", "number"), TABLES, ids=lambda value: str(value))
def test_the_table_has_the_printed_figures(
    project: str, number: str, store: ProjectStore, demo: Connection
) -> None:
    module, day = PROJECTS[project]
    definition = fetch_definition(demo, project)
    answer = published_table(OPERATOR, store, project, Selection(day), number)
    assert answer.table.as_of == day
    for row in IN_TABLES:
        if (row.project, table_number(row)) != (project, number):
            continue
        reading = module.reading_of(row, definition)
        if isinstance(reading, NoFigure):
            continue
        place = find_place(answer, row)
        if isinstance(reading, PublicationErred):
            with pytest.raises(AssertionError):
                check(row, reading.reading, place)
            assert place.footnotes, f"{row}: no footnote says that it is wrong"
        else:
            check(row, reading, place)


def check(row: Row, reading: Reading, place: Place) -> None:
    """AssertionError where the cell has another figure than was printed, or another n."""
    printed = float(row.value)
    value = place.value
    if isinstance(value, Average):
        assert value.mean is not None
        assert round(value.mean, 1 if row.unit == "ratio" else 0) == printed, f"{row}: {value}"
        assert value.n == int(row.n), f"{row}: {value}"
        return
    assert isinstance(value, Tally)
    if row.unit == "count":
        assert value.numerator == printed, f"{row}: {value}"
        assert place.cell.shown.startswith(row.value), f"{row}: {place.cell.shown}"
    else:
        assert value.value is not None
        assert abs(100 * value.value - printed) < TOLERANCE, f"{row}: {value}"
        assert abs(shown_percent(place) - printed) < TOLERANCE, f"{row}: {place.cell.shown}"
    of_minutes = isinstance(reading, ShareOf) and reading.weight is not None
    corrected = reading.n if isinstance(reading, ShareOf) else None
    n = corrected or (int(row.n) if row.n else None)
    if n is not None and value.denominator is not None and not of_minutes:
        assert value.denominator == n, f"{row}: {value}"
    if corrected is not None and str(corrected) != row.n:
        assert place.footnotes, f"{row}: no footnote says that n = {row.n} is wrong"


def shown_percent(place: Place) -> float:
    return float(place.cell.shown.partition("\u00a0%")[0].replace(",", "."))


def test_hardly_a_figure_is_left_out(demo: Connection) -> None:
    """All but a few are compared: printed with `pytest -s`, and in docs/published-tables.md."""
    became = Counter(
        {NoFigure: "in words", PublicationErred: "erred"}.get(type(reading), "compared")
        for row in IN_TABLES
        for reading in [PROJECTS[row.project][0].reading_of(row, definitions(demo)[row.project])]
    )
    print(f"\n{dict(became)} of {len(IN_TABLES)} figures printed in {len(TABLES)} tables")
    assert became["compared"] == len(IN_TABLES) - became["in words"] - became["erred"]
    assert became["compared"] > 0.98 * len(IN_TABLES)


@cache
def definitions(demo: Connection) -> dict[str, ProjectDefinition]:
    return {project: fetch_definition(demo, project) for project in PROJECTS}


def test_every_table_of_the_publications_has_its_place(demo: Connection) -> None:
    for project in PROJECTS:
        definition = fetch_definition(demo, project)
        assert {table.number for table in definition.tables} == {
            number for name, number in TABLES if name == project
        }
    numbers = [table.number for table in fetch_definition(demo, vive.PROJECT).tables]
    chapters = {"2": 1, "4": 7, "5": 4, "6": 6}
    assert numbers == [f"{c}.{i}" for c, last in chapters.items() for i in range(1, last + 1)]


def test_no_footnote_is_without_an_error(demo: Connection) -> None:
    """As many as the readings name: four figures and five bases in VIVE's tables, one in DISCUS'.

    A base that is wrong for a whole column has one footnote in each block.
    """
    footnotes = {
        project: sum(
            len(block.footnotes)
            for table in fetch_definition(demo, project).tables
            for block in table.blocks
        )
        for project in PROJECTS
    }
    assert footnotes == {vive.PROJECT: 4 + 8, mentors.PROJECT: 1}


def test_the_document_lists_every_table() -> None:
    """docs/published-tables.md is written by `python -m tests.reference.table_listing`."""
    listed = table_listing.DOCUMENT.read_text(encoding="utf-8")
    assert listed == table_listing.listing()
