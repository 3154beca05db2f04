"""The standings that the project's domain decides, on the real projects' own folders.

The figures are published; the dates of intake and due dates are what turns them into a standing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import dashboard
from dashboard.access import OPERATOR
from dashboard.data.importing import import_folder
from dashboard.data.stores import create_store, open_store
from dashboard.indicators.results import Clock, GoalDetail, GoalStatus, Standing, Tally
from dashboard.monitoring.goals import goal_detail, list_projects, project_status
from dashboard.monitoring.store import ProjectStore
from dashboard.text.catalogue import Text
from dashboard.text.sentences import say_clock

PROJECTS = Path(dashboard.__file__).parents[1] / "projects"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProjectStore]:
    """The four real projects, as an import brings them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('real') / 'project.db'}"
    writable = create_store(url)
    for name in ("sind-rampen", "paa-vej-til-arbejde", "sociale-mentorer", "rampen-norddjurs"):
        import_folder(writable, PROJECTS / name, today=TODAY)
    writable.dispose()
    engine = open_store(url)
    yield ProjectStore(engine, today=lambda: TODAY)
    engine.dispose()


def goal(store: ProjectStore, project: str, code: str, day: date) -> GoalStatus:
    goals = project_status(OPERATOR, store, project, day).goals
    return next(goal for goal in goals if goal.definition.code == code)


RAMPEN, WAY, MENTORS, NORDDJURS = (
    ("sind-rampen", date(2017, 11, 30)),
    ("paa-vej-til-arbejde", date(2019, 4, 15)),
    ("sociale-mentorer", date(2010, 11, 1)),
    ("rampen-norddjurs", date(2022, 12, 12)),
)


@pytest.mark.parametrize(
    ("project", "code", "tally", "expected", "standing"),
    [
        (WAY, "work", Tally(9, 98), 0.0857, Standing.ON_TRACK),
        (WAY, "education", Tally(3, 98), 0.0642, Standing.BEHIND),
        (WAY, "work_or_education", Tally(12, 98), 0.1499, Standing.AT_RISK),
        (RAMPEN, "E", Tally(10, 110), 0.2454, Standing.BEHIND),
        (RAMPEN, "A2", Tally(110, None), 88.2, Standing.ON_TRACK),
        (RAMPEN, "C4", Tally(28, 110), 0.3208, Standing.AT_RISK),
        (RAMPEN, "A3", Tally(3, None), 1.604, Standing.REACHED),
        (RAMPEN, "A1", Tally(1, None), None, Standing.REACHED),
        (RAMPEN, "C1", None, 0.2673, Standing.NOT_MEASURED),
        (RAMPEN, "B2", None, 0.5347, Standing.REACHED),
        (MENTORS, "job_or_education", Tally(71, 142), None, Standing.NO_TARGET),
        (NORDDJURS, "in_work", Tally(14, 29), None, Standing.NO_TARGET),
    ],
)
def test_on_the_deciding_dates(
    store: ProjectStore,
    project: tuple[str, date],
    code: str,
    tally: Tally | None,
    expected: float | None,
    standing: Standing,
) -> None:
    found = goal(store, project[0], code, project[1])
    assert (found.tally, found.standing) == (tally, standing)
    by_now = found.expected.value if found.expected else None
    assert by_now == (None if expected is None else pytest.approx(expected, rel=1e-3))


def test_the_default_dates_are_the_deciding_ones(store: ProjectStore) -> None:
    """Where a project's data end with its final evaluation, the deciding date lies before."""
    dates = {card.definition.id: card.as_of for card in list_projects(OPERATOR, store)}
    for project, day in (RAMPEN, MENTORS, NORDDJURS):
        assert dates[project] == day
    assert dates["paa-vej-til-arbejde"] >= WAY[1]


def test_norddjurs_has_36_of_40_participants(store: ProjectStore) -> None:
    found = goal(store, *(NORDDJURS[0], "participants", NORDDJURS[1]))
    assert found.tally == Tally(36, None)
    assert found.target is not None
    assert (found.target.value, found.target.assumed) == (40, True)


