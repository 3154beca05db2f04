"""Every analysis page in every odd state: a sentence, never an empty chart, never an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.importing import import_folder
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.store import ProjectStore
from dashboard.pages import PAGES
from tests.unit.pages.reading import components, of_type, view, words
from tests.unit.pages.stores import TODAY

#: Tabs that are no analysis.
OTHERS = ("overview", "persons")
TABS = [page.path.rpartition("/")[2] for page in PAGES if page.is_tab and page.name not in OTHERS]
PROJECTS = ["paa-vej-til-arbejde", "sind-rampen", "sociale-mentorer", "rampen-norddjurs"]

BARE = """
id = "{id}"
name = {{ da = "Bar", en = "Bare" }}
summary = {{ da = "Næsten intet", en = "Hardly anything" }}
[period]
start = 2024-01-01
end = 2027-12-31
intake_start = 2024-02-01
[[sites]]
id = "her"
name = {{ da = "Her", en = "Here" }}
"""

FORM = """
[[waves]]
number = 1
label = { da = "1. måling", en = "Wave 1" }
months = 0
[[waves]]
number = 2
label = { da = "2. måling", en = "Wave 2" }
months = 3
[[scales]]
id = "health"
options = [
  { code = "good", label = { da = "Godt", en = "Good" }, score = 2 },
  { code = "poor", label = { da = "Dårligt", en = "Poor" }, score = 1 },
]
[[forms]]
id = "citizen"
voice = "citizen"
name = { da = "Borgerskema", en = "Citizen form" }
items = [
  { id = "health", text = { da = "Helbred", en = "Health" }, scale = "health" },
  { id = "mood", text = { da = "Humør", en = "Mood" }, scale = "health" },
]
[[instruments]]
id = "both"
name = { da = "Begge", en = "Both" }
form = "citizen"
items = ["health", "mood"]
"""

PERSONS = "id,site\n" + "".join(f"p{number},her\n" for number in range(6))
COURSES = "participant,number,referred,started\n" + "".join(
    f"p{number},1,2024-03-0{number + 1},2024-04-01\n" for number in range(6)
)

#: Small folders: what is in them by file, beside the definition.
FOLDERS: dict[str, tuple[str, dict[str, str]]] = {
    "empty": (BARE, {}),
    "persons": (BARE, {"participants.csv": PERSONS, "courses.csv": COURSES}),
    "waiting": (
        BARE,
        {
            "participants.csv": PERSONS,
            "courses.csv": "participant,number,referred\n"
            + "".join(f"p{number},1,2024-03-01\n" for number in range(6)),
        },
    ),
    # mood is asked at the first wave only, and nobody has reached the second but one
    "form": (
        BARE + FORM.replace("{", "{{").replace("}", "}}"),
        {
            "participants.csv": PERSONS,
            "courses.csv": COURSES,
            "answers-citizen.csv": "participant,wave,day,health,mood\n"
            + "".join(f"p{number},1,2024-04-01,good,poor\n" for number in range(6))
            + "p0,2,2024-07-01,poor,\n",
        },
    ),
    "unmeasured": (
        BARE + FORM.replace("{", "{{").replace("}", "}}"),
        {"participants.csv": PERSONS, "courses.csv": COURSES},
    ),
}


@pytest.fixture(scope="module")
def odd_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProjectStore]:
    root = tmp_path_factory.mktemp("odd")
    url = f"sqlite:///{root / 'project.db'}"
    engine = create_store(url)
    for name, (definition, files) in FOLDERS.items():
        folder = root / name
        folder.mkdir()
        (folder / "project.toml").write_text(definition.format(id=name), encoding="utf-8")
        _write(folder, files)
        import_folder(engine, folder)
    engine.dispose()
    reader = open_store(url)
    yield ProjectStore(reader, today=lambda: TODAY)
    reader.dispose()


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


def check(shown: dict[str, Any]) -> None:
    """A page that says something, whose charts draw something, with ids that are unique."""
    tree = shown["tree"]
    said = words(tree)
    assert "Noget gik galt" not in said
    assert "Something went wrong" not in said
    assert [words(part["children"]) for part in of_type(tree, "H1")]
    for graph in of_type(tree, "Graph"):
        traces = graph["figure"]["data"]
        assert traces, graph["id"]
        assert any(trace.get("x") or trace.get("y") or trace.get("value") for trace in traces)
    for table in of_type(tree, "Table"):
        assert of_type(table["children"], "Td") or of_type(table["children"], "Th")
    names = Counter(part["props"].get("id") for part in components(tree))
    assert [name for name, times in names.items() if name and times > 1] == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("project", FOLDERS)
def test_a_project_with_hardly_anything(
    odd_store: ProjectStore, project: str, tab: str, language: str
) -> None:
    check(view(odd_store, f"/project/{project}/{tab}", f"?lang={language}"))


@pytest.mark.parametrize(
    "day", ["2007-09-01", "2016-09-15", "2018-02-01", "2021-03-01", "2026-11-02"]
)
@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("project", PROJECTS)
def test_any_day(store: ProjectStore, project: str, tab: str, day: str) -> None:
    check(view(store, f"/project/{project}/{tab}", f"?as_of={day}"))


#: What an address may say, some of it rightly.
NAMES = [
    "gender", "age", "cohort", "course", "site", "staff", "target_group", "benefit",
    "start.citizen.psychological_health", "diagnosis_kind", "support_need", "goal", "form",
    "first", "second", "item", "instrument", "dont_know", "view", "base", "cohorts", "table",
    "group", "outcome", "row", "column", "at", "described", "event", "as_of", "order", "lang",
]  # fmt: skip
VALUES = [
    "woman", "man", "missing", "18-24", "60-", "2018-H1", "2018-Q3", "2018-05", "2017-H2",
    "planned", "ongoing", "aarhus", "cam", "work", "citizen", "staff", "1", "2", "3", "4", "99",
    "0", "-1",
    "health", "who5", "psychological_health", "bip_1", "with", "without", "4.1", "6.5", "month",
    "quarter", "2019-04-15", "2099-01-01", "", ",", "woman,man", "x" * 300, "<script>",
    "\x00", "æøå",
]  # fmt: skip


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(
    project=st.sampled_from(PROJECTS),
    tab=st.sampled_from(TABS),
    asked=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=4),
)
def test_whatever_the_address_says(
    store: ProjectStore, project: str, tab: str, asked: list[tuple[str, str]]
) -> None:
    search = "?" + "&".join(f"{name}={value}" for name, value in asked)
    check(view(store, f"/project/{project}/{tab}", search))
