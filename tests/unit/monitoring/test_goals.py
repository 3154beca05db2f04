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
    UnknownGoal,
    change_token,
    default_as_of,
    get_definition,
    goal_detail,
    list_projects,
    project_status,
)
from dashboard.monitoring.projects import FutureDate, UnknownProject
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


@pytest.mark.parametrize(
    ("target", "day", "tally", "final", "standing"),
    [
        ("0.25", AS_OF, Tally(1, 4), None, Standing.REACHED),
        # p1's job has ended, p2's has lasted six months: the verdict of the due date stands
        ("0.25", date(2018, 2, 15), Tally(0, 4), Tally(1, 4), Standing.REACHED),
        ("0.26", AS_OF, Tally(1, 4), None, Standing.UNREACHABLE),
        ("0.26", date(2018, 6, 1), Tally(1, 4), Tally(1, 4), Standing.UNREACHABLE),
    ],
)
def test_what_was_decided_on_the_due_date_does_not_change(
    engine: Engine,
    tmp_path: Path,
    target: str,
    day: date,
    tally: Tally,
    final: Tally | None,
    standing: Standing,
) -> None:
    toml = TOML.replace("value = 0.60", f"value = {target}").replace(
        "due = 2018-12-31", "due = 2017-11-30", 1
    )
    spells = "participant,number,kind,from,to\np1,1,flexjob,2017-02-01,2018-02-01\n"
    import_small(engine, tmp_path, toml, spells=spells + "p2,1,flexjob,2017-12-01,\n")
    store = ProjectStore(engine, today=lambda: date(2018, 12, 31))
    status = goal(store, "E", day)
    assert (status.tally, status.final, status.standing) == (tally, final, standing)
    detail = goal_detail(OP, store, "small", "E", day)
    assert detail.status == status
    assert detail.clock is not None
    assert detail.clock.there == 1


def test_a_target_moved_after_its_due_date_is_decided_on_its_new_date(
    engine: Engine, tmp_path: Path
) -> None:
    moved = """[[goals.targets]]
value = 0.25
effective = 2018-02-01
due = 2018-12-31
reason = { da = "Flyttet", en = "Moved" }

[[goals]]
code = "A"
"""
    toml = TOML.replace("due = 2018-12-31", "due = 2017-05-31", 1)
    import_small(engine, tmp_path, toml.replace('[[goals]]\ncode = "A"\n', moved))
    store = ProjectStore(engine, today=lambda: TODAY)
    before, after = goal(store, "E", date(2018, 1, 31)), goal(store, "E", date(2018, 2, 1))
    assert (before.final, before.standing) == (Tally(0, 2), Standing.UNREACHABLE)
    assert (after.final, after.standing) == (None, Standing.ON_TRACK)


@pytest.mark.parametrize("code", ["E", "A", "B"])
def test_after_the_last_data_figures_stay_and_expectations_go_on(
    engine: Engine, tmp_path: Path, code: str
) -> None:
    until = date(2018, 2, 20)
    toml = TOML.replace("intake_start =", f"data_until = {until}\nintake_start =")
    import_small(engine, tmp_path, toml)
    store = ProjectStore(engine, today=lambda: date(2019, 6, 1))
    last, later, due = (
        goal_detail(OP, store, "small", code, day)
        for day in (until, date(2018, 4, 1), date(2019, 6, 1))
    )
    assert later.status == goal(store, code, date(2018, 4, 1))
    assert last.status.tally == later.status.tally == due.status.tally
    assert last.bases == later.bases == due.bases
    for detail in (later, due):
        measured = [point.day for point in detail.history if point.value is not None]
        assert max(measured) == until
        assert detail.history[-1].day > until
        assert detail.history[-1].expected is not None
    before, after = last.status.expected, later.status.expected
    assert before is not None
    assert after is not None
    assert after.value > before.value
    if code == "B":  # 9 of 10 were reached once and for all
        assert due.status.standing is Standing.REACHED
    else:
        assert (due.status.standing, due.clock) == (Standing.NOT_MEASURED, None)


def test_a_start_after_the_last_data_may_have_been_in_time(engine: Engine, tmp_path: Path) -> None:
    toml = TOML.replace("intake_start =", "data_until = 2018-03-01\nintake_start =")
    import_small(engine, tmp_path, toml)
    store = ProjectStore(engine, today=lambda: date(2018, 12, 1))
    assert goal(store, "E", date(2018, 12, 1)).standing is Standing.BEHIND


def test_a_meeting_after_the_last_data_had_no_figure(engine: Engine, tmp_path: Path) -> None:
    toml = TOML.replace("intake_start =", "data_until = 2017-11-01\nintake_start =")
    import_small(engine, tmp_path, toml, registrations="goal,day,verdict\nB,2017-10-01,reached\n")
    store = ProjectStore(engine, today=lambda: TODAY)
    effect = goal(store, "E", TODAY)
    assert effect.previous == (date(2017, 11, 30), None)
    assert effect.change is None


