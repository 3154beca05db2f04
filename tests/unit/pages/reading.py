"""Reading a view as the browser gets it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from plotly.io.json import to_json_plotly

from dashboard.access import OPERATOR, Viewer
from dashboard.components.drawings import Drawings
from dashboard.components.markup import seal
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.router import show_view


def view(
    store: ProjectStore,
    path: str,
    search: str = "",
    *,
    viewer: Viewer = OPERATOR,
    access: AccessStore | None = None,
    drawings: Drawings | None = None,
) -> dict[str, Any]:
    """What the router sends for an address, decoded from its JSON."""
    stores = Stores(store, access or AccessStore())
    shown = show_view(viewer, stores, PAGES, drawings or Drawings(), path, search)
    return {**shown, "tree": opened(json.loads(shown["tree"]))}


def sent(part: Any) -> Any:
    """Parts of a page as the browser gets them, decoded from their JSON."""
    return opened(json.loads(to_json_plotly(seal(part))))


def opened(part: Any) -> Any:
    """The tree with markup read as the components that it was made of."""
    if isinstance(part, list):
        return [opened(item) for item in part]
    if not isinstance(part, dict) or "props" not in part:
        return part
    props = dict(part["props"])
    if "data-html" in props:
        children = _read(props.pop("data-html"))
        props["children"] = children[0] if len(children) == 1 else children
    elif "children" in props:
        props["children"] = opened(props["children"])
    return {**part, "props": props}


NAMES = {"class": "className", "for": "htmlFor", "tabindex": "tabIndex", "colspan": "colSpan"}
VOID = ("img", "input")


def _read(markup: str) -> list[Any]:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Reads markup into components, with the names that Dash gives to attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Any] = []
        self._open: list[dict[str, Any]] = [{"children": self.found}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        props: dict[str, Any] = {NAMES.get(name, name): value for name, value in attrs}
        if "style" in props:
            props["style"] = dict(_setting(one) for one in str(props["style"]).split(";"))
        # What stands in a closed disclosure comes later, but it comes.
        props["children"] = _read(props.pop("data-later", ""))
        component = {
            "type": tag.capitalize(), "namespace": "dash_html_components", "props": props
        }  # fmt: skip
        self._open[-1]["children"].append(component)
        if tag not in VOID:
            self._open.append(props)

    def handle_endtag(self, tag: str) -> None:
        assert tag not in VOID
        props = self._open.pop()
        if len(props["children"]) == 1:
            [props["children"]] = props["children"]

    def handle_data(self, data: str) -> None:
        self._open[-1]["children"].append(data)


def _setting(written: str) -> tuple[str, str]:
    name, _, value = written.partition(":")
    return re.sub("-([a-z])", lambda letter: letter[1].upper(), name), value


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
