"""How a page that is not about figures begins: the way up, its heading, and a leading sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html


def page_opening(
    heading: str, lead: str, *, up: tuple[str, str] | None = None, below: Sequence[Any] = ()
) -> html.Div:
    """`up` is the words and the address of the page above; `below` stands under the lead."""
    eyebrow = (
        [] if up is None else [html.P(html.A(up[0], href=up[1], id="up"), className="eyebrow")]
    )
    return html.Div(
        [
            *eyebrow,
            html.H1(heading, tabIndex="-1"),
            html.P(lead, className="lead", id="lead"),
            *below,
        ],
        className="opening",
    )


def open_table(table: html.Table, name: str) -> html.Div:
    """A table that stands open, and scrolls sideways by itself where it is too wide."""
    return html.Div(
        table, className="scroll-table", tabIndex="0", role="group", **{"aria-label": name}
    )
