"""The project database as the pages see it: read-only, with a memory of what was answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any


class StoreUnavailable(Exception):  # noqa: N818  (what the page says)
    """The database cannot be read now; the message is one clear sentence."""


class ProjectStore:
    """Wraps an engine opened read-only. `today` gives the current Danish date. Thread-safe."""

    def __init__(self, engine: Any, *, today: Callable[[], date], remembered: int = 512) -> None:
        raise NotImplementedError
