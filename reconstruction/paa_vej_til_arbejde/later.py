"""After the midterm: the 77 who were ongoing go on, and 97 others start and end by the end of 2021.

Published of the whole are five numbers: 195 started, 148 completed, 47 ended early, and of the 148
35 per cent (52) had paid hours or education. 30 had work and 22 others education, which agrees
with the two goals of 20 and 15 per cent; one of the 30 also began an education.
"""

from __future__ import annotations

from datetime import date, timedelta

from reconstruction.drawing import working_day
from reconstruction.paa_vej_til_arbejde.chance import apportion, between, draw, noise, shuffled
from reconstruction.paa_vej_til_arbejde.midterm import AGES, fill_in, refer, wellbeing
from reconstruction.paa_vej_til_arbejde.people import (
    DATA_UNTIL,
    MIDTERM,
    Person,
    PersonSpell,
)
from reconstruction.paa_vej_til_arbejde.published import Published

STARTED, COMPLETED, IN_WORK, IN_EDUCATION = 195, 148, 30, 22
WAVES = 4
FIRST_START, LAST_START = date(2019, 5, 2), date(2021, 2, 15)
LAST_ENDING = date(2021, 12, 17)
#: Days of a completed course and of one that ended early.
COMPLETED_DAYS, EARLY_DAYS = (300, 620), (25, 330)
SCHOOL_STARTS = tuple(
    day
    for year in (2019, 2020, 2021)
    for day in (date(year, 1, 28), date(year, 8, 12))
    if day > MIDTERM
)
HOURS = (8.0, 10.0, 12.0, 15.0, 15.0, 18.0, 20.0, 20.0, 25.0, 30.0, 37.0)


