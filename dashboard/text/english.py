"""Conditions, goals and findings in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {}
