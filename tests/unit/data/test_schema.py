"""The migrations make what the models say, and the database refuses impossible rows."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    CheckConstraint,
    Engine,
    ForeignKeyConstraint,
    create_engine,
    func,
    inspect,
    select,
)
from sqlalchemy.exc import IntegrityError

from dashboard.data.migrations import REVISIONS, VERSION_TABLE
from dashboard.data.schema import Model
from dashboard.data.stores import create_store, open_store
from tests.conftest import EmptyStore
from tests.unit.data.rows import DAY, VALUES, add_projects, add_row, codes_in_use


def test_migrating_an_empty_database_gives_the_models(store_url: str) -> None:
    engine = create_store(store_url)
    with engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Model.metadata) == []
    engine.dispose()


def test_migrated_checks_keys_and_indexes_are_those_of_the_models(
    empty_store: EmptyStore, store_url: str
) -> None:
    migrated = create_store(store_url)
    direct = create_engine(empty_store(migrated.dialect.name))
    Model.metadata.create_all(direct)
    for table in Model.metadata.tables:
        assert _rules(migrated, table) == _rules(direct, table)
    migrated.dispose()
    direct.dispose()


def _rules(engine: Engine, table: str) -> dict[str, set[str]]:
    inspector = inspect(engine)
    return {
        "checks": {f"{c['name']}: {c['sqltext']}" for c in inspector.get_check_constraints(table)},
        "keys": {str(k) for k in inspector.get_foreign_keys(table)},
        "indexes": {str(i) for i in inspector.get_indexes(table)},
        "primary": {str(inspector.get_pk_constraint(table))},
    }


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", "dashboard.data:migrations")
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([script.revision for script in scripts])) == REVISIONS


EARLIER = DAY - timedelta(days=1)

#: What makes a valid row impossible: table, changed columns, the constraint that refuses it.
IMPOSSIBLE: list[tuple[str, dict[str, Any], str]] = [
    ("site", {"id": "s", "places": -1}, "places_not_negative"),
    ("goal", {"code": "g", "level": "dream"}, "level"),
    ("goal_target", {"effective": DAY + timedelta(days=1)}, "due_after_effective"),
    ("goal_target", {"effective": EARLIER, "value": 0.0}, "value_positive"),
    ("goal_target", {"effective": EARLIER, "goal": "unknown"}, "fk"),
    ("registration", {"day": EARLIER, "verdict": "maybe"}, "verdict"),
    ("registration", {"day": EARLIER, "numerator": -1}, "numerator_not_negative"),
    ("registration", {"day": EARLIER, "numerator": 5}, "numerator_within_denominator"),
    ("registration", {"day": EARLIER, "numerator": None}, "numerator_within_denominator"),
    ("registration", {"day": EARLIER, "goal": "unknown"}, "fk"),
    ("staff", {"id": "s2", "weekly_hours": 0.0}, "weekly_hours_positive"),
    ("staff", {"id": "s2", "ended": EARLIER}, "ended_after_began"),
    ("staff", {"id": "s2", "site": "unknown"}, "fk"),
    ("participant", {"id": "p2", "birth_year": 1899}, "birth_year_plausible"),
    ("participant", {"id": "p2", "site": "unknown"}, "fk"),
    ("participant", {"id": "p2", "staff": "unknown"}, "fk"),
    ("participant", {}, "pk"),
    ("course", {"number": 0}, "number_positive"),
    ("course", {"number": 2, "started": EARLIER}, "started_after_referred"),
    ("course", {"number": 2, "ended": EARLIER, "ending": "planned"}, "ended_after_start"),
    (
        "course",
        {"number": 2, "started": None, "ended": EARLIER, "ending": "planned"},
        "ended_after_start",
    ),
    ("course", {"number": 2, "ending": "planned"}, "ending_with_ended"),
    ("course", {"number": 2, "ended": DAY}, "ending_with_ended"),
    ("course", {"number": 2, "ended": DAY, "ending": "vanished"}, "ending"),
    ("course", {"number": 2, "participant": "unknown"}, "fk"),
    ("participant_attribute", {"participant": "unknown"}, "fk"),
    ("participant_attribute", {"code": "unknown"}, "fk"),
    ("company", {"id": "c2", "site": "unknown"}, "fk"),
    ("spell", {"number": 2, "kind": "holiday"}, "kind"),
    ("spell", {"number": 2, "to_day": EARLIER}, "to_after_from"),
    ("spell", {"number": 2, "weekly_hours": 0.0}, "weekly_hours_plausible"),
    ("spell", {"number": 2, "weekly_hours": 60.5}, "weekly_hours_plausible"),
    ("spell", {"number": 2, "participant": "unknown"}, "fk"),
    ("spell", {"number": 2, "company": "unknown"}, "fk"),
    ("measurement", {"wave": 0}, "wave_positive"),
    ("measurement", {"participant": "unknown"}, "fk"),
    ("answer", {"wave": 2}, "fk"),
    ("answer", {"item": "mood"}, "fk"),
    ("event", {"id": "e2", "minutes": -1}, "minutes_not_negative"),
    ("event", {"id": "e2", "participant": "unknown"}, "fk"),
    ("event", {"id": "e2", "staff": "unknown"}, "fk"),
    ("event", {"id": "e2", "company": "unknown"}, "fk"),
    ("volunteer", {"id": "v2", "ended": EARLIER}, "ended_after_began"),
    ("volunteer", {"id": "v2", "site": "unknown"}, "fk"),
    ("next_of_kin", {"id": "k2", "participant": "unknown"}, "fk"),
]


def test_the_database_refuses_impossible_rows(engine: Engine) -> None:
    with engine.begin() as connection:
        add_projects(connection)
    for table, changes, constraint in IMPOSSIBLE:
        with pytest.raises(IntegrityError) as refused, engine.begin() as connection:
            add_row(connection, table, **changes)
        said = str(refused.value.orig)
        if constraint in {"fk", "pk"}:
            expected = {"fk": "foreign key", "pk": "unique"}[constraint]
            assert expected in said.lower(), (table, changes)
        else:
            assert f"ck_{table}_{constraint}" in said, (table, changes)
    with engine.connect() as connection:
        for table in VALUES:
            model = Model.metadata.tables[table]
            rows = 1 + (len(codes_in_use()) if table == "allowed_code" else 0)
            assert connection.scalar(select(func.count()).select_from(model)) == 2 * rows


def test_an_unknown_answer_or_project_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        add_projects(connection)
        add_row(connection, "measurement", wave=2)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        add_row(connection, "answer", wave=2, option="splendid")
    for table in VALUES:
        with pytest.raises(IntegrityError), engine.begin() as connection:
            add_row(connection, table, "nowhere")


def test_a_row_cannot_refer_to_another_projects_rows(engine: Engine) -> None:
    with engine.begin() as connection:
        add_projects(connection)
        add_row(connection, "site", "b", id="only-in-b")
    with pytest.raises(IntegrityError), engine.begin() as connection:
        add_row(connection, "participant", "a", id="p2", site="only-in-b")


def test_every_constraint_has_an_impossible_row() -> None:
    tried = {(table, constraint) for table, _, constraint in IMPOSSIBLE}
    for table in Model.metadata.tables.values():
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint) and not str(constraint.name).endswith(
                "_type"
            ):
                name = str(constraint.name).removeprefix(f"ck_{table.name}_")
                assert (table.name, name) in tried
            if isinstance(constraint, ForeignKeyConstraint) and len(constraint.columns) > 1:
                assert (table.name, "fk") in tried


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("from_day", "31-05-2018"),
        ("from_day", "2018-02-30"),
        ("from_day", 2018),
        ("from_day", "2018-05-31 00:00:00"),
        ("to_day", "now"),
        ("number", "second"),
        ("number", 2.5),
        ("weekly_hours", "many"),
        ("held_at_start", 2),
        ("held_at_start", "no"),
    ],
)
def test_sqlite_refuses_values_of_another_type(
    created_sqlite_file: Path, tmp_path: Path, column: str, value: object
) -> None:
    path = Path(shutil.copy(created_sqlite_file, tmp_path / "store.db"))
    engine = open_store(f"sqlite:///{path}", read_only=False)
    with engine.begin() as connection:
        add_projects(connection)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="ck_spell_"):
            connection.execute(f"UPDATE spell SET {column} = ?", [value])
        connection.execute("UPDATE spell SET from_day = '2016-02-29', to_day = NULL")
