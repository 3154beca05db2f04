"""What is expected of a goal by now, and the order of the rules that say how it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.indicators.definition import GoalDefinition, Period
from dashboard.indicators.results import Expected, ExpectedRule, Registration, Standing, Tally
from dashboard.indicators.standing import expected, meets, needed, standing
from tests.unit.definitions import goal, target

PERIOD = Period(start=date(2016, 1, 1), end=date(2018, 12, 31), intake_start=date(2016, 9, 1))
DUE = date(2018, 12, 31)
SHARE = {"measure": "share", "where": {"is": "started"}, "base": "referred"}
COUNT = {"measure": "count", "where": {"is": "referred"}}
DONE = {"measure": "registered", "kind": "done"}
MEASURED = {"measure": "registered", "kind": "share"}


def with_target(indicator: dict[str, Any], value: float, **changes: Any) -> GoalDefinition:
    due = changes.pop("due", DUE.isoformat())
    return goal(indicator, targets=[target(value, "2016-01-01", due)], **changes)


def expected_of(subject: GoalDefinition, day: date) -> Expected | None:
    return expected(subject, PERIOD, subject.targets[0] if subject.targets else None, day)


@pytest.mark.parametrize(
    ("share", "base", "persons"),
    [(0.6, 110, 66), (0.35, 20, 7), (0.2, 98, 20), (0.07, 100, 7), (1.0, 3, 3), (0.3, 0, 0)],
)
def test_the_persons_a_share_asks_for_are_reckoned_without_binary_rounding(
    share: float, base: int, persons: int
) -> None:
    assert needed(share, base) == persons


@pytest.mark.parametrize(
    ("tally", "value", "met"),
    [
        (Tally(66, 110), 0.6, True),
        (Tally(65, 110), 0.6, False),
        (Tally(0, 0), 0.6, False),
        (Tally(165, None), 165, True),
        (Tally(164, None), 165, False),
        (Tally(3, None), 2.5, True),
        (Tally(7, 20), 0.2 + 0.15, True),
    ],
)
def test_a_target_is_met_at_its_very_value(tally: Tally, value: float, met: bool) -> None:
    assert meets(tally, value) is met


def test_a_straight_line_from_the_first_day_anybody_can_meet_the_goal() -> None:
    subject = with_target(SHARE, 0.6, required_months=6)
    by_now = expected_of(subject, date(2017, 11, 30))
    assert by_now is not None
    assert by_now.value == pytest.approx(0.6 * 274 / 670)
    assert (by_now.first_day, by_now.due, by_now.rule) == (
        date(2017, 3, 1),
        DUE,
        ExpectedRule.LINEAR,
    )


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2016, 1, 1), 0.0),
        (date(2017, 3, 1), 0.0),
        (DUE, 0.6),
        (date(2019, 6, 1), 0.6),
    ],
)
def test_nothing_before_the_line_and_the_target_from_its_end(day: date, value: float) -> None:
    by_now = expected_of(with_target(SHARE, 0.6, required_months=6), day)
    assert by_now is not None
    assert by_now.value == value


def test_a_line_without_length_is_a_step() -> None:
    subject = with_target(SHARE, 0.6, required_months=48)
    before, on = (expected_of(subject, day) for day in (date(2018, 12, 30), DUE))
    assert before is not None
    assert on is not None
    assert (before.value, on.value) == (0.0, 0.6)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2016, 8, 31), 0),
        (date(2017, 1, 1), 40),
        (date(2017, 7, 2), 40 + 60 * 182 / 365),
        (date(2018, 1, 1), 100),
        (DUE, 165),
        (date(2020, 1, 1), 165),
    ],
)
def test_the_projects_own_plan_goes_straight_between_its_points(day: date, value: float) -> None:
    plan = [{"day": "2017-01-01", "value": 40}, {"day": "2018-01-01", "value": 100}]
    by_now = expected_of(with_target(COUNT, 165, plan=plan), day)
    assert by_now is not None
    assert by_now.value == pytest.approx(value)
    assert by_now.rule is ExpectedRule.PLAN


def test_a_plan_is_capped_by_the_target_in_force() -> None:
    """A plan made for a target that has been lowered since asks for no more than the new one."""
    plan = [{"day": "2017-01-01", "value": 50}, {"day": "2018-01-01", "value": 140}]
    subject = with_target(COUNT, 125, plan=plan)
    half_way, after = (expected_of(subject, day) for day in (date(2017, 7, 2), date(2018, 6, 1)))
    assert half_way is not None
    assert after is not None
    assert half_way.value == pytest.approx(50 + 75 * 182 / 365)
    assert after.value == 125


def test_a_target_without_a_date_is_expected_all_the_time() -> None:
    by_now = expected_of(with_target(SHARE, 1.0, due=None), date(2017, 1, 1))
    assert by_now is not None
    assert by_now.value == 1.0


@pytest.mark.parametrize("subject", [with_target(DONE, 1), goal(SHARE)])
def test_nothing_is_expected_without_a_target_or_of_what_is_done_or_not(
    subject: GoalDefinition,
) -> None:
    assert expected_of(subject, date(2017, 1, 1)) is None


def registered(verdict: str) -> Registration:
    return Registration(date(2017, 1, 1), verdict, None, None, "")


EARLY, LATE = date(2017, 11, 30), DUE
HALF = Expected(0.4, ExpectedRule.LINEAR, date(2016, 1, 1), DUE)


@pytest.mark.parametrize(
    ("indicator", "day", "tally", "verdict", "words"),
    [
        # shares hold on a date, and are not reached before it
        (SHARE, EARLY, None, None, "not_measured"),
        (SHARE, EARLY, Tally(0, 0), None, "not_measured"),
        (SHARE, EARLY, Tally(7, 10), None, "on_track"),
        (SHARE, EARLY, Tally(4, 10), None, "on_track"),
        (SHARE, EARLY, Tally(399, 1000), None, "at_risk"),
        (SHARE, EARLY, Tally(3, 10), None, "at_risk"),
        (SHARE, EARLY, Tally(299, 1000), None, "behind"),
        (SHARE, LATE, Tally(6, 10), None, "reached"),
        (SHARE, LATE, Tally(5, 10), None, "unreachable"),
        # what is measured by hand is reached at once
        (MEASURED, EARLY, None, None, "not_measured"),
        (MEASURED, EARLY, None, "noted", "not_measured"),
        (MEASURED, EARLY, None, "reached", "reached"),
        (MEASURED, EARLY, None, "under_way", "on_track"),
        (MEASURED, LATE, None, "under_way", "unreachable"),
        (MEASURED, EARLY, Tally(6, 10), "noted", "reached"),
        (MEASURED, EARLY, Tally(2, 10), "under_way", "behind"),
        (MEASURED, EARLY, Tally(5, 10), "reached", "reached"),
        # done or not
        (DONE, EARLY, None, None, "not_measured"),
        (DONE, EARLY, Tally(0, None), "under_way", "on_track"),
        (DONE, EARLY, Tally(1, None), "reached", "reached"),
        (DONE, LATE, Tally(0, None), "under_way", "unreachable"),
    ],
)
def test_standing(
    indicator: dict[str, Any], day: date, tally: Tally | None, verdict: str | None, words: str
) -> None:
    subject = with_target(indicator, 1 if indicator is DONE else 0.6)
    found = standing(
        subject,
        day,
        tally=tally,
        target=subject.targets[0],
        expected=None if indicator is DONE else HALF,
        registration=registered(verdict) if verdict else None,
    )
    assert found == words


@pytest.mark.parametrize(
    ("day", "number", "words"),
    [
        (EARLY, 165, "reached"),
        (EARLY, 100, "on_track"),
        (EARLY, 75, "at_risk"),
        (EARLY, 74, "behind"),
        (EARLY, 0, "behind"),
        (LATE, 164, "unreachable"),
        (LATE, 165, "reached"),
    ],
)
def test_a_count_is_reached_once_and_for_all(day: date, number: int, words: str) -> None:
    subject = with_target(COUNT, 165)
    by_now = Expected(100, ExpectedRule.LINEAR, date(2016, 1, 1), DUE)
    found = standing(
        subject, day, tally=Tally(number, None), target=subject.targets[0], expected=by_now
    )
    assert found == words


def test_without_a_target_there_is_no_more_to_say_than_that() -> None:
    subject = goal(SHARE)
    measured = standing(subject, EARLY, tally=Tally(5, 10), target=None, expected=None)
    unmeasured = standing(subject, EARLY, tally=Tally(0, 0), target=None, expected=None)
    assert (measured, unmeasured) == (Standing.NO_TARGET, Standing.NOT_MEASURED)


def test_a_target_without_a_date_is_met_or_not() -> None:
    subject = with_target(SHARE, 0.8, due=None)
    by_now = expected_of(subject, EARLY)
    for tally, words in ((Tally(8, 10), "reached"), (Tally(6, 10), "at_risk")):
        found = standing(subject, EARLY, tally=tally, target=subject.targets[0], expected=by_now)
        assert found == words


def test_out_of_reach_comes_before_the_pace_and_after_the_target() -> None:
    subject = with_target(SHARE, 0.6)
    for tally, words in ((Tally(5, 10), "unreachable"), (Tally(6, 10), "on_track")):
        found = standing(
            subject,
            EARLY,
            tally=tally,
            target=subject.targets[0],
            expected=HALF,
            out_of_reach=True,
        )
        assert found == words


@pytest.mark.parametrize(
    ("indicator", "day", "tally", "verdict", "words"),
    [
        (SHARE, LATE, Tally(9, 10), None, "not_measured"),
        (SHARE, LATE, Tally(1, 10), None, "not_measured"),
        (SHARE, date(2018, 12, 30), Tally(1, 10), None, "behind"),
        (MEASURED, LATE, Tally(1, 10), "under_way", "not_measured"),
        # what is reached once and for all stays so
        (MEASURED, LATE, Tally(9, 10), "under_way", "reached"),
        (DONE, LATE, Tally(1, None), "reached", "reached"),
        (DONE, LATE, Tally(0, None), "under_way", "not_measured"),
        (COUNT, LATE, Tally(1, None), None, "reached"),
        (COUNT, LATE, Tally(0, None), None, "not_measured"),
    ],
)
def test_what_comes_due_after_the_last_data_is_not_known(
    indicator: dict[str, Any], day: date, tally: Tally, verdict: str | None, words: str
) -> None:
    subject = with_target(indicator, 0.6 if indicator in (SHARE, MEASURED) else 1)

    def on(data_until: date) -> Standing:
        return standing(
            subject,
            day,
            tally=tally,
            target=subject.targets[0],
            expected=None if indicator is DONE else HALF,
            registration=registered(verdict) if verdict else None,
            data_until=data_until,
        )

    assert on(date(2018, 6, 1)) == words
    assert on(DUE) is not Standing.NOT_MEASURED


def test_nothing_done_before_anything_is_expected_is_on_track() -> None:
    subject = with_target(SHARE, 0.6, required_months=6)
    day = date(2016, 10, 1)
    by_now = expected_of(subject, day)
    found = standing(subject, day, tally=Tally(0, 10), target=subject.targets[0], expected=by_now)
    assert found is Standing.ON_TRACK
