"""Caseload: how many ongoing courses each staff member has, against the project's norm.

The norm is of full-time work: a member of fewer hours is held against that part of it, and one
whose hours are not known against nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.indicators.cohorts import month_number, month_start

#: Hours a week of full-time work in Denmark.
FULL_TIME = 37.0
#: The trend has the ends of so many months before the day, and the day.
TREND_MONTHS = 6


@dataclass(frozen=True)
class StaffMember:
    """A staff member under a pseudonym. `weekly_hours` are those for the project."""

    id: str
    role: str | None = None
    site: str | None = None
    weekly_hours: float | None = None
    began: date | None = None
    ended: date | None = None

    @property
    def full_time(self) -> float | None:
        """The part of full-time work; None where the hours are not known."""
        return None if self.weekly_hours is None else self.weekly_hours / FULL_TIME

    def is_there(self, day: date) -> bool:
        return (self.began is None or self.began <= day) and (
            self.ended is None or self.ended >= day
        )


@dataclass(frozen=True)
class Caseload:
    """Ongoing courses of a member (None: of persons without one) on each day of the trend.

    `selected` of those on the last day belong to the selection.
    """

    member: StaffMember | None
    ongoing: tuple[int, ...]
    selected: int

    @property
    def now(self) -> int:
        return self.ongoing[-1]

    @property
    def per_full_time(self) -> float | None:
        part = self.member.full_time if self.member else None
        return self.now / part if part else None

    def norm(self, caseload: int) -> float | None:
        """The norm for the member's hours, of a norm for full-time work."""
        part = self.member.full_time if self.member else None
        return None if part is None else caseload * part


@dataclass(frozen=True)
class LoadPoint:
    """On a day, `ongoing` courses shared by `full_time` members, both where hours are known."""

    day: date
    ongoing: int
    full_time: float

    @property
    def per_full_time(self) -> float | None:
        return self.ongoing / self.full_time if self.full_time else None


@dataclass(frozen=True)
class CaseloadAnswer:
    """Caseloads on the last of `days`, in the project's order of sites and roles.

    `caseloads` are those of members whose role has participants, of members who have some, and of
    persons without a member. `others` are the members there whose role has none.
    """

    days: tuple[date, ...]
    caseloads: tuple[Caseload, ...]
    others: tuple[StaffMember, ...]
    trend: tuple[LoadPoint, ...]

    @property
    def ongoing(self) -> int:
        return sum(one.now for one in self.caseloads)

    @property
    def selected(self) -> int:
        return sum(one.selected for one in self.caseloads)


def trend_days(first: date, day: date) -> tuple[date, ...]:
    """The ends of the last six months before the day, none before `first`; then the day."""
    month = month_number(day)
    ends = [month_start(number + 1) - timedelta(1) for number in range(month - TREND_MONTHS, month)]
    return (*(end for end in ends if end >= first), day)


def caseload_answer(
    staff: Sequence[StaffMember],
    ongoing: Mapping[tuple[int, str | None], tuple[int, int]],
    days: Sequence[date],
    *,
    roles: Sequence[str],
    sites: Sequence[str],
) -> CaseloadAnswer:
    """The answer from counts: by day's number and member, all ongoing and those selected.

    `roles` and `sites` are the project's, in its order. A role has participants when a member of
    it has an ongoing course on any of the days.
    """
    last = len(days) - 1
    carrying = {member for _, member in ongoing if member is not None}
    carrying_roles = {one.role for one in staff if one.id in carrying and one.role is not None}

    def load(member: StaffMember | None) -> Caseload:
        key = member.id if member else None
        counts = [ongoing.get((number, key), (0, 0)) for number in range(len(days))]
        return Caseload(member, tuple(count for count, _ in counts), counts[last][1])

    def has_load(member: StaffMember) -> bool:
        return member.id in carrying or member.role in carrying_roles

    ordered = sorted(staff, key=lambda one: _place(one, roles, sites))
    loads = [load(member) for member in ordered if has_load(member)]
    here = [
        one
        for one in loads
        if one.now or (one.member is not None and one.member.is_there(days[last]))
    ]
    without = load(None)
    return CaseloadAnswer(
        days=tuple(days),
        caseloads=(*here, *([without] if without.now else [])),
        others=tuple(one for one in ordered if not has_load(one) and one.is_there(days[last])),
        trend=tuple(_point(loads, number, day) for number, day in enumerate(days)),
    )


def _point(loads: Sequence[Caseload], number: int, day: date) -> LoadPoint:
    known = [
        (one.ongoing[number], one.member.full_time, one.member.is_there(day))
        for one in loads
        if one.member is not None and one.member.full_time is not None
    ]
    return LoadPoint(
        day,
        sum(count for count, _, _ in known),
        sum(part for _, part, there in known if there and part is not None),
    )


def _place(member: StaffMember, roles: Sequence[str], sites: Sequence[str]) -> tuple[int, int, str]:
    """By site and role in the project's order, those without one last, then by pseudonym."""
    site = sites.index(member.site) if member.site in sites else len(sites)
    role = roles.index(member.role) if member.role in roles else len(roles)
    return site, role, member.id
