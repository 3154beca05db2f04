"""Before and after: a form at two waves, of the same persons, and who is missing from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dashboard.access import Question, Viewer
from dashboard.data.answers import fetch_scores, fetch_transitions
from dashboard.data.coverage import fetch_coverage
from dashboard.data.reading import Connection
from dashboard.data.voices import fetch_voices
from dashboard.indicators.comparing import compare_item, compare_voices
from dashboard.indicators.comparison import (
    FormComparison,
    ItemComparison,
    ScoreComparison,
    VoiceComparison,
)
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.coverage import count_measured, missing_of
from dashboard.indicators.definition import Form, ProjectDefinition
from dashboard.indicators.filters import Selection, find_item
from dashboard.indicators.scoring import compare_score, option_scores
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.store import ProjectStore

T = TypeVar("T")


class UnknownForm(LookupError):  # noqa: N818  (what the page says)
    """The project has no form of this id. `known` lists those there are."""

    def __init__(self, form: str, known: tuple[str, ...]) -> None:
        self.form, self.known = form, known
        super().__init__(form)


class UnknownWaves(LookupError):  # noqa: N818  (what the page says)
    """These are not two different waves of the project. `known` lists the numbers there are."""

    def __init__(self, first_wave: int, second_wave: int, known: tuple[int, ...]) -> None:
        self.first_wave, self.second_wave, self.known = first_wave, second_wave, known
        super().__init__(f"{first_wave}, {second_wave}")


def compare_form(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    form: str,
    first_wave: int,
    second_wave: int,
) -> FormComparison:
    """All items of the form at two different waves, in either order, and who is missing.

    Raises UnknownForm, UnknownWaves, UnknownProject, FutureDate, NotAllowed, StoreUnavailable.
    """
    asked = (project_id, selection, form, first_wave, second_wave)
    return _compared(viewer, store, AskedComparison.compare, *asked)


def compare_scores(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    form: str,
    first_wave: int,
    second_wave: int,
) -> tuple[ScoreComparison, ...]:
    """The scores of the form's instruments at two different waves, in either order.

    Raises UnknownForm, UnknownWaves, UnknownProject, FutureDate, NotAllowed, StoreUnavailable.
    """
    asked = (project_id, selection, form, first_wave, second_wave)
    return _compared(viewer, store, AskedComparison.scores, *asked)


def _compared(
    viewer: Viewer,
    store: ProjectStore,
    read: Callable[[AskedComparison], T],
    project_id: str,
    selection: Selection,
    form: str,
    first_wave: int,
    second_wave: int,
) -> T:
    """What is read of the comparison asked for, remembered by itself."""
    waves = (first_wave, second_wave)
    return answer(
        viewer,
        store,
        Question.COMPARISON,
        project_id,
        selection,
        read,
        form,
        waves,
        compute=lambda connection, definition: read(
            AskedComparison(connection, definition, selection, form, *waves)
        ),
        grain=Grain.WHOLE,
    )


def both_voices(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection, form: str
) -> tuple[VoiceComparison, ...]:
    """Both voices, where the form is one of them, at every wave of the project.

    What citizens and staff members say of the same matter tells persons apart. Raises
    OnlyProtected, UnknownForm, UnknownProject, FutureDate, NotAllowed, StoreUnavailable.
    """
    return answer(
        viewer,
        store,
        Question.COMPARISON,
        project_id,
        selection,
        "voices",
        form,
        compute=lambda connection, definition: compare_both_voices(
            connection, definition, selection, form
        ),
    )


class AskedComparison:
    """One comparison that was asked for. Raises UnknownForm, UnknownWaves."""

    def __init__(
        self,
        connection: Connection,
        definition: ProjectDefinition,
        selection: Selection,
        form: str,
        first_wave: int,
        second_wave: int,
    ) -> None:
        self._form = _form(definition, form)
        self._months = {wave.number: wave.months for wave in definition.waves}
        if first_wave == second_wave or not {first_wave, second_wave} <= self._months.keys():
            raise UnknownWaves(first_wave, second_wave, tuple(self._months))
        self._definition = definition
        self._waves = first_wave, second_wave
        self._connection = connection
        self._about = definition.id, selection.as_of, selection.among(Everyone())

    def compare(self) -> FormComparison:
        """The items, and who is missing from them."""
        first_wave, second_wave = self._waves
        months = self._months[second_wave]
        coverage = fetch_coverage(
            self._connection, *self._about, self._form.id, *self._waves, months
        )
        return FormComparison(
            form=self._form.id,
            first_wave=first_wave,
            second_wave=second_wave,
            measured_first=count_measured(coverage, first=True),
            measured_second=count_measured(coverage, second=True),
            measured_both=count_measured(coverage, first=True, second=True),
            missing=missing_of(coverage),
            items=self.items(),
        )

    def items(self) -> tuple[ItemComparison, ...]:
        items = [item.id for item in self._form.items]
        transitions = fetch_transitions(
            self._connection, *self._about, self._form.id, items, *self._waves
        )
        return tuple(
            compare_item(
                self._form.id, *find_item(self._definition, self._form.id, item), transitions[item]
            )
            for item in items
        )

    def scores(self) -> tuple[ScoreComparison, ...]:
        found = []
        for instrument in self._definition.instruments:
            if instrument.form == self._form.id and instrument.score is not None:
                scores = option_scores(
                    instrument,
                    {i: find_item(self._definition, self._form.id, i)[1] for i in instrument.items},
                )
                sums = fetch_scores(
                    self._connection, *self._about, self._form.id, scores, *self._waves
                )
                found.append(compare_score(instrument, instrument.score, sums))
        return tuple(found)


def compare_both_voices(
    connection: Connection, definition: ProjectDefinition, selection: Selection, form: str
) -> tuple[VoiceComparison, ...]:
    """What citizens and staff members say of the same matter at each wave, one of them in `form`.

    One statement. Raises UnknownForm.
    """
    _form(definition, form)
    own = [
        voices for voices in definition.voices if form in (voices.citizen.form, voices.staff.form)
    ]
    pairs = [(voices.citizen, voices.staff) for voices in own]
    waves = [wave.number for wave in definition.waves]
    answers = fetch_voices(
        connection, definition.id, selection.as_of, selection.where, pairs, waves
    )
    found = []
    for voices, by_wave in zip(own, answers, strict=True):
        _, of_citizen = find_item(definition, voices.citizen.form, voices.citizen.item)
        _, of_staff = find_item(definition, voices.staff.form, voices.staff.item)
        found += [
            compare_voices(voices, wave, of_citizen, of_staff, by_wave[wave]) for wave in waves
        ]
    return tuple(found)


def _form(definition: ProjectDefinition, form: str) -> Form:
    forms = {declared.id: declared for declared in definition.forms}
    if form not in forms:
        raise UnknownForm(form, tuple(forms))
    return forms[form]
