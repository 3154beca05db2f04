"""Caseloads against the norm, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators.caseload import (
    Caseload,
    StaffMember,
    caseload_answer,
    trend_days,
)

BEFORE, NOW = date(2018, 5, 31), date(2018, 6, 15)
STAFF = (
    StaffMember("leader", "manager", None, 37.0),
    StaffMember("m1", "mentor", "south", 37.0),
    StaffMember("m2", "mentor", "north", 18.5),
    StaffMember("m3", "mentor", "north", None),
    StaffMember("m4", "mentor", None, 37.0, began=date(2018, 6, 1)),
    StaffMember("m5", "mentor", "north", 37.0, ended=date(2018, 6, 14)),
    StaffMember("m6", "mentor", "north", 37.0, ended=date(2018, 5, 1)),
    StaffMember("own", None, None, 37.0),
)
ONGOING = {
    (0, "m1"): (20, 1),
    (0, "m2"): (9, 0),
    (1, "m1"): (24, 4),
    (1, "m2"): (10, 5),
    (1, "m3"): (3, 0),
    (1, "m5"): (2, 0),
    (1, None): (1, 1),
}
ANSWER = caseload_answer(
    STAFF, ONGOING, [BEFORE, NOW], roles=["mentor", "manager"], sites=["north", "south"]
)


def test_members_stand_in_the_order_of_the_project_whatever_they_have() -> None:
    shown = [one.member.id if one.member else None for one in ANSWER.caseloads]
    assert shown == ["m2", "m3", "m5", "m1", "m4", None]
    # m4 has nobody yet and is shown, since mentors have participants; m5 left and still has two
    assert [one.now for one in ANSWER.caseloads] == [10, 3, 2, 24, 0, 1]
    assert [one.selected for one in ANSWER.caseloads] == [5, 0, 0, 4, 0, 1]
    # m6 left and has nobody; a manager, and who has no role, have no participants
    assert [one.id for one in ANSWER.others] == ["leader", "own"]
    assert (ANSWER.ongoing, ANSWER.selected) == (40, 10)


def test_the_norm_follows_the_hours() -> None:
    half, unknown, *_ = ANSWER.caseloads
    assert half.norm(25) == 12.5
    assert half.per_full_time == 20
    assert unknown.norm(25) is None
    assert unknown.per_full_time is None
    assert Caseload(None, (3,), 0).norm(25) is None
    assert Caseload(None, (3,), 0).per_full_time is None


def test_the_trend_is_of_those_whose_hours_are_known() -> None:
    before, now = ANSWER.trend
    # m1, m2 (half) and m5 were there; m6 had left, m4 had not come, m3 has no hours
    assert (before.ongoing, before.full_time) == (29, 2.5)
    assert before.per_full_time == pytest.approx(11.6)
    # m5 left: the two are shared by those there, m1, m2 and m4
    assert (now.ongoing, now.full_time) == (36, 2.5)
    assert now.per_full_time == pytest.approx(14.4)


def test_without_staff_there_is_no_load() -> None:
    answer = caseload_answer((), {}, [NOW], roles=[], sites=[])
    assert answer.caseloads == answer.others == ()
    assert answer.trend[0].per_full_time is None
    unknown = caseload_answer((), {(0, None): (4, 4)}, [NOW], roles=[], sites=[])
    assert [(one.member, one.now) for one in unknown.caseloads] == [(None, 4)]


def test_the_trend_has_six_ends_of_months_and_the_day() -> None:
    long_ago = date(2000, 1, 1)
    days = trend_days(long_ago, date(2019, 3, 15))
    assert days == (
        date(2018, 9, 30),
        date(2018, 10, 31),
        date(2018, 11, 30),
        date(2018, 12, 31),
        date(2019, 1, 31),
        date(2019, 2, 28),
        date(2019, 3, 15),
    )
    assert trend_days(date(2019, 2, 10), date(2019, 3, 15)) == days[-2:]
    assert trend_days(date(2019, 3, 15), date(2019, 3, 15)) == days[-1:]
    assert trend_days(long_ago, date(2019, 3, 31))[-2:] == (date(2019, 2, 28), date(2019, 3, 31))


def test_a_member_is_there_from_the_first_day_to_the_last() -> None:
    member = StaffMember("m", began=date(2018, 1, 1), ended=date(2018, 12, 31))
    assert [member.is_there(date(2018, 1, 1)), member.is_there(date(2018, 12, 31))] == [True] * 2
    assert [member.is_there(date(2017, 12, 31)), member.is_there(date(2019, 1, 1))] == [False] * 2
