"""Companies, contacts with participants and companies, staff, volunteers, manual registrations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.folder import Row
from dashboard.data.demo.stays import Stay
from reconstruction.drawing import pseudonyms, regular_days
from reconstruction.sind_rampen.people import DATA_UNTIL, Person

#: (pseudonym, role, site, weekly hours, first day, last day)
STAFF = (
    ("s-manager", "project_manager", None, 37.0, date(2016, 3, 1), None),
    ("s-support-1", "job_support", None, 37.0, date(2016, 4, 1), date(2017, 3, 31)),
    ("s-support-2", "job_support", None, 37.0, date(2017, 4, 1), None),
    ("s-aarhus", "job_consultant", "aarhus", 30.0, date(2016, 3, 1), None),
    ("s-randers", "job_consultant", "randers", 20.0, date(2016, 3, 1), None),
    ("s-odder", "job_consultant", "odder", 15.0, date(2016, 3, 1), None),
    ("s-subsidy", "wage_subsidy", None, 30.0, date(2017, 6, 1), None),
)
#: Who may be a participant's own staff member at each site.
STAFF_OF = {
    "aarhus": ["s-aarhus", "s-manager", "s-support-2"],
    "randers": ["s-randers", "s-support-2"],
    "odder": ["s-odder"],
}
#: The weeks between contacts are shorter than a month before a job and than 3 months in a job.
MONTHLY = (21, 28)
QUARTERLY = (72, 86)


@dataclass(frozen=True)
class Contact:
    kind: str
    day: date
    participant: str | None = None
    staff: str | None = None
    company: str | None = None
    series: str | None = None
    setting: str | None = None
    minutes: int | None = None


def draw_companies(random: Random, people: list[Person]) -> dict[str, str]:
    """Place every spell at a company; returns each company's site, in order of creation.

    An internship before a flexjob is at the same company. One flexjob in eight and one internship
    in three is at a company that already has somebody.
    """
    names = iter(pseudonyms(random, 110, "c"))
    site_of: dict[str, str] = {}
    for person in people:
        flexjob = next((stay for stay in person.stays if stay.kind == "flexjob"), None)
        known = [name for name, site in site_of.items() if site == person.site]
        shared = known and random.random() < (1 / 8 if flexjob else 1 / 3)
        company = random.choice(known) if shared else None
        for stay in person.stays:
            if company is None:
                company = next(names)
                site_of[company] = person.site
            stay.company = company
    return site_of


def draw_contacts(random: Random, people: list[Person]) -> list[Contact]:
    """Conversations with participants and contacts with the companies where they are."""
    contacts: list[Contact] = []
    for person in people:
        contacts += _conversations(random, person)
        for stay in person.stays:
            contacts += _company_contacts(random, person, stay)
    return contacts


def _conversations(random: Random, person: Person) -> list[Contact]:
    if person.started is None:
        return []
    until = person.ended or DATA_UNTIL
    job = next((stay for stay in person.stays if stay.kind == "flexjob"), None)
    change = min(until, max(person.started, job.first)) if job else until
    days = regular_days(random, person.started, change, MONTHLY)
    if job:
        days += [day for day in regular_days(random, change, until, QUARTERLY) if day > days[-1]]
    return [
        Contact(
            "conversation",
            day,
            participant=person.id,
            staff=_staff_on(person, day),
            setting=random.choice(["office", "office", "workplace", "phone"]),
            minutes=random.choice([30, 45, 60]),
        )
        for day in days
    ]


def _company_contacts(random: Random, person: Person, stay: Stay) -> list[Contact]:
    if person.started is None:
        return []
    gap = QUARTERLY if stay.kind == "flexjob" else MONTHLY
    first = max(stay.first, person.started)
    until = min(stay.last or DATA_UNTIL, DATA_UNTIL)
    return [
        Contact(
            "company_contact",
            day,
            participant=person.id,
            staff=_staff_on(person, day),
            company=stay.company,
            setting=random.choice(["workplace", "workplace", "phone"]),
            minutes=random.choice([20, 30, 45]),
        )
        for day in regular_days(random, first, until, gap)
    ]


def _staff_on(person: Person, day: date) -> str:
    """The second job support worker took over the first one's participants."""
    if person.staff == "s-support-2" and day < date(2017, 4, 1):
        return "s-support-1"
    return person.staff


