"""Where courses stand, why they ended, what their participants went on to, how long they lasted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS
from dashboard.components.count_bars import draw_bars
from dashboard.components.course_words import CourseWords
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell, share_cell
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.endings import ENDED, LENGTHS, STATUSES, Endings
from dashboard.text import formats

#: From those under way to those who left.
ORDER = ("ongoing", "planned", "unplanned", "withdrawn", "waiting")
assert set(ORDER) == set(STATUSES)

_DAYS_PER_MONTH = 365.25 / 12


def endings_section(say: CourseWords, endings: Endings) -> Section:
    """Statuses, then reasons and destinations of the courses that have ended."""
    text = say.text
    parts: list[Any] = [_statuses(say, endings)]
    if not endings.ended:
        parts.append(html.P(text("courses.endings.none"), className="section-lead"))
    elif endings.ended < LEAST_PERSONS:
        parts.append(html.P(text("courses.endings.one"), className="section-lead"))
    elif say.analysis.sees_splits:
        parts.append(_reasons(say, endings))
        if say.analysis.definition.codes.get("destination"):
            parts.append(_destinations(say, endings))
    return Section("endings", text("courses.endings"), parts, text("courses.endings.lead"))


def lengths_section(say: CourseWords, endings: Endings) -> Section:
    """How long the ended courses lasted."""
    text = say.text
    title = text("courses.lengths")
    counts = endings.lengths()
    n = sum(counts)
    if n < LEAST_PERSONS or endings.mean_days is None:
        key = "courses.lengths.one" if n else "courses.lengths.none"
        return Section("lengths", title, [html.P(text(key), className="section-lead")])
    labels = [text(f"courses.lengths.{place}") for place in range(len(LENGTHS))]
    mean = text(
        "courses.lengths.finding",
        n=say.count(n),
        days=formats.number(endings.mean_days, text.language),
        months=formats.number(endings.mean_days / _DAYS_PER_MONTH, text.language, 1),
        share=say.share(sum(counts[:2]), n),
    )
    chart = Chart(
        id="lengths",
        title=text("courses.lengths.title"),
        finding=mean + say.few((sum(counts[:2]), n)),
        table=_length_table(say, endings, labels),
        drawing=[
            draw_bars([_plain(say, label, k, n) for label, k in zip(labels, counts, strict=True)])
        ],
    )
    return Section("lengths", title, [chart], text("courses.lengths.lead"))


def ending_definitions(say: CourseWords) -> list[tuple[str, str]]:
    """How endings and lengths are counted."""
    text = say.text
    terms = ("status", "reason", "length")
    return [(text(f"courses.term.{term}"), text(f"courses.def.{term}")) for term in terms]


def _statuses(say: CourseWords, endings: Endings) -> Chart:
    text = say.text
    counts = [(status, endings.status(status)) for status in ORDER]
    shown = [(text(f"filter.course.{status}"), k) for status, k in counts if k or status in ENDED]
    return Chart(
        id="statuses",
        title=text("courses.statuses"),
        finding=_say_statuses(say, endings),
        table=_share_table(say, "statuses", "courses.column.status", shown, endings.n),
        drawing=[draw_bars([_plain(say, label, k, endings.n) for label, k in shown])],
    )


def _say_statuses(say: CourseWords, endings: Endings) -> str:
    text, n = say.text, endings.n
    if not endings.ended:
        return text("courses.statuses.none", n=say.count(n))
    return text(
        "courses.statuses.finding",
        k=say.count(endings.ended),
        n=say.count(n),
        share=say.percent(endings.ended / n, n),
        **{status: say.some(endings.status(status)) for status in ENDED},
    )


def _reasons(say: CourseWords, endings: Endings) -> Chart:
    """The reasons beneath each way in which a course can end; shares of that way's courses."""
    text = say.text
    drawing: list[Any] = []
    rows: list[tuple[str | Cell, ...]] = []
    alone: list[str] = []
    for status in ENDED:
        n = endings.status(status)
        if n < LEAST_PERSONS:
            alone += [text(f"filter.course.{status}")] * n
            continue
        found = [(_code(say, "ending_reason", code), k) for code, k in endings.reasons(status)]
        name = text(f"filter.course.{status}")
        head = html.Div(f"{name} ({say.count(n)})", className="bars-title")
        drawing.append(html.Div(head, **{"aria-hidden": "true"}))
        drawing.append(draw_bars([_plain(say, label, k, n) for label, k in found]))
        rows += [
            (name, label, count_cell(k, text), count_cell(n, text), share_cell(k, n, text))
            for label, k in found
        ]
    columns = ("status", "reason", "both", "of", "share")
    after = [html.P(text("courses.reasons.key"), className="count-key")]
    if alone:
        kinds = say.words.quoted(alone, "list.and")
        after.append(html.P(text("courses.reasons.one", kinds=kinds), className="count-key"))
    if not say.analysis.definition.codes.get("destination"):
        after.append(html.P(text("courses.destinations.none"), className="count-key"))
    return Chart(
        id="reasons",
        title=text("courses.reasons"),
        finding=_say_reasons(say, endings),
        table=Table(
            id="reasons",
            caption=text("courses.reasons.caption"),
            head=tuple(text(f"courses.column.{column}") for column in columns),
            rows=tuple(rows),
            labels=2,
        ),
        drawing=drawing,
        after=after,
    )


