"""Protected answers: what a steering group sees of some of the persons, one filter at a time.

Each counts a group and, beside it, everybody whom it could have left, since both must be large
enough in every table. Without a filter the group is everybody. Answers side by side (sites,
cohorts, groups against an outcome) are these answers for each option of a filter, so that they tell
nothing that the filter does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.access import Question, Viewer
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.intake import fetch_months
from dashboard.data.profile import fetch_counts
from dashboard.data.reading import Connection
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.conditions import MISSING, Any, Condition, Everyone, Referred
from dashboard.indicators.courses import Paths, path_dimensions, read_paths
from dashboard.indicators.definition import (
    GoalDefinition,
    ProjectDefinition,
    Share,
)
from dashboard.indicators.endings import ENDED, ending_cases, has_length
from dashboard.indicators.filters import COURSE_STATUSES, Selection
from dashboard.indicators.intake import IntakePoint, history_of
from dashboard.indicators.profile import TraitCounts, count_trait
from dashboard.indicators.protected import (
    ProtectedCount,
    ProtectedFigure,
    ProtectedFunnel,
    ProtectedTable,
)
from dashboard.indicators.protection import (
    Group,
    protect_count,
    protect_figure,
    protect_funnel,
    protect_table,
)
from dashboard.indicators.release_tables import release_traits
from dashboard.indicators.results import Tally
from dashboard.indicators.sites import narrowed
from dashboard.indicators.targets import counted
from dashboard.indicators.traits import COURSE, Trait, TraitValue, described
from dashboard.monitoring.answering import answer_protected
from dashboard.monitoring.measuring import known_day
from dashboard.monitoring.store import ProjectStore

LENGTH = "length"
_ALWAYS_KNOWN = (COURSE, LENGTH)


@dataclass(frozen=True)
class ProtectedOutcome:
    """A goal among a group."""

    goal: GoalDefinition
    figure: ProtectedFigure


@dataclass(frozen=True)
class ProtectedIntake:
    """How many of a group had come by a day."""

    day: date
    referred: ProtectedCount
    started: ProtectedCount


def protected_group(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> ProtectedCount:
    """How many of the persons referred by the date the selection leaves.

    Raises what `answer_protected` raises; so do all questions here.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> ProtectedCount:
        group = _group(connection, definition, selection, Everyone(), selection.as_of)
        return protect_count(group.n, definition.protection, _unless_all(group, selection))

    return answer_protected(viewer, store, Question.FILTERS, project_id, selection, compute=compute)


