"""What the pages say of tables as they stand in a publication, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
