"""Strips, value lines and keys as parts of a page: words and coloured blocks, no plot.

Nothing here is read out: the sentence under a drawing and the table behind it carry it. A block's
count and words show where they have room; the style sheet decides it, at every width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from dashboard.components import html
from dashboard.components.markup import written
from dashboard.figures.intervals import Line, Mark
from dashboard.figures.palette import UNKNOWN
from dashboard.figures.strips import Block, Field, Group, Strip, common_field, lay_out
from dashboard.text import formats
from dashboard.text.catalogue import Text

_HIDDEN = {"aria-hidden": "true"}


@dataclass(frozen=True)
class Panel:
    """Strips that belong together under a title, with words beside them."""

    groups: tuple[Group, ...]
    title: Any = None
    aside: Sequence[Any] = ()


@dataclass(frozen=True)
class Directions:
    """What lies left of the line, right of it, and apart."""

    left: str
    right: str
    apart: str


@dataclass(frozen=True)
class LineRow:
    """A value line with its label before it and its reading after it."""

    label: str
    line: Line
    reading: str


@dataclass(frozen=True)
class LinePanel:
    rows: tuple[LineRow, ...]
    title: Any = None


@dataclass(frozen=True)
class KeyEntry:
    """Colours that stand for the same words, from the worst on."""

    words: str
    colours: tuple[str, ...] = field(default_factory=tuple)


def answer_directions(text: Text) -> Directions:
    """Worse to the left, better to the right, don't know apart."""
    return Directions(
        text("comparison.worse"), text("comparison.improved"), text("comparison.unknown")
    )


def strip_drawing(
    panels: Sequence[Panel],
    text: Text,
    *,
    with_words: bool = False,
    directions: Directions | None = None,
    css_class: str = "",
) -> html.Div:
    """The panels' strips on one field, with its line if it has `directions`.

    `with_words` puts the answers' words on the blocks, where they have room.
    """
    common = common_field([group for panel in panels for group in panel.groups])
    name = " ".join(filter(None, ["answer-strips", css_class, "has-line" if directions else ""]))
    return html.Div(
        [
            *([_directions(directions, common)] if directions else []),
            *[_panel(panel, common, text, with_words=with_words) for panel in panels],
        ],
        className=name,
        style={"--line": f"{common.line:.3f}%"},
    )


def _directions(directions: Directions, common: Field) -> html.Div:
    words = [
        html.Span(f"← {directions.left}", className="towards-left"),
        html.Span(f"{directions.right} →", className="towards-right"),
    ]
    if common.unknown is not None:
        words.append(
            html.Span(
                directions.apart,
                className="towards-apart",
                style={"--unknown": f"{common.unknown:.3f}%"},
            )
        )
    return html.Div(
        html.Div(html.Div(words, className="towards"), className="drawn-strips"),
        className="drawn-panel drawn-directions",
        **_HIDDEN,
    )


def _panel(panel: Panel, common: Field, text: Text, *, with_words: bool) -> html.Div:
    strips = [_strip(lay_out(group, common), text, with_words) for group in panel.groups]
    parts: list[Any] = []
    if panel.title is not None:
        parts.append(html.Div(panel.title, className="drawn-title"))
    parts.append(html.Div(strips, className="drawn-strips", **_HIDDEN))
    if panel.aside:
        parts.append(html.Div(list(panel.aside), className="drawn-aside"))
    return html.Div(parts, className="drawn-panel")


def _strip(strip: Strip, text: Text, with_words: bool) -> html.Markup:
    """Written at once, as its blocks are: a page has hundreds of them."""
    blocks = "".join([_block(block, text, with_words) for block in strip.blocks])
    n = text("comparison.n", n=formats.count(strip.n, text.language))
    return html.Markup(
        f'<div class="drawn-row"><span class="drawn-label">{written(strip.label)}</span>'
        f'<div class="drawn-strip">{blocks}</div><span class="drawn-end">{written(n)}</span></div>'
    )


def _block(block: Block, text: Text, with_words: bool) -> str:
    """The count; the style sheet sets the words beside it."""
    words = f' data-words="{escape(block.words)}"' if with_words else ""
    hollow, background = (" hollow", "") if block.hollow else ("", f";background:{block.colour}")
    return (
        f'<span class="drawn-block{hollow}"{words} '
        f'style="left:{block.start}%;width:{block.width}%;color:{block.ink}{background}">'
        f"{formats.count(block.count, text.language)}</span>"
    )


def line_drawing(
    panels: Sequence[LinePanel], scale: Sequence[Mark], *, css_class: str = ""
) -> html.Div:
    """Value lines under their titles. The `scale` is of all of them; its words stand beneath."""
    return html.Div(
        [
            *[
                html.Div(
                    [
                        *([html.Div(panel.title, className="drawn-title")] if panel.title else []),
                        html.Div([_line(row) for row in panel.rows], className="drawn-strips"),
                    ],
                    className="drawn-panel",
                )
                for panel in panels
            ],
            _scale(scale),
        ],
        className=f"value-lines {css_class}".strip(),
    )


def _line(row: LineRow) -> html.Div:
    line = row.line
    parts = [
        html.Span(
            className="line-mark firm" if mark.is_firm else "line-mark",
            style={"left": f"{mark.at}%"},
        )
        for mark in line.marks
    ]
    if line.reach is not None:
        low, high = line.reach
        parts.append(
            html.Span(
                className="line-reach", style={"left": f"{low}%", "width": f"{high - low:.3f}%"}
            )
        )
    parts += [
        html.Span(
            className="line-point hollow" if point.is_hollow else "line-point",
            style={"left": f"{point.at}%"},
        )
        for point in line.points
    ]
    return html.Div(
        [
            html.Span(row.label, className="drawn-label"),
            html.Div(parts, className="drawn-line", **_HIDDEN),
            html.Span(row.reading, className="drawn-end"),
        ],
        className="drawn-row",
    )


def _scale(marks: Sequence[Mark]) -> html.Div:
    words = [
        html.Span(mark.words, className="line-words", style={"left": f"{mark.at}%"})
        for mark in marks
    ]
    return html.Div(
        html.Div(
            html.Div(html.Div(words, className="line-scale"), className="drawn-row"),
            className="drawn-strips",
        ),
        className="drawn-panel drawn-scale",
        **_HIDDEN,
    )


def key(entries: Sequence[KeyEntry], title: str = "") -> html.Div:
    """What the colours stand for, from the worst on; long words stand under one another."""
    return html.Div(
        [
            *([html.Span(title, className="colour-key-title")] if title else []),
            html.Ul(
                [
                    html.Li([*[_swatch(colour) for colour in entry.colours], entry.words])
                    for entry in entries
                ],
                className="colour-key-list",
            ),
        ],
        className="colour-key",
    )


def _swatch(colour: str) -> html.Span:
    hollow = colour == UNKNOWN
    return html.Span(
        className="colour-swatch hollow" if hollow else "colour-swatch",
        style={} if hollow else {"background": colour},
        **_HIDDEN,
    )