def protected_goals(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> tuple[ProtectedOutcome, ...]:
    """The goals that count persons, headline goals first, among the selected."""

    def compute(
        connection: Connection, definition: ProjectDefinition
    ) -> tuple[ProtectedOutcome, ...]:
        day = known_day(definition, selection.as_of)
        goals = sorted(definition.goals, key=lambda goal: not goal.headline)
        asked = [
            (goal, indicator)
            for goal in goals
            if (indicator := counted(definition, goal)) is not None and indicator.unit == "persons"
        ]
        indicators = [indicator for _, indicator in asked]
        among = [narrowed(indicator, selection.where) for indicator in indicators]
        found = fetch_tallies(connection, definition.id, [*among, *indicators], [day])
        tallies = [tally for [tally] in found]
        of_all = tallies[len(asked) :]
        referred = _group(connection, definition, selection, Referred(), day)
        return tuple(
            ProtectedOutcome(
                goal,
                protect_figure(
                    tally,
                    definition.protection,
                    _unless_all(_of_goal(tally, everybody, referred), selection),
                ),
            )
            for (goal, _), tally, everybody in zip(asked, tallies, of_all, strict=False)
        )

    return answer_protected(viewer, store, Question.STATUS, project_id, selection, compute=compute)


def protected_funnel(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> ProtectedFunnel | None:
    """Stages and routes among the selected; None for a project without stages."""

    def compute(connection: Connection, definition: ProjectDefinition) -> ProtectedFunnel | None:
        if not definition.stages:
            return None
        day = known_day(definition, selection.as_of)
        first = definition.stages[0].where
        group = _group(connection, definition, selection, first, day)
        paths = _paths(connection, definition, selection.where, day)
        return protect_funnel(paths, definition.protection, _unless_all(group, selection))

    return answer_protected(
        viewer, store, Question.COURSES, project_id, selection, "funnel", compute=compute
    )


def protected_profile(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    only: str | None = None,
) -> tuple[ProtectedTable, ...]:
    """The selected who have started, by everything that describes them and what became of them.

    `only` names one of the traits.
    """

    def compute(
        connection: Connection, definition: ProjectDefinition
    ) -> tuple[ProtectedTable, ...]:
        traits = [
            trait for name, trait in release_traits(definition).items() if only in (None, name)
        ]
        base = described(definition, "start")
        return _tables(connection, definition, selection, base, traits, selection.as_of)

    return answer_protected(
        viewer, store, Question.PROFILE, project_id, selection, only, compute=compute
    )


def protected_endings(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> tuple[ProtectedTable, ...]:
    """The selected whose course has ended: why, to what, and how long it lasted."""

    def compute(
        connection: Connection, definition: ProjectDefinition
    ) -> tuple[ProtectedTable, ...]:
        day = known_day(definition, selection.as_of)
        codes = {name: definition.codes.get(name, ()) for name in ("ending_reason", "destination")}
        _, *by = ending_cases(*([code.code for code in codes[name]] for name in codes))
        named = [
            Trait(name, None, tuple(TraitValue(one.code, one.label) for one in codes[name]), case)
            for name, case in zip(codes, by, strict=False)
            if codes[name]
        ]
        length = by[-1]
        places = tuple(TraitValue(str(place), None) for place in range(len(length.cases)))
        ended = Any(of=tuple(COURSE_STATUSES[status] for status in ENDED))
        return (
            *_tables(connection, definition, selection, ended, named, day),
            *_tables(
                connection,
                definition,
                selection,
                has_length(),
                [Trait(LENGTH, None, places, length)],
                day,
            ),
        )

    return answer_protected(
        viewer, store, Question.COURSES, project_id, selection, "endings", compute=compute
    )


def protected_intake(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> tuple[ProtectedIntake, ...]:
    """How many of the selected had come by the ends of months and by the day."""

    def compute(
        connection: Connection, definition: ProjectDefinition
    ) -> tuple[ProtectedIntake, ...]:
        day, rules = known_day(definition, selection.as_of), definition.protection
        counted_ = _unless_all(
            _group(connection, definition, selection, Referred(), day), selection
        )
        months = fetch_months(connection, definition.id, day, selection.where)
        history: Sequence[IntakePoint] = history_of(months, definition.period.intake_start, day)
        return tuple(
            ProtectedIntake(
                point.day,
                protect_count(point.referred, rules, counted_),
                protect_count(point.started, rules, counted_),
            )
            for point in history
            if point.day >= definition.period.intake_start
        )

    return answer_protected(viewer, store, Question.INTAKE, project_id, selection, compute=compute)


def _group(
    connection: Connection,
    definition: ProjectDefinition,
    selection: Selection,
    base: Condition,
    day: date,
) -> Group:
    """Those of the base who are selected, beside all of the base."""
    among = [Share(where=selection.where, base=base)]
    [[tally]] = fetch_tallies(connection, definition.id, among, [day])
    return Group(tally.numerator, tally.denominator or 0)


def _unless_all(group: Group, selection: Selection) -> Group | None:
    """None where nobody is filtered out: the whole project is no group that somebody chose."""
    return group if selection.choices else None


def _of_goal(tally: Tally, everybody: Tally, referred: Group) -> Group:
    """Of a share those in its base; a count has none, so those referred."""
    if tally.denominator is None or everybody.denominator is None:
        return referred
    return Group(tally.denominator, everybody.denominator)


def _tables(
    connection: Connection,
    definition: ProjectDefinition,
    selection: Selection,
    base: Condition,
    traits: Sequence[Trait],
    day: date,
) -> tuple[ProtectedTable, ...]:
    """A table for each trait, but not for the one that was filtered by."""
    chosen = {choice.filter.name for choice in selection.choices}
    shown = [trait for trait in traits if trait.name not in chosen]
    group = _group(connection, definition, selection, base, day)
    n, counts = fetch_counts(
        connection, definition.id, day, selection.among(base), [trait.by for trait in shown]
    )
    found: list[TraitCounts] = [
        count_trait(trait, one, n) for trait, one in zip(shown, counts, strict=True)
    ]
    rules = definition.protection
    tables = (protect_table(one, base, rules, _unless_all(group, selection)) for one in found)
    return tuple(map(_without_unknown, tables))


def _without_unknown(table: ProtectedTable) -> ProtectedTable:
    """Without the row of those of whom nothing is known, where there can be nobody."""
    if table.name not in _ALWAYS_KNOWN:
        return table
    rows = tuple(row for row in table.rows if row.code != MISSING)
    return table.model_copy(update={"rows": rows})


def _paths(
    connection: Connection, definition: ProjectDefinition, where: Condition, day: date
) -> Paths:
    by = path_dimensions(definition.stages, definition.routes)
    counts = fetch_breakdown(connection, definition.id, day, where, by)
    return read_paths(definition.stages, definition.routes, counts)
