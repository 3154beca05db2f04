"""Importing project folders: `project.toml` and the CSV files beside it, all of it or nothing."""

from dashboard.data.importing.faults import Fault, FolderRefused
from dashboard.data.importing.folder import Folder, read_folder
from dashboard.data.importing.load import ImportResult, Progress, import_folder

__all__ = [
    "Fault",
    "Folder",
    "FolderRefused",
    "ImportResult",
    "Progress",
    "import_folder",
    "read_folder",
]
