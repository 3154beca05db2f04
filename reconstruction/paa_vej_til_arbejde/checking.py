"""Counts the published tables from the CSV files alone and says where they differ.

It shares nothing with the program that writes the files but the published counts and the labels.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

from reconstruction.paa_vej_til_arbejde.published import Margin, Published

AS_OF = "2019-04-15"
Row = dict[str, str]


class Files:
    """The project's CSV files as they stood on a day (ISO dates compare as text)."""

    def __init__(self, folder: Path, day: str = AS_OF) -> None:
        def read(name: str) -> list[Row]:
            with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

        self.day = day
        courses = [row for row in read("courses") if row["referred"] <= day]
        self.referred = {row["participant"]: row for row in courses}
        self.started = {p: c for p, c in self.referred.items() if "" < c["started"] <= day}
        self.people = {row["id"]: row for row in read("participants")}
        self.spells = [row for row in read("spells") if row["from"] <= day]
        self.attributes = read("attributes")
        self.events = [row for row in read("events") if row["day"] <= day]
        self.staff = read("staff")
        self.answers: dict[tuple[str, int], dict[str, Row]] = {}
        for form in ("citizen", "staff"):
            for row in read(f"answers-{form}"):
                if row["day"] <= day:
                    by_person = self.answers.setdefault((form, int(row["wave"])), {})
                    by_person[row["participant"]] = row

    def status(self, person: str) -> str:
        course = self.referred[person]
        return course["ending"] if "" < course["ended"] <= self.day else "ongoing"

    def age(self, person: str) -> int:
        return int(self.started[person]["started"][:4]) - int(self.people[person]["birth_year"])

    def had(self, kind: str) -> set[str]:
        """Who began a spell of the kind since the start."""
        return {
            s["participant"]
            for s in self.spells
            if s["kind"] == kind
            and s["participant"] in self.started
            and s["from"] >= self.started[s["participant"]]["started"]
        }

    def ended_for(self, *reasons: str) -> set[str]:
        return {
            p
            for p in self.started
            if self.status(p) != "ongoing" and self.started[p]["reason"] in reasons
        }

    def took_part(self, kind: str) -> set[str]:
        return {e["participant"] for e in self.events if e["kind"] == kind and e["participant"]}


def find_differences(folder: Path) -> list[str]:
    """One line for every published figure that does not come out, none if all do."""
    published = Published()
    files = Files(folder)
    found: list[str] = []

    def expect(what: str, expected: object, actual: object) -> None:
        if expected != actual:
            found.append(f"{what}: published {expected}, counted {actual}")

    for margin in published.margins():
        expect(
            f"{margin.form} {margin.item} wave {margin.wave}",
            used(margin.counts),
            answers(files, margin),
        )
    check_crossed_tables(published, files, expect)
    check_persons(published, files, expect)
    check_midterm_text(files, expect)
    check_staff_and_events(files, expect)
    check_final(Files(folder, "2021-12-31"), expect)
    return found


