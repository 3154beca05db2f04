"""What happened on the way: placements, treatment, activation, interviews and mentor tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reconstruction.drawing import day_between
from reconstruction.sociale_mentorer import published
from reconstruction.sociale_mentorer.people import Person
from reconstruction.sociale_mentorer.work import Stay

#: One focus group per site (dates assumed).
INTERVIEWS = {
    "herlev": date(2010, 6, 2),
    "odense": date(2010, 6, 9),
    "viborg": date(2010, 6, 16),
}


@dataclass(frozen=True)
class Happening:
    kind: str
    day: date
    participant: str
    staff: str | None = None
    company: str | None = None
    setting: str | None = None
    minutes: int | None = None


def draw_happenings(random: Random, people: list[Person], stays: list[Stay]) -> list[Happening]:
    """Events in order of day; the number of each kind is the published one."""
    happenings = [
        Happening("company_placement", stay.first, stay.person.id, company=stay.company)
        for stay in stays
        if stay.kind == "internship"
    ]
    for kind, count in (
        ("treatment", published.TREATMENTS),
        ("activation", published.ACTIVATIONS),
    ):
        long = [person for person in people if (person.until - person.started).days >= 20]
        happenings += [
            Happening(kind, _day(random, person), person.id)
            for person in random.choices(long, k=count)
        ]
    happenings += _interviews(random, people)
    happenings += _tasks(random, people)
    return sorted(happenings, key=lambda event: (event.day, event.kind, event.participant))


def _day(random: Random, person: Person) -> date:
    return day_between(random, person.started, person.until)


def _interviews(random: Random, people: list[Person]) -> list[Happening]:
    """Five persons of each site who had begun and had not ended more than a year before."""
    chosen: list[Happening] = []
    for site, day in INTERVIEWS.items():
        here = [
            person
            for person in people
            if person.site == site
            and person.started < day
            and person.until > day - timedelta(days=365)
        ]
        each = published.INTERVIEWED // len(INTERVIEWS)
        chosen += [Happening("interview", day, person.id) for person in random.sample(here, each)]
    return chosen


def _tasks(random: Random, people: list[Person]) -> list[Happening]:
    """Mentor tasks with minutes: everybody has some, a longer course has more."""
    kinds = [pair for pair, count in published.TASKS.items() for _ in range(count)]
    random.shuffle(kinds)
    length = [(person.until - person.started).days + 10 for person in people]
    owners = [*people, *random.choices(people, weights=length, k=len(kinds) - len(people))]
    tasks: list[Happening] = []
    # Within a setting every other task is as much longer as the one before was shorter.
    owed = dict.fromkeys(published.MINUTES, 0)
    for (kind, setting), person in zip(kinds, owners, strict=True):
        mean = published.MINUTES[setting]
        if owed[setting]:
            minutes, owed[setting] = mean + owed[setting], 0
        else:
            less = random.choice((mean // 4, mean // 2))
            minutes, owed[setting] = mean - less, less
        day = _day(random, person)
        tasks.append(
            Happening(kind, day, person.id, person.staff, setting=setting, minutes=minutes)
        )
    return tasks
