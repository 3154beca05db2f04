"""What a release is made of, fetched from the project database in few queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.data.answers import fetch_scores, fetch_transitions
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.profile import fetch_counts
from dashboard.data.reading import Connection
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.comparing import compare_item
from dashboard.indicators.comparison import ItemComparison, ScoreComparison
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.courses import Paths, path_dimensions, read_paths
from dashboard.indicators.definition import GoalDefinition, Label, ProjectDefinition
from dashboard.indicators.filters import find_item
from dashboard.indicators.profile import TraitCounts, count_trait
from dashboard.indicators.release_answers import ExactAnswers, Waves
from dashboard.indicators.release_tables import release_traits
from dashboard.indicators.results import HistoryPoint, Tally
from dashboard.indicators.scoring import compare_score, option_scores
from dashboard.indicators.targets import counted
from dashboard.indicators.traits import described
from dashboard.monitoring.history import ends_of_months
from dashboard.monitoring.measuring import counted_by_day, fetch_status, known_day, value_of
from dashboard.text.catalogue import Text
from dashboard.text.sentences import say_rule


def fetch_answers(
    connection: Connection, definition: ProjectDefinition, as_of: date
) -> ExactAnswers:
    """What the (resolved) definition's plan names, exactly, on the date."""
    plan = definition.release
    day = known_day(definition, as_of)
    status = fetch_status(connection, definition, as_of)
    goals = tuple(goal for goal in status.goals if goal.definition.code in plan.goals)
    waves = _waves(definition)
    return ExactAnswers(
        as_of=as_of,
        goals=goals,
        rules={goal.definition.code: _rule(goal.definition, definition) for goal in goals},
        traits=_traits(connection, definition, day),
        paths=_paths(connection, definition, day) if plan.funnel else None,
        scores=tuple(_scores(connection, definition, day, waves)) if waves else (),
        items=tuple(_items(connection, definition, day, waves)) if waves else (),
        histories=_histories(connection, definition, day),
    )


def _rule(goal: GoalDefinition, definition: ProjectDefinition) -> Label:
    return Label(
        da=say_rule(goal, definition, Text("da")), en=say_rule(goal, definition, Text("en"))
    )


def _waves(definition: ProjectDefinition) -> Waves | None:
    """The first and the last wave of the project's questionnaires."""
    waves = sorted(definition.waves, key=lambda wave: wave.number)
    return (waves[0], waves[-1]) if len(waves) > 1 else None


def _traits(
    connection: Connection, definition: ProjectDefinition, day: date
) -> tuple[TraitCounts, ...]:
    if not definition.release.tables:
        return ()
    known = release_traits(definition)
    traits = [known[name] for name in definition.release.tables]
    n, counts = fetch_counts(
        connection,
        definition.id,
        day,
        described(definition, "start"),
        [trait.by for trait in traits],
    )
    return tuple(count_trait(trait, found, n) for trait, found in zip(traits, counts, strict=True))


def _paths(connection: Connection, definition: ProjectDefinition, day: date) -> Paths:
    stages, routes = definition.stages, definition.routes
    counts = fetch_breakdown(
        connection, definition.id, day, Everyone(), path_dimensions(stages, routes)
    )
    return read_paths(stages, routes, counts)


def _scores(
    connection: Connection, definition: ProjectDefinition, day: date, waves: Waves
) -> Iterator[tuple[Waves, ScoreComparison]]:
    numbers = [wave.number for wave in waves]
    for instrument in definition.instruments:
        if instrument.id in definition.release.instruments and instrument.score is not None:
            scales = {
                item: find_item(definition, instrument.form, item)[1] for item in instrument.items
            }
            sums = fetch_scores(
                connection,
                definition.id,
                day,
                Everyone(),
                instrument.form,
                option_scores(instrument, scales),
                *numbers,
            )
            yield waves, compare_score(instrument, instrument.score, sums)


def _items(
    connection: Connection, definition: ProjectDefinition, day: date, waves: Waves
) -> Iterator[tuple[Waves, ItemComparison]]:
    asked: dict[str, list[str]] = {}
    for name in definition.release.distributions:
        asked.setdefault(name.form, []).append(name.item)
    for form, items in asked.items():
        numbers = [wave.number for wave in waves]
        found = fetch_transitions(connection, definition.id, day, Everyone(), form, items, *numbers)
        for item in items:
            yield waves, compare_item(form, *find_item(definition, form, item), found[item])


def _histories(
    connection: Connection, definition: ProjectDefinition, day: date
) -> dict[str, tuple[HistoryPoint, ...]]:
    """The figures at the ends of months, up to the day."""
    goals = [goal for goal in definition.goals if goal.code in definition.release.series]
    days = ends_of_months(definition.period.start, day)
    indicators = [indicator for goal in goals if (indicator := counted(definition, goal))]
    if not days or not indicators:
        return {}
    tallies = fetch_tallies(connection, definition.id, indicators, days)
    return {
        goal.code: _points(definition, days, found)
        for goal, found in zip(goals, tallies, strict=True)
    }


def _points(
    definition: ProjectDefinition, days: Sequence[date], tallies: Sequence[Tally]
) -> tuple[HistoryPoint, ...]:
    by_day = counted_by_day(definition, days, tallies)
    return tuple(
        HistoryPoint(day, tally, value_of(tally), None, None, None) for day, tally in by_day.items()
    )
