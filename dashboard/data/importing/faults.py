"""What is wrong with a project folder, each fault as one plain sentence with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.importing.cpr import contains_cpr_number

DEFINITION_FILE = "project.toml"

#: How many faults `FolderRefused` prints; all of them stand in its `faults`.
PRINTED = 100
#: How much of a code or number is quoted.
QUOTED = 40


@dataclass(frozen=True)
class Fault:
    """One fault. `row` is the line of the file, 1 for its first; `column` a column or key path."""

    file: str
    row: int | None
    column: str | None
    rule: str

    def __str__(self) -> str:
        in_definition = self.file == DEFINITION_FILE
        place = [self.file]
        if self.row is not None:
            place.append(f"{'line' if in_definition else 'row'} {self.row}")
        if self.column is not None:
            place.append(self.column if in_definition else f"column {self.column}")
        return f"{', '.join(place)}: {self.rule}"


class FolderRefused(Exception):  # noqa: N818 - reads as what happened
    """The folder was not imported; nothing was written. `faults` are in order of file and row."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(dict.fromkeys(faults), key=_place))
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults[:PRINTED]]
        if len(self.faults) > PRINTED:
            lines.append(f"… and {len(self.faults) - PRINTED} more faults.")
        return "\n".join(lines)


def quote(value: str) -> str:
    """A code, id or number in quotation marks, shortened; never a CPR number, never prose."""
    if contains_cpr_number(value):
        return "the value"
    if not value.isprintable() or len(value.split()) > 3:
        return f"a text of {len(value)} characters"
    return f'"{value if len(value) <= QUOTED else value[: QUOTED - 1] + "…"}"'


def nearest(value: str, known: Iterable[str]) -> str | None:
    """The known word that `value` was probably meant to be, if one is near."""
    lowered = {word.lower(): word for word in known}
    found = difflib.get_close_matches(value.lower()[:100], lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else None


def suggest(value: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?` or, if nothing is near, the list of what is known."""
    words = list(known)
    word = nearest(value, words)
    if word is not None:
        return f'; did you mean "{word}"?'
    if not words:
        return ""
    shown = ", ".join(words[:30]) + (", …" if len(words) > 30 else "")
    return f"; known are {shown}"


def _place(fault: Fault) -> tuple[bool, str, int, str]:
    return (fault.file != DEFINITION_FILE, fault.file, fault.row or 0, fault.column or "")
