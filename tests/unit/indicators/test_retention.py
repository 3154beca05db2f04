"""How long a person is kept, counted from the project's end or from the person's last course."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators.retention import Retention, kept_until

END = date(2020, 12, 31)


@pytest.mark.parametrize(
    ("counted_from", "last_ended", "is_under_way", "expected"),
    [
        # the project's goals are counted of everybody until it ends
        ("project", date(2018, 3, 31), False, date(2021, 6, 30)),
        ("project", None, False, date(2021, 6, 30)),
        ("project", None, True, date(2021, 6, 30)),
        # what went on after the project counts from its own end
        ("project", date(2021, 2, 15), False, date(2021, 8, 15)),
        ("course", date(2018, 3, 31), False, date(2018, 9, 30)),
        ("course", date(2021, 2, 15), False, date(2021, 8, 15)),
        # a course that nobody ended ends with the project
        ("course", date(2018, 3, 31), True, date(2021, 6, 30)),
        ("course", None, True, date(2021, 6, 30)),
        ("course", None, False, date(2021, 6, 30)),
    ],
)
def test_kept_until(
    counted_from: str, last_ended: date | None, is_under_way: bool, expected: date
) -> None:
    retention = Retention.model_validate({"months_after_end": 6, "counted_from": counted_from})
    assert kept_until(retention, END, last_ended, is_under_way=is_under_way) == expected
