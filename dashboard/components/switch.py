"""A choice between a few ways to look at the same figures, as links to their addresses."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.components.address import Address


def switch(
    label: str,
    name: str,
    options: Sequence[tuple[str, str]],
    chosen: str,
    address: Address,
    *,
    default: str,
) -> html.Nav:
    """Links for (code, words); the chosen one is marked. The default needs no parameter."""
    return html.Nav(
        [
            html.Span(label, className="switch-label"),
            html.Ul(
                [
                    html.Li(
                        html.A(
                            words,
                            href=address.changed({name: None if code == default else code}),
                            id=f"{name}-{code}".replace(".", "-"),
                            className="current" if code == chosen else "",
                        ),
                        **({"aria-current": "true"} if code == chosen else {}),
                    )
                    for code, words in options
                ],
                className="switch-options",
            ),
        ],
        className="switch",
        **{"aria-label": label},
    )
