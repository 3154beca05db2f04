"""Protected figures as bars and tables: what is hidden has words, and neither length nor value."""

from __future__ import annotations

from plotly.io.json import to_json_plotly

from dashboard.components.markup import seal
from dashboard.components.protected_note import say_note
from dashboard.components.protected_table import (
    crossed_chart,
    figures_chart,
    protected_cell,
    say_share,
)
from dashboard.components.sections import Chart
from dashboard.exports.table import Cell
from dashboard.indicators.protected import Hidden, ProtectedShare, Rounded
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.text.catalogue import Text

DA, EN = Text("da"), Text("en")
RULES = ProtectionRules()
SHARE = ProtectedShare(numerator=Rounded(20), denominator=Rounded(35))
FEW = ProtectedShare(numerator=Hidden.FEW, denominator=Rounded(35))
GROUP = ProtectedShare(numerator=Hidden.GROUP, denominator=Hidden.GROUP)


def test_a_share_is_said_of_the_rounded_counts() -> None:
    assert say_share(SHARE, RULES, DA) == "ca. 20 af ca. 35 (57\N{NO-BREAK SPACE}%)"
    assert say_share(SHARE, RULES, EN) == "about 20 of about 35 (57%)"
    assert say_share(FEW, RULES, DA) == "under 5 af ca. 35"
    assert say_share(GROUP, RULES, DA) == "for få til at vise"


def test_what_is_hidden_is_no_number_in_a_spreadsheet() -> None:
    assert protected_cell(Rounded(20), RULES, DA) == Cell("ca. 20", 20, "count")
    for hidden in Hidden:
        assert protected_cell(hidden, RULES, DA).value is None


def test_a_bar_is_as_long_as_what_is_shown() -> None:
    rows = [("Kvinde", SHARE), ("Mand", FEW)]
    chart = figures_chart("x", "Køn", "Køn", rows, "Af ca. 35.", RULES, DA)
    assert isinstance(chart, Chart)
    assert [
        [cell.value for cell in row[1:] if isinstance(cell, Cell)] for row in chart.table.rows
    ] == [
        [20, 35, 20 / 35],
        [None, 35, None],
    ]
    drawn = to_json_plotly(seal(chart.drawing))
    assert drawn.count("count-firm") == 1
    assert "under 5 af ca. 35" in drawn


def test_groups_that_are_all_too_small_are_a_sentence() -> None:
    alone = figures_chart("x", "Køn", "Køn", [("Kvinde", GROUP)], "", RULES, DA)
    crossed = crossed_chart("y", "Sted", ["Sted", "Mål"], [("Nord", [GROUP])], "", RULES, DA)
    for part in (alone, crossed):
        assert not isinstance(part, Chart)
        assert "der kan vises tal" in to_json_plotly(seal(part))
    mixed = crossed_chart("y", "Sted", ["Sted", "Mål"], [("Nord", [GROUP, SHARE])], "", RULES, DA)
    assert isinstance(mixed, Chart)


def test_the_note_names_the_thresholds_and_promises_nothing() -> None:
    strict = ProtectionRules(smallest=6, base=10, group=20)
    assert "nærmeste 10, tal under 6 er skjult" in say_note(strict, DA)
    assert "mindst 20 borgere" in say_note(strict, DA)
    assert "no guarantee" in say_note(strict, EN)
