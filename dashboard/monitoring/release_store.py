"""The store of releases as the questions see it: read by everybody, added to by leaders."""

from __future__ import annotations

from dashboard.data.releases import RELEASES, Published, insert_release
from dashboard.data.stores import StoreError
from dashboard.monitoring.own_store import OwnStore
from dashboard.monitoring.store import StoreUnavailable


class ReleaseStore(OwnStore):
    """Releases. `now` gives the moment at which something is published."""

    kind = RELEASES

    def add(self, published: Published) -> None:
        """Keep a release for good. Raises ReleaseTaken, StoreUnavailable."""
        try:
            insert_release(self._present(self._writable), published)
        except StoreError as error:
            raise StoreUnavailable(error) from error
