"""Endings read from a breakdown: what adds up to what."""

from __future__ import annotations

from dashboard.indicators.endings import (
    LENGTHS,
    STATUSES,
    Endings,
    ending_cases,
    has_length,
    read_endings,
)
from dashboard.indicators.filters import COURSE_STATUSES

REASONS, DESTINATIONS = ("moved", "ill"), ("job", "pension")
PLANNED, UNPLANNED, ONGOING = (STATUSES.index(s) for s in ("planned", "unplanned", "ongoing"))


def endings() -> Endings:
    counted = {
        (ONGOING, None, None, None): 4,
        (PLANNED, None, 0, 2): 3,
        (UNPLANNED, 1, 1, 0): 1,
        (UNPLANNED, 0, 1, 1): 2,
        (UNPLANNED, None, None, 1): 5,
    }
    return read_endings(REASONS, DESTINATIONS, counted, 120.5)


def test_statuses() -> None:
    found = endings()
    assert {s: found.status(s) for s in STATUSES} == {
        "waiting": 0,
        "ongoing": 4,
        "planned": 3,
        "unplanned": 8,
        "withdrawn": 0,
    }
    assert (found.n, found.ended, found.mean_days) == (15, 11, 120.5)


def test_reasons_are_those_of_one_ending_and_the_unknown_come_last() -> None:
    assert endings().reasons("unplanned") == [("moved", 2), ("ill", 1), (None, 5)]
    assert endings().reasons("planned") == [(None, 3)]
    assert endings().reasons("withdrawn") == []


def test_destinations_are_those_of_all_who_ended() -> None:
    assert endings().destinations() == [("job", 3), ("pension", 3), (None, 5)]


def test_lengths_in_the_order_of_the_bands() -> None:
    assert endings().lengths() == (1, 7, 3, 0, 0)
    assert endings().lengths("planned") == (0, 0, 3, 0, 0)


def test_the_bands_leave_no_gap() -> None:
    assert LENGTHS[0][0] == 0
    assert LENGTHS[-1][1] is None
    assert [below for _, below in LENGTHS[:-1]] == [least for least, _ in LENGTHS[1:]]


def test_what_is_asked_of_the_database_is_what_is_read() -> None:
    statuses, reasons, destinations, lengths = ending_cases(REASONS, DESTINATIONS)
    assert statuses.cases == tuple(COURSE_STATUSES.values())
    assert [case.reasons for case in reasons.cases] == [("moved",), ("ill",)]  # type: ignore[union-attr]
    assert [case.destinations for case in destinations.cases] == [("job",), ("pension",)]  # type: ignore[union-attr]
    assert len(lengths.cases) == len(LENGTHS)
    # whoever has a length is in one of the bands, which begin where it begins
    assert has_length() == lengths.cases[0].model_copy(update={"months_below": None})
