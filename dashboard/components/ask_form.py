"""Forms that lead to an address. `assets/view/ask.js` keeps names and CPR numbers out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc

from dashboard.components import html

#: The class by which `assets/view/ask.js` knows the forms.
ASK = "ask"
#: The class of fields in which only a pseudonym may be written.
PSEUDONYM = "pseudonym"
#: The longest pseudonym.
LONGEST = 64


def text_field(
    name: str, label: str, value: str = "", *, hint: str = "", css_class: str = ""
) -> Any:
    """A line to write in. The browser is asked not to remember what was written."""
    # a Dash field takes no aria-describedby: the hint is read out as part of the label
    words = [label, html.Span(hint, className="hint")] if hint else label
    return html.Div(
        [
            html.Label(words, htmlFor=f"ask-{name}"),
            dbc.Input(
                id=f"ask-{name}",
                name=name,
                type="text",
                value=value,
                maxlength=LONGEST if css_class else 254,
                autocomplete="off",
                class_name=css_class,
            ),
        ],
        className="ask-field",
    )


def day_field(name: str, label: str, value: str = "") -> Any:
    """A day, or none."""
    return html.Div(
        [
            html.Label(label, htmlFor=f"ask-{name}"),
            dbc.Input(id=f"ask-{name}", name=name, type="date", value=value),
        ],
        className="ask-field",
    )


def choice_field(
    name: str, label: str, options: Sequence[tuple[str, str]], value: str, every: str
) -> Any:
    """One of the options (value, words), or `every` of them."""
    choices = [{"value": code, "label": words} for code, words in options]
    return html.Div(
        [
            html.Label(label, htmlFor=f"ask-{name}"),
            dbc.Select(
                id=f"ask-{name}",
                name=name,
                options=[{"value": "", "label": every}, *choices],
                value=value,
                placeholder=every,
            ),
        ],
        className="ask-field",
    )


def ask_form(
    form_id: str,
    fields: Sequence[Any],
    button: str,
    refused: str,
    action: str,
    *,
    kept: Sequence[tuple[str, str]] = (),
    into_path: bool = False,
) -> html.Form:
    """The fields and a button that leads to `action` with what they hold.

    `into_path` puts the one field at the end of the path instead of behind a question mark. Where
    something is written that must not be, `refused` is said and nothing is sent. `kept` goes along.
    """
    hidden = [dcc.Input(type="hidden", name=n, value=v, id=f"{form_id}-{n}") for n, v in kept]
    return html.Form(
        [
            *fields,
            *hidden,
            html.Button(button, type="submit"),
            html.P(refused, className="ask-refused", role="alert", hidden=True),
        ],
        id=form_id,
        action=action,
        method="GET",
        className=f"{ASK} {ASK}-into-path" if into_path else ASK,
    )
