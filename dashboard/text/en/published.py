"""What the pages say of tables as they stand in a publication, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
