"""A small valid project folder as texts, of which each test changes one thing."""

from __future__ import annotations

from pathlib import Path

DEFINITION = """\
id = "havnen"
name = { da = "Havnen", en = "The harbour" }
summary = { da = "Et lille projekt", en = "A small project" }

[period]
start = 2024-01-01
end = 2025-12-31
intake_start = 2024-02-01
data_until = 2025-03-31

[[sites]]
id = "aarhus"
name = { da = "Aarhus", en = "Aarhus" }

[[codes.gender]]
code = "woman"
label = { da = "Kvinde", en = "Woman" }
[[codes.gender]]
code = "man"
label = { da = "Mand", en = "Man" }

[[codes.event_kind]]
code = "conversation"
label = { da = "Samtale", en = "Conversation" }

[[codes.diagnosis_kind]]
code = "anxiety"
label = { da = "Angst", en = "Anxiety" }

[[waves]]
number = 1
label = { da = "1. måling", en = "Wave 1" }
months = 0

[[scales]]
id = "health"
coarse = [{ code = "good", label = { da = "God", en = "Good" } }]
options = [
  { code = "good", label = { da = "Godt", en = "Good" }, score = 2, coarse = "good" },
  { code = "poor", label = { da = "Dårligt", en = "Poor" }, score = 1 },
  { code = "dont_know", label = { da = "Ved ikke", en = "Don't know" }, dont_know = true },
]

[[forms]]
id = "citizen"
voice = "citizen"
name = { da = "Borgerskema", en = "Citizen form" }
items = [
  { id = "health", text = { da = "Helbred", en = "Health" }, scale = "health" },
  { id = "mood", text = { da = "Humør", en = "Mood" }, scale = "health" },
]

[[goals]]
code = "work"
level = "effect"
name = { da = "I job", en = "In work" }
short_name = { da = "Job", en = "Work" }
required_months = 3
[goals.indicator]
measure = "share"
base = "started"
where = { is = "in_spell", kinds = ["flexjob"], lasted_months = 3 }
[[goals.targets]]
value = 0.40
effective = 2024-01-01
due = 2025-12-31
reason = { da = "Ansøgningen", en = "The application" }

[[goals]]
code = "leaflet"
level = "activity"
name = { da = "Pjece", en = "Leaflet" }
short_name = { da = "Pjece", en = "Leaflet" }
[goals.indicator]
measure = "registered"
kind = "share"

[[meetings]]
day = 2024-06-01
"""

FILES = {
    "project.toml": DEFINITION,
    "staff.csv": "id,role,site,weekly_hours,began,ended\ns1,,aarhus,30,2024-01-01,\n",
    "participants.csv": "id,site,staff,gender,birth_year\n"
    "p1,aarhus,s1,woman,1980\np2,aarhus,s1,man,1990\np3,,,,\n",
    "courses.csv": "participant,number,referred,started,ended,ending\n"
    "p1,1,2024-02-05,2024-02-19,2024-12-20,planned\n"
    "p2,1,2024-03-05,2024-03-19,,\np3,1,2025-03-05,,,\n",
    "companies.csv": "id,site,first_contact\nc1,aarhus,2024-02-01\n",
    "spells.csv": "participant,number,kind,from,to,weekly_hours,company,held_at_start\n"
    "p1,1,flexjob,2024-03-01,2024-06-30,12.5,c1,no\n"
    "p2,1,ordinary_job,2020-03-01,,37,,yes\n",
    "attributes.csv": "participant,attribute,code\np1,diagnosis_kind,anxiety\n",
    "answers-citizen.csv": "participant,wave,day,health,mood\n"
    "p1,1,2024-02-19,good,poor\np2,1,2024-03-19,dont_know,\n",
    "events.csv": "id,kind,day,participant,staff,minutes\ne1,conversation,2024-03-01,p1,s1,45\n",
    "registrations.csv": "goal,day,verdict,numerator,denominator,text\n"
    'leaflet,2024-06-01,under_way,3,8,"Tre af otte, ""næsten"" halvdelen"\n',
}


def write_folder(path: Path, files: dict[str, str | bytes]) -> Path:
    """Write the files into the folder, which is made and emptied first."""
    path.mkdir(exist_ok=True)
    for old in path.iterdir():
        old.unlink()
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (path / name).write_bytes(data)
    return path


def changed(**replacements: tuple[str, str]) -> dict[str, str | bytes]:
    """The files of the small project with one text in each named file replaced.

    Files are named by their stem with underscores: ``answers_citizen`` is answers-citizen.csv.
    """
    files: dict[str, str | bytes] = dict(FILES)
    for stem, (before, after) in replacements.items():
        name = "project.toml" if stem == "project" else f"{stem}.csv"
        name = name.replace("answers_", "answers-")
        text = FILES[name]
        assert before in text, f"{before!r} is not in {name}"
        files[name] = text.replace(before, after, 1)
    return files
