"""What a page says instead of, or before, its content when something is not as asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.address import Address
from dashboard.text.catalogue import Text


def fault_notices(address: Address, text: Text, *more: str) -> list[html.Div]:
    """One sentence for each part of the address that could not be used, and what is shown now."""
    sentences = [
        text(fault.key, parameter=_parameter(fault.parameter, text), written=fault.written)
        for fault in address.faults
    ]
    sentences += more
    if not sentences:
        return []
    return [
        html.Div(
            [html.P(sentence) for sentence in sentences]
            + [html.P(html.A(text("address.clean"), href=address.link(), id="clean-address"))],
            className="notice",
            role="status",
        )
    ]


def _parameter(name: str, text: Text) -> str:
    key = f"address.{name}"
    return text(key) if key in text else name


def full_page_notice(
    title: str, sentences: Sequence[str], links: Sequence[tuple[str, str]]
) -> list[Any]:
    """A page that is only a message: a heading, what happened, and ways onward (words, href)."""
    return [
        html.Section(
            [
                html.H1(title),
                *[html.P(sentence, className="lead") for sentence in sentences],
                html.Ul(
                    [html.Li(html.A(words, href=href)) for words, href in links],
                    className="onward",
                ),
            ],
            className="message",
        )
    ]
