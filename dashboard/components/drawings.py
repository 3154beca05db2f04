"""What was drawn for an address, remembered as long as the data stay as they are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock


class Drawings:
    """The views drawn last, as the browser gets them: nothing is drawn twice while nothing changes.

    Thread-safe. A view is remembered for a viewer, an address and a state of the data.
    """

    def __init__(self, size: int = 64) -> None:
        self._size = size
        self._drawn: OrderedDict[Hashable, tuple[str, str]] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable) -> tuple[str, str] | None:
        """Title and tree (JSON), or None."""
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
            return self._drawn.get(key)

    def remember(self, key: Hashable, title: str, tree: str) -> None:
        with self._lock:
            self._drawn[key] = (title, tree)
            while len(self._drawn) > self._size:
                self._drawn.popitem(last=False)
