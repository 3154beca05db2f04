"""The stores that questions are asked of."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.store import ProjectStore


@dataclass(frozen=True)
class Stores:
    """What the application is given to answer from.

    Without an access store nobody can sign in, and what must be noted in the audit log is refused.
    """

    project: ProjectStore
    access: AccessStore = field(default_factory=AccessStore)
