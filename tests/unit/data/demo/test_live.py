"""Live events: each a small transaction that moves the project's token and names nobody."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, make_url, select, update

from dashboard.data.demo import build_demo, demo_is_fresh, run_live
from dashboard.data.demo.happenings import (
    HAPPENINGS,
    MOST_JOB_ENDS,
    MOST_JOB_STARTS,
    MOST_REFERRALS,
    Moment,
)
from dashboard.data.demo.live import TRIES
from dashboard.data.schema import Course, Event, Measurement, Participant, Spell
from dashboard.data.stores import StoreError, StoreProblem, create_store, open_store
from dashboard.data.tokens import fetch_tokens
from tests.unit.data.demo.conftest import TODAY

PROJECT = "broen-til-job"


def live(url: str, events: int, said: list[str], seed: int = 1) -> int:
    return run_live(
        url,
        0.0,
        events,
        today=lambda: TODAY,
        say=said.append,
        random=Random(seed),
        wait=lambda _: None,
    )


def test_events_move_only_the_invented_projects_token(demo_url: str) -> None:
    engine = open_store(demo_url)
    with engine.connect() as connection:
        before = fetch_tokens(connection)
    said: list[str] = []
    assert live(demo_url, 12, said) == 12
    assert said[-1] == "Stopped after 12 events."
    assert len(said) == 14
    with engine.connect() as connection:
        after = fetch_tokens(connection)
        people = set(connection.scalars(select(Participant.id)))
    engine.dispose()
    assert {name for name in after if after[name] != before[name]} == {PROJECT}
    assert not any(name in line for line in said for name in people)


def test_on_each_engine(store_url: str) -> None:
    build_demo(store_url, TODAY)
    assert live(store_url, 10, [], seed=4) == 10


@pytest.mark.parametrize("kind", sorted(HAPPENINGS))
def test_every_kind_happens_today(demo_url: str, kind: str) -> None:
    counted = {
        "conversation": select(func.count()).where(Event.day == TODAY),
        "referral": select(func.count()).where(Course.referred == TODAY),
        "start": select(func.count()).where(Measurement.day == TODAY),
        "job start": select(func.count()).where(Spell.from_day == TODAY),
        "job end": select(func.count()).where(Spell.to_day == TODAY),
    }[kind]
    rows = {"start": 2}.get(kind, 1)
    engine = open_store(demo_url, read_only=False)
    with engine.begin() as connection:
        before = connection.scalar(counted) or 0
        moment = Moment.begin(connection, Random(3), TODAY)
        sentence = HAPPENINGS[kind][0](moment)
        assert connection.scalar(counted) == before + rows
    engine.dispose()
    assert sentence is not None


def test_a_start_waits_for_a_referral(demo_url: str) -> None:
    """Nobody waits any more: a start writes nothing, and the drawing goes on to another kind."""
    engine = open_store(demo_url, read_only=False)
    with engine.begin() as connection:
        moment = Moment.begin(connection, Random(3), TODAY)
        begin = HAPPENINGS["start"][0]
        assert [begin(moment) is None for _ in range(5)] == [False] * 4 + [True]
    engine.dispose()


def test_a_long_watch_stays_plausible(demo_url: str) -> None:
    """After a few of each kind the day has only conversations."""
    live(demo_url, 120, [])
    engine = open_store(demo_url)
    counted = (Course.referred == TODAY, Spell.from_day == TODAY, Spell.to_day == TODAY)
    with engine.connect() as connection:
        counts = [connection.scalar(select(func.count()).where(where)) for where in counted]
    engine.dispose()
    assert counts == [MOST_REFERRALS, MOST_JOB_STARTS, MOST_JOB_ENDS]


def test_where_nothing_can_happen_it_says_so(demo_url: str) -> None:
    engine = open_store(demo_url, read_only=False)
    with engine.begin() as connection:
        moment = Moment.begin(connection, Random(3), TODAY)
        for _ in range(MOST_REFERRALS):
            HAPPENINGS["referral"][0](moment)
        connection.execute(update(Course).values(started=TODAY, ended=TODAY, ending="planned"))
        connection.execute(update(Spell).values(held_at_start=True))
    engine.dispose()
    with pytest.raises(StoreError, match="build the demo again"):
        live(demo_url, 1, [])


def test_the_demo_stays_fresh_and_can_be_built_again(demo_url: str) -> None:
    live(demo_url, 6, [])
    assert demo_is_fresh(demo_url, TODAY)
    build_demo(demo_url, TODAY)
    engine = open_store(demo_url)
    with engine.connect() as connection:
        today = connection.scalar(select(func.count()).where(Course.referred == TODAY))
    engine.dispose()
    assert today == 0
    live(demo_url, 2, [])


def test_ctrl_c_ends_it_cleanly(demo_url: str) -> None:
    said: list[str] = []

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    added = run_live(demo_url, 1.0, today=lambda: TODAY, say=said.append, wait=interrupt)
    assert added == 1
    assert said[-1] == "Stopped after 1 events."


def test_a_locked_database_is_tried_again_and_then_told(
    demo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.data.stores.PATIENCE_SECONDS", 0.01)
    path = make_url(demo_url).database
    other = sqlite3.connect(str(path), isolation_level=None)
    waits: list[float] = []

    def free_it(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2 and other.in_transaction:
            other.execute("ROLLBACK")

    other.execute("BEGIN IMMEDIATE")
    assert run_live(demo_url, 0.0, 1, today=lambda: TODAY, say=lambda _: None, wait=free_it) == 1
    other.execute("BEGIN IMMEDIATE")
    waits.clear()
    with pytest.raises(StoreError) as caught:
        run_live(demo_url, 0.0, 1, today=lambda: TODAY, say=lambda _: None, wait=waits.append)
    other.close()
    assert caught.value.problem is StoreProblem.LOCKED
    assert len(waits) == TRIES - 1


def test_without_a_database_or_a_demo_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        live(f"sqlite:///{tmp_path / 'none.db'}", 1, [])
    assert caught.value.problem is StoreProblem.MISSING
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    create_store(url).dispose()
    with pytest.raises(StoreError, match="does not hold the demo"):
        live(url, 1, [])


def test_events_are_dated_by_the_clock_that_is_asked(demo_url: str) -> None:
    day = date(2026, 11, 24)
    run_live(demo_url, 0.0, 15, today=lambda: day, say=lambda _: None, random=Random(2))
    engine = open_store(demo_url)
    with engine.connect() as connection:
        assert (connection.scalar(select(func.count()).where(Event.day == day)) or 0) > 0
    engine.dispose()
