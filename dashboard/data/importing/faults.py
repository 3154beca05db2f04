"""What is wrong with a project folder, each fault as one plain sentence with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.importing.cpr import contains_cpr_number

DEFINITION_FILE = "project.toml"

#: How many faults `FolderRefused` prints; all of them stand in its `faults`.
PRINTED = 100
#: Longer values are not quoted.
QUOTED = 40
#: What stands in the place of a value that is not quoted.
UNSAID = "the value"

#: How codes are written: a name begins with a capital, as a rule.
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_FIGURE = re.compile(r"[0-9.,/:+-]*[0-9][0-9.,/:+-]*")


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


def can_be_quoted(value: str) -> bool:
    """Whether `value` is too short and plain to hold a name, an address or prose."""
    return (
        0 < len(value) <= QUOTED
        and value.isprintable()
        and not any(character.isspace() or character == "@" for character in value)
        and not contains_cpr_number(value)
    )


def quote(value: str) -> str:
    """A word of the definition in quotation marks, or "the value" where it may name somebody."""
    return f'"{value}"' if can_be_quoted(value) else UNSAID


def quote_code(value: str, known: Iterable[str]) -> str:
    """A cell that should hold one of the `known` codes; a name in the wrong column is not quoted.

    Quoted is what is written like a code, or nearly one of those that are known.
    """
    looks_like_one = _CODE.fullmatch(value) is not None
    return quote(value) if looks_like_one or nearest(value, known) is not None else UNSAID


def quote_figure(value: str) -> str:
    """A cell that should hold a number or a date: quoted only if no letter is in it."""
    return quote(value) if _FIGURE.fullmatch(value) else UNSAID


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
