"""Rows of a folder about persons who were erased: the folder is refused until they are gone."""

from __future__ import annotations

from dashboard.data.erased import Erased
from dashboard.data.importing.faults import Fault
from dashboard.data.importing.folder import Folder
from dashboard.data.importing.tables import PARTICIPANTS
from dashboard.data.persons import WHOM


def find_erased(folder: Folder, erased: Erased) -> list[Fault]:
    """A fault for every row about an erased person.

    Leaving the rows out in silence would keep the person in a folder that somebody trusts to be
    what the database holds.
    """
    if not erased.days:
        return []
    faults = []
    days = {}
    for sheet in folder.sheets:
        # the ids of other files, such as those of companies, are no persons
        column = "id" if sheet.file is PARTICIPANTS else WHOM
        if sheet.file.column(column) is None:
            continue
        for row in sheet.rows:
            pseudonym = row.values[column]
            if not isinstance(pseudonym, str):
                continue
            if pseudonym not in days:
                days[pseudonym] = erased.erased_on(pseudonym)
            if day := days[pseudonym]:
                rule = f"this person was erased on {day}; delete the person's rows here as well"
                faults.append(Fault(sheet.file.file, row.line, column, rule))
    return faults
