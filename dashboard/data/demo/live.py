"""Keep adding plausible events to the invented project while somebody watches the dashboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.data.demo.happenings import HAPPENINGS, Moment
from dashboard.data.stores import StoreError, StoreProblem, check_version, explain, open_store
from dashboard.settings import DANISH_TIME

T = TypeVar("T")

#: Problems that may pass by themselves: another writer, a busy or restarting server.
PASSING = {StoreProblem.LOCKED, StoreProblem.BUSY, StoreProblem.UNREACHABLE}
TRIES = 4
#: Drawn again when nothing of the kind can happen, such as a start with nobody waiting.
DRAWS = 20


def danish_today() -> date:
    return datetime.now(DANISH_TIME).date()


def run_live(
    url: str,
    interval_seconds: float = 4.0,
    events: int | None = None,
    *,
    today: Callable[[], date] = danish_today,
    say: Callable[[str], None] = print,
    random: Random | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> int:
    """Add an event every `interval_seconds` until interrupted, or `events` of them.

    Each is one short transaction and one line that names no person. A database that is locked or
    away for a moment is tried again, `TRIES` times in all. Returns how many were added; raises
    StoreError when the database cannot be used or holds no demo.
    """
    random = random or Random()
    engine = open_store(url, read_only=False)
    added = 0
    try:
        _patiently(lambda: check_version(engine), wait)
        say("Adding events to the invented project; stop with Ctrl-C.")
        while events is None or added < events:
            sentence = _patiently(lambda: add_event(engine, random, today()), wait)
            added += 1
            say(f"{datetime.now(DANISH_TIME):%H:%M:%S}  {sentence}")
            wait(interval_seconds)
    except KeyboardInterrupt:
        say("")
    finally:
        engine.dispose()
    say(f"Stopped after {added} events.")
    return added


def add_event(engine: Engine, random: Random, today: date) -> str:
    """Let one thing happen today, in a transaction of its own; returns what, without a person.

    Raises StoreError where the store holds no demo or nothing can happen, and SQLAlchemyError when
    it fails.
    """
    kinds = list(HAPPENINGS)
    weights = [weight for _, weight in HAPPENINGS.values()]
    with engine.begin() as connection:
        moment = Moment.begin(connection, random, today)
        for kind in random.choices(kinds, weights, k=DRAWS):
            happen, _ = HAPPENINGS[kind]
            sentence = happen(moment)
            if sentence is not None:
                return sentence
    raise StoreError(
        StoreProblem.OTHER,
        "The invented project has nobody left to add events to; build the demo again.",
    )


def _patiently(action: Callable[[], T], wait: Callable[[float], None]) -> T:
    for attempt in range(1, TRIES + 1):
        try:
            return action()
        except SQLAlchemyError as error:
            problem = explain(error)
            if problem.problem not in PASSING or attempt == TRIES:
                raise problem from error
        except StoreError as error:
            if error.problem not in PASSING or attempt == TRIES:
                raise
        wait(float(attempt))
    raise AssertionError("unreachable: the last attempt returns or raises")
