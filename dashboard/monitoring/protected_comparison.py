"""Before and after among some of the persons, protected: items, and both voices side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.access import Question, Viewer
from dashboard.data.reading import Connection
from dashboard.indicators.definition import ProjectDefinition, TwoVoices, Wave
from dashboard.indicators.filters import Selection
from dashboard.indicators.protected import ProtectedCount, ProtectedDistribution, ProtectedPairs
from dashboard.indicators.protection import Group, protect_count
from dashboard.indicators.protection_over_time import protect_distribution, protect_pairs
from dashboard.monitoring.answering import answer_protected
from dashboard.monitoring.comparison import AskedComparison, compare_both_voices
from dashboard.monitoring.store import ProjectStore


@dataclass(frozen=True)
class ProtectedVoices:
    """Both voices on the same matter at a wave; of `n` persons whom both placed."""

    voices: TwoVoices
    wave: Wave
    agree: ProtectedCount
    citizen_better: ProtectedCount
    staff_better: ProtectedCount
    n: ProtectedCount


@dataclass(frozen=True)
class ProtectedItem:
    """An item before and after, and who moved from which answer to which."""

    distribution: ProtectedDistribution
    pairs: ProtectedPairs


def protected_comparison(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    form: str,
    first_wave: int,
    second_wave: int,
) -> tuple[ProtectedItem, ...]:
    """The form's items at two waves, of those selected who answered at both.

    Raises UnknownForm, UnknownWaves too.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> tuple[ProtectedItem, ...]:
        asked = (form, first_wave, second_wave)
        found = AskedComparison(connection, definition, selection, *asked).items()
        everybody = Selection(selection.as_of)
        of_all = AskedComparison(connection, definition, everybody, *asked).items()
        waves = _waves(definition, first_wave, second_wave)
        rules = definition.protection
        items = []
        for item, whole in zip(found, of_all, strict=True):
            group = Group(item.n, whole.n) if selection.choices else None
            items.append(
                ProtectedItem(
                    protect_distribution(item, waves, rules, group),
                    protect_pairs(item, rules, group),
                )
            )
        return tuple(items)

    return answer_protected(
        viewer,
        store,
        Question.COMPARISON,
        project_id,
        selection,
        form,
        first_wave,
        second_wave,
        compute=compute,
    )


def protected_voices(
    viewer: Viewer, store: ProjectStore, project_id: str, as_of: date, form: str
) -> tuple[ProtectedVoices, ...]:
    """What citizens and staff members say of the same matter, at each wave, of the whole project.

    Raises UnknownForm too.
    """

    def compute(
        connection: Connection, definition: ProjectDefinition
    ) -> tuple[ProtectedVoices, ...]:
        waves = {wave.number: wave for wave in definition.waves}
        rules = definition.protection
        return tuple(
            ProtectedVoices(
                one.voices,
                waves[one.wave],
                protect_count(one.agree, rules),
                protect_count(one.citizen_better, rules),
                protect_count(one.staff_better, rules),
                protect_count(one.n, rules),
            )
            for one in compare_both_voices(connection, definition, Selection(as_of), form)
        )

    return answer_protected(
        viewer, store, Question.COMPARISON, project_id, Selection(as_of), form, compute=compute
    )


def _waves(definition: ProjectDefinition, first: int, second: int) -> tuple[Wave, Wave]:
    by_number = {wave.number: wave for wave in definition.waves}
    return by_number[first], by_number[second]
