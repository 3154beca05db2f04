"""docs/new-project.md is followed to the letter, and its reference is complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from dashboard.cli import main
from dashboard.data.importing import FolderRefused, read_folder
from dashboard.data.importing.definition_file import read_definition
from dashboard.data.importing.definition_keys import alternatives, keys
from dashboard.data.importing.tables import FILES, FileTable, answers_file
from dashboard.indicators import (
    conditions,
    definition,
    protection_rules,
    published,
    retention,
)
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.definition import Form, Label, ProjectDefinition

DOCUMENT = Path(__file__).parents[2] / "docs" / "new-project.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")

#: The heading under which each part of a definition is described.
HEADINGS: dict[type[BaseModel], str] = {
    definition.ProjectDefinition: "The file itself",
    definition.Label: "Words",
    definition.Period: "[period]",
    definition.StaffNorm: "[staff_norm]",
    retention.Retention: "[retention]",
    definition.Site: "[[sites]]",
    definition.Code: "[[codes.NAME]]",
    definition.Wave: "[[waves]]",
    definition.Scale: "[[scales]]",
    definition.Option: "Options of a scale",
    definition.Form: "[[forms]]",
    definition.Item: "Items of a form",
    definition.NamedBase: "[[bases]]",
    definition.GoalDefinition: "[[goals]]",
    definition.Share: "Indicator: share",
    definition.Count: "Indicator: count",
    definition.Registered: "Indicator: registered",
    definition.Joint: "Indicator: joint",
    definition.TargetRevision: "[[goals.targets]]",
    definition.PlanPoint: "[[goals.plan]]",
    definition.OutcomeDefinition: "[[outcomes]]",
    definition.FunnelStage: "[[stages]]",
    definition.Route: "[[routes]]",
    definition.Meeting: "[[meetings]]",
    definition.Instrument: "[[instruments]]",
    definition.Score: "[instruments.score]",
    definition.ScoreBand: "Bands of a score",
    definition.TwoVoices: "[[voices]]",
    definition.ItemName: "[[baseline]]",
    definition.AgeBand: "[[age_bands]]",
    protection_rules.ProtectionRules: "[protection]",
    protection_rules.ReleasePlan: "[release]",
    protection_rules.ExactHeadline: "[[release.exact_headlines]]",
    published.PublishedTable: "[[tables]]",
    published.AnswersBlock: "Block: answers",
    published.CrossBlock: "Block: cross",
    published.CodesBlock: "Block: codes",
    published.ConditionsBlock: "Block: conditions",
    published.YesNoBlock: "Block: yes_no",
    published.FormsBlock: "Block: forms",
    published.Line: "Rows and columns of a block",
    published.Footnote: "Footnotes of a block",
}


def files_of_the_document() -> dict[str, str]:
    pattern = r"\*\*`my-project/([\w.-]+)`\*\*\n```\w+\n(.*?)```"
    return dict(re.findall(pattern, TEXT, re.DOTALL))


def after(words: str) -> str:
    return TEXT[TEXT.index(words) :]


def table_after(heading: str) -> list[list[str]]:
    """The rows of the first table after a heading, each a list of cells."""
    rows: list[list[str]] = []
    for line in after(f"\n{heading}\n").splitlines()[2:]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows or line.startswith("#"):
            break
    return rows[2:]


def block_after(words: str) -> str:
    found = re.search(r"```text\n(.*?)```", after(words), re.DOTALL)
    assert found is not None
    return found[1].strip()


@pytest.fixture
def my_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the document makes, and an empty place for the database."""
    folder = tmp_path / "my-project"
    folder.mkdir()
    for name, content in files_of_the_document().items():
        (folder / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASHBOARD_FOLDER", str(tmp_path / "var"))
    monkeypatch.delenv("DASHBOARD_DATABASE_URL", raising=False)
    monkeypatch.setenv("DASHBOARD_TODAY", "2026-01-15")
    return folder


def test_there_are_as_many_files_as_it_says(my_project: Path) -> None:
    assert "following seven files" in TEXT
    assert len(list(my_project.iterdir())) == 7


@pytest.mark.usefixtures("my_project")
def test_following_it_shows_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "my-project"]) == 0
    assert capsys.readouterr().out.strip() == block_after("## Import it")
    assert main(["import", "my-project"]) == 0
    again = capsys.readouterr().out.strip()
    assert again == "my-project: nothing has changed."
    assert again in TEXT

    assert main(["status", "my-project", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["as_of"] == "2025-03-31"
    shown = {goal["code"]: goal for goal in answer["goals"]}
    told = table_after("## What the dashboard shows")
    assert len(told) == len(shown) == 5
    for code, figure, target, expected, standing in told:
        goal = shown[code.strip("`")]
        of = f" of {goal['denominator']}" if goal["denominator"] is not None else ""
        assert figure == f"{goal['numerator']}{of}"
        assert float(target) == goal["target"]
        assert (expected == "–") == (goal["expected"] is None)
        if goal["expected"] is not None:
            assert float(expected) == pytest.approx(goal["expected"], abs=0.00006)
        assert standing == f"`{goal['standing']}`"


def test_the_job_counts_once_it_has_lasted_and_the_target_was_once_ten(
    capsys: pytest.CaptureFixture[str], my_project: Path
) -> None:
    file = my_project / "project.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("data_until = 2025-03-31", "data_until = 2025-05-01"), "utf-8")
    assert main(["import", "my-project"]) == 0
    for day, code, key, value in [
        ("2025-12-31", "work", "numerator", 2),
        ("2025-05-01", "work", "numerator", 2),
        ("2025-04-30", "work", "numerator", 1),
        ("2024-09-30", "participants", "target", 10),
        ("2024-10-01", "participants", "target", 8),
    ]:
        capsys.readouterr()
        assert main(["status", "my-project", "--as-of", day, "--json"]) == 0
        goals = json.loads(capsys.readouterr().out)["goals"]
        assert next(goal[key] for goal in goals if goal["code"] == code) == value


@pytest.mark.parametrize(
    ("file", "before", "wrong", "words"),
    [
        ("participants.csv", "woman", "womn", "on the first person's row"),
        ("project.toml", "intake_start", "intake_strat", "Misspell a key"),
    ],
)
def test_faults_are_told_as_it_says(
    my_project: Path, file: str, before: str, wrong: str, words: str
) -> None:
    path = my_project / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, wrong, 1), encoding="utf-8")
    with pytest.raises(FolderRefused) as refused:
        read_folder(my_project)
    assert str(refused.value) == block_after(words)


def parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Every part that a definition is made of, conditions left out."""
    yield model
    for field in model.model_fields.values():
        for part in _models_in(field.annotation):
            if not issubclass(part, conditions.Node):
                yield from parts(part)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if get_origin(annotation) in (tuple, dict):
        for argument in get_args(annotation):
            yield from _models_in(argument)
    else:
        yield from alternatives(annotation)


def test_every_part_of_a_definition_is_described() -> None:
    assert set(parts(ProjectDefinition)) == set(HEADINGS)


@pytest.mark.parametrize("model", HEADINGS, ids=lambda model: model.__name__)
def test_every_key_is_described(model: type[BaseModel]) -> None:
    rows = table_after(f"### {HEADINGS[model]}")
    wanted = [
        (f"`{key}`", "yes" if model.model_fields[name].is_required() else "no")
        for key, name in keys(model).items()
    ]
    assert [(key, needed) for key, needed, _ in rows] == wanted
    described = {key.strip("`"): words for key, _, words in rows}
    for key, name in keys(model).items():
        for word in _literal_words(model.model_fields[name].annotation):
            assert word in described[key] or key == "unit"


def _literal_words(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for argument in get_args(annotation):
        yield from _literal_words(argument)


def test_every_unit_is_described() -> None:
    described = {key: words for key, _, words in table_after("### Indicator: share")}["`unit`"]
    assert re.findall(r"`(\w+)`", described) == list(get_args(definition.Unit))


def test_every_condition_is_described_with_its_keys() -> None:
    described = {
        node.strip("`"): re.findall(r"(\(?)`(\w+)`", listed)
        for node, listed, _ in table_after("# Reference: conditions")
    }
    wanted = {}
    for node in alternatives(conditions.Condition):
        fields = {name: field for name, field in node.model_fields.items() if name != "node"}
        wanted[node.model_fields["node"].default] = [
            ("" if field.is_required() else "(", name) for name, field in fields.items()
        ]
    assert described == wanted
    reference = after("# Reference: conditions")
    for kind in get_args(conditions.SpellKind):
        assert f"`{kind}`" in reference


def test_every_attribute_is_described() -> None:
    told = re.findall(r"^\| `(\w+)` \| (`.*) \|$", after("| unit | names |"), re.MULTILINE)
    described = {unit: re.findall(r"`(\w+)`", names) for unit, names in told[: len(CODE_LISTS)]}
    assert described == {unit: list(names) for unit, names in CODE_LISTS.items()}


ANSWERS = answers_file(Form(id="FORM", voice="citizen", name=Label(da="x", en="x"), items=()))


@pytest.mark.parametrize("file", [*FILES, ANSWERS], ids=lambda file: file.file)
def test_every_column_is_described(file: FileTable) -> None:
    rows = table_after(f"### {file.file}")
    assert [(name, needed) for name, needed, _ in rows] == [
        (f"`{column.name}`", "yes" if column.required else "no") for column in file.columns
    ]
    for column, (_, _, words) in zip(file.columns, rows, strict=True):
        if column.kind == "code":
            assert f"list `{column.source}`" in words
        for word in column.words:
            assert f"`{word}`" in words


def test_links_within_the_document_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(#([^)]*)\)", TEXT):
        assert target in anchors


def test_the_example_of_a_table_fits_the_project() -> None:
    found = re.search(r"```toml\n(.*?)```", after("### [[tables]]"), re.DOTALL)
    assert found is not None
    read = read_definition(files_of_the_document()["project.toml"] + found[1])
    assert read.faults == []
    assert read.definition is not None
    assert [len(table.blocks) for table in read.definition.tables] == [2]
