"""How long ago the last contact was, with persons and with the companies that employ them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.indicators.conditions import InSpell
from dashboard.indicators.results import Tally

#: Whoever is in a job, for hours and contacts: employed by somebody who pays.
IN_JOB = InSpell(kinds=("ordinary_job", "flexjob", "wage_subsidy"))

#: How often there is to be contact, in months: before a job with the person, and in a job with both
#: the person and the company. The practice that the projects' own evaluations describe.
MONTHS_BEFORE_JOB = 1
MONTHS_IN_JOB = 3

#: The time since the last contact in bands: within 1, 2 and 3 calendar months, longer ago, never.
SINCE_MONTHS = (1, 2, 3)
LONGER_AGO = len(SINCE_MONTHS)
NEVER = LONGER_AGO + 1
BANDS = tuple(range(NEVER + 1))


@dataclass(frozen=True)
class Contacts:
    """Ongoing persons by whether they are in a job and how long ago the last contacts were.

    Keys are (in a job, band of the person's last contact, band of the company's). The last is None
    for a person whose job has no company recorded, and for everybody who is not in a job.
    """

    counts: Mapping[tuple[bool, int, int | None], int]

    def persons(self, *, in_job: bool) -> int:
        return sum(n for (job, _, _), n in self.counts.items() if job is in_job)

    def in_band(self, band: int, *, in_job: bool) -> int:
        return sum(n for (job, of, _), n in self.counts.items() if (job, of) == (in_job, band))

    def within(self, months: int, *, in_job: bool) -> Tally:
        """Persons contacted within so many months (of `SINCE_MONTHS`)."""
        near = sum(self.in_band(band, in_job=in_job) for band in bands_within(months))
        return Tally(near, self.persons(in_job=in_job))

    def by_company(self, *, person: bool, company: bool | None) -> int:
        """Persons in a job, contacted within the months or not, and their companies likewise.

        `company` None counts those whose company is not recorded.
        """
        near = bands_within(MONTHS_IN_JOB)
        return sum(
            n
            for (job, of_person, of_company), n in self.counts.items()
            if job
            and (of_person in near) is person
            and (None if of_company is None else of_company in near) is company
        )

    @property
    def with_company(self) -> int:
        """Persons in a job whose company is recorded."""
        return sum(n for (job, _, company), n in self.counts.items() if job and company is not None)


def bands_within(months: int) -> range:
    """The bands of a last contact within so many months (of `SINCE_MONTHS`)."""
    return range(SINCE_MONTHS.index(months) + 1)


@dataclass(frozen=True)
class Companies:
    """Companies by type, experience, whether they employ somebody now, and band of last contact.

    None stands for a type or an experience that is not recorded.
    """

    counts: Mapping[tuple[str | None, str | None, bool, int], int]

    @property
    def companies(self) -> int:
        return sum(self.counts.values())

    def by_type(self) -> dict[str | None, int]:
        return _summed((kind, n) for (kind, _, _, _), n in self.counts.items())

    def by_experience(self) -> dict[str | None, int]:
        return _summed((known, n) for (_, known, _, _), n in self.counts.items())

    @property
    def employing(self) -> int:
        return sum(n for (_, _, employs, _), n in self.counts.items() if employs)

    def employing_of(self, kind: str | None) -> int:
        """Companies of the type that employ."""
        return sum(n for (of, _, employs, _), n in self.counts.items() if employs and of == kind)

    def employing_in_band(self, band: int) -> int:
        return sum(n for (_, _, employs, of), n in self.counts.items() if employs and of == band)

    def employing_contacted(self) -> Tally:
        near = sum(self.employing_in_band(band) for band in bands_within(MONTHS_IN_JOB))
        return Tally(near, self.employing)


def _summed(pairs: Iterable[tuple[str | None, int]]) -> dict[str | None, int]:
    totals: dict[str | None, int] = {}
    for key, n in pairs:
        totals[key] = totals.get(key, 0) + n
    return totals
