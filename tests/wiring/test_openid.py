"""Signing in at a real OpenID provider, in a process of its own, and what it may not say."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask.testing import FlaskClient

from dashboard.access import OPERATOR
from dashboard.app import create_app
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.accounts import disable_viewer, fetch_viewer, list_viewers
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.openid_settings import OpenIdSettings, read_roles
from dashboard.settings import Settings
from tests.accounts import SECRET_KEY
from tests.openid_provider import LIES
from tests.running_server import ROOT, free_port

OUTSIDE = "https://dashboard.example.org"
CLIENT = "dashboard"
ROLES = """
claim = "groups"
administrators = ["access"]

[roles."leaders"]
sind-rampen = "leader"

[roles."board"]
sind-rampen = "steering_group"
paa-vej-til-arbejde = "steering_group"
"""
ANNA = {
    "name": "Anna Holm",
    "email": "anna@example.org",
    "email_verified": True,
    "groups": ["leaders", "board", "canteen"],
}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that answers."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.openid_provider", str(port)],
        cwd=ROOT,
        env={**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            try:
                requests.get(issuer, timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield issuer
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def honest(provider: str) -> Iterator[str]:
    """The provider, which knows Anna and tells no lie."""
    requests.put(f"{provider}/users/anna", json=ANNA, timeout=5)
    yield provider
    requests.put(f"{provider}/lie", data="", timeout=5)


@pytest.fixture
def client(honest: str, store: ProjectStore, access_store: AccessStore) -> FlaskClient:
    settings = Settings(
        folder=Path("unused"),
        database_url="sqlite:///unused",
        secret_key=SECRET_KEY,
        public_url=OUTSIDE,
        openid=OpenIdSettings(honest, CLIENT, "a secret", read_roles(ROLES)),
    )
    return create_app(settings, stores=Stores(store, access_store)).server.test_client()


def look(client: FlaskClient, path: str) -> tuple[int, str, str]:
    """Status, where to go next, and what is said."""
    answer = client.get(path, base_url=OUTSIDE)
    said = answer.get_data(as_text=True)
    answer.close()
    return answer.status_code, answer.headers.get("Location", ""), said


def there(client: FlaskClient, wanted: str = "", sub: str = "anna") -> str:
    """Sign in at the provider; the address that it sends the browser back to."""
    status, to_provider, _ = look(client, f"/sign-in/openid?next={wanted}")
    assert status == 302
    answer = requests.post(to_provider, data={"sub": sub}, allow_redirects=False, timeout=5)
    back: str = answer.headers["Location"]
    assert back.startswith(f"{OUTSIDE}/sign-in/openid/back?")
    return back.removeprefix(OUTSIDE)


def test_who_is_vouched_for_gets_in_with_the_roles_of_the_claims(
    client: FlaskClient, access_store: AccessStore
) -> None:
    assert 'href="/sign-in/openid"' in look(client, "/sign-in")[2]
    status, onward, _ = look(client, there(client, "/project/sind-rampen"))
    assert (status, onward) == (303, "/project/sind-rampen")
    assert look(client, "/project/sind-rampen")[0] == 200
    account = fetch_viewer(OPERATOR, access_store, "anna@example.org")
    # of two roles in one project the stronger one
    assert dict(account.grants) == {
        "sind-rampen": "leader",
        "paa-vej-til-arbejde": "steering_group",
    }
    assert not account.is_administrator
    assert not account.has_password


def test_what_is_sent_to_the_provider(client: FlaskClient) -> None:
    asked = parse_qs(urlsplit(look(client, "/sign-in/openid")[1]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{OUTSIDE}/sign-in/openid/back"]
    assert len(asked["state"][0]) >= 20
    assert len(asked["nonce"][0]) >= 20


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_is_not_right_lets_nobody_in(
    client: FlaskClient, honest: str, access_store: AccessStore, lie: str
) -> None:
    requests.put(f"{honest}/lie", data=lie, timeout=5).raise_for_status()
    status, _, said = look(client, there(client))
    assert status == 401
    assert "ikke logget ind" in said
    assert look(client, "/project/sind-rampen")[0] == 303
    assert list_viewers(OPERATOR, access_store) == []


def test_the_way_back_works_once_and_in_the_same_browser_only(client: FlaskClient) -> None:
    back = there(client)
    stranger = client.application.test_client()
    assert look(stranger, back)[0] == 401
    assert look(client, back)[0] == 303
    assert look(client, back)[0] == 401


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x", "?code=x&state=y", "?error=access_denied&state=x"]
)
def test_strange_ways_back_are_refused(client: FlaskClient, query: str) -> None:
    status, _, said = look(client, f"/sign-in/openid/back{query}")
    assert status == 401
    assert "ikke logget ind" in said


def test_a_foreign_page_is_not_where_to_go_next(client: FlaskClient) -> None:
    assert look(client, there(client, "//evil.example/"))[1] == "/"


def test_an_address_that_the_provider_does_not_vouch_for_is_none(
    client: FlaskClient, honest: str, access_store: AccessStore
) -> None:
    for claims in ({**ANNA, "email_verified": False}, {"groups": ["leaders"]}):
        requests.put(f"{honest}/users/anna", json=claims, timeout=5)
        assert look(client, there(client))[0] == 401
    assert list_viewers(OPERATOR, access_store) == []


def test_roles_follow_the_claims_and_a_disabled_account_stays_out(
    client: FlaskClient, honest: str, access_store: AccessStore
) -> None:
    look(client, there(client))
    requests.put(f"{honest}/users/anna", json={**ANNA, "groups": ["access"]}, timeout=5)
    assert look(client, there(client))[:2] == (303, "/administration/viewers")
    account = fetch_viewer(OPERATOR, access_store, "anna@example.org")
    assert account.is_administrator
    assert account.grants == ()
    requests.put(f"{honest}/users/anna", json=ANNA, timeout=5)
    assert look(client, there(client))[0] == 303
    disable_viewer(OPERATOR, access_store, account.id)
    status, _, said = look(client, there(client))
    assert status == 401
    assert "Bed din administrator om hjælp" in said


def test_a_provider_that_is_not_the_one_of_the_settings_is_not_asked(
    honest: str, store: ProjectStore, access_store: AccessStore
) -> None:
    openid = OpenIdSettings(honest, CLIENT, "a secret", read_roles(ROLES))
    settings = Settings(
        folder=Path("unused"),
        database_url="sqlite:///unused",
        secret_key=SECRET_KEY,
        public_url=OUTSIDE,
        openid=openid,
    )
    gone = replace(openid, issuer=f"http://127.0.0.1:{free_port()}")
    other_name = replace(openid, issuer=honest.replace("127.0.0.1", "localhost"))
    for strange in (gone, other_name):
        app = create_app(replace(settings, openid=strange), stores=Stores(store, access_store))
        status, _, said = look(app.server.test_client(), "/sign-in/openid")
        # "localhost" calls itself localhost: only the one that is gone is refused at the start
        assert (status, "Traceback" in said) == (401 if strange is gone else 302, False)
