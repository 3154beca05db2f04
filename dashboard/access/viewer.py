"""The viewer: on whose behalf a question is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a viewer is to one project."""

    LEADER = "leader"
    STEERING_GROUP = "steering_group"
    FUNDER = "funder"


@dataclass(frozen=True)
class Viewer:
    """`name` identifies the viewer in the log; `grants` are projects with the role in each.

    `everywhere` is the role in every project that `grants` does not name. An administrator manages
    viewers, and sees no project by that alone.
    """

    name: str
    grants: frozenset[tuple[str, Role]] = frozenset()
    everywhere: Role | None = None
    is_administrator: bool = False
    #: What the viewer is called on the pages; nothing where there is only `name`.
    display_name: str = ""

    def role_in(self, project_id: str) -> Role | None:
        """The viewer's role in the project, None where there is none."""
        return dict(self.grants).get(project_id, self.everywhere)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that the viewer has in any project."""
        everywhere = () if self.everywhere is None else (self.everywhere,)
        return frozenset({*(role for _, role in self.grants), *everywhere})


#: Whoever runs the program on the machine that holds the stores.
OPERATOR = Viewer("operator", everywhere=Role.LEADER, is_administrator=True)
