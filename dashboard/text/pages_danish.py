"""What the pages say, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
