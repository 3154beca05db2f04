"""Parts of a page that hold nothing to click are sent as markup instead of as components.

A table of two hundred cells is two hundred components to Dash, each of which costs the browser
time whenever anything on the page changes. Here it becomes one component whose attribute
`data-html` says what is in it; `assets/view/markup.js` puts it there, and changes only the words
that are not as they were. The document is the same as if all were components.
"""

from __future__ import annotations

import html
import re
from typing import Any

from dash.development.base_component import Component

#: Which attribute of the document a property of a component is, where their names differ.
ATTRIBUTES = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
}
PLAIN = {"id", "role", "lang", "title", "href", "src", "alt", "scope", "dir", "download"}
VOID = {"Img", "Br", "Hr", "Col", "Wbr"}
#: They open, or take what somebody types: the browser's state of them must not be written over.
ALIVE = {"Details", "Summary", "Form", "Button", "Label"}
HTML = "dash_html_components"


def seal(part: Any) -> Any:
    """The part with everything below it that is only markup turned into `data-html`.

    Components are changed in place; what is no component is returned as it is.
    """
    _markup(part)
    return part


def _markup(part: Any) -> str | None:
    """The part as markup, or None where something in it is alive; then its children are sealed."""
    if part is None or isinstance(part, str | int | float):
        return "" if part is None else html.escape(str(part), quote=False)
    if isinstance(part, list | tuple):
        pieces = [_markup(piece) for piece in part]
        if all(piece is not None for piece in pieces):
            return "".join(piece for piece in pieces if piece is not None)
        for one, piece in zip(part, pieces, strict=True):
            _replace(one, piece)
        return None
    if not isinstance(part, Component):
        return None
    children = getattr(part, "children", None)
    inner = _markup(children)
    attributes = _attributes(part)
    if inner is None or attributes is None or part._namespace != HTML or part._type in ALIVE:
        if isinstance(children, Component):
            _replace(children, inner if inner is None else _markup(children))
        elif inner is not None and isinstance(children, list | tuple):
            for one in children:
                _replace(one, _markup(one))
        return None
    tag = part._type.lower()
    if part._type in VOID:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _replace(part: Any, markup: str | None) -> None:
    """Let the component hold its markup, unless it holds only words or something alive."""
    if markup is None or not isinstance(part, Component):
        return
    children = getattr(part, "children", None)
    holds = children if isinstance(children, list | tuple) else [children]
    if not any(isinstance(one, Component) for one in holds):
        return
    inner = _markup(children)
    if inner is not None:
        setattr(part, "data-html", inner)
        part.children = None


def _attributes(part: Component) -> str | None:
    """The component's properties as attributes; None where one of them is none of a document's."""
    written = []
    for name, value in part.to_plotly_json()["props"].items():
        if name == "children" or value is None or value is False:
            continue
        if name == "style":
            value = ";".join(f"{_kebab(key)}:{setting}" for key, setting in value.items())
        elif name == "hidden":
            value = ""
        elif not (name in ATTRIBUTES or name in PLAIN or name.startswith(("aria-", "data-"))):
            return None
        written.append(f' {ATTRIBUTES.get(name, name)}="{html.escape(str(value))}"')
    return "".join(written)


def _kebab(name: str) -> str:
    """backgroundColor -> background-color, as styles are written in a document."""
    return re.sub("([A-Z])", lambda letter: f"-{letter[1].lower()}", name)
