"""Published tables in a real browser: cells on the screen against what was printed.

One of each kind of block is opened by its link in docs/published-tables.md, and each printed
figure is looked for in the row and under the heading that the page shows.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from dash.testing.composite import DashComposite
from selenium.webdriver.common.by import By

from tests.browser.conftest import Axe, Visit
from tests.reference import mentors, table_listing, vive
from tests.reference.readings import Row, published_rows
from tests.reference.table_places import COLUMNS, ROWS, SUPERSCRIPTS, table_number

pytestmark = pytest.mark.xdist_group("browser")

#: A printed percentage and the exact one may differ by rounding, in percentage points.
TOLERANCE = 0.55

#: Tables with blocks of each kind, and how many of their cells the publication printed wrong.
OPENED = {
    (vive.PROJECT, "2.1"): 0,  # forms
    (vive.PROJECT, "4.1"): 0,  # codes and conditions with a total
    (vive.PROJECT, "4.4"): 2,  # answers of citizen and staff member
    (vive.PROJECT, "4.5"): 0,  # cross table
    (vive.PROJECT, "5.1"): 0,  # conditions with counts
    (vive.PROJECT, "5.2"): 1,  # answers by group
    (vive.PROJECT, "5.3"): 1,  # answers at three waves
    (vive.PROJECT, "6.1"): 0,  # yes and no
    (vive.PROJECT, "6.3"): 0,  # answers at two waves, each item a block
    (mentors.PROJECT, "uddannelse"): 0,  # codes with a row of no answer
    (mentors.PROJECT, "forloebslaengde"): 0,  # means
    (mentors.PROJECT, "tidsforbrug"): 0,  # minutes of events
    (mentors.PROJECT, "erfaring"): 1,  # companies
}


def link(project: str, number: str) -> str:
    """The table's link as the document lists it."""
    listed = re.findall(r"`(/project/[^`]*)`", table_listing.DOCUMENT.read_text(encoding="utf-8"))
    (found,) = [
        path
        for path in listed
        if path.startswith(f"/project/{project}/") and path.endswith(f"table={number}")
    ]
    return found


def shown_tables(browser: DashComposite) -> list[dict[str, Any]]:
    """Each table of the section: the heading above it, the heads of its columns, its rows."""
    return list(
        browser.driver.execute_script(
            """
            const words = cell => cell.innerText;
            return [...document.querySelectorAll('#table .chart-block')].map(block => ({
              heading: block.querySelector('h3')?.innerText ?? '',
              head: [...block.querySelectorAll('thead th')].map(words),
              rows: [...block.querySelectorAll('tbody tr')].map(row => [...row.cells].map(words)),
            }));
            """
        )
    )


def plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words.translate(SUPERSCRIPTS)).strip()


def find_cell(tables: list[dict[str, Any]], row: Row) -> str:
    """What stands in the row's cell. AssertionError where there is no such cell."""
    wanted = ROWS.get(row.category, row.category)
    column = COLUMNS.get(row.column, row.column)
    headed = [table for table in tables if table["heading"].lower() == row.dimension.lower()]
    for table in headed or tables:
        heads = [plain(words) for words in table["head"]]
        for cells in table["rows"]:
            if plain(cells[0]) == plain(wanted) and plain(column) in heads:
                return str(cells[heads.index(plain(column))])
    raise AssertionError(f"{row}: no such cell")


def agrees(shown: str, row: Row) -> bool:
    """Whether the cell shows the printed count, mean, or percentage."""
    number = float(re.match(r"[\d.,]+", shown)[0].replace(".", "").replace(",", "."))  # type: ignore[index]
    if row.unit == "percent":
        return abs(number - float(row.value)) < TOLERANCE
    return number == float(row.value)


@pytest.mark.parametrize(("project", "number"), OPENED, ids=lambda value: str(value))
def test_the_cells_on_the_screen_are_those_printed(visit: Visit, project: str, number: str) -> None:
    browser = visit(link(project, number))
    title = browser.driver.find_element(By.ID, "table-title").text
    if project == vive.PROJECT:
        assert title.startswith(f"Tabel {number}: ")
    tables = shown_tables(browser)
    rows = [row for row in published_rows(project) if table_number(row) == number and row.value]
    assert rows
    wrong = [row for row in rows if not agrees(find_cell(tables, row), row)]
    assert len(wrong) == OPENED[project, number], [str(row) for row in wrong]
    notes = browser.driver.find_element(By.ID, "table").text
    for row in wrong:
        assert f"»{plain(ROWS.get(row.category, row.category))}«" in notes
        assert f"Trykt som {row.value} %" in plain(notes)


def test_a_table_is_opened_closed_and_shown_as_printed_again(visit: Visit) -> None:
    browser = visit("/project/paa-vej-til-arbejde/participants?as_of=2020-04-15&gender=woman")
    browser.driver.find_element(By.ID, "open-table-5-2").click()
    browser.wait_for_contains_text("#table-title", "Tabel 5.2")
    assert "as_of=2019-04-15&table=5.2" in browser.driver.current_url
    assert "gender" not in browser.driver.current_url
    # a filter keeps the table open and says that it differs
    browser = visit(
        "/project/paa-vej-til-arbejde/participants?as_of=2019-04-15&table=5.2&gender=woman"
    )
    assert "Her er kun dem, som filtrene vælger" in browser.driver.find_element(By.ID, "table").text
    browser.driver.find_element(By.ID, "table-as-printed").click()
    browser.wait_for_contains_text("#table", "Opgjort som i publikationen")
    browser.driver.find_element(By.ID, "close-table").click()
    browser.wait_for_no_elements("#table")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("number", ["4.5", "6.4"])
def test_a_wide_table_scrolls_within_the_page_and_can_be_read_by_all(
    visit: Visit, axe: Axe, number: str, width: int
) -> None:
    path = link(vive.PROJECT, number)
    browser = visit(path, width)
    inner = browser.driver.execute_script("return document.documentElement.scrollWidth")
    assert inner == width
    assert axe(path, width) == []
