"""Signing in over HTTP: who gets a session, where to, and what a stranger learns by trying."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.access import OPERATOR, Role
from dashboard.login.cookies import COOKIE
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.accounts import disable_viewer, fetch_viewer
from dashboard.monitoring.demo_accounts import add_demo_viewers
from dashboard.monitoring.store import ProjectStore
from tests.accounts import PASSWORD
from tests.unit.monitoring.accounts import noted
from tests.wiring.login import PROJECT, Application

LEADER = "leader@example.org"
Make = Callable[..., Application]


@pytest.fixture(scope="module")
def peopled_file(
    store: ProjectStore, created_access_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An access store with a viewer of each role, to be copied: hashing takes its time."""
    path = tmp_path_factory.mktemp("peopled") / "access.db"
    shutil.copyfile(created_access_file, path)
    access = AccessStore.open(f"sqlite:///{path}")
    Application(store, access).add_viewers()
    access.close()
    return path


@pytest.fixture
def make(store: ProjectStore, peopled_file: Path, tmp_path: Path) -> Iterator[Make]:
    """`make(demo=True, …)` gives an application whose settings have these changes."""
    path = tmp_path / "access.db"
    shutil.copyfile(peopled_file, path)
    access = AccessStore.open(f"sqlite:///{path}")
    yield lambda **changes: Application(store, access, **changes)
    access.close()


@pytest.fixture
def application(make: Make) -> Application:
    return make()


@pytest.fixture
def client(application: Application) -> FlaskClient:
    return application.client()


def attempt(
    client: FlaskClient, email: str = LEADER, password: str = PASSWORD, **more: str
) -> TestResponse:
    return client.post("/sign-in", data={"email": email, "password": password, **more})


def test_who_signs_in_gets_a_session_and_the_page_asked_for(client: FlaskClient) -> None:
    asked = client.get(f"/project/{PROJECT}?lang=en")
    assert asked.status_code == 303
    form = client.get(asked.headers["Location"])
    assert f'value="/project/{PROJECT}?lang=en"' in form.text
    answer = attempt(client, next=f"/project/{PROJECT}?lang=en")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/project/{PROJECT}?lang=en")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert "Max-Age" not in cookie


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "", "x", "/\n/x"]
)
def test_nobody_is_sent_elsewhere(client: FlaskClient, elsewhere: str) -> None:
    assert attempt(client, next=elsewhere).headers["Location"] == "/"
    form = client.get("/sign-in", query_string={"next": elsewhere}).text
    assert 'name="next" value=""' in form


def test_an_administrator_without_projects_begins_with_the_viewers(client: FlaskClient) -> None:
    answer = attempt(client, "administrator@example.org")
    assert answer.headers["Location"] == "/administration/viewers"


def test_every_refusal_looks_the_same(application: Application, client: FlaskClient) -> None:
    closed = fetch_viewer(OPERATOR, application.access, "funder@example.org")
    disable_viewer(OPERATOR, application.access, closed.id)
    pages = set()
    for email, password in (
        ("nobody@example.org", PASSWORD),
        (LEADER, "wrong password"),
        ("funder@example.org", PASSWORD),
    ):
        answer = attempt(client, email, password)
        assert answer.status_code == 401
        assert "Set-Cookie" not in answer.headers
        pages.add(answer.text.replace(email, ""))
    assert len(pages) == 1
    assert attempt(client, "", "").status_code == 401


def test_a_browser_has_one_session(application: Application, client: FlaskClient) -> None:
    attempt(client)
    attempt(client)
    assert client.get("/account/sessions").text.count("/end") == 1
    assert [action for _, action, _ in noted(application.access)][-3:] == [
        "signed_in",
        "signed_in",
        "signed_out",
    ]


def test_signing_out_ends_the_session(application: Application) -> None:
    client = application.client("leader")
    assert client.get("/account/sessions").status_code == 200
    answer = client.post("/sign-out")
    assert answer.headers["Location"] == "/signed-out"
    assert f"{COOKIE}=;" in answer.headers["Set-Cookie"]
    assert application.client("leader").get("/account/sessions").status_code == 303


def test_too_many_failures_are_stopped_per_account(client: FlaskClient) -> None:
    for _ in range(10):
        assert attempt(client, password="wrong password").status_code == 401
    stopped = attempt(client)
    assert stopped.status_code == 429
    assert 0 < int(stopped.headers["Retry-After"]) <= 900
    assert "kvarter" in stopped.text
    assert attempt(client, "steering_group@example.org").status_code == 303


def test_too_many_failures_are_stopped_per_address(client: FlaskClient) -> None:
    statuses = [attempt(client, f"{n}@example.org", "").status_code for n in range(31)]
    assert statuses == [401] * 30 + [429]


def test_signing_in_rightly_is_never_too_often(client: FlaskClient) -> None:
    assert {attempt(client).status_code for _ in range(12)} == {303}


def test_a_password_is_changed_at_the_account(application: Application) -> None:
    client = application.client("leader")
    sent = {"current": PASSWORD, "new": "gul cykel i regn", "repeat": "gul cykel i regn"}
    for wrong, said in (
        ({"current": "wrong"}, "nuværende adgangskode er ikke rigtig"),
        ({"repeat": "another one"}, "ikke ens"),
        ({"new": "kort", "repeat": "kort"}, "mindst 12 tegn"),
    ):
        answer = client.post("/account/password", data={**sent, **wrong})
        assert answer.status_code == 400
        assert said in answer.text
    assert client.post("/account/password", data=sent).status_code == 303
    assert "er skiftet" in client.get("/account/password?done=").text
    assert attempt(application.client(), password="gul cykel i regn").status_code == 303


