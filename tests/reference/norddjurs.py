"""Rampen til det gode arbejdsliv: the status note of 12 December 2022."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.conditions import Answered, Condition, Ended, InSpell, TookPart
from dashboard.indicators.definition import ProjectDefinition
from tests.reference.readings import (
    CountOf,
    Declared,
    NoFigure,
    PublicationErred,
    Reading,
    Row,
    ShareOf,
    attribute,
    base,
    both,
)

PROJECT = "rampen-norddjurs"
STATUS = date(2022, 12, 12)

IN_WORK: Condition = InSpell(kinds=("flexjob", "ordinary_job"))
POSITIVE: Condition = Answered(
    form="citizen", wave=1, item="experienced_effect", options=("positive", "very_positive")
)
NORDDJURS: Condition = attribute("site", "norddjurs")
SICK_LISTED: Condition = attribute("target_group", "sick_listed")


def reading_of(row: Row, _definition: ProjectDefinition) -> Reading:
    """How this project's row is computed; KeyError when nothing says how."""
    if row.file == "project":
        return NoFigure("the date of the document")
    if row.file == "goals":
        return _GOALS[row.dimension, row.category]
    return _STATUS[row.category, row.unit]


def _target(definition: ProjectDefinition) -> float:
    return next(g for g in definition.goals if g.code == "participants").targets[0].value


_GOALS: dict[tuple[str, str], Reading] = {
    ("participants", "target"): Declared(_target),
    ("participants", "status"): CountOf(base("norddjurs")),
    ("in_work", "status"): CountOf(both(base("norddjurs_primary"), IN_WORK)),
}

_STATUS: dict[tuple[str, str], Reading] = {
    ("deltagere", "count"): CountOf(base("norddjurs")),
    ("målsætning", "count"): Declared(_target),
    ("positiv/meget positiv", "count"): CountOf(both(base("completed"), POSITIVE)),
    ("positiv/meget positiv", "percent"): PublicationErred(
        "no whole number of persons gives 84 per cent with 28; 28 of 33 is 85",
        ShareOf(POSITIVE, base("completed")),
    ),
    ("henvist", "count"): CountOf(base("norddjurs_primary")),
    ("i arbejde", "count"): CountOf(both(base("norddjurs_primary"), IN_WORK)),
    ("i arbejde", "percent"): ShareOf(IN_WORK, base("norddjurs_primary")),
    ("sygemeldt fra fleksjob", "count"): CountOf(both(base("norddjurs"), SICK_LISTED)),
    ("sygemeldt fra fleksjob", "percent"): PublicationErred(
        '"just under 20 per cent", in words; 7 of 36 is 19.4',
        ShareOf(SICK_LISTED, base("norddjurs")),
    ),
    ("udgået af diverse årsager", "count"): CountOf(both(NORDDJURS, Ended(endings=("withdrawn",)))),
    ("pårørende tilbud via indsatsens psykolog", "count"): CountOf(
        both(NORDDJURS, TookPart(kinds=("relatives_offer",)))
    ),
}
