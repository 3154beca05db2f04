"""The access store as questions and changes see it: short transactions, one clear failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard.data.access import ACCESS
from dashboard.data.reading import Connection, Engine, reading, writing
from dashboard.data.stores import StoreError, StoreProblem, check_version, open_store
from dashboard.monitoring.store import StoreUnavailable


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Change:
    """A transaction under way: what is changed and noted in it happens at `now`, or not at all."""

    connection: Connection
    now: datetime


class AccessStore:
    """Viewers, sessions, links and the audit log. Thread-safe.

    Without an engine every use is refused: where no accounts are, nobody is signed in and nothing
    that must be logged is done.
    """

    def __init__(
        self,
        engine: Engine | None = None,
        writable: Engine | None = None,
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._engine = engine
        self._writable = writable
        self.now = now

    @classmethod
    def open(cls, url: str, *, now: Callable[[], datetime] = utc_now) -> AccessStore:
        """The store at `url`; look-ups get connections that cannot write. Raises StoreError."""
        return cls(
            open_store(url, kind=ACCESS), open_store(url, read_only=False, kind=ACCESS), now=now
        )

    def close(self) -> None:
        for engine in (self._engine, self._writable):
            if engine is not None:
                engine.dispose()

    def check(self) -> None:
        """Raise StoreError unless the store answers and is of this program's version."""
        check_version(_present(self._engine), ACCESS)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """One state of the store to read from. Raises StoreUnavailable."""
        try:
            with reading(_present(self._engine), ACCESS) as connection:
                yield connection
        except StoreError as error:
            raise StoreUnavailable(error) from error

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """A transaction; keep it short, others wait. Raises StoreUnavailable."""
        try:
            with writing(_present(self._writable), ACCESS) as connection:
                yield Change(connection, self.now())
        except StoreError as error:
            raise StoreUnavailable(error) from error


def _present(engine: Engine | None) -> Engine:
    if engine is None:
        raise StoreError(StoreProblem.MISSING, words=ACCESS.words)
    return engine
