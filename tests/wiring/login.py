"""Applications and clients for the tests of the door: every role, on a store of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from dashboard.access import OPERATOR, Role
from dashboard.app import create_app
from dashboard.login.cookies import COOKIE
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.accounts import add_viewer
from dashboard.monitoring.links import exchange_link, make_link
from dashboard.monitoring.sessions import sign_in
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.settings import Settings
from tests.accounts import PASSWORD, SECRET_KEY

PROJECT = "sind-rampen"

#: Who asks, as a test names them: nobody, one of each role, a link, and an administrator.
ASKERS = ("nobody", "leader", "steering_group", "funder", "link", "administrator")

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def settings(**changes: Any) -> Settings:
    plain = Settings(Path("var"), "sqlite:///unused", secret_key=SECRET_KEY)
    return replace(plain, **changes)


class Application:
    """The application on the demo projects and an access store with a viewer of each role."""

    def __init__(self, store: ProjectStore, access: AccessStore, **changes: Any) -> None:
        self.access = access
        self.dash = create_app(settings(**changes), stores=Stores(store, access))
        self.server = self.dash.server
        self._tokens: dict[str, str] = {}

    def add_viewers(self) -> None:
        for role in Role:
            self._add(role, [(PROJECT, role)], is_administrator=False)
        self._add("administrator", [], is_administrator=True)

    def client(self, asker: str = "nobody") -> FlaskClient:
        """A browser in which this viewer is signed in; it sends what a page's own requests do."""
        client = self.server.test_client()
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        if asker != "nobody":
            # over TLS, or the client would keep a cookie that is for TLS only to itself
            client.set_cookie(COOKIE, self.token(asker), domain="localhost")
        return client

    def token(self, asker: str) -> str:
        """The token of a session that all tests of this application share."""
        if asker not in self._tokens:
            self._tokens[asker] = self._new_token(asker)
        return self._tokens[asker]

    def _new_token(self, asker: str) -> str:
        if asker == "link":
            return exchange_link(
                self.access, make_link(OPERATOR, self.access, PROJECT, days=9).secret
            )
        return sign_in(self.access, f"{asker}@example.org", PASSWORD)

    def _add(self, asker: str, grants: list[tuple[str, Role]], *, is_administrator: bool) -> None:
        add_viewer(
            OPERATOR,
            self.access,
            name=f"The {asker}",
            email=f"{asker}@example.org",
            password=PASSWORD,
            grants=grants,
            is_administrator=is_administrator,
        )
