"""Importing a project folder: all of it or nothing, and only what differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from dashboard.data.erased import fetch_erased
from dashboard.data.import_lock import wait_for_other_imports
from dashboard.data.importing.changes import (
    Changes,
    count,
    fetch_changes,
    write_additions,
    write_removals,
)
from dashboard.data.importing.erased_rows import find_erased
from dashboard.data.importing.faults import FolderRefused
from dashboard.data.importing.folder import Folder, read_folder
from dashboard.data.importing.losses import find_losses, find_rewritten_targets
from dashboard.data.importing.rows import rows_of
from dashboard.data.schema import ImportBatch, Project, ProjectVersion
from dashboard.data.stores import check_version, explain

#: Called before each table is written: its name, how many are done, how many there are.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class ImportResult:
    """What an import did: rows per table, tables without any left out.

    `changed` is False when the database had exactly this content already; nothing was written then.
    """

    project_id: str
    changed: bool
    added: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)


def import_folder(
    engine: Engine,
    path: Path | str,
    *,
    today: date | None = None,
    progress: Progress | None = None,
    allow_removal: bool = False,
) -> ImportResult:
    """Bring the project in `path` into the database, in one transaction.

    Rows are compared by content: importing the same folder again writes nothing at all, a changed
    folder writes what differs. No date may lie after `today`.
    Rows that the folder no longer has are deleted only with `allow_removal`; targets never are.
    A folder that still has a person who was erased is refused.
    Raises FolderRefused with every fault, and StoreError when the database cannot be used.
    """
    folder = read_folder(path, today=today)
    check_version(engine)
    try:
        with engine.begin() as connection:
            return _import(connection, folder, progress, allow_removal=allow_removal)
    except SQLAlchemyError as error:
        raise explain(error) from error


def _import(
    connection: Connection, folder: Folder, progress: Progress | None, *, allow_removal: bool
) -> ImportResult:
    started_at = datetime.now(UTC).replace(tzinfo=None)
    project_id = folder.definition.id
    wait_for_other_imports(connection)
    changes = [fetch_changes(connection, project_id, rows) for rows in rows_of(folder)]
    version = _fetch_version(connection, project_id)
    faults = find_erased(folder, fetch_erased(connection, project_id))
    faults += find_rewritten_targets(folder, changes)
    if not allow_removal:
        faults += find_losses(folder, changes)
    if faults:
        raise FolderRefused(faults)
    new_text = version is None or version[1] != folder.text
    if not new_text and not any(changes):
        return ImportResult(project_id, changed=False)
    provenance: dict[str, Any] = {
        "project_id": project_id,
        "recorded_at": started_at,
        "import_id": _insert_batch(connection, folder, started_at),
    }
    if version is None:
        _insert_project(connection, provenance)
    if new_text:
        number = 1 if version is None else version[0] + 1
        values = {**provenance, "number": number, "toml": folder.text}
        connection.execute(insert(ProjectVersion).values(values))
    _write(connection, changes, provenance, progress)
    return ImportResult(
        project_id,
        changed=True,
        added=count(changes, "added"),
        updated=count(changes, "changed"),
        removed=count(changes, "removed"),
    )


def _write(
    connection: Connection,
    changes: Sequence[Changes],
    provenance: dict[str, Any],
    progress: Progress | None,
) -> None:
    for done, change in enumerate(changes):
        if progress is not None:
            progress(change.rows.table.name, done, len(changes))
        write_additions(connection, change, provenance)
    for change in reversed(changes):
        write_removals(connection, change, provenance["project_id"])
    if progress is not None:
        progress("", len(changes), len(changes))


def _fetch_version(connection: Connection, project_id: str) -> tuple[int, str] | None:
    query = (
        select(ProjectVersion.number, ProjectVersion.toml)
        .where(ProjectVersion.project_id == project_id)
        .order_by(ProjectVersion.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else (row.number, row.toml)


def _insert_batch(connection: Connection, folder: Folder, started_at: datetime) -> int:
    values = {
        "project_id": folder.definition.id,
        "source": folder.name,
        "digest": folder.digest,
        "started_at": started_at,
    }
    result = connection.execute(insert(ImportBatch).values(values))
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def _insert_project(connection: Connection, provenance: dict[str, Any]) -> None:
    last = connection.scalar(select(func.max(Project.position))) or 0
    values = {**provenance, "id": provenance["project_id"], "position": last + 1}
    del values["project_id"]
    connection.execute(insert(Project).values(values))
