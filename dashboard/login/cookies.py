"""The cookie that holds a session's token: sent to this host only, over TLS only, never to scripts.

A cookie whose name begins with ``__Host-`` is refused by browsers unless it is so. The demo runs on
plain http as well, where not every browser keeps such a cookie.
"""

from __future__ import annotations

from flask import current_app, request
from werkzeug.wrappers import Response

COOKIE = "__Host-session"
DEMO_COOKIE = "demo-session"

#: The key of the application's configuration that says it is the demo.
IS_DEMO = "DASHBOARD_IS_DEMO"


def read_token() -> str | None:
    """The token that the browser sent."""
    return request.cookies.get(_name())


def give_token(response: Response, token: str) -> Response:
    """Let the browser keep the token until it is closed."""
    response.set_cookie(
        _name(), token, secure=_is_secure(), httponly=True, samesite="Lax", path="/"
    )
    return response


def take_token(response: Response) -> Response:
    response.delete_cookie(_name(), secure=_is_secure(), httponly=True, samesite="Lax", path="/")
    return response


def _name() -> str:
    return DEMO_COOKIE if current_app.config[IS_DEMO] else COOKIE


def _is_secure() -> bool:
    return request.is_secure or not current_app.config[IS_DEMO]
