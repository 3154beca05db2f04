"""Making room for the demo's releases: an older demo's are of other persons and other days."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import make_url

from dashboard.data.reading import reading
from dashboard.data.releases import RELEASES, fetch_states
from dashboard.data.stores import StoreError, StoreProblem, open_store


def discard_demo_releases(url: str, project_ids: Collection[str]) -> bool:
    """Remove the store of releases where it is a file that holds nothing but the demo's.

    Whether it is gone. Releases of other projects, and those in a PostgreSQL database, stay.
    Raises StoreError.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return False
    try:
        engine = open_store(url, kind=RELEASES)
    except StoreError as error:
        if error.problem is StoreProblem.MISSING:
            return True
        raise
    try:
        with reading(engine, RELEASES) as connection:
            others = fetch_states(connection).keys() - set(project_ids)
    finally:
        engine.dispose()
    if others:
        return False
    # The logs first: left beside a new file they would be taken for its own.
    for ending in ("-wal", "-shm", ""):
        Path(address.database + ending).unlink(missing_ok=True)
    return True
