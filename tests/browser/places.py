"""Addresses that the browser tests visit: every page in its ordinary and its odd states."""

from __future__ import annotations

VIVE = "/project/paa-vej-til-arbejde"
SIND = "/project/sind-rampen"
ON_THE_DAY = "as_of=2019-04-15"

TABS = ("intake", "courses", "before-and-after", "participants", "effort", "sites")

#: The analysis pages of the project with most to show, and each of another.
ANALYSES = (
    *(f"{VIVE}/{tab}?{ON_THE_DAY}" for tab in TABS),
    f"{SIND}/intake",
    "/project/rampen-norddjurs/courses",
    "/project/broen-til-job/before-and-after",
    f"{VIVE}/before-and-after?{ON_THE_DAY}&instrument=voices",
    "/project/sociale-mentorer/participants",
    "/project/sociale-mentorer/effort",
    "/project/sociale-mentorer/sites?gender=woman&age=25-29",
)

PAGES = (
    "/",
    f"{VIVE}?{ON_THE_DAY}",
    SIND,
    "/project/sociale-mentorer",
    "/project/broen-til-job",
    f"{VIVE}/goal/work?{ON_THE_DAY}",
    f"{VIVE}/goal/work?base=referred",
    f"{SIND}/goal/E",
    f"{SIND}/goal/A1",
    f"{SIND}/goal/A2",
    f"{SIND}/goal/B1",
    *ANALYSES,
    "/project/broen-til-job/persons",
    "/administration/audit",
)
ODD = (
    f"{SIND}/before-and-after",
    f"{VIVE}/participants?gender=missing&age=young&nothing=1",
    "/nowhere",
    "/project/nothing",
    f"{SIND}/goal/nothing",
    f"{SIND}/persons/nobody",
    f"{SIND}?as_of=2099-01-01",
    f"{SIND}?as_of=yesterday&base=nothing",
    f"{SIND}?as_of=2017-06-30&as_of=2017-07-01",
    f"{SIND}?as_of=2010-01-01",
    f"{SIND}/goal/E?base=nothing&as_of=2017-06-30",
)


def in_english(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang=en"
