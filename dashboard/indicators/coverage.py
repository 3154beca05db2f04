"""Who is measured at two waves, and for what reason the others are not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dashboard.indicators.comparison import Missing
from dashboard.indicators.conditions import Condition
from dashboard.indicators.filters import COURSE_STATUSES

Reason = Literal["planned_ending", "unplanned_ending", "withdrawn", "not_due", "overdue"]

#: The reasons that a course gives, in the order in which they are asked; the same words as the
#: filter by course status.
ENDED: dict[Reason, Condition] = {
    "planned_ending": COURSE_STATUSES["planned"],
    "unplanned_ending": COURSE_STATUSES["unplanned"],
    "withdrawn": COURSE_STATUSES["withdrawn"],
}

#: Persons with the form at either wave: at the first, at the second, and the reason for which they
#: would lack the second (`Missing`).
Coverage = Mapping[tuple[bool, bool, Reason], int]


def count_measured(
    coverage: Coverage, *, first: bool | None = None, second: bool | None = None
) -> int:
    """How many are measured at the first and at the second wave; None is either."""
    return sum(
        count
        for (has_first, has_second, _), count in coverage.items()
        if first in (None, has_first) and second in (None, has_second)
    )


def missing_of(coverage: Coverage) -> Missing:
    """Those with the first wave and without the second, by reason."""

    def number(reason: Reason) -> int:
        return coverage.get((True, False, reason), 0)

    return Missing(
        first_only=count_measured(coverage, first=True, second=False),
        planned_ending=number("planned_ending"),
        unplanned_ending=number("unplanned_ending"),
        withdrawn=number("withdrawn"),
        not_due=number("not_due"),
        overdue=number("overdue"),
    )
