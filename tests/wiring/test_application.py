"""The application over HTTP: its index, its callbacks, its files, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.settings import Settings
from tests.accounts import SECRET_KEY, as_viewer

ROOT = Path(__file__).resolve().parents[2]
CALLBACKS = "/_dash-update-component"
POLL = "..token.data...store-state.data.."


@pytest.fixture(scope="module")
def app(store: ProjectStore, tmp_path_factory: pytest.TempPathFactory) -> Dash:
    folder = tmp_path_factory.mktemp("var")
    settings = Settings(
        folder=folder,
        database_url="sqlite:///unused",
        releases_url="sqlite:///unused",
        secret_key=SECRET_KEY,
    )
    return create_app(settings, stores=Stores(store))


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    client = as_viewer(app.server)
    client.get("/")
    return client


def body(output: str, inputs: list[Any], state: list[Any] | None = None) -> dict[str, Any]:
    return {
        "output": output,
        "outputs": [
            {"id": "token", "property": "data"},
            {"id": "store-state", "property": "data"},
        ],
        "inputs": inputs,
        "state": state or [],
        "changedPropIds": ["poll.n_intervals"],
    }


def view_of(path: str = "/", search: str = "") -> str:
    """Where the page asks for the view of an address, written as a browser would."""
    as_written = "/:@!$&'()*+,;=%?"
    return "/view" + quote(path + search, safe=as_written, errors="surrogatepass")


def poll_body(seen: str | None) -> dict[str, Any]:
    return body(
        POLL,
        [{"id": "poll", "property": "n_intervals", "value": 3}],
        [
            {"id": "url", "property": "pathname", "value": "/project/sind-rampen"},
            {"id": "seen", "property": "data", "value": seen},
            {"id": "store-state", "property": "data", "value": None},
        ],
    )


def test_these_are_all_callbacks(client: FlaskClient, app: Dash) -> None:
    """A new callback is looked at here: does it ask monitoring, with the viewer?"""
    on_server = {name for name, callback in app.callback_map.items() if "callback" in callback}
    assert on_server == {POLL}
    listed = json.loads(client.get("/_dash-dependencies").data)
    in_browser = [
        one["clientside_function"]["function_name"] for one in listed if one["output"] != POLL
    ]
    assert in_browser == ["follow", "storeState"]


def test_the_layout_that_anybody_gets_has_no_data(client: FlaskClient) -> None:
    layout = client.get("/_dash-layout").get_data(as_text=True)
    assert "rampen" not in layout


@pytest.mark.parametrize(
    ("url", "language", "title", "status"),
    [
        ("/", "da", "Alle projekter", 200),
        ("/?lang=en", "en", "All projects", 200),
        ("/project/paa-vej-til-arbejde?lang=en", "en", "On the way to work: overview", 200),
        (
            "/project/paa-vej-til-arbejde/goal/work",
            "da",
            "Ordinær beskæftigelse – På vej til arbejde",
            200,
        ),
        ("/project/nothing", "da", "Projektet findes ikke", 404),
        ("/project/nothing?lang=en", "en", "There is no such project", 404),
        ("/project/sind-rampen/goal/nothing", "da", "Målet findes ikke", 404),
        ("/nowhere", "da", "Siden findes ikke", 404),
    ],
)
def test_the_index_has_language_title_and_status(
    client: FlaskClient, url: str, language: str, title: str, status: int
) -> None:
    answer = client.get(url)
    html = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert f'<html lang="{language}">' in html
    assert f"<title>{title}</title>" in html
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_title_is_text_and_never_markup(client: FlaskClient) -> None:
    html = client.get("/project/<script>alert(1)</script>").get_data(as_text=True)
    assert "<script>alert" not in html


def test_no_file_is_asked_of_another_origin(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    sources = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert sources
    assert all(source.startswith("/") and not source.startswith("//") for source in sources)
    for path in (ROOT / "assets" / "view").rglob("*"):
        if path.suffix in (".css", ".js"):
            assert not re.search(r"https?://|url\(", path.read_text("utf-8")), path.name


def test_own_files_come_after_those_they_build_on(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    assert html.index("vendor/bootstrap") < html.index("view/page.css")
    assert html.index("vendor/plotly") < html.index("view/danish.js")
    assert "plotly.min.js" not in html.replace("plotly-finance.min.js", "")


def test_every_file_of_the_index_is_there_and_kept_by_the_browser(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    for source in re.findall(r'(?:src|href)="(/[^"]+)"', html):
        answer = client.get(source)
        assert answer.status_code == 200, source
        if "favicon" not in source:
            assert "max-age=31536000" in answer.headers["Cache-Control"], source
        answer.close()


def test_a_view_stands_below_its_own_address(client: FlaskClient) -> None:
    shown = client.get(view_of("/project/sind-rampen", "?lang=en")).get_json()
    assert shown["language"] == "en"
    assert isinstance(shown["tree"], list)
    assert shown["path"] == "/project/sind-rampen"
    assert "sind-rampen=" in shown["token"]


def test_a_poll_without_news_is_tiny(client: FlaskClient) -> None:
    seen = client.get(view_of("/project/sind-rampen")).get_json()["token"]
    assert len(client.post(CALLBACKS, json=poll_body(seen)).data) <= 32
    news = client.post(CALLBACKS, json=poll_body("older")).get_json()
    assert news["response"]["token"]["data"] == f"3 {seen}"


@pytest.mark.parametrize("value", [None, 5, [], {}, True, "x" * 10_000, ["/project"]])
def test_strange_values_of_inputs_are_only_an_address(client: FlaskClient, value: Any) -> None:
    asked = poll_body("older")
    asked["state"][0]["value"] = asked["state"][1]["value"] = value
    assert client.post(CALLBACKS, json=asked).status_code in (200, 204)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Alle projekter"),
        ("/nowhere", "Siden findes ikke"),
        ("/project/sind%20rampen", "Projektet findes ikke"),
        ("/project/a%2Fb", "Siden findes ikke"),
        ("/%ED%A0%80/%C3%A6%3Cb%3E", "Siden findes ikke"),
        ("/" + "x" * 5_000, "Siden findes ikke"),
    ],
)
def test_the_view_of_any_path_says_what_is_there(
    client: FlaskClient, path: str, title: str
) -> None:
    shown = client.get(view_of(path)).get_json()
    assert shown["title"] == title
    assert shown["path"].isascii()


def test_a_view_is_only_looked_at(client: FlaskClient) -> None:
    answer = client.get(view_of("/project/sind-rampen"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.head(view_of()).status_code == 200
    assert client.post(view_of()).status_code == 405


MALFORMED: list[Any] = [
    None,
    [],
    "x",
    {},
    {"output": 3},
    {"output": "nothing.data", "inputs": []},
    {"output": "page.children", "inputs": []},
    body(POLL, []),
    body(POLL, [{"id": "poll"}]),
    body(POLL, [1]),
    {**poll_body(None), "inputs": "x"},
    {**poll_body(None), "state": 3},
    {**poll_body(None), "changedPropIds": 3},
    {**poll_body(None), "changedPropIds": [3]},
    {**poll_body(None), "outputs": 3},
    {**poll_body(None), "outputs": [{}]},
    {**poll_body(None), "outputs": {"id": 3}},
    {**poll_body(None), "state": [{"id": "url", "property": "pathname"}]},
]


@pytest.mark.parametrize("sent", MALFORMED)
def test_a_malformed_callback_body_is_refused(client: FlaskClient, sent: Any) -> None:
    answer = client.post(CALLBACKS, json=sent)
    assert answer.status_code == 400
    assert "Traceback" not in answer.get_data(as_text=True)


def test_what_is_no_json_is_refused(client: FlaskClient) -> None:
    for data, kind in ((b"{", "application/json"), (b"a=1", "text/plain"), (b"", None)):
        answer = client.post(CALLBACKS, data=data, content_type=kind)
        assert answer.status_code == 400


def test_a_request_that_fails_gets_a_page_and_no_trace(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("dashboard.app.answer_first", fail)
    answer = client.get("/?lang=en")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "Something went wrong" in html
    assert "secret" not in html
    assert 'lang="en"' in html


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
