"""The 98 persons of the midterm tables: who they are and when things happened to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from reconstruction.drawing import working_day
from reconstruction.paa_vej_til_arbejde.chance import between, draw, noise, shuffled
from reconstruction.paa_vej_til_arbejde.joint import HEALTH, UNANSWERED, Kind
from reconstruction.paa_vej_til_arbejde.people import MIDTERM, FilledForm, Person, PersonSpell
from reconstruction.paa_vej_til_arbejde.published import Published

#: How many waves the persons without a third form have: 26 of 54 have a second citizen form.
SECOND_WAVES = {"ongoing": 20, "planned": 3, "unplanned": 3}
#: Hours a week of the nine in employment: from 12 to full time, on average 20.
WEEKLY_HOURS = (37, 25, 20, 20, 18, 18, 16, 14, 12)
#: Days from the start to the midterm of ongoing persons with so many waves behind them.
DAYS_BEHIND = {1: (3, 97), 2: (102, 196), 3: (190, 296), 4: (285, 455)}
FIRST_DAYS_OF_EDUCATION = (date(2018, 8, 13), date(2019, 1, 28))
FIRST_DAYS_OF_WORK = (date(2018, 6, 11), date(2018, 8, 20), date(2018, 10, 15), date(2019, 1, 7))
YOUNGEST, OLDEST = 19, 56
AGES = {
    (18, 24): (20, 24),
    (25, 29): (25, 29),
    (30, 39): (30, 39),
    (40, 49): (40, 49),
    (50, 59): (50, 55),
}


def make_midterm_people(joint: Mapping[Kind, int], published: Published) -> list[Person]:
    """98 persons with everything but their answers, in random order of their keys."""
    kinds = [kind for kind in sorted(joint) for _ in range(joint[kind])]
    people = []
    for number, kind in enumerate(shuffled(kinds, "order of the 98")):
        person = Person(
            key=f"m{number:02}",
            psychological=None if kind.psychological == UNANSWERED else kind.psychological,
            physical=kind.physical,
            midterm_status=kind.status,
            outcome=kind.outcome,
            third=kind.third,
        )
        person.wellbeing = wellbeing(person)
        people.append(person)
    give_depths(people)
    give_background(people, published)
    place_ongoing(people)
    place_ended(people)
    place_work(people)
    place_internships(people)
    for person in people:
        refer(person, earliest=date(2018, 1, 2))
    return people


def wellbeing(person: Person) -> float:
    """How well the person is at the start; everything that is handed out leans on it."""
    mental = HEALTH.index(person.psychological or "fair") - 1.0
    bodily = HEALTH.index(person.physical or "good") - 1.5
    working = 0.5 if person.outcome != "none" else 0.0
    return 0.6 * mental + 0.3 * bodily + working + 0.6 * noise(person.key, "wellbeing")


def give_depths(people: list[Person]) -> None:
    """How many waves each person has: 16 have four, 28 three, 26 two and 28 only the first."""
    for status, second in SECOND_WAVES.items():
        shallow = [p for p in people if p.midterm_status == status and p.third == "none"]
        # Whoever is in work already had the time for a second form, where there are enough.
        order = sorted(shallow, key=lambda p: (p.outcome == "none", noise(p.key, "depth")))
        for number, person in enumerate(order):
            person.depth = 2 if number < second else 1
    deep = [p for p in people if p.third != "none"]
    ongoing = [p for p in deep if p.midterm_status == "ongoing"]
    for person in deep:
        person.depth = 3
    for person in sorted(ongoing, key=lambda p: noise(p.key, "fourth"))[:16]:
        person.depth = 4


def give_background(people: list[Person], published: Published) -> None:
    """Gender, age and nationality in the published numbers; those in education are in their 30s."""
    counts = {key[1]: value for key, value in published.counts.items() if key[0] == "4.1"}
    genders = [
        c for c, n in zip(("woman", "man"), counts["Køn"].values(), strict=True) for _ in range(n)
    ]
    for person, gender in zip(people, shuffled(genders, "gender"), strict=True):
        person.gender = gender
    names = ("danish", "greenlandic", "other")
    nations = [
        c for c, n in zip(names, counts["Nationalitet"].values(), strict=True) for _ in range(n)
    ]
    for person, nation in zip(people, shuffled(nations, "nationality"), strict=True):
        person.nationality = nation
    bands = [b for b, n in zip(AGES, counts["Alder"].values(), strict=True) for _ in range(n)]
    students = [p for p in people if p.outcome == "education"]
    others = [p for p in people if p.outcome != "education"]
    for _ in students:
        bands.remove((30, 39))
    drawn = zip(
        [*students, *others], [(30, 39)] * len(students) + shuffled(bands, "age"), strict=True
    )
    banded = [(person, band) for person, band in drawn]
    for person, band in banded:
        person.age = between(*AGES[band], person.key, "age")
    next(p for p, band in banded if band == (18, 24)).age = YOUNGEST
    next(p for p, band in banded if band == (50, 59)).age = OLDEST


def refer(person: Person, earliest: date) -> None:
    """Referral one to five weeks before the start, not before `earliest`."""
    day = working_day(person.start - timedelta(days=between(7, 35, person.key, "referred")))
    person.referred = min(max(day, earliest), person.start)


def fill_in(person: Person, wave: int, day: date, staff_day: date | None = None) -> None:
    """Place both forms of a wave; the staff form may be filled in some days later."""
    person.forms["citizen", wave] = FilledForm(day)
    person.forms["staff", wave] = FilledForm(staff_day or day)


def place_ongoing(people: list[Person]) -> None:
    """Starts and waves of the 77: as many waves as they have lie behind the midterm, no more.

    The gap is about three months, but stretched where a person's days so far ask for it.
    """
    for depth, (low, high) in DAYS_BEHIND.items():
        group = [p for p in people if p.midterm_status == "ongoing" and p.depth == depth]
        # Work takes time, so those in work are among the first of their group.
        group.sort(key=lambda p: (p.outcome == "none", noise(p.key, "place")))
        for number, person in enumerate(group):
            behind = high - (high - low) * number // max(1, len(group) - 1)
            person.started = working_day(MIDTERM - timedelta(days=behind))
            behind = (MIDTERM - person.started).days
            shortest, longest = behind / depth + 3, behind / max(1, depth - 1) - 3
            wished = 96 + 8 * noise(person.key, "gap")
            gap = max(shortest, min(wished, longest) if depth > 1 else wished)
            fill_in(person, 1, person.started)
            for wave in range(2, depth + 1):
                drift = between(-4, 4, person.key, "drift", wave)
                day = person.started + timedelta(days=round(gap * (wave - 1)) + drift)
                day = working_day(min(day, MIDTERM))
                later = working_day(
                    day + timedelta(days=between(0, 6, person.key, "staff day", wave))
                )
                fill_in(person, wave, day, min(max(later, day), MIDTERM))
            due = person.started + timedelta(days=round(gap * depth))
            person.next_wave = max(due, MIDTERM + timedelta(days=between(2, 14, person.key, "due")))
    delay_forms(people)


def delay_forms(people: list[Person]) -> None:
    """The forms that were not yet filled in: one second staff form, two fourth citizen forms."""
    for depth, form, number in ((2, "staff", 1), (4, "citizen", 2)):
        group = [p for p in people if p.midterm_status == "ongoing" and p.depth == depth]
        other = "citizen" if form == "staff" else "staff"
        group.sort(key=lambda p: (p.forms[other, depth].day, p.key))
        for person in group[-number:]:
            person.forms[other, depth].day = max(
                person.forms[other, depth].day, working_day(MIDTERM - timedelta(days=4))
            )
            late = MIDTERM + timedelta(days=between(3, 11, person.key, "late form"))
            person.forms[form, depth].day = working_day(late)
            person.next_wave = late + timedelta(days=between(85, 105, person.key, "due"))


def place_ended(people: list[Person]) -> None:
    """Starts, waves and endings of the 6 planned and 15 unplanned endings, spread over the time."""
    planned = [p for p in people if p.midterm_status == "planned"]
    for outcome, first_days, before in (
        ("education", FIRST_DAYS_OF_EDUCATION, {1: 45, 2: 110, 3: 195}),
        ("work", FIRST_DAYS_OF_WORK, {1: 45, 2: 110, 3: 195}),
    ):
        group = sorted((p for p in planned if p.outcome == outcome), key=lambda p: (p.depth, p.key))
        for person, first_day in zip(group, first_days, strict=True):
            place_course(person, working_day(first_day - timedelta(days=before[person.depth])))
            last = max(first_day, max(f.day for f in person.forms.values()))
            end(person, last + timedelta(days=between(18, 34, person.key, "ended")), "planned")
            person.reason = "in_work" if outcome == "work" else "in_education"
            kind = "ordinary_job" if outcome == "work" else "education"
            person.spells.append(PersonSpell(kind, first_day))
    unplanned = [p for p in people if p.midterm_status == "unplanned"]
    unplanned.sort(key=lambda p: (-p.depth, noise(p.key, "place")))
    reasons = ["outside_target_group"] * 10 + ["maternity"] * 2 + ["moved"] * 2
    for number, person in enumerate(unplanned):
        place_course(person, working_day(date(2018, 1, 24) + timedelta(days=number * 24)))
        last = max(f.day for f in person.forms.values())
        end(person, last + timedelta(days=between(15, 60, person.key, "ended")), "unplanned")
    best = max(unplanned, key=lambda p: (p.depth == 1, p.wellbeing))
    rest = [p for p in unplanned if p is not best]
    for person, reason in zip(rest, shuffled(reasons, "reasons"), strict=True):
        person.reason = reason
        if reason == "maternity":
            swap_to_woman(person, people)
    # In education since before the referral, so not an outcome of the project.
    best.reason = "already_in_education"
    before_start = working_day(best.start - timedelta(days=70))
    best.spells.append(
        PersonSpell("education", before_start, date(2020, 6, 26), held_at_start=True)
    )


def place_course(person: Person, start: date) -> None:
    """An ended course with waves about three months apart; without a citizen's third form if so."""
    person.started = start
    for wave in range(1, person.depth + 1):
        drift = between(-5, 5, person.key, "drift", wave) if wave > 1 else 0
        fill_in(person, wave, working_day(start + timedelta(days=94 * (wave - 1) + drift)))
    if person.third == "staff":
        del person.forms["citizen", 3]


