"""The viewer of the request that is being answered. The one place that says who it is."""

from __future__ import annotations

from flask import g, request
from werkzeug.exceptions import Unauthorized

from dashboard.access import Viewer
from dashboard.login.cookies import read_token
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.sessions import SignedIn, find_session

#: Under this key of a request's environment the process itself names a viewer, as for its warm-up.
#: No client can: what comes from outside stands under keys that begin with HTTP_.
OWN_VIEWER = "dashboard.viewer"


def find_viewer(store: AccessStore, *, is_use: bool = True) -> Viewer | None:
    """Find out who asks, for the rest of the request; None where nobody has signed in."""
    g.viewer = request.environ.get(OWN_VIEWER)
    g.signed_in = None
    token = read_token()
    if g.viewer is None and token:
        g.signed_in = find_session(store, token, is_use=is_use)
        g.viewer = g.signed_in.viewer if g.signed_in else None
    found: Viewer | None = g.viewer
    return found


def current_viewer() -> Viewer:
    """Who asks. Raises Unauthorized (401) where nobody has signed in."""
    viewer = g.get("viewer")
    if not isinstance(viewer, Viewer):
        raise Unauthorized("Sign in first.")
    return viewer


def current_session() -> SignedIn:
    """The session that asks. Raises Unauthorized (401) where nobody has signed in by one."""
    signed_in = g.get("signed_in")
    if not isinstance(signed_in, SignedIn):
        raise Unauthorized("Sign in first.")
    return signed_in
