"""The arithmetic of intake, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.cohorts import month_number
from dashboard.indicators.conditions import Referred
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    Label,
    Period,
    TargetRevision,
)
from dashboard.indicators.intake import (
    IntakePoint,
    IntakeTarget,
    history_of,
    last_intake_day,
    monthly,
    months_until,
    needed_per_month,
    pace_of,
    pace_window,
    per_month,
    recent_count,
)
from dashboard.indicators.intake_goal import Measure

WORDS = Label(da="Deltagere", en="Participants")
JUNE, JULY, AUGUST = (month_number(date(2018, month, 1)) for month in (6, 7, 8))
PERIOD = Period(
    start=date(2018, 1, 1),
    end=date(2020, 12, 31),
    intake_start=date(2018, 6, 15),
    intake_end=date(2019, 6, 30),
)


def target(
    value: float, so_far: int, *, due: date | None = None, last_day: date | None = None
) -> IntakeTarget:
    revision = TargetRevision(value=value, effective=date(2018, 1, 1), due=due, reason=WORDS)
    goal = GoalDefinition(
        code="A",
        level="activity",
        name=WORDS,
        short_name=WORDS,
        indicator=Count(where=Referred()),
        targets=(revision,),
    )
    return IntakeTarget(goal, "referred", revision, (revision,), so_far, None, (), last_day)


def points(*counts: int) -> tuple[IntakePoint, ...]:
    """The ends of the months from June 2018."""
    days = months_until(date(2018, 6, 1), date(2019, 12, 31))
    return tuple(IntakePoint(day, count, count) for day, count in zip(days, counts, strict=False))


def test_months_add_up_to_curves() -> None:
    months = {(JUNE, JUNE): 3, (JUNE, JULY): 2, (JUNE, None): 1, (AUGUST, AUGUST): 4}
    assert history_of(months, date(2018, 6, 15), date(2018, 8, 10)) == (
        IntakePoint(date(2018, 6, 30), 6, 3),
        IntakePoint(date(2018, 7, 31), 6, 5),
        IntakePoint(date(2018, 8, 10), 10, 9),
    )


def test_a_referral_before_intake_began_begins_the_history() -> None:
    history = history_of({(JUNE, None): 1}, date(2018, 7, 15), date(2018, 7, 20))
    assert [point.day for point in history] == [date(2018, 6, 30), date(2018, 7, 20)]
    assert [point.referred for point in history] == [1, 1]


def test_the_history_of_nobody_is_nought() -> None:
    assert history_of({}, date(2018, 6, 1), date(2018, 6, 1)) == (
        IntakePoint(date(2018, 6, 1), 0, 0),
    )
    # the day lies before intake
    assert history_of({}, date(2018, 6, 1), date(2017, 1, 5)) == (
        IntakePoint(date(2017, 1, 5), 0, 0),
    )


MONTHS = st.dictionaries(
    st.tuples(st.integers(JUNE, AUGUST), st.none() | st.integers(JUNE, AUGUST)),
    st.integers(1, 9),
)


@given(MONTHS)
def test_what_the_months_add_is_all_there_is(months: dict[tuple[int, int | None], int]) -> None:
    history = history_of(months, date(2018, 6, 1), date(2018, 8, 31))
    measures: list[tuple[Measure, int]] = [
        ("referred", sum(months.values())),
        ("started", sum(count for (_, start), count in months.items() if start is not None)),
    ]
    for measure, total in measures:
        added = per_month(history, measure)
        assert sum(count for _, count in added) == total == history[-1].value(measure)
        assert [day for day, _ in added] == [point.day for point in history]


def test_what_was_not_counted_is_no_value() -> None:
    with pytest.raises(ValueError, match="nothing was counted"):
        IntakePoint(date(2018, 6, 30), 1, 1).value("counted")
    assert IntakePoint(date(2018, 6, 30), 3, 2, 1).value("counted") == 1


@pytest.mark.parametrize(
    ("day", "since"),
    [
        # a whole month is one of the three; one that has begun comes beside them
        ("2019-04-30", "2019-02-01"),
        ("2019-04-29", "2019-01-01"),
        ("2019-04-01", "2019-01-01"),
        ("2019-02-28", "2018-12-01"),
        # never before intake, unless the day is
        ("2018-08-31", "2018-06-15"),
        ("2018-06-15", "2018-06-15"),
        ("2018-06-01", "2018-06-01"),
    ],
)
def test_the_months_whose_pace_counts(day: str, since: str) -> None:
    window = pace_window(date.fromisoformat(day), date(2018, 6, 15))
    assert window == date.fromisoformat(since)


def test_recent_are_those_since_the_window_began() -> None:
    history = points(10, 15, 21, 28)
    assert recent_count(history, "referred", date(2018, 8, 1)) == 13
    assert recent_count(history, "referred", date(2018, 9, 1)) == 7
    assert recent_count(history, "referred", date(2018, 6, 1)) == 28
    # intake began within the first month
    assert recent_count(history, "referred", date(2018, 6, 15)) == 28


def test_a_pace_is_per_month_of_mean_length() -> None:
    # 18 in the 91 days from 1 September to 30 November 2017: 18 / (91 / 30.4375)
    pace = monthly(18, date(2017, 9, 1), date(2017, 11, 30))
    assert pace == pytest.approx(6.0206, abs=1e-4)
    # 55 missing in the 396 days to the end of 2018: 55 / (396 / 30.4375)
    needed = needed_per_month(55, date(2017, 11, 30), date(2018, 12, 31))
    assert needed == pytest.approx(4.2274, abs=1e-4)


def test_nothing_is_needed_once_reached_overdue_or_undated() -> None:
    day = date(2018, 11, 30)
    assert needed_per_month(0, day, date(2018, 12, 31)) is None
    assert needed_per_month(5, day, day) is None
    assert needed_per_month(5, day, None) is None


def test_the_last_day_is_when_it_is_due_or_intake_ends() -> None:
    revision = target(10, 0, due=date(2019, 12, 31)).revision
    assert last_intake_day(PERIOD, revision) == date(2019, 6, 30)
    earlier = revision.model_copy(update={"due": date(2019, 1, 31)})
    assert last_intake_day(PERIOD, earlier) == date(2019, 1, 31)
    undated = revision.model_copy(update={"due": None})
    assert last_intake_day(PERIOD, undated) == date(2019, 6, 30)
    unended = PERIOD.model_copy(update={"intake_end": None})
    assert last_intake_day(unended, undated) is None


def test_the_pace_of_a_target_that_is_open() -> None:
    history = points(10, 15, 21, 28)
    day, last = date(2018, 9, 30), date(2019, 6, 30)
    pace = pace_of(history, target(60, 28, last_day=last), PERIOD, day)
    assert pace is not None
    assert (pace.since, pace.recent) == (date(2018, 7, 1), 18)
    assert pace.per_month == pytest.approx(18 / 92 * 30.4375)
    assert pace.needed == pytest.approx(32 / 273 * 30.4375)
    assert pace.forecast is not None
    # 32 more at 18 in 92 days take 163.6 days
    assert pace.forecast.expected == date(2019, 3, 13)
    assert pace.forecast.latest is not None
    assert pace.forecast.earliest < pace.forecast.expected < pace.forecast.latest


@pytest.mark.parametrize(
    "given",
    [
        None,
        target(28, 28, last_day=date(2019, 6, 30)),
        target(60, 28, last_day=date(2018, 9, 30)),
    ],
    ids=["no target", "reached", "overdue"],
)
def test_a_pace_alone(given: IntakeTarget | None) -> None:
    pace = pace_of(points(10, 15, 21, 28), given, PERIOD, date(2018, 9, 30))
    assert pace is not None
    assert pace.recent == 18
    assert pace.needed is None
    assert pace.forecast is None


def test_a_target_whose_day_came_after_the_last_data_is_overdue() -> None:
    """Data end in September; asked in May, a target of April is past, one of June is not."""
    history = points(10, 15, 21, 28)
    asked = date(2019, 5, 1)
    past = pace_of(history, target(60, 28, last_day=date(2019, 4, 30)), PERIOD, asked)
    ahead = pace_of(history, target(60, 28, last_day=date(2019, 6, 30)), PERIOD, asked)
    assert past is not None
    assert past.needed is None
    assert ahead is not None
    # 32 more in the 60 days from the day asked for, not from the last data; no day is forecast
    assert ahead.needed == pytest.approx(32 / 60 * 30.4375)
    assert ahead.per_month == pytest.approx(18 / 92 * 30.4375)
    assert ahead.forecast is None


def test_when_nobody_comes_there_is_a_need_and_no_forecast() -> None:
    history = points(10, 10, 10, 10, 10)
    day = history[-1].day
    pace = pace_of(history, target(60, 10, last_day=date(2019, 6, 30)), PERIOD, day)
    assert pace is not None
    assert (pace.recent, pace.per_month, pace.forecast) == (0, 0.0, None)
    assert pace.needed is not None


def test_a_count_that_shrinks_has_no_forecast() -> None:
    """Of those who count some withdrew again."""
    history = points(10, 9, 9, 8)
    day = history[-1].day
    pace = pace_of(history, target(60, 8, last_day=date(2019, 6, 30)), PERIOD, day)
    assert pace is not None
    assert pace.recent == -2
    assert pace.forecast is None


def test_there_is_no_pace_before_intake_or_after_it() -> None:
    before = (IntakePoint(date(2018, 6, 14), 0, 0),)
    assert pace_of(before, None, PERIOD, date(2018, 6, 14)) is None
    ended = (*points(10, 15), IntakePoint(date(2019, 6, 30), 20, 20))
    assert pace_of(ended, None, PERIOD, date(2019, 6, 30)) is None
