"""The invented project that runs today: its folder is written like any other and then imported."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random
from string import Template

from dashboard.data.demo.folder import Row, write_tables
from dashboard.data.demo.invented_people import Person, draw_people
from dashboard.data.demo.questionnaires import draw_measurements
from dashboard.data.demo.stays import spell_rows
from dashboard.data.demo.weekdays import first_of_month, regular_days, working_day

PROJECT = "broen-til-job"
#: The same persons at every build; only the dates move with the day.
SEED = 7

#: id, role, site, weekly hours
STAFF = (
    ("leder", "project_manager", None, 37.0),
    ("coach-nordby-1", "job_coach", "nordby", 37.0),
    ("coach-nordby-2", "job_coach", "nordby", 30.0),
    ("coach-midtby", "job_coach", "midtby", 37.0),
    ("coach-sydby", "job_coach", "sydby", 20.0),
    ("coach-vestby", "job_coach", "vestby", 30.0),
    ("coach-strandby", "job_coach", "strandby", 20.0),
    ("coach-skovby", "job_coach", "skovby", 15.0),
)
COACHES = {
    "nordby": ("coach-nordby-1", "coach-nordby-2"),
    "midtby": ("coach-midtby",),
    "sydby": ("coach-sydby",),
    "vestby": ("coach-vestby",),
    "strandby": ("coach-strandby",),
    "skovby": ("coach-skovby",),
}
#: Persons whom nobody has spoken to for two months, and companies for more than three.
FORGOTTEN_PERSONS, FORGOTTEN_COMPANIES = 5, 2
#: Days between conversations (before a job) and between contacts with a company.
CONVERSATIONS, COMPANY_CONTACTS = (18, 30), (68, 84)


def write_invented(folder: Path, today: date) -> None:
    """Write the project as of `today`: ``project.toml`` and the CSV files."""
    random = Random(SEED)
    people = draw_people(random, today, COACHES)
    filled = draw_measurements(random, people, today)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "project.toml").write_text(define_invented(today), encoding="utf-8")
    write_tables(
        folder,
        {
            "staff": _staff(today),
            "participants": [_participant(person) for person in people],
            "courses": [_course(person) for person in people],
            "attributes": _diagnoses(random, people),
            "companies": _companies(random, people),
            "spells": spell_rows((person.id, person.stays) for person in people),
            "events": _events(random, people, today),
            "registrations": _registrations(today),
            **{
                f"answers-{form}": [answers.row() for answers in filled if answers.form == form]
                for form in ("citizen", "staff")
            },
        },
    )


def define_invented(today: date) -> str:
    """The text of the project's ``project.toml``, with its dates counted from `today`."""
    text = files("dashboard.data.demo").joinpath("broen-til-job.toml").read_text(encoding="utf-8")
    dates = {
        "start": first_of_month(today, -15),
        "intake_start": first_of_month(today, -14),
        "intake_end": first_of_month(today, 5) - timedelta(days=1),
        "end": first_of_month(today, 10) - timedelta(days=1),
        "revised": today - timedelta(days=120),
        "meeting_1": working_day(today - timedelta(days=330)),
        "meeting_2": working_day(today - timedelta(days=148)),
        "meeting_3": working_day(today + timedelta(days=35)),
        "meeting_4": working_day(today + timedelta(days=217)),
    }
    return Template(text).substitute({name: day.isoformat() for name, day in dates.items()})


def _staff(today: date) -> list[Row]:
    began = first_of_month(today, -15)
    return [
        {"id": name, "role": role, "site": site, "weekly_hours": hours, "began": began}
        for name, role, site, hours in STAFF
    ]


def _participant(person: Person) -> Row:
    return {
        "id": person.id,
        "site": person.site,
        "staff": person.staff,
        "target_group": person.target_group,
        "gender": person.gender,
        "birth_year": person.birth_year,
        "nationality": person.nationality,
        "education": person.education,
        "benefit": person.benefit,
    }


def _course(person: Person) -> Row:
    return {
        "participant": person.id,
        "number": 1,
        "referred": person.referred,
        "started": person.started,
        "ended": person.ended,
        "ending": person.ending,
        "reason": person.reason,
    }


