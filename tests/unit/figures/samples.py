"""Answers as monitoring gives them, made by hand, for tests of figures and components."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.indicators.conditions import Everyone
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    Label,
    Registered,
    Share,
    TargetRevision,
)
from dashboard.indicators.results import (
    Expected,
    ExpectedRule,
    GoalDetail,
    GoalStatus,
    HistoryPoint,
    ProjectStatus,
    Standing,
    Tally,
)

AS_OF = date(2019, 4, 15)
DUE = date(2020, 12, 31)
MEETING = date(2018, 12, 6)
SHARE = Share(where=Everyone(), base="started")
COUNT = Count(where=Everyone())


def label(words: str) -> Label:
    return Label(da=words, en=f"{words} (en)")


def revision(value: float, due: date | None = DUE, effective: date = date(2018, 1, 1)) -> Any:
    return TargetRevision(value=value, effective=effective, due=due, reason=label("Ved start"))


def goal(code: str = "work", indicator: Any = SHARE, *targets: TargetRevision, **more: Any) -> Any:
    fields = {"level": "long_term", "name": label(f"Navn {code}"), "short_name": label(code)}
    return GoalDefinition(code=code, indicator=indicator, targets=targets, **{**fields, **more})


def status(
    k: int | None = 9,
    n: int | None = 98,
    target: float | None = 0.2,
    expected: float | None = 0.0857,
    standing: Standing = Standing.ON_TRACK,
    *,
    due: date | None = DUE,
    previous: float | None = 0.07,
    code: str = "work",
    **more: Any,
) -> GoalStatus:
    """9 of 98 with a target of 20 %, unless said otherwise; `n` None makes it a count."""
    tally = None if k is None else Tally(k, n)
    targets = () if target is None else (revision(target, due),)
    indicator = more.pop("indicator", COUNT if n is None else SHARE)
    return GoalStatus(
        definition=goal(code, indicator, *targets, **more),
        as_of=AS_OF,
        tally=tally,
        value=tally.value if tally else None,
        interval=(0.049, 0.165) if n else None,
        target=targets[0] if targets else None,
        expected=None
        if expected is None
        else Expected(expected, ExpectedRule.LINEAR, date(2018, 1, 1), DUE),
        standing=standing,
        previous=(MEETING, previous),
    )


def done(standing: Standing = Standing.REACHED) -> GoalStatus:
    """A leaflet: done or not."""
    return status(1, None, 1, None, standing, indicator=Registered(kind="done"), code="leaflet")


def detail(**more: Any) -> GoalDetail:
    """The goal's history from February 2018 on, with a point ahead."""
    now = status(**more)
    share = now.tally is not None and now.tally.denominator is not None
    points = [
        HistoryPoint(date(2018, 1, 31), Tally(0, 0 if share else None), None, None, 0.2, 0.005),
        HistoryPoint(date(2018, 6, 30), Tally(1, 29), 1 / 29, (0.01, 0.17), 0.2, 0.03),
        HistoryPoint(AS_OF, now.tally, now.value, now.interval, 0.2, 0.0857),
        HistoryPoint(DUE, None, None, None, 0.2, 0.2),
    ]
    ledger = (now.target,) if now.target else ()
    return GoalDetail(status=now, history=tuple(points), bases=(), ledger=ledger, clock=None)


def project(*goals: GoalStatus) -> ProjectStatus:
    return ProjectStatus(project="p", as_of=AS_OF, goals=goals, referred=104, started=98)
