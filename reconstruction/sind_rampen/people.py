"""Participants with their courses, internships and flexjobs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.stays import Stay
from reconstruction.drawing import day_between, deal, pseudonyms, spread_days

DATA_UNTIL = date(2017, 11, 30)
SITES = {"aarhus": 62, "randers": 32, "odder": 16}
#: Last start that gives more than 6 months on the day of the data; the note says "more than", the
#: goal "at least", and no start lies between the two readings.
LONG_UNTIL = date(2017, 5, 15)
SHORT_FROM = date(2017, 6, 6)
LONG, SHORT, HELD = 10, 18, 8
#: Of the 28 flexjobs, how many came through an internship (assumed).
THROUGH_INTERNSHIP = 20
#: Persons without a flexjob who have tried an internship (assumed).
OTHER_INTERNSHIPS = 31


@dataclass
class Person:
    id: str
    site: str
    staff: str
    gender: str
    birth_year: int
    referred: date
    started: date | None
    ended: date | None = None
    reason: str | None = None
    benefit: str = "unemployment_allowance"
    target_group: str = "flexjob_approved"
    stays: list[Stay] = field(default_factory=list)

    @property
    def has_flexjob(self) -> bool:
        return any(stay.kind == "flexjob" for stay in self.stays)


def draw_people(random: Random, staff_of: dict[str, list[str]]) -> list[Person]:
    """The 110 persons, in order of referral; `staff_of` names the staff of each site."""
    days = [
        *spread_days(random, date(2016, 9, 1), date(2016, 12, 30), 40),
        *spread_days(random, date(2017, 1, 3), date(2017, 11, 28), 70),
    ]
    sites = deal(random, SITES)
    genders = deal(random, {"woman": 63, "man": 47})
    people: list[Person] = []
    for name, site, gender, referred in zip(
        pseudonyms(random, 110, "p"), sites, genders, days, strict=True
    ):
        begin = day_between(random, referred + timedelta(days=5), referred + timedelta(days=19))
        people.append(
            Person(
                id=name,
                site=site,
                staff=random.choice(staff_of[site]),
                gender=gender,
                birth_year=referred.year - random.randint(21, 59),
                referred=referred,
                started=begin if begin <= DATA_UNTIL else None,
            )
        )
    _draw_jobs(random, people)
    _draw_internships(random, people)
    _draw_endings(random, people)
    return people


def _draw_jobs(random: Random, people: list[Person]) -> None:
    early = sorted(random.sample(range(34), LONG))
    later = sorted(random.sample([n for n in range(4, 78) if n not in early], SHORT))
    held = sorted(random.sample([n for n in range(100) if n not in early and n not in later], HELD))
    through = set(random.sample([*early, *later], THROUGH_INTERNSHIP))
    for group, floor, ceiling in (
        (early, date(2016, 11, 14), LONG_UNTIL),
        (later, SHORT_FROM, date(2017, 11, 20)),
    ):
        for n in group:
            person = people[n]
            ready = max(floor, person.referred + timedelta(days=70))
            first = day_between(random, ready, max(ready, ceiling))
            if n in through:
                _add_internship(random, person, before=first)
            route = "internship" if n in through else "direct"
            hours = float(random.choice([6, 8, 10, 12, 15, 18]))
            person.stays.append(Stay("flexjob", first, None, hours, route=route))
    for place, n in enumerate(held):
        person = people[n]
        person.target_group = "already_employed"
        person.benefit = "flexjob_pay" if place < 5 else "sickness_benefit"
        first = person.referred - timedelta(days=random.randint(250, 1900))
        # The first of the eight lost the job again; the others are retained.
        last = None if place else day_between(random, date(2017, 7, 3), date(2017, 9, 29))
        hours = float(random.choice([10, 12, 15, 18]))
        person.stays.append(Stay("flexjob", first, last, hours, held=True, route="retained"))


def _add_internship(random: Random, person: Person, before: date) -> None:
    """An internship that ends before a job, and begins after the start of the course."""
    assert person.started is not None
    last = before - timedelta(days=random.randint(1, 12))
    earliest = person.started + timedelta(days=7)
    first = max(earliest, last - timedelta(days=random.randint(28, 84)))
    person.stays.append(Stay("internship", first, last, float(random.choice([6, 8, 10, 12]))))


def _draw_internships(random: Random, people: list[Person]) -> None:
    idle = [p for p in people if not p.has_flexjob and p.referred <= date(2017, 9, 15)]
    for person in random.sample(idle, OTHER_INTERNSHIPS):
        assert person.started is not None
        first = day_between(random, person.started + timedelta(days=30), date(2017, 11, 24))
        last = first + timedelta(days=random.randint(28, 91))
        until = last if last <= DATA_UNTIL else None
        hours = float(random.choice([4, 6, 8, 10, 12]))
        person.stays.append(Stay("internship", first, until, hours))


def _draw_endings(random: Random, people: list[Person]) -> None:
    """Six unplanned endings (assumed) among persons without a job, after anything they did."""
    idle = [
        p
        for p in people
        if not p.has_flexjob
        and p.referred <= date(2017, 5, 31)
        and all(stay.last is not None and stay.last < date(2017, 10, 1) for stay in p.stays)
    ]
    reasons = deal(random, {"illness": 3, "own_wish": 2, "moved": 1})
    for person, reason in zip(random.sample(idle, 6), reasons, strict=True):
        assert person.started is not None
        done = [stay.last for stay in person.stays if stay.last is not None]
        floor = max([person.started + timedelta(days=60), *done])
        person.ended = day_between(random, floor, max(floor, date(2017, 11, 15)))
        person.reason = reason
