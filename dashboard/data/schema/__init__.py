"""The project database as typed models. `docs/data-dictionary.md` is generated from them."""

from dashboard.data.schema.activity import Answer, Event, Measurement, NextOfKin, Volunteer
from dashboard.data.schema.base import (
    CODE,
    Model,
    Recorded,
    add_type_checks,
    code_lists,
    write_codes_first,
)
from dashboard.data.schema.people import (
    Company,
    Course,
    ErasedPerson,
    Participant,
    ParticipantAttribute,
    Spell,
)
from dashboard.data.schema.project import (
    AllowedCode,
    AllowedOption,
    ChangeToken,
    Goal,
    GoalTarget,
    ImportBatch,
    Meeting,
    Project,
    ProjectVersion,
    Registration,
    Site,
    Staff,
)

add_type_checks(Model.metadata)
write_codes_first(Model.metadata)

__all__ = [
    "CODE",
    "AllowedCode",
    "AllowedOption",
    "Answer",
    "ChangeToken",
    "Company",
    "Course",
    "ErasedPerson",
    "Event",
    "Goal",
    "GoalTarget",
    "ImportBatch",
    "Measurement",
    "Meeting",
    "Model",
    "NextOfKin",
    "Participant",
    "ParticipantAttribute",
    "Project",
    "ProjectVersion",
    "Recorded",
    "Registration",
    "Site",
    "Spell",
    "Staff",
    "Volunteer",
    "code_lists",
]