def test_the_meeting_before_may_be_assumed(engine: Engine, tmp_path: Path) -> None:
    toml = TOML.replace("day = 2017-06-01\n", "day = 2017-06-01\nassumed = true\n")
    import_small(engine, tmp_path, toml)
    store = ProjectStore(engine, today=lambda: TODAY)
    assert goal(store, "E", date(2017, 6, 1)).previous_assumed is False
    assert goal(store, "E", AS_OF).previous_assumed is True
    assert goal(store, "E", date(2017, 12, 1)).previous_assumed is False


@pytest.mark.parametrize(
    ("day", "where", "target", "standing"),
    [
        (date(2017, 12, 31), '{ is = "referred" }', 5, Standing.ON_TRACK),
        (date(2018, 1, 1), '{ is = "referred" }', 5, Standing.UNREACHABLE),
        (date(2018, 1, 1), '{ is = "referred" }', 4, Standing.REACHED),
        # three have started; the fourth still may
        (date(2018, 1, 1), '{ is = "started" }', 4, Standing.ON_TRACK),
        (date(2018, 1, 1), '{ is = "started" }', 5, Standing.UNREACHABLE),
    ],
)
def test_a_count_of_persons_is_out_of_reach_once_intake_is_over(
    engine: Engine, tmp_path: Path, day: date, where: str, target: int, standing: Standing
) -> None:
    toml = TOML.replace("intake_start =", "intake_end = 2017-12-31\nintake_start =")
    toml = toml.replace('{ is = "referred" } }', f"{where} }}")
    toml = toml.replace("value = 165", f"value = {target}").replace("2018-02-12", "2018-12-30")
    import_small(engine, tmp_path, toml.replace("due = 2018-04-30", "due = 2018-12-31"))
    store = ProjectStore(engine, today=lambda: TODAY)
    assert goal(store, "A", day).standing is standing
    assert goal_detail(OP, store, "small", "A", day).status == goal(store, "A", day)


def test_a_goal_without_a_duration_can_be_met_until_it_is_due(
    engine: Engine, tmp_path: Path
) -> None:
    """The months before anybody can meet it are no reason to give it up that long before."""
    toml = TOML.replace(
        '{ is = "in_spell", kinds = ["flexjob"], lasted_months = 6, held_at_start = false }',
        '{ is = "answered", form = "citizen", wave = 1, item = "health", options = ["good"] }',
    )
    import_small(engine, tmp_path, toml)
    store = ProjectStore(engine, today=lambda: date(2018, 12, 31))
    detail = goal_detail(OP, store, "small", "E", date(2018, 12, 30))
    assert detail.status.standing is Standing.BEHIND
    assert detail.clock is not None
    assert detail.clock.last_start == date(2018, 12, 31)
    assert detail.status.expected is not None
    assert detail.status.expected.first_day == date(2017, 3, 1)


def test_minutes_are_no_independent_trials(engine: Engine, tmp_path: Path) -> None:
    share = """[goals.indicator]
measure = "share"
unit = "events"
where = { is = "attribute", name = "kind", values = ["meeting"] }
base = { is = "everyone" }
"""
    minutes = share + 'weight = "minutes"\n'
    goals = "".join(
        f"\n[[goals]]\ncode = '{code}'\nlevel = 'activity'\n"
        f"name = {{ da = 'M', en = 'M' }}\nshort_name = {{ da = 'M', en = 'M' }}\n{indicator}"
        for code, indicator in (("rows", share), ("minutes", minutes))
    )
    events = "id,kind,day,minutes\ne1,meeting,2017-05-01,30\ne2,meeting,2017-06-01,90\n"
    import_small(engine, tmp_path, TOML + goals, events=events)
    store = ProjectStore(engine, today=lambda: TODAY)
    rows, weighted = goal(store, "rows"), goal(store, "minutes")
    assert (rows.tally, weighted.tally) == (Tally(2, 2), Tally(120, 120))
    assert rows.interval is not None
    assert weighted.interval is None
    history = goal_detail(OP, store, "small", "minutes", AS_OF).history
    assert {point.interval for point in history} == {None}


def test_a_later_note_is_shown_beside_what_counts(engine: Engine, tmp_path: Path) -> None:
    rows = "B,2017-11-01,reached,7,10,Asked\nB,2017-11-20,noted,,,Thanks"
    registrations = f"goal,day,verdict,numerator,denominator,text\n{rows}\n"
    import_small(engine, tmp_path, registrations=registrations)
    status = goal(ProjectStore(engine, today=lambda: TODAY), "B")
    assert (status.tally, status.standing) == (Tally(7, 10), Standing.REACHED)
    assert status.registration is not None
    assert status.note is not None
    assert (status.registration.text, status.note.text) == ("Asked", "Thanks")


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


STRANGER = Viewer("stranger", frozenset({("other", Role.LEADER)}))


def test_lists_leave_out_what_the_viewer_may_not_see(store: ProjectStore) -> None:
    assert list_projects(STRANGER, store) == ()
    assert "small" not in change_token(STRANGER, store)


def test_a_change_token_has_today_in_it(store: ProjectStore) -> None:
    token = change_token(OP, store)
    assert token.startswith("2018-03-01 small=")
    assert change_token(OP, store, ("small",)) == token
    assert change_token(OP, store, ("other",)) == "2018-03-01 other=0"
    assert change_token(OP, store, ("small", "other")) == token
