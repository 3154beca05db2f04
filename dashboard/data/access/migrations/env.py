"""Alembic's environment: runs the revisions on the connection, and in the transaction, it is given.

There is no alembic.ini; `dashboard.data.stores.create_store` hands over the connection.
"""

from __future__ import annotations

from alembic import context

from dashboard.data.access.migrations import VERSION_TABLE
from dashboard.data.access.schema import AccessModel

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=AccessModel.metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
