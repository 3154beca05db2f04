"""Before and after: a form at two waves, of the same persons, and who is missing from it."""

from __future__ import annotations

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
from dashboard.indicators.whole import whole_comparison
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.store import ProjectStore


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
    """All items of the form at two different waves, in either order, and what belongs to it.

    Raises UnknownForm, UnknownWaves, UnknownProject, FutureDate, NotAllowed, StoreUnavailable.
    """
    return answer(
        viewer,
        store,
        Question.COMPARISON,
        project_id,
        selection,
        form,
        first_wave,
        second_wave,
        compute=lambda connection, definition: AskedComparison(
            connection, definition, selection, form, first_wave, second_wave
        ).compare(),
        grain=Grain.WHOLE,
        whole=whole_comparison,
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
        forms = {declared.id: declared for declared in definition.forms}
        if form not in forms:
            raise UnknownForm(form, tuple(forms))
        self._months = {wave.number: wave.months for wave in definition.waves}
        if first_wave == second_wave or not {first_wave, second_wave} <= self._months.keys():
            raise UnknownWaves(first_wave, second_wave, tuple(self._months))
        self._definition = definition
        self._form: Form = forms[form]
        self._waves = first_wave, second_wave
        self._connection = connection
        self._about = definition.id, selection.as_of, selection.among(Everyone())

    def compare(self) -> FormComparison:
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
            scores=self._scores(),
            voices=self.voices(),
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

    def _scores(self) -> tuple[ScoreComparison, ...]:
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

    def voices(self) -> tuple[VoiceComparison, ...]:
        own = [
            voices
            for voices in self._definition.voices
            if self._form.id in (voices.citizen.form, voices.staff.form)
        ]
        pairs = [(voices.citizen, voices.staff) for voices in own]
        answers = fetch_voices(self._connection, *self._about, pairs, tuple(self._months))
        found = []
        for voices, by_wave in zip(own, answers, strict=True):
            citizen, staff = voices.citizen, voices.staff
            _, of_citizen = find_item(self._definition, citizen.form, citizen.item)
            _, of_staff = find_item(self._definition, staff.form, staff.item)
            found += [
                compare_voices(voices, wave, of_citizen, of_staff, by_wave[wave])
                for wave in self._months
            ]
        return tuple(found)
