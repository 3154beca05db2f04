"""Starting the server: what it says when it can, and the one line when it cannot."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard.data.access import ACCESS
from dashboard.data.migrations import VERSION_TABLE
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.demo_accounts import add_demo_viewers
from tests.running_server import ROOT, SERVE, RunningServer, serving_environment


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    create_store(url).dispose()
    create_store(f"sqlite:///{tmp_path / 'access.db'}", ACCESS).dispose()
    return url


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def refused_start(environment: dict[str, str]) -> str:
    """What `dashboard serve` says on standard error; it must be one line, with exit status 2."""
    ended = subprocess.run(
        SERVE,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2, ended
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1, ended.stderr
    program, _, said = ended.stderr.partition(": ")
    assert program == "dashboard"
    return said


def ask(url: str) -> tuple[int, str, str]:
    """Status, body and Cache-Control of an answer, whatever the status."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers["Cache-Control"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers["Cache-Control"]


def test_it_says_where_it_is_and_is_healthy(database_url: str) -> None:
    with RunningServer(database_url) as server:
        assert server.output == [f"The dashboard is at {server.url}\n"]
        assert ask(f"{server.url}/healthz") == (200, "ok\n", "no-store")
        assert ask(f"{server.url}/readyz") == (200, "ok\n", "no-store")
        assert server.stop() == 0
    assert server.output == [f"The dashboard is at {server.url}\n"]


def test_with_two_workers_it_says_so_once(database_url: str) -> None:
    with RunningServer(database_url, environment={"WEB_CONCURRENCY": "2"}) as server:
        assert ask(f"{server.url}/healthz")[0] == 200
    assert server.output == [f"The dashboard is at {server.url}\n"]


def test_readiness_tells_when_the_database_went_away(database_url: str, tmp_path: Path) -> None:
    with RunningServer(database_url) as server:
        (tmp_path / "store.db").rename(tmp_path / "elsewhere.db")
        status, said, cached = ask(f"{server.url}/readyz")
        assert (status, cached) == (503, "no-store")
        assert said.count("\n") == 1
        assert str(tmp_path) not in said
        assert ask(f"{server.url}/healthz")[0] == 200
        (tmp_path / "elsewhere.db").rename(tmp_path / "store.db")
        assert ask(f"{server.url}/readyz")[0] == 200


def test_readiness_tells_when_the_database_is_of_another_version(database_url: str) -> None:
    with RunningServer(database_url) as server:
        age(database_url)
        assert ask(f"{server.url}/readyz")[0] == 503


def age(database_url: str) -> None:
    """Make the store look like one that another version of the program made."""
    engine = open_store(database_url, read_only=False)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0000'"))
    engine.dispose()


def test_a_port_in_use_is_one_line(database_url: str, taken_port: int) -> None:
    said = refused_start(serving_environment(database_url, taken_port))
    assert said.startswith(f"Port {taken_port} on 127.0.0.1 is in use")


def test_a_host_that_is_not_here_is_one_line(database_url: str) -> None:
    environment = serving_environment(database_url, 8050, HOST="192.0.2.1")
    assert "192.0.2.1" in refused_start(environment)


def test_a_missing_database_is_one_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nothing.db'}"
    assert "is not there" in refused_start(serving_environment(url, 8050))
    assert not (tmp_path / "nothing.db").exists()


def test_a_database_of_another_version_is_one_line(database_url: str) -> None:
    age(database_url)
    assert "version" in refused_start(serving_environment(database_url, 8050))


def test_a_server_that_does_not_answer_is_one_line_without_the_password(taken_port: int) -> None:
    url = f"postgresql://reader:secret@127.0.0.1:{taken_port + 1}/projects"
    said = refused_start(serving_environment(url, 8050))
    assert "PostgreSQL" in said
    assert "secret" not in said


def test_a_missing_key_is_one_line(database_url: str) -> None:
    environment = serving_environment(database_url, 8050, DASHBOARD_SECRET_KEY="")
    assert refused_start(environment).startswith("DASHBOARD_SECRET_KEY must be set")


def test_a_missing_access_store_is_one_line(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "access.db").unlink()
    said = refused_start(serving_environment(database_url, 8050))
    assert said.startswith("The access store is not there; run `python -m dashboard viewer add")


def test_the_accounts_of_the_demo_are_one_line(database_url: str, tmp_path: Path) -> None:
    access = AccessStore.open(f"sqlite:///{tmp_path / 'access.db'}")
    add_demo_viewers(access, ["sind-rampen"])
    access.close()
    said = refused_start(serving_environment(database_url, 8050))
    assert said.startswith("The access store holds the demo's accounts")


def test_a_bad_setting_is_one_line(database_url: str) -> None:
    said = refused_start(serving_environment(database_url, 8050, PORT="eighty"))
    assert said.startswith("PORT must be")


def test_gunicorn_started_from_outside_refuses_with_the_same_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nothing.db'}"
    ended = subprocess.run(
        [
            Path(sys.executable).parent / "gunicorn",
            "--bind=127.0.0.1:0",
            "--no-control-socket",
            "--log-level=critical",
            "dashboard.wsgi:application",
        ],
        cwd=ROOT,
        env=serving_environment(url, 8050),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    assert "is not there" in ended.stderr
    assert "Traceback" not in ended.stderr
