"""The curve of a first job: steps, band, and how many are still followed."""

from __future__ import annotations

import json

import pytest

from dashboard.figures.incidence import incidence_curve, marks
from dashboard.indicators.first_spells import FollowUp, TimeToFirst, time_to_first
from dashboard.text.catalogue import Text

TEXT = Text("da")


def curve(last: int = 400) -> TimeToFirst:
    """Ten persons: two begin after 100 days, one leaves after 200, seven are followed to `last`."""
    found = {
        FollowUp(100, "event"): 2,
        FollowUp(200, "competing"): 1,
        FollowUp(last, "censored"): 7,
    }
    return time_to_first(("ordinary_job",), found, 0)


def test_the_line_goes_up_in_steps_to_the_last_day() -> None:
    band, line = incidence_curve(curve(), TEXT)["data"]
    assert line["x"] == [0, 100, 100, 200, 200, 400]
    assert line["y"] == pytest.approx([0, 0, 0.2, 0.2, 0.2, 0.2])
    assert band["fill"] == "toself"
    # there on the upper end of the interval, back on the lower one
    assert band["x"] == [*line["x"], *reversed(line["x"])]
    middle = len(line["x"])
    upper, lower = band["y"][:middle], list(reversed(band["y"][middle:]))
    assert all(
        low <= share <= high for low, share, high in zip(lower, line["y"], upper, strict=True)
    )


def test_under_each_mark_stands_who_is_still_followed() -> None:
    layout = incidence_curve(curve(), TEXT)["layout"]
    assert layout["xaxis"]["ticktext"] == ["0", "3", "6", "9", "12"]
    below = {note["x"]: note["text"] for note in layout["annotations"] if note.get("yref")}
    assert [below[day] for day in layout["xaxis"]["tickvals"][1:]] == ["10", "8", "7", "7"]
    words = [note["text"] for note in layout["annotations"]]
    assert "Fortsat fulgt" in words
    assert "<b>20\u00a0%</b>" in words


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (30, (0,)),
        (400, (0, 3, 6, 9, 12)),
        (800, (0, 6, 12, 18, 24)),
        (1500, (0, 12, 24, 36, 48)),
    ],
)
def test_marks_are_few(last: int, expected: tuple[int, ...]) -> None:
    assert marks(curve(last)) == expected


def test_a_figure_is_plain_data() -> None:
    figure = incidence_curve(curve(), TEXT)
    assert json.loads(json.dumps(figure)) == figure
    low, high = figure["layout"]["yaxis"]["range"]
    assert (low, 0.2 < high <= 1) == (0, True)
