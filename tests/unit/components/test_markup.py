"""What holds nothing alive becomes one attribute, and what is alive stays a component."""

from __future__ import annotations

from typing import Any

import pytest
from dash import dcc

from dashboard.components import html
from dashboard.components.figure import data_table
from dashboard.components.markup import seal, written


def markup(part: dict[str, Any]) -> str:
    assert "children" not in part["props"]
    written: str = part["props"]["data-html"]
    return written


def test_what_holds_nothing_alive_is_one_component_with_its_markup() -> None:
    table = html.Table(
        [html.Caption("A & <b>"), html.Tbody(html.Tr([html.Th("x", scope="row"), html.Td(7)]))],
        className="data",
    )
    part = seal(html.Details([html.Summary("Vis"), html.Div(table, tabIndex="0")], id="d"))
    assert (part["type"], part["namespace"]) == ("Details", "dash_html_components")
    assert part["props"]["id"] == "d"
    assert markup(part) == (
        '<summary>Vis</summary><div tabindex="0">'
        '<table class="data"><caption>A &amp; &lt;b&gt;</caption>'
        '<tbody><tr><th scope="row">x</th><td>7</td></tr></tbody></table></div>'
    )


def test_a_drawing_stays_a_component_and_what_stands_beside_it_does_not() -> None:
    bars = html.Div([html.Span(style={"width": "12%", "backgroundColor": "red"}), "3"])
    drawing = dcc.Graph(id="g", figure={"data": []})
    part = seal(html.Div([html.P([html.A("x", href="/")]), html.Div(drawing), None, bars, "w"]))
    link, holder, nothing, beside, word = part["props"]["children"]
    assert markup(link) == '<a href="/">x</a>'
    assert holder["props"]["children"]["type"] == "Graph"
    assert holder["props"]["children"]["props"]["figure"] == {"data": []}
    assert nothing is None
    assert markup(beside) == '<span style="width:12%;background-color:red"></span>3'
    assert word == "w"


def test_a_component_of_dash_keeps_its_words_and_holds_markup() -> None:
    link = dcc.Link(["x", html.Span("&", className="y")], href="/")
    word, beside = seal(html.P(link))["props"]["children"]["props"]["children"]
    assert word == "x"
    assert markup(beside) == "&amp;"
    assert beside["props"]["className"] == "y"


def test_a_list_is_a_list_of_components() -> None:
    first, second, third = seal([html.P("a"), "b", html.Img(src="c", alt="")])
    assert markup(first) == "a"
    assert second == "b"
    assert third["props"] == {"src": "c", "alt": ""}


def test_attributes_cannot_end_early() -> None:
    part = seal(html.Div(html.Img(src='"><script>', alt="")))
    assert markup(part) == '<img src="&quot;&gt;&lt;script&gt;" alt="">'


def test_what_is_true_stands_alone_and_what_is_not_is_left_out() -> None:
    options = [html.Option("x", value="", selected=True), html.Option("y", selected=False)]
    part = seal(html.Select(options, name=None, required=True))
    assert markup(part) == '<option value="" selected="">x</option><option>y</option>'
    assert part["props"]["required"] is True
    assert "name" not in part["props"]


def test_a_list_may_count_down() -> None:
    assert markup(seal(html.Div(html.Ol(html.Li("3"), reversed=True)))) == (
        '<ol reversed=""><li>3</li></ol>'
    )


def test_an_attribute_that_no_document_has_is_named() -> None:
    with pytest.raises(TypeError, match="klass"):
        seal(html.P("x", klass="y"))


def test_a_field_beside_something_alive_must_be_of_dash() -> None:
    alive = dcc.Link("on", href="/")
    with pytest.raises(TypeError, match="Dash has no Input"):
        seal(html.Form([html.Input(type="hidden", name="a"), alive]))


def test_what_comes_later_is_an_attribute_of_the_markup() -> None:
    table = html.Later(html.P('"a" & b'), className="c", tabIndex="0")
    part = seal(html.Details([html.Summary("Vis"), table]))
    assert markup(part) == (
        '<summary>Vis</summary><div class="c" tabindex="0" '
        'data-later="&lt;p&gt;&quot;a&quot; &amp;amp; b&lt;/p&gt;"></div>'
    )


def test_what_comes_later_stands_beside_nothing_alive() -> None:
    with pytest.raises(TypeError, match="Later"):
        seal(html.Div([dcc.Graph(id="g"), html.Later("x")]))


def test_what_is_written_already_is_not_written_again() -> None:
    assert markup(seal(html.P(["&", html.Markup("<b>x</b>")]))) == "&amp;<b>x</b>"
    assert written([html.P("<"), None, 7]) == "<p>&lt;</p>7"


def test_what_is_alive_is_not_written_and_nothing_written_stands_beside_it() -> None:
    alive = dcc.Graph(id="g")
    with pytest.raises(TypeError, match="alive"):
        written(html.P(alive))
    with pytest.raises(TypeError, match="beside nothing alive"):
        seal(html.Div([alive, html.Markup("<b>x</b>")]))


def test_the_words_of_a_table_are_no_markup() -> None:
    table = data_table("<c>", ["<a>", "<b>"], [["<x>", html.Span("<y>")]])
    assert markup(seal(html.Div(table))) == (
        '<table class="data"><caption class="visually-hidden">&lt;c&gt;</caption>'
        '<thead><tr><th scope="col">&lt;a&gt;</th>'
        '<th scope="col" class="number">&lt;b&gt;</th></tr></thead>'
        '<tbody><tr><th scope="row">&lt;x&gt;</th>'
        '<td class="number"><span>&lt;y&gt;</span></td></tr></tbody></table>'
    )
