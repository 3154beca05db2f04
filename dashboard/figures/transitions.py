"""Who moved from where to where: for each answer at the first wave, the answers at the second."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.figures.diverging import answers_group, places
from dashboard.figures.palette import BETTER_SHADES, MIDDLE, WORSE_SHADES
from dashboard.figures.strips import Group, Part
from dashboard.indicators.comparison import ItemComparison, Movement
from dashboard.text.catalogue import Text


@dataclass(frozen=True)
class Flow:
    """Persons who gave `before` and then `after` (codes); `step` is how the scores changed.

    It is above 0 for the better, below for the worse, None where either has no score.
    """

    before: str
    after: str
    count: int
    step: int | None


def flows(comparison: ItemComparison, *, dont_know: bool) -> tuple[tuple[Flow, ...], ...]:
    """A square of all pairs of answers, from worst to best; without "don't know" if so asked."""
    options = [
        place.option
        for place in places(comparison.scale)
        if dont_know or not place.option.dont_know
    ]
    return tuple(
        tuple(
            Flow(
                before=before.code,
                after=after.code,
                count=comparison.transitions.get((before.code, after.code), 0),
                step=(
                    None
                    if before.score is None or after.score is None or not comparison.has_order
                    else after.score - before.score
                ),
            )
            for after in options
        )
        for before in options
    )


def transition_groups(
    comparison: ItemComparison, text: Text, *, dont_know: bool
) -> tuple[Group, ...]:
    """One strip for each answer that somebody gave at the first wave, from worst to best.

    Their sizes are those of the groups, so that two persons do not look like twenty.
    """
    words = {option.code: text.label(option.label) for option in comparison.scale.options}
    square = flows(comparison, dont_know=dont_know)
    everybody = sum(flow.count for row in square for flow in row)
    groups = []
    for row in square:
        counts = {flow.after: flow.count for flow in row}
        if any(counts.values()):
            group = answers_group(words[row[0].before], comparison.scale, counts, text)
            groups.append(replace(group, whole=everybody))
    return tuple(groups)


def movement_group(label: str, movement: Movement, text: Text, *, with_unchanged: bool) -> Group:
    """The worse left of the line, the improved right of it, the unchanged apart if drawn at all."""
    parts = [
        Part(text("comparison.worse"), movement.worse, "left", WORSE_SHADES[1]),
        Part(text("comparison.improved"), movement.improved, "right", BETTER_SHADES[1]),
    ]
    if with_unchanged:
        parts.append(Part(text("comparison.unchanged"), movement.unchanged, "apart", MIDDLE))
    return Group(label, movement.n, tuple(parts))
