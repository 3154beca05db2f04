"""Every fault in what a project releases, and in its thresholds, is named with its place."""

from __future__ import annotations

import pytest

from dashboard.data.importing.definition_file import read_definition
from tests.unit.definitions import TOML

SCORED = """
[[instruments]]
id = "scored"
name = { da = "Ord", en = "Word" }
form = "citizen"
items = ["health"]
score = { meaningful_change = 1, reliable_change = 1 }
[[instruments]]
id = "plain"
name = { da = "Ord", en = "Word" }
form = "citizen"
items = ["health"]

[[scales]]
id = "coarse"
options = [
  { code = "good", label = { da = "Godt", en = "Good" }, score = 2, coarse = "all" },
  { code = "poor", label = { da = "Ringe", en = "Poor" }, score = 1, coarse = "all" },
]
coarse = [{ code = "all", label = { da = "Alt", en = "All" } }]

[[forms]]
id = "staff"
voice = "staff"
name = { da = "Skema", en = "Form" }
items = [{ id = "health", text = { da = "Helbred", en = "Health" }, scale = "coarse" }]
"""
COARSE = 'distributions = [{ form = "staff", item = "health" }]'


def faults(table: str, text: str) -> list[tuple[str | None, str]]:
    read = read_definition(f"{TOML}{SCORED}\n[{table}]\n{text}")
    return [(fault.column, fault.rule) for fault in read.faults]


def test_what_exists_can_be_released() -> None:
    text = f"""
goals = ["E", "A", "B"]
tables = ["age", "course", "outcome"]
instruments = ["scored"]
{COARSE}
series = ["E", "A"]
exact_headlines = [{{ goal = "E", note = {{ da = "Aftalt", en = "Agreed" }} }}]
"""
    assert [rule for _, rule in faults("release", text)] == []


@pytest.mark.parametrize(
    ("text", "column", "rule"),
    [
        ('goals = ["e"]', "release.goals[0]", 'there is no "e"; did you mean'),
        ('goals = ["E", "E"]', "release.goals[1]", "stands here a second time"),
        ('tables = ["staff"]', "release.tables[0]", 'there is no "staff"; known are'),
        ('tables = ["goal.E"]', "release.tables[0]", "there is no"),
        ('instruments = ["score"]', "release.instruments[0]", 'did you mean "scored"?'),
        ('instruments = ["plain"]', "release.instruments[0]", "has no score"),
        ('series = ["B"]', "release.series[0]", "registered by hand"),
        ("funnel = true", "release.funnel", "the project has no stages"),
        ('distributions = [{ form = "staf", item = "health" }]',
         "release.distributions[0].form", 'did you mean "staff"?'),
        ('distributions = [{ form = "staff", item = "helth" }]',
         "release.distributions[0].item", 'did you mean "health"?'),
        ('distributions = [{ form = "citizen", item = "health" }]',
         "release.distributions[0].item", 'the scale "health" has no coarse groups'),
        ('exact_headlines = [{ goal = "E" }]', "release.exact_headlines[0].goal",
         "not among the goals that are released"),
        ('goals = ["A"]\nexact_headlines = [{ goal = "A" }]',
         "release.exact_headlines[0].goal", "is no share that is counted"),
        ('exact_headlines = [{ goal = "X" }]', "release.exact_headlines[0].goal",
         'there is no "X"'),
        ("goal = []", "release.goal", 'unknown key "goal"; did you mean "goals"?'),
    ],
)  # fmt: skip
def test_what_does_not_exist_or_fit_is_named(text: str, column: str, rule: str) -> None:
    [(where, said)] = faults("release", text)
    assert where == column
    assert rule in said


@pytest.mark.parametrize(
    ("text", "column", "rule"),
    [
        ("smallest = 2", "protection.smallest", "must be at least 3"),
        ("least_values = 2", "protection.least_values", "must be at least 3"),
        ("exact_from = 10", "protection.exact_from", "must be at least 30"),
        ("smallest = 6\ngroup = 12", "protection",
         "a count from 6 to 7 would be shown as 5, which must stand for at least 3 counts"),
        ("smallest = 3\nbase = 15", "protection", "would be shown as 0"),
        ("smallest = 3\nbase = 10", "protection", "do not fit together"),
        ("least_values = 6", "protection", "smallest and base must be at least least_values, 6"),
        ("group = 9", "protection", "group must be at least twice smallest, 10"),
    ],
)  # fmt: skip
def test_thresholds_that_protect_too_little_are_refused(text: str, column: str, rule: str) -> None:
    [(where, said)] = faults("protection", text)
    assert where == column
    assert rule in said


@pytest.mark.parametrize(
    "text", ["smallest = 3", "smallest = 10\nbase = 10\ngroup = 20", "smallest = 8\ngroup = 20"]
)
def test_thresholds_that_fit_together_are_taken(text: str) -> None:
    assert faults("protection", text) == []
