"""What stays of an answer on the whole project, and what is taken out of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.courses import Path, Paths, funnel, route_shares
from dashboard.indicators.endings import Endings
from dashboard.indicators.first_spells import FollowUp, days_of, time_to_first
from dashboard.indicators.intake import IntakeAnswer, IntakePoint, Leaving
from dashboard.indicators.whole import (
    whole_endings,
    whole_intake,
    whole_paths,
    whole_time_to_first,
)
from tests.unit.definitions import definition


def test_intake_keeps_how_many_left_but_not_why_or_where() -> None:
    answer = IntakeAnswer(
        day=date(2018, 1, 1),
        on=date(2018, 1, 1),
        history=(IntakePoint(date(2018, 1, 1), 9, 5),),
        goal=None,
        target=None,
        measure="referred",
        pace=None,
        waiting=(1, 0, 0, 0),
        sites=(),
        leaving=(Leaving("moved", 2, 1), Leaving(None, 1, 0)),
    )
    whole = whole_intake(answer)
    assert whole.leaving == (Leaving(None, 3, 1),)
    assert (whole.left, whole.left_before_start) == (answer.left, answer.left_before_start)
    assert whole.sites == ()
    assert whole.history == answer.history


def test_paths_keep_the_funnel_and_lose_the_months() -> None:
    stages: Any = definition().stages
    counts = {
        Path(24000, (), (), is_open=True): 3,
        Path(24001, (), (), is_open=True): 4,
        Path(24001, (), (), is_open=False): 1,
    }
    paths = Paths(stages, (), counts)
    whole = whole_paths(paths)
    assert {path.month for path in whole.counts} == {24000}
    assert (whole.n, whole.open_) == (paths.n, paths.open_)
    assert funnel(whole, "first") == funnel(paths, "first")
    assert route_shares(whole) == route_shares(paths)
    assert whole_paths(Paths((), (), {})) == Paths((), (), {})


def test_endings_keep_where_courses_stand_alone() -> None:
    endings = Endings(
        {
            ("planned", "done", "job", 2): 3,
            ("planned", "moved", None, 1): 1,
            ("ongoing",) + (None,) * 3: 5,
        },
        200.0,
    )
    whole = whole_endings(endings)
    assert whole.status("planned") == 4
    assert (whole.n, whole.ended) == (endings.n, endings.ended)
    assert {one[1:] for one in whole.counts} == {(None, None, None)}
    assert whole.mean_days is None


FOLLOW_UPS = st.dictionaries(
    st.builds(FollowUp, st.integers(0, 1500), st.sampled_from(["event", "competing", "censored"])),
    st.integers(1, 4),
    min_size=3,
    max_size=25,
)


@settings(deadline=None)
@given(FOLLOW_UPS)
def test_the_curve_says_the_same_at_whole_months_and_no_single_day(
    follow_ups: dict[FollowUp, int],
) -> None:
    found = time_to_first(("flexjob",), follow_ups, 0)
    whole = whole_time_to_first(found)
    months = {days_of(month) for month in range(60)}
    assert {point.time for point in whole.points} <= months
    assert {one.days for one in whole.follow_ups} <= months
    assert whole.n == found.n
    for month in range(0, 60, 3):
        assert whole.followed_to(month) == found.followed_to(month)
        reading = whole.read(month)
        if reading is not None:
            assert reading == found.read(month)
