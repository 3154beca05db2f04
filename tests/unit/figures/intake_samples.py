"""Answers on intake, made by hand, for tests of its figures and sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.indicators.definition import Period, Site, TargetRevision
from dashboard.indicators.forecast import IntakeForecast
from dashboard.indicators.intake import (
    IntakeAnswer,
    IntakePoint,
    IntakeTarget,
    Leaving,
    Pace,
    SiteIntake,
    months_until,
)
from tests.unit.figures.samples import COUNT, goal, label, revision

DAY = date(2018, 10, 20)
DUE = date(2019, 6, 30)
PERIOD = Period(start=date(2018, 1, 1), end=date(2020, 12, 31), intake_start=date(2018, 6, 1))
COUNTS = ((5, 3), (12, 9), (18, 16), (26, 22), (30, 27))
FORECAST = IntakeForecast(date(2019, 5, 10), date(2019, 2, 20), date(2019, 12, 5))
PACE = Pace(date(2018, 7, 1), 25, 6.8, needed=3.6, forecast=FORECAST)
NORTH = Site(id="north", name=label("Nord"), places=8)
SOUTH = Site(id="south", name=label("Syd"))


def history() -> tuple[IntakePoint, ...]:
    days = months_until(PERIOD.intake_start, DAY)
    return tuple(IntakePoint(day, *counts) for day, counts in zip(days, COUNTS, strict=True))


def target(*steps: TargetRevision, **more: Any) -> IntakeTarget:
    """60 by the due date, 30 there and 27 expected, unless said otherwise."""
    ledger = steps or (revision(60, DUE),)
    values: dict[str, Any] = {
        "goal": goal("A", COUNT, *ledger),
        "measure": "referred",
        "revision": ledger[-1],
        "ledger": ledger,
        "so_far": 30,
        "expected": 27.4,
        "path": ((date(2018, 6, 1), 0.0), (DAY, 27.4), (DUE, 60.0)),
        "last_day": DUE,
    }
    return IntakeTarget(**{**values, **more})


def answer(**changes: Any) -> IntakeAnswer:
    """30 referred and 27 started of a target of 60: two wait, one of the three left before."""
    given = target()
    found = IntakeAnswer(
        day=DAY,
        on=DAY,
        history=history(),
        goal=given.goal,
        target=given,
        measure="referred",
        pace=PACE,
        waiting=(1, 0, 1, 0),
        sites=(SiteIntake(NORTH, 18, 17, 12), SiteIntake(SOUTH, 12, 10, 7)),
        leaving=(Leaving("moved", 1, 1), Leaving(None, 0, 1)),
    )
    return replace(found, **{"on": changes.get("day", DAY), **changes})


def without_target(**changes: Any) -> IntakeAnswer:
    return answer(**{"target": None, "goal": None, "pace": Pace(PACE.since, 25, 6.8), **changes})
