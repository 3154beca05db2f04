"""Staff, companies, conversations, café meetings and offers to relatives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.folder import Row
from reconstruction.drawing import day_between, deal, pseudonyms, regular_days
from reconstruction.rampen_norddjurs.people import DATA_UNTIL, Person

STAFF = (
    ("s-norddjurs-1", "job_consultant", "norddjurs", 37.0),
    ("s-norddjurs-2", "job_consultant", "norddjurs", 20.0),
    ("s-silkeborg-1", "job_consultant", "silkeborg", 37.0),
    ("s-silkeborg-2", "job_consultant", "silkeborg", 15.0),
    ("s-psychologist", "psychologist", None, 10.0),
)
BEGAN = date(2021, 2, 1)
RELATIVES = {"partner": 3, "parent": 2, "other": 1}


@dataclass(frozen=True)
class Happening:
    kind: str
    day: date
    participant: str | None = None
    staff: str | None = None
    company: str | None = None
    minutes: int | None = None


def draw_staff(random: Random, people: list[Person]) -> dict[str, str]:
    """The staff member of each participant: two of three have the site's first consultant."""
    return {person.id: f"s-{person.site}-{random.choice((1, 1, 2))}" for person in people}


def draw_companies(random: Random, people: list[Person]) -> list[Row]:
    """Place every spell; an internship before a job is at the same company."""
    names = iter(pseudonyms(random, 84, "c"))
    rows: list[Row] = []
    first: dict[str, tuple[str, date]] = {}
    for person in people:
        if not person.stays or person.started is None:
            continue
        known = [name for name, (site, _) in first.items() if site == person.site]
        company = random.choice(known) if known and random.random() < 0.15 else next(names)
        for stay in person.stays:
            stay.company = company
            seen = max(stay.first, person.started)
            site, before = first.get(company, (person.site, seen))
            first[company] = (site, min(before, seen))
    private = round(len(first) * 0.7)
    types = deal(random, {"private": private, "public": len(first) - private})
    for (name, (site, day)), kind in zip(sorted(first.items()), types, strict=True):
        rows.append({"id": name, "type": kind, "site": site, "first_contact": day})
    return rows


def draw_happenings(
    random: Random, people: list[Person], staff: dict[str, str], relatives: list[Row]
) -> list[Happening]:
    """Conversations, company contacts, café meetings every six weeks and offers to relatives."""
    events: list[Happening] = []
    for person in people:
        if person.started is None:
            continue
        mine = staff[person.id]
        for day in regular_days(random, person.started, person.until, (24, 30)):
            minutes = random.choice([30, 45, 60])
            events.append(Happening("conversation", day, person.id, mine, minutes=minutes))
        for stay in person.stays:
            begin = max(stay.first, person.started)
            end = min(stay.last or DATA_UNTIL, person.until)
            gap = (24, 30) if stay.kind == "internship" else (72, 86)
            events += [
                Happening("company_contact", day, person.id, mine, stay.company, 30)
                for day in regular_days(random, begin, end, gap)
            ]
    for site in ("norddjurs", "silkeborg"):
        events += [
            Happening("cafe_meeting", day, staff=f"s-{site}-1", minutes=120)
            for day in regular_days(random, date(2021, 4, 14), DATA_UNTIL, (42, 42))
        ]
    for row in relatives:
        began, participant = row["began"], row["participant"]
        assert isinstance(began, date)
        assert isinstance(participant, str)
        events.append(
            Happening("relatives_offer", began, participant, "s-psychologist", minutes=60)
        )
    return sorted(events, key=lambda event: (event.day, event.kind, event.participant or ""))


def draw_relatives(random: Random, people: list[Person]) -> list[Row]:
    """The relatives of 6 participants from Norddjurs who did not withdraw."""
    pool = [
        person
        for person in people
        if person.site == "norddjurs"
        and person.fate != "withdrawn"
        and person.started is not None
        and (person.until - person.started).days > 60
    ]
    rows: list[Row] = []
    chosen = random.sample(pool, sum(RELATIVES.values()))
    names = pseudonyms(random, len(chosen), "k")
    for name, person, relation in zip(names, chosen, deal(random, RELATIVES), strict=True):
        assert person.started is not None
        began = day_between(random, person.started + timedelta(days=30), person.until)
        rows.append({"id": name, "participant": person.id, "relation": relation, "began": began})
    return rows
