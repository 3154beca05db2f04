"""Participants of both municipalities with courses, jobs and the form at the ending."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.stays import Stay
from reconstruction.drawing import day_between, deal, pseudonyms, spread_days

DATA_UNTIL = date(2022, 12, 12)
INTAKE_START = date(2021, 3, 1)
LAST_REFERRAL = date(2022, 11, 18)
#: Fewest and most days of a completed course (assumed).
COURSE_DAYS = (200, 330)

#: Participants by (site, target group, fate). Norddjurs: 29 + 7 who stay, 15 of them completed.
FATES = {
    ("norddjurs", "primary", "ongoing"): 18,
    ("norddjurs", "primary", "completed"): 11,
    ("norddjurs", "primary", "withdrawn"): 8,
    ("norddjurs", "sick_listed", "ongoing"): 3,
    ("norddjurs", "sick_listed", "completed"): 4,
    ("norddjurs", "sick_listed", "withdrawn"): 2,
    ("silkeborg", "primary", "ongoing"): 13,
    ("silkeborg", "primary", "completed"): 16,
    ("silkeborg", "primary", "withdrawn"): 4,
    ("silkeborg", "sick_listed", "ongoing"): 3,
    ("silkeborg", "sick_listed", "completed"): 2,
}
#: Persons of the primary group in work on the day of the data, by (site, fate).
IN_WORK = {
    ("norddjurs", "completed"): 9,
    ("norddjurs", "ongoing"): 5,
    ("silkeborg", "completed"): 12,
    ("silkeborg", "ongoing"): 3,
}
THROUGH_INTERNSHIP = 19
OTHER_INTERNSHIPS = 13
#: Answers of the 33 who completed: 28 positive or very positive (the split is assumed).
ANSWERS = {"very_positive": 11, "positive": 17, "neither": 4, "negative": 1}


@dataclass
class Person:
    id: str
    site: str
    target_group: str
    fate: str
    referred: date
    started: date | None = None
    ended: date | None = None
    reason: str | None = None
    gender: str = ""
    birth_year: int = 0
    answer: str | None = None
    stays: list[Stay] = field(default_factory=list)

    @property
    def until(self) -> date:
        return self.ended or DATA_UNTIL


def draw_people(random: Random) -> list[Person]:
    """All 84 persons in order of referral; completed and withdrawn came early enough for it."""
    fates = deal(random, FATES)
    days = spread_days(random, INTAKE_START, LAST_REFERRAL, len(fates))
    late = DATA_UNTIL - timedelta(days=COURSE_DAYS[0] + 60)
    # Those whose course has ended take the early days, in random order among themselves.
    early = [n for n, day in enumerate(days) if day <= late]
    done = [fate for fate in fates if fate[2] != "ongoing"]
    places = dict(zip(random.sample(early, len(done)), done, strict=True))
    others = iter([fate for fate in fates if fate[2] == "ongoing"])
    people: list[Person] = []
    for n, (name, day) in enumerate(zip(pseudonyms(random, len(days), "p"), days, strict=True)):
        site, group, fate = places.get(n) or next(others)
        people.append(Person(name, site, group, fate, day))
    for person in people:
        _draw_course(random, person)
    _draw_jobs(random, people)
    completed = [person for person in people if person.fate == "completed"]
    for person, answer in zip(completed, deal(random, ANSWERS), strict=True):
        person.answer = answer
    genders = deal(random, {"woman": 51, "man": len(people) - 51})
    for person, gender in zip(people, genders, strict=True):
        person.gender = gender
        person.birth_year = person.referred.year - random.randint(22, 58)
    return people


def _draw_course(random: Random, person: Person) -> None:
    started = day_between(
        random, person.referred + timedelta(days=4), person.referred + timedelta(days=20)
    )
    if person.fate == "withdrawn":
        person.started = started if random.random() < 0.6 else None
        floor = started + timedelta(days=14)
        person.ended = day_between(random, floor, floor + timedelta(days=110))
        person.reason = random.choice(["own_wish", "illness", "moved"])
        return
    person.started = started
    if person.fate == "completed":
        last = min(started + timedelta(days=COURSE_DAYS[1]), date(2022, 12, 9))
        person.ended = day_between(random, started + timedelta(days=COURSE_DAYS[0]), last)
        person.reason = "completed"


def _draw_jobs(random: Random, people: list[Person]) -> None:
    workers: list[Person] = []
    for (site, fate), count in IN_WORK.items():
        pool = [
            person
            for person in people
            if (person.site, person.fate, person.target_group) == (site, fate, "primary")
            and person.started is not None
            and (person.until - person.started).days > 130
        ]
        workers += random.sample(pool, count)
    through = {person.id for person in random.sample(workers, THROUGH_INTERNSHIP)}
    for person in workers:
        assert person.started is not None
        first = day_between(
            random, person.started + timedelta(days=75), person.until - timedelta(days=10)
        )
        if person.id in through:
            _add_internship(random, person, first - timedelta(days=random.randint(1, 10)))
        kind = "flexjob" if random.random() < 0.9 else "ordinary_job"
        hours = float(random.choice([6, 8, 10, 12, 15, 18]))
        route = "internship" if person.id in through else "direct"
        person.stays.append(Stay(kind, first, None, hours, route=route))
    idle = [
        person
        for person in people
        if person.target_group == "primary"
        and not person.stays
        and person not in workers
        and person.started is not None
        and (person.until - person.started).days > 110
    ]
    for person in random.sample(idle, OTHER_INTERNSHIPS):
        last = person.until - timedelta(days=random.randint(5, 40))
        _add_internship(random, person, last)
    for person in people:
        if person.target_group == "sick_listed":
            first = person.referred - timedelta(days=random.randint(300, 1800))
            last_day = person.ended if person.fate == "withdrawn" else None
            hours = float(random.choice([10, 12, 15, 18]))
            person.stays.append(
                Stay("flexjob", first, last_day, hours, held=True, route="retained")
            )


def _add_internship(random: Random, person: Person, last: date) -> None:
    assert person.started is not None
    earliest = person.started + timedelta(days=14)
    first = max(earliest, last - timedelta(days=random.randint(28, 84)))
    person.stays.append(Stay("internship", first, last, float(random.choice([6, 8, 10, 12]))))
