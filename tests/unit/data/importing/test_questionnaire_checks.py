"""Instruments, voices, baseline and age bands: what contradicts itself is named with its place."""

from __future__ import annotations

import pytest

from dashboard.data.importing.definition_file import read_definition
from tests.unit.data.importing.small_project import DEFINITION

HARMLESS = """
[[instruments]]
id = "mood"
name = { da = "Humør", en = "Mood" }
form = "citizen"
items = ["health", "mood"]
[instruments.score]
meaningful_change = 10
reliable_change = 12
bands = [
  { up_to = 1, label = { da = "lav", en = "low" } },
  { up_to = 4, label = { da = "høj", en = "high" } },
]
[[baseline]]
form = "citizen"
item = "mood"
[[age_bands]]
youngest = 0
oldest = 29
[[age_bands]]
youngest = 30
[headings]
diagnosis_kind = { da = "Diagnoser", en = "Diagnoses" }
"""


def test_what_is_declared_rightly_is_taken() -> None:
    read = read_definition(DEFINITION + HARMLESS)
    assert read.faults == []
    assert read.definition is not None
    assert [band.oldest for band in read.definition.age_bands] == [29, None]


@pytest.mark.parametrize(
    ("before", "after", "column", "rule"),
    [
        ('id = "mood"\nname', 'id = "all"\nname', "instruments[all].id", "stands for all"),
        ('id = "mood"\nname', 'id = "voices"\nname', "instruments[voices].id",
         '"voices" stands for both voices in addresses'),
        ('items = ["health", "mood"]', 'items = ["health", "mod"]', "instruments[mood].items[1]",
         'has no item "mod"; did you mean "mood"?'),
        ('items = ["health", "mood"]', 'items = ["health", "health"]',
         "instruments[mood].items[1]", "stands here a second time"),
        ('form = "citizen"\nitems', 'form = "citzen"\nitems', "instruments[mood].form",
         'there is no form "citzen"; did you mean "citizen"?'),
        ("up_to = 4", "up_to = 1", "instruments[mood].score.bands[1].up_to",
         "must be above that of the band before"),
        ('item = "mood"', 'item = "mod"', "baseline[0].item", 'has no item "mod"'),
        ("youngest = 30", "youngest = 31", "age_bands[1].youngest", "without a gap"),
        ("youngest = 0", "youngest = 1", "age_bands[0].youngest", "must be 0"),
        ("oldest = 29", "oldest = -1", "age_bands[0].oldest", "at least 0"),
        ("youngest = 30", "youngest = 30\noldest = 65", "age_bands[1].oldest",
         "must be left out of the last band"),
        ("diagnosis_kind = {", "diagnosis = {", "headings.diagnosis",
         'there is no code list "diagnosis" under [codes]; did you mean "diagnosis_kind"?'),
        ("[[baseline]]", '[[voices]]\nname = { da = "x", en = "x" }\n'
         'citizen = { form = "citizen", item = "mood" }\n'
         'staff = { form = "citizen", item = "mood" }\n[[baseline]]',
         "voices[0].staff.form", "is not a form that the staff answers"),
        ("[[instruments]]", HARMLESS.split("[[baseline]]", maxsplit=1)[0] + "[[instruments]]",
         "instruments[mood].id", "a second time"),
    ],
)  # fmt: skip
def test_one_fault(before: str, after: str, column: str, rule: str) -> None:
    assert before in HARMLESS
    faults = read_definition(DEFINITION + HARMLESS.replace(before, after, 1)).faults
    found = [(fault.column, fault.rule) for fault in faults]
    assert any(place == column and rule in said for place, said in found), found
    assert all(fault.row for fault in faults)
