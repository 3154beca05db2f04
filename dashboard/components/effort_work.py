"""The tasks of staff members and the time they took, and the hours of persons in jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS, Analysis
from dashboard.components.count_bars import draw_bars
from dashboard.components.effort_words import EffortWords, capital, sentences
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell, number_cell, share_cell
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.effort import HOUR_BANDS, Effort, Jobs, TaskCount, TaskTotal, add_tasks
from dashboard.text import formats

_MINUTES = 60


# --- Tasks and time --------------------------------------------------------------------------


def tasks_and_time(analysis: Analysis, effort: Effort) -> Section:
    """Tasks by kind, and the time spent; no parts where there are no tasks."""
    say = EffortWords(analysis)
    title, lead = say.text("effort.tasks.title"), say.text("effort.tasks.lead")
    if not effort.tasks:
        return Section("tasks", title)
    kinds = add_tasks((one.kind, one) for one in effort.tasks)
    parts = [_task_chart(say, kinds)]
    timed = sum(one.timed for one in effort.tasks)
    tasks = sum(one.tasks for one in effort.tasks)
    if 2 * timed >= tasks and any(one.minutes for one in effort.tasks):
        parts.append(_time_chart(say, effort.tasks, timed, tasks))
    return Section("tasks", title, parts, lead)


def _task_chart(say: EffortWords, kinds: Mapping[str | None, TaskTotal]) -> Chart:
    text = say.text
    total = sum(one.tasks for one in kinds.values())
    kind, k, each = say.leading("event_kind", {code: one.tasks for code, one in kinds.items()})
    timed = sum(one.timed for one in kinds.values())
    too_little = ""
    if timed > 0 and 2 * timed < total:
        too_little = text("effort.time.too_little", **say.k_of_n(timed, total))
    rows: list[tuple[str | Cell, ...]] = [
        (capital(say.code("event_kind", code)), *say.cells([(one.tasks, total)]))
        for code, one in kinds.items()
    ]
    rows.append((text("effort.total"), *say.cells([(total, total)])))
    bars = [
        BarGroup(capital(say.code("event_kind", code)), (say.share_bar(one.tasks, total),))
        for code, one in kinds.items()
    ]
    title = text("effort.tasks.chart")
    return Chart(
        "tasks",
        title,
        sentences(
            text(
                "effort.tasks.finding",
                kind=kind,
                each=each,
                **say.k_of_n(k, total),
            ),
            too_little,
        ),
        Table(
            "tasks",
            title,
            (
                text("effort.over_time.kind"),
                text("effort.tasks.column"),
                text("effort.share_of"),
            ),
            tuple(rows),
        ),
        drawing=[html.Div(draw_bars(bars), className="long-bars")],
    )


def _time_chart(say: EffortWords, tasks: Sequence[TaskCount], timed: int, all_tasks: int) -> Chart:
    """The minutes of tasks by setting, or by kind where the setting of most is not recorded."""
    text = say.text
    placed = sum(one.minutes for one in tasks if one.setting is not None)
    minutes = sum(one.minutes for one in tasks)
    by_setting = 2 * placed > minutes
    list_name = "setting" if by_setting else "event_kind"
    groups = add_tasks(
        ((one.setting if by_setting else one.kind), one) for one in tasks if one.timed
    )
    groups = dict(sorted(groups.items(), key=lambda one: (one[0] is None, -one[1].minutes)))
    known = {code: one.minutes for code, one in groups.items() if code is not None}
    what, spent, each = say.leading(list_name, known)
    unplaced = groups[None].minutes if None in groups else 0

    def hours(some: int) -> str:
        return say.count(formats.rounded(some / _MINUTES, 0))

    def percent(some: int) -> str:
        return formats.percent(some / minutes, text.language)

    title = text(f"effort.time.{'setting' if by_setting else 'kind'}")
    bars = [
        BarGroup(
            capital(say.code(list_name, code)),
            (
                CountBar(
                    one.minutes,
                    text(
                        "effort.time.words",
                        hours=hours(one.minutes),
                        share=percent(one.minutes),
                    ),
                ),
            ),
        )
        for code, one in groups.items()
    ]
    rows: list[tuple[str | Cell, ...]] = [
        (capital(say.code(list_name, code)), *_time_cells(say, one.timed, one.minutes, minutes))
        for code, one in groups.items()
    ]
    rows.append((text("effort.total"), *_time_cells(say, timed, minutes, minutes)))
    return Chart(
        "time",
        title,
        sentences(
            text(
                "effort.time.finding",
                what=what,
                hours=hours(spent),
                all=hours(minutes),
                share=percent(spent),
                each=each,
            ),
            text("effort.time.unplaced", hours=hours(unplaced)) if unplaced else "",
            ""
            if timed == all_tasks
            else text("effort.time.coverage", **say.k_of_n(timed, all_tasks)),
        ),
        Table(
            "time",
            title,
            (
                text("effort.time.place" if by_setting else "effort.over_time.kind"),
                text("effort.tasks.column"),
                text("effort.tasks.hours"),
                text("effort.tasks.share_of_time"),
            ),
            tuple(rows),
        ),
        drawing=[html.Div(draw_bars(bars), className="long-bars")],
    )


def _time_cells(say: EffortWords, tasks: int, minutes: int, all_minutes: int) -> tuple[Cell, ...]:
    return (
        count_cell(tasks, say.text),
        number_cell(minutes / _MINUTES, say.text),
        share_cell(minutes, all_minutes, say.text, decimals=0),
    )


# --- Hours of work ---------------------------------------------------------------------------


def weekly_hours(analysis: Analysis, jobs: Jobs) -> Section:
    """Hours a week of those in a job on the date; no parts where nobody is."""
    say = EffortWords(analysis)
    text = say.text
    title = text("effort.hours.title")
    if not jobs.persons:
        return Section("hours", title)
    mean, extremes = jobs.mean, jobs.extremes
    if mean is None or extremes is None or jobs.known < LEAST_PERSONS:
        return Section("hours", title, [html.P(_say_few(say, jobs), className="section-lead")])
    unknown = jobs.without_hours()
    least, most = extremes
    finding = sentences(
        text(
            "effort.hours.finding",
            n=say.count(jobs.known),
            day=say.day,
            mean=say.count(formats.rounded(mean, 1)),
            least=say.count(least),
            most=say.count(most),
        ),
        text("effort.hours.unknown", n=say.count(unknown)) if unknown else "",
    )
    bands = range(len(HOUR_BANDS))
    finding = sentences(finding, say.small(*((jobs.in_band(band), jobs.persons) for band in bands)))
    bars = [
        BarGroup(
            text(f"effort.hours.band.{band}"),
            (say.share_bar(jobs.in_band(band), jobs.persons),),
        )
        for band in bands
    ]
    if unknown:
        unknown_bar = say.share_bar(unknown, jobs.persons)
        bars.append(BarGroup(text("effort.not_recorded"), (unknown_bar,)))
    chart_title = text("effort.hours.chart")
    chart = Chart(
        "hours",
        chart_title,
        finding,
        _hours_table(say, jobs, chart_title),
        drawing=[draw_bars(bars)],
    )
    return Section("hours", title, [chart])


def _say_few(say: EffortWords, jobs: Jobs) -> str:
    """What is said where hours of at most one person are known."""
    if jobs.known:
        return say.text("effort.hours.one", day=say.day)
    one = ".one" if jobs.persons == 1 else ""
    return say.text(f"effort.hours.nowhere{one}", n=say.count(jobs.persons), day=say.day)


def _hours_table(say: EffortWords, jobs: Jobs, title: str) -> Table:
    text = say.text
    kinds = jobs.kinds

    def row(label: str, of_kinds: Sequence[int], n: int) -> tuple[str | Cell, ...]:
        by_kind = (count_cell(number, text) for number in of_kinds) if len(kinds) > 1 else ()
        return (label, *by_kind, *say.cells([(n, jobs.persons)]))

    rows = [
        row(
            text(f"effort.hours.band.{band}"),
            [jobs.in_band(band, kind) for kind in kinds],
            jobs.in_band(band),
        )
        for band in range(len(HOUR_BANDS))
    ]
    if jobs.without_hours():
        rows.append(
            row(
                text("effort.not_recorded"),
                [jobs.without_hours(kind) for kind in kinds],
                jobs.without_hours(),
            )
        )
    rows.append(row(text("effort.total"), [jobs.of_kind(kind) for kind in kinds], jobs.persons))
    heads = [capital(text(f"spell.{kind}")) for kind in kinds] if len(kinds) > 1 else []
    return Table(
        "hours",
        title,
        (
            text("effort.hours.band"),
            *heads,
            text("effort.total"),
            text("effort.share_of"),
        ),
        tuple(rows),
    )
