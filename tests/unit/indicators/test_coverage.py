"""Who is measured and who is missing, from counts by wave and reason."""

from __future__ import annotations

from dashboard.indicators.comparison import Missing
from dashboard.indicators.coverage import Coverage, count_measured, missing_of

COVERAGE: Coverage = {
    (True, True, "planned_ending"): 10,
    (True, True, "overdue"): 5,
    (True, False, "planned_ending"): 4,
    (True, False, "unplanned_ending"): 3,
    (True, False, "withdrawn"): 2,
    (True, False, "overdue"): 1,
    (False, True, "not_due"): 7,
}


def test_who_is_measured() -> None:
    assert count_measured(COVERAGE, first=True) == 25
    assert count_measured(COVERAGE, second=True) == 22
    assert count_measured(COVERAGE, first=True, second=True) == 15
    assert count_measured(COVERAGE) == 32
    assert count_measured({}, first=True) == 0


def test_the_reasons_of_the_missing_add_up() -> None:
    missing = missing_of(COVERAGE)
    assert missing == Missing(
        first_only=10, planned_ending=4, unplanned_ending=3, withdrawn=2, not_due=0, overdue=1
    )
    assert missing.n == 10
    assert missing_of({}) == Missing(0, 0, 0, 0, 0, 0)
