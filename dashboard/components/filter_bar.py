"""The filters in force, each with a way to undo it, and the form to choose others."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.components.address import PARAMETERS, Address
from dashboard.components.selection import (
    choice_codes,
    choice_words,
    filter_words,
    option_words,
)
from dashboard.indicators.filters import Filter, Selection
from dashboard.indicators.protected import Hidden, ProtectedCount
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Tally
from dashboard.text import formats
from dashboard.text.catalogue import LANGUAGES, Text
from dashboard.text.protected import say_count


class FilterIds:
    """Ids of the form; `assets/view/filters.js` turns a choice in it into an address."""

    FORM = "filter-form"
    MENU = "filter-menu"
    IN_FORCE = "filters-in-force"


def filter_bar(
    filters: Sequence[Filter],
    selection: Selection,
    said: str,
    address: Address,
    text: Text,
    *,
    one_at_a_time: bool = False,
) -> html.Section:
    """Who is shown (`said`), the choices as links that undo them, and all filters.

    With `one_at_a_time` a choice leaves no other filter to choose.
    """
    offered = [choice.filter for choice in selection.choices] if one_at_a_time else []
    chosen = [
        html.Li(
            html.A(
                [
                    choice_words(choice, text),
                    html.Span(" ×", **{"aria-hidden": "true"}),
                    html.Span(text("filter.undo"), className="visually-hidden"),
                ],
                href=address.changed({choice.filter.name: None}),
                className="chip",
            )
        )
        for choice in selection.choices
    ]
    if len(chosen) > 1:
        without = {choice.filter.name: None for choice in selection.choices}
        chosen.append(html.Li(html.A(text("filter.clear"), href=address.changed(without))))
    return html.Section(
        [
            html.P(said, className="selected", id="selected-persons"),
            html.Ul(chosen, className="chips", id=FilterIds.IN_FORCE, hidden=not chosen),
            _menu(offered or filters, selection, address, text, one_at_a_time) if filters else None,
        ],
        className="filters",
        **{"aria-label": text("filter.title")},
    )


def say_selected(selection: Selection, selected: Tally, text: Text) -> str:
    """ "Alle 104 henviste borgere" or "42 af 104 henviste borgere"."""
    n = formats.count(selected.denominator or 0, text.language)
    if not selection.choices:
        return text("filter.all_persons", n=n)
    k = formats.count(selected.numerator, text.language)
    return text("filter.some_persons", k=k, n=n)


def say_group(count: ProtectedCount, whole: int, rules: ProtectionRules, text: Text) -> str:
    """ "Ca. 40 af 104 henviste borgere", or that they are too few."""
    if isinstance(count, Hidden):
        return text("filtered.selected.hidden")
    k = say_count(count, rules, text)
    n = formats.count(whole, text.language)
    return text("filtered.selected", k=k[:1].upper() + k[1:], n=n)


def _menu(
    filters: Sequence[Filter],
    selection: Selection,
    address: Address,
    text: Text,
    one_at_a_time: bool,
) -> html.Details:
    chosen = {choice.filter.name: choice_codes(choice) for choice in selection.choices}
    names = {one.name for one in filters}
    kept = {
        **{name: value for name in PARAMETERS if (value := _written(address, name))},
        **{name: value for name, value in address.asked if name not in names},
    }
    hint = "filtered.one_filter.hint" if one_at_a_time else "filter.at_once"
    return html.Details(
        [
            html.Summary(text("filter.choose")),
            html.Form(
                [
                    *[_field(one, chosen.get(one.name, ""), selection, text) for one in filters],
                    *[
                        html.Input(type="hidden", name=name, value=value, id=f"kept-{_id(name)}")
                        for name, value in kept.items()
                    ],
                    html.P(text(hint), className="hint"),
                ],
                id=FilterIds.FORM,
                action=address.path,
                method="GET",
                className="filter-form",
            ),
        ],
        className="filter-menu",
        id=FilterIds.MENU,
    )


def _field(one: Filter, chosen: str, selection: Selection, text: Text) -> html.Div:
    options = [("", text("filter.every"))]
    options += [(option.code, option_words(one, option, text)) for option in one.options]
    if chosen and chosen not in dict(options):
        # Several at once, or a cohort of another length: only an address can ask for them.
        choice = next(c for c in selection.choices if c.filter.name == one.name)
        words = [option_words(one, option, text) for option in choice.options]
        options.insert(1, (chosen, ", ".join(words)))
    field = f"filter-{_id(one.name)}"
    return html.Div(
        [
            html.Label(filter_words(one, text), htmlFor=field),
            html.Select(
                [
                    html.Option(words, value=code, selected=code == chosen)
                    for code, words in options
                ],
                id=field,
                name=one.name,
                className="form-select",
            ),
        ],
        className="filter-field",
    )


def _written(address: Address, name: str) -> str | None:
    if name == "as_of":
        return address.as_of.isoformat() if address.as_of else None
    if name == "base":
        return address.base
    return address.language if address.language != LANGUAGES[0] else None


def _id(name: str) -> str:
    """A name as part of an id, in which Dash allows no full stop."""
    return name.replace(".", "-")
