"""Answers of the same persons at two waves: counts from which every comparison is derived.

Options are told by their codes; the direction is that of their scores (higher is better), whatever
the order in which a questionnaire prints them. An option without a score, such as "don't know", is
neither better nor worse than another: it is counted, and left out of whatever needs an order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.indicators.definition import Instrument, Item, Scale, TwoVoices
from dashboard.indicators.paired import PairedTest

#: Persons by (option at the first wave, option at the second); None where there is no answer.
Transitions = Mapping[tuple[str | None, str | None], int]


@dataclass(frozen=True)
class Answers:
    """One item's answers of everybody with the form at the first wave; None: left unanswered.

    `twice` are of those with the form at both waves, by both answers; `once` of those who lack the
    second, by their only one.
    """

    twice: Transitions
    once: Mapping[str | None, int]


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

    Of the `n` persons with a scored answer at the first wave, `missing` have none at the second
    (not measured, not answered, or don't know). Shares go from 0 to 1; `observed` is that of those
    who have one, None where there are none. `good` are the codes of the good answers: the best of
    the scale's coarse groups, or without those the better half of its scores. With nobody
    in `n` nothing is known: from 0 to 1.
    """

    worst: float
    observed: float | None
    best: float
    missing: int
    n: int
    good: tuple[str, ...]


@dataclass(frozen=True)
class ItemComparison:
    """One item at two waves, of the same persons: those with an answer at both (don't know too).

    `transitions` holds only persons with an answer at both, and `first` and `second` are theirs.
    `baseline_all` is the first wave of everybody who answered then. `first_all` and `second_all`
    are of those with the form at both waves, who may have left the item out at one: the bases
    differ, as they do in published tables. `movement` and `test` are of those with a scored answer
    at both. With fewer than two scores the scale has no order: `movement.n` is 0 and there is no
    test (`has_order`).
    """

    form: str
    item: Item
    scale: Scale
    transitions: Transitions
    first: Distribution
    second: Distribution
    baseline_all: Distribution
    first_all: Distribution
    second_all: Distribution
    movement: Movement
    test: PairedTest
    bounds: Bounds

    @property
    def n(self) -> int:
        """Persons with an answer at both waves."""
        return self.first.n

    @property
    def has_order(self) -> bool:
        """Whether an answer can be better than another."""
        return len({option.score for option in self.scale.options} - {None}) > 1


@dataclass(frozen=True)
class ScoreComparison:
    """An instrument's score at two waves, of the persons who have it at both.

    `bands` counts them by (band at the first wave, band at the second), as positions in the
    instrument's bands. `reliable` counts changes of at least the reliable change. `first_all_mean`
    is that of everybody with a score at the first wave. `change_interval` is a 95 % t-interval of
    the mean change, None for fewer than two persons and where all changed alike.
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

    `answers` are of everybody of whom either answered, None where the other did not. `n` are those
    whom both placed in a coarse group: `agree` in the same, counted from the best; `citizen_better`
    and `staff_better` of those who do not. `dont_know` is how many of the `staff_n` staff answers
    are don't know at this wave; so for the citizen.
    """

    voices: TwoVoices
    wave: int
    answers: Transitions
    n: int
    agree: int
    citizen_better: int
    staff_better: int
    dont_know: int
    staff_n: int
    citizen_dont_know: int
    citizen_n: int


@dataclass(frozen=True)
class Missing:
    """Why somebody with the first wave lacks the second; the reasons add up to `n`.

    The first reason that holds, in this order: the course has ended (as planned, unplanned, or
    withdrawn), the wave is not due yet (its months after the first start lie after the as-of date,
    or there was no start), or it is overdue.
    """

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
