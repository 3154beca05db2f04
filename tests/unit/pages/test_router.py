"""Addresses that lead nowhere, a store that is down, and a page that fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dash import no_update
from werkzeug.exceptions import Forbidden

from dashboard.access import OPERATOR
from dashboard.components import html
from dashboard.components.address import read_address
from dashboard.components.answers import answer, answer_first
from dashboard.components.drawings import Drawings
from dashboard.components.page import Page, View
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.router import poll, show_view
from tests.unit.pages.reading import links, view, words


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/", 200, "Alle projekter"),
        ("/nowhere", 404, "Siden findes ikke"),
        ("/project/nothing", 404, "Projektet findes ikke"),
        ("/project/sind-rampen/goal/Z9", 404, "Målet findes ikke"),
    ],
)
def test_status_and_title_of_a_first_request(
    store: ProjectStore, path: str, status: int, said: str
) -> None:
    title, code = answer_first(OPERATOR, Stores(store), PAGES, read_address(path, ""))
    assert (title, code) == (said, status)
    shown = answer(OPERATOR, Stores(store), PAGES, read_address(path, ""))
    assert (shown.view.title, shown.status) == (said, status)


def test_a_misspelt_project_or_goal_has_a_way_onward(store: ProjectStore) -> None:
    assert "/project/sind-rampen" in links(view(store, "/project/sind-ramp")["tree"])
    tree = view(store, "/project/sind-rampen/goal/c44", "?lang=en")["tree"]
    assert "/project/sind-rampen/goal/C4?lang=en" in links(tree)
    assert "/project/sind-rampen?lang=en" in links(tree)


@pytest.mark.parametrize(
    "path", ["/project/<b>", "/project/" + "x" * 5000, "/project/a'--", "/\x00"]
)
def test_strange_paths_are_only_words(store: ProjectStore, path: str) -> None:
    assert len(words(view(store, path)["tree"])) < 2000


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?as_of=2099-01-01", "ligger i fremtiden"),
        ("?as_of=yesterday", "»yesterday« er ikke en dato"),
        ("?as_of=2017-06-30&as_of=2017-07-01", "datoen (as_of) mere end én gang"),
        ("?lang=sv", "Sproget »sv« findes ikke"),
        ("?as_of=2024-01-01", "data slutter den 30. november 2017"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_page_shown(
    store: ProjectStore, search: str, said: str
) -> None:
    shown = words(view(store, "/project/sind-rampen", search)["tree"])
    assert said in shown
    assert "Stå ikke i stampe" in shown


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[ProjectStore]:
    """A store whose file has been taken away under it."""
    url = f"sqlite:///{tmp_path / 'project.db'}"
    create_store(url).dispose()
    engine = open_store(url)
    (tmp_path / "project.db").unlink()
    yield ProjectStore(engine, today=lambda: date(2026, 1, 1))
    engine.dispose()


def test_a_store_that_is_gone_is_said_on_the_page(gone: ProjectStore) -> None:
    shown = show_view(OPERATOR, Stores(gone), PAGES, Drawings(), "/project/x", "")
    assert shown["token"] is None
    said = words(view(gone, "/project/x")["tree"])
    assert "Tallene kan ikke hentes lige nu" in said
    assert "prøver igen af sig selv" in said
    assert answer_first(OPERATOR, Stores(gone), PAGES, read_address("/project/x", ""))[1] == 503


def test_the_poll_says_once_that_the_store_is_down_and_once_that_it_is_back(
    gone: ProjectStore, store: ProjectStore
) -> None:
    assert poll(OPERATOR, Stores(gone), PAGES, 1, "/", "t", None) == (no_update, {"down": True})
    assert poll(OPERATOR, Stores(gone), PAGES, 2, "/", "t", {"down": True}) == (
        no_update,
        no_update,
    )
    seen = view(store, "/")["token"]
    assert poll(OPERATOR, Stores(store), PAGES, 3, "/", seen, {"down": True}) == (
        no_update,
        {"down": False},
    )


def test_the_poll_is_silent_while_nothing_changes(store: ProjectStore) -> None:
    for path in ("/", "/project/sind-rampen", "/project/nothing", "/nowhere"):
        seen = view(store, path)["token"]
        assert poll(OPERATOR, Stores(store), PAGES, 1, path, seen, None) == (no_update, no_update)
        changed, _ = poll(OPERATOR, Stores(store), PAGES, 7, path, "older", None)
        assert changed == f"7 {seen}"


def test_a_poll_is_about_the_project_on_the_page(store: ProjectStore) -> None:
    assert "sind-rampen=" in view(store, "/project/sind-rampen/goal/E")["token"]
    assert "norddjurs" not in view(store, "/project/sind-rampen")["token"]
    assert "norddjurs" in view(store, "/")["token"]


def failing_pages(error: Exception) -> tuple[Page, ...]:
    def fail(_: Any) -> Any:
        raise error

    return (replace(PAGES[0], show=fail, title=fail),)


def test_a_failing_page_gives_a_number_that_finds_it_in_the_log(
    store: ProjectStore, caplog: pytest.LogCaptureFixture
) -> None:
    pages = failing_pages(ZeroDivisionError("secret detail"))
    with caplog.at_level(logging.ERROR):
        shown = answer(OPERATOR, Stores(store), pages, read_address("/", ""))
    said = str(shown.view.children)
    assert shown.status == 500
    assert "secret" not in said
    [record] = caplog.records
    number = record.getMessage().split()[1]
    assert number in said
    assert "secret detail" in caplog.text


def test_a_refusal_keeps_its_status(store: ProjectStore) -> None:
    with pytest.raises(Forbidden):
        answer(OPERATOR, Stores(store), failing_pages(Forbidden()), read_address("/", ""))


def test_what_was_drawn_is_handed_on_while_nothing_changes(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings = Drawings()
    first = show_view(OPERATOR, Stores(store), PAGES, drawings, "/project/sind-rampen", "?lang=en")
    monkeypatch.setattr("dashboard.pages.router.answer", None)
    again = show_view(OPERATOR, Stores(store), PAGES, drawings, "/project/sind-rampen", "?lang=en")
    assert {**again, "updated": ""} == {**first, "updated": ""}


def test_what_failed_is_drawn_anew(store: ProjectStore) -> None:
    drawings = Drawings()
    failing = failing_pages(ZeroDivisionError())
    assert "gik galt" in show_view(OPERATOR, Stores(store), failing, drawings, "/", "")["title"]
    assert show_view(OPERATOR, Stores(store), PAGES, drawings, "/", "")["title"] == "Alle projekter"


def test_what_cannot_be_written_is_said_like_any_failure(store: ProjectStore) -> None:
    def odd(_: Any) -> View:
        return View(title="odd", children=[html.P("x", klass="no attribute of a document")])

    pages = (replace(PAGES[0], show=odd),)
    shown = show_view(OPERATOR, Stores(store), pages, Drawings(), "/", "")
    assert "gik galt" in shown["title"]
    assert "klass" not in shown["tree"]


def test_only_the_latest_drawings_are_kept() -> None:
    drawings = Drawings(size=2)
    for number in range(3):
        drawings.remember(number, "title", "[]")
    assert [drawings.recall(number) for number in range(3)] == [
        None,
        ("title", "[]"),
        ("title", "[]"),
    ]
