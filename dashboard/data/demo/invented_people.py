"""The invented project's participants: courses, internships, jobs, education.

Everything is counted in days before the day of the build, so that the same persons stand at the
same places whenever the demo is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.stays import Stay
from dashboard.data.demo.weekdays import working_day

#: Referrals by pace: (how many, days ago of the first, of the last). Intake has slowed down.
PACE = ((46, 412, 150), (12, 145, 4))
#: The last referred have not started yet.
WAITING = 4
SITES = {"nordby": 16, "midtby": 13, "sydby": 8, "vestby": 9, "strandby": 7, "skovby": 5}
#: Jobs that have lasted more than three months, that began lately, and that ended again.
LASTING, RECENT, LOST, STUDENTS = 12, 5, 2, 3
THROUGH_INTERNSHIP, OTHER_INTERNSHIPS = 10, 14
#: Endings: (how many, how, why).
ENDINGS = (
    (5, "planned", "in_work"),
    (1, "unplanned", "illness"),
    (1, "unplanned", "moved"),
    (1, "unplanned", "own_wish"),
    (1, "withdrawn", "own_wish"),
)


@dataclass
class Person:
    id: str
    site: str
    staff: str
    gender: str
    birth_year: int
    target_group: str
    nationality: str
    education: str | None
    benefit: str
    referred: date
    started: date | None
    ended: date | None = None
    ending: str | None = None
    reason: str | None = None
    stays: list[Stay] = field(default_factory=list)

    @property
    def working(self) -> bool:
        """Whether a job lasts on the day of the build."""
        return any(stay.last is None and stay.kind.endswith("job") for stay in self.stays)

    @property
    def held_job(self) -> bool:
        return any(stay.held for stay in self.stays)


def pseudonym(random: Random) -> str:
    """A name that says nothing about the person."""
    return "b" + "".join(random.choices("abcdefghjkmnpqrstuvwxyz23456789", k=7))


def draw_person(random: Random, site: str, staff: str, referred: date) -> Person:
    """A person who has just been referred."""
    sick = random.random() < 0.35
    other = random.choice(("social_assistance", "social_assistance", "resource_course"))
    return Person(
        id=pseudonym(random),
        site=site,
        staff=staff,
        gender=random.choice(("woman", "man")),
        birth_year=referred.year - random.randint(19, 57),
        target_group="sick_listed" if sick else "cash_benefit",
        nationality=random.choice(("danish",) * 9 + ("other",)),
        education=random.choice(
            ("school", "school", "vocational", "upper_secondary", "higher", None)
        ),
        benefit="sickness_benefit" if sick else other,
        referred=referred,
        started=None,
    )


def draw_people(random: Random, today: date, coaches: dict[str, tuple[str, ...]]) -> list[Person]:
    """All participants in order of referral."""
    ago = [
        first - (first - last) * place / (count - 1)
        for count, first, last in PACE
        for place in range(count)
    ]
    sites = [site for site, count in SITES.items() for _ in range(count)]
    random.shuffle(sites)
    people: list[Person] = []
    for number, (days, site) in enumerate(zip(ago, sites, strict=True)):
        staff = random.choice(coaches[site])
        person = draw_person(random, site, staff, working_day(today - timedelta(days=int(days))))
        if number < len(ago) - WAITING:
            begin = person.referred + timedelta(days=random.randint(8, 24))
            person.started = min(working_day(begin), today - timedelta(days=3))
        people.append(person)
    _draw_jobs(random, people, today)
    _draw_endings(random, people, today)
    return people


def _draw_jobs(random: Random, people: list[Person], today: date) -> None:
    places = random.sample(range(36), LASTING + LOST + STUDENTS)
    lasting, lost = places[:LASTING], places[LASTING : LASTING + LOST]
    students = places[LASTING + LOST :]
    recent = random.sample([n for n in range(8, 44) if n not in places], RECENT)
    others = [n for n in range(50) if n not in places and n not in recent]
    held, *idle = random.sample(others, 1 + OTHER_INTERNSHIPS)
    through = set(random.sample([*lasting, *recent], THROUGH_INTERNSHIP))
    for n in (*lasting, *lost, *recent):
        begin = today - timedelta(
            days=random.randint(6, 70) if n in recent else random.randint(112, 300)
        )
        person = people[n]
        assert person.started is not None
        first = max(working_day(begin), person.started + timedelta(days=40))
        last = None
        if n in lost:
            last = working_day(min(first + timedelta(days=75), today - timedelta(days=14)))
        company = f"v{n:03d}"
        if n in through:
            done = first - timedelta(days=random.randint(1, 5))
            tried = max(person.started + timedelta(days=7), done - timedelta(days=42))
            person.stays.append(Stay("internship", tried, done, 12.0, company))
        hours = float(random.choice((12, 15, 20, 25, 30, 37)))
        kind = "flexjob" if hours < 16 else "ordinary_job"
        route = "internship" if n in through else "direct"
        person.stays.append(Stay(kind, first, last, hours, company, route=route))
    for n in students:
        begin = working_day(today - timedelta(days=random.randint(40, 130)))
        people[n].stays.append(Stay("education", begin))
    for n in idle:
        person = people[n]
        assert person.started is not None
        room = (today - person.started).days
        first = working_day(person.started + timedelta(days=random.randint(20, max(21, room - 5))))
        done = first + timedelta(days=random.randint(28, 70))
        last = done if done <= today - timedelta(days=1) else None
        person.stays.append(Stay("internship", first, last, 12.0, f"v{n:03d}"))
    first = people[held].referred - timedelta(days=700)
    people[held].stays.append(
        Stay("ordinary_job", first, None, 25.0, f"v{held:03d}", held=True, route="retained")
    )


def _draw_endings(random: Random, people: list[Person], today: date) -> None:
    """Planned endings have a lasting job; the others have nothing under way."""
    settled = [
        person
        for person in people
        if person.working
        and not person.held_job
        and person.stays[-1].first < today - timedelta(days=112)
    ]
    idle = [person for person in people[:40] if not person.stays]
    for count, ending, reason in ENDINGS:
        pool = settled if ending == "planned" else idle
        for person in random.sample(pool, count):
            pool.remove(person)
            assert person.started is not None
            floor = max(
                person.started + timedelta(days=30),
                *(stay.first + timedelta(days=35) for stay in person.stays),
                today - timedelta(days=110),
            )
            ended = floor + timedelta(days=random.randint(0, 60))
            person.ended = min(ended, today - timedelta(days=6))
            person.ending, person.reason = ending, reason
