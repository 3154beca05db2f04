"""``python -m reconstruction.sociale_mentorer [FOLDER]`` writes the project's CSV files."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from random import Random

from dashboard.data.demo.folder import Row, write_tables
from reconstruction.sociale_mentorer.events import draw_happenings
from reconstruction.sociale_mentorer.people import Person, draw_people
from reconstruction.sociale_mentorer.work import (
    Stay,
    assign_mentors,
    draw_companies,
    draw_mentors,
    draw_stays,
)

FOLDER = Path("projects/sociale-mentorer")
SEED = 20101101


def build_tables() -> dict[str, list[Row]]:
    """All tables of the project; the same at every call."""
    random = Random(SEED)
    people = draw_people(random)
    assign_mentors(random, people)
    stays = draw_stays(random, people)
    companies = draw_companies(random, stays)
    happenings = draw_happenings(random, people, stays)
    listed = sorted(people, key=lambda person: person.id)
    return {
        "staff": [
            {
                "id": mentor.id,
                "role": "mentor",
                "site": mentor.site,
                "weekly_hours": mentor.hours,
                "began": mentor.began,
                "ended": mentor.ended,
            }
            for mentor in draw_mentors()
        ],
        "participants": [_participant(person) for person in listed],
        "courses": [_course(person) for person in listed],
        "attributes": [
            {"participant": person.id, "attribute": name, "code": code}
            for person in listed
            for name, codes in (
                ("intervention", person.interventions),
                ("support_need", person.needs),
            )
            for code in sorted(codes)
        ],
        "companies": [asdict(company) for company in companies],
        "spells": _spells(stays),
        "events": [
            {"id": f"e{number:04d}", **asdict(event)}
            for number, event in enumerate(happenings, start=1)
        ],
    }


def _participant(person: Person) -> Row:
    return {
        "id": person.id,
        "site": person.site,
        "staff": person.staff,
        "gender": person.gender,
        "birth_year": person.birth_year,
        "education": person.education,
        "benefit": person.benefit,
    }


def _course(person: Person) -> Row:
    planned = "planned" if person.reason == "no_longer_needed" else "unplanned"
    return {
        "participant": person.id,
        "number": 1,
        "referred": person.referred,
        "started": person.started,
        "ended": person.ended,
        "ending": planned if person.ended else None,
        "reason": person.reason,
        "destination": person.destination,
    }


def _spells(stays: list[Stay]) -> list[Row]:
    rows: list[Row] = []
    ordered = sorted(stays, key=lambda stay: (stay.person.id, stay.first))
    last, number = "", 0
    for stay in ordered:
        number = number + 1 if stay.person.id == last else 1
        last = stay.person.id
        rows.append(
            {
                "participant": stay.person.id,
                "number": number,
                "kind": stay.kind,
                "from": stay.first,
                "to": stay.last,
                "weekly_hours": stay.hours,
                "company": stay.company,
                "held_at_start": stay.held,
                "route": stay.route,
            }
        )
    return rows


if __name__ == "__main__":
    write_tables(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, build_tables())
