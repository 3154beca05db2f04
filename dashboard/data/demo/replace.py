"""Replace projects in a store by those of another one, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select

from dashboard.data.import_lock import wait_for_other_imports
from dashboard.data.schema import ChangeToken, ImportBatch, Model, Project

#: Rows per statement, so that a bulk insert stays within the engines' limits.
ROWS_AT_ONCE = 2000


def replace_projects(source: Connection, target: Connection, project_ids: Sequence[str]) -> None:
    """Delete the projects in `target` with all their rows, and copy them from `source`.

    Imports get new numbers in the target. Change tokens are left to the target's triggers, so that
    they only rise. Other projects are untouched.
    """
    wait_for_other_imports(target)
    tables = [table for table in Model.metadata.sorted_tables if table is not ChangeToken.__table__]
    for table in reversed(tables):
        target.execute(delete(table).where(_key(table).in_(project_ids)))
    numbers: dict[int, int] = {}
    for table in tables:
        found = source.execute(select(table).where(_key(table).in_(project_ids)))
        rows = [dict(row) for row in found.mappings()]
        if table is ImportBatch.__table__:
            numbers = {row.pop("id"): _insert_batch(target, row) for row in rows}
            continue
        for row in rows:
            if "import_id" in row:
                row["import_id"] = numbers[row["import_id"]]
        for first in range(0, len(rows), ROWS_AT_ONCE):
            target.execute(insert(table), rows[first : first + ROWS_AT_ONCE])


def _key(table: Table) -> ColumnElement[str]:
    """The column that names the project."""
    return table.c.id if table is Project.__table__ else table.c.project_id


def _insert_batch(target: Connection, row: dict[str, Any]) -> int:
    result = target.execute(insert(ImportBatch).values(row))
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])
