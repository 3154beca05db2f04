"""What the pages say, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
