"""What every request must bring and every answer says: origin, host, headers, size."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.settings import SettingsError
from tests.wiring.login import Application, settings
from tests.wiring.test_application import CALLBACKS, poll_body

PUBLIC = "https://dashboard.example.org"


@pytest.fixture(scope="module")
def local(store: ProjectStore) -> Application:
    return Application(store, AccessStore())


@pytest.fixture(scope="module")
def public(store: ProjectStore) -> Application:
    return Application(store, AccessStore(), public_url=PUBLIC)


def post(application: Application, base: str, path: str = "/sign-in", **headers: str) -> int:
    client = application.server.test_client()
    return client.post(path, base_url=base, headers=headers).status_code


@pytest.mark.parametrize("path", ["/sign-in", CALLBACKS, "/sign-out", "/nowhere"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "https://localhost"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Referer": "http://localhost/"},
    ],
)
def test_a_change_that_no_own_page_asks_for_is_refused(
    local: Application, path: str, headers: dict[str, str]
) -> None:
    assert post(local, "http://localhost", path, **headers) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
    ],
)
def test_one_that_an_own_page_asks_for_is_not(local: Application, headers: dict[str, str]) -> None:
    # there is no access store here, which is another matter
    assert post(local, "http://localhost", **headers) == 503
    assert post(local, "http://localhost", CALLBACKS, **headers) == 401


def test_the_own_origin_is_the_public_one(public: Application) -> None:
    # as the proxy hands it on: without TLS, with the host that was asked for
    inside = "http://dashboard.example.org"
    assert post(public, inside, Origin=PUBLIC) == 503
    assert post(public, inside, Origin=inside) == 403


@pytest.mark.parametrize(
    "base", ["http://localhost", "http://localhost:8050", "http://127.0.0.1:9", "http://[::1]:8050"]
)
def test_plain_http_is_for_this_machine(local: Application, base: str) -> None:
    assert local.server.test_client().get("/sign-in", base_url=base).status_code == 200


@pytest.mark.parametrize(
    "base",
    ["http://dashboard.example.org", "http://192.0.2.7:8050", "http://localhost.evil.example"],
)
def test_and_for_no_other(local: Application, base: str) -> None:
    client = local.server.test_client()
    answer = client.get("/sign-in", base_url=base)
    assert answer.status_code == 421
    assert "https" in answer.text
    # who watches the server may ask by any address
    assert client.get("/healthz", base_url=base).status_code == 200


def test_the_public_address_is_exact(public: Application) -> None:
    client = public.server.test_client()
    for base, status in (
        (PUBLIC, 200),
        ("http://dashboard.example.org", 200),
        ("https://dashboard.example.org:8443", 421),
        ("https://x.dashboard.example.org", 421),
        ("http://localhost", 421),
    ):
        assert client.get("/sign-in", base_url=base).status_code == status, base


def test_forwarded_headers_count_only_when_a_setting_says_so(store: ProjectStore) -> None:
    forged = {"X-Forwarded-Host": "dashboard.example.org", "X-Forwarded-Proto": "https"}
    inside = "http://10.0.0.7:8050"
    trusting = Application(store, AccessStore(), public_url=PUBLIC, trusted_proxies=1)
    plain = Application(store, AccessStore(), public_url=PUBLIC)
    for application, headers, status in (
        (plain, forged, 421),
        (trusting, forged, 200),
        (trusting, {**forged, "X-Forwarded-Proto": "http"}, 421),
        (trusting, {**forged, "X-Forwarded-Host": "evil.example"}, 421),
    ):
        client = application.server.test_client()
        answer = client.get("/sign-in", base_url=inside, headers=headers)
        assert answer.status_code == status


def test_a_demo_for_a_network_is_somebodys_choice(store: ProjectStore) -> None:
    base = "http://192.0.2.7:8050"
    for host, status in (("127.0.0.1", 421), ("0.0.0.0", 200)):
        demo = Application(store, AccessStore(), demo=True, host=host)
        assert demo.server.test_client().get("/sign-in", base_url=base).status_code == status


def test_what_every_answer_says(local: Application, public: Application) -> None:
    for path in ("/sign-in", "/", "/nowhere", "/_dash-layout", "/healthz", "/assets/view/page.css"):
        answer = local.server.test_client().get(path)
        policy = dict(
            part.strip().partition(" ")[::2]
            for part in answer.headers["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"].startswith("'self' 'sha256-")
        assert "unsafe" not in policy["script-src"]
        assert {policy[name] for name in ("object-src", "base-uri", "frame-ancestors")} == {
            "'none'"
        }
        assert {policy[name] for name in ("connect-src", "form-action", "font-src")} == {"'self'"}
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert answer.headers["Referrer-Policy"] in ("same-origin", "strict-origin")
        assert "Strict-Transport-Security" not in answer.headers
        kept = "max-age=31536000" in answer.headers["Cache-Control"]
        assert kept == path.startswith("/assets")
        assert kept or answer.headers["Cache-Control"] == "no-store"
        answer.close()
    answer = public.server.test_client().get("/sign-in", base_url=PUBLIC)
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_debugging_is_off_whatever_the_environment_says(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("FLASK_DEBUG", "DASH_DEBUG", "DASH_HOT_RELOAD"):
        monkeypatch.setenv(variable, "1")
    assert Application(store, AccessStore()).server.debug is False


def test_without_a_key_there_is_no_application(store: ProjectStore) -> None:
    with pytest.raises(SettingsError, match="DASHBOARD_SECRET_KEY"):
        create_app(settings(secret_key=None), stores=Stores(store))


LARGE = b"x" * (1024 * 1024 + 1)

ODD: list[dict[str, Any]] = [
    {"json": []},
    {"json": {"email": {"a": 1}, "password": [1]}},
    {"json": "x"},
    {"data": b"\xff\xfe", "content_type": "application/x-www-form-urlencoded"},
    {"data": b"{", "content_type": "application/json"},
    {"data": b"x", "content_type": "multipart/form-data"},
    {"data": b"x", "content_type": "multipart/form-data; boundary=y"},
    {"data": {"email": ["a", "b"], "password": ["c", "d"]}},
    {"data": {"email": "x" * 100_000, "password": "y" * 100_000}},
    {"data": {"email": "a\x00b", "password": "\x00"}},
]


@pytest.fixture
def client(local: Application) -> FlaskClient:
    return local.client()


@pytest.mark.parametrize("sent", ODD)
@pytest.mark.parametrize("path", ["/sign-in", "/set-password/x", CALLBACKS, "/sign-in/demo"])
def test_odd_bodies_are_never_a_failure_of_the_program(
    client: FlaskClient, path: str, sent: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    answer = client.post(path, **sent)
    # 503: there is no access store to look the account up in
    assert answer.status_code in (400, 401, 404, 405, 503)
    assert "Traceback" not in answer.text


def test_a_body_that_is_too_large_is_refused_in_a_sentence(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    form = {"data": {"email": "a", "password": LARGE.decode()}}
    answer = client.post("/sign-in", **form)
    assert (answer.status_code, "mere, end siden tager imod" in answer.text) == (413, True)
    assert "413" in caplog.text
    parts = {"data": {f"p{n}": "x" for n in range(300)}, "content_type": "multipart/form-data"}
    assert client.post("/sign-in", **parts).status_code == 413


def test_a_refusal_leaves_a_line_without_secrets(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.post(CALLBACKS, json=poll_body(None))
    client.post("/link/secret-part")
    client.get("/download/a\nforged line.csv")
    lines = [record.getMessage() for record in caplog.records]
    assert "Refused POST /_dash-update-component: 401 Unauthorized" in lines
    assert "Refused POST /link/…: 405 Method Not Allowed" in lines
    assert not any("secret-part" in line or "\n" in line for line in lines)
