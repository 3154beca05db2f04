"""The viewer of the request that is being answered. The one place that says who it is."""

from __future__ import annotations

from flask import Flask, g, request
from werkzeug.exceptions import Unauthorized

from dashboard.access import OPERATOR, Viewer

#: Under this key of a request's environment the process itself names a viewer, as for its warm-up.
#: No client can: what comes from outside stands under keys that begin with HTTP_.
OWN_VIEWER = "dashboard.viewer"


def register_viewers(server: Flask) -> None:
    """Let every request find out who asks before anything else looks at it."""

    def find_viewer() -> None:
        g.viewer = request.environ.get(OWN_VIEWER, OPERATOR)

    server.before_request(find_viewer)


def current_viewer() -> Viewer:
    """Who asks. Raises Unauthorized (401) where nobody has signed in."""
    viewer = g.get("viewer")
    if not isinstance(viewer, Viewer):
        raise Unauthorized("Sign in first.")
    return viewer
