"""What every chart shares: the typeface, no toolbar, no legend, nothing behind the marks."""

from __future__ import annotations

from typing import Any

from dashboard.figures.palette import INK

Figure = dict[str, Any]

FONT = {"family": "'Inter Variable', system-ui, sans-serif", "size": 14, "color": INK}


def base_layout(*, height: int | None = None, margin: tuple[int, int, int, int]) -> Figure:
    """A layout to which axes are added. `margin` is left, right, top, bottom in pixels."""
    left, right, top, bottom = margin
    layout: Figure = {
        "autosize": True,
        "font": FONT,
        "margin": {"l": left, "r": right, "t": top, "b": bottom},
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
    if height is not None:
        layout["height"] = height
    return layout
