"""What refuses codes that are not on their list, whichever program writes.

A list and its code are a row of `allowed_code`, which no foreign key of a single column can refer
to. Which columns hold codes of which list is said by the models (`coded`), where the importer finds
it as well. A code that rows still have can't be taken off its list, nor be renamed there.

The messages name column and list, never the value. On PostgreSQL two programs that write at the
same moment don't see one another's rows: one may use a code that the other takes away. Imports run
one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from dashboard.data.schema import AllowedCode, Model, code_lists

ALLOWED = AllowedCode.__tablename__
#: The columns of `allowed_code` that other rows refer to.
NAMED = ("project_id", "list_name", "code")


def coded_tables() -> list[tuple[Table, dict[str, str]]]:
    """Every table with columns that hold codes, and the list of each of these columns."""
    tables = Model.metadata.sorted_tables
    return [(table, lists) for table in tables if (lists := code_lists(table))]


def _not_listed(table: Table, column: str, code_list: str) -> str:
    return f"{table.name}.{column} must hold a code of the code list {code_list}"


def _still_used(table: Table, column: str, code_list: str) -> str:
    return f"{table.name}.{column} still holds this code of the code list {code_list}"


def sqlite_triggers() -> dict[str, str]:
    """Name and text of every trigger on SQLite."""
    triggers = {}
    for table, lists in coded_tables():
        body = " ".join(
            f"SELECT RAISE(ABORT, '{_not_listed(table, column, code_list)}') "
            f"WHERE NEW.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {ALLOWED} "
            f"WHERE project_id = NEW.project_id AND list_name = '{code_list}' "
            f"AND code = NEW.{column});"
            for column, code_list in lists.items()
        )
        columns = ", ".join(["project_id", *lists])
        for part, event in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}")):
            name = f"code_{table.name}_{part}"
            triggers[name] = (
                f'CREATE TRIGGER {name} BEFORE {event} ON "{table.name}" FOR EACH ROW '
                f"BEGIN {body} END"
            )
    body = " ".join(
        f"SELECT RAISE(ABORT, '{_still_used(table, column, code_list)}') "
        f"WHERE OLD.list_name = '{code_list}' AND EXISTS (SELECT 1 FROM \"{table.name}\" "
        f"WHERE project_id = OLD.project_id AND {column} = OLD.code);"
        for table, column, code_list in _coded_columns()
    )
    renamed = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in NAMED)
    for part, event in (
        ("delete", f"DELETE ON {ALLOWED} FOR EACH ROW"),
        ("update", f"UPDATE OF {', '.join(NAMED)} ON {ALLOWED} FOR EACH ROW WHEN {renamed}"),
    ):
        name = f"code_{ALLOWED}_{part}"
        triggers[name] = f"CREATE TRIGGER {name} BEFORE {event} BEGIN {body} END"
    return triggers


_REFUSE = (
    "IF EXISTS ({rows}) THEN "
    "RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = '{message}'; END IF;"
)
_LISTED = (
    f"EXISTS (SELECT 1 FROM {ALLOWED} AS allowed WHERE allowed.project_id = {{project}} "
    "AND allowed.list_name = '{code_list}' AND allowed.code = {code})"
)


def postgresql_functions() -> dict[str, str]:
    """Name and body of every trigger function on PostgreSQL."""
    functions = {}
    for table, lists in coded_tables():
        functions[f"check_codes_{table.name}"] = " ".join(
            _REFUSE.format(
                message=_not_listed(table, column, code_list),
                rows=f"SELECT 1 FROM new_rows AS row WHERE row.{column} IS NOT NULL AND NOT "
                + _LISTED.format(
                    project="row.project_id", code_list=code_list, code=f"row.{column}"
                ),
            )
            for column, code_list in lists.items()
        )
    functions["check_codes_in_use"] = " ".join(
        _REFUSE.format(
            message=_still_used(table, column, code_list),
            rows=f'SELECT 1 FROM old_rows AS gone JOIN "{table.name}" AS row '
            f"ON row.project_id = gone.project_id AND row.{column} = gone.code "
            f"WHERE gone.list_name = '{code_list}' AND NOT "
            + _LISTED.format(project="gone.project_id", code_list=code_list, code="gone.code"),
        )
        for table, column, code_list in _coded_columns()
    )
    return functions


def postgresql_triggers() -> dict[str, str]:
    """Name and text of every trigger on PostgreSQL, once for each statement."""
    wanted = [
        (table.name, part, "NEW TABLE AS new_rows", f"check_codes_{table.name}")
        for table, _ in coded_tables()
        for part in ("insert", "update")
    ]
    wanted += [
        (ALLOWED, part, "OLD TABLE AS old_rows", "check_codes_in_use")
        for part in ("delete", "update")
    ]
    return {
        f"code_{table}_{part}": (
            f'CREATE TRIGGER code_{table}_{part} AFTER {part.upper()} ON "{table}" '
            f"REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
        )
        for table, part, rows, function in wanted
    }


def _coded_columns() -> Iterator[tuple[Table, str, str]]:
    for table, lists in coded_tables():
        for column, code_list in lists.items():
            yield table, column, code_list
