"""Drawings of a comparison: nothing to be read out, a block for everybody, words that are used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dashboard.components.comparison_drawings import (
    Directions,
    KeyEntry,
    LinePanel,
    LineRow,
    Panel,
    answer_directions,
    key,
    line_drawing,
    strip_drawing,
)
from dashboard.figures.diverging import item_groups
from dashboard.figures.intervals import Mark, Point, value_line
from dashboard.figures.palette import UNKNOWN
from dashboard.figures.strips import Group, Part
from dashboard.text.catalogue import Text
from dashboard.text.da import comparison as danish
from tests.unit.figures.waves import MOVED
from tests.unit.pages.reading import of_type, sent, words

ROOT = Path(__file__).resolve().parents[3]
TEXT = Text("da")
GROUPS = item_groups(MOVED, ("Before", "After"), TEXT, dont_know=True)


def tree(component: Any) -> Any:
    return sent(component)


def spans(drawn: Any, css_class: str) -> list[dict[str, Any]]:
    found = of_type(drawn, "Span")
    return [span for span in found if css_class in span.get("className", "").split()]


def test_every_person_stands_on_a_block() -> None:
    drawn = tree(strip_drawing([Panel(GROUPS)], TEXT))
    blocks = spans(drawn, "drawn-block")
    assert sum(int(block["children"]) for block in blocks) == 2 * 12
    assert [span["children"] for span in spans(drawn, "drawn-end")] == ["n = 12", "n = 12"]


def test_dont_know_is_hollow_and_the_others_have_a_colour() -> None:
    blocks = spans(tree(strip_drawing([Panel(GROUPS)], TEXT)), "drawn-block")
    hollow = [block for block in blocks if "hollow" in block["className"]]
    assert [block["children"] for block in hollow] == ["2", "1"]
    assert all("background" not in block["style"] for block in hollow)
    assert all("background" in block["style"] for block in blocks if block not in hollow)


def test_words_stand_on_the_blocks_only_if_asked_for() -> None:
    without = spans(tree(strip_drawing([Panel(GROUPS)], TEXT)), "drawn-block")
    assert not any("data-words" in block for block in without)
    with_words = spans(tree(strip_drawing([Panel(GROUPS)], TEXT, with_words=True)), "drawn-block")
    assert [(block["children"], block["data-words"]) for block in with_words[:2]] == [
        ("3", "high"),
        ("6", "some"),
    ]


def test_the_line_and_its_directions_stand_only_where_there_is_an_order() -> None:
    with_line = tree(strip_drawing([Panel(GROUPS)], TEXT, directions=answer_directions(TEXT)))
    assert "has-line" in with_line["props"]["className"]
    assert "← dårligere bedre → Ved ikke" in words(with_line)
    without = tree(strip_drawing([Panel(GROUPS)], TEXT))
    assert "has-line" not in without["props"]["className"]
    assert "→" not in words(without)


def test_nobody_apart_needs_no_word_for_them() -> None:
    known = item_groups(MOVED, ("Before", "After"), TEXT, dont_know=False)
    drawn = tree(strip_drawing([Panel(known)], TEXT, directions=Directions("a", "b", "c")))
    assert "c" not in words(drawn).split()


def test_strips_and_lines_are_hidden_from_screen_readers_and_titles_are_not() -> None:
    drawn = tree(strip_drawing([Panel(GROUPS, title="How is it?")], TEXT))
    hidden = [div for div in of_type(drawn, "Div") if div.get("aria-hidden") == "true"]
    assert any("Before" in words(div["children"]) for div in hidden)
    assert not any("How is it?" in words(div["children"]) for div in hidden)


def test_a_value_line_has_its_reach_points_marks_and_reading() -> None:
    line = value_line(
        axis=(0, 1),
        points=[Point(0.5), Point(0.25, is_hollow=True)],
        reach=(0.2, 0.8),
        marks=[Mark(0, "0 %"), Mark(1, "100 %", is_firm=True)],
    )
    row = LineRow("After", line, "20–80 %")
    drawn = tree(line_drawing([LinePanel((row,), "Item")], line.marks))
    [reach] = spans(drawn, "line-reach")
    assert (reach["style"]["left"], reach["style"]["width"]) == ("20.0%", "60.000%")
    assert [point["style"]["left"] for point in spans(drawn, "line-point")] == ["50.0%", "25.0%"]
    assert len(spans(drawn, "firm")) == 1
    assert "20–80 %" in words(drawn)
    assert [mark["children"] for mark in spans(drawn, "line-words")] == ["0 %", "100 %"]


def test_a_key_says_what_each_colour_stands_for() -> None:
    drawn = tree(key([KeyEntry("far", ("#6A3A0A", "#C48436")), KeyEntry("?", (UNKNOWN,))], "Each"))
    assert words(drawn) == "Each far ?"
    assert len(spans(drawn, "colour-swatch")) == 3
    assert len(spans(drawn, "hollow")) == 1


def test_every_sentence_of_the_page_is_used() -> None:
    sources = [
        *(ROOT / "dashboard" / "components").glob("comparison*.py"),
        *(ROOT / "dashboard" / "figures").glob("*.py"),
        ROOT / "dashboard" / "pages" / "comparison.py",
    ]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    named = {re.escape(name) for name in re.findall(r'"(comparison\.[\w.]+)"', code)}
    made = set(re.findall(r"f[\"'](comparison\.[\w.{}\[\]' ]+)[\"']", code))
    patterns = named | {re.sub(r"\\{.*?\\}", r"[a-z_.]+", re.escape(one)) for one in made}
    # the columns and measures of tables stand in lists of their own
    patterns |= {r"comparison\.table\.[a-z_]+", r"comparison\.(first|second)"}
    unused = [
        name
        for name in danish.MESSAGES
        if name.startswith("comparison.")
        and not any(re.fullmatch(pattern, name) for pattern in patterns)
    ]
    assert unused == []


def test_the_words_of_a_strip_are_no_markup() -> None:
    part = Part('"<b>', 1, "left", "#000000")
    drawn = strip_drawing([Panel((Group("<i>", 1, (part,)),))], TEXT, with_words=True)
    assert [span["children"] for span in spans(tree(drawn), "drawn-label")] == ["<i>"]
    assert [span["data-words"] for span in spans(tree(drawn), "drawn-block")] == ['"<b>']
