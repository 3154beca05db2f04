"""Contacts and events by kind and period."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.components.analysis import Analysis
from dashboard.components.effort_partners import goals_chart
from dashboard.components.effort_words import EffortWords, capital, sentences
from dashboard.components.period_columns import draw_columns
from dashboard.components.sections import Chart, Section
from dashboard.components.selection import cohort_words
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell
from dashboard.figures.effort import MOST_NUMBERED, PeriodEvents, period_columns
from dashboard.indicators.cohorts import (
    Cohort,
    CohortLength,
    cohort_of,
    cohorts_between,
    month_number,
    month_start,
)
from dashboard.indicators.effort import Effort, KindCount

#: The parameter that says how long the periods are, what it may be, and what it is otherwise.
PERIOD = "period"
LENGTHS: dict[str, CohortLength] = {
    "month": "month",
    "quarter": "quarter",
    "half_year": "half_year",
}
DEFAULT_LENGTH = "quarter"


def over_time(analysis: Analysis, effort: Effort, length: CohortLength) -> Section:
    """Events by kind and period; no parts where there are no events."""
    say = EffortWords(analysis)
    text = say.text
    if not effort.kinds:
        return Section("over-time", text("effort.over_time.title"))
    finding = sentences(_say_most(say, effort.kinds), _change(say, effort, length))
    notes = [text("effort.over_time.empty_periods")]
    current = cohort_of(analysis.as_of, length)
    if current.last_day > analysis.as_of:
        period = capital(cohort_words(current.code, text))
        notes.insert(0, text("effort.over_time.unfinished", period=period, day=say.day))
    if effort.left_out:
        one = ".one" if effort.left_out == 1 else ""
        notes.insert(0, text(f"effort.over_time.left_out{one}", n=say.count(effort.left_out)))
    lengths = switch(
        text("effort.period"),
        PERIOD,
        [(code, text(f"effort.period.{code}")) for code in LENGTHS],
        length,
        analysis.visit.address,
        default=DEFAULT_LENGTH,
    )
    parts = [
        Chart(
            "events",
            text(f"effort.over_time.chart.{length}"),
            finding,
            _period_table(say, effort, length, notes),
            drawing=[lengths, _key(say), _panels(say, effort, length)],
        ),
    ]
    if goals := effort.goals_of("events"):
        parts.append(goals_chart(say, "goals-events", text("effort.goals.events"), goals))
    return Section(
        "over-time", text("effort.over_time.title"), parts, text("effort.over_time.lead")
    )


def _say_most(say: EffortWords, kinds: Sequence[KindCount]) -> str:
    """The kind with the most events; nothing where several have as many."""
    most = max(one.events for one in kinds)
    [first, *others] = [one for one in kinds if one.events == most]
    if others:
        return ""
    return say.text(
        "effort.over_time.finding" + ("" if first.persons else ".nameless"),
        kind=say.kind(first.kind),
        events=say.count(first.events),
        persons=say.count(first.persons),
    )


def _change(say: EffortWords, effort: Effort, length: CohortLength) -> str:
    """The latest whole period against the one before, where neither is the project's first."""
    first = month_start(min(one.month for one in effort.periods))
    as_of = say.analysis.as_of
    whole = [one for one in cohorts_between(first, as_of, length) if one.last_day <= as_of][1:]
    if len(whole) < 2:
        return ""
    now, before = (
        sum(one.events for one in effort.periods if one.month == month_number(period.first_day))
        for period in (whole[-1], whole[-2])
    )
    return say.text(
        "effort.over_time.change",
        period=cohort_words(whole[-1].code, say.text),
        now=say.count(now),
        earlier=cohort_words(whole[-2].code, say.text),
        before=say.count(before),
    )


def _key(say: EffortWords) -> html.P:
    return html.P(
        [
            html.Span(className="swatch swatch-soft", **{"aria-hidden": "true"}),
            say.text("effort.events"),
            html.Span(className="swatch swatch-firm", **{"aria-hidden": "true"}),
            say.text("effort.persons"),
        ],
        className="swatches",
    )


def _panels(say: EffortWords, effort: Effort, length: CohortLength) -> html.Div:
    """A small drawing for each kind, all on the same time axis."""
    first = month_start(min(one.month for one in effort.periods))
    last = cohort_of(say.analysis.as_of, length).last_day
    numbered = len(cohorts_between(first, last, length)) <= MOST_NUMBERED

    def panel(kind: KindCount) -> html.Div:
        counts = [
            PeriodEvents(period.first_day, period.last_day, one.events, one.persons)
            for one in effort.periods
            if one.kind == kind.kind
            for period in [_period(one.month, length)]
        ]
        key = "effort.over_time.panel" + ("" if kind.persons else ".nameless")
        size = say.text(key, events=say.count(kind.events), persons=say.count(kind.persons))
        return html.Div(
            [
                html.P(
                    [
                        html.Span(capital(say.kind(kind.kind)), className="panel-name"),
                        html.Span(size, className="panel-size"),
                    ],
                    className="panel-head",
                ),
                draw_columns(period_columns(counts, first, last, say.text, numbered=numbered)),
            ]
        )

    return html.Div([panel(kind) for kind in effort.kinds], className="period-panels")


def _period(month: int, length: CohortLength) -> Cohort:
    return cohort_of(month_start(month), length)


def _period_table(
    say: EffortWords, effort: Effort, length: CohortLength, notes: Sequence[str]
) -> Table:
    text = say.text
    rows: list[tuple[str | Cell, ...]] = []
    for kind in effort.kinds:
        rows += [
            (
                capital(say.kind(kind.kind)),
                cohort_words(_period(one.month, length).code, text),
                count_cell(one.events, text),
                count_cell(one.persons, text),
            )
            for one in effort.periods
            if one.kind == kind.kind
        ]
        total = (count_cell(kind.events, text), count_cell(kind.persons, text))
        rows.append((capital(say.kind(kind.kind)), text("effort.total"), *total))
    return Table(
        "events",
        text(f"effort.over_time.chart.{length}"),
        (
            text("effort.over_time.kind"),
            text("effort.over_time.period"),
            text("effort.events"),
            text("effort.persons"),
        ),
        tuple(rows),
        labels=2,
        notes=tuple(notes),
    )
