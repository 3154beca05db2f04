"""A release holds what the plan names, in the categories and with the words of the definition."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from dashboard.indicators.breakdowns import ByCase
from dashboard.indicators.comparing import compare_item
from dashboard.indicators.comparison import Answers
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.courses import Path, Paths
from dashboard.indicators.definition import Label, ProjectDefinition
from dashboard.indicators.filters import find_item
from dashboard.indicators.profile import TraitCounts
from dashboard.indicators.protected import Hidden, Rounded
from dashboard.indicators.release import Release
from dashboard.indicators.release_making import Counted, propose_release, score_range
from dashboard.indicators.release_tables import release_traits
from dashboard.indicators.resolve import resolve
from dashboard.indicators.results import GoalStatus, HistoryPoint, Standing, Tally
from dashboard.indicators.scoring import compare_score
from tests.unit.definitions import TOML

MORE = """
[[waves]]
number = 3
label = { da = "3. måling", en = "Wave 3" }
months = 12
[[stages]]
code = "referred"
label = { da = "Henvist", en = "Referred" }
where = { is = "referred" }
[[stages]]
code = "started"
label = { da = "Startet", en = "Started" }
where = { is = "started" }
[[scales]]
id = "three"
options = [
  { code = "good", label = { da = "Godt", en = "Good" }, score = 3, coarse = "good" },
  { code = "fair", label = { da = "Mindre godt", en = "Fair" }, score = 2, coarse = "bad" },
  { code = "poor", label = { da = "Ringe", en = "Poor" }, score = 0, coarse = "bad" },
  { code = "dont_know", label = { da = "Ved ikke", en = "Don't know" }, dont_know = true },
]
coarse = [
  { code = "good", label = { da = "Godt", en = "Good" } },
  { code = "bad", label = { da = "Ringe", en = "Bad" } },
]
[[forms]]
id = "staff"
voice = "staff"
name = { da = "Skema", en = "Form" }
items = [
  { id = "a", text = { da = "A", en = "A" }, scale = "three" },
  { id = "b", text = { da = "B", en = "B" }, scale = "three" },
]
[[baseline]]
form = "staff"
item = "a"
[[instruments]]
id = "two"
name = { da = "To", en = "Two" }
form = "staff"
items = ["a", "b"]
score = { factor = 4, meaningful_change = 1, reliable_change = 1 }
[[codes.diagnosis]]
code = "anxiety"
label = { da = "Angst", en = "Anxiety" }
"""
PLAN = {
    "goals": ["A"],
    "tables": ["course", "start.staff.a"],
    "funnel": True,
    "instruments": ["two"],
    "distributions": [{"form": "staff", "item": "a"}],
    "series": ["A"],
}
DAY = date(2018, 6, 1)


def project(**changes: Any) -> ProjectDefinition:
    return resolve(ProjectDefinition.model_validate(tomllib.loads(TOML + MORE) | changes))


def goal_status(definition: ProjectDefinition, code: str) -> GoalStatus:
    goal = next(goal for goal in definition.goals if goal.code == code)
    tally = Tally(62, None)
    standing = Standing.NO_TARGET
    return GoalStatus(goal, DAY, tally, 62.0, None, None, None, standing, None)


def counted(definition: ProjectDefinition) -> Counted:
    tables = [
        TraitCounts(trait, tuple(20 for _ in trait.values), 0, 20 * len(trait.values))
        for trait in release_traits(definition).values()
    ]
    item, scale = find_item(definition, "staff", "a")
    pairs = {("good", "fair"): 20, ("poor", "good"): 20}
    instrument = definition.instruments[0]
    assert instrument.score is not None
    return Counted(
        goals=[goal_status(definition, code) for code in ("E", "A")],
        tables=tables,
        paths=Paths(definition.stages, (), {Path(0, (True, True), (), True): 60}),
        waves=(definition.waves[0], definition.waves[1]),
        scores=[compare_score(instrument, instrument.score, {(2, 3): 40})],
        items=[compare_item("staff", item, scale, Answers(dict(pairs), {}))],
        histories={"A": [HistoryPoint(DAY, Tally(62, None), None, None, None, None)]},
    )


def test_a_release_holds_what_the_plan_names() -> None:
    definition = project(release=PLAN)
    made = propose_release(definition, DAY, DAY, counted(definition), note="Til mødet")
    assert [item.id for item in made.items()] == [
        "goal:A",
        "funnel",
        "table:course",
        "table:start.staff.a",
        "means:two:1-3",
        "distribution:staff.a:1-3",
        "series:A",
    ]
    assert made.goals[0].figure == made.series[0].points[0].figure == Rounded(60)
    assert made.funnel is not None
    assert made.funnel.stages[1].persons == made.tables[0].within
    assert made.goals[0].persons == made.funnel.within
    assert [wave.mean for wave in made.means[0].waves] == [8, 12]
    assert [row.count for row in made.distributions[0].waves[0].rows] == [Rounded(20), Rounded(20)]
    assert Release.model_validate_json(made.model_dump_json()) == made


def test_nothing_is_released_that_is_not_named() -> None:
    definition = project()
    assert list(propose_release(definition, DAY, DAY, counted(definition)).items()) == []


def test_what_was_not_counted_is_left_out() -> None:
    made = propose_release(project(release=PLAN), DAY, DAY, Counted())
    assert list(made.items()) == []


def test_figures_are_of_the_day_of_the_last_data() -> None:
    period = tomllib.loads(TOML)["period"] | {"data_until": date(2018, 3, 1)}
    made = propose_release(project(period=period), DAY, DAY, Counted())
    assert (made.meeting, made.as_of) == (DAY, date(2018, 3, 1))


def test_it_says_how_goals_are_counted() -> None:
    definition = project(release=PLAN)
    words = {"A": Label(da="Ord", en="Word")}
    made = propose_release(definition, DAY, DAY, counted(definition), counted_as=words)
    assert made.goals[0].counted_as is not None


def test_the_ends_of_a_score() -> None:
    definition = project()
    assert score_range(definition, definition.instruments[0]) == (0, 24)


def test_answers_at_the_start_stand_in_coarse_groups() -> None:
    traits = release_traits(project())
    assert [value.code for value in traits["start.staff.a"].values] == ["good", "bad", "dont_know"]
    assert list(traits) == ["age", "start.staff.a", "diagnosis", "course", "outcome"]


def test_a_course_of_somebody_who_started_is_somewhere_and_does_not_wait() -> None:
    course = release_traits(project())["course"]
    assert [value.code for value in course.values] == [
        "ongoing",
        "planned",
        "unplanned",
        "withdrawn",
    ]
    assert isinstance(course.by, ByCase)
    assert course.by.cases[-1] == Everyone()
    definition = project(release=PLAN)
    made = propose_release(definition, DAY, DAY, counted(definition))
    assert [row.code for row in made.tables[0].rows] == [value.code for value in course.values]
    assert made.tables[1].rows[-1].code == "missing"
    assert made.tables[1].rows[-1].count is Hidden.FEW
