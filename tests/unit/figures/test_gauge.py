"""The gauge: its scale, its marks and its colour."""

from __future__ import annotations

import json

import pytest

from dashboard.figures.gauge import gauge, progress_gauge, scale_end
from dashboard.figures.palette import STANDING_COLOURS
from dashboard.indicators.results import Standing
from tests.unit.figures.samples import status


@pytest.mark.parametrize(
    ("value", "target", "share", "end"),
    [
        (0.09, 0.2, True, 0.25),
        (0.03, 0.15, True, 0.2),
        (0.09, 0.6, True, 0.75),
        (0.12, 0.35, True, 0.5),
        (0.5, 1.0, True, 1.0),
        (0.97, 0.2, True, 1.0),
        (0.5, None, True, 1.0),
        (None, 0.5, True, 0.6),
        (110, 165, False, 200),
        (36, 40, False, 50),
        (0, 4, False, 5),
        (300, 40, False, 300),
        (3, 3, False, 4),
    ],
)
def test_the_scale_leaves_room_above_the_target(
    value: float | None, target: float | None, share: bool, end: float
) -> None:
    assert scale_end(value, target, share=share) == pytest.approx(end)


def test_target_is_the_firm_mark_and_expected_the_fine_one() -> None:
    arc, fine = progress_gauge(status(), share=True)["data"]
    assert arc["gauge"]["threshold"]["value"] == 0.2
    assert fine["gauge"]["threshold"]["value"] == 0.0857
    assert (
        arc["gauge"]["threshold"]["line"]["width"] > 2 * fine["gauge"]["threshold"]["line"]["width"]
    )
    assert arc["value"] == pytest.approx(9 / 98)


def test_the_arc_has_the_colour_of_the_standing() -> None:
    for standing in Standing:
        arc = progress_gauge(status(standing=standing), share=True)["data"][0]
        assert arc["gauge"]["bar"]["color"] == STANDING_COLOURS[standing]


def test_what_is_not_measured_has_an_empty_arc() -> None:
    figure = progress_gauge(status(None, 98, standing=Standing.NOT_MEASURED), share=True)
    assert figure["data"][0]["value"] is None


def test_without_a_standing_the_arc_has_the_colour_of_none() -> None:
    figure = gauge(0.35, 0.6, None, None, share=True)
    assert figure["data"][0]["gauge"]["bar"]["color"] == STANDING_COLOURS[Standing.NO_TARGET]


def test_a_value_beyond_the_scale_fills_it() -> None:
    figure = progress_gauge(status(120, 98, 1.0), share=True)
    assert figure["data"][0]["value"] == 1.0


def test_without_target_there_is_no_mark() -> None:
    [arc] = progress_gauge(status(target=None, expected=None), share=True)["data"]
    assert "threshold" not in arc["gauge"]


def test_it_is_small_and_plain() -> None:
    assert len(json.dumps(progress_gauge(status(), share=True))) < 1500
