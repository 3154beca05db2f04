"""What passes the gate keeps its secrets, as a reader finds who tries every world in turn."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.protected import (
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedGoal,
    ProtectedRow,
    ProtectedShare,
    ProtectedTable,
)
from dashboard.indicators.protection import protect_count
from dashboard.indicators.release import Reason, Release, Withheld
from dashboard.indicators.release_gate import pass_gate, weaknesses
from tests.unit.made_releases import RULES, goal, project_releases, release, row, table


def pinned(name: str) -> ProtectedTable:
    """A table whose total, rounded up, lies at the end of what its rounded rows can add up to."""
    return table(name, [42, 57])


def exact_goal(k: int, n: int, *, grows: bool = False) -> ProtectedGoal:
    share = ProtectedShare(numerator=ExactCount(k), denominator=ExactCount(n))
    return goal("work", k, n, grows=grows).model_copy(update={"figure": share})


def test_what_is_safe_passes_as_it_is() -> None:
    proposed = release(tables=(table("t", [3, 30, 27]),), goals=(goal("g", 20, 60),))
    verdict = pass_gate(proposed, ())
    assert verdict.release is proposed
    assert not verdict.is_refused


def test_a_table_that_tells_too_much_is_withheld_whole() -> None:
    proposed = release(tables=(table("t", [30, 27, 42]), pinned("u")), goals=(goal("g", 40, 99),))
    [weakness] = weaknesses([proposed])
    assert weakness.items == ("goal:g", "table:t", "table:u")
    verdict = pass_gate(proposed, ())
    assert not verdict.is_refused
    assert verdict.release.withheld == (Withheld(item="table:u", reason=Reason.TOO_FEW_VALUES),)
    kept, withheld = verdict.release.tables
    assert kept == proposed.tables[0]
    assert [row.code for row in withheld.rows] == ["0", "1"]
    assert {row.count for row in withheld.rows} | {withheld.total} == {Hidden.WITHHELD}
    assert verdict.release.goals == proposed.goals


def test_what_is_withheld_depends_on_what_is_printed_alone() -> None:
    alike = [release(tables=(table("t", counts),)) for counts in ([41, 57], [42, 57], [42, 56])]
    verdicts = [pass_gate(printed, ()) for printed in alike]
    assert verdicts[0].release.withheld
    assert verdicts[0] == verdicts[1] == verdicts[2]


def test_earlier_releases_are_protected_from_later_ones() -> None:
    """A few, and later an exact count of the same persons in another table."""
    first = release(0, tables=(table("t", [3, 40]),))
    assert pass_gate(first, ()).release is first
    rows = (
        row("0", 3).model_copy(update={"persons": "table:t:0"}),
        ProtectedRow(code="1", count=ExactCount(40), persons="table:t:1"),
    )
    later = ProtectedTable(name="u", within="persons:started", rows=rows, total=ExactCount(43))
    again = release(0, tables=(later,))
    verdict = pass_gate(again, (first,))
    assert [one.item for one in verdict.release.withheld] == ["table:u"]
    assert not verdict.is_refused


def test_a_table_that_only_grows_stays_withheld() -> None:
    """Between two releases that show it only one table might have had to be withheld."""
    for grows in (True, False):
        unsafe = release(1, tables=(table("t", [42, 57], grows=grows), table("u", [49, 50])))
        withheld = pass_gate(unsafe, ()).release
        assert [one.item for one in withheld.withheld] == ["table:t"]
        later = release(2, tables=(table("t", [60, 80], grows=grows), table("u", [70, 70])))
        verdict = pass_gate(later, (withheld,))
        assert not verdict.is_refused
        assert [one.item for one in verdict.release.withheld] == (["table:t"] if grows else [])


def test_a_release_is_refused_where_withholding_all_of_it_is_not_enough() -> None:
    unsafe = release(0, tables=(pinned("t"),))
    verdict = pass_gate(release(1, tables=(table("v", [30, 27, 42]),)), (unsafe,))
    assert verdict.is_refused


def test_a_release_is_refused_where_time_does_not_suffice() -> None:
    verdict = pass_gate(release(tables=(table("t", [3, 30, 27]),)), (), seconds=0)
    assert {one.reason for one in verdict.release.withheld} == {Reason.UNPROVEN}
    assert [one.item for one in verdict.release.withheld] == ["table:t"]
    earlier = release(tables=(table("t", [3, 30, 27]),))
    assert pass_gate(release(1), (earlier,), seconds=0).is_refused


def test_a_release_of_nothing_passes() -> None:
    assert not pass_gate(release(), ()).is_refused


def test_a_later_rounded_headline_between_exact_ones_is_withheld() -> None:
    first = release(0, goals=(exact_goal(12, 98, grows=True),))
    second = release(1, goals=(goal("work", 12, 98, grows=True),))
    verdict = pass_gate(second, (first,))
    assert [one.item for one in verdict.release.withheld] == ["goal:work"]
    assert verdict.release.goals[0].standing is None


def test_the_gate_decides_the_same_twice() -> None:
    proposed = project_releases(3, 40, 2, 4, 4, 3)
    first = pass_gate(proposed[0], ())
    assert pass_gate(proposed[0], ()) == first
    second = pass_gate(proposed[1], (first.release,))
    assert pass_gate(proposed[1], (first.release,)) == second


def test_a_whole_project_passes_release_by_release() -> None:
    passed: list[Release] = []
    for proposed in project_releases(1, 60, 3, 10, 8, 6):
        verdict = pass_gate(proposed, passed)
        assert not verdict.is_refused
        assert len(verdict.release.withheld) < 5
        passed.append(verdict.release)


def test_only_the_gate_loads_the_solver() -> None:
    code = (
        "import sys; import dashboard.indicators.release_gate; "
        "sys.exit(any(name.startswith('scipy') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- A reader who tries every world ----------------------------------------------------------


def alike(count: ProtectedCount) -> list[int]:
    return [value for value in range(80) if protect_count(value, RULES) == count]


World = dict[str, int]


def worlds_of(printed: Release) -> list[World]:
    """All exact counts that would be printed so: of each cell, of all, of everybody else."""
    found: list[World] | None = None
    for one in printed.tables:
        if one.total is Hidden.WITHHELD:
            continue
        of_table = [
            {f"{one.name}:{i}": cell for i, cell in enumerate(cells)} | {"all": sum(cells)}
            for cells in itertools.product(*(alike(row.count) for row in one.rows))
            if protect_count(sum(cells), RULES) == one.total
        ]
        if found is None:
            found = of_table
        else:
            found = [a | b for a in found for b in of_table if a["all"] == b["all"]]
    return found or []


def assert_nothing_is_known(worlds: Sequence[World]) -> None:
    for name in worlds[0]:
        assert len({world[name] for world in worlds}) >= RULES.least_values, name
        if name != "all":
            assert len({world["all"] - world[name] for world in worlds}) >= RULES.least_values, name


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 14), min_size=6, max_size=30), st.integers(1, 3), st.integers(1, 2))
def test_no_hidden_count_of_a_release_is_known_to_too_few_values(
    persons: list[int], rows: int, others: int
) -> None:
    """Two tables of the same persons, each told by another trait."""
    of_t, of_u = [0] * (rows + 1), [0] * (others + 1)
    for person in persons:
        of_t[person % (rows + 1)] += 1
        of_u[person // 3 % (others + 1)] += 1
    verdict = pass_gate(release(tables=(table("t", of_t), table("u", of_u))), ())
    assert not verdict.is_refused
    worlds = worlds_of(verdict.release)
    if worlds:
        assert_nothing_is_known(worlds)
    else:
        assert len(verdict.release.withheld) == 2


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.integers(0, 16), min_size=2, max_size=2),
    st.lists(st.integers(0, 6), min_size=2, max_size=2),
)
def test_no_hidden_count_is_known_from_two_releases_together(
    counts: list[int], more: list[int]
) -> None:
    """A table of which no row ever falls."""
    then = [count + add for count, add in zip(counts, more, strict=True)]
    first = pass_gate(release(0, tables=(table("t", counts, grows=True),)), ())
    second = pass_gate(release(1, tables=(table("t", then, grows=True),)), (first.release,))
    assert not first.is_refused
    assert not second.is_refused
    before, after = worlds_of(first.release), worlds_of(second.release)
    pairs = (
        [(a, b) for a in before for b in after if all(a[name] <= b[name] for name in a)]
        if before and after
        else [(world, world) for world in before or after]
    )
    for worlds in zip(*pairs, strict=True):
        assert_nothing_is_known(worlds)
