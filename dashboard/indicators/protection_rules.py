"""The thresholds of disclosure control, and which counts a shown or hidden one may stand for."""

from __future__ import annotations

from pydantic import Field, model_validator

from dashboard.indicators.parts import Definition, Identifier, ItemName, Label

#: No hidden count may be known to be one of fewer values than this.
LEAST_VALUES = 3


class ProtectionRules(Definition):
    """A project's thresholds. The bounds are the weakest that a project may choose.

    Counts below `smallest` share one mark; the others are rounded to a multiple of `base`. A group
    chosen by a filter, and everybody outside it, are at least `group` persons. Means are of at
    least `mean_from` persons. Two waves' distributions of fewer than `distribution_from` persons
    are shown only if each count at both waves is at least `distribution_cell`. A headline may be
    exact for at least `exact_from` persons if numerator and complement are at least `exact_cell`.
    A count that is not exact keeps at least `least_values` values that it may have.

    Raises ValueError where the thresholds do not fit together: each mark and each rounded count
    stands for at least `least_values` counts to begin with.
    """

    smallest: int = Field(5, ge=3)
    base: int = Field(5, ge=3)
    group: int = Field(10, ge=5)
    mean_from: int = Field(10, ge=5)
    distribution_cell: int = Field(10, ge=5)
    distribution_from: int = Field(100, ge=50)
    exact_from: int = Field(50, ge=30)
    exact_cell: int = Field(5, ge=3)
    least_values: int = Field(LEAST_VALUES, ge=LEAST_VALUES)

    @model_validator(mode="after")
    def _fit_together(self) -> ProtectionRules:
        least, smallest = self.least_values, self.smallest
        if min(smallest, self.base) < least:
            raise ValueError(f"smallest and base must be at least least_values, {least}")
        if self.group < 2 * smallest:
            raise ValueError(f"group must be at least twice smallest, {2 * smallest}")
        lowest = self.rounded(smallest)
        first, last = self.bounds(lowest)
        if not lowest or last - first + 1 < least:
            raise ValueError(
                f"smallest and base do not fit together: a count from {first} to {last} would be "
                f"shown as {lowest}, which must stand for at least {least} counts"
            )
        return self

    def rounded(self, count: int) -> int:
        """The multiple of the base that is nearest; the one above where two are."""
        return (2 * count + self.base) // (2 * self.base) * self.base

    def bounds(self, value: int) -> tuple[int, int]:
        """The least and the greatest count that are shown as `value`, a multiple of the base."""
        low = value - self.base // 2
        return max(self.smallest, low), low + self.base - 1


class ExactHeadline(Definition):
    """A goal of which the data controller has said that its exact figure may be released."""

    goal: Identifier
    note: Label | None = None


class ReleasePlan(Definition):
    """What a project's releases contain; nothing that is not named here.

    `goals` and `series` are codes of goals, `tables` names of traits, `instruments` ids,
    `distributions` items that are asked at several waves.
    """

    goals: tuple[Identifier, ...] = ()
    tables: tuple[str, ...] = ()
    funnel: bool = False
    instruments: tuple[Identifier, ...] = ()
    distributions: tuple[ItemName, ...] = ()
    series: tuple[Identifier, ...] = ()
    exact_headlines: tuple[ExactHeadline, ...] = ()
