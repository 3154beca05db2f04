"""Another project's rows, under the same ids, for which nearly every condition holds.

They stand in every database in which a project is counted: a source of rows that were not limited
to its project would count them.
"""

from __future__ import annotations

from datetime import date

from dashboard.indicators.conditions import SpellKind
from dashboard.indicators.population import (
    AttributeRow,
    CompanyRow,
    CourseRow,
    EventRow,
    MeasurementRow,
    NextOfKinRow,
    Person,
    Population,
    SpellRow,
    StaffRow,
    VolunteerRow,
)

LONG_AGO = date(2010, 1, 1)
#: Between the referrals of the project counted, so that it would be the latest of many persons.
LATER = date(2018, 2, 1)
PERSONS = ("p1", "p2", "p3", "p4")
KINDS: tuple[SpellKind, ...] = (
    "ordinary_job",
    "flexjob",
    "wage_subsidy",
    "internship",
    "education",
)

NEIGHBOUR = Population(
    persons=tuple(
        Person(p, "north", "s1", "young", "woman", 1985, "danish", "school", "sickness")
        for p in PERSONS
    ),
    courses=tuple(
        course
        for p in PERSONS
        for course in (
            CourseRow(p, 1, LONG_AGO, LONG_AGO, LONG_AGO, "planned", "done", "work"),
            CourseRow(p, 2, LATER, LATER, LATER, "withdrawn", "moved", "other"),
        )
    ),
    attributes=tuple(
        AttributeRow(p, name, code)
        for p in PERSONS
        for name, code in (("diagnosis", "anxiety"), ("diagnosis", "adhd"), ("need", "home"))
    ),
    spells=tuple(
        SpellRow(p, number, kind, LONG_AGO, None, 37.0, "c1", held_at_start=True)
        for p in PERSONS
        for number, kind in enumerate(KINDS, start=1)
    ),
    measurements=tuple(
        MeasurementRow(p, form, wave, LONG_AGO, (("health", "good"), ("sleep", "good")))
        for p in PERSONS
        for form in ("citizen", "staff")
        for wave in (1, 2)
    ),
    events=tuple(
        EventRow(f"e{number}", kind, day, p, "s1", company, "course_a", "home", 60)
        for number, (p, company, kind, day) in enumerate(
            (p, company, kind, day)
            for p in PERSONS
            for company in ("c1", "c2")
            for kind in ("conversation", "company_contact")
            for day in (LONG_AGO, date(2018, 12, 1), date(2020, 2, 1))
        )
    ),
    companies=(
        CompanyRow("c1", LONG_AGO, "private", "yes", "north"),
        CompanyRow("c2", LONG_AGO, "private", "yes", "north"),
    ),
    staff=(StaffRow("s1", "mentor", "north"), StaffRow("s2", "mentor", "north")),
    volunteers=(VolunteerRow("v1", LONG_AGO, "north"), VolunteerRow("v2", LONG_AGO, "north")),
    next_of_kin=tuple(NextOfKinRow(f"k{p}", p, LONG_AGO, "parent") for p in PERSONS),
)
