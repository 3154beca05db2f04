"""The parts of a document that pages are built of, called as those of `dash.html` are.

A page has thousands of them. They hold nothing but their children and attributes, and
`dashboard.components.markup` writes them; a component of Dash checks, copies and describes itself
each time it is made and sent.
"""

from __future__ import annotations

from typing import Any


class Element:
    """``html.Div(children, className="x", id="y", **{"aria-label": "z"})``.

    `children` is a word, an element, a component of Dash, a list of these, or None. An attribute
    can be read by its name.
    """

    __slots__ = ("attributes", "children")

    def __init__(self, children: Any = None, **attributes: Any) -> None:
        self.children = children
        self.attributes = attributes

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "attributes")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.children!r}, {self.attributes!r})"


class Markup(str):
    """Markup that is written already, and stands where an element could."""

    __slots__ = ()


class A(Element):
    __slots__ = ()


class Article(Element):
    __slots__ = ()


class Blockquote(Element):
    __slots__ = ()


class Button(Element):
    __slots__ = ()


class Caption(Element):
    __slots__ = ()


class Dd(Element):
    __slots__ = ()


class Details(Element):
    __slots__ = ()


class Div(Element):
    __slots__ = ()


class Dl(Element):
    __slots__ = ()


class Dt(Element):
    __slots__ = ()


class Figcaption(Element):
    __slots__ = ()


class Figure(Element):
    __slots__ = ()


class Footer(Element):
    __slots__ = ()


class Form(Element):
    __slots__ = ()


class H1(Element):
    __slots__ = ()


class H2(Element):
    __slots__ = ()


class H3(Element):
    __slots__ = ()


class H4(Element):
    __slots__ = ()


class Header(Element):
    __slots__ = ()


class Img(Element):
    __slots__ = ()


class Input(Element):
    __slots__ = ()


class Label(Element):
    __slots__ = ()


class Later(Element):
    """A `Div` inside a closed disclosure: what is in it comes onto the page after all that is seen.

    When the disclosure is opened, or the page printed, it is there.
    """

    __slots__ = ()


class Li(Element):
    __slots__ = ()


class Main(Element):
    __slots__ = ()


class Nav(Element):
    __slots__ = ()


class Ol(Element):
    __slots__ = ()


class Option(Element):
    __slots__ = ()


class P(Element):
    __slots__ = ()


class Section(Element):
    __slots__ = ()


class Select(Element):
    __slots__ = ()


class Span(Element):
    __slots__ = ()


class Strong(Element):
    __slots__ = ()


class Summary(Element):
    __slots__ = ()


class Table(Element):
    __slots__ = ()


class Tbody(Element):
    __slots__ = ()


class Td(Element):
    __slots__ = ()


class Textarea(Element):
    __slots__ = ()


class Th(Element):
    __slots__ = ()


class Thead(Element):
    __slots__ = ()


class Tr(Element):
    __slots__ = ()


class Ul(Element):
    __slots__ = ()
