"""What a steering group's pages show and do not, on a demo project and on forty persons.

No exact count of some of the persons is anywhere in what is sent: not in a table, a figure, a
sentence or a file.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from dashboard.components.address import read_address
from dashboard.components.answers import answer
from dashboard.components.drawings import Drawings
from dashboard.components.page import View
from dashboard.data.stores import create_store, open_store
from dashboard.exports.table import Cell
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.download import register_download
from dashboard.pages.router import show_view
from tests.unit.pages.reading import components, of_type, view, words
from tests.unit.steering_store import LEADER, STEERING, TODAY, import_forty

VIVE = "/project/paa-vej-til-arbejde"
PAGES_OF_A_PROJECT = ("intake", "courses", "before-and-after", "participants", "effort", "sites")
NOTE = {"da": "men det er ingen garanti", "en": "but it is no guarantee"}
FILTERS = ("gender=woman", "age=30-39", "course=planned", "start.staff.alcohol=missing")

#: Tables that a leader's page has and a steering group's has not: they tell persons apart.
LEADERS_TABLES: dict[str, set[str]] = {
    "intake": {"sites", "leaving", "trend"},
    "courses": {"cohorts", "reasons", "lengths"},
    "before-and-after": set(),
    "before-and-after?instrument=voices": {"voices-0", "voices-1"},
    "participants": {"two-answers", "group-outcome"},
    "effort": {"hours"},
    "sites": {"goal", "outcomes", "courses", "lengths", "events"},
}


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProjectStore]:
    folder: Path = tmp_path_factory.mktemp("forty")
    url = f"sqlite:///{folder / 'project.db'}"
    engine = create_store(url)
    import_forty(engine, folder)
    engine.dispose()
    read_only = open_store(url)
    yield ProjectStore(read_only, today=lambda: TODAY)
    read_only.dispose()


def drawn(store: ProjectStore, path: str, search: str, viewer: Any = STEERING) -> View:
    return answer(viewer, Stores(store), PAGES, read_address(path, search)).view


def analysis(shown: dict[str, Any]) -> dict[str, Any]:
    """What is drawn of the persons, beneath the filters."""
    [found] = [c for c in components(shown["tree"]) if c["props"].get("id") == "analysis"]
    return found


def counts(shown: View, *, only_protected: bool) -> list[float]:
    """The values of all counts in the tables."""
    return [
        float(cell.value)
        for table in shown.tables
        if table.id.startswith("protected-") or not only_protected
        for row in table.rows
        for cell in row
        if isinstance(cell, Cell) and cell.kind == "count" and isinstance(cell.value, int | float)
    ]


def drawn_values(part: Any) -> list[float]:
    """What the figures draw."""
    values = []
    for graph in of_type(part, "Graph"):
        for trace in graph["figure"]["data"]:
            assert not {"customdata", "text", "hovertemplate"} & trace.keys()
            values += [value for value in trace["y"] if value is not None]
    return values


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("page", PAGES_OF_A_PROJECT)
def test_a_filtered_page_has_rounded_figures_only(
    store: ProjectStore, page: str, chosen: str, language: str
) -> None:
    search = f"?{chosen}&lang={language}"
    found = counts(drawn(store, f"{VIVE}/{page}", search), only_protected=False)
    assert all(count >= 5 and not count % 5 for count in found)
    part = analysis(view(store, f"{VIVE}/{page}", search, viewer=STEERING))
    assert all(not value % 5 for value in drawn_values(part))
    said = words(part)
    assert NOTE[language] in said
    for k, n in re.findall(r"(\d+) (?:af|of) (?:ca\. |about )?(\d+)", said):
        assert not int(k) % 5
        assert not int(n) % 5


@pytest.mark.parametrize("shown_at", LEADERS_TABLES)
def test_an_unfiltered_page_has_protected_tables_in_place_of_splits(
    store: ProjectStore, shown_at: str
) -> None:
    page, _, search = shown_at.partition("?")
    leader = drawn(store, f"{VIVE}/{page}", search, LEADER)
    steering = drawn(store, f"{VIVE}/{page}", search)
    exact = {table.id: table for table in leader.tables}
    shown = {table.id: table for table in steering.tables}
    assert exact.keys() - shown.keys() == LEADERS_TABLES[shown_at]
    assert all(name.startswith("protected-") for name in shown.keys() - exact.keys())
    for name in shown.keys() & exact.keys():
        assert shown[name].head == exact[name].head
    assert all(not count % 5 for count in counts(steering, only_protected=True))


@pytest.mark.parametrize("page", PAGES_OF_A_PROJECT)
def test_a_leader_sees_no_note_and_no_protected_table(store: ProjectStore, page: str) -> None:
    for search in ("", "?gender=woman"):
        shown = view(store, f"{VIVE}/{page}", search, viewer=LEADER)
        assert NOTE["da"] not in words(shown["tree"])
        tables = drawn(store, f"{VIVE}/{page}", search, LEADER).tables
        assert not [table.id for table in tables if table.id.startswith("protected-")]


def test_staff_members_are_nowhere_on_a_steering_groups_pages(forty: ProjectStore) -> None:
    for page in PAGES_OF_A_PROJECT:
        for search in ("", "?gender=woman", "?staff=m1"):
            shown = view(forty, f"/project/small/{page}", search, viewer=STEERING)
            part = analysis(shown)
            assert not re.search(r"\bm[012]\b", words(part))
            figures = [graph["figure"] for graph in of_type(part, "Graph")]
            assert not re.search(r"\bm[012]\b", json.dumps(figures))
            selects = of_type(shown["tree"], "Select")
            assert "staff" not in {select.get("name") for select in selects}
    refused = view(forty, "/project/small/intake", "?staff=m1", viewer=STEERING)
    assert "er kun for projektlederen" in words(refused["tree"])
    leader = view(forty, "/project/small/intake", "", viewer=LEADER)
    assert "staff" in {select.get("name") for select in of_type(leader["tree"], "Select")}


@pytest.mark.parametrize("page", PAGES_OF_A_PROJECT)
def test_a_group_that_is_too_small_is_the_same_page_however_small(
    forty: ProjectStore, page: str
) -> None:
    """Nobody, four persons, and all but nobody."""
    path = f"/project/small/{page}"
    parts = [
        analysis(view(forty, path, f"?{chosen}", viewer=STEERING))
        for chosen in ("gender=missing", "site=west", "cohort=2017-H1")
    ]
    assert "for få borgere til at vise tal" in words(parts[0])
    assert parts[0] == parts[1] == parts[2]
    assert drawn(forty, path, "?site=west").tables == ()


def test_two_filters_or_two_values_are_refused_in_a_sentence(forty: ProjectStore) -> None:
    for chosen in ("gender=woman&site=north", "site=north,south"):
        shown = view(forty, "/project/small/participants", f"?{chosen}", viewer=STEERING)
        said = words(shown["tree"])
        assert "Der kan kun vælges ét filter ad gangen" in said
        assert "Alle 40 henviste borgere er med." in said


def test_with_a_filter_in_force_no_other_is_offered(forty: ProjectStore) -> None:
    shown = view(forty, "/project/small/participants", "?gender=woman", viewer=STEERING)
    names = {select.get("name") for select in of_type(shown["tree"], "Select")}
    assert names == {"gender", "as_of"}
    assert "Ca. 25 af 40 henviste borgere er med." in words(shown["tree"])


def test_a_cohort_of_a_month_is_no_value_for_a_steering_group(forty: ProjectStore) -> None:
    shown = view(forty, "/project/small/courses", "?cohort=2017-01", viewer=STEERING)
    assert "»2017-01« er ikke en værdi for Hold" in words(shown["tree"])


def test_a_day_that_is_not_offered_shows_the_one_before(forty: ProjectStore) -> None:
    for page in ("", "/goal/E", "/intake", "/sites"):
        shown = view(forty, f"/project/small{page}", "?as_of=2017-11-17", viewer=STEERING)
        said = words(shown["tree"])
        assert "ikke pr. 17. november 2017. Siden viser 31. oktober 2017." in said
        assert "31. oktober 2017" in said
        leader = view(forty, f"/project/small{page}", "?as_of=2017-11-17", viewer=LEADER)
        assert "men ikke pr." not in words(leader["tree"])


def test_those_under_way_are_described_by_the_filter_alone(forty: ProjectStore) -> None:
    path = "/project/small/participants"
    now = view(forty, path, "?described=now", viewer=STEERING)
    assert words(analysis(now)) == words(analysis(view(forty, path, "", viewer=STEERING)))
    assert "»now« er ikke et valg" in words(now["tree"])


def test_a_published_table_is_not_opened_for_a_filter(store: ProjectStore) -> None:
    number = "as_of=2019-04-15&table=5.1"
    whole = view(store, f"{VIVE}/courses", f"?{number}", viewer=STEERING)
    leader = view(store, f"{VIVE}/courses", f"?{number}", viewer=LEADER)
    opened = [
        [c for c in components(shown["tree"]) if c["props"].get("id") == "table"]
        for shown in (whole, leader)
    ]
    assert opened[0] == opened[1] != []
    filtered = view(store, f"{VIVE}/courses", f"?{number}&gender=woman", viewer=STEERING)
    assert not [c for c in components(filtered["tree"]) if c["props"].get("id") == "table"]
    assert "kun for hele projektet" in words(filtered["tree"])


@pytest.mark.parametrize("page", PAGES_OF_A_PROJECT)
@pytest.mark.parametrize("search", ["", "?gender=woman"])
def test_what_is_remembered_crosses_no_role(forty: ProjectStore, page: str, search: str) -> None:
    """Leader first, steering group second, and the other way round, of the same stores."""
    path = f"/project/small/{page}"
    own = {
        viewer.name: show_view(viewer, Stores(forty), PAGES, Drawings(), path, search)["tree"]
        for viewer in (LEADER, STEERING)
    }
    assert own[LEADER.name] != own[STEERING.name]
    for order in ((LEADER, STEERING), (STEERING, LEADER)):
        shared = Drawings()
        for viewer in order:
            shown = show_view(viewer, Stores(forty), PAGES, shared, path, search)
            assert shown["tree"] == own[viewer.name]


@pytest.mark.parametrize("page", [page for page in PAGES_OF_A_PROJECT if page != "sites"])
def test_a_download_holds_the_same_rounded_figures(
    forty: ProjectStore, access_store: AccessStore, page: str
) -> None:
    server = Flask("download")
    register_download(server, Stores(forty, access_store), PAGES, lambda: STEERING)
    got = server.test_client().get(f"/download/project/small/{page}.csv?gender=woman&lang=en")
    shown = drawn(forty, f"/project/small/{page}", "?gender=woman&lang=en")
    if not shown.tables:
        assert got.status_code == 404
        return
    assert NOTE["en"] in got.get_data(as_text=True)
    written = [cell for row in csv.reader(io.StringIO(got.get_data(as_text=True))) for cell in row]
    for table in shown.tables:
        assert table.caption in written
    assert all(count >= 5 and not count % 5 for count in counts(shown, only_protected=False))
