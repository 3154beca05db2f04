"""The store of releases as the questions see it: read by everybody, added to by leaders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from dashboard.data.reading import Connection, Engine, reading
from dashboard.data.releases import RELEASES, Published, insert_release
from dashboard.data.stores import StoreError, StoreProblem, check_version, open_store
from dashboard.monitoring.access_store import utc_now
from dashboard.monitoring.store import StoreUnavailable


class ReleaseStore:
    """Releases. Thread-safe. Without an engine there are none, and every use says so.

    `now` gives the moment (UTC) at which something is published.
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
    def open(cls, url: str, *, now: Callable[[], datetime] = utc_now) -> ReleaseStore:
        """The store at `url`; questions get connections that cannot write. Raises StoreError."""
        return cls(
            open_store(url, kind=RELEASES),
            open_store(url, read_only=False, kind=RELEASES),
            now=now,
        )

    def close(self) -> None:
        for engine in (self._engine, self._writable):
            if engine is not None:
                engine.dispose()

    def check(self) -> None:
        """Raise StoreError unless the store answers and is of this program's version."""
        check_version(_present(self._engine), RELEASES)

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """One state of the store to read from. Raises StoreUnavailable."""
        try:
            with reading(_present(self._engine), RELEASES) as connection:
                yield connection
        except StoreError as error:
            raise StoreUnavailable(error) from error

    def add(self, published: Published) -> None:
        """Keep a release for good. Raises ReleaseTaken, StoreUnavailable."""
        try:
            insert_release(_present(self._writable), published)
        except StoreError as error:
            raise StoreUnavailable(error) from error


def _present(engine: Engine | None) -> Engine:
    if engine is None:
        raise StoreError(StoreProblem.MISSING, words=RELEASES.words)
    return engine
