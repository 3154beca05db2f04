"""The way through a project: its stages, the routes beside them, and cohort by cohort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from dashboard.components.analysis import LEAST_PERSONS, Chart, Section
from dashboard.components.count_bars import draw_bars
from dashboard.components.course_words import CourseWords
from dashboard.components.selection import cohort_words
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell, share_cell
from dashboard.figures.palette import DATA
from dashboard.indicators.cohorts import CohortLength
from dashboard.indicators.courses import (
    MONTHS_TO_BEGIN,
    MONTHS_TO_START,
    CohortSteps,
    Paths,
    Step,
    StepBase,
    by_cohort,
    funnel,
    months_needed,
    of_ready,
    route_shares,
)
from dashboard.indicators.filters import COHORT
from dashboard.indicators.results import Tally

BASES: tuple[StepBase, ...] = ("first", "before")
LENGTHS: tuple[CohortLength, ...] = ("half_year", "quarter", "month")


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


def cohort_section(
    say: CourseWords, paths: Paths, base: StepBase, length: CohortLength
) -> Section | None:
    """Cohort by stage as one table. None without stages."""
    if not paths.stages:
        return None
    text, definition = say.text, say.analysis.definition
    months = [months_needed(stage.where, definition.waves) for stage in paths.stages]
    rows = by_cohort(paths, length, base, months, say.analysis.as_of)
    options = [(code, text(f"courses.length.{code}")) for code in LENGTHS]
    parts = [
        switch(
            text("courses.length"),
            "length",
            options,
            length,
            say.analysis.visit.address,
            default=LENGTHS[0],
        ),
        Chart(
            id="cohort-steps",
            title=text(f"courses.cohorts.title.{base}"),
            finding=_say_cohorts(say, rows),
            table=_cohort_table(say, paths, rows, base),
            drawing=[_grid(say, paths, rows, base)],
            css_class="cohort-figure",
        ),
    ]
    return Section("cohorts", text("courses.cohorts"), parts, text("courses.cohorts.lead"))


def path_definitions(say: CourseWords, paths: Paths) -> list[tuple[str, str]]:
    """How stages, routes and cohorts are counted."""
    text = say.text
    terms = [(text.label(stage.label), say.meaning(stage.where)) for stage in paths.stages]
    terms += [
        (text("courses.def.route", route=text.label(route.label)), say.meaning(route.where))
        for route in paths.routes
    ]
    if paths.stages:
        early = text(
            "courses.def.early",
            start=say.count(MONTHS_TO_START),
            begin=say.count(MONTHS_TO_BEGIN),
        )
        terms += [
            (text("courses.term.base"), text("courses.def.base")),
            (text("courses.term.cohort"), text("courses.def.cohort")),
            (text("courses.term.early"), early),
        ]
    return terms


def _base_switch(say: CourseWords, base: StepBase) -> html.Nav:
    text = say.text
    options = [(code, text(f"courses.of.{code}")) for code in BASES]
    address = say.analysis.visit.address
    return switch(text("courses.of"), "of", options, base, address, default=BASES[0])


# --- Everybody together ----------------------------------------------------------------------


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


# --- Cohort by cohort ------------------------------------------------------------------------


def _say_cohorts(say: CourseWords, rows: Sequence[CohortSteps]) -> str:
    """What the cohorts that were followed long enough say of the last stage."""
    text = say.text
    number = sum(1 for row in rows if row.persons)
    ready = sum(1 for row in rows if row.persons and not row.is_early[-1])
    last = of_ready(rows)[-1]
    one = ".one" if number == 1 else ""
    if not ready:
        key = f"courses.cohorts.none_ready{one}"
        return text(key, n=say.count(number), stage=say.quoted(last.stage))
    k, n = last.tally.numerator, last.tally.denominator or 0
    key = f"courses.cohorts.all_ready{one}" if ready == number else "courses.cohorts.some_ready"
    return text(
        key,
        ready=say.count(ready),
        n=say.count(number),
        stage=say.quoted(last.stage),
        share=say.share(k, n),
    ) + say.few(n)


def _grid(say: CourseWords, paths: Paths, rows: Sequence[CohortSteps], base: StepBase) -> html.Div:
    """A row for each cohort, a column for each stage; a bar under each share."""
    text = say.text
    title = text(f"courses.cohorts.title.{base}")
    head = [
        html.Th(text("courses.column.cohort"), scope="col"),
        *(html.Th(text.label(stage.label), scope="col") for stage in paths.stages),
        html.Th(text("courses.column.open"), scope="col"),
    ]
    body = [
        html.Tr(
            [
                html.Th(_cohort_link(say, row), scope="row"),
                *(
                    _cell(say, step, place == 0, row.is_early[place], row.persons < LEAST_PERSONS)
                    for place, step in enumerate(row.steps)
                ),
                _open_cell(say, row.open_, row.persons, row.persons < LEAST_PERSONS),
            ]
        )
        for row in rows
    ]
    for words, steps in _totals(say, paths, rows, base):
        cells = [_cell(say, step, place == 0) for place, step in enumerate(steps)]
        last = _open_cell(say, paths.open_, paths.n)
        if len(body) > len(rows):
            # How many persons the cohorts have that are old enough differs from step to step.
            cells[0] = last = html.Td()
        body.append(html.Tr([html.Th(words, scope="row"), *cells, last], className="together"))
    return html.Div(
        html.Table(
            [
                html.Caption(title, className="visually-hidden"),
                html.Thead(html.Tr(head)),
                html.Tbody(body),
            ],
            className="cohort-grid",
        ),
        className="scroll-table",
        tabIndex="0",
        role="group",
        **{"aria-label": title},
    )


def _cohort_link(say: CourseWords, row: CohortSteps) -> Any:
    """The cohort's name, which shows the whole page for that cohort alone."""
    words = cohort_words(row.cohort.code, say.text)
    if row.persons < LEAST_PERSONS:
        return words
    href = say.analysis.visit.address.changed({COHORT: row.cohort.code})
    return dcc.Link(words, href=href, id=f"cohort-{row.cohort.code}")


