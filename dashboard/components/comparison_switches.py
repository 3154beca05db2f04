"""The links that change a comparison: form, waves, what is shown of it, and item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.components import html
from dashboard.components.address import Address
from dashboard.components.analysis import Analysis
from dashboard.components.comparison import ALL, VOICES, Comparison, Look, voices_of
from dashboard.components.comparison_words import wave_name
from dashboard.components.switch import switch
from dashboard.indicators.comparing import default_waves
from dashboard.indicators.comparison import ItemComparison


def form_switches(analysis: Analysis, look: Look) -> list[Any]:
    """Which form, and which waves where there are more than two. Both voices are of all waves."""
    text, definition = analysis.visit.text, analysis.definition
    address, default = analysis.visit.address, default_waves(definition) or (0, 0)
    forms = [form for form in definition.forms if form.items]
    switches: list[Any] = []
    if len(forms) > 1:
        switches.append(
            switch(
                text("comparison.form"),
                "questionnaire",
                [(form.id, text.label(form.name)) for form in forms],
                look.form.id,
                _without(address, "item", "instrument"),
                default=forms[0].id,
            )
        )
    numbers = [wave.number for wave in definition.waves]
    earlier = [number for number in numbers if number < look.second]
    later = [number for number in numbers if number > look.first]
    if len(numbers) > 2 and not look.voices:
        switches += [
            _wave_switch(analysis, "first", earlier, look.first, default[0]),
            _wave_switch(analysis, "second", later, look.second, default[1]),
        ]
    return switches


def controls(comparison: Comparison) -> list[Any]:
    """The switches: which form, which waves, all or an instrument, with or without don't know."""
    text, look, address = comparison.text, comparison.look, comparison.address
    switches = form_switches(comparison.analysis, look)
    parts = [
        *((one.id, text.label(one.name)) for one in comparison.instruments),
        *(
            (code, text("comparison.voices"))
            for code in voices_of(comparison.definition, look.form)
        ),
    ]
    chosen = look.instrument.id if look.instrument else VOICES if look.voices else ALL
    if parts:
        switches.append(
            switch(
                text("comparison.instrument"),
                "instrument",
                [(ALL, text("comparison.instrument.all")), *parts],
                "" if look.item else chosen,
                _without(address, "item"),
                default=ALL,
            )
        )
    if look.voices:
        return [html.Div(switches, className="switches")]
    if any(_has_unknown(item) for item in comparison.items):
        switches.append(
            switch(
                text("comparison.unknown_switch"),
                "unknown",
                [(code, text(f"comparison.unknown.{code}")) for code in ("with", "without")],
                "with" if look.dont_know else "without",
                address,
                default="with",
            )
        )
    if len(comparison.items) > 1:
        switches.append(
            switch(
                text("comparison.order"),
                "order",
                [(code, text(f"comparison.order.{code}")) for code in ("form", "movement")],
                "movement" if look.by_movement else "form",
                address,
                default="form",
            )
        )
    return [html.Div(switches, className="switches")]


def _wave_switch(
    analysis: Analysis, name: str, numbers: Sequence[int], chosen: int, default: int
) -> html.Nav:
    text, definition = analysis.visit.text, analysis.definition
    return switch(
        text(f"comparison.{name}"),
        name,
        [(str(number), wave_name(definition, number, text)) for number in numbers],
        str(chosen),
        analysis.visit.address,
        default=str(default),
    )


def item_steps(comparison: Comparison) -> html.Nav:
    """From one item to the one before, the one after, and back to all."""
    text, look = comparison.text, comparison.look
    order = [item.id for item in look.form.items]
    here = order.index(look.item or order[0])
    back = comparison.address.changed({"item": None})
    steps = [html.A(text("comparison.back"), href=back, id="all-items")]
    for key, place in (("previous", here - 1), ("next", here + 1)):
        if 0 <= place < len(order):
            words = text.label(look.form.items[place].text)
            steps.append(
                html.A(
                    text(f"comparison.{key}", item=words),
                    href=comparison.item_link(order[place]),
                    id=f"{key}-item",
                )
            )
    return html.Nav(
        html.Ul([html.Li(step) for step in steps]),
        className="item-steps",
        **{"aria-label": text("comparison.steps")},
    )


def _has_unknown(one: ItemComparison) -> bool:
    return any(option.dont_know for option in one.scale.options)


def _without(address: Address, *names: str) -> Address:
    kept = tuple((name, value) for name, value in address.asked if name not in names)
    return replace(address, asked=kept)
