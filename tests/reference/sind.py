"""Stå ikke i stampe, brug din rampe: the midterm note's goals and status of November 2017."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.conditions import Condition, HadSpell, HeldAtStart, InSpell
from dashboard.indicators.definition import ProjectDefinition
from tests.reference.readings import (
    CountOf,
    Declared,
    NoFigure,
    Reading,
    Row,
    ShareOf,
    attribute,
    base,
)

PROJECT = "sind-rampen"
STATUS = date(2017, 11, 30)
NEW_YEAR = date(2016, 12, 31)

FLEXJOB: Condition = HadSpell(kinds=("flexjob",), since="referral", held_at_start=False)
LASTING: Condition = InSpell(kinds=("flexjob",), lasted_months=6, held_at_start=False)
EMPLOYED_BEFORE: Condition = HeldAtStart(kinds=("flexjob",))


def reading_of(row: Row, _definition: ProjectDefinition) -> Reading:
    """How this project's row is computed; KeyError when nothing says how."""
    if row.file == "goals":
        return _goal(row)
    if row.file == "project":
        return _FACTS.get(row.category, NoFigure("money, or a date that no row of the project has"))
    return _STATUS[row.dimension, row.category]


def _goal(row: Row) -> Reading:
    code = {"Effektmål": "E"}.get(row.dimension, row.dimension)
    if row.category == "status":
        return _GOAL_STATUS[code]
    if code in ("A10", "A3"):
        return Declared(lambda d: _target(d, code))
    if row.unit == "percent":
        return Declared(lambda d: round(100 * _target(d, code), 6))
    return Declared(lambda d: _target(d, code))


def _target(definition: ProjectDefinition, code: str, revision: int = 0) -> float:
    goal = next(goal for goal in definition.goals if goal.code == code)
    return goal.targets[revision].value


def _volunteers(site: str) -> Declared:
    return Declared(lambda d: _target(d, f"V-{site}"))


_GOAL_STATUS: dict[str, Reading] = {
    "A2": CountOf(base("referred")),
    "A3": CountOf(attribute("kind", "staff_course"), unit="events"),
    "A10": CountOf(attribute("kind", "volunteer_meeting"), unit="events"),
    "C4": CountOf(FLEXJOB),
    "E": CountOf(LASTING),
}

_FACTS: dict[str, Reading] = {
    "period.start": Declared(lambda d: d.period.start.isoformat()),
    "period.end": Declared(lambda d: d.period.end.isoformat()),
    "event.recruitment_start": Declared(lambda d: d.period.intake_start.isoformat()[:7]),
    "event.intake_stop_proposed": Declared(
        lambda d: next(g for g in d.goals if g.code == "A2").targets[1].due.isoformat()[:7]  # type: ignore[union-attr]
    ),
    "measurement.follow_up_2": Declared(lambda _: STATUS.isoformat()[:7]),
    "measurement.follow_up_1": Declared(lambda d: d.meetings[1].day.isoformat()[:7]),
}

_UPPER = NoFigure("the upper end of a range; the demo's target is the lower end, labelled assumed")
_PRACTICE = NoFigure("a rule of the work, which the definition states as a goal or norm")

_STATUS: dict[tuple[str, str], Reading] = {
    ("rekruttering", "rekrutteret pr. november 2017"): CountOf(base("referred")),
    ("rekruttering", "rekrutteret ved midtvejsevalueringen"): CountOf(base("referred")),
    ("rekruttering", "rekrutteret september 2016 til årsskiftet 2016/2017"): CountOf(
        base("referred"), day=NEW_YEAR
    ),
    ("rekruttering", "forventet ved indtagsstop april 2018"): Declared(
        lambda d: _target(d, "A2", 1)
    ),
    ("måltal", "oprindeligt"): Declared(lambda d: _target(d, "A2")),
    ("måltal", "ønsket revideret"): Declared(lambda d: _target(d, "A2", 1)),
    ("måltal", "fastholdes i jobbet i minimum 6 måneder"): Declared(
        lambda d: round(100 * _target(d, "E"), 6)
    ),
    ("måltal", "varige fleksjob"): Declared(
        lambda d: round(_target(d, "C4") * _target(d, "A2"), 6)
    ),
    ("resultat", "varige fleksjob oprettet"): CountOf(FLEXJOB),
    ("resultat", "målopfyldelse varige fleksjob"): ShareOf(FLEXJOB, base("referred")),
    ("resultat", "i job mere end 6 måneder"): CountOf(LASTING),
    ("målgruppe", "allerede ansatte, særlig fastholdelsesindsats, nedre"): NoFigure(
        "the lower end of an expected range (5 to 10 per cent); 8 of 110 lie within it"
    ),
    ("målgruppe", "allerede ansatte, særlig fastholdelsesindsats, øvre"): NoFigure(
        "the upper end of an expected range (5 to 10 per cent); 8 of 110 lie within it"
    ),
    ("måltal", "Aarhus, nedre"): _volunteers("aarhus"),
    ("måltal", "Aarhus, øvre"): _UPPER,
    ("måltal", "Odder, nedre"): _volunteers("odder"),
    ("måltal", "Odder, øvre"): _UPPER,
    ("måltal", "Randers, nedre"): _volunteers("randers"),
    ("måltal", "Randers, øvre"): _UPPER,
    ("resultat", "kommuner hvor rekruttering af frivillige er lykkedes"): NoFigure(
        "which municipalities is not published; the goals by municipality show two of three"
    ),
    ("kontakthyppighed", "minimum, måneder mellem kontakter"): _PRACTICE,
    ("møder", "ledelsesmøder pr. jobcenter pr. år"): _PRACTICE,
    ("møder", "måneder mellem møder"): _PRACTICE,
    ("personale", "person i løntilskud, timer pr. uge"): NoFigure(
        "one staff member's hours, held in the staff rows but no figure of a page"
    ),
    ("kurser", "afholdt i 2016"): CountOf(
        attribute("kind", "staff_course"), unit="events", day=NEW_YEAR
    ),
    ("økonomi", "samlet projektbudget"): NoFigure(
        "money, which the project database does not hold"
    ),
}