def _totals(
    say: CourseWords, paths: Paths, rows: Sequence[CohortSteps], base: StepBase
) -> list[tuple[str, tuple[Step, ...]]]:
    """All cohorts together and, where some are too early, those that are not."""
    totals = [(say.text("courses.cohorts.together"), funnel(paths, base))]
    if any(any(row.is_early) for row in rows):
        totals.append((say.text("courses.cohorts.ready"), of_ready(rows)))
    return totals


def _cell(
    say: CourseWords, step: Step, is_first: bool, early: bool = False, hidden: bool = False
) -> html.Td:
    text = say.text
    k, n = step.tally.numerator, step.tally.denominator or 0
    if is_first:
        return html.Td(html.Span(say.count(step.holds), className="grid-share"))
    if hidden or not n:
        return html.Td(text("card.no_value"), className="grid-none")
    of = html.Span(text("card.k_of_n", k=say.count(k), n=say.count(n)), className="grid-of")
    if early:
        return html.Td([html.Span(text("courses.early"), className="grid-early"), of])
    filled = html.Span(style={"width": f"{k / n:.1%}", "background": DATA})
    return html.Td(
        [
            html.Span(say.percent(k / n, n), className="grid-share"),
            of,
            html.Span(filled, className="grid-bar", **{"aria-hidden": "true"}),
        ]
    )


def _open_cell(say: CourseWords, k: int, n: int, hidden: bool = False) -> html.Td:
    if hidden or not n:
        return html.Td(say.text("card.no_value"), className="grid-none")
    return html.Td(
        html.Span(say.text("card.k_of_n", k=say.count(k), n=say.count(n)), className="grid-of")
    )


def _cohort_table(
    say: CourseWords, paths: Paths, rows: Sequence[CohortSteps], base: StepBase
) -> Table:
    """The same figures with one row for each cohort and stage."""
    text = say.text
    lines: list[tuple[str | Cell, ...]] = []

    def add(
        name: str, what: str, tally: Tally, *, early: bool = False, hidden: bool = False
    ) -> None:
        k, n = tally.numerator, tally.denominator or 0
        lines.append(
            (
                name,
                what,
                text("courses.early") if early else "",
                count_cell(None if hidden else k, text),
                count_cell(None if hidden else n, text),
                share_cell(0 if hidden else k, 0 if hidden else n, text),
            )
        )

    not_ended = text("courses.column.open")
    for row in rows:
        name, hidden = cohort_words(row.cohort.code, text), row.persons < LEAST_PERSONS
        for step, early in zip(row.steps, row.is_early, strict=True):
            add(name, text.label(step.stage.label), step.tally, early=early, hidden=hidden)
        add(name, not_ended, Tally(row.open_, row.persons), hidden=hidden)
    for i, (name, steps) in enumerate(_totals(say, paths, rows, base)):
        for step in steps[1:] if i else steps:
            add(name, text.label(step.stage.label), step.tally)
        if not i:
            add(name, not_ended, Tally(paths.open_, paths.n))
    columns = ("cohort", "stage", "followed", "both", "of", "share")
    notes = [text("courses.cohorts.early_note")] if any(any(r.is_early) for r in rows) else []
    if any(row.persons == 1 for row in rows):
        notes.append(text("courses.cohorts.single_note"))
    return Table(
        id="cohorts",
        caption=text("courses.cohorts.caption"),
        head=tuple(text(f"courses.column.{column}") for column in columns),
        rows=tuple(lines),
        labels=3,
        notes=tuple(notes),
    )
