"""What changed between two releases is told by what they show."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.indicators.parts import Label
from dashboard.indicators.protected import WITHIN_ROUNDING, ProtectedGoal, Rounded
from dashboard.indicators.release import Release
from dashboard.indicators.release_changes import release_changes
from dashboard.indicators.results import Standing

WORDS = Label(da="Lille", en="Small")
DAY = date(2019, 6, 13)


def release(**goal: Any) -> Release:
    given: dict[str, Any] = {"standing": Standing.BEHIND, "figure": Rounded(10), **goal}
    one = ProtectedGoal(code="work", level="effect", name=WORDS, short_name=WORDS, **given)
    return Release(project="small", name=WORDS, summary=WORDS, meeting=DAY, as_of=DAY, goals=(one,))


@pytest.mark.parametrize(
    ("after", "moved", "other_standing"),
    [
        ({"change": 5.0}, True, False),
        ({"change": 5.0, "standing": Standing.ON_TRACK}, True, True),
        ({"change": WITHIN_ROUNDING, "standing": Standing.ON_TRACK}, False, True),
    ],
)
def test_a_goal_that_moved_or_stands_otherwise(
    after: dict[str, Any], moved: bool, other_standing: bool
) -> None:
    [found] = release_changes(release(), release(**after))
    assert (found.moved, found.has_other_standing) == (moved, other_standing)


@pytest.mark.parametrize(
    "after",
    [
        {"change": WITHIN_ROUNDING},
        {"change": None},
        {"change": WITHIN_ROUNDING, "standing": None},
    ],
)
def test_what_the_rounding_may_have_done_is_no_change(after: dict[str, Any]) -> None:
    assert release_changes(release(), release(**after)) == ()


def test_a_goal_that_only_one_of_them_has() -> None:
    empty = release().model_copy(update={"goals": ()})
    assert release_changes(empty, release(change=5.0)) == ()
    assert release_changes(release(), empty) == ()