def test_one_ends_ones_own_sessions(application: Application) -> None:
    client = application.client("leader")
    attempt(application.client())
    page = client.get("/account/sessions").text
    assert page.count("/end") == 2
    assert client.post("/account/sessions/2/end").status_code == 303
    assert client.post("/account/sessions/2/end").status_code == 404
    assert client.get("/account/sessions").text.count("/end") == 1


def test_an_administrator_adds_a_viewer_who_chooses_a_password(application: Application) -> None:
    administrator, invited = application.client("administrator"), application.client()
    form = {
        "name": "Karen Blix",
        "email": "karen@example.org",
        "project": [PROJECT, ""],
        "role": ["steering_group", ""],
    }
    added = administrator.post("/administration/viewers", data=form)
    path = "/set-password/" + added.text.partition("/set-password/")[2].partition("<")[0]
    assert added.status_code == 200
    chosen = {"new": "gul cykel i regn", "repeat": "gul cykel i regn"}
    assert "karen@example.org" in invited.get(path).text
    assert invited.post(path, data={**chosen, "repeat": "x"}).status_code == 400
    assert invited.post(path, data=chosen).status_code == 303
    for used_up in (invited.get(path), invited.post(path, data=chosen)):
        assert used_up.status_code == 404
        assert "Set-Cookie" not in used_up.headers
    assert attempt(invited, "karen@example.org", "gul cykel i regn").status_code == 303
    again = administrator.post("/administration/viewers", data=form)
    assert (again.status_code, "allerede en bruger" in again.text) == (400, True)


def test_an_administrator_changes_rights_and_closes_accounts(application: Application) -> None:
    client = application.client("administrator")
    known = fetch_viewer(OPERATOR, application.access, LEADER)
    page = f"/administration/viewers/{known.id}"
    rights = {"project": [PROJECT, "other"], "role": ["funder", "leader"]}
    assert client.post(page, data=rights).status_code == 303
    grants = fetch_viewer(OPERATOR, application.access, LEADER).grants
    assert dict(grants) == {PROJECT: Role.FUNDER, "other": Role.LEADER}
    assert client.post(f"{page}/disable").status_code == 303
    assert attempt(application.client()).status_code == 401
    assert client.post(f"{page}/enable").status_code == 303
    assert client.post(f"{page}/sign-out").status_code == 303
    for wrong in (
        {"project": ["a"], "role": []},
        {"project": [PROJECT], "role": ["owner"]},
        {"project": ["../x"], "role": ["leader"]},
        {"project": ["x"] * 80, "role": ["leader"] * 80},
    ):
        assert client.post(page, data=wrong).status_code == 400
    own = fetch_viewer(OPERATOR, application.access, "administrator@example.org")
    last = client.post(f"/administration/viewers/{own.id}/disable")
    assert (last.status_code, "mindst én administrator" in last.text) == (400, True)
    for missing in (client.get(f"{page}99"), client.post(f"{page}99/invite")):
        assert missing.status_code == 404


def test_a_link_is_exchanged_for_a_session_at_a_clean_address(
    application: Application, caplog: pytest.LogCaptureFixture
) -> None:
    administrator, guest = application.client("administrator"), application.client()
    form = {"project": PROJECT, "days": "30", "note": "Fonden"}
    made = administrator.post("/administration/links", data=form)
    address = made.text.partition("http://localhost/link/")[2].partition("<")[0]
    opened = guest.get(f"/link/{address}")
    assert (opened.status_code, opened.headers["Location"]) == (303, "/")
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    assert opened.headers["Set-Cookie"].startswith(f"{COOKIE}=")
    assert administrator.post("/administration/links/1/revoke").status_code == 303
    refused = [guest.get(f"/link/{path}") for path in (address, address[:-1], "unknown", "a.b")]
    assert {answer.status_code for answer in refused} == {404}
    assert len({answer.text.replace(answer.request.path, "") for answer in refused}) == 1
    assert address not in caplog.text
    assert address.partition(".")[0] not in str(noted(application.access))
    for days in ("0", "400", "x", "", "٣", "9" * 50):
        answer = administrator.post("/administration/links", data={**form, "days": days})
        assert answer.status_code == 400, days
    assert administrator.post("/administration/links/99/revoke").status_code == 404


def test_the_demo_is_entered_by_a_button(make: Make) -> None:
    demo = make(demo=True)
    add_demo_viewers(demo.access, [PROJECT])
    client = demo.client()
    page = client.get("/sign-in?lang=en").text
    assert page.count('name="role"') == 4
    assert "exists in the demonstration only" in page
    for role, first in (("leader", "/"), ("administrator", "/administration/viewers")):
        answer = client.post("/sign-in/demo", data={"role": role})
        assert answer.headers["Location"] == first
        assert answer.headers["Set-Cookie"].startswith("demo-session=")
        assert "Secure" not in answer.headers["Set-Cookie"]
    for role in ("operator", "", "leader@demo.invalid"):
        assert client.post("/sign-in/demo", data={"role": role}).status_code == 400


def test_outside_the_demo_there_is_no_such_button(application: Application) -> None:
    add_demo_viewers(application.access, [PROJECT])
    answer = application.client().post("/sign-in/demo", data={"role": "leader"})
    assert answer.status_code == 405
    assert "Set-Cookie" not in answer.headers
    assert "/sign-in/demo" not in application.client().get("/sign-in").text


def test_a_store_that_went_away_is_said_and_nobody_gets_in(
    application: Application, tmp_path: Path
) -> None:
    client = application.client("leader")
    (tmp_path / "access.db").unlink()
    assert client.get("/").status_code == 503
    assert attempt(client).status_code == 503
    assert client.get("/sign-in").status_code == 200
