"""The stores that questions are asked of."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.monitoring.store import ProjectStore


@dataclass(frozen=True)
class Stores:
    """What the application is given to answer from."""

    project: ProjectStore
