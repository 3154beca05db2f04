"""What an attack would have found out had it worked: the exact counts behind the releases."""

from __future__ import annotations

from datetime import date

from dashboard.access import OPERATOR
from dashboard.indicators.breakdowns import ByCase
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.courses import funnel
from dashboard.indicators.filters import Choice, Selection, coarse_filters
from dashboard.indicators.profile import TraitCounts
from dashboard.indicators.release_answers import ExactAnswers
from dashboard.monitoring.filters import count_selected
from dashboard.monitoring.goals import get_definition
from dashboard.monitoring.projects import definition_of
from dashboard.monitoring.release_answers import fetch_answers
from dashboard.monitoring.store import ProjectStore

#: A row's exact number, None where it is none of persons.
Exact = int | None


def exact_answers(store: ProjectStore, project: str, day: date) -> ExactAnswers:
    with store.asking(project) as asking:
        return fetch_answers(asking.connection, definition_of(asking, project), day)


def exact_rows(answers: ExactAnswers) -> list[list[Exact]]:
    """The exact counts of a release's tables of persons, in the order of its files."""
    goals: list[Exact] = [goal.tally.numerator if goal.tally else None for goal in answers.goals]
    tables = [goals]
    if answers.paths is not None:
        tables += [[step.tally.numerator for step in funnel(answers.paths, "first")]]
    return [*tables, *map(_trait_rows, answers.traits)]


def _trait_rows(counts: TraitCounts) -> list[Exact]:
    by = counts.trait.by
    is_everybody_somewhere = isinstance(by, ByCase) and by.cases[-1] == Everyone()
    missing = [] if is_everybody_somewhere else [counts.missing]
    return [*counts.counts, *missing, counts.n]


def option_sizes(store: ProjectStore, project: str, day: date) -> dict[tuple[str, str], int]:
    """How many persons each option of each filter of a steering group leaves, of how many."""
    definition = get_definition(OPERATOR, store, project)
    return {
        (one.name, option.code): count_selected(
            OPERATOR, store, project, Selection(day, (Choice(one, (option,)),))
        ).numerator
        for one in coarse_filters(definition, day)
        for option in one.options
    }
