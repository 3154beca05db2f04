"""Twenty first requests at once to a server that has only just begun to listen all succeed."""

from __future__ import annotations

import http.client
import itertools
import re
import socket
import threading
import time
from pathlib import Path

import pytest

from dashboard.access import OPERATOR
from dashboard.app import create_app
from dashboard.data.stores import create_store, open_store
from dashboard.login.current import OWN_VIEWER
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.settings import Settings
from tests.accounts import SECRET_KEY
from tests.running_server import PATIENCE_SECONDS, ROOT, SERVE, RunningServer

VISITORS = 20
STARTS = 3


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('race') / 'store.db'}"
    create_store(url).dispose()
    return url


@pytest.fixture(scope="module")
def first_requests(database_url: str) -> list[str]:
    """What a browser asks for first: the page, what Dash asks for, the component scripts."""
    engine = open_store(database_url)
    settings = Settings(
        folder=Path(),
        database_url=database_url,
        releases_url="sqlite:///unused",
        secret_key=SECRET_KEY,
    )
    server = create_app(settings, stores=Stores(ProjectStore(engine, today=settings.today))).server
    own = {OWN_VIEWER: OPERATOR}
    with server.test_client().get("/", environ_overrides=own) as page:
        scripts = re.findall(r'src="(/[^"]+)"', page.get_data(as_text=True))
    engine.dispose()
    components = [script for script in scripts if "_dash-component-suites" in script]
    assert components
    paths = ["/", "/_dash-layout", "/_dash-dependencies", *components]
    return list(itertools.islice(itertools.cycle(paths), max(VISITORS, len(paths))))


def all_at_once(port: int, paths: list[str], cookie: str) -> dict[int, tuple[str, int, int]]:
    """Ask for all paths in the same moment: path, status and length of each answer."""
    answers: dict[int, tuple[str, int, int]] = {}
    gate = threading.Barrier(len(paths))

    def ask(number: int, path: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        try:
            gate.wait(PATIENCE_SECONDS)
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answers[number] = (path, answer.status, len(answer.read()))
        finally:
            connection.close()

    visitors = [
        threading.Thread(target=ask, args=(number, path)) for number, path in enumerate(paths)
    ]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return answers


def wait_until_listening(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.005)
        else:
            return
    raise AssertionError("nothing listens")


def procfile_command() -> tuple[str, ...]:
    """What a platform runs for the web process; it sets PORT."""
    process, _, line = (ROOT / "Procfile").read_text("utf-8").strip().partition(": ")
    assert process == "web"
    return ("/bin/sh", "-c", f"exec {line}")


@pytest.mark.parametrize("start", range(STARTS))
@pytest.mark.parametrize("command", [SERVE, procfile_command()], ids=["serve", "Procfile"])
def test_the_first_requests_all_succeed(
    command: tuple[str, ...], start: int, database_url: str, first_requests: list[str]
) -> None:
    del start  # the race shows in some starts only, so that there are several
    server = RunningServer(database_url, command=command)
    cookie = server.cookie()
    server.start()
    try:
        # Not when the server says that it is ready: at the first moment that a request can arrive.
        wait_until_listening(server.port)
        answers = all_at_once(server.port, first_requests, cookie)
    finally:
        server.stop()
    said = "".join(server.output)
    assert len(answers) == len(first_requests), said
    failed = [answer for answer in answers.values() if answer[1] != 200 or answer[2] == 0]
    assert not failed, said
    lengths: dict[str, set[int]] = {}
    for path, _, length in answers.values():
        lengths.setdefault(path, set()).add(length)
    assert all(len(seen) == 1 for seen in lengths.values()), lengths
