"""A store that the program itself fills: read by one engine, written by another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import ClassVar, Self

from dashboard.data.reading import Connection, Engine, reading
from dashboard.data.stores import StoreError, StoreKind, StoreProblem, check_version, open_store
from dashboard.monitoring.store import StoreUnavailable


def utc_now() -> datetime:
    return datetime.now(UTC)


class OwnStore:
    """Thread-safe. Without an engine every use is refused. `now` gives the moment (UTC)."""

    kind: ClassVar[StoreKind]

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
    def open(cls, url: str, *, now: Callable[[], datetime] = utc_now) -> Self:
        """The store at `url`; look-ups get connections that cannot write. Raises StoreError."""
        return cls(
            open_store(url, kind=cls.kind), open_store(url, read_only=False, kind=cls.kind), now=now
        )

    def close(self) -> None:
        for engine in (self._engine, self._writable):
            if engine is not None:
                engine.dispose()

    def check(self) -> None:
        """Raise StoreError unless the store answers and is of this program's version."""
        check_version(self._present(self._engine), self.kind)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """One state of the store to read from. Raises StoreUnavailable."""
        try:
            with reading(self._present(self._engine), self.kind) as connection:
                yield connection
        except StoreError as error:
            raise StoreUnavailable(error) from error

    def _present(self, engine: Engine | None) -> Engine:
        if engine is None:
            raise StoreError(StoreProblem.MISSING, words=self.kind.words)
        return engine
