"""Cohort by cohort: intake cohorts by the project's stages, as one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS
from dashboard.components.course_words import CourseWords
from dashboard.components.sections import Chart, Section
from dashboard.components.selection import cohort_words
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell, share_cell
from dashboard.figures.palette import DATA, DATA_SOFT
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
)
from dashboard.indicators.filters import COHORT
from dashboard.indicators.results import Tally

LENGTHS: tuple[CohortLength, ...] = ("half_year", "quarter", "month")


def cohort_section(
    say: CourseWords,
    paths: Paths,
    base: StepBase,
    length: CohortLength,
    rows: Sequence[CohortSteps],
) -> Section | None:
    """Cohort by stage as one table: the `rows` of that length. None without stages."""
    if not paths.stages:
        return None
    text = say.text
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


def cohort_rows(
    say: CourseWords, paths: Paths, base: StepBase, length: CohortLength
) -> tuple[CohortSteps, ...]:
    """The steps of each cohort, with which of them are too early for it on the page's date."""
    waves = say.analysis.definition.waves
    months = [months_needed(stage.where, waves) for stage in paths.stages]
    return by_cohort(paths, length, base, months, say.analysis.as_of)


def cohort_definitions(say: CourseWords, paths: Paths) -> list[tuple[str, str]]:
    """What a cohort is, and when it is too early for a step."""
    if not paths.stages:
        return []
    text = say.text
    early = text(
        "courses.def.early",
        start=say.count(MONTHS_TO_START),
        begin=say.count(MONTHS_TO_BEGIN),
    )
    return [
        (text("courses.term.cohort"), text("courses.def.cohort")),
        (text("courses.term.early"), early),
    ]


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
    ) + say.few((k, n))


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
        is_all = len(body) == len(rows)
        cells = [
            _cell(
                say,
                step,
                place == 0,
                is_all and _all_early(rows, place),
                partly=is_all and _some_early(rows, place),
            )
            for place, step in enumerate(steps)
        ]
        last = _open_cell(say, paths.open_, paths.n)
        if not is_all:
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
    return html.A(words, href=href, id=f"cohort-{row.cohort.code}")


def _totals(
    say: CourseWords, paths: Paths, rows: Sequence[CohortSteps], base: StepBase
) -> list[tuple[str, tuple[Step, ...]]]:
    """All cohorts together and, where some are too early, those that are not."""
    totals = [(say.text("courses.cohorts.together"), funnel(paths, base))]
    if any(any(row.is_early) for row in rows):
        totals.append((say.text("courses.cohorts.ready"), of_ready(rows)))
    return totals


def _all_early(rows: Sequence[CohortSteps], place: int) -> bool:
    """Whether no cohort was followed long enough for the step."""
    return all(row.is_early[place] for row in rows if row.persons)


def _some_early(rows: Sequence[CohortSteps], place: int) -> bool:
    """Whether the step is too early for some of those taken together."""
    return any(row.is_early[place] for row in rows if row.persons)


def _cell(
    say: CourseWords,
    step: Step,
    is_first: bool,
    early: bool = False,
    hidden: bool = False,
    partly: bool = False,
) -> html.Td:
    """A share over its bar. `early`: the number alone; `partly`: pale, and said to be so."""
    text = say.text
    k, n = step.tally.numerator, step.tally.denominator or 0
    if is_first:
        return html.Td(html.Span(say.count(step.holds), className="grid-share"))
    if hidden or not n:
        return html.Td(text("card.no_value"), className="grid-none")
    of = html.Span(text("card.k_of_n", k=say.count(k), n=say.count(n)), className="grid-of")
    if early:
        return html.Td([html.Span(text("courses.early"), className="grid-early"), of])
    colour, css_class = (DATA_SOFT, "grid-share grid-partly") if partly else (DATA, "grid-share")
    filled = html.Span(style={"width": f"{k / n:.1%}", "background": colour})
    note = [html.Span(text("courses.early.partly"), className="grid-early")] if partly else []
    return html.Td(
        [
            html.Span(say.percent(k / n, n), className=css_class),
            of,
            *note,
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
        name: str,
        what: str,
        tally: Tally,
        *,
        early: bool = False,
        hidden: bool = False,
        partly: bool = False,
    ) -> None:
        k, n = tally.numerator, tally.denominator or 0
        lines.append(
            (
                name,
                what,
                text("courses.early") if early else text("courses.early.partly") if partly else "",
                count_cell(None if hidden else k, text),
                count_cell(None if hidden else n, text),
                share_cell(k, 0 if hidden or early else n, text),
            )
        )

    not_ended = text("courses.column.open")
    for row in rows:
        name, hidden = cohort_words(row.cohort.code, text), row.persons < LEAST_PERSONS
        for step, early in zip(row.steps, row.is_early, strict=True):
            add(name, text.label(step.stage.label), step.tally, early=early, hidden=hidden)
        add(name, not_ended, Tally(row.open_, row.persons), hidden=hidden)
    for i, (name, steps) in enumerate(_totals(say, paths, rows, base)):
        for place, step in enumerate(steps):
            if place or not i:
                early = not i and _all_early(rows, place)
                partly = not i and _some_early(rows, place)
                add(name, text.label(step.stage.label), step.tally, early=early, partly=partly)
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
