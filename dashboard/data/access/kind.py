"""What the access store is as a store: its words, tables and history."""

from __future__ import annotations

from dashboard.data.access.migrations import REVISIONS, VERSION_TABLE
from dashboard.data.access.schema import AccessModel
from dashboard.data.access.triggers import install_triggers
from dashboard.data.store_errors import StoreWords
from dashboard.data.stores import StoreKind

ACCESS = StoreKind(
    StoreWords(
        "access store",
        "DASHBOARD_ACCESS_URL",
        "python -m dashboard viewer add NAME --email ADDRESS --administrator",
    ),
    AccessModel.metadata,
    "dashboard.data.access:migrations",
    REVISIONS,
    VERSION_TABLE,
    install_triggers,
)
