"""The caseload of each staff member against the norm: figure, sentence and table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import Analysis
from dashboard.components.count_bars import draw_bars
from dashboard.components.figure import chart
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell, day_cell, number_cell
from dashboard.figures.caseload import caseload_trend
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.caseload import FULL_TIME, Caseload, CaseloadAnswer, StaffMember
from dashboard.indicators.definition import ProjectDefinition
from dashboard.text import formats
from dashboard.text.catalogue import Text

Row = tuple[str | Cell, ...]


def staff_section(analysis: Analysis, answer: CaseloadAnswer) -> Section:
    """Who has how many ongoing courses against the norm, and how that has gone lately."""
    text, norm = analysis.visit.text, analysis.definition.staff_norm.caseload
    selected = bool(analysis.selection.choices)
    drawn = drawn_loads(answer, selected=selected)
    blocks: list[Any] = []
    if any(one.now for one in drawn):
        blocks.append(_loads(analysis, answer, drawn))
    else:
        said = text("intake.caseload.nobody" if selected else "intake.caseload.none")
        blocks.append(html.P(said, className="section-lead"))
    if any(point.per_full_time is not None for point in answer.trend):
        title = text("intake.trend.title")
        drawing = caseload_trend(answer.trend, norm, text)
        blocks.append(
            Chart(
                "intake-trend",
                title,
                say_trend(answer, norm, selected=selected, text=text),
                trend_table(answer, title, text),
                [chart("intake-trend-figure", drawing, "low-chart", text)],
            )
        )
    return Section("staff", text("intake.caseload.section"), blocks)


def _loads(analysis: Analysis, answer: CaseloadAnswer, drawn: Sequence[Caseload]) -> Chart:
    text, norm = analysis.visit.text, analysis.definition.staff_norm.caseload
    selected = bool(analysis.selection.choices)
    title = text("intake.caseload.title")
    key = text("intake.caseload.key.selected" if selected else "intake.caseload.key")
    has_norm = selected or any(one.norm(norm) is not None for one in drawn)
    return Chart(
        "intake-caseload",
        title,
        say_caseloads(answer, norm, selected=selected, text=text),
        caseload_table(answer, analysis.definition, title, text, selected=selected),
        [draw_bars([_load_bar(analysis, answer, one) for one in drawn])],
        after=[html.P(key, className="count-key")] if has_norm else [],
    )


def _load_bar(analysis: Analysis, answer: CaseloadAnswer, one: Caseload) -> BarGroup:
    text = analysis.visit.text
    selected = bool(analysis.selection.choices)
    norm = one.norm(analysis.definition.staff_norm.caseload)
    count = formats.count(one.now, text.language)
    if selected:
        chosen = formats.count(one.selected, text.language)
        count = text("intake.caseload.words.selected", selected=chosen, count=count)
    if norm is not None:
        shown = formats.number(norm, text.language, 0 if norm == int(norm) else 1)
        count = text("intake.caseload.words.norm", count=count, norm=shown)
    label = member_words(one, answer, text)
    if one.member is not None and one.member.role is not None:
        role = role_words(one.member, analysis.definition, text)
        label = text("intake.caseload.member", member=label, role=role)
    part = one.selected if selected else None
    return BarGroup(label, (CountBar(one.now, count, part=part, mark=norm),))


def drawn_loads(answer: CaseloadAnswer, *, selected: bool) -> list[Caseload]:
    """All caseloads, or those of members who have somebody of the selection."""
    return [one for one in answer.caseloads if one.selected or not selected]


def say_caseloads(answer: CaseloadAnswer, norm: int, *, selected: bool, text: Text) -> str:
    """How many are ongoing with how many members, how many exceed the norm, and what is odd."""
    drawn = drawn_loads(answer, selected=selected)
    loads = [(one, one.member) for one in drawn if one.member is not None]
    staff = sum(one.now > 0 for one, _ in loads)
    last = answer.days[-1]
    left = sum(one.now for one, member in loads if not member.is_there(last))
    without = sum(one.now for one in drawn if one.member is None)
    ongoing = _count(sum(one.now for one in drawn), text)
    one_member = ".one" if staff == 1 else ""
    chosen = _count(answer.selected, text)
    parts = [
        text(f"intake.caseload.finding{one_member}", ongoing=ongoing, staff=_count(staff, text)),
        _say_norm(drawn, norm, text),
        text("intake.caseload.selected", k=chosen, n=ongoing) if selected else "",
        text("intake.caseload.left", count=_count(left, text)) if left else "",
        text("intake.caseload.without", count=_count(without, text)) if without else "",
    ]
    if answer.others and not selected:
        key = "intake.caseload.others" + (".one" if len(answer.others) == 1 else "")
        parts.append(text(key, count=_count(len(answer.others), text)))
    return _joined(*parts)


def _say_norm(drawn: Sequence[Caseload], norm: int, text: Text) -> str:
    known = [(one.now, limit) for one in drawn if (limit := one.norm(norm)) is not None]
    if not known:
        return ""
    over = sum(now > limit for now, limit in known)
    one_member = ".one" if len(known) == 1 else ""
    return text(
        f"intake.caseload.over{one_member}" if over else f"intake.caseload.over.none{one_member}",
        k=_count(over, text),
        n=_count(len(known), text),
        norm=_count(norm, text),
        hours=formats.count(FULL_TIME, text.language),
    )


def say_trend(answer: CaseloadAnswer, norm: int, *, selected: bool, text: Text) -> str:
    """The caseload of full-time work now and on the first day of the trend."""
    points = [(point.day, point.per_full_time) for point in answer.trend]
    known = [(day, value) for day, value in points if value is not None]
    (first, before), (_, now) = known[0], known[-1]
    said = text(
        "intake.trend.finding" if len(known) > 1 else "intake.trend.finding.one",
        now=formats.number(now, text.language, 1),
        first=formats.day(first, text.language),
        before=formats.number(before, text.language, 1),
        norm=_count(norm, text),
    )
    unknown = answer.ongoing - answer.trend[-1].ongoing
    return _joined(
        said,
        text("intake.trend.unknown", count=_count(unknown, text)) if unknown else "",
        text("intake.trend.everybody") if selected else "",
    )


def caseload_table(
    answer: CaseloadAnswer,
    definition: ProjectDefinition,
    title: str,
    text: Text,
    *,
    selected: bool,
) -> Table:
    """Staff in the project's order, those without participants too."""
    shown = drawn_loads(answer, selected=selected)
    others = [] if selected else [Caseload(one, (0,), 0) for one in answer.others]
    head = [
        text("intake.table.member"),
        text("intake.table.role"),
        text("intake.table.site"),
        text("intake.table.hours"),
        text("intake.table.ongoing"),
        *([text("intake.table.selected")] if selected else []),
        text("intake.table.per_full_time"),
        text("intake.table.norm"),
    ]
    norm = definition.staff_norm.caseload
    rows: list[Row] = []
    for one in (*shown, *others):
        member = one.member
        rows.append(
            (
                member_words(one, answer, text),
                role_words(member, definition, text),
                _site_words(member, definition, text),
                _hours(member, text),
                count_cell(one.now, text),
                *([count_cell(one.selected, text)] if selected else []),
                # a norm is of those who have participants
                number_cell(None if one in others else one.per_full_time, text),
                number_cell(None if one in others else one.norm(norm), text),
            )
        )
    return Table("caseload", title, tuple(head), tuple(rows), labels=3)


