"""The first schema: projects, people, what they do and what they answer.

Frozen: nothing here is taken from the models, so that it makes the same tables for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CODE = sa.String(64)

# Foreign keys within the project: own columns, table, its columns.
SITE = (["site"], "site", ["id"])
STAFF = (["staff"], "staff", ["id"])
PERSON = (["participant"], "participant", ["id"])
COMPANY = (["company"], "company", ["id"])


def key(name: str, kind: sa.types.TypeEngine[Any] = CODE) -> sa.Column[Any]:
    """A column that is part of the key; the columns come in the key's order."""
    return sa.Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


def given(name: str, kind: sa.types.TypeEngine[Any] = CODE) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def optional(name: str, kind: sa.types.TypeEngine[Any] = CODE) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def codes(*names: str) -> list[sa.Column[Any]]:
    """Columns that may hold a code or an identifier."""
    return [optional(name) for name in names]


def create_table(
    name: str,
    *columns: sa.Column[Any],
    references: Sequence[tuple[Sequence[str], str, Sequence[str]]] = (),
    **checks: str,
) -> None:
    """A table with named constraints; on SQLite it also refuses values of another type."""
    constraints: list[sa.Constraint] = [
        sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{check}")) for check, rule in checks.items()
    ]
    for own, table, theirs in references:
        target = [f"{table}.{column}" for column in theirs]
        named = op.f(f"fk_{name}_{'_'.join(own)}")
        constraints.append(sa.ForeignKeyConstraint(list(own), target, name=named))
    constraints.append(
        sa.PrimaryKeyConstraint(
            *(column.name for column in columns if column.primary_key), name=op.f(f"pk_{name}")
        )
    )
    if op.get_bind().dialect.name == "sqlite":
        for column in columns:
            if rule := type_rule(column):
                named = op.f(f"ck_{name}_{column.name}_type")
                constraints.append(sa.CheckConstraint(rule, name=named))
    op.create_table(name, *columns, *constraints)


def type_rule(column: sa.Column[Any]) -> str | None:
    """What makes a value one of the column's type, where SQLite itself would take any."""
    match column.type:
        case sa.Date():
            # The pattern first: SQLite stops with another error at date('now') in a constraint.
            digits = "-".join("[0-9]" * length for length in (4, 2, 2))
            name = column.name
            return f"{name} GLOB '{digits}' AND {name} = date({name}, '+0 days')"
        case sa.Boolean():
            return f"{column.name} IN (0, 1)"
        case sa.Integer():
            return f"typeof({column.name}) IN ('integer', 'null')"
        case sa.Double():
            return f"typeof({column.name}) IN ('real', 'integer', 'null')"
    return None


def create_project_table(
    name: str,
    *columns: sa.Column[Any],
    references: Sequence[tuple[Sequence[str], str, Sequence[str]]] = (),
    **checks: str,
) -> None:
    """A table whose rows belong to a project and came with an import."""
    create_table(
        name,
        key("project_id"),
        *columns,
        *recorded(),
        references=[
            (["project_id"], "project", ["id"]),
            (["import_id"], "import_batch", ["id"]),
            *((["project_id", *o], t, ["project_id", *theirs]) for o, t, theirs in references),
        ],
        **checks,
    )


def recorded() -> tuple[sa.Column[Any], ...]:
    return given("recorded_at", sa.DateTime()), given("import_id", sa.Integer())


def upgrade() -> None:
    create_projects()
    create_people()
    create_activity()


def create_projects() -> None:
    create_table("change_token", key("project_id"), given("token", sa.BigInteger()))
    create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        given("project_id"),
        given("source", sa.String()),
        given("digest"),
        given("started_at", sa.DateTime()),
    )
    create_table(
        "project",
        key("id"),
        given("position", sa.Integer()),
        *recorded(),
        references=[(["import_id"], "import_batch", ["id"])],
    )
    create_project_table("project_version", key("number", sa.Integer()), given("toml", sa.String()))
    create_project_table(
        "site", key("id"), optional("places", sa.Integer()), places_not_negative="places >= 0"
    )
    create_project_table(
        "allowed_code", key("list_name"), key("code"), given("position", sa.Integer())
    )
    create_project_table(
        "allowed_option",
        key("form"),
        key("item"),
        key("option"),
        given("position", sa.Integer()),
        optional("score", sa.Integer()),
        given("dont_know", sa.Boolean()),
    )
    create_project_table(
        "goal",
        key("code"),
        given("level"),
        given("position", sa.Integer()),
        level="level IN ('activity', 'short_term', 'long_term', 'effect')",
    )
    create_project_table(
        "goal_target",
        key("goal"),
        key("effective", sa.Date()),
        given("value", sa.Double()),
        optional("due", sa.Date()),
        given("reason_da", sa.String()),
        given("reason_en", sa.String()),
        given("assumed", sa.Boolean()),
        references=[(["goal"], "goal", ["code"])],
        value_positive="value > 0",
        due_after_effective="due IS NULL OR due >= effective",
    )
    create_project_table("meeting", key("day", sa.Date()), given("assumed", sa.Boolean()))
    create_project_table(
        "registration",
        key("goal"),
        key("day", sa.Date()),
        given("verdict"),
        optional("numerator", sa.Integer()),
        optional("denominator", sa.Integer()),
        given("text", sa.String()),
        references=[(["goal"], "goal", ["code"])],
        verdict="verdict IN ('reached', 'under_way', 'noted')",
        numerator_not_negative="numerator >= 0",
        numerator_within_denominator=(
            "denominator IS NULL OR (numerator IS NOT NULL AND numerator <= denominator)"
        ),
    )


