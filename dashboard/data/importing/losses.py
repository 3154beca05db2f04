"""What an import would take away, which is said before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard.data.importing.changes import Changes
from dashboard.data.importing.faults import DEFINITION_FILE, Fault
from dashboard.data.importing.folder import Folder
from dashboard.data.importing.toml_lines import TomlLines
from dashboard.data.schema import Answer, GoalTarget, Measurement


def find_rewritten_targets(folder: Folder, changes: Sequence[Changes]) -> list[Fault]:
    """Targets are appended, never edited: faults for revisions that are changed, gone or late."""
    (targets,) = [
        change for change in changes if change.rows.table.name == GoalTarget.__tablename__
    ]
    last: dict[str, date] = dict(
        sorted(targets.stored)
    )  # keys are (goal, effective): the latest remains
    rewritten = [
        (before[0], f"the target in force from {before[1]} is stored and cannot be changed")
        for before, _ in targets.changed
    ]
    rewritten += [
        (goal, f"the target in force from {effective} is stored and is missing here")
        for goal, effective in targets.removed
    ]
    rewritten += [
        (
            content[0],
            f"a target in force from {content[1]} would come before the stored one of "
            f"{last[content[0]]}",
        )
        for content in targets.added
        if content[0] in last and content[1] < last[content[0]]
    ]
    if not rewritten:
        return []
    lines = TomlLines(folder.text)
    places = {goal.code: index for index, goal in enumerate(folder.definition.goals)}
    hint = "targets are added with a later date, never changed or taken away"
    return [
        Fault(
            DEFINITION_FILE,
            lines.find(("goals", places[goal], "targets")) if goal in places else None,
            f"goals[{goal}].targets",
            f"{rule}; {hint}",
        )
        for goal, rule in rewritten
    ]


def find_losses(folder: Folder, changes: Sequence[Changes]) -> list[Fault]:
    """Faults for rows, answers and columns that the database has and the folder has not.

    Rows that only the definition declares (codes, options, meetings) are no loss: its earlier
    versions are kept.
    """
    by_table = {change.rows.table.name: change for change in changes}
    measured = by_table[Measurement.__tablename__].rows.rows
    lost: Counter[tuple[str, str | None, str]] = Counter()
    for name, change in by_table.items():
        if change.rows.file == DEFINITION_FILE:
            continue
        for key in change.removed:
            file = change.rows.file_of(key)
            if name != Answer.__tablename__:
                lost[file, None, "row"] += 1
            elif key[:3] in measured:  # Otherwise the row of the measurement is counted.
                lost[file, None, "answer"] += 1
    for sheet in folder.sheets:
        change = by_table[sheet.file.table.name]
        for field in sheet.left_out & set(change.rows.names):
            at = change.rows.names.index(field)
            number = sum(
                before[at] not in _NOTHING and content[at] in _NOTHING
                for before, content in change.changed
                if change.rows.file_of(before) == sheet.file.file
            )
            if number:
                column = next(c.name for c in sheet.file.columns if c.stored_as == field)
                lost[sheet.file.file, column, "value"] += number
    return [
        Fault(file, None, column, _sentence(number, what))
        for (file, column, what), number in lost.items()
    ]


#: What a cell that is not there means.
_NOTHING = (None, False, "")


def _sentence(number: int, what: str) -> str:
    counted = f"1 {what}" if number == 1 else f"{number} {what}s"
    return (
        f"{counted} of the database {'is' if number == 1 else 'are'} missing here; "
        "put back what is missing, or allow the removal with --allow-removal"
    )