def _leading_reason(endings: Endings) -> tuple[str, str, int, bool] | None:
    """The most frequent reason of those who left, or else of those who ended as planned.

    With the way of ending before it, and after it how many gave it and whether another is as
    frequent.
    """
    for status in ("unplanned", "withdrawn", "planned"):
        if endings.status(status) < LEAST_PERSONS:
            continue
        known = [(code, k) for code, k in endings.reasons(status) if code is not None]
        if known:
            code, most = known[0]
            return status, code, most, len(known) > 1 and known[1][1] == most
    return None


def _say_reasons(say: CourseWords, endings: Endings) -> str:
    text, leading = say.text, _leading_reason(endings)
    if leading is None:
        return text("courses.reasons.unknown")
    status, code, most, is_even = leading
    n = endings.status(status)
    return text(
        "courses.reasons.even" if is_even else "courses.reasons.finding",
        status=text(f"courses.ended.{status}"),
        reason=say.words.quote(_code(say, "ending_reason", code)),
        share=say.share(most, n),
    ) + say.few((most, n))


def _destinations(say: CourseWords, endings: Endings) -> Chart:
    text, n = say.text, endings.ended
    leading = _leading_reason(endings)
    warned = leading is not None and say.few((leading[2], endings.status(leading[0])))
    few = "" if warned else say.few(*((k, n) for _, k in endings.destinations()[:2]))
    found = [(_code(say, "destination", code), k) for code, k in endings.destinations()]
    listed = say.words.listed(
        [
            text(
                "courses.destinations.part",
                k=say.count(k),
                share=say.percent(k / n, n),
                name=say.words.quote(label),
            )
            for label, k in found[:2]
        ],
        "list.and",
    )
    return Chart(
        id="destinations",
        title=text("courses.destinations"),
        finding=text("courses.destinations.finding", n=say.count(n), parts=listed) + few,
        table=_share_table(say, "destinations", "courses.column.destination", found, n),
        drawing=[draw_bars([_plain(say, label, k, n) for label, k in found])],
    )


def _code(say: CourseWords, list_name: str, code: str | None) -> str:
    if code is None:
        return say.text("filter.missing")
    words = say.words.code(list_name, code)
    return words[:1].upper() + words[1:]


def _plain(say: CourseWords, label: str, k: int, n: int) -> BarGroup:
    """A bar as long as its count: parts of a whole need no whole behind each of them."""
    return BarGroup(label, (CountBar(k, say.share(k, n)),))


def _share_table(
    say: CourseWords, table_id: str, first: str, rows: Sequence[tuple[str, int]], n: int
) -> Table:
    text = say.text
    return Table(
        id=table_id,
        caption=text(f"courses.{table_id}"),
        head=(
            text(first),
            *(text(f"courses.column.{column}") for column in ("both", "of", "share", "interval")),
        ),
        rows=tuple(
            (
                label,
                count_cell(k, text),
                count_cell(n, text),
                share_cell(k, n, text),
                say.interval(k, n),
            )
            for label, k in rows
        ),
    )


def _length_table(say: CourseWords, endings: Endings, labels: Sequence[str]) -> Table:
    """All ended courses by length, then those of each ending."""
    text = say.text
    groups = [None, *(status for status in ENDED if sum(endings.lengths(status)))]
    counts = [endings.lengths(group) for group in groups]
    head = [text("courses.column.length")]
    for group in groups:
        name = text("courses.lengths.all") if group is None else text(f"filter.course.{group}")
        head += [name, text("courses.column.share_of", group=name)]
    rows: tuple[tuple[str | Cell, ...], ...] = tuple(
        (
            label,
            *(
                cell
                for found in counts
                for cell in (
                    count_cell(found[place], text),
                    share_cell(found[place], sum(found), text),
                )
            ),
        )
        for place, label in enumerate(labels)
    )
    return Table(id="lengths", caption=text("courses.lengths.title"), head=tuple(head), rows=rows)
