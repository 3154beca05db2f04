"""Manual registrations by date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.data.registrations import (
    fetch_registration_history,
    fetch_registrations,
    later_note,
    latest,
)
from dashboard.indicators.results import Registration
from tests.unit.small_store import import_small

NOTED = Registration(date(2017, 5, 1), "noted", None, None, "Asked later")
ASKED = Registration(date(2017, 11, 1), "under_way", 3, 10, "Asked")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2017, 4, 30), {}),
        (date(2017, 5, 1), {"B": NOTED}),
        (date(2017, 10, 31), {"B": NOTED}),
        (date(2017, 11, 1), {"B": ASKED}),
    ],
)
def test_the_latest_on_or_before_a_day(
    engine: Engine, tmp_path: Path, day: date, found: dict[str, Registration]
) -> None:
    import_small(engine, tmp_path)
    with engine.connect() as connection:
        assert fetch_registrations(connection, "small", day) == found
        assert fetch_registrations(connection, "other", day) == {}


def test_the_history_is_oldest_first_and_ends_on_the_day(engine: Engine, tmp_path: Path) -> None:
    import_small(engine, tmp_path)
    with engine.connect() as connection:
        history = fetch_registration_history(connection, "small", date(2017, 12, 31))
    assert history == {"B": (NOTED, ASKED)}


AGAIN = Registration(date(2018, 2, 1), "noted", None, None, "Will be asked again")
COUNTED = Registration(date(2018, 3, 1), "noted", 4, 10, "Counted, no verdict")


@pytest.mark.parametrize(
    ("day", "found", "note"),
    [
        (date(2017, 4, 30), None, None),
        (date(2017, 6, 1), NOTED, None),
        (date(2018, 1, 31), ASKED, None),
        # a text hides neither a verdict nor a number, and a number is more than a text
        (date(2018, 2, 1), ASKED, AGAIN),
        (date(2018, 3, 1), COUNTED, None),
    ],
)
def test_a_note_hides_nothing(
    day: date, found: Registration | None, note: Registration | None
) -> None:
    history = [NOTED, ASKED, AGAIN, COUNTED]
    assert (latest(history, day), later_note(history, day)) == (found, note)


def test_a_note_hides_nothing_in_the_store(engine: Engine, tmp_path: Path) -> None:
    rows = "B,2017-11-01,reached,7,10,Asked\nB,2017-12-01,noted,,,Thanks"
    import_small(
        engine,
        tmp_path,
        registrations=f"goal,day,verdict,numerator,denominator,text\n{rows}\n",
    )
    reached = Registration(date(2017, 11, 1), "reached", 7, 10, "Asked")
    with engine.connect() as connection:
        assert fetch_registrations(connection, "small", date(2017, 12, 31)) == {"B": reached}


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2017, 4, 30), None), (date(2017, 6, 1), NOTED), (date(2019, 1, 1), ASKED)],
)
def test_the_latest_of_a_history(day: date, found: Registration | None) -> None:
    assert latest([NOTED, ASKED], day) == found
