"""What raises a project's change token, whichever program writes.

On SQLite triggers run per row, on PostgreSQL per statement over the transition tables, so that a
bulk import costs one update of the token per statement. The tables watched are those with a
`project_id` and `project` itself; `import_batch` and `change_token` are not a project's data.

A token is raised to the time in microseconds, at least by one: a database that is made anew or
restored from a backup does not come to a token that stood for other data before. No engine writes
a row in less than a microsecond, so that tokens never run ahead of the clock by more than the
millisecond to which SQLite knows it.
"""

from __future__ import annotations

from sqlalchemy import Table

from dashboard.data.schema import ChangeToken, ImportBatch, Model, Project

UNWATCHED = {ChangeToken.__tablename__, ImportBatch.__tablename__}


def watched_tables() -> list[Table]:
    """The tables whose changes move a token, in the order of their dependencies."""
    return [table for table in Model.metadata.sorted_tables if table.name not in UNWATCHED]


def _key(table: Table) -> str:
    """The column that names the project."""
    return "id" if table.name == Project.__tablename__ else "project_id"


# Two plain statements, not an upsert: inside a trigger SQLite replaces the conflict clause by the
# one of the outer statement, so that under INSERT OR REPLACE an upsert would reset the token.
_RAISE_ONE = (
    "INSERT INTO change_token (project_id, token) SELECT {row}.{key}, 0 "
    "WHERE NOT EXISTS (SELECT 1 FROM change_token WHERE project_id = {row}.{key}); "
    "UPDATE change_token SET token = "
    "max(token + 1, CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)) "
    "WHERE project_id = {row}.{key};"
)


def sqlite_triggers() -> dict[str, str]:
    """Name and text of every trigger on SQLite."""
    triggers = {}
    for table in watched_tables():
        key = _key(table)
        parts = [("insert", "NEW", ""), ("delete", "OLD", ""), ("update", "NEW", "")]
        # A row that is given to another project changes the project that it leaves, too.
        parts.append(("move", "OLD", f" WHEN OLD.{key} <> NEW.{key}"))
        for part, row, when in parts:
            name = f"token_{table.name}_{part}"
            event = "UPDATE" if part == "move" else part.upper()
            body = _RAISE_ONE.format(row=row, key=key)
            triggers[name] = (
                f'CREATE TRIGGER {name} AFTER {event} ON "{table.name}" FOR EACH ROW{when} '
                f"BEGIN {body} END"
            )
    return triggers


_NOW = "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)"
_RAISE_MANY = (
    "INSERT INTO change_token AS kept (project_id, token) "
    f"SELECT {{key}}, {_NOW} FROM {{rows}} AS changed GROUP BY {{key}} ORDER BY {{key}} "
    "ON CONFLICT (project_id) DO UPDATE SET token = GREATEST(kept.token + 1, EXCLUDED.token);"
)
_RAISE_ALL = f"UPDATE change_token SET token = GREATEST(token + 1, {_NOW});"


def postgresql_functions() -> dict[str, str]:
    """Name and body of every trigger function on PostgreSQL."""
    functions = {"raise_token_all": _RAISE_ALL}
    for key in ("id", "project_id"):
        rows = {
            "changed": "new_rows",
            "removed": "old_rows",
            "updated": f"(SELECT {key} FROM old_rows UNION SELECT {key} FROM new_rows)",
        }
        for part, source in rows.items():
            functions[f"raise_token_{key}_{part}"] = _RAISE_MANY.format(key=key, rows=source)
    return functions


def postgresql_triggers() -> dict[str, str]:
    """Name and text of every trigger on PostgreSQL."""
    triggers = {}
    for table in watched_tables():
        function = f"raise_token_{_key(table)}"
        for part, referencing, call in (
            ("insert", "REFERENCING NEW TABLE AS new_rows ", f"{function}_changed"),
            ("delete", "REFERENCING OLD TABLE AS old_rows ", f"{function}_removed"),
            (
                "update",
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows ",
                f"{function}_updated",
            ),
            ("truncate", "", "raise_token_all"),
        ):
            name = f"token_{table.name}_{part}"
            triggers[name] = (
                f'CREATE TRIGGER {name} AFTER {part.upper()} ON "{table.name}" '
                f"{referencing}FOR EACH STATEMENT EXECUTE FUNCTION {call}()"
            )
    return triggers
