"""The dashboard as its users run it: a process of its own, under gunicorn, on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import TracebackType

from dashboard.login.cookies import COOKIE
from tests.accounts import SECRET_KEY, make_access_store, session_token

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 60
SERVE = (sys.executable, "-m", "dashboard", "serve")


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def serving_environment(
    database_url: str, port: int, today: date | None = None, **more: str
) -> dict[str, str]:
    """The tests' environment without any setting of its own, and these settings.

    Where SQLite is used, the access store stands beside the project database unless `more` says.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DASHBOARD_") and name not in ("HOST", "PORT", "WEB_CONCURRENCY")
    }
    given = {
        "DASHBOARD_DATABASE_URL": database_url,
        "DASHBOARD_SECRET_KEY": SECRET_KEY,
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    # The other stores stand beside the database, or in it.
    if database_url.startswith("sqlite:///"):
        given["DASHBOARD_FOLDER"] = str(Path(database_url.removeprefix("sqlite:///")).parent)
    else:
        given["DASHBOARD_ACCESS_URL"] = given["DASHBOARD_RELEASES_URL"] = database_url
    if today is not None:
        given["DASHBOARD_TODAY"] = today.isoformat()
    return kept | given | more


class RunningServer:
    """`python -m dashboard serve`, or another command that serves, from `with` to its end.

    `ready_after` is the time in seconds until the program said that it answers. Without an
    `access_url` it gets an access store of its own with one viewer (`tests.accounts`).
    """

    def __init__(
        self,
        database_url: str,
        *,
        today: date | None = None,
        command: tuple[str, ...] = SERVE,
        announcement: str = "The dashboard is at",
        environment: Mapping[str, str] | None = None,
        access_url: str | None = None,
    ) -> None:
        self._own_folder = None if access_url else tempfile.TemporaryDirectory(prefix="access-")
        if self._own_folder is not None:
            access_url = make_access_store(Path(self._own_folder.name))
        self.access_url = access_url or ""
        self.database_url = database_url
        self.today = today
        self.port = free_port()
        self.command = command
        self.announcement = announcement
        self.environment = serving_environment(
            database_url,
            self.port,
            today,
            **{"DASHBOARD_ACCESS_URL": self.access_url, **(environment or {})},
        )
        self.output: list[str] = []
        self.ready_after = 0.0
        self._ready = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cookie(self) -> str:
        """The header with which a request is the viewer's."""
        return f"{COOKIE}={session_token(self.access_url)}"

    def __enter__(self) -> RunningServer:
        began = time.monotonic()
        self.start()
        if not self._ready.wait(PATIENCE_SECONDS) or self.process.poll() is not None:
            self.stop()
            raise AssertionError(f"The server did not start:\n{''.join(self.output)}")
        self.ready_after = time.monotonic() - began
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the process without waiting for it."""
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def stop(self) -> int:
        """End the server as Ctrl-C does, wait for it, and return its exit status."""
        self.process.send_signal(signal.SIGINT)
        try:
            status = self.process.wait(15)
        except subprocess.TimeoutExpired:
            # Its workers too: what they hold open would be read for ever.
            os.killpg(self.process.pid, signal.SIGKILL)
            status = self.process.wait()
        self._reader.join(5)
        if self.process.stdout:
            self.process.stdout.close()
        if self._own_folder is not None:
            self._own_folder.cleanup()
        return status

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.output.append(line)
            if self.announcement in line:
                self._ready.set()
        # The process has ended; whoever waits sees that.
        self._ready.set()
