"""The store remembers what was answered, and forgets it when the data change."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from dashboard.access import OPERATOR, NotAllowed, Viewer
from dashboard.data.migrations import VERSION_TABLE
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.goals import (
    change_token,
    get_definition,
    goal_detail,
    list_projects,
    project_status,
)
from dashboard.monitoring.store import ProjectStore, StoreUnavailable
from dashboard.monitoring.stores import Source, Stores
from tests.unit.small_store import AS_OF, TODAY, import_small

Statements = list[str]


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    import_small(engine, tmp_path)
    return ProjectStore(read_only_engine, today=lambda: TODAY)


@pytest.fixture
def statements(read_only_engine: Engine) -> Iterator[Statements]:
    """What was asked of the database, without the beginnings of transactions."""
    asked: Statements = []

    def note(*arguments: Any) -> None:
        if not arguments[2].startswith("BEGIN"):
            asked.append(arguments[2])

    event.listen(read_only_engine, "before_cursor_execute", note)
    yield asked
    event.remove(read_only_engine, "before_cursor_execute", note)


def test_a_status_costs_few_statements(store: ProjectStore, statements: Statements) -> None:
    project_status(OPERATOR, store, "small", AS_OF)
    assert len(statements) <= 5


def test_a_goal_costs_few_statements(store: ProjectStore, statements: Statements) -> None:
    goal_detail(OPERATOR, store, "small", "E", AS_OF)
    assert len(statements) <= 6


def test_when_nothing_changed_only_the_token_is_asked_for(
    store: ProjectStore, statements: Statements
) -> None:
    def ask() -> tuple[object, ...]:
        return (
            project_status(OPERATOR, store, "small", AS_OF),
            goal_detail(OPERATOR, store, "small", "E", AS_OF),
            get_definition(OPERATOR, store, "small"),
            list_projects(OPERATOR, store),
        )

    first = ask()
    statements.clear()
    again = ask()
    assert len(statements) == 4
    assert all("change_token" in statement for statement in statements)
    assert again == first
    assert again[0] is first[0]


def test_a_change_by_another_writer_is_seen(
    store: ProjectStore, engine: Engine, statements: Statements
) -> None:
    before = project_status(OPERATOR, store, "small", AS_OF)
    token = change_token(OPERATOR, store)
    with engine.begin() as connection:
        connection.execute(text("UPDATE course SET referred = '2018-01-01' WHERE participant='p4'"))
    statements.clear()
    after = project_status(OPERATOR, store, "small", AS_OF)
    assert (before.referred, after.referred) == (4, 3)
    assert len(statements) > 1
    assert change_token(OPERATOR, store) != token


def test_only_the_answers_used_last_are_kept(
    engine: Engine, read_only_engine: Engine, tmp_path: Path, statements: Statements
) -> None:
    import_small(engine, tmp_path)
    store = ProjectStore(read_only_engine, today=lambda: TODAY, remembered=2)
    project_status(OPERATOR, store, "small", AS_OF)
    project_status(OPERATOR, store, "small", AS_OF.replace(day=1))
    statements.clear()
    project_status(OPERATOR, store, "small", AS_OF)
    assert len(statements) > 1


def test_readers_that_ask_at_once_wait_for_one_answer(store: ProjectStore) -> None:
    computed = []
    everybody = threading.Barrier(4)

    def compute() -> int:
        computed.append(threading.get_ident())
        return len(computed)

    answers = []

    def ask() -> None:
        with store.asking("small") as asking:
            everybody.wait(timeout=30)
            answers.append(asking.recall("question", compute=compute))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1, 1, 1, 1]


def test_readers_that_wait_for_an_answer_get_its_failure(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against a locked database an attempt takes seconds, and attempts must not add up."""
    waiting = threading.Semaphore(0)

    class Noted(Future[int]):
        def result(self, timeout: float | None = None) -> int:
            waiting.release()
            return super().result(timeout)

    attempts, failures = [], []

    def fail() -> int:
        attempts.append(threading.get_ident())
        assert all(waiting.acquire(timeout=30) for _ in range(3))
        raise ArithmeticError

    def ask() -> None:
        with store.asking("small") as asking:
            try:
                asking.recall("question", compute=fail)
            except ArithmeticError as error:
                failures.append(error)

    monkeypatch.setattr("dashboard.monitoring.store.Future", Noted)
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(attempts), len(failures)) == (1, 4)


def test_a_question_that_failed_is_asked_again(store: ProjectStore) -> None:
    def fail() -> int:
        raise ArithmeticError

    with store.asking("small") as asking:
        with pytest.raises(ArithmeticError):
            asking.recall("question", compute=fail)
        assert asking.recall("question", compute=lambda: 3) == 3


