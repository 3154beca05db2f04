"""The history of the project database's schema. Applied by `dashboard.data.stores.create_store`."""

from __future__ import annotations

#: Every revision in order, the last one being this program's. Kept here so that the web process
#: can check a database without loading Alembic; a test compares it with the scripts.
REVISIONS: tuple[str, ...] = ("0001", "0002")

#: Its own name, since the other stores may live in the same PostgreSQL database.
VERSION_TABLE = "project_schema_version"
