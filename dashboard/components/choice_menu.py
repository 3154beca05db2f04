"""A choice among many ways to look, as a disclosure with a link to the address of each."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.components.address import Address


def choice_menu(
    label: str,
    name: str,
    options: Sequence[tuple[str, str]],
    chosen: str,
    address: Address,
    *,
    default: str,
) -> html.Details:
    """What is chosen, and links for (code, words) to choose otherwise. The default needs no
    parameter. It closes like the menus of the masthead."""
    words = dict(options)
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(label, className="menu-label"),
                    html.Span(words.get(chosen, chosen), className="menu-value"),
                ]
            ),
            html.Div(
                html.Ul(
                    [
                        html.Li(
                            html.A(
                                said,
                                href=address.changed({name: None if code == default else code}),
                                id=f"{name}-{code}".replace(".", "-"),
                                className="current" if code == chosen else "",
                            ),
                            **({"aria-current": "true"} if code == chosen else {}),
                        )
                        for code, said in options
                    ],
                    className="menu-links",
                ),
                className="menu-panel",
            ),
        ],
        className="menu choice-menu",
        id=f"{name}-menu",
    )
