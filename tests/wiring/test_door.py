"""The door: every route and method for every role, and a failure for one that is not listed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.access import Viewer
from dashboard.app import BY_ITSELF
from dashboard.login import guard
from dashboard.login.current import find_viewer
from dashboard.login.guard import CLOSED, ROUTES, Who
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.store import ProjectStore
from tests.wiring.login import ASKERS, PROJECT, Application
from tests.wiring.test_application import CALLBACKS, poll_body, view_of

#: Each route with an example of its address; what is asked for need not be there.
ADDRESSES = {
    "healthz": "/healthz",
    "readyz": "/readyz",
    "_dash_assets.static": "/assets/view/page.css",
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": (
        "/_dash-component-suites/dash/nothing.js"
    ),
    "/_favicon.ico": "/_favicon.ico",
    "login.sign_in": "/sign-in",
    "login.sign_in_to_demo": "/sign-in/demo",
    "login.signed_out": "/signed-out",
    "login.invited": "/set-password/forged",
    "login.open_link": "/link/forged",
    "login.openid": "/sign-in/openid",
    "login.openid_back": "/sign-in/openid/back",
    "/": "/",
    "/<path:path>": f"/project/{PROJECT}",
    "/_dash-layout": "/_dash-layout",
    "/_dash-dependencies": "/_dash-dependencies",
    "/_dash-update-component": CALLBACKS,
    "view": f"/view/project/{PROJECT}",
    "download": f"/download/project/{PROJECT}/intake.csv",
    "publish": f"/project/{PROJECT}/releases/publish",
    "audit_export": "/administration/audit.csv",
    "login.sign_out": "/sign-out",
    "login.sessions": "/account/sessions",
    "login.end_session": "/account/sessions/99/end",
    "login.password": "/account/password",
    "login.viewers": "/administration/viewers",
    "login.viewer": "/administration/viewers/99",
    "login.change_account": "/administration/viewers/99/disable",
    "login.invite": "/administration/viewers/99/invite",
    "login.links": "/administration/links",
    "login.revoke_link": "/administration/links/99/revoke",
}

#: Routes that only the demo has, or only who named another place to sign in at.
ELSEWHERE = {"login.sign_in_to_demo", "login.openid", "login.openid_back"}

LET_IN = {
    Who.ANYBODY: set(ASKERS),
    Who.SIGNED_IN: set(ASKERS) - {"nobody"},
    Who.ACCOUNT: set(ASKERS) - {"nobody", "link"},
    Who.ADMINISTRATOR: {"administrator"},
}

#: Only the demo has the one, and only who signs in at a provider the others (`test_openid`).
ELSEWHERE = {"login.sign_in_to_demo", "login.openid", "login.openid_back"}

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@pytest.fixture(scope="module")
def application(
    store: ProjectStore, created_access_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    path = tmp_path_factory.mktemp("door") / "access.db"
    shutil.copyfile(created_access_file, path)
    access = AccessStore.open(f"sqlite:///{path}")
    application = Application(store, access)
    application.add_viewers()
    yield application
    access.close()


@pytest.fixture(scope="module", params=ASKERS)
def asker(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(application: Application, asker: str) -> FlaskClient:
    return application.client(asker)


def test_every_route_is_listed_and_has_an_example(application: Application) -> None:
    rules = {rule.endpoint: rule for rule in application.server.url_map.iter_rules()}
    assert set(rules) | ELSEWHERE == set(ROUTES) | CLOSED
    assert set(ADDRESSES) == set(ROUTES)
    for endpoint, address in ADDRESSES.items():
        if endpoint in rules:
            adapter = application.server.url_map.bind("localhost")
            method = "GET" if "GET" in ROUTES[endpoint].methods else "POST"
            assert adapter.match(address, method)[0] == endpoint


@pytest.mark.parametrize("endpoint", sorted(set(ROUTES) - ELSEWHERE))
def test_each_route_lets_in_whom_it_should(client: FlaskClient, asker: str, endpoint: str) -> None:
    route = ROUTES[endpoint]
    for method in METHODS:
        # signing out would end the session that the other methods ask with
        if endpoint == "login.sign_out" and method == "POST":
            continue
        answer = client.open(ADDRESSES[endpoint], method=method)
        status = answer.status_code
        answer.close()
        assert status < 500, method
        if method not in route.methods:
            # what no route of this method has, the page of whatever path answers
            assert status in (303, 404, 405) or (endpoint != "/<path:path>" and asker != "nobody")
        elif asker in LET_IN[route.who]:
            assert status not in (303, 401) or endpoint in {"login.sign_in"}, method
            assert status != 403 or endpoint in {"/", "/<path:path>", "download", "publish"}, method
        elif asker == "nobody":
            assert status == (303 if route.is_page else 401), method
        else:
            assert status == 403, method


def test_figures_are_for_who_has_a_role_in_the_project(client: FlaskClient, asker: str) -> None:
    """Whatever the door lets pass: the answer itself is refused where it is computed."""
    sees = asker in ("leader", "steering_group")
    page = client.get(f"/project/{PROJECT}")
    shown = client.get(view_of(f"/project/{PROJECT}"))
    polled = client.post(CALLBACKS, json=poll_body("older"))
    file = client.get(f"/download/project/{PROJECT}/intake.csv")
    others = client.get("/project/paa-vej-til-arbejde")
    missing = client.get("/project/there-is-none")
    if asker == "nobody":
        assert (page.status_code, shown.status_code, polled.status_code) == (303, 401, 401)
        assert (file.status_code, others.status_code) == (401, 303)
        return
    assert page.status_code == (200 if sees else 403)
    assert file.status_code == (200 if sees else 403)
    # another's project and one that is not there are the same
    assert others.status_code == missing.status_code == (403 if asker == "administrator" else 404)
    assert others.text.partition("</title>")[0] == missing.text.partition("</title>")[0]
    assert ("Graph" in shown.get_data(as_text=True)) == sees
    assert ("sind-rampen=" in polled.get_data(as_text=True)) == sees


def test_what_the_page_asks_by_itself_keeps_nobody_signed_in(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses: list[bool] = []

    def note(store: AccessStore, *, is_use: bool = True) -> Viewer | None:
        uses.append(is_use)
        return find_viewer(store, is_use=is_use)

    monkeypatch.setattr(guard, "find_viewer", note)
    client = application.client("leader")
    for asked in (
        lambda: client.get(view_of(f"/project/{PROJECT}")),
        lambda: client.get(view_of(f"/project/{PROJECT}"), headers={BY_ITSELF: "1"}),
        lambda: client.post(CALLBACKS, json=poll_body("older")),
    ):
        assert asked().status_code == 200
    assert uses == [True, False, False]


def test_every_callback_is_in_the_tests_of_the_door(application: Application) -> None:
    application.client("leader").get("/")
    on_server = {
        name for name, callback in application.dash.callback_map.items() if "callback" in callback
    }
    assert on_server == {poll_body(None)["output"]}


@pytest.mark.parametrize("path", ["/static/x.js", "/_reload-hash"])
def test_what_libraries_bring_is_closed(application: Application, path: str) -> None:
    for asker in ("nobody", "leader"):
        assert application.client(asker).get(path).status_code == 404
