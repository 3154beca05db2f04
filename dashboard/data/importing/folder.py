"""Reading a whole project folder: every file, every fault, nothing written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.data.importing.cpr import contains_cpr_number
from dashboard.data.importing.csv_file import Sheet, read_sheet
from dashboard.data.importing.definition_file import read_definition
from dashboard.data.importing.faults import (
    DEFINITION_FILE,
    Fault,
    FolderRefused,
    nearest,
)
from dashboard.data.importing.row_checks import check_rows
from dashboard.data.importing.tables import FILES, FileTable, answers_file
from dashboard.data.importing.text_file import CPR_RULE, lines_with_cpr_number, read_text
from dashboard.data.importing.values import reading_of
from dashboard.indicators.definition import ProjectDefinition

#: Larger files are not the few hundred persons of a project, but a mistake.
LARGEST_FILE = 200_000_000
#: Files beside the data that people may keep in the folder.
IGNORED = ("readme.md", "readme.txt")


@dataclass(frozen=True)
class Folder:
    """A project folder without a fault: the definition as written, its text, and the rows.

    `digest` is the SHA-256 over names and contents of its files.
    """

    name: str
    digest: str
    definition: ProjectDefinition
    text: str
    sheets: tuple[Sheet, ...]


def read_folder(path: Path | str, *, today: date | None = None) -> Folder:
    """Read and check a project folder.

    `today` bounds every date and `data_until` itself; without it only `data_until` bounds dates.
    Raises FolderRefused with every fault, whatever bytes the files hold.
    """
    folder = Path(path)
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "there is no such folder"
        raise FolderRefused([Fault(_shown_name(folder.name), None, None, what)])
    contents, faults = _read_files(folder)
    texts: dict[str, str] = {}
    for file, data in contents.items():
        text, problems = read_text(file, data)
        faults += problems
        if text is not None:
            texts[file] = text
    definition = None
    if DEFINITION_FILE in texts:
        read = read_definition(texts[DEFINITION_FILE], today=today)
        definition = read.definition
        faults += read.faults
    elif DEFINITION_FILE not in contents:
        rule = "the folder has no such file; it says what the project is"
        faults.append(Fault(DEFINITION_FILE, None, None, rule))
    if definition is None:
        for file, text in texts.items():
            faults += [Fault(file, line, None, CPR_RULE) for line in lines_with_cpr_number(text)]
        raise FolderRefused(faults)
    files = _files_of(definition)
    faults += _unknown_files(contents, files)
    sheets, problems = _read_sheets(files, texts, definition)
    faults += problems
    unread = {file for file in contents if file not in {sheet.file.file for sheet in sheets}}
    faults += check_rows(definition, sheets, unread=unread, today=today)
    if faults:
        raise FolderRefused(faults)
    text = texts[DEFINITION_FILE]
    return Folder(folder.resolve().name, _digest(contents), definition, text, tuple(sheets))


def _read_files(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    contents: dict[str, bytes] = {}
    faults = []
    if contains_cpr_number(folder.resolve().name):
        faults.append(Fault("the folder's name", None, None, CPR_RULE))
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        rule = f"the folder cannot be read ({error.strerror})"
        raise FolderRefused([Fault(_shown_name(folder.name), None, None, rule)]) from error
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in IGNORED:
            continue
        shown = _shown_name(entry.name)
        if contains_cpr_number(entry.name):
            faults.append(Fault("a file's name", None, None, CPR_RULE))
        elif shown != entry.name:
            faults.append(Fault(shown, None, None, "a file cannot be called this"))
        elif not entry.is_file():
            faults.append(Fault(shown, None, None, "only files belong in a project folder"))
        else:
            try:
                if entry.stat().st_size > LARGEST_FILE:
                    rule = f"the file is larger than {LARGEST_FILE // 1_000_000} MB"
                    faults.append(Fault(shown, None, None, rule))
                else:
                    contents[entry.name] = entry.read_bytes()
            except OSError as error:
                rule = f"the file cannot be read ({error.strerror})"
                faults.append(Fault(shown, None, None, rule))
    return contents, faults


def _shown_name(name: str) -> str:
    """A file's name if it can be printed as it is."""
    harmless = name.isprintable() and len(name) <= 80 and not contains_cpr_number(name)
    return name if harmless else "a file with an unusable name"


def _files_of(definition: ProjectDefinition) -> dict[str, FileTable]:
    files = [*FILES, *(answers_file(form) for form in definition.forms)]
    return {file.file: file for file in files}


def _unknown_files(
    contents: Mapping[str, bytes], files: Mapping[str, FileTable]
) -> Iterator[Fault]:
    known = [DEFINITION_FILE, *files]
    for name in contents:
        if name not in known:
            near = nearest(name, known)
            hint = f'; did you mean "{near}"?' if near else ""
            yield Fault(name, None, None, f"a project has no file of this name{hint}")


def _read_sheets(
    files: Mapping[str, FileTable], texts: Mapping[str, str], definition: ProjectDefinition
) -> tuple[list[Sheet], list[Fault]]:
    reading = reading_of(definition)
    sheets, faults = [], []
    for name, file in files.items():
        if name in texts:
            sheet, problems = read_sheet(texts[name], file, reading)
            faults += problems
            if sheet is not None:
                sheets.append(sheet)
    return sheets, faults


def _digest(contents: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(contents.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
