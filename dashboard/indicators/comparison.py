"""Answers of the same persons at two waves: counts from which every comparison is derived.

Options are told by their codes; the direction is that of their scores (higher is better), whatever
the order in which a questionnaire prints them. An option without a score is "don't know".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.indicators.definition import Instrument, Item, Scale, TwoVoices
from dashboard.indicators.paired import PairedTest

#: Persons by (option at the first wave, option at the second); None where there is no answer.
Transitions = Mapping[tuple[str | None, str | None], int]


@dataclass(frozen=True)
class Distribution:
    """One wave's answers among persons compared: `counts` in the scale's order of options.

    `n` is the sum of `counts`, don't-know options included; `dont_know` is how many those are.
    """

    counts: tuple[int, ...]
    dont_know: int

    @property
    def n(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Movement:
    """How many of `n` persons with a scored answer at both waves moved, and which way."""

    improved: int
    unchanged: int
    worse: int

    @property
    def n(self) -> int:
        return self.improved + self.unchanged + self.worse


@dataclass(frozen=True)
class Bounds:
    """The share with a good answer at the second wave, had the missing all answered worst or best.

    Among everyone with an answer at the first wave: shares from 0 to 1. `observed` is the share
    among those who answered at both. A good answer is one in the better half of the scores.
    """

    worst: float
    observed: float | None
    best: float
    missing: int
    n: int


@dataclass(frozen=True)
class ItemComparison:
    """One item at two waves, of the same persons: those with an answer at both (don't know too).

    `transitions` holds only persons with an answer at both. `baseline_all` is the first wave of
    everybody who answered then, `first` and `second` those compared.
    """

    form: str
    item: Item
    scale: Scale
    transitions: Transitions
    first: Distribution
    second: Distribution
    baseline_all: Distribution
    movement: Movement
    test: PairedTest
    bounds: Bounds

    @property
    def n(self) -> int:
        """Persons with an answer at both waves."""
        return self.first.n


@dataclass(frozen=True)
class ScoreComparison:
    """An instrument's score at two waves, of the persons who have it at both.

    `bands` counts them by (band at the first wave, band at the second), as positions in the
    instrument's bands. `reliable` counts changes of at least the reliable change.
    """

    instrument: Instrument
    n: int
    first_mean: float | None
    second_mean: float | None
    first_all_mean: float | None
    first_all_n: int
    mean_change: float | None
    change_interval: tuple[float, float] | None
    first_bands: tuple[int, ...]
    second_bands: tuple[int, ...]
    bands: Mapping[tuple[int, int], int]
    movement: Movement
    reliable: Movement
    test: PairedTest

    @property
    def is_meaningful(self) -> bool:
        """Whether the mean change, in either direction, is as large as counts as meaningful."""
        score = self.instrument.score
        if score is None or self.mean_change is None:
            return False
        return abs(self.mean_change) >= score.meaningful_change


@dataclass(frozen=True)
class VoiceComparison:
    """Citizen and staff member on the same matter at one wave: persons by (citizen, staff) option.

    `agree` say the same coarse group; `citizen_better` and `staff_better` of those who do not.
    `dont_know` is how many of the staff answers are don't know at this wave.
    """

    voices: TwoVoices
    wave: int
    answers: Transitions
    n: int
    agree: int
    citizen_better: int
    staff_better: int
    dont_know: int


@dataclass(frozen=True)
class Missing:
    """Why somebody with the first wave lacks the second; the reasons add up to `n`."""

    first_only: int
    planned_ending: int
    unplanned_ending: int
    withdrawn: int
    not_due: int
    overdue: int

    @property
    def n(self) -> int:
        return self.first_only


@dataclass(frozen=True)
class FormComparison:
    """Everything of one form at two waves, and who is missing from the comparison.

    `measured_first` and `measured_second` filled the form in at each wave, `measured_both` at both.
    """

    form: str
    first_wave: int
    second_wave: int
    measured_first: int
    measured_second: int
    measured_both: int
    missing: Missing
    items: tuple[ItemComparison, ...]
    scores: tuple[ScoreComparison, ...]
    #: By wave (all of the project's waves), the voices that have this form and another.
    voices: tuple[VoiceComparison, ...] = ()
