"""The way through a project: its stages, and the routes into work beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components.analysis import LEAST_PERSONS
from dashboard.components.count_bars import draw_bars
from dashboard.components.course_words import CourseWords
from dashboard.components.sections import Chart, Section
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell, share_cell
from dashboard.indicators.courses import (
    Paths,
    Step,
    StepBase,
    funnel,
    route_shares,
)

BASES: tuple[StepBase, ...] = ("first", "before")


def path_section(say: CourseWords, paths: Paths, base: StepBase) -> Section:
    """The stages of everybody selected and, beside them, the routes into work."""
    text = say.text
    title = text("courses.path")
    if not paths.stages:
        return Section("path", title, [html.P(text("courses.no_stages"), className="section-lead")])
    parts: list[Any] = [_base_switch(say, base), _funnel(say, paths, base)]
    if paths.routes:
        parts.append(_routes(say, paths))
    return Section("path", title, parts, text("courses.path.lead"))


def path_definitions(say: CourseWords, paths: Paths) -> list[tuple[str, str]]:
    """How stages and routes are counted."""
    text = say.text
    terms = [(text.label(stage.label), say.meaning(stage.where)) for stage in paths.stages]
    terms += [
        (text("courses.def.route", route=text.label(route.label)), say.meaning(route.where))
        for route in paths.routes
    ]
    if paths.stages:
        terms.append((text("courses.term.base"), text("courses.def.base")))
    return terms


def _base_switch(say: CourseWords, base: StepBase) -> html.Nav:
    text = say.text
    options = [(code, text(f"courses.of.{code}")) for code in BASES]
    address = say.analysis.visit.address
    return switch(text("courses.of"), "of", options, base, address, default=BASES[0])


def _funnel(say: CourseWords, paths: Paths, base: StepBase) -> Chart:
    text = say.text
    steps = funnel(paths, base)
    bars = [
        say.bar(text.label(step.stage.label), step.tally.numerator, step.tally.denominator or 0)
        for step in steps
    ]
    return Chart(
        id="funnel",
        title=text(f"courses.funnel.title.{base}", first=say.quoted(paths.stages[0])),
        finding=_say_funnel(say, paths, base),
        table=_funnel_table(say, steps, base),
        drawing=[draw_bars(bars)],
        after=[html.P(text(f"courses.funnel.key.{base}"), className="count-key")],
    )


def _say_funnel(say: CourseWords, paths: Paths, base: StepBase) -> str:
    """How many reach the last stage, and where the path is least of a staircase."""
    text = say.text
    steps = funnel(paths, base)
    last = steps[-1]
    sentences = []
    if len(steps) > 1:
        of = steps[0] if base == "first" else steps[-2]
        sentences.append(
            text(
                "courses.funnel.last",
                stage=say.quoted(last.stage),
                share=say.share(last.tally.numerator, last.tally.denominator or 0),
                base=say.quoted(of.stage),
            )
            + say.few(last.tally.denominator or 0)
        )
    skipping = funnel(paths, "before")
    most = max(skipping, key=lambda step: step.beside)
    if most.beside:
        before = skipping[skipping.index(most) - 1]
        sentences.append(
            text(
                "courses.funnel.skip",
                stage=say.quoted(most.stage),
                share=say.share(most.beside, most.holds),
                before=say.quoted(before.stage),
            )
        )
    return " ".join(sentences) or text("courses.funnel.one", n=say.count(steps[0].holds))


def _funnel_table(say: CourseWords, steps: Sequence[Step], base: StepBase) -> Table:
    text = say.text
    rows: list[tuple[str | Cell, ...]] = []
    for i, step in enumerate(steps):
        k, n = step.tally.numerator, step.tally.denominator or 0
        of = steps[0 if base == "first" else max(0, i - 1)]
        rows.append(
            (
                text.label(step.stage.label),
                text.label(of.stage.label),
                count_cell(step.holds, text),
                count_cell(k, text),
                count_cell(n, text),
                share_cell(k, n, text),
                say.interval(k, n),
                count_cell(step.beside, text),
            )
        )
    columns = ("stage", "base", "holds", "both", "of", "share", "interval", "beside")
    return Table(
        id="funnel",
        caption=text(f"courses.funnel.caption.{base}"),
        head=tuple(text(f"courses.column.{column}") for column in columns),
        rows=tuple(rows),
        labels=2,
    )


def _routes(say: CourseWords, paths: Paths) -> Any:
    """The routes of those on any; a sentence where they are no group."""
    text = say.text
    found = route_shares(paths)
    n = found.on_any
    if n < LEAST_PERSONS:
        key = "courses.routes.one" if n else "courses.routes.nobody"
        return html.Div([html.H3(text("courses.routes")), html.P(text(key))])
    shares = [(text.label(route.label), tally.numerator) for route, tally in found.routes]
    columns = ("route", "both", "of", "share", "interval")
    overlap = text("courses.routes.overlap", n=say.count(found.overlap))
    return Chart(
        id="routes",
        title=text("courses.routes"),
        finding=_say_routes(say, shares, n),
        table=Table(
            id="routes",
            caption=text("courses.routes"),
            head=tuple(text(f"courses.column.{column}") for column in columns),
            rows=tuple(
                (
                    label,
                    count_cell(k, text),
                    count_cell(n, text),
                    share_cell(k, n, text),
                    say.interval(k, n),
                )
                for label, k in shares
            ),
            notes=(overlap,) if found.overlap else (),
        ),
        drawing=[draw_bars([say.bar(label, k, n) for label, k in shares])],
    )


def _say_routes(say: CourseWords, shares: Sequence[tuple[str, int]], on_any: int) -> str:
    text = say.text
    listed = say.words.listed(
        [
            text(
                "courses.routes.part",
                k=say.count(k),
                share=say.percent(k / on_any, on_any),
                route=say.words.quote(label),
            )
            for label, k in shares
        ],
        "list.and",
    )
    return text("courses.routes.finding", n=say.count(on_any), routes=listed) + say.few(on_any)
