"""Forty persons whose groups can be counted by hand, as a steering group sees them.

North has 22 persons (14 women, 8 men), south 14 (6 women, 8 men), west 4 (women): 24 women and 16
men. On the date 9 of north's women and 4 of its men have a flexjob that has lasted, of nobody else
anybody; 12 persons, half of them women, have ended. All answered first, the first 30 again.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Engine

from dashboard.access import Role, Viewer
from dashboard.data.importing import import_folder
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Choice, Selection, coarse_filters
from tests.unit.definitions import TOML

TODAY = date(2018, 3, 1)
AS_OF = date(2017, 11, 30)

LEADER = Viewer("leder", everywhere=Role.LEADER)
STEERING = Viewer("styregruppe", everywhere=Role.STEERING_GROUP)

#: Site, women, men, and how many of each have a flexjob.
SITES = (("north", 14, 8, 9, 4), ("south", 6, 8, 0, 0), ("west", 4, 0, 0, 0))

_STAGES = """
baseline = [{ form = "citizen", item = "health" }, { form = "citizen", item = "sleep" }]
"""
_MORE = """
[[sites]]
id = "south"
name = { da = "Jobcenter Syd", en = "South job centre" }
[[sites]]
id = "west"
name = { da = "Jobcenter Vest", en = "West job centre" }
[[codes.gender]]
code = "man"
label = { da = "Mand", en = "Man" }
[[waves]]
number = 2
label = { da = "2. måling", en = "Wave 2" }
months = 3
[[stages]]
code = "referred"
label = { da = "Henvist", en = "Referred" }
where = { is = "referred" }
[[stages]]
code = "flexjob"
label = { da = "Fleksjob", en = "Flexjob" }
where = { is = "had_spell", kinds = ["flexjob"] }
"""
_HEALTH = '{ id = "health", text = { da = "Helbred", en = "Health" }, scale = "health" }'
_SLEEP = '{ id = "sleep", text = { da = "Søvn", en = "Sleep" }, scale = "health" }'


def _persons() -> list[tuple[str, str, str, bool]]:
    """Id, site, gender and whether there is a flexjob."""
    found: list[tuple[str, str, str, bool]] = []
    for site, women, men, woman_jobs, man_jobs in SITES:
        for gender, count, jobs in (("woman", women, woman_jobs), ("man", men, man_jobs)):
            found += [
                (f"{site}-{gender}-{number}", site, gender, number < jobs)
                for number in range(count)
            ]
    return found


def import_forty(engine: Engine, folder: Path, more: str = "") -> None:
    """Bring the project in; `more` is added to its definition."""
    here = folder / "small"
    here.mkdir(exist_ok=True)
    persons = _persons()
    ended = [p for p, _, gender, job in persons if not job and gender == "woman"][:6]
    ended += [p for p, _, gender, job in persons if not job and gender == "man"][:6]
    toml = _STAGES + TOML.replace(_HEALTH, f"{_HEALTH}, {_SLEEP}") + _MORE + more
    (here / "project.toml").write_text(toml, encoding="utf-8")
    tables: dict[str, list[str]] = {
        "participants": ["id,site,gender,staff"],
        "courses": ["participant,number,referred,started,ended,ending,reason"],
        "spells": ["participant,number,kind,from,to"],
        "staff": ["id", "m0", "m1", "m2"],
        "answers-citizen": ["participant,wave,day,health,sleep"],
    }
    for place, (person, site, gender, has_job) in enumerate(persons):
        referred = date(2017, 1, 2) + timedelta(days=place)
        end = "2017-10-15,planned,moved" if person in ended else ",,"
        tables["participants"].append(f"{person},{site},{gender},m{place % 3}")
        tables["courses"].append(f"{person},1,{referred},{referred},{end}")
        if has_job:
            tables["spells"].append(f"{person},1,flexjob,2017-04-01,")
        answer = "good" if place % 4 == 0 else "poor"
        tables["answers-citizen"].append(f"{person},1,{referred},{answer},poor")
        if place < 30:
            again = "good" if place % 2 == 0 else "poor"
            tables["answers-citizen"].append(f"{person},2,2017-06-01,{again},good")
    for name, lines in tables.items():
        (here / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_folder(engine, here, today=TODAY)


def choose(definition: ProjectDefinition, name: str, *codes: str, as_of: date = AS_OF) -> Selection:
    """The selection of some options of one of the coarse filters."""
    [chosen] = [one for one in coarse_filters(definition, as_of) if one.name == name]
    options = tuple(option for option in chosen.options if option.code in codes)
    assert len(options) == len(codes)
    return Selection(as_of, (Choice(chosen, options),))
