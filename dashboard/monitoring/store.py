"""The project database as the questions see it: read-only, remembering what was answered."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from dashboard.access import Viewer
from dashboard.data.reading import Connection, Engine, reading
from dashboard.data.sqlite_file import database_of
from dashboard.data.stores import StoreError
from dashboard.data.tokens import fetch_token, fetch_tokens

#: How many questions are answered at once beside those that requests are at work on. Each is one
#: that a request would ask a moment later: more at once would only take the processors from these.
AHEAD = 2

#: What an answer was given to: a state of the data, a question and what was asked about.
Key = tuple[Hashable, ...]

T = TypeVar("T")


class StoreUnavailable(Exception):  # noqa: N818  (what the page says)
    """The database cannot be read now; the message is one clear sentence.

    `problem` is a short code of what is wrong (`dashboard.data.store_errors.StoreProblem`).
    """

    def __init__(self, error: StoreError) -> None:
        self.problem: str = error.problem.value
        super().__init__(str(error))


class ProjectStore:
    """Answers about one database, each computed once for each state of the data. Thread-safe.

    `engine` should be opened read-only. `today` gives the current Danish date. The `remembered`
    answers used last are kept.
    """

    def __init__(self, engine: Engine, *, today: Callable[[], date], remembered: int = 512) -> None:
        self.today = today
        self._engine = engine
        self._memory = _Memory(remembered)
        self._ahead = ThreadPoolExecutor(AHEAD, thread_name_prefix="ahead")

    @contextmanager
    def asking(self, project_id: str | None = None) -> Iterator[Asking]:
        """One state of the data, of one project or (None) of all of them, to ask questions of.

        The token is read first and on the same connection: what is remembered under it can be newer
        than it, never older. Raises StoreUnavailable when the database cannot answer.
        """
        try:
            with reading(self._engine) as connection:
                yield self._of(connection, project_id)
        except StoreError as error:
            raise StoreUnavailable(error) from error

    @contextmanager
    def in_one_state(self) -> Iterator[ProjectStore]:
        """This store for one view: whatever is asked meanwhile is answered from one state.

        That state is the one of the first question. Not for several threads.
        """
        # All is answered by the time that the connection is given back.
        with suppress(StoreError), ExitStack() as until_then:
            view = _StoreInOneState(self, until_then)
            try:
                yield view
            finally:
                view.end()

    def begin(self, ask: Callable[..., object], viewer: Viewer, *about: Hashable) -> None:
        """Within a view, begin to answer `ask(viewer, store, *about)` on another connection.

        Whoever then asks the same gets that answer, or the failure. An answer is remembered under
        the state of the data that it was computed from: of another state it is nobody's. Outside
        of a view every question is answered when it is asked.
        """

    def _of(self, connection: Connection, project_id: str | None) -> Asking:
        if project_id is None:
            tokens = fetch_tokens(connection)
        else:
            tokens = {project_id: fetch_token(connection, project_id)}
        return Asking(connection, database_of(connection), tokens, self._memory)


class _StoreInOneState(ProjectStore):
    """Asks everything on one connection, which the first question opens."""

    def __init__(self, store: ProjectStore, until_then: ExitStack) -> None:
        self.today = store.today
        self._store = store
        self._until_then = until_then
        self._connection: Connection | None = None
        self._asked: dict[str | None, Asking] = {}
        self._begun: list[Future[object]] = []

    @contextmanager
    def asking(self, project_id: str | None = None) -> Iterator[Asking]:
        try:
            with self._explained():
                yield self._ask(project_id)
        except StoreError as error:
            raise StoreUnavailable(error) from error

    def begin(self, ask: Callable[..., object], viewer: Viewer, *about: Hashable) -> None:
        self._begun.append(self._store._ahead.submit(ask, viewer, self._store, *about))

    def end(self) -> None:
        """Nothing that was begun goes on: what nobody has asked for is not needed any more."""
        wait([begun for begun in self._begun if not begun.cancel()])

    def _ask(self, project_id: str | None) -> Asking:
        if self._connection is None:
            self._connection = self._until_then.enter_context(reading(self._store._engine))
            self._asked[None] = self._store._of(self._connection, None)
        if project_id is not None and project_id not in self._asked:
            self._asked[project_id] = self._asked[None].only(project_id)
        return self._asked[project_id]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What goes wrong is explained by `reading`, and leaves no connection to ask again."""
        try:
            yield
        except BaseException:
            self._connection = None
            self._asked.clear()
            self._until_then.__exit__(*sys.exc_info())
            raise


@dataclass(frozen=True)
class Asking:
    """A connection, which database it belongs to, and the change tokens it saw.

    A database that has been replaced by another, such as a restored copy, may have its tokens.
    """

    connection: Connection
    database: Hashable
    tokens: dict[str, int]
    memory: _Memory

    def only(self, project_id: str) -> Asking:
        """The same state, asked about one project: what others do does not touch its answers."""
        return replace(self, tokens={project_id: self.tokens.get(project_id, 0)})

    def recall(self, question: str, *about: Hashable, compute: Callable[[], T]) -> T:
        """The answer to a question about something, computed unless it is remembered."""
        state = (self.database, *sorted(self.tokens.items()))
        answer: T = self.memory.recall((state, question, *about), compute)
        return answer


class _Memory:
    """The answers used last.

    Whoever asks for an answer that is being computed waits for it, and gets the failure if it
    fails: against a locked database they would otherwise wait one after the other, each with a
    connection in its hands. A failure is not remembered.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._answers: OrderedDict[Key, Any] = OrderedDict()
        self._under_way: dict[Key, Future[Any]] = {}
        self._lock = Lock()

    def recall(self, key: Key, compute: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            under_way = self._under_way.get(key)
            if under_way is None:
                own = self._under_way[key] = Future()
        if under_way is not None:
            return under_way.result()
        try:
            answer = compute()
        except BaseException as error:
            with self._lock:
                del self._under_way[key]
            own.set_exception(error)
            raise
        with self._lock:
            self._remember(key, answer)
            del self._under_way[key]
        own.set_result(answer)
        return answer

    def _remember(self, key: Key, answer: Any) -> None:
        self._answers[key] = answer
        while len(self._answers) > self._size:
            self._answers.popitem(last=False)
