"""The door to a comparison: På vej til arbejde at its midterm, and projects that have less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import OPERATOR as OP
from dashboard.access import NotAllowed, Role, Viewer
from dashboard.indicators.comparison import (
    FormComparison,
    Missing,
    Movement,
    ScoreComparison,
    VoiceComparison,
)
from dashboard.indicators.conditions import MISSING, Attribute
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection
from dashboard.monitoring.comparison import (
    UnknownForm,
    UnknownWaves,
    both_voices,
    compare_form,
    compare_scores,
)
from dashboard.monitoring.store import ProjectStore
from tests.unit.pages.stores import projects_url, store

__all__ = ["projects_url", "store"]

PROJECT = "paa-vej-til-arbejde"
MIDTERM = Selection(date(2019, 4, 15))


def compare(
    store: ProjectStore,
    form: str = "citizen",
    first: int = 1,
    second: int = 3,
    selection: Selection = MIDTERM,
) -> FormComparison:
    return compare_form(OP, store, PROJECT, selection, form, first, second)


def scores(
    store: ProjectStore,
    form: str = "citizen",
    first: int = 1,
    second: int = 3,
    selection: Selection = MIDTERM,
) -> tuple[ScoreComparison, ...]:
    return compare_scores(OP, store, PROJECT, selection, form, first, second)


def voices(store: ProjectStore, form: str = "citizen") -> tuple[VoiceComparison, ...]:
    return both_voices(OP, store, PROJECT, MIDTERM, form)


def test_the_citizens_at_the_midterm(store: ProjectStore) -> None:
    form = compare(store)
    assert (form.measured_first, form.measured_second, form.measured_both) == (98, 39, 39)
    # 98 started and 39 are measured twice: 20 ended before, 35 are not six months in, 4 are late.
    assert form.missing == Missing(
        first_only=59,
        planned_ending=5,
        unplanned_ending=15,
        withdrawn=0,
        not_due=35,
        overdue=4,
    )
    sizes = {item.item.id: item.n for item in form.items}
    assert list(sizes)[:3] == ["psychological_health", "physical_health", "bip_1"]
    assert {item for item, n in sizes.items() if n == 38} == {"psychological_health", "bip_4"}
    assert set(sizes.values()) == {38, 39}


def test_an_item_of_the_citizens(store: ProjectStore) -> None:
    # Tabel 6.5: 3, 16, 45 and 37 per cent of 38 at first; 5, 23, 49 and 23 per cent of 39 at the
    # third, one of whom left the item out at first.
    item = compare(store).items[0]
    assert item.first.counts == item.first_all.counts == (0, 1, 6, 17, 14)
    assert item.second.counts == (0, 2, 9, 18, 9)
    assert item.second_all.counts == (0, 2, 9, 19, 9)
    assert item.movement == Movement(improved=10, unchanged=28, worse=0)
    # Ten ranks, all the same way up: 2 of 1024.
    assert item.test.p == pytest.approx(2 / 1024)
    assert item.test.effect == 1


def test_the_staff_at_the_midterm(store: ProjectStore) -> None:
    form = compare(store, "staff")
    assert (form.measured_first, form.measured_both, form.missing.n) == (98, 44, 54)
    items = {item.item.id: item for item in form.items}
    # Tabel 6.3: don't know goes from 39 per cent of 44 to 14 per cent of 43 for the first question.
    bip_1 = items["bip_1"]
    assert (bip_1.first_all.dont_know, bip_1.first_all.n) == (17, 44)
    assert (bip_1.second_all.dont_know, bip_1.second_all.n) == (6, 43)
    assert (bip_1.first.dont_know, bip_1.second.dont_know, bip_1.n) == (16, 6, 43)
    assert items["network_meeting"].test.kind == "mcnemar"
    assert items["bip_1"].test.kind == "wilcoxon"
    assert not items["conversation_frequency"].has_order
    assert scores(store, "staff", 1, 3) == ()


def test_well_being(store: ProjectStore) -> None:
    [score] = scores(store)
    assert (score.n, score.first_all_n) == (39, 98)
    assert score.first_mean == pytest.approx(36.5, abs=0.05)
    assert score.second_mean == pytest.approx(42.2, abs=0.05)
    assert score.mean_change == pytest.approx(220 / 39)
    assert score.change_interval == pytest.approx((3.02, 8.26), abs=0.005)
    assert (score.first_bands, score.second_bands) == ((19, 7, 13), (14, 9, 16))
    assert score.reliable == Movement(improved=10, unchanged=29, worse=0)
    # Unlikely to be chance, but less than the ten points that count as meaningful.
    assert score.test.p is not None
    assert score.test.p < 0.001
    assert not score.is_meaningful


def test_two_voices_at_all_waves(store: ProjectStore) -> None:
    of_citizens, of_staff = voices(store), voices(store, "staff")
    assert of_citizens == of_staff
    assert [(one.voices.name.en, one.wave) for one in of_citizens[:5]] == [
        ("Psychological health", 1),
        ("Psychological health", 2),
        ("Psychological health", 3),
        ("Psychological health", 4),
        ("Physical health", 1),
    ]
    first = of_citizens[0]
    assert (first.citizen_n, first.staff_n, first.dont_know) == (97, 98, 2)
    assert (first.n, first.agree + first.citizen_better + first.staff_better) == (95, 95)


def test_waves_in_the_other_order(store: ProjectStore) -> None:
    there, back = compare(store), compare(store, first=3, second=1)
    assert (back.measured_first, back.measured_second, back.missing.n) == (39, 98, 0)
    for one, other in zip(there.items, back.items, strict=True):
        moved = one.movement
        assert other.movement == Movement(moved.worse, moved.unchanged, moved.improved)
        assert other.n == one.n
        assert other.test.p == one.test.p
        assert other.test.effect == pytest.approx(-(one.test.effect or 0))
    [score] = scores(store, first=3, second=1)
    assert score.mean_change == pytest.approx(-220 / 39)


def _of_gender(code: str) -> Selection:
    option = FilterOption(code, None, Attribute(name="gender", values=(code,)))
    return replace(MIDTERM, choices=(Choice(Filter("gender", None, (option,)), (option,)),))


def test_a_filter_sorts_everybody_into_one_group(store: ProjectStore) -> None:
    everybody = compare(store)
    genders = [_of_gender(code) for code in ("woman", "man", MISSING)]
    groups = [compare(store, selection=gender) for gender in genders]
    assert 0 < groups[0].measured_both < everybody.measured_both
    for name in ("measured_first", "measured_second", "measured_both"):
        assert sum(getattr(group, name) for group in groups) == getattr(everybody, name)
    for position, item in enumerate(everybody.items):
        parts = [group.items[position] for group in groups]
        assert sum(part.n for part in parts) == item.n
        assert sum(part.movement.improved for part in parts) == item.movement.improved
    assert sum(scores(store, selection=gender)[0].n for gender in genders) == scores(store)[0].n


@pytest.mark.parametrize(
    ("day", "first", "measured"), [("2018-03-01", True, 0), ("2017-01-01", False, 0)]
)
def test_a_wave_nobody_reached(store: ProjectStore, day: str, first: bool, measured: int) -> None:
    form = compare(store, selection=Selection(date.fromisoformat(day)))
    assert (form.measured_first > 0) is first
    assert (form.measured_second, form.measured_both) == (measured, measured)
    assert form.missing.n == form.measured_first
    for item in form.items:
        assert (item.n, item.test.p, item.baseline_all.n > 0) == (0, None, first)
    [score] = scores(store, selection=Selection(date.fromisoformat(day)))
    assert (score.n, score.mean_change) == (0, None)


def test_an_unknown_form(store: ProjectStore) -> None:
    with pytest.raises(UnknownForm) as raised:
        compare(store, "citzen")
    assert (raised.value.form, raised.value.known) == ("citzen", ("citizen", "staff"))
    # SIND Rampen has no forms at all.
    with pytest.raises(UnknownForm) as raised:
        compare_form(OP, store, "sind-rampen", MIDTERM, "citizen", 1, 3)
    assert raised.value.known == ()


@pytest.mark.parametrize(("first", "second"), [(1, 1), (0, 3), (1, 5), (-1, 10**30)])
def test_unknown_waves(store: ProjectStore, first: int, second: int) -> None:
    with pytest.raises(UnknownWaves) as raised:
        compare(store, first=first, second=second)
    assert (raised.value.first_wave, raised.value.second_wave) == (first, second)
    assert raised.value.known == (1, 2, 3, 4)


def test_a_form_asked_at_one_wave_cannot_be_compared(store: ProjectStore) -> None:
    with pytest.raises(UnknownWaves) as raised:
        compare_form(OP, store, "rampen-norddjurs", MIDTERM, "citizen", 1, 3)
    assert raised.value.known == (1,)


def test_an_answer_is_remembered(store: ProjectStore) -> None:
    assert compare(store).items is compare(store).items
    assert voices(store) is voices(store)
    assert compare(store, first=3, second=1).items is not compare(store).items


def test_only_for_those_who_may(store: ProjectStore) -> None:
    stranger = Viewer("stranger", frozenset({("sind-rampen", Role.LEADER)}))
    with pytest.raises(NotAllowed):
        compare_form(stranger, store, PROJECT, MIDTERM, "citizen", 1, 3)
