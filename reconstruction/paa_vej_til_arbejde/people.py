"""A synthetic person and what happens to her, before it is written down as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

#: Day of the data extraction behind the midterm tables ("mid-April 2019" in print).
MIDTERM = date(2019, 4, 15)
#: Last day of the project's data.
DATA_UNTIL = date(2021, 12, 31)


def weekday_before(day: date) -> date:
    """The day itself, or the Friday before it when it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass
class FilledForm:
    """A questionnaire filled in on a day; an item that is not among the answers is blank."""

    day: date
    answers: dict[str, str] = field(default_factory=dict)


@dataclass
class PersonSpell:
    kind: str
    from_day: date
    to_day: date | None = None
    weekly_hours: float | None = None
    held_at_start: bool = False
    route: str | None = None


@dataclass
class Person:
    """One person. `third` says who filled in a third form by the midterm: both, staff or none."""

    key: str
    psychological: str | None = None
    physical: str | None = None
    midterm_status: str = "later"
    outcome: str = "none"
    third: str = "none"
    depth: int = 1
    gender: str = "woman"
    age: int = 0
    nationality: str = "danish"
    diagnoses: list[str] = field(default_factory=list)
    referred: date = date.min
    started: date | None = None
    ended: date | None = None
    ending: str | None = None
    reason: str | None = None
    pseudonym: str = ""
    staff: str = ""
    wellbeing: float = 0.0
    spells: list[PersonSpell] = field(default_factory=list)
    forms: dict[tuple[str, int], FilledForm] = field(default_factory=dict)
    #: Day on which the next wave is planned, once the placed ones are filled in.
    next_wave: date | None = None

    @property
    def start(self) -> date:
        """The day of the first measurement; only asked of persons who started."""
        if self.started is None:
            raise ValueError(f"{self.key} has not started")
        return self.started

    def had(self, kind: str) -> bool:
        """Whether a spell of the kind began since the start."""
        return any(s.kind == kind and s.from_day >= self.start for s in self.spells)

    def waves(self, form: str) -> list[int]:
        return sorted(wave for name, wave in self.forms if name == form)

    def ongoing(self, day: date) -> bool:
        return (
            self.started is not None
            and self.started <= day
            and (self.ended is None or self.ended > day)
        )
