"""A cross table drawn as shaded cells, each with its share and its count."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.exports.table import share_cell
from dashboard.figures.profile import shade
from dashboard.text import formats
from dashboard.text.catalogue import Text


def shaded_table(title: str, head: Sequence[html.Tr], rows: Sequence[html.Tr]) -> html.Div:
    """The rows beneath the head; what is too wide for the page scrolls, also by keyboard."""
    return html.Div(
        html.Table(
            [
                html.Caption(title, className="visually-hidden"),
                html.Thead(list(head)),
                html.Tbody(list(rows)),
            ],
            className="shaded",
        ),
        className="scroll-table",
        tabIndex="0",
        role="group",
        **{"aria-label": title},
    )


def shaded_cell(k: int, of: int, fullest: int, text: Text) -> html.Td:
    """k persons as a share of `of`; the darker the nearer k is to the fullest cell."""
    return _cell(k, of, f"shade-{shade(k, fullest)}", text)


def margin_cell(k: int, of: int, text: Text) -> html.Td:
    return _cell(k, of, "margin", text)


def _cell(k: int, of: int, css_class: str, text: Text) -> html.Td:
    return html.Td(
        [
            html.Strong(share_cell(k, of, text).shown),
            formats.count(k, text.language),
        ],
        className=css_class,
    )
