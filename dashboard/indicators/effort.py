"""What a project does for its participants: contacts, tasks, jobs and companies, as counted.

Events are not persons: every count of events stands beside the number of different persons in them.
What a kind of event is, a project says only in words; whether it is a contact with a person or with
a company is read off what its events name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.indicators.calendar import add_months
from dashboard.indicators.conditions import SpellKind
from dashboard.indicators.contacts import MONTHS_BEFORE_JOB, MONTHS_IN_JOB, Companies
from dashboard.indicators.definition import Item, ProjectDefinition, Scale, Unit
from dashboard.indicators.results import GoalStatus, Tally

#: Where the bands of weekly hours begin; the last is full time and more.
HOUR_BANDS = (0.0, 10.0, 20.0, 30.0, 37.0)

#: Units of goals that are about the effort rather than about the persons.
EFFORT_UNITS: tuple[Unit, ...] = ("events", "companies", "volunteers", "next_of_kin")

Contact = Literal["person", "company"]


@dataclass(frozen=True)
class KindCount:
    """Events of one kind. `persons` are the different persons in them.

    `without_person` events name nobody. `with_staff` name a person and a staff member, and
    `with_company` a company and a staff member. `last` is the day of the latest.
    """

    kind: str
    events: int
    persons: int
    without_person: int
    with_staff: int
    with_company: int
    last: date

    @property
    def contact(self) -> Contact | None:
        """What the kind is a contact with: what most of its events name beside a staff member."""
        if 2 * self.with_company > self.events:
            return "company"
        return "person" if 2 * self.with_staff > self.events else None


@dataclass(frozen=True)
class PeriodCount:
    """Events of a kind in a month, quarter or half-year; `month` numbers its first month."""

    kind: str
    month: int
    events: int
    persons: int


@dataclass(frozen=True)
class SeriesCount:
    """What events have in common, such as one group course: its meetings and who came.

    A meeting is a day; `attendances` are the events that name a person.
    """

    kind: str
    code: str
    meetings: int
    attendances: int
    persons: int
    first: date
    last: date


@dataclass(frozen=True)
class TaskCount:
    """Tasks of staff members with or for persons; `minutes` are those of the `timed` ones."""

    kind: str
    setting: str | None
    tasks: int
    timed: int
    minutes: int


@dataclass(frozen=True)
class EventCounts:
    """The same events counted in four ways."""

    kinds: tuple[KindCount, ...]
    periods: tuple[PeriodCount, ...]
    series: tuple[SeriesCount, ...]
    tasks: tuple[TaskCount, ...]


@dataclass(frozen=True)
class TaskTotal:
    """Tasks taken together, as in `TaskCount`."""

    tasks: int
    timed: int
    minutes: int


def add_tasks(
    tasks: Iterable[tuple[str | None, TaskCount]],
) -> dict[str | None, TaskTotal]:
    """The tasks under each key taken together, those with the most tasks first."""
    totals: dict[str | None, TaskTotal] = {}
    for key, one in tasks:
        so_far = totals.get(key, TaskTotal(0, 0, 0))
        totals[key] = TaskTotal(
            so_far.tasks + one.tasks, so_far.timed + one.timed, so_far.minutes + one.minutes
        )
    return dict(sorted(totals.items(), key=lambda total: (-total[1].tasks, total[0] or "")))


@dataclass(frozen=True)
class AskedItem:
    """An item of a staff form and how it was answered at each wave, by option."""

    form: str
    item: Item
    scale: Scale
    by_wave: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class Jobs:
    """Persons in a job on the date by kind of job and weekly hours (None: not recorded)."""

    counts: Mapping[tuple[SpellKind, float | None], int]

    @property
    def persons(self) -> int:
        return sum(self.counts.values())

    @property
    def known(self) -> int:
        """Those whose hours are recorded."""
        return sum(n for (_, hours), n in self.counts.items() if hours is not None)

    @property
    def mean(self) -> float | None:
        hours = [(hours, n) for (_, hours), n in self.counts.items() if hours is not None]
        return sum(hours * n for hours, n in hours) / self.known if hours else None

    @property
    def extremes(self) -> tuple[float, float] | None:
        hours = [hours for _, hours in self.counts if hours is not None]
        return (min(hours), max(hours)) if hours else None

    @property
    def kinds(self) -> tuple[SpellKind, ...]:
        return tuple(dict.fromkeys(kind for kind, _ in sorted(self.counts, key=str)))

    def of_kind(self, kind: SpellKind) -> int:
        return sum(n for (of_kind, _), n in self.counts.items() if of_kind == kind)

    def in_band(self, band: int, kind: SpellKind | None = None) -> int:
        """How many work hours of the band, in jobs of the kind (None: of any)."""
        return sum(
            n
            for (of_kind, hours), n in self.counts.items()
            if hours is not None and hour_band(hours) == band and kind in (None, of_kind)
        )

    def without_hours(self, kind: SpellKind | None = None) -> int:
        return sum(
            n
            for (of_kind, hours), n in self.counts.items()
            if hours is None and kind in (None, of_kind)
        )


def hour_band(hours: float) -> int:
    """The band of `HOUR_BANDS` in which so many hours a week lie."""
    return max(number for number, begin in enumerate(HOUR_BANDS) if hours >= begin)


@dataclass(frozen=True)
class Effort:
    """The answer of the page: companies, volunteers and goals are the project's, all else is about
    the selected persons.

    `reached` are the selected persons who have had a contact with a staff member. `left_out` events
    name nobody, and so are not among those of a selection. `latest` is the last day on which there
    was any contact in the project with persons, and with companies. `relatives` and `volunteers`
    are numbers by relation and by site.
    """

    kinds: tuple[KindCount, ...]
    person_kinds: tuple[str, ...]
    company_kinds: tuple[str, ...]
    left_out: int
    latest: Mapping[Contact, date]
    reached: Tally
    periods: tuple[PeriodCount, ...]
    series: tuple[SeriesCount, ...]
    tasks: tuple[TaskCount, ...]
    items: tuple[AskedItem, ...]
    jobs: Jobs
    companies: Companies
    relatives: Mapping[str | None, int]
    volunteers: Mapping[str | None, int]
    goals: tuple[GoalStatus, ...]

    def is_recorded_until(self, contact: Contact, day: date) -> bool:
        """Whether such contacts are recorded so late that a rule can be held against the day.

        Once there has been none for as long as the rule allows, all fail it, and nobody can tell
        whether there was no contact or no record of it.
        """
        months = MONTHS_BEFORE_JOB if contact == "person" else MONTHS_IN_JOB
        return contact in self.latest and self.latest[contact] >= add_months(day, -months)

    def goals_of(self, *units: Unit) -> tuple[GoalStatus, ...]:
        return tuple(
            goal for goal in self.goals if getattr(goal.definition.indicator, "unit", "") in units
        )


def asked_items(definition: ProjectDefinition) -> list[tuple[str, Item, Scale]]:
    """Form, item and scale of what staff members are asked about the effort.

    That is every item of a staff form that belongs to no instrument, no pair of voices and not to
    the baseline: what neither describes the person nor measures a development.
    """
    taken = {(one.form, item) for one in definition.instruments for item in one.items}
    taken |= {(name.form, name.item) for name in definition.baseline}
    taken |= {
        (name.form, name.item) for two in definition.voices for name in (two.citizen, two.staff)
    }
    scales = {scale.id: scale for scale in definition.scales}
    return [
        (form.id, item, scales[item.scale])
        for form in definition.forms
        if form.voice == "staff"
        for item in form.items
        if (form.id, item.id) not in taken
    ]


def latest_contacts(kinds: Sequence[KindCount]) -> dict[Contact, date]:
    """The last day of a contact with anybody, by whom it was with."""
    latest: dict[Contact, date] = {}
    for one in kinds:
        if one.contact is not None:
            latest[one.contact] = max(one.last, latest.get(one.contact, one.last))
    return latest


def contact_kinds(kinds: Sequence[KindCount], contact: Contact) -> tuple[str, ...]:
    """The kinds of event that are a contact with persons, or with companies."""
    return tuple(one.kind for one in kinds if one.contact == contact)
