"""Fixtures of the pages' tests."""

from tests.unit.pages.stores import projects_url, store

__all__ = ["projects_url", "store"]
