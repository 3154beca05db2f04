"""Paths worked out by hand: five persons of two quarters, four stages, two routes."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators import conditions as c
from dashboard.indicators.cohorts import month_number
from dashboard.indicators.courses import (
    Path,
    Paths,
    Step,
    by_cohort,
    funnel,
    months_needed,
    of_ready,
    path_dimensions,
    read_paths,
    referred_lately,
    route_shares,
)
from dashboard.indicators.definition import FunnelStage, Label, Route, Wave
from dashboard.indicators.results import Tally

WORD = Label(da="Ord", en="Word")
MARCH, MAY = month_number(date(2018, 3, 1)), month_number(date(2018, 5, 1))
STAGES = tuple(
    FunnelStage(code=code, label=WORD, where=where)
    for code, where in {
        "referred": c.Referred(),
        "started": c.Started(),
        "internship": c.HadSpell(kinds=("internship",)),
        "job": c.HadSpell(kinds=("ordinary_job",)),
    }.items()
)
ROUTES = tuple(
    Route(code=code, label=WORD, where=c.HadSpell(kinds=(kind,)))
    for code, kind in {"through": "ordinary_job", "kept": "flexjob"}.items()
)
NO_ROUTE = (False, False)


def path(month: int, reached: str, routes: tuple[bool, ...] = NO_ROUTE, *, open_: bool) -> Path:
    """`reached` has a letter for each stage that holds: r, s, i, j."""
    return Path(month, tuple(letter in reached for letter in "rsij"), routes, open_)


#: One of March skipped the internship; of May's three one is waiting, one in an internship.
PATHS = Paths(
    STAGES,
    ROUTES,
    {
        path(MARCH, "rsij", (True, False), open_=False): 1,
        path(MARCH, "rsj", (True, True), open_=False): 1,
        path(MAY, "r", open_=True): 1,
        path(MAY, "rs", open_=True): 1,
        path(MAY, "rsi", open_=True): 1,
    },
)


def numbers(steps: tuple[Step, ...]) -> list[tuple[int, int | None, int]]:
    return [(step.tally.numerator, step.tally.denominator, step.beside) for step in steps]


def test_each_step_of_the_first() -> None:
    assert PATHS.n == 5
    assert PATHS.open_ == 3
    assert numbers(funnel(PATHS, "first")) == [(5, 5, 0), (4, 5, 0), (2, 5, 0), (2, 5, 0)]


def test_each_step_of_the_one_before_counts_only_those_who_were_there() -> None:
    steps = funnel(PATHS, "before")
    # of the two in an internship one has a job; the other with a job was in none
    assert numbers(steps) == [(5, 5, 0), (4, 5, 0), (2, 4, 0), (1, 2, 1)]
    assert [step.holds for step in steps] == [5, 4, 2, 2]


def test_cohorts_run_from_the_first_to_the_last_with_a_person() -> None:
    rows = by_cohort(PATHS, "month", "first", [0, 1, 6, 6], date(2018, 10, 31))
    assert [row.cohort.code for row in rows] == ["2018-03", "2018-04", "2018-05"]
    assert [row.persons for row in rows] == [2, 0, 3]
    assert [row.open_ for row in rows] == [0, 0, 3]
    assert numbers(rows[2].steps) == [(3, 3, 0), (2, 3, 0), (1, 3, 0), (0, 3, 0)]
    assert numbers(rows[1].steps) == [(0, 0, 0)] * 4


@pytest.mark.parametrize(
    ("day", "early"),
    [
        # the last month of May's cohort ends on 31 May: six months later it is 30 November
        (date(2018, 11, 29), (False, False, True, True)),
        (date(2018, 11, 30), (False, False, False, False)),
        (date(2018, 6, 29), (False, True, True, True)),
    ],
)
def test_a_cohort_is_early_until_its_last_referred_were_followed_long_enough(
    day: date, early: tuple[bool, ...]
) -> None:
    rows = by_cohort(PATHS, "quarter", "first", [0, 1, 6, 6], day)
    assert [row.cohort.code for row in rows] == ["2018-Q1", "2018-Q2"]
    assert rows[1].is_early == early
    if day == date(2018, 11, 29):
        assert rows[0].is_early == (False,) * 4


def test_only_cohorts_followed_long_enough_are_added_up() -> None:
    rows = by_cohort(PATHS, "quarter", "before", [0, 1, 6, 6], date(2018, 11, 29))
    assert numbers(of_ready(rows)) == [(5, 5, 0), (4, 5, 0), (1, 2, 0), (1, 1, 1)]
    assert of_ready(()) == ()


def test_those_of_cohorts_that_are_too_early_are_counted_in_each_base() -> None:
    # May's three were followed too short for the last two steps; two of them started, one had an
    # internship
    rows = by_cohort(PATHS, "quarter", "first", [0, 1, 6, 6], date(2018, 11, 29))
    assert referred_lately(rows) == (0, 0, 3, 3)
    rows = by_cohort(PATHS, "quarter", "before", [0, 1, 6, 6], date(2018, 11, 29))
    assert referred_lately(rows) == (0, 0, 2, 1)
    assert referred_lately(()) == ()


def test_a_half_year_holds_both_quarters() -> None:
    [row] = by_cohort(PATHS, "half_year", "first", [0, 0, 0, 0], date(2019, 1, 1))
    assert (row.cohort.code, row.persons) == ("2018-H1", 5)
    assert row.steps == funnel(PATHS, "first")


def test_nobody_makes_no_cohort() -> None:
    nobody = Paths(STAGES, ROUTES, {})
    assert by_cohort(nobody, "month", "first", [0] * 4, date(2019, 1, 1)) == ()
    assert numbers(funnel(nobody, "before")) == [(0, 0, 0)] * 4
    assert route_shares(nobody).on_any == 0


def test_routes_are_shares_of_those_on_any() -> None:
    found = route_shares(PATHS)
    assert [tally for _, tally in found.routes] == [Tally(2, 2), Tally(1, 2)]
    assert (found.on_any, found.overlap) == (2, 1)


def test_the_retained_stand_apart_among_those_who_had_it_at_the_start() -> None:
    kept = Route(code="kept", label=WORD, where=c.InSpell(kinds=("flexjob",), held_at_start=True))
    routes = (ROUTES[0], kept)
    counted = {
        # route through, route kept, base of kept, open
        (MARCH, 0, 0, None, None, 0, None, None, None): 5,
        (MARCH, 0, 0, None, None, None, 0, 0, 0): 7,
        (MAY, 0, 0, None, None, None, None, 0, 0): 1,
        (MAY, 0, None, None, None, None, None, None, 0): 4,
    }
    assert len(path_dimensions(STAGES, routes)) == 1 + 4 + 2 + 1 + 1
    found = route_shares(read_paths(STAGES, routes, counted))
    assert (found.on_any, found.overlap) == (5, 0)
    assert [tally for _, tally in found.routes] == [Tally(5, 5)]
    [one] = found.retained
    assert (one.route, one.tally) == (kept, Tally(7, 8))
    assert one.base == c.HeldAtStart(kinds=("flexjob",))


def test_a_breakdown_is_read_in_the_order_it_was_asked_in() -> None:
    assert len(path_dimensions(STAGES, ROUTES)) == 1 + 4 + 2 + 1
    counted = {
        (MARCH, 0, 0, None, 0, 0, None, None): 2,
        (MAY, 0, None, None, None, None, None, 0): 1,
    }
    assert read_paths(STAGES, ROUTES, counted).counts == {
        path(MARCH, "rsj", (True, False), open_=False): 2,
        path(MAY, "r", open_=True): 1,
    }


WAVES = (Wave(number=1, label=WORD, months=0), Wave(number=3, label=WORD, months=6))
JOB = c.HadSpell(kinds=("ordinary_job",))


@pytest.mark.parametrize(
    ("where", "months"),
    [
        (c.Referred(), 0),
        (c.Started(), 1),
        (c.Measured(form="citizen", wave=3), 7),
        (c.Measured(form="citizen", wave=9), 1),
        (JOB, 6),
        (c.InSpell(kinds=("flexjob",), lasted_months=6), 12),
        (c.InSpell(kinds=("flexjob",), lasted_days=91), 10),
        (c.InSpell(kinds=("flexjob",), held_at_start=True), 0),
        (c.All(of=(JOB, c.Ended(endings=("planned",)))), 6),
        (c.Any(of=(JOB, c.Started())), 1),
        (c.Any(of=()), 0),
        (c.Not(of=JOB), 0),
    ],
)
def test_how_long_a_step_takes(where: c.Condition, months: int) -> None:
    assert months_needed(where, WAVES) == months
