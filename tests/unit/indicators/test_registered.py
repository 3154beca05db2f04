"""The figure behind a manual registration."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from dashboard.indicators.definition import Registered
from dashboard.indicators.registered import registered_tally
from dashboard.indicators.results import Registration, Tally

Kind = Literal["done", "count", "share"]


@pytest.mark.parametrize(
    ("kind", "verdict", "numerator", "denominator", "tally"),
    [
        ("done", "reached", None, None, Tally(1, None)),
        ("done", "under_way", None, None, Tally(0, None)),
        ("done", "noted", None, None, None),
        ("count", "under_way", 3, None, Tally(3, None)),
        ("count", "noted", None, None, None),
        ("share", "under_way", 3, 4, Tally(3, 4)),
        ("share", "under_way", 3, None, None),
        ("share", "under_way", 0, 0, None),
        ("share", "reached", None, None, None),
    ],
)
def test_registered_tally(
    kind: Kind,
    verdict: str,
    numerator: int | None,
    denominator: int | None,
    tally: Tally | None,
) -> None:
    registration = Registration(date(2018, 1, 1), verdict, numerator, denominator, "")
    assert registered_tally(Registered(kind=kind), registration) == tally


def test_nothing_registered_is_no_figure() -> None:
    assert registered_tally(Registered(kind="done"), None) is None