def _diagnoses(random: Random, people: list[Person]) -> list[Row]:
    kinds = ("anxiety", "depression", "ptsd", "adhd")
    return [
        {"participant": person.id, "attribute": "diagnosis_kind", "code": code}
        for person in people
        for code in random.sample(kinds, random.choice((0, 1, 1, 1, 2)))
    ]


def _companies(random: Random, people: list[Person]) -> list[Row]:
    """Every company is known from the day on which its participant came (or began the course)."""
    first: dict[str, tuple[date, str]] = {}
    for person in people:
        for stay in person.stays:
            if stay.company and person.started:
                day = max(stay.first, person.started)
                known = first.get(stay.company)
                first[stay.company] = (min(day, known[0]) if known else day, person.site)
    return [
        {
            "id": name,
            "type": random.choice(("private", "private", "public")),
            "site": site,
            "first_contact": day,
        }
        for name, (day, site) in sorted(first.items())
    ]


def _events(random: Random, people: list[Person], today: date) -> list[Row]:
    started = [person for person in people if person.started]
    ongoing = [person for person in started if not person.ended and not person.working]
    forgotten = {person.id for person in random.sample(ongoing, FORGOTTEN_PERSONS)}
    employed = [person for person in started if person.working and not person.held_job]
    quiet = {person.id for person in random.sample(employed, FORGOTTEN_COMPANIES)}
    rows: list[Row] = []
    for person in started:
        assert person.started is not None
        until = person.ended or today
        talks = until if person.id not in forgotten else today - timedelta(days=62)
        for day in regular_days(random, person.started, talks, CONVERSATIONS):
            minutes = random.choice((30, 45, 60))
            setting = random.choice(("office", "office", "phone", "workplace"))
            rows.append(_event("conversation", day, person, setting=setting, minutes=minutes))
        for after in (40, 150):
            day = working_day(person.started + timedelta(days=after))
            if day <= until:
                rows.append(_event("network_meeting", day, person, minutes=60))
        for stay in person.stays:
            if stay.company is None:
                continue
            end = min(stay.last or today, today)
            if person.id in quiet and stay.kind != "internship":
                end = min(end, today - timedelta(days=100))
            rows += [
                _event("company_contact", day, person, company=stay.company, minutes=30)
                for day in regular_days(
                    random, max(stay.first, person.started), end, COMPANY_CONTACTS
                )
            ]
    rows += _group_courses(random, started, today)
    rows.sort(key=lambda row: (str(row["day"]), str(row["kind"]), str(row["participant"])))
    return [{"id": f"h{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _group_courses(random: Random, started: list[Person], today: date) -> list[Row]:
    """Two courses of eight weekly meetings for nine persons who have begun."""
    rows: list[Row] = []
    for series, ago in (("group_1", 240), ("group_2", 90)):
        first = today - timedelta(days=ago)
        able = [
            person
            for person in started
            if person.started
            and person.started <= first
            and (person.ended is None or person.ended >= first + timedelta(days=60))
        ]
        for person in random.sample(able, 9):
            for week in range(8):
                if random.random() < 0.85:
                    day = working_day(first + timedelta(weeks=week))
                    rows.append(_event("group_course", day, person, series=series, minutes=120))
    return rows


def _event(
    kind: str,
    day: date,
    person: Person,
    *,
    company: str | None = None,
    series: str | None = None,
    setting: str | None = None,
    minutes: int | None = None,
) -> Row:
    return {
        "kind": kind,
        "day": day,
        "participant": person.id,
        "staff": person.staff,
        "company": company,
        "series": series,
        "setting": setting,
        "minutes": minutes,
    }


def _registrations(today: date) -> list[Row]:
    texts = (
        ("training", 390, "under_way", "Halvdelen af jobcoachene er oplært."),
        ("training", 330, "reached", "Alle jobcoaches er oplært."),
        ("handbook", 60, "under_way", "Håndbogen er skrevet og læses igennem."),
        ("companies_know", 60, "noted", "Virksomhederne spørges ved projektets afslutning."),
    )
    return [
        {
            "goal": goal,
            "day": working_day(today - timedelta(days=ago)),
            "verdict": verdict,
            "text": text,
        }
        for goal, ago, verdict, text in texts
    ]
