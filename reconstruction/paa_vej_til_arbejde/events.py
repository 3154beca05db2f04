"""Conversations, network meetings, group courses and interviews that agree with the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.indicators.calendar import add_months, months_before
from reconstruction.drawing import working_day
from reconstruction.paa_vej_til_arbejde.chance import between, draw, noise
from reconstruction.paa_vej_til_arbejde.people import DATA_UNTIL, MIDTERM, Person

#: Days between two conversations, as the staff form says it.
DAYS_BETWEEN = {
    "daily": 1,
    "several_weekly": 4,
    "weekly": 7,
    "fortnightly": 14,
    "monthly": 30,
    "rarer": 44,
}
MEETING_MONTHS = 3
GROUP_SIZE, GROUP_WEEKS, GROUP_MINUTES = 10, 8, 90
GROUPS = {
    "group_1": date(2018, 9, 19),
    "group_2": date(2019, 2, 6),
    "group_3": date(2019, 9, 18),
    "group_4": date(2020, 9, 16),
}
INTERVIEW_WEEK = date(2019, 3, 18)
INTERVIEWED_CITIZENS = 7


@dataclass(frozen=True)
class Happening:
    kind: str
    day: date
    participant: str | None
    staff: str | None
    series: str | None = None
    minutes: int | None = None


def make_events(people: list[Person], staff_roles: dict[str, str]) -> list[Happening]:
    """Every event of the project, in order of day."""
    events: list[Happening] = []
    for person in people:
        events += conversations(person)
        events += network_meetings(person)
    events += group_courses(people)
    events += interviews(people, staff_roles)
    return sorted(events, key=lambda e: (e.day, e.kind, e.participant or "", e.staff or ""))


def conversations(person: Person) -> Iterator[Happening]:
    """Conversations from the start to the ending, as often as the latest staff form says."""
    last = person.ended or DATA_UNTIL
    day, number = person.start, 0
    while day <= last:
        yield Happening("conversation", day, person.pseudonym, person.staff)
        number += 1
        step = DAYS_BETWEEN[frequency(person, day)]
        drift = between(-(step // 6), step // 6, person.key, "conversation", number)
        day = working_day(day + timedelta(days=step + drift + 2))


def frequency(person: Person, day: date) -> str:
    filled = [
        f for (form, _), f in sorted(person.forms.items()) if form == "staff" and f.day <= day
    ]
    said = [f.answers.get("conversation_frequency") for f in filled]
    return next((code for code in reversed(said) if code), "fortnightly")


def network_meetings(person: Person) -> Iterator[Happening]:
    """One meeting within three months before each form that says so, none before one that denies.

    After the last form they go on each three months until a job begins or the course ends.
    """
    said = [
        (filled.day, filled.answers.get("network_meeting"))
        for (form, _), filled in sorted(person.forms.items())
        if form == "staff"
    ]
    denied = [(months_before(day, MEETING_MONTHS), day) for day, answer in said if answer != "yes"]
    held: list[date] = []
    for day, answer in said:
        if answer == "yes":
            # Back to three months before, but not before the referral nor into a denied time.
            first = max(months_before(day, MEETING_MONTHS) + timedelta(days=1), person.referred)
            first = max([first, *(end + timedelta(days=1) for _, end in denied if end < day)])
            if not any(first <= meeting <= day for meeting in held):
                room = (day - first).days
                meeting = first + timedelta(
                    days=round(room * draw(person.key, "meeting", day).random())
                )
                held.append(max(first, working_day(meeting)))
    jobs = [s.from_day for s in person.spells if s.kind == "ordinary_job" and not s.held_at_start]
    until = min([person.ended or DATA_UNTIL, *jobs])
    day = max([said[-1][0], *held])
    while (day := add_months(day, MEETING_MONTHS)) <= until:
        day = working_day(day)
        held.append(day)
    for day in held:
        if not any(first < day <= last for first, last in denied):
            yield Happening("network_meeting", day, person.pseudonym, person.staff)


def group_courses(people: list[Person]) -> Iterator[Happening]:
    """Ten persons in each course, eight weekly meetings of 90 minutes, a few absences."""
    taken: set[str] = set()
    for series, first_day in GROUPS.items():
        last_day = first_day + timedelta(weeks=GROUP_WEEKS - 1)
        ready = first_day - timedelta(days=28)
        open_to = [
            p for p in people if p.key not in taken and p.ongoing(last_day) and p.start <= ready
        ]
        group = sorted(open_to, key=lambda p: noise(p.key, series))[:GROUP_SIZE]
        taken |= {person.key for person in group}
        leader = sorted(p.staff for p in group)[0]
        for person in group:
            for week in range(GROUP_WEEKS):
                if draw(person.key, series, week).random() < 0.1:
                    continue
                day = first_day + timedelta(weeks=week)
                yield Happening(
                    "group_course", day, person.pseudonym, leader, series, GROUP_MINUTES
                )


def interviews(people: list[Person], staff_roles: dict[str, str]) -> Iterator[Happening]:
    """Seven citizens, one of them in work, and twelve of the staff."""
    day_of = iter(working_day(INTERVIEW_WEEK + timedelta(days=3 * n // 2)) for n in range(30))
    ongoing = sorted(
        (p for p in people if p.ongoing(INTERVIEW_WEEK)), key=lambda p: noise(p.key, "interview")
    )
    working = [p for p in ongoing if p.outcome == "work" and in_work(p, INTERVIEW_WEEK)]
    others = [p for p in ongoing if not in_work(p, MIDTERM)]
    for person in [*working[:1], *others[: INTERVIEWED_CITIZENS - 1]]:
        yield Happening("interview", next(day_of), person.pseudonym, None)
    wanted = {
        "project_leader": 3,
        "resource_consultant": 4,
        "caseworker": 2,
        "job_consultant": 1,
        "regional_sparring": 2,
    }
    for role, number in wanted.items():
        for staff in sorted(s for s, r in staff_roles.items() if r == role)[:number]:
            yield Happening("interview", next(day_of), None, staff)


def in_work(person: Person, day: date) -> bool:
    return any(s.kind == "ordinary_job" and s.from_day <= day for s in person.spells)
