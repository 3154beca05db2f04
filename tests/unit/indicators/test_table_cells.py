"""A figure of answers, reckoned from a breakdown."""

from __future__ import annotations

from dashboard.indicators.conditions import Everyone
from dashboard.indicators.results import Tally
from dashboard.indicators.table_cells import Answered, Answers


def test_answers_are_counted_among_those_who_gave_one() -> None:
    """Two places: an item, and a group that does not hold for all (None)."""
    of = Answers(Everyone(), ())
    counts = {("good", 0): 3, ("poor", 0): 2, (None, 0): 7, ("good", None): 11}
    assert Answered(of, (0,)).tally(counts) == Tally(16, 16)
    assert Answered(of, (0,), ((0, "good"),)).tally(counts) == Tally(14, 16)
    assert Answered(of, (0, 1), ((0, "good"),)).tally(counts) == Tally(3, 5)
    assert Answered(of, (0, 1), ((0, "excellent"),)).tally(counts) == Tally(0, 5)
    assert Answered(of, (0,)).tally({}) == Tally(0, 0)
