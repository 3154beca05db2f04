"""Who the participants are, and how groups of them differ in what became of them."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.access import Question, Viewer
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.profile import fetch_counts
from dashboard.data.reading import Connection
from dashboard.indicators.breakdowns import Dimension
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.indicators.independence import fisher_freeman_halton
from dashboard.indicators.profile import CrossTable, GroupOutcomes, Profile, count_trait, cross
from dashboard.indicators.statistics import pearson_chi_square
from dashboard.indicators.traits import (
    ByMark,
    Seen,
    Trait,
    baseline_traits,
    described,
    group_traits,
    outcome_traits,
    profile_traits,
)
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.store import ProjectStore


class UnknownTrait(LookupError):  # noqa: N818  (what is told of it)
    """The project has no trait, or no outcome, of this name."""


def profile(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection, seen: Seen
) -> Profile:
    """The selected who are described, by everything that describes participants.

    Raises UnknownProject, FutureDate, StoreUnavailable.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> Profile:
        traits = profile_traits(definition, seen)
        among = selection.among(described(definition, seen))
        n, counts = fetch_counts(
            connection, definition.id, selection.as_of, among, [trait.by for trait in traits]
        )
        counted = zip(traits, counts, strict=True)
        return Profile(seen, n, tuple(count_trait(trait, found, n) for trait, found in counted))

    # Those whose course goes on are some of those who started: a filter would say the same.
    grain = Grain.WHOLE if seen == "start" else Grain.SPLIT
    return answer(
        viewer,
        store,
        Question.PROFILE,
        project_id,
        selection,
        "profile",
        seen,
        compute=compute,
        grain=grain,
    )


def two_answers(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    seen: Seen,
    rows: str,
    columns: str,
) -> CrossTable:
    """Two answers at the start against each other; `rows` and `columns` are names of traits.

    Raises UnknownTrait, UnknownProject, FutureDate, StoreUnavailable.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> CrossTable:
        traits = baseline_traits(definition)
        among = selection.among(described(definition, seen))
        row, column = _named(rows, traits), _named(columns, traits)
        by = [_dimension(row), _dimension(column)]
        found = fetch_breakdown(connection, definition.id, selection.as_of, among, by)
        return cross(row, column, found)

    return answer(
        viewer,
        store,
        Question.PROFILE,
        project_id,
        selection,
        "two answers",
        seen,
        rows,
        columns,
        compute=compute,
        grain=Grain.SPLIT,
    )


def group_outcomes(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    group: str,
    outcome: str,
) -> GroupOutcomes:
    """The selected of the outcome's base by group and outcome, with both tests of independence.

    Raises UnknownTrait, UnknownProject, FutureDate, StoreUnavailable.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> GroupOutcomes:
        outcomes = {one.trait.name: one for one in outcome_traits(definition)}
        if outcome not in outcomes:
            raise UnknownTrait(outcome)
        rows, columns = _named(group, group_traits(definition)), outcomes[outcome].trait
        among = selection.among(outcomes[outcome].base)
        by = [_dimension(rows), _dimension(columns)]
        found = fetch_breakdown(connection, definition.id, selection.as_of, among, by)
        table = cross(rows, columns, found)
        return GroupOutcomes(
            table, pearson_chi_square(table.counts), fisher_freeman_halton(table.counts)
        )

    return answer(
        viewer,
        store,
        Question.PROFILE,
        project_id,
        selection,
        "group outcomes",
        group,
        outcome,
        compute=compute,
        grain=Grain.SPLIT,
    )


def _named(name: str, traits: Iterable[Trait]) -> Trait:
    for trait in traits:
        if trait.name == name:
            return trait
    raise UnknownTrait(name)


def _dimension(trait: Trait) -> Dimension:
    """What a breakdown counts by; marks overlap and are never asked for here."""
    if isinstance(trait.by, ByMark):
        raise UnknownTrait(trait.name)
    return trait.by
