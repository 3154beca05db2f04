"""The access store as questions and changes see it: short transactions, one clear failure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from dashboard.data.access import ACCESS
from dashboard.data.reading import Connection, writing
from dashboard.data.stores import StoreError
from dashboard.monitoring.own_store import OwnStore
from dashboard.monitoring.store import StoreUnavailable


@dataclass(frozen=True)
class Change:
    """A transaction under way: what is changed and noted in it happens at `now`, or not at all."""

    connection: Connection
    now: datetime


class AccessStore(OwnStore):
    """Viewers, sessions, links and the audit log.

    Where no accounts are, nobody is signed in and nothing that must be logged is done.
    """

    kind = ACCESS

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """A transaction; keep it short, others wait. Raises StoreUnavailable."""
        try:
            with writing(self._present(self._writable), ACCESS) as connection:
                yield Change(connection, self.now())
        except StoreError as error:
            raise StoreUnavailable(error) from error
