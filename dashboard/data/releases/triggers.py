"""What keeps releases as they were published, whichever program writes: rows are only added."""

from __future__ import annotations

from sqlalchemy import Connection, text

_WORDS = "a release is never changed"

# REPLACE deletes a row without asking the trigger on DELETE; it does ask the one on INSERT.
_SQLITE = {
    "release_kept_from_update": "BEFORE UPDATE ON release",
    "release_kept_from_delete": "BEFORE DELETE ON release",
    "release_kept_from_replace": "BEFORE INSERT ON release WHEN EXISTS (SELECT 1 FROM release "
    "WHERE project_id = NEW.project_id AND (number = NEW.number OR meeting = NEW.meeting))",
}
_POSTGRESQL = {
    "release_kept_from_change": "BEFORE UPDATE OR DELETE ON release FOR EACH ROW",
    "release_kept_from_truncate": "BEFORE TRUNCATE ON release FOR EACH STATEMENT",
}
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION keep_release() RETURNS trigger LANGUAGE plpgsql AS $body$ "
    f"BEGIN RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'restrict_violation'; END $body$"
)


def install_triggers(connection: Connection) -> None:
    """Create the triggers that are not there."""
    if connection.dialect.name == "sqlite":
        for name, event in _SQLITE.items():
            connection.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS {name} {event} "
                f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
            )
        return
    connection.exec_driver_sql(_FUNCTION)
    found = set(
        connection.scalars(
            text("SELECT tgname FROM pg_trigger WHERE tgrelid = CAST('release' AS regclass)")
        )
    )
    for name, event in _POSTGRESQL.items():
        if name not in found:
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION keep_release()"
            )
