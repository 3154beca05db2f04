"""``python -m reconstruction.sind_rampen [FOLDER]`` writes the project's CSV files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

from dashboard.data.demo.folder import Row, write_tables
from dashboard.data.demo.stays import spell_rows
from reconstruction.drawing import deal
from reconstruction.sind_rampen.people import draw_people
from reconstruction.sind_rampen.work import (
    STAFF,
    STAFF_OF,
    Contact,
    draw_companies,
    draw_contacts,
    draw_meetings,
    draw_registrations,
    draw_volunteers,
)

FOLDER = Path("projects/sind-rampen")
SEED = 20171130


def build_tables() -> dict[str, list[Row]]:
    """All tables of the project; the same at every call."""
    random = Random(SEED)
    people = draw_people(random, STAFF_OF)
    site_of = draw_companies(random, people)
    contacts = sorted(
        [*draw_contacts(random, people), *draw_meetings()],
        key=lambda contact: (contact.day, contact.kind, contact.participant or ""),
    )
    # Pseudonyms must not tell the order of referral.
    listed = sorted(people, key=lambda person: person.id)
    return {
        "staff": _staff(),
        "participants": [
            {
                "id": person.id,
                "site": person.site,
                "staff": person.staff,
                "target_group": person.target_group,
                "gender": person.gender,
                "birth_year": person.birth_year,
                "benefit": person.benefit,
            }
            for person in listed
        ],
        "courses": [
            {
                "participant": person.id,
                "number": 1,
                "referred": person.referred,
                "started": person.started,
                "ended": person.ended,
                "ending": "unplanned" if person.ended else None,
                "reason": person.reason,
            }
            for person in listed
        ],
        "companies": _companies(random, site_of, contacts),
        "spells": spell_rows((person.id, person.stays) for person in listed),
        "events": _events(contacts),
        "volunteers": draw_volunteers(random),
        "registrations": draw_registrations(),
    }


def _staff() -> list[Row]:
    columns = ("id", "role", "site", "weekly_hours", "began", "ended")
    return [dict(zip(columns, row, strict=True)) for row in STAFF]


def _companies(random: Random, site_of: dict[str, str], contacts: list[Contact]) -> list[Row]:
    """A company is known from the first contact on."""
    private = round(len(site_of) * 0.7)
    types = deal(random, {"private": private, "public": len(site_of) - private})
    first: dict[str, date] = {}
    for contact in contacts:
        if contact.company is not None:
            first.setdefault(contact.company, contact.day)
    return [
        {"id": name, "type": kind, "site": site_of[name], "first_contact": first[name]}
        for name, kind in zip(sorted(site_of), types, strict=True)
    ]


def _events(contacts: Sequence[Contact]) -> list[Row]:
    return [
        {
            "id": f"e{number:04d}",
            "kind": contact.kind,
            "day": contact.day,
            "participant": contact.participant,
            "staff": contact.staff,
            "company": contact.company,
            "series": contact.series,
            "setting": contact.setting,
            "minutes": contact.minutes,
        }
        for number, contact in enumerate(contacts, start=1)
    ]


if __name__ == "__main__":
    write_tables(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, build_tables())
