from __future__ import annotations

from dashboard.figures.sites import FunnelCurve, SitePoint, site_funnel, site_intervals
from dashboard.text.catalogue import Text

TEXT = Text("da")
POINTS = [
    SitePoint("Vest", 0.5, 10, "5 af 10", (0.24, 0.76)),
    SitePoint("Øst", 0.2, 40, "8 af 40", (0.1, 0.35)),
]


def test_sites_stand_in_their_own_order_with_interval_and_k_of_n() -> None:
    figure = site_intervals(POINTS, 0.26, "Hele projektet 26 %", TEXT)
    intervals = [trace["x"] for trace in figure["data"] if trace["mode"] == "lines"]
    assert intervals == [[0.24, 0.76], [0.1, 0.35]]
    words = [annotation["text"] for annotation in figure["layout"]["annotations"]]
    assert words == ["Vest: 5 af 10", "Øst: 8 af 40", "Hele projektet 26 %"]
    assert figure["layout"]["shapes"][0]["x0"] == 0.26


def test_the_axis_ends_where_every_interval_is_on_it() -> None:
    def top(*intervals: tuple[float, float]) -> float:
        points = [SitePoint("x", low, 9, "", (low, high)) for low, high in intervals]
        ticks: list[float] = site_intervals(points, 0.1, "", TEXT)["layout"]["xaxis"]["tickvals"]
        return ticks[-1]

    assert top((0.0, 0.1)) == 0.25
    assert top((0.0, 0.1), (0.2, 0.36)) == 0.5
    assert top((0.5, 1.0)) == 1.0


def test_a_funnel_has_each_site_at_its_size_and_the_curves_of_chance() -> None:
    curve = FunnelCurve([1, 20, 40], [0.0, 0.05, 0.1], [1.0, 0.5, 0.4], "95 %-grænser")
    figure = site_funnel(POINTS, 0.26, "Hele projektet 26 %", [curve], TEXT)
    [dots] = [trace for trace in figure["data"] if trace["mode"] == "markers+text"]
    assert (dots["x"], dots["y"], dots["text"]) == ([10, 40], [0.5, 0.2], ["Vest", "Øst"])
    assert len([trace for trace in figure["data"] if trace["mode"] == "lines"]) == 2
    assert figure["layout"]["shapes"][0]["y0"] == 0.26
