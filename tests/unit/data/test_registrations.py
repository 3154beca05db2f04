"""Manual registrations by date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.data.registrations import (
    fetch_registration_history,
    fetch_registrations,
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


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2017, 4, 30), None), (date(2017, 6, 1), NOTED), (date(2019, 1, 1), ASKED)],
)
def test_the_latest_of_a_history(day: date, found: Registration | None) -> None:
    assert latest([NOTED, ASKED], day) == found
