"""What each CSV file may hold: its columns, the rule for each, and the table that it fills.

`docs/new-project.md` has one row for every column declared here; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Table

from dashboard.data import schema
from dashboard.indicators.conditions import Ending, SpellKind
from dashboard.indicators.definition import Form

Kind = Literal[
    "id", "row", "code", "answer", "word", "list", "date", "year", "whole", "number", "flag", "text"
]

ANSWERS_PREFIX = "answers-"


@dataclass(frozen=True)
class Column:
    """One column of a file.

    `kind` chooses the cell's rule: an id of the row itself, the id of another `row` of `source`, a
    `code` on the code list `source`, an `answer` on the scale `source`, one of the `words`, the
    name of a code `list`, or a plain value. `field` is the column of the database where that has
    another name than in the file.
    """

    name: str
    kind: Kind
    source: str = ""
    words: tuple[str, ...] = ()
    required: bool = False
    field: str = ""
    at_least: int = 0
    at_most: int = 100_000

    @property
    def stored_as(self) -> str:
        return self.field or self.name


@dataclass(frozen=True)
class FileTable:
    """One CSV file and the table that its rows go to. `key` tells the rows apart."""

    file: str
    table: Table
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


def _table(model: type[schema.Model]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _id() -> Column:
    return Column("id", "id", required=True)


def _row(source: str, *, required: bool = False) -> Column:
    return Column(source, "row", source, required=required)


def _code(model: type[schema.Model], name: str, *, required: bool = False) -> Column:
    return Column(name, "code", schema.code_lists(_table(model))[name], required=required)


def _day(name: str, *, required: bool = False, field: str = "") -> Column:
    return Column(name, "date", required=required, field=field)


def _hours(most: int) -> Column:
    return Column("weekly_hours", "number", at_most=most)


STAFF = FileTable(
    "staff.csv",
    _table(schema.Staff),
    ("id",),
    (_id(), _code(schema.Staff, "role"), _row("site"), _hours(60), _day("began"), _day("ended")),
)
PARTICIPANTS = FileTable(
    "participants.csv",
    _table(schema.Participant),
    ("id",),
    (
        _id(),
        _row("site"),
        _row("staff"),
        _code(schema.Participant, "target_group"),
        _code(schema.Participant, "gender"),
        Column("birth_year", "year"),
        _code(schema.Participant, "nationality"),
        _code(schema.Participant, "education"),
        _code(schema.Participant, "benefit"),
    ),
)
COMPANIES = FileTable(
    "companies.csv",
    _table(schema.Company),
    ("id",),
    (
        _id(),
        _code(schema.Company, "type"),
        _code(schema.Company, "experience"),
        _row("site"),
        _day("first_contact", required=True),
    ),
)
COURSES = FileTable(
    "courses.csv",
    _table(schema.Course),
    ("participant", "number"),
    (
        _row("participant", required=True),
        Column("number", "whole", required=True, at_least=1, at_most=1000),
        _day("referred", required=True),
        _day("started"),
        _day("ended"),
        Column("ending", "word", words=get_args(Ending)),
        _code(schema.Course, "reason"),
        _code(schema.Course, "destination"),
    ),
)
ATTRIBUTES = FileTable(
    "attributes.csv",
    _table(schema.ParticipantAttribute),
    ("participant", "attribute", "code"),
    (
        _row("participant", required=True),
        Column("attribute", "list", required=True),
        Column("code", "id", required=True),
    ),
)
SPELLS = FileTable(
    "spells.csv",
    _table(schema.Spell),
    ("participant", "number"),
    (
        _row("participant", required=True),
        Column("number", "whole", required=True, at_least=1, at_most=100_000),
        Column("kind", "word", words=get_args(SpellKind), required=True),
        _day("from", required=True, field="from_day"),
        _day("to", field="to_day"),
        _hours(60),
        _row("company"),
        Column("held_at_start", "flag"),
        _code(schema.Spell, "route"),
    ),
)
EVENTS = FileTable(
    "events.csv",
    _table(schema.Event),
    ("id",),
    (
        _id(),
        _code(schema.Event, "kind", required=True),
        _day("day", required=True),
        _row("participant"),
        _row("staff"),
        _row("company"),
        _code(schema.Event, "series"),
        _code(schema.Event, "setting"),
        Column("minutes", "whole"),
    ),
)
VOLUNTEERS = FileTable(
    "volunteers.csv",
    _table(schema.Volunteer),
    ("id",),
    (_id(), _row("site"), _day("began", required=True), _day("ended")),
)
NEXT_OF_KIN = FileTable(
    "next_of_kin.csv",
    _table(schema.NextOfKin),
    ("id",),
    (
        _id(),
        _row("participant", required=True),
        _code(schema.NextOfKin, "relation"),
        _day("began", required=True),
    ),
)
REGISTRATIONS = FileTable(
    "registrations.csv",
    _table(schema.Registration),
    ("goal", "day"),
    (
        _row("goal", required=True),
        _day("day", required=True),
        Column("verdict", "word", words=("reached", "under_way", "noted"), required=True),
        Column("numerator", "whole", at_most=1_000_000),
        Column("denominator", "whole", at_most=1_000_000),
        Column("text", "text"),
    ),
)

#: Every file but the answers, in an order in which rows come after the rows that they refer to.
FILES = (
    STAFF,
    PARTICIPANTS,
    COMPANIES,
    COURSES,
    ATTRIBUTES,
    SPELLS,
    EVENTS,
    VOLUNTEERS,
    NEXT_OF_KIN,
    REGISTRATIONS,
)


def answers_file(form: Form) -> FileTable:
    """The file of one questionnaire: a row for each measurement, a column for each item."""
    return FileTable(
        f"{ANSWERS_PREFIX}{form.id}.csv",
        _table(schema.Measurement),
        ("participant", "wave"),
        (
            _row("participant", required=True),
            Column("wave", "whole", required=True, at_least=1, at_most=1000),
            _day("day", required=True),
            _code(schema.Measurement, "mode"),
            *(Column(item.id, "answer", item.scale) for item in form.items),
        ),
    )
