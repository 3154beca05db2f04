"""Folders of the small project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.data.importing import Fault, FolderRefused, read_folder
from tests.unit.data.importing.small_project import write_folder

FaultsOf = Callable[..., tuple[Fault, ...]]


@pytest.fixture
def faults_of(tmp_path: Path) -> FaultsOf:
    """Call it with files: the faults that reading them as a folder finds; none if it is valid."""

    def read(files: dict[str, str | bytes], **options: object) -> tuple[Fault, ...]:
        folder = write_folder(tmp_path / "folder", files)
        try:
            read_folder(folder, **options)  # type: ignore[arg-type]
        except FolderRefused as refused:
            return refused.faults
        return ()

    return read
