"""Triggers that raise a project's change token, whichever program writes.

On SQLite they run per row, on PostgreSQL per statement over the transition tables, so that a bulk
import costs one update of the token per statement. The tables watched are those with a
`project_id` and `project` itself; `import_batch` and `change_token` are not a project's data.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, text

from dashboard.data.schema import ChangeToken, ImportBatch, Model, Project

UNWATCHED = {ChangeToken.__tablename__, ImportBatch.__tablename__}


def watched_tables() -> list[Table]:
    """The tables whose changes move a token, in the order of their dependencies."""
    return [table for table in Model.metadata.sorted_tables if table.name not in UNWATCHED]


def install_triggers(connection: Connection) -> None:
    """Create the triggers that are not there or not as they should be; nothing else is touched."""
    if connection.dialect.name == "sqlite":
        _install_on_sqlite(connection)
    else:
        _install_on_postgresql(connection)


def _key(table: Table) -> str:
    """The column that names the project."""
    return "id" if table.name == Project.__tablename__ else "project_id"


# Two plain statements, not an upsert: inside a trigger SQLite replaces the conflict clause by the
# one of the outer statement, so that under INSERT OR REPLACE an upsert would reset the token.
_RAISE_ONE = (
    "INSERT INTO change_token (project_id, token) SELECT {row}.{key}, 0 "
    "WHERE NOT EXISTS (SELECT 1 FROM change_token WHERE project_id = {row}.{key}); "
    "UPDATE change_token SET token = token + 1 WHERE project_id = {row}.{key};"
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


def _install_on_sqlite(connection: Connection) -> None:
    query = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found: dict[str, str] = dict(connection.execute(query).all())
    for name, statement in sqlite_triggers().items():
        if found.get(name) != statement:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(statement)


# SECURITY DEFINER: a writer that may only insert events moves the token as well. The search path
# is fixed, as it must be for such a function, to the schema in which the tables were created.
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
    "SET search_path = {schema}, pg_temp AS $body$ BEGIN {body} RETURN NULL; END $body$"
)
_RAISE_MANY = (
    "INSERT INTO change_token AS kept (project_id, token) "
    "SELECT {key}, 1 FROM {rows} AS changed GROUP BY {key} ORDER BY {key} "
    "ON CONFLICT (project_id) DO UPDATE SET token = kept.token + 1;"
)
_RAISE_ALL = "UPDATE change_token SET token = token + 1;"


def postgresql_functions(schema: str) -> list[str]:
    """The trigger functions; `schema` is the quoted name of the schema with the tables."""
    functions = [_FUNCTION.format(name="raise_token_all", schema=schema, body=_RAISE_ALL)]
    for key in ("id", "project_id"):
        rows = {
            "changed": "new_rows",
            "removed": "old_rows",
            "updated": f"(SELECT {key} FROM old_rows UNION SELECT {key} FROM new_rows)",
        }
        functions += [
            _FUNCTION.format(
                name=f"raise_token_{key}_{part}",
                schema=schema,
                body=_RAISE_MANY.format(key=key, rows=source),
            )
            for part, source in rows.items()
        ]
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


def _install_on_postgresql(connection: Connection) -> None:
    schema = connection.scalar(text("SELECT quote_ident(current_schema())"))
    for statement in postgresql_functions(str(schema)):
        connection.exec_driver_sql(statement)
    found = set(
        connection.scalars(
            text(
                "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "JOIN pg_namespace n ON n.oid = c.relnamespace "
                "WHERE n.nspname = current_schema() AND NOT t.tgisinternal"
            )
        )
    )
    # Creating a trigger locks its table against writers, so those that are there are left alone.
    for name, statement in postgresql_triggers().items():
        if name not in found:
            connection.exec_driver_sql(statement)
