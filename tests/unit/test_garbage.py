"""Full searches for garbage wait until an answer has been sent, and are made all the same."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard import garbage

PATH = "/answer"


class Part:
    """Holds itself: only a search finds that nobody else does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    server = Flask("test")
    server.add_url_rule(PATH, "answer", lambda: "yes")
    server.add_url_rule("/other", "other", lambda: "yes")
    thresholds = gc.get_threshold()
    garbage.search_after_answers(server, "answer")
    yield server.test_client()
    gc.set_threshold(*thresholds)


@pytest.fixture
def lost() -> weakref.ref[Part]:
    """Garbage that is old, so that nothing but a full search finds it."""
    part = Part()
    gc.collect()
    return weakref.ref(part)


def test_garbage_is_found_once_the_answer_has_been_sent(
    client: FlaskClient, lost: weakref.ref[Part], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "DUE_AFTER", -1)
    answer = client.get(PATH)
    assert lost() is not None
    answer.close()
    assert lost() is None


def test_nothing_is_searched_before_it_is_due_or_while_a_page_is_loaded(
    client: FlaskClient, lost: weakref.ref[Part], monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(PATH).close()
    monkeypatch.setattr(garbage, "DUE_AFTER", -1)
    client.get("/other").close()
    assert lost() is not None


def test_answers_without_end_leave_no_garbage_behind(client: FlaskClient) -> None:
    youngest = (gc.get_threshold()[1] + 1) * (garbage.DUE_AFTER + 2)
    lost = []
    for _ in range(3):
        part = Part()
        gc.collect(1)
        lost.append(weakref.ref(part))
        del part
        for _ in range(youngest):
            young = [[] for _ in range(2 * gc.get_threshold()[0])]
            del young
        client.get(PATH).close()
    assert [found() for found in lost] == [None] * 3


@pytest.mark.usefixtures("client")
def test_python_searches_by_itself_when_nobody_asks() -> None:
    """A server that only ever answers something else must not grow without end."""
    assert garbage.DUE_AFTER < gc.get_threshold()[2] < 1000


def test_what_is_loaded_meanwhile_is_no_garbage() -> None:
    frozen = gc.get_freeze_count()
    try:
        with garbage.nothing_is_garbage():
            kept = Part()
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen
        assert all(one is not kept for one in gc.get_objects())
    finally:
        gc.unfreeze()
