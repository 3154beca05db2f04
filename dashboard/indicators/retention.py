"""How long a project keeps its persons."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from dashboard.indicators.calendar import add_months
from dashboard.indicators.parts import Definition


class Retention(Definition):
    """Persons are kept for `months_after_end` calendar months, counted from an end.

    `counted_from` is the end of the ``project``, since its goals are counted of everybody until
    then, or of each person's last ``course``, for a project that goes on.
    """

    months_after_end: int = Field(ge=1, le=600)
    counted_from: Literal["project", "course"] = "project"


def kept_until(
    retention: Retention, project_end: date, last_ended: date | None, *, is_under_way: bool
) -> date:
    """The last day on which a person is kept.

    `last_ended` is the end of the person's last course that has ended. A course that nobody ended
    (`is_under_way`), or none at all, ends with the project; one that ended after the project counts
    from its own end.
    """
    ends = [] if last_ended is None else [last_ended]
    if retention.counted_from == "project" or is_under_way or last_ended is None:
        ends.append(project_end)
    return add_months(max(ends), retention.months_after_end)
