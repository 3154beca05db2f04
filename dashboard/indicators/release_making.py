"""From what was counted of a whole project to a release as it is proposed to the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.indicators.comparison import ItemComparison, ScoreComparison
from dashboard.indicators.conditions import Condition
from dashboard.indicators.courses import Paths
from dashboard.indicators.definition import Instrument, Label, ProjectDefinition
from dashboard.indicators.filters import find_item
from dashboard.indicators.goal_protection import protect_goal, protect_series
from dashboard.indicators.profile import TraitCounts
from dashboard.indicators.protection import protect_funnel, protect_table
from dashboard.indicators.protection_over_time import Waves, protect_distribution, protect_means
from dashboard.indicators.release import Release
from dashboard.indicators.release_tables import WITHIN
from dashboard.indicators.results import GoalStatus, HistoryPoint
from dashboard.indicators.scoring import option_scores


@dataclass(frozen=True)
class Counted:
    """What was counted of the whole project, exactly; what its plan does not name is left out.

    `tables` are by the traits of `release_traits`, `scores` and `items` at the two `waves`,
    `histories` by code of the goal.
    """

    goals: Sequence[GoalStatus] = ()
    tables: Sequence[TraitCounts] = ()
    paths: Paths | None = None
    waves: Waves | None = None
    scores: Sequence[ScoreComparison] = ()
    items: Sequence[ItemComparison] = ()
    histories: Mapping[str, Sequence[HistoryPoint]] = field(default_factory=dict)


def propose_release(
    definition: ProjectDefinition,
    meeting: date,
    as_of: date,
    counted: Counted,
    earlier: Sequence[Release] = (),
    note: str = "",
    counted_as: Mapping[str, Label] | None = None,
) -> Release:
    """A release of a (resolved) definition, after the `earlier` ones in order.

    Its date is that of the last data where `as_of` lies after it, since its figures are of that
    day. `counted_as` says by code how each goal is counted.
    """
    plan, rules = definition.release, definition.protection
    last_data = definition.period.data_until
    started = _base(definition)
    words = counted_as or {}
    goals = {goal.code: goal for goal in definition.goals}
    waves = counted.waves
    asked = {(name.form, name.item) for name in plan.distributions}
    return Release(
        project=definition.id,
        name=definition.name,
        summary=definition.summary,
        synthetic=definition.synthetic,
        meeting=meeting,
        as_of=as_of if last_data is None else min(as_of, last_data),
        note=note,
        rules=rules,
        goals=tuple(
            protect_goal(status, definition, earlier, words.get(status.definition.code))
            for status in counted.goals
            if status.definition.code in plan.goals
        ),
        tables=tuple(
            protect_table(counts, started, rules)
            for name in plan.tables
            for counts in counted.tables
            if counts.trait.name == name
        ),
        funnel=protect_funnel(counted.paths, rules) if plan.funnel and counted.paths else None,
        means=tuple(
            protect_means(score, waves, score_range(definition, score.instrument), rules)
            for score in counted.scores
            if waves and score.instrument.id in plan.instruments
        ),
        distributions=tuple(
            protect_distribution(item, waves, rules)
            for item in counted.items
            if waves and (item.form, item.item.id) in asked
        ),
        series=tuple(
            protect_series(definition, goals[code], counted.histories[code])
            for code in plan.series
            if code in counted.histories
        ),
    )


def score_range(definition: ProjectDefinition, instrument: Instrument) -> tuple[int, int]:
    """The lowest and the highest score that the instrument's items can give."""
    scales = {item: find_item(definition, instrument.form, item)[1] for item in instrument.items}
    scores = option_scores(instrument, scales).values()
    factor = instrument.score.factor if instrument.score else 1
    return (
        factor * sum(min(one.values(), default=0) for one in scores),
        factor * sum(max(one.values(), default=0) for one in scores),
    )


def _base(definition: ProjectDefinition) -> Condition:
    return next(base.where for base in definition.bases if base.name == WITHIN)
