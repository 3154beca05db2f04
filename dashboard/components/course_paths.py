"""The way through a project: its stages, and the routes into work beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS
from dashboard.components.count_bars import draw_bars
from dashboard.components.course_words import CourseWords
from dashboard.components.sections import Chart, Section
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell, share_cell
from dashboard.figures.count_bars import BarGroup
from dashboard.indicators.courses import (
    CohortSteps,
    Paths,
    Retained,
    Step,
    StepBase,
    funnel,
    referred_lately,
    route_shares,
)
from dashboard.indicators.definition import Route
from dashboard.indicators.retained import own_base

BASES: tuple[StepBase, ...] = ("first", "before")


def path_section(
    say: CourseWords, paths: Paths, base: StepBase, cohorts: Sequence[CohortSteps]
) -> Section:
    """The stages of everybody selected and, beside them, the routes into work.

    `cohorts` say for how many it is too early for a step.
    """
    text = say.text
    title = text("courses.path")
    if not paths.stages:
        return Section("path", title, [html.P(text("courses.no_stages"), className="section-lead")])
    steps = funnel(paths, base)
    late = referred_lately(cohorts)
    parts: list[Any] = [_base_switch(say, base), _funnel(say, paths, base, steps, late)]
    if paths.routes:
        last = steps[-1].tally
        parts.append(_routes(say, paths, (last.numerator, last.denominator or 0)))
    lead = text("courses.path.lead")
    if not say.analysis.sees_splits:
        # Which cohorts it is too early for, and how many they are, is for leaders.
        lead = f"{lead} {text('filtered.may_rise')}"
    return Section("path", title, parts, lead)


def path_definitions(say: CourseWords, paths: Paths) -> list[tuple[str, str]]:
    """How stages and routes are counted."""
    text = say.text
    terms = [(text.label(stage.label), say.meaning(stage.where)) for stage in paths.stages]
    for route in paths.routes:
        meaning, own = say.meaning(route.where), own_base(route.where)
        if own is not None:
            meaning += " " + text("courses.def.own_base", clause=say.clause(own))
        terms.append((text("courses.def.route", route=text.label(route.label)), meaning))
    if paths.stages:
        terms.append((text("courses.term.base"), text("courses.def.base")))
    return terms


def _base_switch(say: CourseWords, base: StepBase) -> html.Nav:
    text = say.text
    options = [(code, text(f"courses.of.{code}")) for code in BASES]
    address = say.analysis.visit.address
    return switch(text("courses.of"), "of", options, base, address, default=BASES[0])


def _funnel(
    say: CourseWords, paths: Paths, base: StepBase, steps: Sequence[Step], late: Sequence[int]
) -> Chart:
    text = say.text

    def beside(step: Step, lately: int) -> str:
        """What the share leaves out: those beside the base, and that it may still rise."""
        notes = [text("courses.beside", n=say.count(step.beside))] if step.beside else []
        if lately:
            notes.append(text("courses.may_rise"))
        return "".join(f", {note}" for note in notes)

    bars = [
        say.bar(
            text.label(step.stage.label),
            step.tally.numerator,
            step.tally.denominator or 0,
            beside(step, lately),
        )
        for step, lately in zip(steps, late, strict=True)
    ]
    return Chart(
        id="funnel",
        title=text(f"courses.funnel.title.{base}", first=say.quoted(paths.stages[0])),
        finding=_say_funnel(say, paths, base, steps, late[-1]),
        table=_funnel_table(say, steps, base, late),
        drawing=[draw_bars(bars)],
        after=[html.P(text(f"courses.funnel.key.{base}"), className="count-key")],
    )


def _say_funnel(
    say: CourseWords, paths: Paths, base: StepBase, steps: Sequence[Step], lately: int
) -> str:
    """How many reach the last stage, and where the path is least of a staircase."""
    text = say.text
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
            + say.few((last.tally.numerator, last.tally.denominator or 0))
        )
        if lately:
            lately_of = say.share(lately, last.tally.denominator or 0)
            sentences.append(text("courses.funnel.lately", share=lately_of))
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


def _funnel_table(
    say: CourseWords, steps: Sequence[Step], base: StepBase, late: Sequence[int]
) -> Table:
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
                count_cell(late[i], text),
            )
        )
    columns = ("stage", "base", "holds", "both", "of", "share", "interval", "beside", "lately")
    return Table(
        id="funnel",
        caption=text(f"courses.funnel.caption.{base}"),
        head=tuple(text(f"courses.column.{column}") for column in columns),
        rows=tuple(rows),
        labels=2,
    )


def _routes(say: CourseWords, paths: Paths, warned: tuple[int, int]) -> Any:
    """The routes of those on any, and the retained; a sentence where there is no group.

    `warned` is the share that the section has warned of already, if it rests on few.
    """
    text = say.text
    found = route_shares(paths)
    retained = [one for one in found.retained if (one.tally.denominator or 0) >= LEAST_PERSONS]
    n = found.on_any if found.on_any >= LEAST_PERSONS else 0
    nothing = text("courses.routes.one" if found.on_any else "courses.routes.nobody")
    if not n and not retained:
        return html.Div([html.H3(text("courses.routes")), html.P(nothing)])
    into_work = [(route, tally.numerator, n) for route, tally in found.routes] if n else []
    apart = [(one.route, one.tally.numerator, one.tally.denominator or 0) for one in retained]
    shown = [*into_work, *apart]
    said = [_say_routes(say, into_work, n) if n else nothing]
    said += [_say_retained(say, one) for one in retained]
    few = "" if say.few(warned) else say.few(*((k, of) for _, k, of in shown))
    notes = [text("courses.routes.overlap", n=say.count(found.overlap))] if found.overlap else []
    drawing: list[Any] = [draw_bars(_route_bars(say, into_work))] if n else []
    if apart:
        title = html.Div(text("courses.routes.retained"), className="bars-title")
        drawing += [html.Div(title, **{"aria-hidden": "true"}), draw_bars(_route_bars(say, apart))]
    columns = ("route", "both", "of", "share", "interval")
    return Chart(
        id="routes",
        title=text("courses.routes"),
        finding=" ".join(said) + few,
        table=Table(
            id="routes",
            caption=text("courses.routes"),
            head=tuple(text(f"courses.column.{column}") for column in columns),
            rows=tuple(
                (
                    text.label(route.label),
                    count_cell(k, text),
                    count_cell(of, text),
                    share_cell(k, of, text),
                    say.interval(k, of),
                )
                for route, k, of in shown
            ),
            notes=tuple(notes),
        ),
        drawing=drawing,
    )


def _route_bars(say: CourseWords, shares: Sequence[tuple[Route, int, int]]) -> list[BarGroup]:
    return [say.bar(say.text.label(route.label), k, n) for route, k, n in shares]


def _say_routes(say: CourseWords, shares: Sequence[tuple[Route, int, int]], on_any: int) -> str:
    text = say.text
    listed = say.words.listed(
        [
            text(
                "courses.routes.part",
                k=say.count(k),
                share=say.percent(k / on_any, on_any),
                route=say.quoted(route),
            )
            for route, k, _ in shares
        ],
        "list.and",
    )
    return text("courses.routes.finding", n=say.count(on_any), routes=listed)


def _say_retained(say: CourseWords, one: Retained) -> str:
    """The retained, of those who had something to keep."""
    return say.text(
        "courses.routes.kept",
        route=say.quoted(one.route),
        share=say.share(one.tally.numerator, one.tally.denominator or 0),
        clause=say.clause(one.base),
    )