def draw_meetings() -> list[Contact]:
    """Staff courses of 2016, meetings for volunteers, half-yearly meetings with the job centres."""
    courses = (
        ("psychiatry_foundation", date(2016, 4, 20)),
        ("you_decide", date(2016, 6, 8)),
        ("disability_schemes", date(2016, 10, 5)),
    )
    meetings = [Contact("staff_course", day, series=series) for series, day in courses]
    for place, site in enumerate(("aarhus", "randers", "odder")):
        later = timedelta(days=7 * place)
        meetings.append(Contact("volunteer_meeting", date(2016, 5, 10) + later, series=site))
        meetings += [
            Contact("management_meeting", day + later, staff="s-manager", series=site)
            for day in (
                date(2016, 3, 29),
                date(2016, 10, 11),
                date(2017, 3, 28),
                date(2017, 9, 26),
            )
        ]
    return meetings


def draw_volunteers(random: Random) -> list[Row]:
    """8 in Aarhus and 4 in Odder who stayed; in Randers the few who came at first left again."""
    rows: list[Row] = []
    names = iter(pseudonyms(random, 15, "v"))
    for site, count in (("aarhus", 8), ("odder", 4)):
        for n in range(count):
            began = date(2016, 6, 1) + timedelta(days=14 * n + random.randint(0, 12))
            rows.append({"id": next(names), "site": site, "began": began, "ended": None})
    for began, ended in (
        (date(2016, 6, 15), date(2016, 12, 16)),
        (date(2016, 6, 22), date(2017, 3, 31)),
        (date(2016, 8, 17), date(2017, 5, 19)),
    ):
        rows.append({"id": next(names), "site": "randers", "began": began, "ended": ended})
    return rows


#: Goal, day, verdict and text. Days are assumed but for the follow-ups of December 2016 and
#: November 2017; the verdicts of November 2017 are the published marks.
REGISTRATIONS = (
    ("A1", date(2016, 6, 15), "reached", "Samarbejdsmodellen er aftalt mellem parterne."),
    ("A5", date(2016, 8, 24), "reached", "Pjecen til virksomheder er trykt og lagt på nettet."),
    ("A6", date(2016, 6, 1), "under_way", "Hjemmesiden er ved at blive bygget."),
    ("A6", date(2016, 8, 31), "reached", "Hjemmeside og facebookside er åbne."),
    ("A7", date(2016, 8, 24), "reached", "Pjecen til borgere udleveres ved første kontakt."),
    ("A8", date(2016, 9, 14), "reached", "Retningslinjerne er sendt til sagsbehandlerne."),
    ("A9", date(2016, 6, 1), "reached", "Kontrakten er skrevet og bruges ved hver aftale."),
    ("B1", date(2017, 11, 22), "noted", "Spørgsmålet stilles først ved slutevalueringen."),
    ("B2", date(2016, 12, 14), "under_way", "Kurserne er holdt; gruppen spørges igen i 2017."),
    ("B2", date(2017, 11, 22), "reached", "Hele indsatsgruppen siger, at den ved mere om støtte."),
    ("B3", date(2016, 12, 14), "under_way", "Kurset er holdt; gruppen spørges igen i 2017."),
    ("B3", date(2017, 11, 22), "reached", "Hele gruppen ved mere om at mestre et job."),
    ("B4", date(2016, 12, 14), "under_way", "Kurset er holdt; gruppen spørges igen i 2017."),
    ("B4", date(2017, 11, 22), "reached", "Hele gruppen ved mere om ordningerne og bruger dem."),
    ("B5", date(2017, 11, 22), "noted", "Følges op hos virksomhederne i 2018."),
    ("C1", date(2017, 11, 22), "noted", "Måles ved slutevalueringen."),
    ("C2", date(2017, 11, 22), "noted", "Virksomhederne spørges i 2018."),
    ("C3", date(2017, 11, 22), "reached", "Gruppen bruger den nye viden i det daglige arbejde."),
    ("C5", date(2017, 11, 22), "noted", "Ikke fulgt op; færre pårørende end ventet er med."),
)


def draw_registrations() -> list[Row]:
    return [
        {"goal": goal, "day": day, "verdict": verdict, "text": text}
        for goal, day, verdict, text in REGISTRATIONS
    ]
