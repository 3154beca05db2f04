"""The tables behind the intake page's figures."""

from __future__ import annotations

from itertools import pairwise

from dashboard.components.intake_findings import say_reason
from dashboard.exports.table import (
    Cell,
    Table,
    count_cell,
    day_cell,
    number_cell,
    share_cell,
)
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.intake import (
    WAITING_FROM,
    IntakeAnswer,
    IntakeTarget,
    is_begun,
    per_month,
)
from dashboard.indicators.targets import target_in_force
from dashboard.text import formats
from dashboard.text.catalogue import Text

Row = tuple[str | Cell, ...]


def curve_table(answer: IntakeAnswer, title: str, text: Text) -> Table:
    """The ends of months and the day, with what was expected and the target where there is one.

    Where the date asked for lies after the last data, what is expected by then stands last.
    """
    target = answer.target
    head = [text("intake.table.day"), text("intake.table.referred"), text("intake.table.started")]
    counted = answer.measure == "counted"
    if counted:
        head.append(text("intake.table.counted"))
    if target is not None:
        head += [text("intake.table.expected"), text("intake.table.target")]
    path = dict(target.path) if target else {}
    rows: list[Row] = []
    for point in answer.history:
        row: list[str | Cell] = [
            day_cell(point.day, text),
            count_cell(point.referred, text),
            count_cell(point.started, text),
        ]
        if counted:
            row.append(count_cell(point.counted, text))
        if target is not None:
            aim = target_in_force(target.ledger, point.day)
            row.append(number_cell(path.get(point.day), text))
            row.append(number_cell(aim.value if aim else None, text, 0))
        rows.append(tuple(row))
    if target is not None and answer.is_late:
        rows.append(_asked_row(answer, target, len(head), text))
    return Table("curve", title, tuple(head), tuple(rows))


def _asked_row(answer: IntakeAnswer, target: IntakeTarget, width: int, text: Text) -> Row:
    """The date asked for: nothing is known of it but the target and what is expected."""
    unknown = [count_cell(None, text)] * (width - 3)
    expected = number_cell(target.expected, text)
    aim = number_cell(target.revision.value, text, 0)
    return (day_cell(answer.on, text), *unknown, expected, aim)


def months_table(answer: IntakeAnswer, title: str, text: Text) -> Table:
    rows: list[Row] = []
    for day, added in per_month(answer.history, answer.measure):
        month = formats.month(day, text.language)
        if is_begun(day):
            until = formats.short_day(day, text.language)
            month = text("intake.table.month_begun", month=month, day=until)
        rows.append((month, count_cell(added, text)))
    added_head = text("intake.table.net" if answer.is_net else "intake.table.added")
    head = (text("intake.table.month"), added_head)
    return Table("months", title, head, tuple(rows))


def standing_table(answer: IntakeAnswer, title: str, text: Text) -> Table:
    """Where those referred stand, each of all of them."""
    referred = answer.now.referred
    rows = [
        (words, count_cell(count, text), share_cell(count, referred, text))
        for words, count in standings(answer, text)
    ]
    head = (
        text("intake.table.status"),
        text("intake.table.count"),
        text("intake.table.share"),
    )
    return Table("standing", title, head, tuple(rows))


def standings(answer: IntakeAnswer, text: Text) -> list[tuple[str, int]]:
    """Those referred in three parts: started, waiting, left before the start."""
    return [
        (text("intake.waiting.started"), answer.now.started),
        (text("intake.waiting.waits"), sum(answer.waiting)),
        (text("intake.waiting.left"), answer.left_before_start),
    ]


def waiting_table(answer: IntakeAnswer, title: str, text: Text) -> Table:
    waiting = sum(answer.waiting)
    rows = [
        (words, count_cell(count, text), share_cell(count, waiting, text))
        for words, count in zip(band_words(text), answer.waiting, strict=True)
    ]
    head = (
        text("intake.bands.table"),
        text("intake.table.count"),
        text("intake.table.share_waiting"),
    )
    return Table("waiting", title, head, tuple(rows))


def band_words(text: Text) -> list[str]:
    """ "Under 1 måned", "1–2 måneder", … for the bands of `WAITING_FROM`."""
    words = [text("intake.bands.below")]
    for low, following in pairwise(WAITING_FROM[1:]):
        words.append(text("intake.bands.between", low=low, high=following - 1))
    return [*words, text("intake.bands.from", low=WAITING_FROM[-1])]


def sites_table(answer: IntakeAnswer, title: str, text: Text) -> Table:
    rows = [
        (
            text.label(one.site.name) if one.site else text("filter.missing"),
            count_cell(one.referred, text),
            count_cell(one.started, text),
            count_cell(one.ongoing, text),
            count_cell(one.site.places if one.site else None, text),
        )
        for one in answer.sites
    ]
    head = (
        text("intake.table.site"),
        text("intake.table.referred"),
        text("intake.table.started"),
        text("intake.table.ongoing"),
        text("intake.table.places"),
    )
    return Table("sites", title, head, tuple(rows))


def leaving_table(
    answer: IntakeAnswer, definition: ProjectDefinition, title: str, text: Text
) -> Table:
    """Reasons in the order of the project's list, each of all who were referred."""
    referred = answer.now.referred

    def row(words: str, before: int, after: int) -> Row:
        return (
            words,
            count_cell(before, text),
            count_cell(after, text),
            count_cell(before + after, text),
            share_cell(before + after, referred, text),
        )

    rows = [
        row(say_reason(one.reason, definition, text), one.before_start, one.after_start)
        for one in answer.leaving
    ]
    before = answer.left_before_start
    rows.append(row(text("intake.table.all"), before, answer.left - before))
    head = (
        text("intake.table.reason"),
        text("intake.table.before"),
        text("intake.table.after"),
        text("intake.table.all"),
        text("intake.table.share"),
    )
    return Table("leaving", title, head, tuple(rows))
