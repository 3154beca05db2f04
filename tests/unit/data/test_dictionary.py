"""The data dictionary in the documentation is the one that the models give."""

from __future__ import annotations

from pathlib import Path

from dashboard.data.dictionary import DICTIONARY_FILE, data_dictionary, write_dictionary
from dashboard.data.schema import Model

ROOT = Path(__file__).parents[3]


def test_the_committed_dictionary_is_up_to_date() -> None:
    committed = (ROOT / DICTIONARY_FILE).read_text(encoding="utf-8")
    assert committed == data_dictionary(), "run `python -m dashboard.data.dictionary`"


def test_every_table_and_column_is_explained() -> None:
    for mapper in Model.registry.mappers:
        assert mapper.class_.__doc__, mapper.class_
        for column in mapper.local_table.c:
            assert column.doc, column


def test_constraints_of_both_engines_are_listed() -> None:
    text = data_dictionary()
    assert "- `to_day IS NULL OR to_day >= from_day`" in text
    assert "- `form, item, option` refers to `allowed_option` (form, item, option)" in text
    assert "typeof" not in text
    assert "GLOB" not in text


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "dictionary.md"
    write_dictionary(path)
    assert path.read_text(encoding="utf-8") == data_dictionary()
