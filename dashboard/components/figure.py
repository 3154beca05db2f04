"""A chart as a figure: drawn, said in one sentence, and given as a table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc

from dashboard.components import html
from dashboard.components.markup import written
from dashboard.text.catalogue import Text

#: plotly's own toolbar stays away: a chart answers to links on the page, not to tools of its own.
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "plotlyServerURL": "",
    "showSendToCloud": False,
    "locale": "da",
    "staticPlot": True,
}


def chart(figure_id: str, figure: dict[str, Any], css_class: str, text: Text) -> html.Div:
    """The drawing. It has no words for a screen reader: sentence and table carry them.

    It is as high as its layout says, or else as its class says.
    """
    height = figure["layout"].get("height")
    drawing = dcc.Graph(
        id=figure_id,
        figure=figure,
        config={**CONFIG, "locale": text.language},
        responsive=True,
        # Dash takes the height out of the layout, and a drawing is as high as what is around it.
        style={"height": "100%" if height is None else f"{height}px"},
    )
    return html.Div(drawing, className=css_class)


def figure_with_table(
    figure_id: str,
    drawing: Sequence[Any],
    finding: str,
    table: html.Table,
    text: Text,
    *,
    after: Sequence[Any] = (),
    css_class: str = "",
) -> html.Figure:
    """`drawing` with the one-sentence `finding` as caption and the table behind a disclosure.

    `after` stands between caption and table.
    """
    caption = f"{figure_id}-finding"
    return html.Figure(
        [
            *drawing,
            html.Figcaption(finding, id=caption, className="finding"),
            *after,
            html.Details(
                [
                    html.Summary(text("figure.numbers")),
                    html.Later(
                        table,
                        className="scroll-table",
                        # On a narrow screen a wide table scrolls, also by keyboard.
                        tabIndex="0",
                        role="group",
                        **{"aria-labelledby": caption},
                    ),
                ],
                className="numbers",
                id=f"{figure_id}-numbers",
            ),
        ],
        className=f"chart {css_class}".strip(),
        **{"aria-labelledby": caption},
    )


def pair_table(caption: str, rows: Sequence[tuple[str, str]]) -> html.Table:
    """A table of names and values, for one goal's numbers."""
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Tbody(
                [
                    html.Tr([html.Th(name, scope="row"), html.Td(value, className="number")])
                    for name, value in rows
                ]
            ),
        ],
        className="pairs",
    )


def data_table(
    caption: str,
    head: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    numbers_from: int = 1,
    css_class: str = "data",
) -> html.Table:
    """A table whose first column names the row; from `numbers_from` on the columns are numbers.

    It is written at once: a page has a thousand cells.
    """
    kinds = [' class="number"' if column >= numbers_from else "" for column in range(len(head))]
    names = [
        f'<th scope="col"{kind}>{written(words)}</th>'
        for words, kind in zip(head, kinds, strict=True)
    ]
    opened = [f"<td{kind}>" for kind in kinds[1:]]
    body = [
        "".join(
            [
                f'<tr><th scope="row">{written(name)}</th>',
                *[f"{cell}{written(c)}</td>" for cell, c in zip(opened, cells, strict=True)],
                "</tr>",
            ]
        )
        for name, *cells in rows
    ]
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Markup(f"<thead><tr>{''.join(names)}</tr></thead><tbody>{''.join(body)}</tbody>"),
        ],
        className=css_class,
    )
