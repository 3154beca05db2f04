"""Who is past the retention of a project, on both engines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from dashboard.data.importing import import_folder
from dashboard.data.retention import fetch_past_retention
from dashboard.indicators.definition import Period
from dashboard.indicators.retention import Retention
from tests.unit.data.importing.small_project import FILES, write_folder

#: The period of the small project: p1's course ended on 20 December 2024, those of p2 and p3 go on.
PERIOD = Period(
    start=date(2024, 1, 1), end=date(2025, 12, 31), intake_start=date(2024, 2, 1)
)  # fmt: skip


def test_past_retention(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "folder", dict(FILES)))
    of_course = Retention(months_after_end=6, counted_from="course")
    of_project = Retention(months_after_end=6)
    with engine.connect() as connection:

        def past(retention: Retention, *day: int) -> list[str]:
            return fetch_past_retention(connection, "havnen", PERIOD, retention, date(*day))

        assert past(of_course, 2025, 6, 20) == []
        assert past(of_course, 2025, 6, 21) == ["p1"]
        assert past(of_course, 2026, 6, 30) == ["p1"]
        assert past(of_course, 2026, 7, 1) == ["p1", "p2", "p3"]
        assert past(of_project, 2026, 6, 30) == []
        assert past(of_project, 2026, 7, 1) == ["p1", "p2", "p3"]
        assert fetch_past_retention(
            connection, "nowhere", PERIOD, of_project, date(2030, 1, 1)
        ) == []  # fmt: skip
