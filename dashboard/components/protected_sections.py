"""What a page shows of some of the persons to whoever sees protected values of them.

Each function is the protected counterpart of a page's exact sections, for the filter in force.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.access import Viewer
from dashboard.components import html
from dashboard.components.analysis import Analysis
from dashboard.components.figure import chart
from dashboard.components.protected_note import protected_note
from dashboard.components.protected_table import (
    figures_chart,
    protected_cell,
)
from dashboard.components.protected_words import row_words, table_words
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Table, day_cell
from dashboard.figures.protected_series import protected_curve
from dashboard.indicators.filters import Selection
from dashboard.indicators.protected import (
    ProtectedCount,
    ProtectedFigure,
    ProtectedFunnel,
    ProtectedRow,
    ProtectedShare,
    ProtectedTable,
)
from dashboard.indicators.traits import COURSE, OUTCOME
from dashboard.monitoring.protected import (
    protected_endings,
    protected_funnel,
    protected_goals,
    protected_intake,
    protected_profile,
)
from dashboard.monitoring.protected_effort import protected_effort
from dashboard.monitoring.store import ProjectStore
from dashboard.text import formats
from dashboard.text.protected import say_count

#: Traits that say what became of persons rather than who they are.
BECAME = (COURSE, OUTCOME)


def protected_section(
    analysis: Analysis, section_id: str, title: str, parts: Sequence[Any]
) -> Section:
    """The parts and, where it does not stand above the whole page, the note on rounded figures."""
    noted = analysis.group is not None or not parts
    note = protected_note(analysis.definition.protection, analysis.visit.text)
    return Section(section_id, title, [*parts] if noted else [*parts, note])


def intake_section(analysis: Analysis) -> Section:
    """How many of the selected had come by the ends of months."""
    text, rules = analysis.visit.text, analysis.definition.protection
    points = protected_intake(*asked_by(analysis))
    title = text("filtered.intake.title")
    if not points:
        return protected_section(analysis, "intake", text("filtered.intake"), [])
    last = points[-1]
    names = {
        "referred": text("filtered.intake.referred"),
        "started": text("filtered.intake.started"),
    }
    finding = text(
        "filtered.intake.finding",
        day=formats.day(last.day, text.language),
        referred=say_count(last.referred, rules, text),
        started=say_count(last.started, rules, text),
    )
    rows = tuple(
        (
            day_cell(point.day, text),
            protected_cell(point.referred, rules, text),
            protected_cell(point.started, rules, text),
        )
        for point in points
    )
    table = Table("intake", title, (text("filtered.intake.day"), *names.values()), rows)
    curves = [
        (names["referred"], [(point.day, point.referred) for point in points]),
        (names["started"], [(point.day, point.started) for point in points]),
    ]
    drawn = chart("protected-intake-figure", protected_curve(curves, text), "wide-chart", text)
    block = Chart("protected-intake", title, finding, table, [html.Div(drawn)])
    return protected_section(analysis, "intake", text("filtered.intake"), [block])


def funnel_section(analysis: Analysis) -> Section:
    """The stages, and the routes, of the selected."""
    text, rules = analysis.visit.text, analysis.definition.protection
    found = protected_funnel(*asked_by(analysis))
    title = text("filtered.funnel")
    if found is None:
        lead = html.P(text("courses.no_stages"), className="section-lead")
        return Section("path", title, [lead])
    finding = text("filtered.funnel.finding", base=say_count(found.base, rules, text))
    parts = [
        figures_chart(
            "protected-funnel",
            text("filtered.funnel.title"),
            text("filtered.funnel.stage"),
            funnel_figures(found.stages, found, analysis),
            finding,
            rules,
            text,
        )
    ]
    if found.routes:
        parts.append(
            figures_chart(
                "protected-routes",
                text("filtered.funnel.routes"),
                text("filtered.funnel.route"),
                funnel_figures(found.routes, found, analysis),
                text("filtered.funnel.routes.finding"),
                rules,
                text,
            )
        )
    return protected_section(analysis, "path", title, parts)


def funnel_figures(
    rows: Sequence[ProtectedRow], found: ProtectedFunnel, analysis: Analysis
) -> list[tuple[str, ProtectedFigure]]:
    """Each stage or route of the base."""
    text = analysis.visit.text
    return [(text.label(row.label), share_of(row.count, found.base)) for row in rows if row.label]


def goals_section(analysis: Analysis) -> Section:
    """The goals that count persons, among the selected."""
    text, rules = analysis.visit.text, analysis.definition.protection
    found = protected_goals(*asked_by(analysis))
    title = text("filtered.goals")
    if not found:
        return Section("goals", title, [html.P(text("filtered.goals.none"))])
    block = figures_chart(
        "protected-goals",
        text("filtered.goals.title"),
        text("filtered.goals"),
        [(text.label(one.goal.short_name), one.figure) for one in found],
        text("filtered.goals.finding"),
        rules,
        text,
    )
    return protected_section(analysis, "goals", title, [block])


def endings_section(analysis: Analysis) -> Section:
    """Why courses ended, to what, and how long they lasted."""
    text = analysis.visit.text
    parts = [
        table_chart(
            table,
            analysis,
            title=text(f"filtered.endings.{table.name}"),
            finding="filtered.endings.finding",
        )
        for table in protected_endings(*asked_by(analysis))
    ]
    return protected_section(analysis, "endings", text("filtered.endings"), parts)


def profile_sections(analysis: Analysis) -> list[Section]:
    """Who the selected are, and what became of them."""
    text = analysis.visit.text
    tables = protected_profile(*asked_by(analysis))
    return [
        protected_section(
            analysis,
            section_id,
            text(title),
            [
                table_chart(table, analysis, finding="filtered.profile.finding")
                for table in tables
                if (table.name in BECAME) is became
            ],
        )
        for section_id, title, became in (
            ("profile", "filtered.profile", False),
            ("became", "filtered.profile.outcomes", True),
        )
    ]


def effort_section(analysis: Analysis, *, only: Sequence[str] | None = None) -> Section:
    """What the selected took part in, when the last contact was, hours in jobs."""
    text = analysis.visit.text
    tables = protected_effort(*asked_by(analysis))
    parts = [
        table_chart(
            table,
            analysis,
            title=text(f"filtered.effort.{table.name}"),
            finding=(
                "filtered.effort.events.finding" if table.overlap else "filtered.effort.finding"
            ),
        )
        for table in tables
        if only is None or table.name in only
    ]
    if not parts:
        return Section("effort", text("filtered.effort"), [html.P(text("filtered.effort.none"))])
    return protected_section(analysis, "effort", text("filtered.effort"), parts)


def table_chart(
    table: ProtectedTable, analysis: Analysis, *, finding: str, title: str | None = None
) -> Chart | html.Div:
    """A one-way table: each row of the total. `finding` is a message with the total as n."""
    text, rules = analysis.visit.text, analysis.definition.protection
    words = title or table_words(table, analysis.definition, text)
    return figures_chart(
        f"protected-{table.name}".replace(".", "-"),
        words,
        text("filtered.value"),
        [(row_words(table, row, text), share_of(row.count, table.total)) for row in table.rows],
        text(finding, n=say_count(table.total, rules, text)),
        rules,
        text,
    )


def share_of(count: ProtectedCount, base: ProtectedCount) -> ProtectedShare:
    """The count of its base, as both are shown."""
    return ProtectedShare(numerator=count, denominator=base)


def asked_by(analysis: Analysis) -> tuple[Viewer, ProjectStore, str, Selection]:
    """Who asks, of which store and project, about whom."""
    visit = analysis.visit
    return visit.viewer, visit.store, analysis.project_id, analysis.selection
