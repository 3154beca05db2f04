"""The sections of an analysis page: headings with charts, each a finding, a drawing and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.components import html
from dashboard.components.figure import figure_with_table
from dashboard.components.tables import show_notes, show_table
from dashboard.exports.table import Table
from dashboard.text.catalogue import Text


@dataclass(frozen=True)
class Chart:
    """A figure: what it says (`finding`), what it draws, and its numbers.

    With no `drawing` the table stands open on the page. `after` stands beneath the finding.
    """

    id: str
    title: str
    finding: str
    table: Table
    drawing: Sequence[Any] = ()
    after: Sequence[Any] = ()
    css_class: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with charts, or with other components, beneath it."""

    id: str
    title: str
    parts: Sequence[Any] = field(default_factory=tuple)
    lead: str = ""


def show_section(section: Section, text: Text) -> html.Section:
    """The heading on the left, with what stands under it on the right."""
    heading = f"{section.id}-title"
    body = [_chart(part, text) if isinstance(part, Chart) else part for part in section.parts]
    head: list[Any] = [html.H2(section.title, id=heading)]
    if section.lead:
        head.append(html.P(section.lead, className="rung-meaning"))
    return html.Section(
        [
            html.Div(head, className="rung-head"),
            html.Div(body, className="rung-body charts"),
        ],
        className="rung",
        id=section.id,
        **{"aria-labelledby": heading},
    )


def _chart(one: Chart, text: Text) -> html.Div:
    """The chart under its title. A table without a drawing stands open."""
    parts: list[Any] = [html.H3(one.title)]
    notes = show_notes(one.table)
    if one.drawing:
        parts.append(
            figure_with_table(
                one.id,
                one.drawing,
                one.finding,
                show_table(one.table),
                text,
                after=[*one.after, *notes],
                css_class=one.css_class,
            )
        )
    else:
        parts += [
            html.P(one.finding, className="finding"),
            html.Div(
                show_table(one.table),
                className="scroll-table",
                tabIndex="0",
                role="group",
                **{"aria-label": one.title},
            ),
            *notes,
            *one.after,
        ]
    return html.Div(parts, className="chart-block", id=f"{one.id}-block")


def show_definitions(definitions: Sequence[tuple[str, str]], text: Text) -> html.Section | None:
    """Terms and how they are counted, at the page's foot; None where there are none."""
    if not definitions:
        return None
    return html.Section(
        [
            html.Div(
                html.H2(text("analysis.definitions"), id="definitions-title"),
                className="rung-head",
            ),
            html.Div(
                html.Dl(
                    [
                        part
                        for term, meaning in definitions
                        for part in (html.Dt(term), html.Dd(meaning))
                    ],
                    className="goal-facts",
                ),
                className="rung-body prose",
            ),
        ],
        className="rung",
        id="definitions",
        **{"aria-labelledby": "definitions-title"},
    )
