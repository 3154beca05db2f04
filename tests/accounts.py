"""A viewer for tests of a running server: an access store with one account, and its sessions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from dashboard.access import OPERATOR, Role, Viewer
from dashboard.data.access import ACCESS
from dashboard.data.demo.build import PROJECTS
from dashboard.data.stores import create_store
from dashboard.login.current import OWN_VIEWER
from dashboard.monitoring import sessions
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.accounts import add_viewer

EMAIL = "leder@example.org"
PASSWORD = "korrekt hest batteri"
NAME = "Lene Leder"
SECRET_KEY = "a key that only the tests have and nobody else"

#: What the tests' projects are called, beside those of the demo.
OTHERS = ("small", "other")


def make_access_store(
    folder: Path,
    role: Role = Role.LEADER,
    projects: Sequence[str] = (*PROJECTS, *OTHERS),
    *,
    is_administrator: bool = False,
) -> str:
    """URL of an access store whose one viewer has the role in all the projects."""
    url = f"sqlite:///{folder / 'access.db'}"
    create_store(url, ACCESS).dispose()
    store = AccessStore.open(url)
    add_viewer(
        OPERATOR,
        store,
        name=NAME,
        email=EMAIL,
        password=PASSWORD,
        grants=[(project, role) for project in projects],
        is_administrator=is_administrator,
    )
    store.close()
    return url


def session_token(access_url: str) -> str:
    """The token of a new session of that viewer, as the sign-in page would give it."""
    store = AccessStore.open(access_url)
    try:
        return sessions.sign_in(store, EMAIL, PASSWORD)
    finally:
        store.close()


def as_viewer(server: Flask, viewer: Viewer = OPERATOR) -> FlaskClient:
    """A client within the process whose requests are the viewer's, as the warm-up's are."""
    client = server.test_client()
    client.environ_base[OWN_VIEWER] = viewer
    return client


def sign_in(driver: Any, url: str) -> None:
    """Sign a selenium driver in through the page of a running server."""
    driver.get(f"{url}/sign-in")
    driver.find_element("id", "email").send_keys(EMAIL)
    driver.find_element("id", "password").send_keys(PASSWORD)
    driver.find_element("css selector", "main form button").click()
