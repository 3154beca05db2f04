"""What a page shows, as a file."""

from __future__ import annotations

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from dashboard.access import OPERATOR
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.download import register_download
from tests.unit.monitoring.accounts import noted
from tests.unit.pages.reading import of_type, view

#: Tabs that are no analysis, and hand out no tables.
OTHERS = ("overview", "persons", "releases")
TABS = [page for page in PAGES if page.is_tab and page.name not in OTHERS]
DAY = "as_of=2019-04-15"
VIVE = "/project/paa-vej-til-arbejde"


@pytest.fixture
def client(store: ProjectStore, access_store: AccessStore) -> FlaskClient:
    server = Flask("download")
    register_download(server, Stores(store, access_store), PAGES, lambda: OPERATOR)
    return server.test_client()


def test_what_leaves_the_dashboard_is_noted_first(
    client: FlaskClient, access_store: AccessStore
) -> None:
    client.get(f"/download{VIVE}/intake.xlsx?{DAY}")
    client.get(f"/download{VIVE}/nothing.csv")
    assert noted(access_store) == [("operator", "exported", {"page": "intake", "kind": "xlsx"})]


def test_what_cannot_be_noted_does_not_leave_the_dashboard(store: ProjectStore) -> None:
    server = Flask("download")
    register_download(server, Stores(store), PAGES, lambda: OPERATOR)
    got = server.test_client().get(f"/download{VIVE}/intake.xlsx?{DAY}")
    assert got.status_code == 503
    assert "Intet hentes" in got.get_data(as_text=True)


@pytest.mark.parametrize("page", [page.path.rpartition("/")[2] for page in TABS])
def test_a_workbook_holds_every_table_of_the_page(
    client: FlaskClient, store: ProjectStore, page: str
) -> None:
    got = client.get(f"/download{VIVE}/{page}.xlsx?{DAY}&gender=woman")
    assert got.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(got.data))
    about = dict(row[:2] for row in book.get_sheet_by_index(0).to_python())
    assert about["Projekt"] == "På vej til arbejde"
    assert about["Data pr."] == "15. april 2019"
    assert about["Køn"] == "Køn: Kvinde"
    assert "af 104 henviste borgere" in about["Borgere"]
    shown = of_type(view(store, f"{VIVE}/{page}", f"?{DAY}&gender=woman")["tree"], "Table")
    tables = [table for table in shown if table.get("className") == "data"]
    assert len(book.sheet_names) == 1 + len(tables) > 1


@pytest.mark.parametrize(("language", "separator"), [("da", ";"), ("en", ",")])
def test_a_text_file_speaks_the_language_of_the_page(
    client: FlaskClient, language: str, separator: str
) -> None:
    got = client.get(f"/download{VIVE}/intake.csv?{DAY}&lang={language}")
    assert got.content_type == "text/csv; charset=utf-8"
    lines = got.data.decode("utf-8-sig").split("\r\n")
    assert lines[0].split(separator)[0] == {"da": "Projekt", "en": "Project"}[language]
    assert got.headers["Content-Disposition"].startswith("attachment; filename=")
    assert got.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{VIVE}/intake.xlsx?gender=missing", 404),
        (f"{VIVE}.xlsx", 404),
        ("/project/nothing/intake.xlsx", 404),
        (f"{VIVE}/nothing.csv", 404),
        (f"{VIVE}/intake.exe", 404),
    ],
)
def test_what_has_no_tables_is_not_found(client: FlaskClient, path: str, status: int) -> None:
    got = client.get(f"/download{path}")
    assert got.status_code == status
    assert b"Traceback" not in got.data


def test_a_link_leads_to_the_file_of_the_same_view(store: ProjectStore) -> None:
    tree = view(store, f"{VIVE}/intake", f"?{DAY}&gender=woman")["tree"]
    hrefs = [link["href"] for link in of_type(tree, "A") if "download" in link.get("href", "")]
    assert hrefs == [
        f"/download{VIVE}/intake.{kind}?{DAY}&gender=woman" for kind in ("xlsx", "csv")
    ]
