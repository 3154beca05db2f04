"""A standing: always its symbol, its word and its colour together."""

from __future__ import annotations

from dashboard.components import html
from dashboard.indicators.results import Standing
from dashboard.text.catalogue import Text
from dashboard.text.sentences import say_standing


def standing_badge(standing: Standing, text: Text) -> html.Span:
    """Symbol and word in the standing's colour; the symbol is decoration to a screen reader."""
    return html.Span(
        [
            html.Img(src=symbol_path(standing), alt="", className="standing-symbol"),
            html.Span(say_standing(standing, text), className="standing-word"),
        ],
        className=f"standing standing-{css_name(standing)}",
    )


def symbol_path(standing: Standing) -> str:
    """The picture of a standing's symbol, drawn in its colour."""
    return f"/assets/view/symbols/{css_name(standing)}.svg"


def css_name(standing: Standing) -> str:
    return standing.value.replace("_", "-")
