"""Fixtures of tests that publish."""

from tests.unit.pages.stores import projects_url

__all__ = ["projects_url"]
