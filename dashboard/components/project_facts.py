"""A project in few words: how many persons, how its goals stand, and what is assumed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.components import html
from dashboard.components.findings import count_standings
from dashboard.components.standing import css_name, symbol_path
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.results import GoalStatus, ProjectStatus
from dashboard.text import formats
from dashboard.text.catalogue import Text


def facts(
    definition: ProjectDefinition, as_of: date, text: Text, status: ProjectStatus | None = None
) -> html.Ul:
    """As-of date, how many are referred and started, and whether the persons are synthetic."""
    items = [text("facts.as_of", day=formats.day(as_of, text.language))]
    if status:
        items += [
            text("facts.referred", count=formats.count(status.referred, text.language)),
            text("facts.started", count=formats.count(status.started, text.language)),
        ]
    shown = [html.Li(item) for item in items]
    if definition.synthetic:
        shown.append(html.Li(text("facts.synthetic"), className="synthetic"))
    return html.Ul(shown, className="facts")


def standing_strip(goals: Sequence[GoalStatus], text: Text) -> html.Ul:
    """How many goals there are of each standing: symbol, number and word."""
    return html.Ul(
        [
            html.Li(
                [
                    html.Img(src=symbol_path(standing), alt="", className="standing-symbol"),
                    html.Strong(formats.count(count, text.language)),
                    html.Span(text(f"strip.{standing.value}"), className="standing-word"),
                ],
                className=f"standing standing-{css_name(standing)}",
            )
            for standing, count in count_standings(goals)
        ],
        className="strip",
        **{"aria-label": text("strip.label")},
    )


def about(definition: ProjectDefinition, text: Text) -> html.Section:
    """What the project is, where its figures come from, and everything that is assumed."""
    parts: list[html.Element] = [html.P(text.label(definition.summary))]
    if definition.source:
        parts.append(html.P(text("about.source", source=text.label(definition.source).rstrip("."))))
    if definition.assumptions:
        parts += [
            html.H3(text("about.assumptions")),
            html.Ul([html.Li(text.label(assumption)) for assumption in definition.assumptions]),
        ]
    return html.Section(
        [
            html.Div(html.H2(text("about.title"), id="about-title"), className="rung-head"),
            html.Div(parts, className="rung-body prose"),
        ],
        className="rung about",
        **{"aria-labelledby": "about-title"},
    )
