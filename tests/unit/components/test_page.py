"""Paths of pages, and which of them an address leads to."""

from __future__ import annotations

import pytest

from dashboard.components.page import find_page
from dashboard.pages import PAGES


@pytest.mark.parametrize(
    ("path", "name", "parameters"),
    [
        ("/", "portfolio", {}),
        ("/project/a", "overview", {"project_id": "a"}),
        ("/project/a%20b", "overview", {"project_id": "a b"}),
        ("/project/a/goal/V-x.1", "goal", {"project_id": "a", "code": "V-x.1"}),
    ],
)
def test_a_path_leads_to_its_page(path: str, name: str, parameters: dict[str, str]) -> None:
    found = find_page(PAGES, path)
    assert found is not None
    assert (found[0].name, found[1]) == (name, parameters)


@pytest.mark.parametrize(
    "path", ["/project", "/projects/a", "/project/a/b", "/project//goal/x", "/x"]
)
def test_other_paths_lead_nowhere(path: str) -> None:
    assert find_page(PAGES, path) is None
