"""Every fault in project.toml is named with its line, key and rule."""

from __future__ import annotations

import pytest

from dashboard.data.importing import Fault
from dashboard.data.importing.definition_file import read_definition
from tests.unit.data.importing.small_project import DEFINITION

WHERE = '{ is = "in_spell", kinds = ["flexjob"], lasted_months = 3 }'


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def faults_with(before: str, after: str) -> tuple[str, list[Fault]]:
    assert before in DEFINITION
    text = DEFINITION.replace(before, after, 1)
    return text, read_definition(text).faults


def test_the_small_project_is_valid() -> None:
    read = read_definition(DEFINITION)
    assert read.faults == []
    assert read.definition is not None
    assert read.definition.goals[0].indicator.measure == "share"


@pytest.mark.parametrize(
    ("before", "after", "line_with", "column", "rule"),
    [
        ("intake_start", "intake_strat", "intake_strat", "period.intake_strat",
         'unknown key "intake_strat"; did you mean "intake_start"?'),
        ("intake_start = 2024-02-01\n", "", "[period]", "period.intake_start",
         'the key "intake_start" is missing'),
        ('is = "in_spell"', 'is = "in_spel"', "where =", "goals[work].indicator.where",
         '"in_spel" is not a known condition; did you mean "in_spell"? Known are everyone, all,'),
        ('is = "in_spell"', 'is = "qqqq"', "where =", "goals[work].indicator.where",
         '"qqqq" is not a known condition; known are everyone, all,'),
        ('is = "in_spell", ', "", "where =", "goals[work].indicator.where",
         'the key "is", which names the condition, is missing'),
        ('measure = "share"', 'measure = "shar"', "[goals.indicator]", "goals[work].indicator",
         '"shar" is not a known indicator; did you mean "share"?'),
        ("lasted_months = 3", "lastedmonths = 3", "lastedmonths",
         "goals[work].indicator.where.lastedmonths", 'did you mean "lasted_months"?'),
        ('["flexjob"]', '["flexjobb"]', "flexjobb", "goals[work].indicator.where.kinds[0]",
         '"flexjobb" is not allowed here; did you mean "flexjob"?'),
        ('base = "started"', "base = 3", "base = 3", "goals[work].indicator.base",
         "must be the name of a base in quotation marks, or a condition"),
        ('base = "started"', 'base = { is = "startd" }', "base =", "goals[work].indicator.base",
         '"startd" is not a known condition; did you mean "started"?'),
        ("value = 0.40", "value = 40", "value = 40", "goals[work].targets[0].value",
         "the target of a share is at most 1; write 60 % as 0.60"),
        ('kind = "share"', 'kind = "share"\n[[goals.targets]]\nvalue = 1.01\n'
         'effective = 2024-01-01\nreason = { da = "x", en = "x" }', "value = 1.01",
         "goals[leaflet].targets[0].value", "the target of a share is at most 1"),
        ("value = 0.40", "value = 0", "value = 0", "goals[work].targets[0].value",
         "must be greater than 0"),
        ("value = 0.40", "value = inf", "value = inf", "goals[work].targets[0].value",
         "is not a usable number"),
        ("value = 0.40", 'value = "0.40"', "value =", "goals[work].targets[0].value",
         "must be a number"),
        ("start = 2024-01-01", "start = 2024", "start = 2024", "period.start", "must be a date"),
        ("start = 2024-01-01", "start = 2024-01-01T12:00:00", "start =", "period.start",
         "has a time of day"),
        ("start = 2024-01-01", "start = 1024-01-01", "start =", "period.start",
         "is not a date between 1900 and 2100"),
        ("required_months = 3", "required_months = 2", "required_months",
         "goals[work].required_months",
         "is 2, but the goal's own condition asks for 3 months; write 3 or leave it out"),
        ("required_months = 3", "required_months = true", "required_months",
         "goals[work].required_months", "must be a whole number"),
        ("required_months = 3", "required_months = 99999", "required_months",
         "goals[work].required_months", "is too large a number; at most 600 is allowed"),
        ('level = "effect"', 'level = "efect"', "level =", "goals[work].level",
         '"efect" is not allowed here; did you mean "effect"?'),
        ('id = "havnen"', 'id = "ha vnen"', 'id = "ha', "id",
         'the value must begin with a letter or digit'),
        ('da = "Havnen"', 'da = ""', 'da = ""', "name.da", "must not be empty"),
        ('da = "Havnen"', 'da = "Hav\\u0000nen"', "Hav", "name.da", "invisible control character"),
        ('scale = "health" },\n]', 'scale = "helth" },\n]', "helth",
         "forms[citizen].items[mood].scale", 'there is no scale "helth"; did you mean "health"?'),
        ('code = "man"', 'code = "woman"', 'code = "woman"\nlabel = { da = "Mand"',
         "codes.gender[woman].code", '"woman" stands here a second time'),
        ('code = "man"', 'code = "missing"', 'code = "missing"', "codes.gender[missing].code",
         '"missing" stands for no answer'),
        ('code = "leaflet"', 'code = "work"', 'code = "work"\nlevel = "activity"',
         "goals[work].code", '"work" stands here a second time'),
        ('coarse = "good" }', 'coarse = "god" }', '"god"', "scales[health].options[good].coarse",
         'did you mean "good"?'),
        ("dont_know = true", "dont_know = true, score = 1", "true, score = 1",
         "scales[health].options[dont_know].score", "don't know has no score"),
        ('id = "mood"', 'id = "wave"', 'id = "wave"', "forms[citizen].items[wave].id",
         "is the name of another column"),
        ("end = 2025-12-31", "end = 2023-12-31", "end =", "period.end", "lies before the start"),
        ("data_until = 2025-03-31", "data_until = 2045-03-31", "data_until", "period.data_until",
         "lies more than 5 years after the end"),
        ("due = 2025-12-31", "due = 2023-12-31", "due =", "goals[work].targets[0].due",
         "lies before the day from which the target is in force"),
        ("day = 2024-06-01", "day = 2024-06-01\n[[meetings]]\nday = 2024-06-01",
         "day = 2024-06-01\n[[meetings]]", "meetings[1].day", "a second time"),
        (WHERE,
         '{ is = "answered", form = "citizen", wave = 1, item = "mod" }', "where =",
         "goals[work].indicator.where.item", 'has no item "mod"; did you mean "mood"?'),
        (WHERE,
         '{ is = "answered", form = "citizen", wave = 1, item = "mood", options = ["god"] }',
         "where =", "goals[work].indicator.where.options[0]",
         '"god" is not an answer to item "mood"; did you mean "good"?'),
        (WHERE,
         '{ is = "measured", form = "citzen", wave = 2 }', "where =",
         "goals[work].indicator.where.form", 'there is no form "citzen"'),
        (WHERE,
         '{ is = "measured", form = "citizen", wave = 2 }', "where =",
         "goals[work].indicator.where.wave", "there is no wave 2"),
        (WHERE,
         '{ is = "not", of = { is = "attribute", name = "gender", values = ["womann"] } }',
         "where =", "goals[work].indicator.where.of.values[0]", 'did you mean "woman"?'),
        (WHERE,
         '{ is = "attribute", name = "kind", values = ["x"] }', "where =",
         "goals[work].indicator.where.name", 'persons have no attribute "kind"'),
        (WHERE,
         '{ is = "took_part", kinds = ["talk"] }', "where =",
         "goals[work].indicator.where.kinds[0]", 'not on the code list "event_kind"'),
        (WHERE,
         '{ is = "marked", attribute = "diagnosis", codes = ["x"] }', "where =",
         "goals[work].indicator.where.attribute", 'did you mean "diagnosis_kind"?'),
        (WHERE,
         '{ is = "ended", reasons = ["moved"] }', "where =",
         "goals[work].indicator.where.reasons", 'there is no code list "ending_reason"'),
        (WHERE,
         '{ is = "employs", kinds = ["flexjob"] }', "where =", "goals[work].indicator.where",
         '"employs" can be asked of companies only, not of persons'),
        (WHERE, '{ is = "in_spell", kinds = [] }', "where =",
         "goals[work].indicator.where.kinds", "is empty, so that the condition could never hold"),
        (WHERE, '{ is = "age", at_least = 30, at_most = 20 }', "where =",
         "goals[work].indicator.where.at_most", "is less than at_least"),
        (WHERE, '{ is = "not", of = ' * 25 + '{ is = "everyone" }' + " }" * 25, "where =",
         "goals[work].indicator.where" + ".of" * 20, "more than 20 deep within each other"),
        ('measure = "share"', 'measure = "share"\nunit = "companies"', "base =",
         "goals[work].indicator.base", "a named base is of persons; write a condition"),
        ('measure = "share"', 'measure = "share"\nweight = "minutes"', "weight =",
         "goals[work].indicator.weight", "only events have minutes"),
        ('base = "started"', 'base = "strated"', "base =", "goals[work].indicator.base", "strated"),
        ('measure = "registered"\nkind = "share"', 'measure = "joint"\ngoals = ["work", "wrok"]',
         "goals =", "goals[leaflet].indicator.goals[1]", "wrok"),
    ],
)  # fmt: skip
def test_one_fault(before: str, after: str, line_with: str, column: str, rule: str) -> None:
    text, faults = faults_with(before, after)
    matching = [fault for fault in faults if rule in fault.rule]
    assert matching, [str(fault) for fault in faults]
    fault = matching[0]
    assert fault.file == "project.toml"
    assert fault.column == column
    assert fault.row is not None
    wanted = line_of(text, line_with)
    if "second time" in rule:
        assert fault.row > wanted - 1
    else:
        assert fault.row == wanted


