"""The access store: who may sign in, who is signed in, links, and the audit log."""

from dashboard.data.access.kind import ACCESS

__all__ = ["ACCESS"]
