"""Every fault in a published table is named with its line, key and rule."""

from __future__ import annotations

import pytest

from dashboard.data.importing import Fault
from dashboard.data.importing.definition_file import read_definition
from tests.unit.published_tables import WITH_TABLES


def faults_with(before: str, after: str) -> tuple[str, list[Fault]]:
    assert before in WITH_TABLES
    text = WITH_TABLES.replace(before, after, 1)
    return text, read_definition(text).faults


def test_the_tables_are_valid() -> None:
    read = read_definition(WITH_TABLES)
    assert read.faults == []
    assert read.definition is not None
    assert [len(table.blocks) for table in read.definition.tables] == [2, 2, 4, 1]


GENDER = 'of = "gender"\nshow = ["count", "share"]'
COMPANIES = 'unit = "companies"\nof = "site"\nshow = ["count"]'
HEALTH = '{ form = "citizen", item = "health" }'


@pytest.mark.parametrize(
    ("before", "after", "column", "rule"),
    [
        ('number = "1.2"', 'number = "1.1"', "tables[1].number", "stands here a second time"),
        ('page = "effort"', 'page = "efort"', "tables[3].page", 'did you mean "effort"?'),
        ("as_of = 2017-11-30", "as_of = 2015-11-30", "tables[0].as_of", "before the start"),
        ('rows = "codes"', 'rows = "code"', "tables[0].blocks[0]",
         '"code" is not a known kind of block; did you mean "codes"?'),
        ('rows = "codes"', "", "tables[0].blocks[0]",
         'the key "rows", which names the kind of block, is missing'),
        (GENDER, 'of = "gendr"', "tables[0].blocks[0].of",
         'persons have no attribute or list "gendr"; did you mean "gender"?'),
        (GENDER, 'of = "benefit"', "tables[0].blocks[0].of", 'there is no code list "benefit"'),
        (GENDER, 'of = "gender"\nonly = ["womn"]', "tables[0].blocks[0].only[0]",
         '"womn" is not on the code list "gender"; did you mean "woman"?'),
        (GENDER, 'of = "gender"\nweight = "minutes"', "tables[0].blocks[0].weight",
         "only events have minutes"),
        (GENDER, 'of = "gender"\nshow = ["places"]', "tables[0].blocks[0].show[0]",
         "only sites have agreed places"),
        (GENDER, 'of = "gender"\nshow = ["count", "count"]', "tables[0].blocks[0].show[1]",
         "stands here a second time"),
        (COMPANIES, 'unit = "companies"\nof = "site"\nshow = ["age"]',
         "tables[3].blocks[0].show[0]",
         '"age" is known of persons only, not of companies'),
        (COMPANIES, 'unit = "companies"\nof = "site"\namong = "started"',
         "tables[3].blocks[0].among", "a named base is of persons"),
        (COMPANIES, 'unit = "companies"\nof = "site"\namong = { is = "started" }',
         "tables[3].blocks[0].among", "can be asked of persons only, not of companies"),
        (f"items = [{HEALTH}]", 'items = [{ form = "citzen", item = "health" }]',
         "tables[1].blocks[0].items[0].form", 'there is no form "citzen"; did you mean "citizen"?'),
        (f"items = [{HEALTH}]", 'items = [{ form = "citizen", item = "helth" }]',
         "tables[1].blocks[0].items[0].item", 'has no item "helth"; did you mean "health"?'),
        (f"items = [{HEALTH}]", f"items = [{HEALTH}, {HEALTH}]",
         "tables[1].blocks[0].items[1].item", '"health" stands here a second time'),
        (f"items = [{HEALTH}]", f"items = [{HEALTH}, {HEALTH}]",
         "tables[1].blocks[0].items", "columns are either waves or items"),
        (f"items = [{HEALTH}]", "items = []", "tables[1].blocks[0].items",
         "must have at least 1 elements"),
        ("waves = [1, 2]", "waves = [1, 3]", "tables[1].blocks[0].waves", "there is no wave 3"),
        (f"by = {HEALTH}", 'by = { form = "citizen", item = "mod" }',
         "tables[1].blocks[1].by.item", 'form "citizen" has no item "mod"'),
        (f"by = {HEALTH}", f"by = {HEALTH}\nwave = 7", "tables[1].blocks[1].wave",
         "there is no wave 7"),
        ('column = "2"', 'column = "4"', "tables[1].blocks[0].footnotes[0].column",
         'the block has no column "4"'),
        ('row = "good"', 'row = "god"', "tables[1].blocks[0].footnotes[1].row",
         'the block has no row "god"; did you mean "good"?'),
        ('code = "all"', 'code = "ongoing"', "tables[2].blocks[0].groups[ongoing].code",
         '"ongoing" stands here a second time'),
        ('where = { is = "not", of = { is = "ended" } }',
         'where = { is = "not", of = { is = "ended", reasons = ["movd"] } }',
         "tables[2].blocks[0].groups[ongoing].where.of.reasons[0]",
         'did you mean "moved"?'),
        ('among = "ended"', 'among = "endd"', "tables[2].blocks[1].among",
         "the base 'endd' does not exist"),
    ],
)  # fmt: skip
def test_one_fault(before: str, after: str, column: str, rule: str) -> None:
    text, faults = faults_with(before, after)
    said = [fault for fault in faults if rule in fault.rule and fault.column == column]
    assert said, [str(fault) for fault in faults]
    assert said[0].file == "project.toml"
    assert said[0].row is not None
    # the line is one of those that were written otherwise, or heads the block they stand in
    lines = text.splitlines()
    assert said[0].row <= len(lines)
    changed = {line.strip() for line in after.splitlines()}
    assert lines[said[0].row - 1].strip() == "[[tables.blocks]]" or any(
        part and part in lines[said[0].row - 1] for part in changed
    )


def test_a_project_without_forms_cannot_count_them() -> None:
    text = WITH_TABLES[: WITH_TABLES.index("[[forms]]")]
    text += '[[tables]]\nnumber = "1"\ntitle = { da = "x", en = "x" }\npage = "effort"\n'
    text += 'as_of = 2017-11-30\n[[tables.blocks]]\nrows = "forms"\n'
    assert [fault.rule for fault in read_definition(text).faults] == [
        "there are no forms, or no waves, to count"
    ]


def test_a_list_is_not_too_short_because_of_what_is_wrong_in_it() -> None:
    _, faults = faults_with('code = "flexjob"', 'kode = "flexjob"')
    assert {fault.rule for fault in faults} == {
        'unknown key "kode"; did you mean "code"?',
        'the key "code" is missing',
    }