def trend_table(answer: CaseloadAnswer, title: str, text: Text) -> Table:
    rows = [
        (
            day_cell(point.day, text),
            count_cell(point.ongoing, text),
            number_cell(point.full_time, text),
            number_cell(point.per_full_time, text),
        )
        for point in answer.trend
    ]
    head = (
        text("intake.table.day"),
        text("intake.table.ongoing"),
        text("intake.table.full_time"),
        text("intake.table.per_full_time"),
    )
    return Table("trend", title, head, tuple(rows))


def member_words(one: Caseload, answer: CaseloadAnswer, text: Text) -> str:
    """The pseudonym, and since when the member is no longer there."""
    if one.member is None:
        return text("intake.caseload.no_member")
    ended = one.member.ended
    if ended is not None and ended < answer.days[-1]:
        day = formats.short_day(ended, text.language)
        return text("intake.caseload.ended", member=one.member.id, day=day)
    return one.member.id


def role_words(member: StaffMember | None, definition: ProjectDefinition, text: Text) -> str:
    for code in definition.codes.get("staff_role", ()):
        if member is not None and code.code == member.role:
            return text.label(code.label)
    return text("card.no_value")


def _site_words(member: StaffMember | None, definition: ProjectDefinition, text: Text) -> str:
    for site in definition.sites:
        if member is not None and site.id == member.site:
            return text.label(site.name)
    return text("card.no_value")


def _hours(member: StaffMember | None, text: Text) -> Cell:
    hours = member.weekly_hours if member else None
    decimals = 0 if hours is None or hours == int(hours) else 1
    return number_cell(hours, text, decimals)


def _count(number: int, text: Text) -> str:
    return formats.count(number, text.language)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
