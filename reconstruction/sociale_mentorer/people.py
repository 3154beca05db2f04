"""Participants with their courses, attributes and outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from reconstruction.drawing import day_between, deal, pseudonyms
from reconstruction.sociale_mentorer import published


@dataclass
class Person:
    id: str
    site: str
    days: int | None  # length of the ended course; None while it lasts
    referred: date = published.INTAKE_START
    started: date = published.INTAKE_START
    staff: str = ""
    gender: str = ""
    birth_year: int = 0
    education: str | None = None
    benefit: str | None = None
    held_job: bool = False
    student: bool = False
    reason: str | None = None
    destination: str | None = None
    interventions: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)

    @property
    def ended(self) -> date | None:
        return None if self.days is None else self.started + timedelta(days=self.days)

    @property
    def until(self) -> date:
        return self.ended or published.LAST_CHANGE


def draw_people(random: Random) -> list[Person]:
    """The 208 persons in order of their start."""
    people: list[Person] = []
    names = iter(pseudonyms(random, 208, "p"))
    for site in published.SITES:
        people += [Person(next(names), site, days) for days in _draw_lengths(random, site)]
        people += [Person(next(names), site, None) for _ in range(published.ONGOING[site])]
    for person in people:
        _draw_dates(random, person)
    people.sort(key=lambda person: (person.started, person.id))
    _draw_outcomes(random, people)
    _draw_background(random, people)
    _draw_needs(random, people)
    return people


def _draw_lengths(random: Random, site: str) -> list[int]:
    """Days of the site's ended courses: the bands' counts and exactly the published mean."""
    lengths: list[tuple[int, int, int]] = []
    for (low, high), count in zip(published.BANDS, published.BAND_COUNTS[site], strict=True):
        lengths += [(random.randint(low, high), low, high) for _ in range(count)]
    missing = published.SUM_OF_DAYS[site] - sum(days for days, _, _ in lengths)
    while missing:
        step = 1 if missing > 0 else -1
        place = random.randrange(len(lengths))
        days, low, high = lengths[place]
        if low <= days + step <= high:
            lengths[place] = (days + step, low, high)
            missing -= step
    return [days for days, _, _ in lengths]


def _draw_dates(random: Random, person: Person) -> None:
    """Ended courses end by the last change; ongoing ones began in the last 15 months or so."""
    first = published.INTAKE_START + timedelta(days=21)
    if person.days is None:
        started = day_between(random, date(2009, 7, 1), published.LAST_CHANGE - timedelta(days=5))
    else:
        last = published.LAST_CHANGE - timedelta(days=person.days)
        started = day_between(random, first, last)
    person.started = started
    person.referred = max(
        published.INTAKE_START, day_between(random, started - timedelta(days=20), started)
    )


def _draw_outcomes(random: Random, people: list[Person]) -> None:
    """Reasons and one outcome per ended person; negative reasons tend to end a course early."""
    ended = [person for person in people if person.days is not None]
    by_length = sorted(ended, key=lambda person: (person.days or 0) + random.gauss(0, 140))
    negative = sum(published.OTHER_REASONS.values())
    early = deal(random, {r: published.OTHER_REASONS[r] for r in published.EARLY_REASONS})
    late = deal(
        random,
        {r: n for r, n in published.OTHER_REASONS.items() if r not in published.EARLY_REASONS},
    )
    for person, reason in zip(by_length[:negative], early + late, strict=True):
        person.reason, person.destination = reason, "neither"
    positive = by_length[negative:]
    for person in positive:
        person.reason, person.destination = "no_longer_needed", "neither"
    # Viborg's participants mostly had a job or a placement arranged when they began.
    viborg = [person for person in positive if person.site == "viborg"]
    retained = random.sample(viborg, min(8, len(viborg)))
    others = [person for person in positive if person not in retained]
    random.shuffle(others)
    retained += others[: published.OUTCOMES["retained_job"] - len(retained)]
    for person in retained:
        person.held_job, person.destination = True, "retained_job"
    rest = [person for person in positive if not person.held_job]
    new = {kind: n for kind, n in published.OUTCOMES.items() if kind != "retained_job"}
    for person, destination in zip(
        random.sample(rest, sum(new.values())), deal(random, new), strict=True
    ):
        person.destination = destination
    lost = [p for p in ended if p.destination == "neither" and (p.days or 0) > 60]
    ongoing = [person for person in people if person.days is None]
    for person in (
        *random.sample(lost, published.LOST_JOB),
        *random.sample(ongoing, published.ONGOING_JOB),
    ):
        person.held_job = True


def _draw_background(random: Random, people: list[Person]) -> None:
    bands: dict[str, str] = {}
    rest: list[Person] = []
    for site in published.SITES:
        here = [person for person in people if person.site == site]
        young = set(random.sample(range(len(here)), published.YOUNG[site]))
        for place, person in enumerate(here):
            if place in young:
                bands[person.id] = "young"
            else:
                rest.append(person)
    older = {
        "thirties": published.THIRTIES,
        "forties": published.FORTIES,
        "older": published.OLDER,
    }
    for person, band in zip(rest, deal(random, older), strict=True):
        bands[person.id] = band
    genders = deal(random, published.GENDER)
    educations = deal(random, published.EDUCATION)
    for person, gender, education in zip(people, genders, educations, strict=True):
        person.birth_year = person.started.year - random.randint(*published.AGES[bands[person.id]])
        person.gender, person.education = gender, education
    with_job = [person for person in people if person.held_job]
    for person, benefit in zip(with_job, deal(random, published.BENEFIT_WITH_JOB), strict=True):
        person.benefit = benefit
    without = [person for person in people if not person.held_job]
    students = [p for p in without if p.destination in (None, "neither") and bands[p.id] == "young"]
    for person in random.sample(students, published.STUDENTS):
        person.benefit, person.student = "student_grant", True
    others = [person for person in without if not person.student]
    for person, other in zip(others, deal(random, published.BENEFIT_WITHOUT_JOB), strict=True):
        person.benefit = other


def _draw_needs(random: Random, people: list[Person]) -> None:
    """Everybody has at least one need; those with a job need to keep it."""
    with_job = [person for person in people if person.held_job]
    without = [person for person in people if not person.held_job]
    for person in (*with_job, *random.sample(without, published.NEED_RETAIN - len(with_job))):
        person.needs.add("retain_job")
    for person in random.sample(without, published.NEED_JOB):
        person.needs.add("job_or_education")
    none = [person for person in people if not person.needs]
    some = [person for person in people if person.needs]
    for person in (*none, *random.sample(some, published.NEED_CLARIFICATION - len(none))):
        person.needs.add("clarification")
    for kind, count in published.INTERVENTIONS.items():
        pool = without if kind == "employment" else people
        for person in random.sample(pool, count):
            person.interventions.add(kind)