def create_people() -> None:
    create_project_table(
        "staff",
        key("id"),
        *codes("role", "site"),
        optional("weekly_hours", sa.Double()),
        optional("began", sa.Date()),
        optional("ended", sa.Date()),
        references=[SITE],
        weekly_hours_positive="weekly_hours > 0",
        ended_after_began="ended IS NULL OR began IS NULL OR ended >= began",
    )
    create_project_table(
        "participant",
        key("id"),
        *codes("site", "staff", "target_group", "gender"),
        optional("birth_year", sa.Integer()),
        *codes("nationality", "education", "benefit"),
        references=[SITE, STAFF],
        birth_year_plausible="birth_year BETWEEN 1900 AND 2100",
    )
    create_project_table(
        "course",
        key("participant"),
        key("number", sa.Integer()),
        given("referred", sa.Date()),
        optional("started", sa.Date()),
        optional("ended", sa.Date()),
        *codes("ending", "reason", "destination"),
        references=[PERSON],
        number_positive="number >= 1",
        started_after_referred="started IS NULL OR started >= referred",
        ended_after_start="ended IS NULL OR ended >= COALESCE(started, referred)",
        ending_with_ended="(ended IS NULL) = (ending IS NULL)",
        ending="ending IN ('planned', 'unplanned', 'withdrawn')",
    )
    create_project_table(
        "participant_attribute",
        key("participant"),
        key("attribute"),
        key("code"),
        references=[
            PERSON,
            (["attribute", "code"], "allowed_code", ["list_name", "code"]),
        ],
    )
    create_project_table(
        "company",
        key("id"),
        *codes("type", "experience", "site"),
        given("first_contact", sa.Date()),
        references=[SITE],
    )
    create_project_table(
        "spell",
        key("participant"),
        key("number", sa.Integer()),
        given("kind"),
        given("from_day", sa.Date()),
        optional("to_day", sa.Date()),
        optional("weekly_hours", sa.Double()),
        optional("company"),
        given("held_at_start", sa.Boolean()),
        optional("route"),
        references=[PERSON, COMPANY],
        kind="kind IN ('ordinary_job', 'flexjob', 'wage_subsidy', 'internship', 'education')",
        to_after_from="to_day IS NULL OR to_day >= from_day",
        weekly_hours_plausible="weekly_hours > 0 AND weekly_hours <= 60",
    )


def create_activity() -> None:
    create_project_table(
        "measurement",
        key("participant"),
        key("form"),
        key("wave", sa.Integer()),
        given("day", sa.Date()),
        optional("mode"),
        references=[PERSON],
        wave_positive="wave >= 1",
    )
    create_project_table(
        "answer",
        key("participant"),
        key("form"),
        key("wave", sa.Integer()),
        key("item"),
        given("option"),
        references=[
            (["participant", "form", "wave"], "measurement", ["participant", "form", "wave"]),
            (["form", "item", "option"], "allowed_option", ["form", "item", "option"]),
        ],
    )
    create_project_table(
        "event",
        key("id"),
        given("kind"),
        given("day", sa.Date()),
        *codes("participant", "staff", "company", "series", "setting"),
        optional("minutes", sa.Integer()),
        references=[PERSON, STAFF, COMPANY],
        minutes_not_negative="minutes >= 0",
    )
    for column in ("participant", "company"):
        op.create_index(op.f(f"ix_event_project_id_{column}"), "event", ["project_id", column])
    create_project_table(
        "volunteer",
        key("id"),
        optional("site"),
        given("began", sa.Date()),
        optional("ended", sa.Date()),
        references=[SITE],
        ended_after_began="ended IS NULL OR ended >= began",
    )
    create_project_table(
        "next_of_kin",
        key("id"),
        given("participant"),
        optional("relation"),
        given("began", sa.Date()),
        references=[PERSON],
    )
