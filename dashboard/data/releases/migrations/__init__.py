"""The history of the schema of releases. Applied by `dashboard.data.stores.create_store`."""

from __future__ import annotations

#: Every revision in order, the last one being this program's; a test compares it with the scripts.
REVISIONS: tuple[str, ...] = ("0001",)

#: Its own name, since several stores may live in the same PostgreSQL database.
VERSION_TABLE = "releases_schema_version"
