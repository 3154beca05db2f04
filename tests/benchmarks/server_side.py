"""How long a page takes on the server, and how much of it is spent in the database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from statistics import median
from threading import Lock
from typing import Any

from sqlalchemy import Engine, event

from dashboard.access import OPERATOR
from dashboard.components.drawings import Drawings
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.router import show_view

#: Pages of a project that no filter changes and that read other stores too.
UNFILTERED = ("persons", "releases")


@dataclass(frozen=True)
class Drawn:
    """Medians in milliseconds for one page with one filter; `statements` asked of the database."""

    page: str
    total: float
    database: float
    statements: int

    @property
    def beyond(self) -> float:
        return self.total - self.database


class Stopwatch:
    """Adds up the time in which statements are at work, each from its start to its last row.

    Several may be at once, on connections of their own: that time counts once.
    """

    def __init__(self, engine: Engine) -> None:
        self.seconds, self.statements = 0.0, 0
        self._lock, self._at_work, self._since = Lock(), 0, 0.0
        event.listen(engine, "before_cursor_execute", self._before)
        event.listen(engine, "after_cursor_execute", self._after)

    def _before(self, *_: Any) -> None:
        self.statements += 1
        self._begin()

    def _after(self, _connection: Any, cursor: Any, *rest: Any) -> None:
        self._end()
        [_, _, context, _] = rest
        context.cursor = _Rows(cursor, self)

    def _begin(self) -> None:
        with self._lock:
            if not self._at_work:
                self._since = time.perf_counter()
            self._at_work += 1

    def _end(self) -> None:
        with self._lock:
            self._at_work -= 1
            if not self._at_work:
                self.seconds += time.perf_counter() - self._since

    @contextmanager
    def running(self) -> Iterator[None]:
        self._begin()
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def anew(self) -> Iterator[Stopwatch]:
        self.seconds, self.statements = 0.0, 0
        yield self


class _Rows:
    """A cursor whose fetching is timed too: SQLite computes a row when it is asked for."""

    def __init__(self, cursor: Any, watch: Stopwatch) -> None:
        self._cursor, self._watch = cursor, watch

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._cursor, name)
        if not name.startswith("fetch"):
            return found

        def fetch(*given: Any) -> Any:
            with self._watch.running():
                return found(*given)

        return fetch


def measure(
    engine: Engine, project_id: str, today: date, filters: str, rounds: int
) -> Iterator[Drawn]:
    """Each page of the project when somebody who looks at all of it chooses the filter.

    What the page showed before is remembered, what is asked for now is not. Medians of `rounds`.
    """
    watch = Stopwatch(engine)
    paths = {
        page.name: page.path.replace("<project_id>", project_id)
        for page in PAGES
        if page.is_tab and page.name not in UNFILTERED
    }
    for name, path in paths.items():
        yield _measure(engine, watch, name, path, today, filters, rounds)


def _measure(
    engine: Engine,
    watch: Stopwatch,
    name: str,
    path: str,
    today: date,
    filters: str,
    rounds: int,
) -> Drawn:
    # Once without looking at the clock: statements are compiled once in the life of a server.
    measured = []
    for number in range(rounds + 1):
        store = ProjectStore(engine, today=lambda: today)
        show_view(OPERATOR, Stores(store), PAGES, Drawings(), path, "")
        with watch.anew():
            began = time.perf_counter()
            show_view(OPERATOR, Stores(store), PAGES, Drawings(), path, filters)
            total = time.perf_counter() - began
        if number:
            measured.append((total, watch.seconds))
    return Drawn(
        name,
        median(total for total, _ in measured) * 1000,
        median(database for _, database in measured) * 1000,
        watch.statements,
    )
