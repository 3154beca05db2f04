"""The door: who may send which request. What is not listed is refused.

This decides on routes alone. What a viewer may know is decided where the answer is computed
(`dashboard.access.check_viewer_can`), whichever route it was asked by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from flask import Flask, g, redirect, request
from werkzeug.exceptions import Forbidden, MethodNotAllowed, NotFound, Unauthorized
from werkzeug.wrappers import Response

from dashboard.login.current import find_viewer
from dashboard.login.next_page import sign_in_path
from dashboard.monitoring.access_store import AccessStore


class Who(Enum):
    """Who may send a request."""

    ANYBODY = auto()
    #: Also who came by a link.
    SIGNED_IN = auto()
    #: Only who has an account.
    ACCOUNT = auto()
    ADMINISTRATOR = auto()


@dataclass(frozen=True)
class Route:
    """`is_page`: a person reads the answer, and is sent to sign in first where that is needed."""

    who: Who
    methods: frozenset[str]
    is_page: bool = False


LOOK = frozenset({"GET", "HEAD"})
SEND = frozenset({"POST"})

#: Every endpoint of the application. `tests/wiring` fails on one that is not listed here.
ROUTES: dict[str, Route] = {
    "healthz": Route(Who.ANYBODY, LOOK),
    "readyz": Route(Who.ANYBODY, LOOK),
    "_dash_assets.static": Route(Who.ANYBODY, LOOK),
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": Route(
        Who.ANYBODY, LOOK
    ),
    "/_favicon.ico": Route(Who.ANYBODY, LOOK),
    "login.sign_in": Route(Who.ANYBODY, LOOK | SEND),
    "login.sign_in_to_demo": Route(Who.ANYBODY, SEND),
    "login.signed_out": Route(Who.ANYBODY, LOOK),
    "login.invited": Route(Who.ANYBODY, LOOK | SEND),
    "login.open_link": Route(Who.ANYBODY, LOOK),
    "login.openid": Route(Who.ANYBODY, LOOK),
    "login.openid_back": Route(Who.ANYBODY, LOOK),
    "/": Route(Who.SIGNED_IN, LOOK, is_page=True),
    "/<path:path>": Route(Who.SIGNED_IN, LOOK, is_page=True),
    "/_dash-layout": Route(Who.SIGNED_IN, LOOK),
    "/_dash-dependencies": Route(Who.SIGNED_IN, LOOK),
    "/_dash-update-component": Route(Who.SIGNED_IN, SEND),
    "view": Route(Who.SIGNED_IN, LOOK),
    "download": Route(Who.SIGNED_IN, LOOK),
    "publish": Route(Who.ACCOUNT, SEND, is_page=True),
    "audit_export": Route(Who.ADMINISTRATOR, LOOK),
    "login.sign_out": Route(Who.SIGNED_IN, SEND, is_page=True),
    "login.sessions": Route(Who.ACCOUNT, LOOK, is_page=True),
    "login.end_session": Route(Who.ACCOUNT, SEND, is_page=True),
    "login.password": Route(Who.ACCOUNT, LOOK | SEND, is_page=True),
    "login.viewers": Route(Who.ADMINISTRATOR, LOOK | SEND, is_page=True),
    "login.viewer": Route(Who.ADMINISTRATOR, LOOK | SEND, is_page=True),
    "login.change_account": Route(Who.ADMINISTRATOR, SEND, is_page=True),
    "login.invite": Route(Who.ADMINISTRATOR, SEND, is_page=True),
    "login.links": Route(Who.ADMINISTRATOR, LOOK | SEND, is_page=True),
    "login.revoke_link": Route(Who.ADMINISTRATOR, SEND, is_page=True),
}

#: What libraries bring and nobody is answered by.
CLOSED = frozenset({"static", "/_reload-hash"})


def register_guard(server: Flask, store: AccessStore, is_poll: Callable[[], bool]) -> None:
    """Let no request pass that is not listed. `is_poll`: the page asks by itself, unused."""

    def guard() -> Response | None:
        if request.routing_exception is not None:
            # No such path, or not by this method: the same to everybody.
            raise request.routing_exception
        route = ROUTES.get(request.endpoint or "")
        if route is None:
            raise NotFound
        if request.method not in route.methods:
            raise MethodNotAllowed(sorted(route.methods))
        if route.who is Who.ANYBODY:
            return None
        viewer = find_viewer(store, is_use=not is_poll())
        if viewer is None:
            if not route.is_page:
                raise Unauthorized("Sign in first.")
            return redirect(sign_in_path(request), 303)
        if route.who is Who.ADMINISTRATOR and not viewer.is_administrator:
            raise Forbidden("An administrator may do this.")
        if route.who is not Who.SIGNED_IN and (
            g.signed_in is None or g.signed_in.account_id is None
        ):
            raise Forbidden("This needs an account.")
        return None

    server.before_request(guard)
