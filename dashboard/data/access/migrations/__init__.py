"""The history of the access store's schema. Applied by `dashboard.data.stores.create_store`."""

from __future__ import annotations

REVISIONS: tuple[str, ...] = ("0001",)

VERSION_TABLE = "access_schema_version"