def test_a_restored_copy_with_the_same_tokens_is_asked_anew(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    made = create_store(f"sqlite:///{path}")
    import_small(made, tmp_path)
    made.dispose()
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        tokens = target.execute("SELECT token FROM change_token").fetchall()
        target.execute("UPDATE course SET referred = '2018-01-01' WHERE participant = 'p4'")
        target.executemany("UPDATE change_token SET token = ?", tokens)
        target.commit()
    engine = open_store(f"sqlite:///{path}")
    store = ProjectStore(engine, today=lambda: TODAY)
    assert project_status(OPERATOR, store, "small", AS_OF).referred == 4
    copy.replace(path)
    assert project_status(OPERATOR, store, "small", AS_OF).referred == 3
    path.unlink()
    with pytest.raises(StoreUnavailable) as raised:
        project_status(OPERATOR, store, "small", AS_OF)
    assert raised.value.problem == "missing"
    engine.dispose()


def test_a_database_that_fails_is_unavailable_in_a_sentence(
    store: ProjectStore, engine: Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = 'later'"))
        connection.execute(text("DROP TABLE change_token"))
    with pytest.raises(StoreUnavailable, match="newer version") as raised:
        project_status(OPERATOR, store, "small", AS_OF)
    assert raised.value.problem == "newer"


def test_a_view_is_answered_from_one_state(
    store: ProjectStore, engine: Engine, statements: Statements
) -> None:
    with store.in_one_state() as view:
        before = project_status(OPERATOR, view, "small", AS_OF)
        token = change_token(OPERATOR, view, ("small",))
        with engine.begin() as connection:
            connection.execute(
                text("UPDATE course SET referred = '2018-01-01' WHERE participant='p4'")
            )
        goal_detail(OPERATOR, view, "small", "E", AS_OF)
        assert project_status(OPERATOR, view, "small", AS_OF) == before
        assert change_token(OPERATOR, view, ("small",)) == token
        assert sum("change_token" in statement for statement in statements) == 1
    assert project_status(OPERATOR, store, "small", AS_OF).referred == before.referred - 1


def test_a_view_goes_on_after_a_failure(store: ProjectStore, engine: Engine) -> None:
    with store.in_one_state() as view:
        assert project_status(OPERATOR, view, "small", AS_OF).referred == 4
        with pytest.raises(StoreUnavailable), view.asking("small") as asking:
            asking.connection.execute(text("SELECT nothing FROM nowhere"))
        with engine.begin() as connection:
            connection.execute(
                text("UPDATE course SET referred = '2018-01-01' WHERE participant='p4'")
            )
        # On a connection of its own, since the other one may answer nothing more.
        assert project_status(OPERATOR, view, "small", AS_OF).referred == 3


def test_a_view_of_a_database_that_is_gone_is_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "gone.db"
    engine = create_store(f"sqlite:///{path}")
    engine.dispose()
    path.unlink()
    with (
        ProjectStore(engine, today=lambda: TODAY).in_one_state() as view,
        pytest.raises(StoreUnavailable),
    ):
        project_status(OPERATOR, view, "small", AS_OF)


def test_what_was_begun_is_the_answer_of_whoever_asks(store: ProjectStore) -> None:
    computed: list[int] = []
    is_under_way, is_asked_for = threading.Event(), threading.Event()

    def ask(_: Viewer, asked: ProjectStore, number: int) -> int:
        def compute() -> int:
            computed.append(threading.get_ident())
            is_under_way.set()
            assert is_asked_for.wait(timeout=30)
            return number

        with asked.asking("small") as asking:
            return asking.recall("question", number, compute=compute)

    with store.in_one_state() as view:
        view.begin(ask, OPERATOR, 3)
        assert is_under_way.wait(timeout=30)
        is_asked_for.set()
        assert ask(OPERATOR, view, 3) == 3
    assert len(computed) == 1
    assert computed != [threading.get_ident()]


def test_what_was_begun_of_another_state_is_nobodys_answer(
    store: ProjectStore, engine: Engine
) -> None:
    begun = threading.Event()

    def ask(viewer: Viewer, asked: ProjectStore) -> int:
        referred = project_status(viewer, asked, "small", AS_OF).referred
        if asked is store:
            begun.set()
        return referred

    with store.in_one_state() as view:
        get_definition(OPERATOR, view, "small")
        with engine.begin() as connection:
            connection.execute(
                text("UPDATE course SET referred = '2018-01-01' WHERE participant='p4'")
            )
        view.begin(ask, OPERATOR)
        assert begun.wait(timeout=30)
        assert ask(OPERATOR, view) == 4
    assert ask(OPERATOR, store) == 3


def test_the_failure_of_what_was_begun_is_told_to_whoever_asks(
    store: ProjectStore, engine: Engine
) -> None:
    """And is no trouble to anybody else."""
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE course"))
    with store.in_one_state() as view:
        view.begin(project_status, OPERATOR, "small", AS_OF)
        view.begin(get_definition, OPERATOR, "nowhere")
        with pytest.raises(StoreUnavailable):
            project_status(OPERATOR, view, "small", AS_OF)
        assert get_definition(OPERATOR, view, "small").id == "small"


def test_of_a_store_out_of_reach_nothing_is_begun(
    store: ProjectStore, statements: Statements
) -> None:
    nobody = Viewer("nobody", frozenset())
    with Stores(store).in_one_state() as view:
        closed = view.opened_for(nobody, {Source.PROJECT}).project
        closed.begin(project_status, nobody, "small", AS_OF)
        closed.begin(project_status, OPERATOR, "small", AS_OF)
        with pytest.raises(NotAllowed):
            project_status(OPERATOR, closed, "small", AS_OF)
    assert statements == []


def test_a_view_leaves_nothing_under_way(store: ProjectStore) -> None:
    one_is_under_way, may_end = threading.Event(), threading.Event()
    began, ended = set(), set()

    def ask(_: Viewer, __: ProjectStore, number: int) -> None:
        began.add(number)
        one_is_under_way.set()
        assert may_end.wait(timeout=30)
        ended.add(number)

    with store.in_one_state() as view:
        for number in range(5):
            view.begin(ask, OPERATOR, number)
        assert one_is_under_way.wait(timeout=30)
        assert not ended
        threading.Timer(0.05, may_end.set).start()
    assert began
    assert ended == began
