"""Mentors, spells in jobs, placements and education, and the companies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reconstruction.drawing import day_between, deal, pseudonyms
from reconstruction.sociale_mentorer import published
from reconstruction.sociale_mentorer.people import Person

#: Most participants whom one of Viborg's mentors supports at a time.
VIBORG_MENTORS, VIBORG_MOST = 13, 2
ODENSE_SECOND = (date(2008, 9, 1), date(2010, 2, 26))


@dataclass
class Stay:
    person: Person
    kind: str
    first: date
    last: date | None
    hours: float | None = None
    held: bool = False
    route: str | None = None
    company: str | None = None

    @property
    def seen(self) -> date:
        """Day on which the mentor first deals with the company."""
        return max(self.first, self.person.started)


@dataclass(frozen=True)
class Mentor:
    id: str
    site: str
    hours: float | None
    began: date
    ended: date | None = None


def draw_mentors() -> list[Mentor]:
    """One full-time mentor in Herlev, one and for a time two in Odense, 13 in Viborg."""
    start = date(2007, 9, 3)
    return [
        Mentor("m-herlev", "herlev", 37.0, start),
        Mentor("m-odense-1", "odense", 37.0, start),
        Mentor("m-odense-2", "odense", 37.0, *ODENSE_SECOND),
        *(Mentor(f"m-viborg-{n:02d}", "viborg", None, start) for n in range(1, VIBORG_MENTORS + 1)),
    ]


def assign_mentors(random: Random, people: list[Person]) -> None:
    """In Viborg the mentor with the fewest participants at the time, elsewhere the site's own."""
    busy: dict[str, list[Person]] = {f"m-viborg-{n:02d}": [] for n in range(1, VIBORG_MENTORS + 1)}
    for person in people:
        if person.site == "herlev":
            person.staff = "m-herlev"
        elif person.site == "odense":
            first, last = ODENSE_SECOND
            second = (
                first <= person.started
                and person.days is not None
                and person.until <= last
                and random.random() < 0.6
            )
            person.staff = "m-odense-2" if second else "m-odense-1"
        else:
            active = {
                mentor: sum(other.ended is None or other.ended >= person.started for other in has)
                for mentor, has in busy.items()
            }
            mentor = min(active, key=lambda name: (active[name], len(busy[name]), name))
            if active[mentor] >= VIBORG_MOST:
                raise ValueError("more participants in Viborg at a time than mentors can support")
            busy[mentor].append(person)
            person.staff = mentor


def draw_stays(random: Random, people: list[Person]) -> list[Stay]:
    """Jobs held at the start, new jobs and educations, and 84 company placements."""
    stays: list[Stay] = []
    for person in people:
        if person.held_job:
            stays.append(_held_job(random, person))
        if person.student:
            first = person.started - timedelta(days=random.randint(60, 500))
            stays.append(Stay(person, "education", first, None, held=True))
        if person.destination in ("ordinary_job", "flexjob", "education"):
            stays.append(_outcome(random, person, person.destination))
    stays += _placements(random, people, stays)
    return stays


def _held_job(random: Random, person: Person) -> Stay:
    first = person.started - timedelta(days=random.randint(150, 2900))
    last = None
    if person.ended and person.destination != "retained_job":
        last = day_between(random, person.started + timedelta(days=14), person.ended)
    flexjob = person.benefit == "flexjob"
    hours = float(random.choice([12, 15, 18, 20]) if flexjob else random.choice([25, 30, 37, 37]))
    kind = "flexjob" if flexjob else "ordinary_job"
    return Stay(person, kind, first, last, hours, held=True, route="retained")


def _outcome(random: Random, person: Person, kind: str) -> Stay:
    """It begins after the start and before the end of the support, and lasts on the day of data."""
    assert person.days is not None
    wait = max(1, person.days - random.randint(0, min(90, person.days // 3)))
    first = person.started + timedelta(days=wait)
    if kind == "education":
        return Stay(person, kind, first, None)
    hours = float(random.choice([10, 12, 15, 20] if kind == "flexjob" else [20, 25, 30, 37, 37]))
    return Stay(person, kind, first, None, hours, route="direct")


def _placements(random: Random, people: list[Person], jobs: list[Stay]) -> list[Stay]:
    """Company placements one after the other within a course, before any new job or education."""
    limit = {job.person.id: job.first for job in jobs if not job.held}
    free = {
        person.id: person.started + timedelta(days=14)
        for person in people
        if not person.held_job and not person.student
    }
    by_id = {person.id: person for person in people}
    placements: list[Stay] = []
    while len(placements) < published.PLACEMENTS:
        person = by_id[random.choice(sorted(free))]
        end = min(person.until, limit.get(person.id, person.until)) - timedelta(days=1)
        if (end - free[person.id]).days < 28:
            continue
        first = day_between(
            random, free[person.id], min(end, free[person.id] + timedelta(days=120))
        )
        last = first + timedelta(days=random.randint(27, 90))
        if last > end:
            # A placement still running on the day of the data has no last day.
            if person.ended is not None or person.id in limit or last <= published.DATA_UNTIL:
                continue
            del free[person.id]
            placements.append(Stay(person, "internship", first, None, 20.0))
            continue
        free[person.id] = last + timedelta(days=30)
        placements.append(Stay(person, "internship", first, last, 20.0))
    for job in jobs:
        before = (p for p in placements if p.person is job.person and p.first < job.first)
        if job.route == "direct" and any(before):
            job.route = "internship"
    return placements


@dataclass(frozen=True)
class Company:
    id: str
    type: str
    experience: str
    site: str
    first_contact: date


def draw_companies(random: Random, stays: list[Stay]) -> list[Company]:
    """72 companies, each with at least one spell of a participant of its site."""
    names = sorted(pseudonyms(random, 72, "c"))
    sites = dict(zip(names, deal(random, published.COMPANY_SITES), strict=True))
    placed = [stay for stay in stays if stay.kind != "education"]
    for site in published.SITES:
        here = [stay for stay in placed if stay.person.site == site]
        companies = [name for name in names if sites[name] == site]
        random.shuffle(here)
        for place, stay in enumerate(here):
            stay.company = companies[place] if place < len(companies) else random.choice(companies)
    types = deal(random, published.COMPANY_TYPES)
    experience = deal(random, published.COMPANY_EXPERIENCE)
    return [
        Company(
            name,
            types[place],
            experience[place],
            sites[name],
            min(stay.seen for stay in placed if stay.company == name),
        )
        for place, name in enumerate(names)
    ]
