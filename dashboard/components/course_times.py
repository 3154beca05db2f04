"""The time to a first job or education, as a curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.components import html
from dashboard.components.course_words import CourseWords
from dashboard.components.figure import chart
from dashboard.components.sections import Chart, Section
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell, interval_cell
from dashboard.figures.incidence import incidence_curve, marks
from dashboard.indicators.conditions import SpellKind
from dashboard.indicators.first_spells import LEAST_FOLLOWED, FirstKind, Reading, TimeToFirst

#: The times at which a curve is read, the most telling first.
READ_AT = (12, 6, 3)
#: With fewer events than these a curve is called uncertain in words.
FEW_EVENTS = 10


def first_section(
    say: CourseWords,
    offered: Mapping[FirstKind, tuple[SpellKind, ...]],
    kind: FirstKind | None,
    found: TimeToFirst | None,
) -> Section:
    """The curve of the chosen kind, or a sentence where there is none."""
    text = say.text
    widest, kinds = list(offered.items())[-1] if offered else ("either", ())
    title = text("courses.first", what=text(f"courses.first.{widest}", job=say.job(kinds)))
    if kind is None or found is None:
        return Section("first", title, [html.P(text("courses.first.not_kept"))])
    parts: list[Any] = []
    if len(offered) > 1:
        job = say.job(kinds)
        options = [(code, text(f"courses.first.{code}", job=job)) for code in offered]
        address = say.analysis.visit.address
        parts.append(
            switch(
                text("courses.first.choose"),
                "event",
                options,
                kind,
                address,
                default=next(iter(offered)),
            )
        )
    parts.append(_curve(say, kind, found))
    return Section("first", title, parts, text("courses.first.lead"))


def _curve(say: CourseWords, kind: FirstKind, found: TimeToFirst) -> Any:
    text = say.text
    if found.n < LEAST_FOLLOWED:
        words = text("courses.first.few", n=say.count(found.n), least=say.count(LEAST_FOLLOWED))
        return html.P(words, className="section-lead")
    if not found.count("event"):
        words = text(f"courses.first.none.{kind}", n=say.count(found.n), job=say.job(found.kinds))
        return html.P(words, className="section-lead")
    figure = chart("first-chart", incidence_curve(found, text), "wide-chart", text)
    return Chart(
        id="first-curve",
        title=text(f"courses.first.title.{kind}", job=say.job(found.kinds)),
        finding=_say_curve(say, kind, found),
        table=_curve_table(say, kind, found),
        drawing=[figure],
        after=[html.P(text("courses.first.key"), className="count-key")],
    )


def _say_curve(say: CourseWords, kind: FirstKind, found: TimeToFirst) -> str:
    """Who is followed, how many have begun, and the curve after a year or as far as it goes."""
    text = say.text
    events = found.count("event")
    sentences = [
        text(
            f"courses.first.counted.{kind}",
            share=say.share(events, found.n),
            left=say.some(found.count("competing")),
            job=say.job(found.kinds),
        )
    ]
    readings = (found.read(months) for months in READ_AT)
    reading = next((one for one in readings if one is not None), None)
    if reading is not None:
        sentences.append(
            text(
                f"courses.first.after.{kind}",
                months=say.count(reading.months),
                begun=say.percent(reading.begun),
                interval=say.range(reading.interval),
                left=say.percent(reading.left),
                waiting=say.percent(reading.waiting),
                job=say.job(found.kinds),
            )
        )
    if events < FEW_EVENTS:
        sentences.append(text("courses.first.uncertain", n=say.count(events)))
    return " ".join(sentences)


def _curve_table(say: CourseWords, kind: FirstKind, found: TimeToFirst) -> Table:
    text = say.text
    readings = [reading for month in marks(found) if (reading := found.read(month)) is not None]
    columns = ("months", "followed_on", f"begun.{kind}", "interval", "left", "waiting")
    return Table(
        id="first",
        caption=text(f"courses.first.title.{kind}", job=say.job(found.kinds)),
        head=tuple(
            text(f"courses.column.{column}", job=say.job(found.kinds)) for column in columns
        ),
        rows=tuple(_reading_row(say, found, reading) for reading in readings),
    )


def _reading_row(say: CourseWords, found: TimeToFirst, reading: Reading) -> tuple[str | Cell, ...]:
    text = say.text
    return (
        say.count(reading.months),
        count_cell(found.followed_to(reading.months), text),
        say.share_of_curve(reading.begun),
        interval_cell(reading.interval if reading.months else None, text),
        say.share_of_curve(reading.left),
        say.share_of_curve(reading.waiting),
    )


def first_definitions(say: CourseWords, found: TimeToFirst | None) -> list[tuple[str, str]]:
    """How the curve is counted, with what the data say of planned endings."""
    if found is None:
        return []
    text = say.text
    first = text(
        "courses.def.first",
        kinds=say.words.kinds(found.kinds),
        held=say.count(found.held),
        least=say.count(LEAST_FOLLOWED),
    )
    after = text(
        "courses.def.after_end",
        k=say.some(found.count("event", after_end=True)),
        n=say.count(found.count("event")),
        waiting=say.some(found.count("censored", after_end=True)),
    )
    return [(text("courses.term.first"), first), (text("courses.term.planned"), after)]