def make_later_people(midterm: list[Person], published: Published) -> list[Person]:
    """97 persons who start after the midterm, as like the 98 as whole numbers allow."""
    number = STARTED - len(midterm)
    people = []
    pattern = shuffled(sorted(midterm, key=lambda p: p.key), "the others")[:number]
    span = (LAST_START - FIRST_START).days
    for index, like in enumerate(pattern):
        person = Person(f"n{index:02}", like.psychological or "fair", like.physical)
        person.wellbeing = wellbeing(person)
        jitter = between(-4, 4, person.key, "start")
        start = FIRST_START + timedelta(days=max(0, span * index // (number - 1) + jitter))
        person.started = working_day(start)
        people.append(person)
    give_later_background(people, published)
    for person in people:
        refer(person, earliest=MIDTERM + timedelta(days=1))
    return people


def give_later_background(people: list[Person], published: Published) -> None:
    """Gender, age and nationality in the proportions of table 4.1."""
    counts = {key[1]: value for key, value in published.counts.items() if key[0] == "4.1"}
    codes = {"Kvinde": "woman", "Mand": "man"}
    codes |= dict(zip(counts["Nationalitet"], ("danish", "greenlandic", "other"), strict=True))
    for dimension, attribute in (("Køn", "gender"), ("Nationalitet", "nationality")):
        shares = apportion(counts[dimension], len(people))
        dealt = [codes[label] for label, n in shares.items() for _ in range(n)]
        for person, code in zip(people, shuffled(dealt, "later", attribute), strict=True):
            setattr(person, attribute, code)
    ages = apportion(counts["Alder"], len(people))
    bands = [band for band, n in zip(AGES.values(), ages.values(), strict=True) for _ in range(n)]
    for person, band in zip(people, shuffled(bands, "later", "age"), strict=True):
        person.age = between(*band, person.key, "age")


def carry_on(people: list[Person]) -> None:
    """Endings, later waves, jobs, education and internships of everybody not ended so far."""
    going = [p for p in people if p.ended is None]
    choose_endings(going, len(people))
    for person in going:
        place_ending(person)
        place_waves(person)
    choose_outcomes([p for p in going if p.ending == "planned"], people)
    for person in going:
        person.reason = person.reason or planned_reason(person)
        close_spells(person)
    for person in people:
        end_some_jobs(person)


def choose_endings(going: list[Person], everybody: int) -> None:
    """Who ends early: the worse off rather than the better, nobody who has work or education."""
    early = everybody - COMPLETED - (everybody - len(going) - 6)
    free = sorted(
        (p for p in going if p.outcome == "none"),
        key=lambda p: 0.5 * p.wellbeing + noise(p.key, "early"),
    )
    reasons = ["outside_target_group"] * (early - 9) + ["maternity"] * 4 + ["moved"] * 5
    for person, reason in zip(free[:early], shuffled(reasons, "later reasons"), strict=True):
        person.ending, person.reason = "unplanned", reason
        if reason == "maternity" and (person.gender == "man" or person.age > 39):
            person.reason = "moved"
    for person in going:
        person.ending = person.ending or "planned"


def place_ending(person: Person) -> None:
    """The last day: after a year or more if completed, sooner if not, all before Christmas 2021."""
    low, high = COMPLETED_DAYS if person.ending == "planned" else EARLY_DAYS
    day = person.start + timedelta(days=between(low, high, person.key, "ended"))
    soonest = MIDTERM + timedelta(days=between(14, 150, person.key, "soonest"))
    if person.ending == "planned" and person.outcome != "none":
        soonest = MIDTERM + timedelta(days=between(40, 200, person.key, "soonest"))
    latest = LAST_ENDING - timedelta(days=between(0, 60, person.key, "latest"))
    person.ended = working_day(min(max(day, soonest), latest))


def place_waves(person: Person) -> None:
    """The waves until the fourth or the ending, about three months apart and drifting."""
    if person.ended is None:
        return
    if not person.forms:
        fill_in(person, 1, person.start)
    done = max(person.waves("staff") + person.waves("citizen"))
    day = person.next_wave
    for wave in range(done + 1, WAVES + 1):
        last = max(form.day for form in person.forms.values())
        day = day or last + timedelta(days=between(84, 122, person.key, "gap", wave))
        day = working_day(max(day, last + timedelta(days=35)))
        if day > person.ended:
            return
        staff_day = working_day(day + timedelta(days=between(0, 6, person.key, "staff day", wave)))
        fill_in(person, wave, day, min(max(staff_day, day), person.ended))
        if draw(person.key, "no citizen form", wave).random() < 0.06:
            del person.forms["citizen", wave]
        day = None


def choose_outcomes(completing: list[Person], everybody: list[Person]) -> None:
    """Who gets work and who education, so that 30 and 22 have had them at the end."""
    has = {kind: sum(p.outcome == kind for p in everybody) for kind in ("work", "education")}
    free = sorted(
        (p for p in completing if p.outcome == "none"),
        key=lambda p: -(0.6 * p.wellbeing + noise(p.key, "outcome")),
    )
    workers, rest = free[: IN_WORK - has["work"]], free[IN_WORK - has["work"] :]
    young_first = sorted(rest, key=lambda p: p.age + 8 * noise(p.key, "student"))
    students = [p for p in young_first if school_start(p) is not None]
    for person in workers:
        person.outcome = "work"
        begin_work(person)
    for person in students[: IN_EDUCATION - has["education"]]:
        person.outcome = "education"
        day = school_start(person)
        if day is not None:
            person.spells.append(PersonSpell("education", day))
    # One of the thirty later begins an education as well, and still counts as in work.
    both = max(
        (p for p in workers if p.ended),
        key=lambda p: (p.spells[-1].from_day < date(2021, 1, 1), p.start),
    )
    both.spells.append(PersonSpell("education", SCHOOL_STARTS[-1]))
    others = [p for p in completing if p.outcome == "none" and not p.spells]
    others.sort(key=lambda p: -(p.wellbeing + noise(p.key, "later internship")))
    for person in others[:22]:
        begin_internship(person, 0.3, 0.8)


def begin_work(person: Person) -> None:
    """A job after the midterm and before the ending; every fourth comes through an internship."""
    through = person.had("internship") or between(1, 4, person.key, "route") == 1
    if through and not person.had("internship"):
        begin_internship(person, 0.25, 0.45)
    earliest = max(MIDTERM + timedelta(days=5), person.start + timedelta(days=60))
    practice = [s.to_day for s in person.spells if s.kind == "internship" and s.to_day]
    if practice:
        earliest = max(earliest, max(practice) + timedelta(days=1))
    latest = max(earliest, (person.ended or DATA_UNTIL) - timedelta(days=21))
    room = (latest - earliest).days
    day = earliest + timedelta(days=round(room * draw(person.key, "job").uniform(0.1, 1.0)))
    hours = shuffled(HOURS, person.key, "hours")[0]
    route = "internship" if through else "direct"
    person.spells.append(PersonSpell("ordinary_job", working_day(day), None, hours, route=route))


def begin_internship(person: Person, low: float, high: float) -> None:
    earliest = max(MIDTERM + timedelta(days=3), person.start + timedelta(days=30))
    room = ((person.ended or DATA_UNTIL) - earliest).days
    part = draw(person.key, "internship").uniform(low, high)
    day = working_day(earliest + timedelta(days=max(1, round(room * part))))
    last = working_day(day + timedelta(weeks=between(4, 13, person.key, "weeks")))
    person.spells.append(PersonSpell("internship", day, min(last, person.ended or last)))


def school_start(person: Person) -> date | None:
    """The last school start well within the rest of the person's course."""
    if person.ended is None:
        return None
    earliest = max(person.start + timedelta(days=45), MIDTERM + timedelta(days=1))
    latest = person.ended + timedelta(days=10)
    fitting = [day for day in SCHOOL_STARTS if earliest <= day <= latest]
    return fitting[-1] if fitting else None


def planned_reason(person: Person) -> str:
    return {"work": "in_work", "education": "in_education", "none": "completed"}[person.outcome]


def close_spells(person: Person) -> None:
    """The course may go on a little so that it does not end before the outcome began."""
    begun = [s.from_day for s in person.spells if s.kind in ("ordinary_job", "education")]
    if person.ended is not None and begun and not person.spells[0].held_at_start:
        person.ended = max(person.ended, min(begun))
    for spell in person.spells:
        if spell.kind == "internship" and spell.to_day and person.ended:
            spell.to_day = max(spell.from_day, min(spell.to_day, person.ended))


def end_some_jobs(person: Person) -> None:
    """About every fourth job ends again after the midterm, some months after it began."""
    for spell in person.spells:
        if spell.kind == "ordinary_job" and draw(person.key, "job ends").random() < 0.27:
            last = working_day(
                spell.from_day + timedelta(days=between(70, 400, person.key, "last"))
            )
            last = max(last, MIDTERM + timedelta(days=between(20, 120, person.key, "after")))
            spell.to_day = last if last < DATA_UNTIL else None
