"""The demo: its database, its viewers, as whom anybody may sign in, and its server."""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from dashboard.commands.refused import Refused
from dashboard.settings import Settings

KEY_FILE = "demo-secret-key"

REAL_ACCOUNTS = (
    "the access store holds accounts of real people; "
    "point DASHBOARD_ACCESS_URL at another one for the demo."
)


def demo(options: argparse.Namespace, settings: Settings) -> None:
    """Build the demo database unless it is fresh, and serve it; --live keeps adding events."""
    from dashboard.data.demo import build_demo, demo_is_fresh, progress_bar, run_live
    from dashboard.data.demo.build import PROJECTS
    from dashboard.data.demo.releases import discard_demo_releases
    from dashboard.data.stores import StoreError
    from dashboard.monitoring.demo_releases import make_demo_releases
    from dashboard.monitoring.store import StoreUnavailable
    from dashboard.serve import ServeError, serve

    url, today = settings.database_url, settings.today()
    try:
        if not demo_is_fresh(url, today):
            with progress_bar("Demo database") as report:
                build_demo(url, today, report)
            discard_demo_releases(settings.releases_url, PROJECTS)
        prepared = prepare_demo_access(settings)
        with progress_bar("Demo releases") as report:
            make_demo_releases(settings, report)
        if options.build_only:
            return
        if options.live:
            with served_beside(settings):
                run_live(url, today=settings.today)
        else:
            serve(prepared)
    except (ServeError, StoreError, StoreUnavailable) as error:
        raise Refused(str(error)) from error


def prepare_demo_access(settings: Settings) -> Settings:
    """Make the demo's accounts and its key; the settings with which it is served.

    Raises Refused where the access store is somebody's own, and StoreError.
    """
    from dashboard.data.access import ACCESS
    from dashboard.data.demo.build import PROJECTS
    from dashboard.data.stores import create_store
    from dashboard.monitoring.access_store import AccessStore
    from dashboard.monitoring.demo_accounts import add_demo_viewers, has_accounts
    from dashboard.monitoring.store import StoreUnavailable

    create_store(settings.access_url, ACCESS).dispose()
    store = AccessStore.open(settings.access_url)
    try:
        if has_accounts(store, demo=False):
            raise Refused(REAL_ACCOUNTS)
        add_demo_viewers(store, PROJECTS)
    except StoreUnavailable as error:
        raise Refused(str(error)) from error
    finally:
        store.close()
    return replace(settings, demo=True, secret_key=settings.secret_key or _own_key(settings))


@contextmanager
def served_beside(settings: Settings) -> Iterator[None]:
    """A server in a process of its own, so that one can watch; none where one answers already."""
    with socket.socket() as probe:
        answered = probe.connect_ex((settings.host, settings.port)) == 0
    if answered:
        print(f"http://{settings.host}:{settings.port} answers already.", flush=True)
        yield
        return
    # Told to stop, it stops the server too, as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = subprocess.Popen([sys.executable, "-m", "dashboard", "demo"])
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def _own_key(settings: Settings) -> str:
    """The demo's random key, kept in its folder for its owner only."""
    path = settings.folder / KEY_FILE
    try:
        settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text("utf-8").strip()
        key = secrets.token_urlsafe(48)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(key)
    except OSError as error:
        raise Refused(
            f"{KEY_FILE} cannot be kept in {settings.folder}: {error.strerror}."
        ) from error
    return key
