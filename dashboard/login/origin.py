"""Where a request may come from: the right host, TLS, and for changes this program's own pages."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.exceptions import Forbidden, MisdirectedRequest
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.login.current import OWN_VIEWER
from dashboard.settings import Settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Asked by what watches the server, by whatever address it knows.
HEALTH = frozenset({"healthz", "readyz"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class ForeignRequest(Forbidden):
    """A change that was not asked for by one of this program's pages."""


def register_origin(server: Flask, settings: Settings) -> None:
    """Refuse a wrong host, plain http where others could listen, and requests of other sites."""
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        server.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask documents it
            server.wsgi_app, x_for=count, x_proto=count, x_host=count
        )

    def check_origin() -> None:
        if OWN_VIEWER in request.environ:
            return
        if request.endpoint not in HEALTH:
            _check_host(settings)
        if request.method not in SAFE:
            _check_same_origin(settings.public_url or request.host_url.rstrip("/"))

    server.before_request(check_origin)


def _check_host(settings: Settings) -> None:
    """Raise 421 unless the request came to the address under which the program is known."""
    if settings.public_url is not None:
        is_known = request.host.lower().removesuffix(":443") == settings.public_url[8:]
        # Without a trusted proxy nothing can say how the request came to the proxy.
        is_safe = request.is_secure or not settings.trusted_proxies
        if not (is_known and is_safe):
            raise MisdirectedRequest("The dashboard answers at its own https address only.")
        return
    name = request.host.rpartition(":")[0] if request.host[-1:].isdigit() else request.host
    is_loopback = (name or request.host).lower() in LOOPBACK or request.host in LOOPBACK
    if not is_loopback and not _is_open_demo(settings):
        raise MisdirectedRequest(
            "Plain http is answered on this machine only; set DASHBOARD_PUBLIC_URL."
        )


def _is_open_demo(settings: Settings) -> bool:
    """Whether somebody chose to show the demo, which has no real persons, to a network."""
    return settings.demo and settings.host not in LOOPBACK


def _check_same_origin(own: str) -> None:
    """Raise 403 unless the browser says that one of this program's pages sends the request.

    Every browser says so with Sec-Fetch-Site, older ones and those on plain http with Origin.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    said = [] if site is None else [site == "same-origin"]
    if origin is not None:
        said.append(origin.lower() == own.lower())
    if not said or not all(said):
        raise ForeignRequest("The request must come from the dashboard's own pages.")
