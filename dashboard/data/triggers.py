"""Installing the triggers of both engines: those that raise change tokens and that check codes."""

from __future__ import annotations

from sqlalchemy import Connection, text

from dashboard.data import code_triggers, token_triggers

# SECURITY DEFINER: a writer that may only insert events moves the token as well. The search path
# is fixed, as it must be for such a function, to the schema in which the tables were created.
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
    "SET search_path = {schema}, pg_temp AS $body$ BEGIN {body} RETURN NULL; END $body$"
)


def install_triggers(connection: Connection) -> None:
    """Create the triggers that are not there or not as they should be; nothing else is touched."""
    if connection.dialect.name == "sqlite":
        _install_on_sqlite(connection)
    else:
        _install_on_postgresql(connection)


def _install_on_sqlite(connection: Connection) -> None:
    query = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found: dict[str, str] = dict(connection.execute(query).all())
    wanted = {**token_triggers.sqlite_triggers(), **code_triggers.sqlite_triggers()}
    for name, statement in wanted.items():
        if found.get(name) != statement:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(statement)


def _install_on_postgresql(connection: Connection) -> None:
    schema = connection.scalar(text("SELECT quote_ident(current_schema())"))
    functions = {**token_triggers.postgresql_functions(), **code_triggers.postgresql_functions()}
    for name, body in functions.items():
        connection.exec_driver_sql(_FUNCTION.format(name=name, schema=schema, body=body))
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
    triggers = {**token_triggers.postgresql_triggers(), **code_triggers.postgresql_triggers()}
    for name, statement in triggers.items():
        if name not in found:
            connection.exec_driver_sql(statement)
