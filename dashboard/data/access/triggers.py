"""What refuses to change or delete an entry of the audit log, whichever program tries."""

from __future__ import annotations

from sqlalchemy import Connection, text

REFUSAL = "the audit log can only be added to"

# SQLite's INSERT OR REPLACE deletes a row without asking the triggers of DELETE.
SQLITE = {
    "audit_update": "BEFORE UPDATE ON audit_entry",
    "audit_delete": "BEFORE DELETE ON audit_entry",
    "audit_replace": "BEFORE INSERT ON audit_entry WHEN EXISTS "
    "(SELECT 1 FROM audit_entry WHERE sequence = NEW.sequence)",
}

POSTGRESQL = {
    "audit_update": "BEFORE UPDATE ON audit_entry",
    "audit_delete": "BEFORE DELETE ON audit_entry",
    "audit_truncate": "BEFORE TRUNCATE ON audit_entry",
}


def install_triggers(connection: Connection) -> None:
    """Create the triggers that are not there or not as they should be."""
    if connection.dialect.name == "sqlite":
        query = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found: dict[str, str] = dict(connection.execute(query).all())
        for name, event in SQLITE.items():
            statement = f"CREATE TRIGGER {name} {event} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            if found.get(name) != statement:
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
                connection.exec_driver_sql(statement)
        return
    connection.exec_driver_sql(
        "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$body$ BEGIN RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = '{REFUSAL}'; "
        "END $body$"
    )
    for name, event in POSTGRESQL.items():
        connection.exec_driver_sql(
            f"CREATE OR REPLACE TRIGGER {name} {event} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
        )
