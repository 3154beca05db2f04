"""Every key and element is found on the line on which it is written."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.importing.toml_lines import TomlLines

TEXT = '''\
# a comment with [brackets] = "and quotes
title = "a # no comment" # a comment
"quoted key" = 'C:\\path'
long = """
one
two "quoted"""" # after

[period]
start = 2016-01-01
dotted.deep.key = 1

[[goals]]
code = "E"
[goals.indicator]
measure = "share"
where = { is = "all", of = [{ is = "not", of = { is = "x" } }, { is = "y" }] }
[[goals.targets]]
value = 0.6
[[goals.targets]]
value = 0.5

[[goals]]
code = "F"
[goals.indicator]
kinds = [
  "one", # the first
  # between
  ["two",
   "three"],
]
[[goals.targets]]
value = 0.1

[[codes.gender]]
code = "woman"
[codes."odd name"]
x = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("quoted key",), 3),
        (("long",), 4),
        (("period",), 8),
        (("period", "start"), 9),
        (("period", "dotted", "deep", "key"), 10),
        (("goals", 0), 12),
        (("goals", 0, "code"), 13),
        (("goals", 0, "indicator"), 14),
        (("goals", 0, "indicator", "where", "of", 1, "is"), 16),
        (("goals", 0, "targets", 0, "value"), 18),
        (("goals", 0, "targets", 1), 19),
        (("goals", 0, "targets", 1, "value"), 20),
        (("goals", 1, "code"), 23),
        (("goals", 1, "indicator", "kinds"), 25),
        (("goals", 1, "indicator", "kinds", 0), 26),
        (("goals", 1, "indicator", "kinds", 1, 1), 29),
        (("goals", 1, "targets", 0, "value"), 32),
        (("codes", "gender", 0, "code"), 35),
        (("codes", "odd name", "x"), 37),
    ],
)
def test_place_of_each_key(path: tuple[str | int, ...], line: int) -> None:
    tomllib.loads(TEXT)
    assert TomlLines(TEXT).find(path) == line


def test_deepest_part_that_is_written_is_given() -> None:
    lines = TomlLines(TEXT)
    assert lines.find(("goals", 0, "indicator", "unit")) == 14
    assert lines.find(("goals", 7)) == 12
    assert lines.find(("nothing",)) is None


def test_windows_line_ends() -> None:
    assert TomlLines(TEXT.replace("\n", "\r\n")).find(("goals", 1, "code")) == 23


words = st.text("ab\"'#[]{}=,\\. ", max_size=6)
keys = st.text("abc-_1", min_size=1, max_size=3)


def _toml_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.lists(st.tuples(keys, st.lists(words, max_size=3)), unique_by=lambda pair: pair[0]))
def test_any_strings_do_not_mislead_it(pairs: list[tuple[str, list[str]]]) -> None:
    rows, expected = [], {}
    for key, strings in pairs:
        rows.append("")
        rows.append(f"{key} = [")
        expected[(key,)] = len(rows)
        for index, text in enumerate(strings):
            rows.append(f"  {_toml_string(text)}, # {text}")
            expected[(key, index)] = len(rows)
        rows.append("]")
    toml = "\n".join(rows)
    tomllib.loads(toml)
    lines = TomlLines(toml)
    assert {path: lines.find(path) for path in expected} == expected
