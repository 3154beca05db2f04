"""One joint table behind the crossed tables: how many persons there are of each kind.

A kind is own mental and physical health at the start, how the course stands at the midterm, the
outcome so far, and who filled in a third form. Tables 4.5, 5.2, 6.2 and 6.5 are its margins, so a
constraint solver finds counts that satisfy all of them at once; everything else that is published
can be handed out to the persons afterwards. Needs OR-Tools, an optional dependency; its result is
kept in `joint.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple

from reconstruction.paa_vej_til_arbejde.chance import between
from reconstruction.paa_vej_til_arbejde.published import FIRST, HERE, Published
from reconstruction.writing import write_csv

HEALTH = ("poor", "fair", "good", "very_good", "excellent")
UNANSWERED = "unanswered"
STATUS = {
    "ongoing": "Fortsat igangværende forløb",
    "planned": "Planlagt afsluttet forløb",
    "unplanned": "Uplanlagt afsluttet forløb",
}
JOINT = HERE / "joint.csv"


class Kind(NamedTuple):
    psychological: str
    physical: str
    status: str
    outcome: str
    third: str


KINDS = [
    Kind(*values)
    for values in product(
        (*HEALTH, UNANSWERED),
        HEALTH,
        STATUS,
        ("none", "work", "education"),
        ("none", "staff", "both"),
    )
]


def read_joint(path: Path = JOINT) -> dict[Kind, int]:
    """The joint table that was found last."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            Kind(*(row[name] for name in Kind._fields)): int(row["count"])
            for row in csv.DictReader(file)
        }


def write_joint(joint: Mapping[Kind, int], path: Path = JOINT) -> None:
    columns = [*Kind._fields, "count"]
    rows = [{**kind._asdict(), "count": count} for kind, count in joint.items()]
    write_csv(path, columns, rows, keys=len(Kind._fields))


def solve_joint(published: Published) -> dict[Kind, int]:
    """Find the joint table; raises ImportError without OR-Tools, RuntimeError if there is none.

    Random weights single out one of the many solutions, so the result depends neither on the
    solver's version nor on the number of its threads.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    persons = {kind: model.new_int_var(0, 98, "/".join(kind)) for kind in KINDS}

    def require(total: int, **wanted: str) -> None:
        chosen = [
            variable
            for kind, variable in persons.items()
            if all(getattr(kind, name) == value for name, value in wanted.items())
        ]
        model.add(sum(chosen) == total)

    def require_counts(counts: Mapping[str, int], item: str, **wanted: str) -> None:
        codes = published.in_codes("citizen", f"{item}_health", counts)
        for code, count in codes.items():
            require(count, **{item: code}, **wanted)

    counts = published.counts
    crossed = next(key[1] for key in counts if key[0] == "4.5")
    physical = published.options["citizen", "physical_health"]
    for option in physical:
        column = {
            k: v for k, v in counts["4.5", crossed, option.label.da].items() if "Total" not in k
        }
        require_counts(column, "psychological", physical=option.code)
    for status, label in STATUS.items():
        require_counts(counts["5.2", "Psykisk helbred", label], "psychological", status=status)
        require_counts(counts["5.2", "Fysisk helbred", label], "physical", status=status)
    require_counts(
        counts["6.2", "Psykisk helbred", "I beskæftigelse"], "psychological", outcome="work"
    )
    require_counts(counts["6.2", "Fysisk helbred", "I beskæftigelse"], "physical", outcome="work")
    require_counts(counts["6.5", "Psykisk helbred", FIRST], "psychological", third="both")
    require_counts(counts["6.5", "Fysisk helbred", FIRST], "physical", third="both")

    require(98)
    require(1, psychological=UNANSWERED)
    # Four planned endings in work and two in education; the rest of the nine and three are ongoing.
    require(4, status="planned", outcome="work")
    require(2, status="planned", outcome="education")
    require(5, status="ongoing", outcome="work")
    require(1, status="ongoing", outcome="education")
    require(15, status="unplanned", outcome="none")
    # 44 third staff forms, 39 third citizen forms, the five that differ are ended courses.
    for status, both, staff in (("ongoing", 38, 0), ("planned", 1, 1), ("unplanned", 0, 4)):
        require(both, status=status, third="both")
        require(staff, status=status, third="staff")
    # Whoever is in work and ongoing has been there long enough for a third form, but for one.
    require(4, status="ongoing", outcome="work", third="both")

    model.maximize(sum(between(0, 999, "weight", *kind) * n for kind, n in persons.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("no population carries the published tables")
    return {kind: n for kind, variable in persons.items() if (n := solver.value(variable))}
