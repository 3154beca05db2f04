"""The door: a project's status and a goal's detail, worked out by hand for four persons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR as OP
from dashboard.access import NotAllowed, Role, Viewer
from dashboard.indicators.results import Clock, GoalStatus, Standing, Tally
from dashboard.monitoring.goals import (
    FutureDate,
    UnknownGoal,
    UnknownProject,
    change_token,
    default_as_of,
    get_definition,
    goal_detail,
    list_projects,
    project_status,
)
from dashboard.monitoring.store import ProjectStore
from tests.unit.definitions import TOML, definition
from tests.unit.small_store import AS_OF, TODAY, import_small


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    import_small(engine, tmp_path)
    return ProjectStore(read_only_engine, today=lambda: TODAY)


def goal(store: ProjectStore, code: str, as_of: date = AS_OF) -> GoalStatus:
    status = project_status(OP, store, "small", as_of)
    return next(goal for goal in status.goals if goal.definition.code == code)


def test_goals_come_from_the_effect_down(store: ProjectStore) -> None:
    status = project_status(OP, store, "small", AS_OF)
    assert [goal.definition.code for goal in status.goals] == ["E", "B", "A"]
    assert (status.referred, status.started) == (4, 3)


def test_a_share(store: ProjectStore) -> None:
    effect = goal(store, "E")
    assert effect.tally == Tally(1, 4)
    assert effect.value == 0.25
    assert effect.interval == pytest.approx((0.0456, 0.6994), abs=1e-4)
    assert effect.expected is not None
    assert effect.expected.value == pytest.approx(0.6 * 274 / 670)
    assert effect.standing is Standing.ON_TRACK
    # the meeting on the date itself is the one it is shown at
    assert effect.previous == (date(2017, 6, 1), 0.0)
    assert effect.change == 0.25


def test_a_count(store: ProjectStore) -> None:
    participants = goal(store, "A")
    assert (participants.tally, participants.interval) == (Tally(4, None), None)
    assert participants.standing is Standing.BEHIND
    assert participants.previous == (date(2017, 6, 1), 3.0)
    assert participants.change == 1


def test_what_is_registered_by_hand(store: ProjectStore) -> None:
    before, now = goal(store, "B", date(2017, 10, 31)), goal(store, "B")
    assert (before.tally, before.standing) == (None, Standing.NOT_MEASURED)
    assert (now.tally, now.standing) == (Tally(3, 10), Standing.ON_TRACK)
    assert now.registration is not None
    assert now.registration.text == "Asked"
    assert now.previous == (date(2017, 6, 1), None)
    assert now.change is None


@pytest.mark.parametrize(("day", "target"), [(date(2018, 2, 11), 165), (date(2018, 2, 12), 125)])
def test_the_target_of_the_date_is_used(store: ProjectStore, day: date, target: int) -> None:
    in_force = goal(store, "A", day).target
    assert in_force is not None
    assert in_force.value == target


def test_before_the_start_nothing_is_measured(store: ProjectStore) -> None:
    status = project_status(OP, store, "small", date(2015, 12, 31))
    assert {goal.standing for goal in status.goals} == {Standing.NOT_MEASURED}
    assert {goal.value for goal in status.goals} == {None}
    detail = goal_detail(OP, store, "small", "E", date(2015, 12, 31))
    assert [point.value for point in detail.history] == [None]
    assert (detail.bases, detail.clock, detail.ledger) == ((), None, ())


def test_the_clock(store: ProjectStore) -> None:
    assert goal_detail(OP, store, "small", "E", AS_OF).clock == Clock(
        needed=3,
        there=1,
        on_the_way=1,
        more=1,
        last_start=date(2018, 6, 30),
        due=date(2018, 12, 31),
    )
    assert goal_detail(OP, store, "small", "A", AS_OF).clock is None
    assert goal_detail(OP, store, "small", "B", AS_OF).clock is None


def test_out_of_reach_after_the_last_start(engine: Engine, tmp_path: Path) -> None:
    import_small(engine, tmp_path)
    store = ProjectStore(engine, today=lambda: date(2018, 7, 1))
    assert goal(store, "E", date(2018, 6, 30)).standing is Standing.ON_TRACK
    assert goal(store, "E", date(2018, 7, 1)).standing is Standing.UNREACHABLE


def test_the_same_share_under_the_other_bases(store: ProjectStore) -> None:
    bases = goal_detail(OP, store, "small", "E", AS_OF).bases
    assert [(share.base, share.tally) for share in bases] == [
        ("started", Tally(1, 3)),
        ("ended", Tally(0, 1)),
        ("completed", Tally(0, 1)),
    ]


def test_the_history_has_month_ends_meetings_and_the_date(store: ProjectStore) -> None:
    detail = goal_detail(OP, store, "small", "E", date(2017, 11, 15))
    past = [point for point in detail.history if point.day <= date(2017, 11, 15)]
    assert [past[0].day, past[1].day, past[-2].day, past[-1].day] == [
        date(2016, 1, 1),
        date(2016, 1, 31),
        date(2017, 10, 31),
        date(2017, 11, 15),
    ]
    assert date(2017, 6, 1) in [point.day for point in past]
    values = {point.day: point.value for point in past}
    assert values[date(2016, 8, 31)] is None  # nobody is referred yet
    assert (values[date(2017, 7, 31)], values[date(2017, 8, 31)]) == (0.0, 1 / 3)
    assert past[-1].interval is not None
    assert past[-1].target == 0.6


def test_the_expected_path_goes_on_to_the_due_date(store: ProjectStore) -> None:
    detail = goal_detail(OP, store, "small", "E", AS_OF)
    ahead = [point for point in detail.history if point.day > AS_OF]
    assert [ahead[0].day, ahead[-1].day] == [date(2017, 12, 31), date(2018, 12, 31)]
    assert all(point.tally is None and point.value is None for point in ahead)
    assert ahead[-1].expected == 0.6


def test_history_and_ledger_see_no_later_revision(store: ProjectStore) -> None:
    before = goal_detail(OP, store, "small", "A", date(2018, 2, 11))
    after = goal_detail(OP, store, "small", "A", date(2018, 2, 12))
    assert [revision.value for revision in before.ledger] == [165]
    assert [revision.value for revision in after.ledger] == [165, 125]
    assert {point.target for point in before.history if point.target} == {165}
    assert after.history[-1].day == date(2018, 4, 30)
    assert {point.target for point in after.history if point.day < date(2018, 2, 12)} == {165}


def test_registrations_are_points_of_the_history(store: ProjectStore) -> None:
    points = {p.day: p.value for p in goal_detail(OP, store, "small", "B", AS_OF).history}
    assert (points[date(2017, 10, 31)], points[date(2017, 11, 1)]) == (None, 0.3)


def test_the_last_meeting_is_remembered_from_before_the_start(
    engine: Engine, tmp_path: Path
) -> None:
    import_small(engine, tmp_path, TOML.replace("day = 2017-06-01", "day = 2015-06-01"))
    store = ProjectStore(engine, today=lambda: TODAY)
    assert goal_detail(OP, store, "small", "E", AS_OF).status.previous == (date(2015, 6, 1), None)


def test_the_default_date_is_today_or_that_of_the_last_data(store: ProjectStore) -> None:
    running = definition()
    period = running.period.model_copy(update={"data_until": date(2017, 1, 31)})
    ended = running.model_copy(update={"period": period})
    assert default_as_of(running, TODAY) == TODAY
    assert default_as_of(ended, TODAY) == date(2017, 1, 31)
    assert default_as_of(ended, date(2016, 5, 5)) == date(2016, 5, 5)
    [card] = list_projects(OP, store)
    assert (card.definition.id, card.as_of) == ("small", TODAY)


Ask = Callable[[ProjectStore], object]


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: get_definition(OP, store, "smal"),
        lambda store: project_status(OP, store, "smal", AS_OF),
        lambda store: goal_detail(OP, store, "smal", "E", AS_OF),
    ],
)
def test_an_unknown_project_names_those_there_are(store: ProjectStore, ask: Ask) -> None:
    with pytest.raises(UnknownProject) as raised:
        ask(store)
    assert (raised.value.known, raised.value.nearest) == (("small",), "small")


def test_an_unknown_goal_names_those_there_are(store: ProjectStore) -> None:
    with pytest.raises(UnknownGoal) as raised:
        goal_detail(OP, store, "small", "e", AS_OF)
    assert (raised.value.known, raised.value.nearest) == (("E", "A", "B"), "E")


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: project_status(OP, store, "small", date(2018, 3, 2)),
        lambda store: goal_detail(OP, store, "small", "E", date(2018, 3, 2)),
    ],
)
def test_the_future_is_refused(store: ProjectStore, ask: Ask) -> None:
    with pytest.raises(FutureDate) as raised:
        ask(store)
    assert (raised.value.as_of, raised.value.today) == (date(2018, 3, 2), TODAY)


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: get_definition(STRANGER, store, "small"),
        lambda store: project_status(STRANGER, store, "small", AS_OF),
        lambda store: goal_detail(STRANGER, store, "small", "E", AS_OF),
    ],
)
def test_who_may_not_ask_is_told_so(store: ProjectStore, ask: Ask) -> None:
    with pytest.raises(NotAllowed):
        ask(store)


STRANGER = Viewer("stranger", Role.OPERATOR, frozenset({"other"}))


def test_lists_leave_out_what_the_viewer_may_not_see(store: ProjectStore) -> None:
    assert list_projects(STRANGER, store) == ()
    assert "small" not in change_token(STRANGER, store)


def test_a_change_token_has_today_in_it(store: ProjectStore) -> None:
    token = change_token(OP, store)
    assert token.startswith("2018-03-01 small=")
    assert change_token(OP, store, ("small",)) == token
    assert change_token(OP, store, ("other",)) == "2018-03-01 other=0"
    assert change_token(OP, store, ("small", "other")) == token
