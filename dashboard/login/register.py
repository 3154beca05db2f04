"""Everything about signing in, put before and into an application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from flask import Blueprint, Flask, request

from dashboard.login.account_routes import AccountRoutes
from dashboard.login.admin_routes import AdminRoutes
from dashboard.login.cookies import IS_DEMO
from dashboard.login.guard import register_guard
from dashboard.login.headers import register_headers
from dashboard.login.limits import register_limits
from dashboard.login.link_routes import LinkRoutes
from dashboard.login.origin import register_origin
from dashboard.login.screens import ASSETS
from dashboard.login.signing import Signer
from dashboard.monitoring.access_store import AccessStore
from dashboard.settings import Settings

#: Nobody uploads anything: the longest request is a form or a callback's state.
LARGEST_REQUEST = 1024 * 1024
MOST_FORM_PARTS = 200


def register_login(
    server: Flask,
    settings: Settings,
    store: AccessStore,
    *,
    assets: Path,
    is_poll: Callable[[], bool],
    script_hashes: Callable[[], Sequence[str]],
) -> None:
    """Guard the server's routes, and add those to sign in by. To be called before all others.

    `is_poll` says whether the page asks by itself, which does not keep a session alive;
    `script_hashes` gives the hashes of the inline scripts that a page may run.
    """
    server.config.update(
        {
            IS_DEMO: settings.demo,
            ASSETS: assets,
            "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
            "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
            "MAX_FORM_PARTS": MOST_FORM_PARTS,
            # Flask's own session holds a sign-in at a provider until the browser comes back.
            "SESSION_COOKIE_NAME": "__Host-openid",
            "SESSION_COOKIE_SECURE": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            # Whatever the environment says.
            "DEBUG": False,
            "PROPAGATE_EXCEPTIONS": False,
        }
    )
    register_origin(server, settings)
    register_guard(server, store, is_poll)
    limiter = register_limits(server, settings)
    signer = Signer(settings.secret_key or "")
    pages = Blueprint("login", __name__, template_folder="templates")

    def outside() -> str:
        return settings.public_url or request.host_url.rstrip("/")

    accounts = AccountRoutes(store, signer, settings.demo, has_provider=bool(settings.openid))
    accounts.register(pages, limiter)
    LinkRoutes(store, signer).register(pages, limiter)
    if settings.openid is not None:
        # loaded only where there is a provider: it brings a client for http
        from dashboard.login.openid_routes import OpenIdRoutes

        server.secret_key = settings.secret_key
        routes = OpenIdRoutes(store, settings.openid, outside, accounts.signed_in)
        routes.register(server, pages, limiter)
    AdminRoutes(store, signer, outside).register(pages)
    server.register_blueprint(pages)
    register_headers(server, settings, script_hashes)
