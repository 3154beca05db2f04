"""The viewer: on whose behalf a question is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a viewer is to the dashboard. An operator can open the stores and so sees everything."""

    OPERATOR = "operator"


@dataclass(frozen=True)
class Viewer:
    """`name` is for the log; `projects` limits the viewer to some projects (None: all)."""

    name: str
    role: Role
    projects: frozenset[str] | None = None


#: Whoever runs the program on the machine that holds the stores.
OPERATOR = Viewer("operator", Role.OPERATOR)