def used(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts that are not zero."""
    return {code: n for code, n in counts.items() if n}


def answers(files: Files, margin: Margin) -> dict[str, int]:
    rows = files.answers[margin.form, margin.wave]
    among = files.answers[margin.form, 3] if margin.among == "third" else rows
    return dict(Counter(r[margin.item] for p, r in rows.items() if p in among and r[margin.item]))


Expect = Callable[[str, object, object], None]


def check_crossed_tables(published: Published, files: Files, expect: Expect) -> None:
    first = files.answers["citizen", 1]
    own = {"Psykisk helbred": "psychological_health", "Fysisk helbred": "physical_health"}
    label = {
        option.label.da: option.code for option in published.options["citizen", "physical_health"]
    }
    working = files.had("ordinary_job")
    statuses = {"Fortsat": "ongoing", "Planlagt": "planned", "Uplanlagt": "unplanned"}
    for (table, dimension, column), counts in published.counts.items():
        if table == "4.5" and column in label:
            for category, expected in counts.items():
                if category in label:
                    pair = (label[category], label[column])
                    actual = sum(
                        (r[own["Psykisk helbred"]], r[own["Fysisk helbred"]]) == pair
                        for r in first.values()
                    )
                    expect(f"table 4.5 {category} {column}", expected, actual)
        elif table in ("5.2", "6.2"):
            group = {p for p in first if belongs(column, files.status(p), p in working, statuses)}
            actual_codes = Counter(first[p][own[dimension]] for p in group)
            for category, expected in counts.items():
                expect(
                    f"table {table} {dimension} {column} {category}",
                    expected,
                    actual_codes[label[category]],
                )


def belongs(column: str, status: str, in_work: bool, statuses: dict[str, str]) -> bool:
    if column == "Total":
        return True
    if column in ("I beskæftigelse", "Ikke i beskæftigelse"):
        return in_work == (column == "I beskæftigelse")
    return statuses[column.split()[0]] == status


def check_persons(published: Published, files: Files, expect: Expect) -> None:
    people = [files.people[p] for p in files.started]
    codes = {
        c.label.da: c.code
        for lists in ("gender", "nationality")
        for c in published.definition.codes[lists]
    }
    for (table, dimension, column), counts in published.counts.items():
        if table == "4.1":
            for category, expected in counts.items():
                if dimension == "Alder":
                    low, high = (int(part) for part in category.split()[0].split("-"))
                    actual = sum(low <= files.age(p) <= high for p in files.started)
                else:
                    column_name = "gender" if dimension == "Køn" else "nationality"
                    actual = sum(row[column_name] == codes[category] for row in people)
                expect(f"table 4.1 {category}", expected, actual)
        elif table == "5.1":
            for category, expected in counts.items():
                word = category.removeprefix("- ").split()[0]
                wanted = {"fortsat": "ongoing", "planlagt": "planned", "uplanlagt": "unplanned"}[
                    word
                ]
                expect(
                    f"table 5.1 {category}",
                    expected,
                    sum(files.status(p) == wanted for p in files.started),
                )
        elif table == "6.1":
            kind = {"Uddannelse": "education", "Virksomhedspraktik": "internship"}.get(
                column, "ordinary_job"
            )
            expect(f"table 6.1 {column}", counts["Ja"], len(files.had(kind)))
        elif table == "2.1":
            for category, expected in counts.items():
                form = "citizen" if category == "Borgerskema" else "staff"
                actual = len(files.answers[form, int(column.split()[1])])
                expect(f"table 2.1 {category} {column}", expected, actual)


def check_midterm_text(files: Files, expect: Expect) -> None:
    """Figures that the report gives in its text."""
    work, education, practice = (files.had(k) for k in ("ordinary_job", "education", "internship"))
    expect("referred", 104, len(files.referred))
    expect(
        "withdrawn before the start", 6, sum(files.status(p) == "withdrawn" for p in files.referred)
    )
    expect("in both work and education", 0, len(work & education))
    planned = {p for p in files.started if files.status(p) == "planned"}
    unplanned = {p for p in files.started if files.status(p) == "unplanned"}
    expect("planned endings in work", 4, len(planned & work & files.ended_for("in_work")))
    expect(
        "planned endings in education",
        2,
        len(planned & education & files.ended_for("in_education")),
    )
    expect("planned endings without a third form", 4, len(planned - set(files.answers["staff", 3])))
    expect(
        "unplanned ending already in education",
        1,
        len(unplanned & files.ended_for("already_in_education")),
    )
    expect("fifth forms", 0, sum(wave > 4 for _, wave in files.answers))
    missing = set(files.answers["staff", 3]) - set(files.answers["citizen", 3])
    expect(
        "third staff form only, unplanned and planned",
        (4, 1),
        (len(missing & unplanned), len(missing & planned)),
    )
    ages = [files.age(p) for p in files.started]
    expect("youngest and oldest", (19, 56), (min(ages), max(ages)))
    expect("in education aged 30 to 39", 3, sum(30 <= files.age(p) <= 39 for p in education))
    jobs = [s for s in files.spells if s["kind"] == "ordinary_job" and s["participant"] in work]
    hours = sorted(float(s["weekly_hours"]) for s in jobs)
    expect(
        "hours: jobs, least, most, sum",
        (9, [12.0], [37.0], 180.0),
        (len(hours), hours[:1], hours[-1:], sum(hours)),
    )
    begun = {s["participant"]: s["from"] for s in jobs}
    earlier = {
        s["participant"]
        for s in files.spells
        if s["kind"] == "internship" and s["from"] < begun.get(s["participant"], "")
    }
    expect("in work through an internship", 2, len(work & practice & earlier))
    kinds = Counter(a["code"] for a in files.attributes if a["participant"] in files.started)
    names = (
        "anxiety",
        "depression",
        "schizophrenia",
        "bipolar",
        "borderline",
        "adhd",
        "autism",
        "personality",
    )
    expect("diagnoses", [21, 16, 4, 3, 4, 5, 4, 8], [kinds[name] for name in names])
    expect("PTSD or OCD", 3, kinds["ptsd"] + kinds["ocd"])
    diagnosed = {a["participant"] for a in files.attributes if a["participant"] in files.started}
    expect("persons with a diagnosis", 50, len(diagnosed))
    said = {p for p, row in files.answers["staff", 1].items() if row["diagnosis"] == "yes"}
    expect("kinds where the form says so", said, diagnosed)
    scores = {
        "all_time": 5,
        "most_time": 4,
        "more_than_half": 3,
        "less_than_half": 2,
        "some_time": 1,
        "never": 0,
    }
    for wave, mean in ((1, 36.5), (3, 42.2)):
        rows = [files.answers["citizen", wave][p] for p in files.answers["citizen", 3]]
        total = 4 * sum(scores[row[f"who5_{i}"]] for row in rows for i in range(1, 6))
        expect(f"WHO-5 at wave {wave}", mean, round(total / len(rows), 1))


def check_staff_and_events(files: Files, expect: Expect) -> None:
    roles = Counter(row["role"] for row in files.staff)
    wanted = {
        "resource_consultant": 4,
        "regional_sparring": 2,
        "job_consultant": 3,
        "caseworker": 2,
        "project_leader": 3,
    }
    expect("staff", wanted, dict(roles))
    courses = [e for e in files.events if e["kind"] == "group_course"]
    expect("persons in group courses", 20, len({e["participant"] for e in courses}))
    for series in ("group_1", "group_2"):
        met = [e for e in courses if e["series"] == series]
        days = sorted({date.fromisoformat(e["day"]) for e in met})
        expect(
            f"{series}: persons, meetings, days",
            (10, 8, 49),
            (
                len({e["participant"] for e in met}),
                len(days),
                sum((b - a).days for a, b in pairwise(days)),
            ),
        )
    expect("length of group meetings", {"90"}, {e["minutes"] for e in courses})
    expect("group courses", {"group_1", "group_2"}, {e["series"] for e in courses})
    interviewed = files.took_part("interview")
    expect("interviewed", (7, 1), (len(interviewed), len(interviewed & files.had("ordinary_job"))))


def check_final(files: Files, expect: Expect) -> None:
    """Figures of the press release, at the end of 2021."""
    expect("started", 195, len(files.started))
    endings = Counter(files.status(p) for p in files.started)
    expect("endings", {"planned": 148, "unplanned": 47}, dict(endings))
    completed = {p for p in files.started if files.status(p) == "planned"}
    work, education = files.had("ordinary_job"), files.had("education")
    expect("work or education of the completed", 52, len(completed & (work | education)))
    expect("work or education of the others", 0, len((work | education) - completed))
    expect("work, and education without work", (30, 22), (len(work), len(education - work)))
