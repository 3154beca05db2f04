"""Pages are sent as markup, and only what is alive as components of Dash.

A table of two hundred cells is two hundred components to Dash, each of which costs the server time
to describe and the browser time whenever anything on the page changes. So whatever holds no
component becomes markup: one attribute `data-html` of the outermost part that stands beside or
above something alive. `assets/view/markup.js` puts it there, and changes only what is not as it
was. The document is the same as if all were components. What stands in a closed disclosure is an
attribute `data-later` within the markup, since nobody sees it until it is opened.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

from dash import html as dash_html
from dash.development.base_component import Component

from dashboard.components.html import Element, Later, Markup

#: What an attribute of the document is called, by its name in Python.
ATTRIBUTES = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "maxLength": "maxlength",
    "rowSpan": "rowspan",
} | {
    name: name
    for name in (
        "action", "alt", "dir", "download", "hidden", "href", "id", "lang", "max", "method", "min",
        "name", "required", "reversed", "role", "rows", "scope", "selected", "src", "style",
        "title", "type", "value",
    )
}  # fmt: skip
VOID = {"Img", "Input"}
#: Of parts that are not called as their tags.
TAGS = {"Later": "div"}
HTML = "dash_html_components"


def seal(part: Any) -> Any:
    """The part as Dash sends it: components as JSON, and in them markup where nothing is alive.

    Raises TypeError for an attribute that is none of a document's, and for a field that stands
    beside something alive without being Dash's.
    """
    if isinstance(part, list | tuple):
        return [seal(one) for one in part]
    return _components(part, _draw(part))


def written(part: Any) -> str:
    """The part as markup, where there is too much for elements. Raises TypeError if alive."""
    found = _draw(part)
    if type(found) is not str:
        raise TypeError("what is alive cannot be written")
    return found


def _draw(part: Any) -> Any:
    """The part's markup, a text, or its components where something in it is alive."""
    # Thousands of times for a page: the commonest first.
    if type(part) is str:
        return _words(part)
    if isinstance(part, Element):
        children = part.children
        inner = _words(children) if type(children) is str else _draw(children)
        if type(inner) is not str:
            return _component(part, {"children": inner})
        opening, closing = _around(part)
        if type(part) is Later:
            return f'{opening[:-1]} data-later="{escape(inner)}">{closing}'
        return f"{opening}{inner}{closing}"
    if type(part) is Markup:
        return str(part)
    if isinstance(part, list | tuple):
        drawn = [_draw(one) for one in part]
        if {str}.issuperset(map(type, drawn)):
            return "".join(drawn)
        return [_components(one, found) for one, found in zip(part, drawn, strict=True)]
    if isinstance(part, Component):
        return _alive(part)
    return "" if part is None else _words(str(part))


def _words(text: str) -> str:
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def _components(part: Any, drawn: Any) -> Any:
    """What was drawn of the part, with its markup in the hands of a component."""
    if not isinstance(drawn, str):
        return drawn
    if isinstance(part, list | tuple):
        return seal(part)
    if isinstance(part, Markup):
        raise TypeError("markup stands beside nothing alive")
    if not isinstance(part, Element):
        return part
    opening, closing = _around(part)
    inner = drawn[len(opening) : len(drawn) - len(closing)]
    return _component(part, {"data-html": inner} if inner else {})


def _component(part: Element, content: dict[str, Any]) -> dict[str, Any]:
    if not hasattr(dash_html, type(part).__name__):
        # A field that stands beside something alive is Dash's own to draw.
        raise TypeError(f"Dash has no {type(part).__name__}; use its field in a part that is alive")
    given = {name: value for name, value in part.attributes.items() if value is not None}
    return {"type": type(part).__name__, "namespace": HTML, "props": given | content}


def _alive(part: Component) -> dict[str, Any]:
    described: dict[str, Any] = part.to_plotly_json()
    children = described["props"].get("children")
    if children is not None:
        described["props"]["children"] = _components(children, _draw(children))
    return described


def _around(part: Element) -> tuple[str, str]:
    """The markup before and after what is in the part."""
    attributes = part.attributes
    if "style" not in attributes:
        return _tags(type(part).__name__, **attributes)
    # Nearly every style is another.
    others = attributes.copy()
    style = others.pop("style")
    opening, closing = _tags(type(part).__name__, **others)
    return (f'{opening[:-1]} style="{_style(style)}">' if style else opening), closing


@lru_cache(maxsize=4096, typed=True)
def _tags(kind: str, **attributes: str | int | float | None) -> tuple[str, str]:
    """Most parts of a page are as many others but for what is in them."""
    written = [
        _attribute(attribute, value)
        for attribute, value in attributes.items()
        if value is not None and value is not False
    ]
    tag = TAGS.get(kind, kind.lower())
    return f"<{tag}{''.join(written)}>", "" if kind in VOID else f"</{tag}>"


def _attribute(name: str, value: str | int | float) -> str:
    known = ATTRIBUTES.get(name)
    if known is None:
        if not name.startswith(("aria-", "data-")):
            raise TypeError(f"no part of a document has the attribute {name}")
        known = name
    return f' {known}="{"" if value is True else escape(str(value))}"'


def _style(settings: dict[str, Any]) -> str:
    return escape(";".join([f"{_kebab(name)}:{setting}" for name, setting in settings.items()]))


@lru_cache(maxsize=256)
def _kebab(name: str) -> str:
    """backgroundColor -> background-color, as styles are written in a document."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
