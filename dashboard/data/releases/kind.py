"""What kind of store the releases are in."""

from __future__ import annotations

from dashboard.data.releases.migrations import REVISIONS, VERSION_TABLE
from dashboard.data.releases.schema import ReleaseModel
from dashboard.data.releases.triggers import install_triggers
from dashboard.data.store_errors import StoreWords
from dashboard.data.stores import StoreKind

RELEASES = StoreKind(
    StoreWords("store of releases", "DASHBOARD_RELEASES_URL", "python -m dashboard serve"),
    ReleaseModel.metadata,
    "dashboard.data.releases:migrations",
    REVISIONS,
    VERSION_TABLE,
    install_triggers,
)
