"""The migrations make what the models say, and the database refuses impossible rows."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from dashboard.data.migrations import REVISIONS, VERSION_TABLE
from dashboard.data.schema import Model
from dashboard.data.stores import create_store
from tests.conftest import EmptyStore


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
