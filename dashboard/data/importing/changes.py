"""What differs between the rows of a folder and those in the database, and writing just that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update

from dashboard.data.importing.rows import Content, Key, TableRows


@dataclass(frozen=True)
class Changes:
    """The difference of one table: `changed` has each row as it was and as it is to be."""

    rows: TableRows
    added: list[Content]
    changed: list[tuple[Content, Content]]
    removed: list[Key]
    #: The rows that are in the database now.
    stored: dict[Key, Content]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def fetch_changes(connection: Connection, project_id: str, rows: TableRows) -> Changes:
    """Compare a table's rows of the project with those of the folder, by content."""
    table = rows.table
    query = select(*(table.c[name] for name in rows.names)).where(table.c.project_id == project_id)
    stored = {row[: rows.key_length]: row for row in map(tuple, connection.execute(query))}
    added = [content for key, content in rows.rows.items() if key not in stored]
    changed = [
        (stored[key], content)
        for key, content in rows.rows.items()
        if key in stored and stored[key] != content
    ]
    removed = [key for key in stored if key not in rows.rows]
    return Changes(rows, added, changed, removed, stored)


def write_additions(connection: Connection, changes: Changes, provenance: dict[str, Any]) -> None:
    """Insert what is new and overwrite what has changed; `provenance` goes on those rows only."""
    rows = changes.rows
    if changes.added:
        connection.execute(
            insert(rows.table),
            [
                {**provenance, **dict(zip(rows.names, content, strict=True))}
                for content in changes.added
            ],
        )
    if changes.changed:
        names = [*rows.names[rows.key_length :], "recorded_at", "import_id"]
        statement = (
            update(rows.table)
            .where(_key_condition(rows))
            .values({name: bindparam(f"new_{name}") for name in names})
        )
        connection.execute(
            statement,
            [
                {
                    **{f"new_{name}": value for name, value in provenance.items()},
                    **{f"new_{name}": v for name, v in zip(rows.names, content, strict=True)},
                    **_key_values(rows, content, provenance["project_id"]),
                }
                for _, content in changes.changed
            ],
        )


def write_removals(connection: Connection, changes: Changes, project_id: str) -> None:
    """Delete the rows that the folder no longer has."""
    if changes.removed:
        keys = [_key_values(changes.rows, key, project_id) for key in changes.removed]
        connection.execute(delete(changes.rows.table).where(_key_condition(changes.rows)), keys)


def count(changes: Iterable[Changes], kind: str) -> dict[str, int]:
    """How many rows of each table are `added`, `changed` or `removed`, where any are."""
    counts = {change.rows.table.name: len(getattr(change, kind)) for change in changes}
    return {table: number for table, number in counts.items() if number}


def _key_condition(rows: TableRows) -> Any:
    names = ["project_id", *rows.names[: rows.key_length]]
    return and_(*(rows.table.c[name] == bindparam(f"key_{name}") for name in names))


def _key_values(rows: TableRows, content: Content | Key, project_id: str) -> dict[str, Any]:
    names = rows.names[: rows.key_length]
    values = {f"key_{name}": value for name, value in zip(names, content, strict=False)}
    return {"key_project_id": project_id, **values}
