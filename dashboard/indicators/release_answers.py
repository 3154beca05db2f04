"""The exact answers behind a release, and the release that is made of them before the gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.indicators.comparison import ItemComparison, ScoreComparison
from dashboard.indicators.courses import Paths, funnel
from dashboard.indicators.definition import Label, ProjectDefinition, Wave
from dashboard.indicators.filters import find_item
from dashboard.indicators.goal_protection import protect_goal
from dashboard.indicators.profile import TraitCounts
from dashboard.indicators.protected import ProtectedFunnel, ProtectedGoal, ProtectedSeries
from dashboard.indicators.protection import protect_funnel, protect_table
from dashboard.indicators.protection_over_time import (
    protect_distribution,
    protect_means,
    protect_points,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.release import Release
from dashboard.indicators.results import GoalStatus, HistoryPoint, Tally
from dashboard.indicators.scoring import option_scores
from dashboard.indicators.traits import described

Waves = tuple[Wave, Wave]


@dataclass(frozen=True)
class ExactAnswers:
    """What a project's release is made of, exactly. Only its leader is shown it.

    `rules` say how each goal is counted, by its code. `histories` are by the code of a goal.
    """

    as_of: date
    goals: tuple[GoalStatus, ...] = ()
    rules: Mapping[str, Label] | None = None
    traits: tuple[TraitCounts, ...] = ()
    paths: Paths | None = None
    scores: tuple[tuple[Waves, ScoreComparison], ...] = ()
    items: tuple[tuple[Waves, ItemComparison], ...] = ()
    histories: Mapping[str, tuple[HistoryPoint, ...]] | None = None


def protect_answers(
    definition: ProjectDefinition,
    answers: ExactAnswers,
    meeting: date,
    earlier: Sequence[Release],
) -> Release:
    """The release of a (resolved) definition after the `earlier` ones, in order, not yet gated."""
    rules = definition.protection
    counted_as = answers.rules or {}
    goals = tuple(
        protect_goal(status, definition, earlier, counted_as.get(status.definition.code))
        for status in answers.goals
    )
    base = described(definition, "start") if answers.traits else None
    return Release(
        project=definition.id,
        name=definition.name,
        summary=definition.summary,
        synthetic=definition.synthetic,
        meeting=meeting,
        as_of=answers.as_of,
        rules=rules,
        goals=goals,
        tables=tuple(
            protect_table(counts, base, rules) for counts in answers.traits if base is not None
        ),
        funnel=None if answers.paths is None else _stages(answers.paths, rules),
        means=tuple(
            protect_means(score, waves, possible_scores(definition, score), rules)
            for waves, score in answers.scores
        ),
        distributions=tuple(
            protect_distribution(item, waves, rules) for waves, item in answers.items
        ),
        series=tuple(_series(definition, answers, goals)),
    )


def _stages(paths: Paths, rules: ProtectionRules) -> ProtectedFunnel:
    """The stages without the routes.

    Routes share a stage out between them, which readers know from their names and the gate does
    not from their conditions: beside an exact 11, "5" and "under 5" were 7 and 4.
    """
    return protect_funnel(paths, rules).model_copy(update={"routes": ()})


def possible_scores(definition: ProjectDefinition, score: ScoreComparison) -> tuple[int, int]:
    """The lowest and the highest score that an instrument can give."""
    instrument = score.instrument
    scales = {item: find_item(definition, instrument.form, item)[1] for item in instrument.items}
    scores = option_scores(instrument, scales).values()
    factor = instrument.score.factor if instrument.score else 1
    lowest = sum(min(options.values()) for options in scores)
    return factor * lowest, factor * sum(max(options.values()) for options in scores)


def _series(
    definition: ProjectDefinition, answers: ExactAnswers, goals: Sequence[ProtectedGoal]
) -> Iterator[ProtectedSeries]:
    names = {goal.code: goal.short_name for goal in definition.goals}
    keys = {goal.code: goal for goal in goals}
    for code, points in (answers.histories or {}).items():
        goal = keys.get(code)
        yield ProtectedSeries(
            code=code,
            label=names[code],
            persons=goal and goal.persons,
            within=goal and goal.within,
            points=protect_points(points, definition.protection),
            grows=goal is not None and goal.grows,
            base_grows=goal is not None and goal.base_grows,
        )


#: A count of a release: its item's id and its place in it.
Place = tuple[str, str]


def exact_counts(answers: ExactAnswers, release: Release) -> dict[Place, float]:
    """The exact numbers behind the release's counts, by the places of `shown_counts`."""
    found: dict[Place, float] = {}
    for status, goal in zip(answers.goals, release.goals, strict=True):
        found |= _of_tally(goal.id, "", status.tally)
        found |= _of_tally(goal.id, "final ", status.final)
    for counts, table in zip(answers.traits, release.tables, strict=True):
        numbers = (*counts.counts, counts.missing)
        found |= {
            (table.id, row.code): number for row, number in zip(table.rows, numbers, strict=False)
        }
        found[table.id, "total"] = counts.n
    if answers.paths is not None and release.funnel is not None:
        found |= _of_paths(answers.paths, release.funnel.id)
    for (_, score), means in zip(answers.scores, release.means, strict=True):
        values = (score.first_mean, score.second_mean)
        for wave, mean in zip(means.waves, values, strict=True):
            if mean is not None:
                found[means.id, str(wave.wave)] = mean
        found[means.id, "n"] = score.n
    return found


def _of_tally(item: str, of: str, tally: Tally | None) -> dict[Place, float]:
    if tally is None:
        return {}
    found: dict[Place, float] = {(item, f"{of}numerator"): tally.numerator}
    if tally.denominator is not None:
        found[item, f"{of}denominator"] = tally.denominator
    return found


def _of_paths(paths: Paths, item: str) -> dict[Place, float]:
    steps = funnel(paths, "first")
    found: dict[Place, float] = {(item, "base"): steps[0].tally.numerator}
    for step in steps:
        found[item, step.stage.code] = step.tally.numerator
    for place, route in enumerate(paths.routes):
        found[item, f"route {route.code}"] = sum(
            count for path, count in paths.counts.items() if path.stages[0] and path.routes[place]
        )
    return found
