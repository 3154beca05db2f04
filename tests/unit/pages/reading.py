"""Reading a view as the browser gets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dashboard.components.drawings import Drawings
from dashboard.monitoring.store import ProjectStore
from dashboard.pages import PAGES
from dashboard.pages.router import show_view


def view(store: ProjectStore, path: str, search: str = "") -> dict[str, Any]:
    """What the router sends for an address, decoded from its JSON."""
    shown = show_view(store, PAGES, Drawings(), path, search)
    return {**shown, "tree": json.loads(shown["tree"])}


def components(part: Any) -> Iterator[dict[str, Any]]:
    """Every component of a tree, in the order of the page."""
    if isinstance(part, list):
        for item in part:
            yield from components(item)
    elif isinstance(part, dict) and "props" in part:
        yield part
        yield from components(part["props"].get("children"))


def of_type(part: Any, kind: str) -> list[dict[str, Any]]:
    return [found["props"] for found in components(part) if found["type"] == kind]


def words(part: Any) -> str:
    """All text of a tree."""
    if isinstance(part, list):
        return " ".join(filter(None, map(words, part)))
    if isinstance(part, dict):
        return words(part.get("props", {}).get("children"))
    return "" if part is None else str(part)


def ids(part: Any) -> list[str]:
    return [found["props"]["id"] for found in components(part) if "id" in found["props"]]


def links(part: Any) -> list[str]:
    found = components(part)
    return [
        c["props"]["href"] for c in found if c["type"] in ("Link", "A") and "href" in c["props"]
    ]
