"""The tables of a release as sections of a page: a sentence, bars of what is shown, a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.components.count_bars import draw_bars
from dashboard.components.sections import Chart, Section
from dashboard.exports.release import (
    distribution_table,
    funnel_tables,
    means_table,
    series_table,
    table_id,
    trait_table,
)
from dashboard.exports.table import Table
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.protected import (
    Hidden,
    ProtectedCount,
    ProtectedDistribution,
    ProtectedFunnel,
    ProtectedMeans,
    ProtectedRow,
    ProtectedTable,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.release import Release
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.protected import say_count
from dashboard.text.release_words import row_words, table_words


def release_sections(release: Release, text: Text) -> list[Section]:
    """What stands beneath the goals, in the order of the release; nothing of what it has not."""
    parts: dict[str, Sequence[Any]] = {
        "funnel": list(_funnel(release, text)),
        "tables": [_table(table, release.rules, text) for table in release.tables],
        "means": [*_means(release, text), *_distributions(release, text)],
        "series": list(_series(release, text)),
    }
    return [
        Section(
            f"release-{name}",
            text(f"release.{name}"),
            found,
            text(key) if (key := f"release.{name}.meaning") in text else "",
        )
        for name, found in parts.items()
        if found
    ]


def _funnel(release: Release, text: Text) -> Iterator[Chart]:
    funnel = release.funnel
    if funnel is None:
        return
    parts = {"funnel-stages": funnel.stages, "funnel-routes": funnel.routes}
    for table in funnel_tables(funnel, release.rules, text):
        yield Chart(
            f"release-{table.id}",
            table.caption,
            _say_funnel(funnel, release.rules, text),
            table,
            [_bars(parts[table.id], "", release.rules, text)],
        )


def _say_funnel(funnel: ProtectedFunnel, rules: ProtectionRules, text: Text) -> str:
    return _sentence(text("release.funnel.finding", base=say_count(funnel.base, rules, text)))


def _table(table: ProtectedTable, rules: ProtectionRules, text: Text) -> Chart:
    finding = text(
        "release.tables.finding",
        total=say_count(table.total, rules, text),
        table=table_words(table, text),
    )
    return Chart(
        f"release-{table_id(table.id)}",
        table_words(table, text),
        _sentence(finding),
        trait_table(table, rules, text),
        [_bars(table.rows, table.name, rules, text)],
    )


def _means(release: Release, text: Text) -> Iterator[Chart]:
    for means in release.means:
        table = means_table(means, release.rules, text)
        finding = _say_means(means, release.rules, text)
        yield Chart(f"release-{table.id}", text.label(means.name), finding, table)


def _say_means(means: ProtectedMeans, rules: ProtectionRules, text: Text) -> str:
    name = text.label(means.name)
    first, last = means.waves[0].mean, means.waves[-1].mean
    if isinstance(first, Hidden) or isinstance(last, Hidden):
        return text("release.means.hidden", name=name)
    return text(
        "release.means.finding",
        name=name,
        first=formats.number(first, text.language),
        last=formats.number(last, text.language),
        n=say_count(means.n, rules, text),
    )


def _distributions(release: Release, text: Text) -> Iterator[Chart]:
    for one in release.distributions:
        table = distribution_table(one, release.rules, text)
        yield _distribution(one, table, release.rules, text)


def _distribution(
    one: ProtectedDistribution, table: Table, rules: ProtectionRules, text: Text
) -> Chart:
    groups = [
        BarGroup(
            row_words(row, "", text),
            tuple(_bar(wave.rows[place].count, rules, text) for wave in one.waves),
        )
        for place, row in enumerate(one.waves[0].rows)
    ]
    item = text.label(one.text)
    finding = text("release.distributions.finding", item=item, n=say_count(one.n, rules, text))
    return Chart(f"release-{table.id}", item, finding, table, [draw_bars(groups)])


def _series(release: Release, text: Text) -> Iterator[Chart]:
    for one in release.series:
        table = series_table(one, release.rules, text)
        finding = text("release.series.finding", goal=text.label(one.label))
        yield Chart(f"release-{table.id}", text.label(one.label), finding, table)


def _bars(rows: Sequence[ProtectedRow], table: str, rules: ProtectionRules, text: Text) -> Any:
    return draw_bars(
        [BarGroup(row_words(row, table, text), (_bar(row.count, rules, text),)) for row in rows]
    )


def _bar(count: ProtectedCount, rules: ProtectionRules, text: Text) -> CountBar:
    """As long as the number shown; a hidden count has words and no bar."""
    shown = None if isinstance(count, Hidden) else count.value
    return CountBar(shown, say_count(count, rules, text))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
