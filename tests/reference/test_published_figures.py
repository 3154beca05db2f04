"""Every published figure of the four projects, computed with the dashboard's own queries.

Counts must be exact. A percentage must lie within 0.55 of the published one, since printed
percentages are rounded, some of them twice. Where a base is published with a percentage, the
denominator must be that base, or the one that the readings name as the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import Connection

from dashboard.data.projects import fetch_definition
from dashboard.data.summaries import fetch_summary
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.conditions import Condition
from dashboard.indicators.definition import Count, Label, NamedBase, ProjectDefinition, Share
from dashboard.indicators.resolve import resolve
from dashboard.indicators.results import Tally
from dashboard.indicators.statistics import pearson_chi_square
from tests.reference import listing, mentors, norddjurs, sind, vive
from tests.reference.readings import (
    CountOf,
    Declared,
    HowManyHave,
    NoFigure,
    PublicationErred,
    PValue,
    Ratio,
    Reading,
    Row,
    ShareOf,
    SummaryOf,
    both,
    published_rows,
)

#: A published percentage and the exact one may differ by rounding, in percentage points.
TOLERANCE = 0.55

#: Project: its readings and the date of its figures.
PROJECTS = {
    vive.PROJECT: (vive, vive.MIDTERM),
    sind.PROJECT: (sind, sind.STATUS),
    mentors.PROJECT: (mentors, mentors.STATUS),
    norddjurs.PROJECT: (norddjurs, norddjurs.STATUS),
}

#: The line of Tabel 5.1 that is its base.
ALL = "Antal borgere med en opstartsmåling"

ROWS = [row for project in PROJECTS for row in published_rows(project)]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_published_figure_comes_out(
    row: Row, demo: Connection, record_property: Callable[[str, object], None]
) -> None:
    module, day = PROJECTS[row.project]
    definition = fetch_definition(demo, row.project)
    reading = module.reading_of(row, definition)
    if isinstance(reading, NoFigure):
        record_property("published figure", "no figure")
        return
    if isinstance(reading, PublicationErred):
        # The publication erred only if its own figure does not come out.
        with pytest.raises(AssertionError):
            check(row, reading.reading, demo, definition, day)
        record_property("published figure", "erred")
        return
    check(row, reading, demo, definition, day)
    record_property("published figure", "reproduced")


def check(
    row: Row, reading: Reading, demo: Connection, definition: ProjectDefinition, day: date
) -> None:
    """Compute the reading and compare it with the published value; AssertionError if it differs."""
    published = float(row.value) if row.unit not in ("date", "text") else None
    match reading:
        case ShareOf():
            tally = _tally(demo, definition, _share(reading, definition), reading.day or day)
            assert tally.value is not None, f"{row}: nobody in the base"
            assert published is not None
            assert abs(100 * tally.value - published) < TOLERANCE, f"{row}: {tally}"
            n = reading.n or (int(row.n) if row.n else None)
            assert n is None or tally.denominator == n or reading.weight, f"{row}: {tally}"
        case CountOf():
            assert _count(demo, definition, reading, day) == published, str(row)
        case SummaryOf():
            where = _resolved(reading.where, definition)
            summary = fetch_summary(demo, row.project, reading.quantity, where, day)
            value = getattr(summary, reading.part)
            assert value is not None
            assert round(value) == published, f"{row}: {summary}"
        case Ratio():
            above = sum(_count(demo, definition, part, day) for part in reading.above)
            ratio = above / _count(demo, definition, reading.below, day)
            assert round(ratio, 1) == published, f"{row}: {ratio}"
        case HowManyHave():
            counts = [_count(demo, definition, part, day) for part in reading.parts]
            assert sum(count > 0 for count in counts) == published, f"{row}: {counts}"
        case PValue():
            assert published is not None
            table = [
                [
                    _count(demo, definition, CountOf(both(line, column)), day)
                    for column in reading.columns
                ]
                for line in reading.rows
            ]
            assert round(pearson_chi_square(table).p, 3) == published, f"{row}: {table}"
        case Declared():
            value = reading.read(definition)
            expected = row.value if published is None else published
            assert value == expected, f"{row}: {value}"
        case _:
            raise AssertionError(f"{row}: {reading} cannot be checked")


def _resolved(condition: Condition, definition: ProjectDefinition) -> Condition:
    """The condition with the project's bases and outcomes in place of their names."""
    asked = NamedBase(name="asked", label=Label(da="spurgt", en="asked"), where=condition)
    bases = (*definition.bases, asked)
    return resolve(definition.model_copy(update={"bases": bases, "goals": ()})).bases[-1].where


def _share(reading: ShareOf, definition: ProjectDefinition) -> Share:
    return Share(
        unit=reading.unit,
        where=_resolved(reading.where, definition),
        base=_resolved(reading.base, definition),
        weight=reading.weight,
    )


def _count(demo: Connection, definition: ProjectDefinition, reading: CountOf, day: date) -> int:
    where: Condition = _resolved(reading.where, definition)
    count = Count(unit=reading.unit, where=where)
    return _tally(demo, definition, count, reading.day or day).numerator


def _tally(
    demo: Connection, definition: ProjectDefinition, indicator: Share | Count, day: date
) -> Tally:
    return fetch_tallies(demo, definition.id, [indicator], [day])[0][0]


def _cells_of_the_tables() -> Iterator[Row]:
    for row in ROWS:
        if row.project == vive.PROJECT and row.file.startswith("tabel") and row.unit == "percent":
            yield row


def test_the_eighteen_tables_have_their_known_number_of_percentages_and_errors(
    demo: Connection,
) -> None:
    """405 percentage cells, of which four deviate under every rule.

    A column's "100" is no cell of its own, but the cross table's margins are.
    """
    definition = fetch_definition(demo, vive.PROJECT)
    cells = [
        row
        for row in _cells_of_the_tables()
        if row.table == "Tabel 4.5" or (row.category not in vive.TOTAL and row.category != ALL)
    ]
    erred = [row for row in cells if isinstance(vive.reading_of(row, definition), PublicationErred)]
    assert len(cells) == 405
    assert len(erred) == 4


def test_every_exception_has_its_reason(demo: Connection) -> None:
    for row in ROWS:
        module, _ = PROJECTS[row.project]
        reading = module.reading_of(row, fetch_definition(demo, row.project))
        if isinstance(reading, (NoFigure, PublicationErred)):
            assert len(reading.reason) > 10, str(row)


def test_the_document_names_every_exception() -> None:
    """docs/published-figures.md is written by `python -m tests.reference.listing`."""
    assert listing.DOCUMENT.read_text(encoding="utf-8") == listing.listing()
