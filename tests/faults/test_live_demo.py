"""`dashboard demo --live`: one command serves the demo and keeps adding to it, and stops whole."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard.data.demo import build_demo
from dashboard.data.demo.build import INVENTED
from dashboard.data.stores import open_store
from tests.running_server import PATIENCE_SECONDS, ROOT, free_port, serving_environment

TODAY = date(2026, 3, 2)
LIVE = (sys.executable, "-m", "dashboard", "demo", "--live")


def answers(port: int) -> bool:
    try:
        with closing(urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5)) as said:
            return said.status == 200
    except OSError:
        return False


def token(url: str) -> int:
    engine = open_store(url)
    try:
        with engine.connect() as connection:
            asked = text("SELECT token FROM change_token WHERE project_id = :id")
            return int(connection.execute(asked, {"id": INVENTED}).scalar_one())
    finally:
        engine.dispose()


def wait_until(held: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not held():
        assert time.monotonic() < end, what
        time.sleep(0.2)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_adds_and_stops_both(tmp_path: Path, stop: signal.Signals) -> None:
    url = f"sqlite:///{tmp_path / 'demo.db'}"
    build_demo(url, TODAY)
    before, port = token(url), free_port()
    environment = serving_environment(url, port, TODAY)
    with subprocess.Popen(
        LIVE, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as live:
        try:
            wait_until(lambda: answers(port), "the server never answered")
            wait_until(lambda: token(url) > before, "no event was added")
            live.send_signal(stop)
            said, _ = live.communicate(timeout=PATIENCE_SECONDS)
        finally:
            live.kill()
    assert "Traceback" not in said
    assert not answers(port)
