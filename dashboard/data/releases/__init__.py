"""The store of releases: what is shown to readers who never see the project database."""

from dashboard.data.releases.kind import RELEASES
from dashboard.data.releases.rows import (
    Published,
    ReleaseTaken,
    fetch_published,
    fetch_states,
    insert_release,
)

__all__ = [
    "RELEASES",
    "Published",
    "ReleaseTaken",
    "fetch_published",
    "fetch_states",
    "insert_release",
]
