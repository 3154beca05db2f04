"""The small project with four persons, brought into a store as a user would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from dashboard.data.importing import import_folder
from tests.unit.definitions import TOML

TODAY = date(2018, 3, 1)
AS_OF = date(2017, 11, 30)

#: On 30 November 2017 one of four persons has had a flexjob for six months, another is on the way.
FILES = {
    "participants.csv": "id,gender\np1,woman\np2,woman\np3,\np4,\n",
    "courses.csv": """participant,number,referred,started,ended,ending
p1,1,2016-09-01,2016-09-15,,
p2,1,2017-01-01,2017-01-15,,
p3,1,2017-06-01,2017-06-10,2017-10-01,planned
p4,1,2017-10-01,,,
""",
    "spells.csv": """participant,number,kind,from,to
p1,1,flexjob,2017-02-01,
p2,1,flexjob,2017-09-15,
p3,1,flexjob,2017-07-01,2017-09-01
""",
    "registrations.csv": """goal,day,verdict,numerator,denominator,text
B,2017-05-01,noted,,,Asked later
B,2017-11-01,under_way,3,10,Asked
B,2018-01-15,reached,9,10,Asked again
""",
}


def import_small(engine: Engine, folder: Path, toml: str = TOML, **files: str) -> None:
    """Bring the project in; `files` replace a file's text by its name without ``.csv``."""
    here = folder / "small"
    here.mkdir(exist_ok=True)
    (here / "project.toml").write_text(toml, encoding="utf-8")
    for name, content in {**FILES, **{f"{k}.csv": v for k, v in files.items()}}.items():
        (here / name).write_text(content, encoding="utf-8")
    import_folder(engine, here, today=TODAY, allow_removal=True)
