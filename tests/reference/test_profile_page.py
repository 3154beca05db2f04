"""The page on participants against the midterm report: its profile tables, and its four p-values.

What is compared is what the page shows: its tables as they are downloaded, and its words. The exact
test's values are those that full enumeration, or two million random tables, gave outside this
repository.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR
from dashboard.components.address import read_address
from dashboard.components.page import View, Visit
from dashboard.data.projects import fetch_definition
from dashboard.data.stores import open_store
from dashboard.exports.table import Cell, Table
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import participants
from dashboard.text.catalogue import Text
from tests.reference import vive
from tests.reference.readings import PublicationErred, Row, published_rows
from tests.reference.test_published_figures import TOLERANCE
from tests.reference.vive_groups import HEALTH, OWN_HEALTH, TOTAL
from tests.unit.pages.reading import of_type, view, words

PATH = f"/project/{vive.PROJECT}/participants"
#: The tables that describe the 98 who had started, and the two that divide them by an outcome.
PROFILE = ("Tabel 4.1", "Tabel 4.2", "Tabel 4.3", "Tabel 4.4", "Tabel 4.6", "Tabel 4.7")
OUTCOMES = {"Tabel 5.2": "course", "Tabel 6.2": "goal.work"}

#: Column of the publication: what the page calls it.
COLUMNS = {
    "Fortsat igangværende forløb": "Igangværende",
    "Planlagt afsluttet forløb": "Planlagt afsluttet",
    "Uplanlagt afsluttet forløb": "Uplanlagt afsluttet",
    "I beskæftigelse": "Ordinær beskæftigelse: ja",
    "Ikke i beskæftigelse": "Ordinær beskæftigelse: nej",
    "Total": "I alt",
}


@pytest.fixture(scope="module")
def store(demo: Connection) -> Iterator[ProjectStore]:
    engine = open_store(demo.engine.url.render_as_string())
    yield ProjectStore(engine, today=lambda: date(2026, 11, 2))
    engine.dispose()


def tables(store: ProjectStore, **asked: str) -> dict[str, Table]:
    """The page's tables on the day of the report's data, by their ids."""
    search = "&".join(f"{name}={value}" for name, value in asked.items())
    address = read_address(PATH, f"?as_of={vive.MIDTERM}&{search}")
    visit = Visit(
        viewer=OPERATOR,
        stores=Stores(store),
        address=address,
        text=Text("da"),
        today=store.today(),
        parameters={"project_id": vive.PROJECT},
    )
    shown: View = participants.PAGE.show(visit)
    return {table.id: table for table in shown.tables}


def percent(table: Table, row: str, column: str | None = None) -> float:
    """The percentage beside the count of the column (the first, if None) in the row named so."""
    line = next(line for line in table.rows if line[0] == row)
    position = 1 if column is None else table.head.index(column)
    cell = line[position + 1]
    assert isinstance(cell, Cell)
    assert isinstance(cell.value, float)
    return 100 * cell.value


def rows_of(*names: str) -> list[Row]:
    return [
        row
        for row in published_rows(vive.PROJECT)
        if row.table in names and row.unit == "percent" and row.category not in TOTAL
    ]


def profile_reading(row: Row, found: dict[str, Table]) -> float:
    """What the page shows for a row of a profile table."""
    if row.table == "Tabel 4.1":
        name = {"Køn": "gender", "Alder": "age", "Nationalitet": "nationality"}[row.dimension]
        return percent(found[f"profile-{name}"], row.category.replace("-", "–"))
    if row.table in ("Tabel 4.2", "Tabel 4.4"):
        matter = "psychological" if row.table == "Tabel 4.2" else "physical"
        is_own = row.dimension.startswith("Borgers")
        item = f"citizen-{matter}_health" if is_own else f"staff-{matter}_problems"
        return percent(found[f"profile-start-{item}"], row.category)
    shared = {
        "Tabel 4.3": "profile-other-0-answers",
        "Tabel 4.6": "profile-of-substances-0-answers",
        "Tabel 4.7": "profile-of-ability-0-answers",
    }
    return percent(found[shared[row.table]], row.category, row.column)


def check(row: Row, shown: float, demo: Connection) -> None:
    definition = fetch_definition(demo, vive.PROJECT)
    is_near = abs(shown - float(row.value)) < TOLERANCE
    erred = isinstance(vive.reading_of(row, definition), PublicationErred)
    assert is_near is not erred, f"{row}: {shown}"


def test_the_profile_tables_are_on_the_page(store: ProjectStore, demo: Connection) -> None:
    found = tables(store)
    rows = rows_of(*PROFILE)
    assert len(rows) == 66
    for row in rows:
        check(row, profile_reading(row, found), demo)


def test_the_cross_table_of_both_healths_is_on_the_page(
    store: ProjectStore, demo: Connection
) -> None:
    table = tables(store)["two-answers"]
    shares = {
        (line[0], line[1]): 100 * line[3].value
        for line in table.rows
        if isinstance(line[3], Cell) and isinstance(line[3].value, float)
    }
    cells = [row for row in rows_of("Tabel 4.5") if row.column not in TOTAL]
    assert len(cells) == len(shares) == 25
    for row in cells:
        check(row, shares[row.category, row.column], demo)
    assert "1 af 98 mangler et eller begge svar og er ikke med." in table.notes


@pytest.mark.parametrize("name", OUTCOMES)
@pytest.mark.parametrize("dimension", OWN_HEALTH)
def test_the_tables_by_outcome_are_on_the_page(
    store: ProjectStore, demo: Connection, name: str, dimension: str
) -> None:
    group = f"start.citizen.{OWN_HEALTH[dimension]}"
    table = tables(store, group=group, outcome=OUTCOMES[name], percent="outcome")["group-outcome"]
    rows = [row for row in rows_of(name) if row.dimension == dimension]
    assert {row.category for row in rows} == set(HEALTH)
    for row in rows:
        check(row, percent(table, row.category, COLUMNS[row.column]), demo)


@pytest.mark.parametrize(
    ("group", "outcome", "pearson", "exact", "small"),
    [
        ("physical_health", "course", "p = 0,004 (χ² = 22,5, df = 8)", 0.052, "60 %"),
        ("psychological_health", "course", "p = 0,111 (χ² = 13,0, df = 8)", 0.142, "73 %"),
        # printed as p = 0,000
        ("physical_health", "goal.work", "p < 0,001 (χ² = 24,3, df = 4)", 0.001, "50 %"),
        ("psychological_health", "goal.work", "p = 0,087 (χ² = 8,1, df = 4)", 0.042, "70 %"),
    ],
)
def test_the_four_p_values_are_on_the_page(
    store: ProjectStore, group: str, outcome: str, pearson: str, exact: float, small: str
) -> None:
    search = f"?as_of={vive.MIDTERM}&group=start.citizen.{group}&outcome={outcome}"
    tree = view(store, PATH, search)["tree"]
    [figure] = [f for f in of_type(tree, "Figure") if f["aria-labelledby"].startswith("group-")]
    first, second = (words(part["children"]) for part in of_type(figure["children"], "Dd"))
    assert first.replace("\u00a0", " ") == pearson
    sign, value = second.replace("\u00a0", " ").removeprefix("p ").split()[:2]
    assert sign == ("<" if exact == 0.001 else "=")
    assert float(value.replace(",", ".")) == pytest.approx(exact, abs=0.0015)
    # The sentence follows the exact test, which turns two of the four conclusions around.
    said = words(figure["children"]).replace("\u00a0", " ")
    differs = exact < 0.05
    pearson_differs = pearson.startswith(("p < 0,001", "p = 0,004"))
    assert ("Grupperne er forskellige" in said) is differs
    assert ("ingen sikker forskel mellem grupperne" in said) is not differs
    assert ("her følges den eksakte" in said) is (differs is not pearson_differs)
    assert f"I {small} af felterne er det forventede antal under 5" in said
