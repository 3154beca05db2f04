"""What is only markup becomes one attribute, and what is alive stays a component."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.components.markup import seal


def test_a_table_becomes_the_markup_of_what_is_in_it() -> None:
    table = html.Table(
        [html.Caption("A & <b>"), html.Tbody(html.Tr([html.Th("x", scope="row"), html.Td(7)]))],
        className="data",
    )
    part = seal(html.Details([html.Summary("Vis"), html.Div(table, tabIndex="0")], id="d"))
    summary, holder = part.children
    assert summary.children == "Vis"
    assert holder.children is None
    assert getattr(holder, "data-html") == (
        '<table class="data"><caption>A &amp; &lt;b&gt;</caption>'
        '<tbody><tr><th scope="row">x</th><td>7</td></tr></tbody></table>'
    )
    assert holder.tabIndex == "0"


def test_links_fields_and_drawings_stay_and_what_stands_beside_them_does_not() -> None:
    bars = html.Div([html.Span(style={"width": "12%", "backgroundColor": "red"}), "3"])
    part = seal(html.Div([html.P([dcc.Link("x", href="/")]), bars, dbc.Select(id="s")]))
    assert isinstance(part.children[0].children[0], dcc.Link)
    assert getattr(bars, "data-html") == '<span style="width:12%;background-color:red"></span>3'
    assert isinstance(part.children[2], dbc.Select)


def test_words_alone_need_no_markup() -> None:
    part = seal(html.Div([html.P("Ord & ord"), dcc.Link("x", href="/")]))
    assert part.children[0].children == "Ord & ord"
    assert not hasattr(part.children[0], "data-html")


def test_attributes_cannot_end_early() -> None:
    part = seal(html.Div([html.Div(html.Img(src='"><script>', alt="")), dcc.Link("x", href="/")]))
    assert getattr(part.children[0], "data-html") == '<img alt="" src="&quot;&gt;&lt;script&gt;">'


def test_what_the_document_does_not_know_stays_a_component() -> None:
    part = seal(html.Div([html.Div(html.P("x", n_clicks=1)), dcc.Link("x", href="/")]))
    assert isinstance(part.children[0].children, html.P)
