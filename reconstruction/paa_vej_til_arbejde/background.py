"""Diagnoses, staff and pseudonyms: what is given to the persons once everything else is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from reconstruction.drawing import pseudonyms, working_day
from reconstruction.paa_vej_til_arbejde.chance import SEED, between, draw, noise, shuffled
from reconstruction.paa_vej_til_arbejde.people import Person

#: The diagnoses of 50 persons: each has a first one, 18 of them a second. Together they are the
#: published 21, 16, 4, 3, 4, 5, 4 and 8, and three with PTSD or OCD ("a few").
FIRST_DIAGNOSES = {
    "anxiety": 13,
    "depression": 10,
    "schizophrenia": 4,
    "bipolar": 3,
    "borderline": 4,
    "adhd": 4,
    "autism": 4,
    "personality": 6,
    "ptsd": 1,
    "ocd": 1,
}
SECOND_DIAGNOSES = {"anxiety": 8, "depression": 6, "personality": 2, "adhd": 1, "ptsd": 1}

STAFF_BEGAN = date(2017, 11, 1)


@dataclass(frozen=True)
class StaffMember:
    id: str
    role: str
    site: str
    weekly_hours: float | None
    began: date


ROLES = (
    ("resource_consultant", "psykiatriens-hus", 4, 37.0),
    ("regional_sparring", "psykiatriens-hus", 2, None),
    ("job_consultant", "cam", 3, None),
    ("caseworker", "cam", 2, None),
    ("project_leader", "cam", 2, None),
    ("project_leader", "psykiatriens-hus", 1, None),
)


def give_diagnoses(people: list[Person], name: str) -> None:
    """Kinds of diagnosis for those whose first staff form says that there is one."""
    diagnosed = [p for p in people if p.forms["staff", 1].answers.get("diagnosis") == "yes"]
    diagnosed.sort(key=lambda p: noise(p.key, "diagnosed"))
    first = [kind for kind, n in FIRST_DIAGNOSES.items() for _ in range(n)]
    second = [kind for kind, n in SECOND_DIAGNOSES.items() for _ in range(n)]
    if len(diagnosed) > len(first):
        raise ValueError(f"{len(diagnosed)} persons with a diagnosis, kinds for {len(first)}")
    for person, kind in zip(diagnosed, shuffled(first, name, "first"), strict=False):
        person.diagnoses = [kind]
    for kind in shuffled(second, name, "second"):
        fitting = (p for p in diagnosed if len(p.diagnoses) == 1 and kind not in p.diagnoses)
        for person in islice(fitting, 1):
            person.diagnoses.append(kind)


def make_withdrawn() -> list[Person]:
    """Six persons who were referred and left within weeks, before anything was measured."""
    people = []
    for number in range(6):
        person = Person(f"w{number}", gender="woman" if number % 2 else "man")
        person.age = between(21, 50, person.key, "age")
        person.referred = working_day(date(2018, 2, 5) + timedelta(days=68 * number))
        person.ended = working_day(
            person.referred + timedelta(days=between(12, 35, person.key, "left"))
        )
        person.ending, person.reason = "withdrawn", "before_first_measurement"
        people.append(person)
    return people


def give_names(people: list[Person]) -> list[StaffMember]:
    """Pseudonyms that say nothing, and for each person the consultant with the fewest ongoing."""
    taken: set[str] = set()
    random = Random(f"{SEED}|pseudonyms")
    ordered = sorted(people, key=lambda p: noise(p.key, "name"))
    for person, name in zip(ordered, pseudonyms(random, len(people), "", taken), strict=True):
        person.pseudonym = name
    staff = [
        StaffMember(name, role, site, hours, STAFF_BEGAN)
        for role, site, number, hours in ROLES
        for name in pseudonyms(random, number, "", taken)
    ]
    consultants = [member.id for member in staff if member.role == "resource_consultant"]
    for person in sorted(people, key=lambda p: (p.referred, p.key)):
        load = {
            name: sum(
                o.staff == name and (o.ended is None or o.ended > person.referred) for o in people
            )
            for name in consultants
        }
        person.staff = min(consultants, key=lambda c: (load[c], draw(person.key, c).random()))
    return staff
