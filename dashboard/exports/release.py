"""A release as tables: what its pages show and what is downloaded, protected values only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.exports.table import Cell, Table, day_cell
from dashboard.indicators.protected import (
    Hidden,
    ProtectedCount,
    ProtectedDistribution,
    ProtectedFigure,
    ProtectedFunnel,
    ProtectedGoal,
    ProtectedMeans,
    ProtectedRow,
    ProtectedSeries,
    ProtectedShare,
    ProtectedTable,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.release import Release
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.protected import (
    has_target,
    is_share,
    say_amount,
    say_count,
    say_figure,
    say_percent,
    say_protected_standing,
)
from dashboard.text.release_words import row_words, table_words


def release_tables(release: Release, text: Text) -> tuple[Table, ...]:
    """Everything released, in the order of the page."""
    return tuple(_tables(release, text))


def _tables(release: Release, text: Text) -> Iterator[Table]:
    rules = release.rules
    if release.goals:
        yield goals_table(release.goals, rules, text)
    if release.funnel is not None:
        yield from funnel_tables(release.funnel, rules, text)
    for table in release.tables:
        yield trait_table(table, rules, text)
    for means in release.means:
        yield means_table(means, rules, text)
    for distribution in release.distributions:
        yield distribution_table(distribution, rules, text)
    for series in release.series:
        yield series_table(series, rules, text)


def goals_table(goals: Sequence[ProtectedGoal], rules: ProtectionRules, text: Text) -> Table:
    """A row a goal: figure, share, target, due date and standing."""
    head = ("table.goal", "table.value", "table.share", "table.target", "table.due")
    return Table(
        "goals",
        text("release.goals"),
        (*(text(key) for key in head), text("table.standing")),
        tuple(_goal_row(goal, rules, text) for goal in goals),
    )


def _goal_row(goal: ProtectedGoal, rules: ProtectionRules, text: Text) -> tuple[str | Cell, ...]:
    target = Cell(text("card.no_value"), None, "number")
    if goal.target is not None and has_target(goal):
        share = is_share(goal)
        words = say_amount(goal.target, text, share=share)
        target = Cell(words, goal.target, "share" if share else "number")
    return (
        text.label(goal.name),
        figure_cell(goal.figure, rules, text),
        percent_cell(goal.figure, text),
        target,
        day_cell(goal.due, text),
        say_protected_standing(goal.standing, text),
    )


def funnel_tables(funnel: ProtectedFunnel, rules: ProtectionRules, text: Text) -> tuple[Table, ...]:
    """The stages and, where the project has any, the routes."""
    parts = {"stages": funnel.stages, "routes": funnel.routes}
    return tuple(
        Table(
            f"funnel-{part}",
            text(f"release.funnel.{part}"),
            (text("release.table.step"), text("release.table.count"), text("table.share")),
            tuple(_row(row, "", funnel.base, rules, text) for row in rows),
        )
        for part, rows in parts.items()
        if rows
    )


def trait_table(table: ProtectedTable, rules: ProtectionRules, text: Text) -> Table:
    """The groups, and all of them; a total is rounded by itself."""
    total = (
        text("release.table.all"),
        count_cell(table.total, rules, text),
        Cell(text("card.no_value"), None, "share"),
    )
    rows = (_row(row, table.name, table.total, rules, text) for row in table.rows)
    return Table(
        table_id(table.id),
        table_words(table, text),
        (text("release.table.group"), text("release.table.count"), text("table.share")),
        (*rows, total),
        notes=(text("release.tables.overlap"),) if table.overlap else (),
    )


def means_table(means: ProtectedMeans, rules: ProtectionRules, text: Text) -> Table:
    """The mean at each wave and of how many."""
    rows = (
        (
            text.label(wave.label),
            Cell(say_count(wave.mean, rules, text), None, "number")
            if isinstance(wave.mean, Hidden)
            else Cell(formats.number(wave.mean, text.language), wave.mean, "number"),
        )
        for wave in means.waves
    )
    return Table(
        table_id(means.id),
        text.label(means.name),
        (text("release.table.wave"), text("release.table.mean")),
        (*rows, (text("release.table.n"), count_cell(means.n, rules, text))),
    )


def distribution_table(
    distribution: ProtectedDistribution, rules: ProtectionRules, text: Text
) -> Table:
    """A row for each coarse answer, a column for each wave."""
    waves = distribution.waves
    rows: list[tuple[str | Cell, ...]] = [
        (
            row_words(row, "", text),
            *(count_cell(wave.rows[place].count, rules, text) for wave in waves),
        )
        for place, row in enumerate(waves[0].rows)
    ]
    every = [count_cell(distribution.n, rules, text) for _ in waves]
    rows.append((text("release.table.all"), *every))
    return Table(
        table_id(distribution.id),
        text.label(distribution.text),
        (text("release.table.answer"), *(text.label(wave.label) for wave in waves)),
        tuple(rows),
    )


def series_table(series: ProtectedSeries, rules: ProtectionRules, text: Text) -> Table:
    """A row for each day of which there is a figure."""
    return Table(
        table_id(series.id),
        text.label(series.label),
        (text("table.day"), text("table.value"), text("table.share")),
        tuple(
            (
                formats.short_day(point.day, text.language),
                figure_cell(point.figure, rules, text),
                percent_cell(point.figure, text),
            )
            for point in series.points
        ),
    )


def table_id(item: str) -> str:
    """An item's id as a document takes it."""
    return item.replace(":", "-").replace(".", "-")


def count_cell(count: ProtectedCount, rules: ProtectionRules, text: Text) -> Cell:
    """The words of a page; its value is the number shown, and none where it is hidden."""
    value = None if isinstance(count, Hidden) else count.value
    return Cell(say_count(count, rules, text), value, "count")


def figure_cell(figure: ProtectedFigure | None, rules: ProtectionRules, text: Text) -> Cell:
    """ "ca. 35 af ca. 100"; its value is the 35."""
    shown = figure.numerator if isinstance(figure, ProtectedShare) else figure
    value = None if shown is None or isinstance(shown, Hidden) else shown.value
    return Cell(say_figure(figure, rules, text), value, "count")


def percent_cell(figure: ProtectedFigure | None, text: Text) -> Cell:
    """The share of the counts as shown; a dash where there is none."""
    if not isinstance(figure, ProtectedShare):
        return Cell(text("card.no_value"), None, "share")
    return Cell(say_percent(figure, text), figure.value, "share")


def _row(
    row: ProtectedRow, table: str, base: ProtectedCount, rules: ProtectionRules, text: Text
) -> tuple[str | Cell, ...]:
    share = ProtectedShare(numerator=row.count, denominator=base)
    return (
        row_words(row, table, text),
        count_cell(row.count, rules, text),
        percent_cell(share, text),
    )
