"""Conditions, goals and findings in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