def effect(store: ProjectStore, day: date = RAMPEN[1]) -> GoalDetail:
    return goal_detail(OPERATOR, store, "sind-rampen", "E", day)


def test_the_feasibility_clock(store: ProjectStore) -> None:
    clock = effect(store).clock
    assert clock == Clock(
        needed=66,
        there=10,
        on_the_way=18,
        more=38,
        last_start=date(2018, 6, 30),
        due=date(2018, 12, 31),
    )
    assert say_clock(clock, RAMPEN[1], Text("en")).startswith(
        "66 needed: 10 there, 18 on the way if they last, 38 more starts by 30 June 2018."
    )


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2018, 6, 30), Standing.BEHIND),
        (date(2018, 7, 1), Standing.BEHIND),
        (date(2018, 12, 30), Standing.BEHIND),
        (date(2018, 12, 31), Standing.NOT_MEASURED),
        (date(2019, 1, 31), Standing.NOT_MEASURED),
    ],
)
def test_after_the_last_data_nothing_is_known(
    store: ProjectStore, day: date, standing: Standing
) -> None:
    """The 28 whose flexjob was open are not taken to have kept it; nor is the goal given up."""
    detail = effect(store, day)
    status = goal(store, "sind-rampen", "E", day)
    assert detail.status == status
    assert (status.tally, status.standing) == (Tally(10, 110), standing)
    measured = [point for point in detail.history if point.tally is not None]
    assert measured[-1].day == RAMPEN[1]
    assert measured[-1].tally == Tally(10, 110)
    assert (detail.clock is None) == (day >= date(2018, 12, 31))


def test_the_verdict_of_the_due_date_stands(store: ProjectStore) -> None:
    days = (date(2021, 12, 31), date(2022, 6, 30), date(2025, 1, 1))
    found = [goal(store, WAY[0], "work", day) for day in days]
    assert len({status.standing for status in found}) == 1
    assert found[0].standing in (Standing.REACHED, Standing.UNREACHABLE)
    assert [status.final for status in found] == [None, found[0].tally, found[0].tally]


@pytest.mark.parametrize(
    ("day", "target", "standing"),
    [
        (date(2018, 2, 11), 165, Standing.ON_TRACK),
        (date(2018, 2, 12), 125, Standing.ON_TRACK),
        (date(2018, 4, 29), 125, Standing.AT_RISK),
        (date(2018, 4, 30), 125, Standing.NOT_MEASURED),
    ],
)
def test_the_lowered_target_holds_from_its_day(
    store: ProjectStore, day: date, target: int, standing: Standing
) -> None:
    found = goal(store, "sind-rampen", "A2", day)
    assert found.target is not None
    assert (found.target.value, found.standing) == (target, standing)


def test_the_joint_goal_is_the_sum_and_counts_nobody_twice(store: ProjectStore) -> None:
    work, education, both = (
        goal(store, WAY[0], code, WAY[1]) for code in ("work", "education", "work_or_education")
    )
    assert work.tally is not None
    assert education.tally is not None
    assert both.tally is not None
    assert both.target is not None
    assert work.tally.numerator + education.tally.numerator == both.tally.numerator
    assert both.target.value == 0.35


def test_the_same_numerator_under_other_bases(store: ProjectStore) -> None:
    day = next(
        card.as_of
        for card in list_projects(OPERATOR, store)
        if card.definition.id == "paa-vej-til-arbejde"
    )
    detail = goal_detail(OPERATOR, store, "paa-vej-til-arbejde", "work_or_education", day)
    assert detail.status.tally is not None
    assert detail.status.tally.denominator == 195
    completed = {share.base: share.tally for share in detail.bases}["completed"]
    assert completed == Tally(52, 148)


@pytest.mark.parametrize("project", [RAMPEN, WAY, MENTORS, NORDDJURS])
def test_before_its_start_nothing_is_measured_in_any_project(
    store: ProjectStore, project: tuple[str, date]
) -> None:
    goals = project_status(OPERATOR, store, project[0], date(2000, 1, 1)).goals
    assert {goal.standing for goal in goals} == {Standing.NOT_MEASURED}
