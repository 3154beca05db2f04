"""The dashboard under gunicorn, started by the program itself, with a plain word when it cannot."""

from __future__ import annotations

import errno
import logging
import os
import re
import socket
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from dashboard.access import OPERATOR
from dashboard.app import NO_KEY, create_app
from dashboard.data.access import ACCESS
from dashboard.data.releases import RELEASES
from dashboard.data.stores import (
    StoreError,
    StoreProblem,
    check_version,
    ensure_store,
    open_store,
)
from dashboard.garbage import nothing_is_garbage, search_after_answers
from dashboard.login.current import OWN_VIEWER
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.demo_accounts import has_accounts
from dashboard.pages.router import VIEW
from dashboard.settings import Settings, SettingsError

THREADS = 4


DEMO_ACCOUNTS = (
    "The access store holds the demo's accounts, as whom anybody may sign in; "
    "point DASHBOARD_ACCESS_URL at another one, or run `python -m dashboard demo`."
)


class ServeError(Exception):
    """The server cannot start; the message is one sentence."""


def serve(settings: Settings) -> None:
    """Serve until interrupted; print the URL as soon as requests are answered.

    Raises ServeError when host or port cannot be had, StoreError when a store cannot be used and
    SettingsError without a secret key. Ends the process when the server is stopped.
    """
    check_start(settings)
    listener = _listen(settings.host, settings.port)
    _Server(settings, listener).run()


def check_start(settings: Settings) -> None:
    """Raise unless the key is set and the stores are there and of this program's version.

    The store of releases, which the program itself fills, is made where it is not there.
    The demo's accounts, as whom anybody may sign in, are refused (StoreError) outside the demo.
    """
    if settings.secret_key is None:
        raise SettingsError(NO_KEY)
    engine = open_store(settings.database_url)
    try:
        check_version(engine)
    finally:
        engine.dispose()
    access = AccessStore.open(settings.access_url)
    try:
        access.check()
        if not settings.demo and has_accounts(access, demo=True):
            raise StoreError(StoreProblem.OTHER, DEMO_ACCOUNTS, words=ACCESS.words)
    finally:
        access.close()
    ensure_store(settings.releases_url, RELEASES)


def create_server(settings: Settings) -> Flask:
    """The WSGI application, warmed up."""
    with nothing_is_garbage():
        server: Flask = create_app(settings).server
        # What pages compute with; the first viewer would wait for it.
        import_module("scipy.special")
        search_after_answers(server, VIEW)
        warm_up(server)
    return server


def warm_up(server: Flask) -> None:
    """Answer the first page once inside the process.

    Dash sets itself up during the first request; requests that arrive meanwhile in other threads
    get a 500 or an empty page. Afterwards every thread finds the work done.
    """
    client = server.test_client()
    own = {OWN_VIEWER: OPERATOR}
    with closing(client.get("/", environ_overrides=own)) as page:
        html = page.get_data(as_text=True)
        answers = {"/": page.status_code}
    scripts = re.findall(r'src="(/[^"]*_dash-component-suites/[^"]+)"', html)
    for path in ("/_dash-layout", "/_dash-dependencies", *scripts):
        with closing(client.get(path, environ_overrides=own)) as answer:
            answers[path] = answer.status_code
    failed = {path: status for path, status in answers.items() if status >= 400}
    if failed:
        raise RuntimeError(f"The warm-up got errors: {failed}")


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket, so that a port in use is known before anything else starts."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError:
        raise ServeError(f"HOST {host} is not an address of this machine.") from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(1024)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise ServeError(
                f"Port {port} on {host} is in use by another program; "
                "stop that one or set PORT to another number."
            ) from None
        raise ServeError(f"Cannot listen on {host} port {port}: {error.strerror}.") from None
    return listener


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """One process tree: a master that keeps `settings.workers` workers alive."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self.settings = settings
        self.descriptor = listener.detach()
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"fd://{self.descriptor}",
            "workers": self.settings.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            # A page polls; its connection stays open between two polls.
            "keepalive": 15,
            "graceful_timeout": 5,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": _announce(self.settings),
        }
        if os.path.isdir("/dev/shm"):
            # The workers' heartbeat must not wait for a disk.
            options["worker_tmp_dir"] = "/dev/shm"
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
        return create_server(self.settings)


def _announce(settings: Settings) -> Callable[[Any], None]:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host

    def announce(worker: Any) -> None:
        if worker.age == 1:
            address = settings.public_url or f"http://{host}:{settings.port}"
            print(f"The dashboard is at {address}", flush=True)

    return announce
