"""Every number of a release by its place, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from dashboard.indicators.release import Release, ReleaseItem


@dataclass(frozen=True)
class ShownCount:
    """A number as readers get it; a mean is a whole number. `row` is what it counts, in a table."""

    item: ReleaseItem
    place: str
    count: ProtectedCount | int
    row: ProtectedRow | None = None

    @property
    def hidden(self) -> Hidden | None:
        """Why it is not shown; None where it is."""
        return self.count if isinstance(self.count, Hidden) else None


def shown_counts(release: Release) -> Iterator[ShownCount]:
    """All numbers of the release."""
    for item in release.items():
        yield from _of_item(item)


def _of_item(item: ReleaseItem) -> Iterator[ShownCount]:
    match item:
        case ProtectedGoal():
            yield from _of_figure(item, item.figure, "")
            yield from _of_figure(item, item.final, "final ")
        case ProtectedTable():
            yield from (ShownCount(item, row.code, row.count, row) for row in item.rows)
            yield ShownCount(item, "total", item.total)
        case ProtectedFunnel():
            yield ShownCount(item, "base", item.base)
            yield from (ShownCount(item, row.code, row.count, row) for row in item.stages)
            yield from (
                ShownCount(item, f"route {row.code}", row.count, row) for row in item.routes
            )
        case ProtectedMeans():
            yield from (ShownCount(item, str(wave.wave), wave.mean) for wave in item.waves)
            yield ShownCount(item, "n", item.n)
        case ProtectedDistribution():
            for wave in item.waves:
                yield from (
                    ShownCount(item, f"{wave.wave} {row.code}", row.count, row) for row in wave.rows
                )
            yield ShownCount(item, "n", item.n)
        case ProtectedSeries():
            for point in item.points:
                yield from _of_figure(item, point.figure, f"{point.day} ")


def _of_figure(item: ReleaseItem, figure: ProtectedFigure | None, of: str) -> Iterator[ShownCount]:
    if isinstance(figure, ProtectedShare):
        yield ShownCount(item, f"{of}numerator", figure.numerator)
        yield ShownCount(item, f"{of}denominator", figure.denominator)
    elif figure is not None:
        yield ShownCount(item, f"{of}numerator", figure)
