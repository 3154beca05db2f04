"""The access store's tables are those of the models; an entry of the audit log stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from dashboard.access import Role
from dashboard.data.access import ACCESS
from dashboard.data.access.audit import add_entry
from dashboard.data.access.migrations import REVISIONS, VERSION_TABLE
from dashboard.data.access.schema import ROLES, AccessModel, AuditEntry, Grant, Session
from dashboard.data.stores import check_version, create_store
from dashboard.monitoring.access_store import AccessStore
from tests.conftest import EmptyStore

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

TAMPERING = (
    "UPDATE audit_entry SET actor = 'somebody else'",
    "UPDATE audit_entry SET participant = NULL WHERE sequence = 1",
    "DELETE FROM audit_entry",
    "DELETE FROM audit_entry WHERE sequence = 1",
)
OF_ONE_ENGINE = {
    "sqlite": "INSERT OR REPLACE INTO audit_entry (sequence, moment, actor, action, detail) "
    "VALUES (1, '2020-01-01 00:00:00', 'nobody', 'nothing', '{}')",
    "postgresql": "TRUNCATE audit_entry",
}


def test_migrating_an_empty_database_gives_the_models(
    empty_store: EmptyStore, store_url: str
) -> None:
    engine = create_store(store_url, ACCESS)
    create_store(store_url, ACCESS).dispose()
    check_version(engine, ACCESS)
    direct = create_engine(empty_store(engine.dialect.name))
    AccessModel.metadata.create_all(direct)
    with engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, AccessModel.metadata) == []
    for table in AccessModel.metadata.tables:
        made, wanted = (inspect(each).get_check_constraints(table) for each in (engine, direct))
        assert [c["sqltext"] for c in made] == [c["sqltext"] for c in wanted]
        made, wanted = (inspect(each).get_indexes(table) for each in (engine, direct))
        assert made == wanted
    engine.dispose()
    direct.dispose()


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", ACCESS.migrations)
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([script.revision for script in scripts])) == REVISIONS


def test_it_lives_beside_the_project_database(store_url: str) -> None:
    project = create_store(store_url)
    access = create_store(store_url, ACCESS)
    check_version(project)
    check_version(access, ACCESS)
    project.dispose()
    access.dispose()


def test_the_roles_are_those_that_viewers_have() -> None:
    assert set(ROLES) == set(Role)


def test_an_entry_can_be_neither_changed_nor_deleted(each_access_store: AccessStore) -> None:
    with each_access_store.changing() as change:
        engine = change.connection.engine
        add_entry(change.connection, NOON, "operator", "signed_in", detail={"how": "terminal"})
    for statement in (*TAMPERING, OF_ONE_ENGINE[engine.dialect.name]):
        with pytest.raises(DBAPIError, match="can only be added to"), engine.begin() as connection:
            connection.execute(text(statement))
    with each_access_store.looking() as connection:
        [entry] = connection.execute(select(AuditEntry.__table__)).all()
    assert (entry.sequence, entry.actor, entry.action) == (1, "operator", "signed_in")
    assert entry.detail == {"how": "terminal"}


def test_moments_are_kept_in_utc_whatever_the_zone(each_access_store: AccessStore) -> None:
    elsewhere = NOON.astimezone(timezone(timedelta(hours=2)))
    with each_access_store.changing() as change:
        add_entry(change.connection, elsewhere, "operator", "signed_in", detail={})
    with each_access_store.looking() as connection:
        assert connection.scalar(select(AuditEntry.moment)) == NOON
        assert connection.scalar(text("SELECT CAST(moment AS CHAR(13)) FROM audit_entry"))[:13] == (
            "2026-11-02 12"
        )


def test_impossible_rows_are_refused(each_access_store: AccessStore) -> None:
    session = {
        "digest": "0" * 64,
        "created": NOON,
        "last_seen": NOON,
        "idle_until": NOON,
        "expires": NOON,
    }
    grant = {"viewer_id": 1, "project_id": "small", "role": "owner"}
    with each_access_store.changing() as change:
        engine = change.connection.engine
    for table, row in ((Session, session), (Grant, grant)):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(insert(table).values(**row))