def end(person: Person, day: date, ending: str) -> None:
    person.ended = working_day(min(day, MIDTERM - timedelta(days=3)))
    person.ending = ending


def swap_to_woman(person: Person, people: list[Person]) -> None:
    """Make the person a woman by trading genders with another, so that the counts stay."""
    if person.gender == "man":
        other = next(p for p in people if p.gender == "woman" and p.reason != "maternity")
        person.gender, other.gender = other.gender, person.gender
    person.age = min(person.age, 39) if person.age < 40 else person.age


def place_work(people: list[Person]) -> None:
    """First days of the ongoing persons' jobs and education, and the hours of all nine."""
    ongoing = [p for p in people if p.midterm_status == "ongoing"]
    workers = sorted((p for p in ongoing if p.outcome == "work"), key=lambda p: p.start)
    for number, person in enumerate(workers):
        # The two who started first come through an internship of three months.
        if number < 2:
            first = working_day(
                person.start + timedelta(days=between(70, 90, person.key, "practice"))
            )
            last = working_day(first + timedelta(weeks=13))
            person.spells.append(PersonSpell("internship", first, last))
            begins = last + timedelta(days=between(3, 20, person.key, "job"))
        else:
            begins = person.start + (MIDTERM - person.start) * (3 + number) / 8
        day = min(begins, MIDTERM - timedelta(days=7))
        route = "internship" if number < 2 else "direct"
        person.spells.append(PersonSpell("ordinary_job", working_day(day), route=route))
    student = next(p for p in ongoing if p.outcome == "education")
    student.spells.append(PersonSpell("education", FIRST_DAYS_OF_EDUCATION[1]))
    jobs = [s for p in people for s in p.spells if s.kind == "ordinary_job"]
    for spell, hours in zip(jobs, shuffled(WEEKLY_HOURS, "hours"), strict=True):
        spell.weekly_hours = float(hours)
        spell.route = spell.route or "direct"


def place_internships(people: list[Person]) -> None:
    """The other 17 of the 19 who began an internship, from one to three months long."""
    chosen = [
        p for p in people if p.outcome == "none" and p.depth > 1 and p.midterm_status != "planned"
    ]
    chosen.sort(key=lambda p: p.wellbeing + 0.8 * p.depth + noise(p.key, "internship"))
    for person in chosen[-17:]:
        last_day = person.ended or MIDTERM
        room = (last_day - person.start).days
        first = working_day(
            person.start + timedelta(days=round(room * draw(person.key, "in").uniform(0.35, 0.9)))
        )
        to = working_day(first + timedelta(weeks=between(4, 13, person.key, "weeks")))
        person.spells.append(
            PersonSpell("internship", first, min(to, person.ended) if person.ended else to)
        )
