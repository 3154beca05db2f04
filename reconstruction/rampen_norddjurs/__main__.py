"""``python -m reconstruction.rampen_norddjurs [FOLDER]`` writes the project's CSV files."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from random import Random

from dashboard.data.demo.folder import Row, write_tables
from dashboard.data.demo.stays import spell_rows
from reconstruction.rampen_norddjurs.people import draw_people
from reconstruction.rampen_norddjurs.work import (
    BEGAN,
    STAFF,
    draw_companies,
    draw_happenings,
    draw_relatives,
    draw_staff,
)

FOLDER = Path("projects/rampen-norddjurs")
SEED = 20221212
ENDINGS = {"completed": "planned", "withdrawn": "withdrawn", "ongoing": None}


def build_tables() -> dict[str, list[Row]]:
    """All tables of the project; the same at every call."""
    random = Random(SEED)
    people = draw_people(random)
    staff = draw_staff(random, people)
    companies = draw_companies(random, people)
    relatives = draw_relatives(random, people)
    happenings = draw_happenings(random, people, staff, relatives)
    listed = sorted(people, key=lambda person: person.id)
    return {
        "staff": [
            {"id": name, "role": role, "site": site, "weekly_hours": hours, "began": BEGAN}
            for name, role, site, hours in STAFF
        ],
        "participants": [
            {
                "id": person.id,
                "site": person.site,
                "staff": staff[person.id],
                "target_group": person.target_group,
                "gender": person.gender,
                "birth_year": person.birth_year,
                "benefit": "sickness_benefit"
                if person.target_group == "sick_listed"
                else "unemployment_allowance",
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
                "ending": ENDINGS[person.fate],
                "reason": person.reason,
            }
            for person in listed
        ],
        "companies": companies,
        "spells": spell_rows((person.id, person.stays) for person in listed),
        "answers-citizen": [
            {
                "participant": person.id,
                "wave": 1,
                "day": person.ended,
                "mode": None,
                "experienced_effect": person.answer,
            }
            for person in listed
            if person.answer
        ],
        "events": [
            {"id": f"e{number:04d}", **asdict(event)}
            for number, event in enumerate(happenings, start=1)
        ],
        "next_of_kin": relatives,
    }


if __name__ == "__main__":
    write_tables(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, build_tables())