def test_faults_of_different_parts_are_all_found() -> None:
    text = DEFINITION.replace("intake_start", "intake_strat").replace("lasted_months", "lasted")
    columns = {fault.column for fault in read_definition(text).faults}
    assert columns == {
        "period.intake_start",
        "period.intake_strat",
        "goals[work].indicator.where.lasted",
    }


def test_targets_out_of_order() -> None:
    text, faults = faults_with(
        "[[goals.targets]]",
        '[[goals.targets]]\nvalue = 0.5\neffective = 2024-06-01\nreason = { da = "x", en = "x" }\n'
        "[[goals.targets]]",
    )
    assert [str(fault) for fault in faults] == [
        f"project.toml, line {line_of(text, 'effective = 2024-01-01')}, "
        "goals[work].targets[1].effective: must be later than the one before it; put them in order"
    ]


def test_syntax_error_has_line_and_character() -> None:
    text, faults = faults_with('code = "woman"', 'code = "woman')
    (fault,) = faults
    assert fault.row == line_of(text, 'code = "woman')
    assert "not valid TOML" in fault.rule
    assert "at character" in fault.rule


def test_text_that_ends_too_early() -> None:
    (fault,) = read_definition("a = [1,").faults
    assert "at the end of the file" in fault.rule


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a = 1\na = 2", "[a"])
def test_extreme_texts_are_faults(text: str) -> None:
    read = read_definition(text)
    assert read.definition is None
    assert read.faults


def test_deeply_nested_condition_is_a_fault_or_read() -> None:
    deep = '{ is = "not", of = ' * 300 + '{ is = "everyone" }' + " }" * 300
    text = DEFINITION.replace(WHERE, deep, 1)
    assert read_definition(text).faults


def test_cpr_number_in_a_code_is_not_repeated_in_the_path_of_another_fault() -> None:
    text = DEFINITION.replace('"leaflet"', '"P0101901234"')
    text = text.replace('da = "Pjece"', 'da = "Pj\\u0000ece"')
    faults = read_definition(text).faults
    assert len(faults) == 3
    assert "1234" not in " ".join(map(str, faults))


def test_cpr_number_is_named_by_its_line_and_never_repeated() -> None:
    text, faults = faults_with("Et lille projekt", "Ring 010190-1234")
    (fault,) = faults
    assert fault.row == line_of(text, "010190")
    assert "CPR" in fault.rule
    assert "1234" not in str(fault)


@pytest.mark.parametrize(
    "written",
    [
        '"""\n010190\n1234"""',
        '"""010190-\\\n   1234"""',
        '"010190\\u002d1234"',
        '"\\u0030101901234"',
        "10_190_1234",
        "31_12_90_1234",
        "1.01901234e8",
        "{ a = 1, b = [ 101901234 ] }",
        '"\u200b010\u200b190-1234"',
    ],
)
def test_cpr_number_that_shows_only_when_the_text_is_read(written: str) -> None:
    faults = read_definition(f"{DEFINITION}\n[extra]\nnote = {written}\n").faults
    assert any("CPR" in fault.rule for fault in faults)
    assert "1234" not in " ".join(map(str, faults))


def test_cpr_number_in_a_comment_is_refused() -> None:
    _, faults = faults_with('id = "havnen"', 'id = "havnen"  # see 010190-1234')
    assert [fault.row for fault in faults if "CPR" in fault.rule] == [1]


@pytest.mark.parametrize(
    "key", ['"0101901234"', "0101901234", '"010190-1234".x', "010190.1234", '"010190"."1234"']
)
def test_cpr_number_as_a_key_is_not_repeated(key: str) -> None:
    for text in (f"{key} = 1", f"{key} = 1\n{key} = 1", f"[{key}]\n[{key}]\nx"):
        faults = read_definition(text).faults
        assert faults
        assert "1234" not in " ".join(map(str, faults))
