"""Attacks by sums and differences of what is printed, with the files and pages of a funder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pytest

from dashboard.access import OPERATOR
from dashboard.data.demo.build import PROJECTS
from dashboard.indicators.goal_protection import exact_share
from dashboard.indicators.protected import ExactCount, ProtectedShare
from dashboard.indicators.results import Tally
from dashboard.monitoring.goals import get_definition
from tests.attack.bounds import (
    ALMOST_ALL,
    FEW,
    KEEPS,
    STEP,
    WITHHELD,
    Puzzle,
    found_out,
    rounded,
    span_of,
)
from tests.attack.reader import Reader
from tests.attack.readings import FileTable, csv_tables, goal_bases, goal_figures, percentages
from tests.attack.report import Tell
from tests.attack.truth import exact_answers, exact_rows
from tests.attack.world import World
from tests.unit.pages.reading import words

ALL, STARTED, REFERRED = "I alt", "Startet", "Henvist"
STAGES, ROUTES, GOALS = "Trin", "Veje", "Målene"


@dataclass(frozen=True)
class Printed:
    """A release as a funder has it: its tables, and its goals' figures in words."""

    project: str
    number: int
    tables: tuple[FileTable, ...]
    goals: dict[str, str]
    bases: dict[str, str]
    said: str

    @property
    def traits(self) -> list[FileTable]:
        return [table for table in self.tables if table.rows[-1][0] == ALL]

    def table(self, caption: str) -> FileTable | None:
        return next((one for one in self.tables if one.caption == caption), None)


@pytest.fixture(scope="module")
def printed(world: World, funder: Reader) -> list[Printed]:
    """All releases, by project and number."""
    return [
        read_release(funder, project, one.number)
        for project, releases in world.releases.items()
        for one in releases
    ]


@lru_cache
def read_release(reader: Reader, project: str, number: int) -> Printed:
    path = f"/releases/{project}/{number}"
    file, tree = reader.get(f"/download{path}.csv"), reader.tree(path)
    assert file.status == 200
    tables = tuple(csv_tables(file.text))
    return Printed(project, number, tables, goal_figures(tree), goal_bases(tree), words(tree))


def count_words(cell: str) -> str:
    """A file's count in the words of a page: only goals are ever exact, and those are elsewhere."""
    return f"ca. {cell}" if cell.isdigit() else cell


def puzzle_of(releases: list[Printed], *, whole: bool = True) -> tuple[Puzzle, list[object]]:
    """What a reader of some releases of a project knows, and what was printed exactly.

    A count is named by its release, its table and its row; with `whole` whoever has started is the
    same count wherever it is printed.
    """
    puzzle, exact = Puzzle(), list[object]()
    for one in releases:
        for table in one.traits:
            within = started(one) if whole else (one.number, table.caption, ALL)
            read_table(puzzle, one, table, within)
        if whole:
            read_stages(puzzle, one)
            exact += read_goals(puzzle, one)
    for before, after in pairwise(releases):
        if whole and started(before) in puzzle.spans and started(after) in puzzle.spans:
            puzzle.differ(started(after), started(before))
    return puzzle, exact


def started(one: Printed) -> object:
    return one.number, STARTED


def read_table(puzzle: Puzzle, one: Printed, table: FileTable, within: object) -> None:
    spans = {row[0]: span_of(count_words(row[1])) for row in table.rows}
    if None in spans.values():
        return
    puzzle.tell(within, spans.pop(ALL) or (0, 0))
    names = []
    for row, span in spans.items():
        name = (one.number, table.caption, row)
        names.append(name)
        puzzle.tell(name, span or (0, 0))
        puzzle.differ(within, name)
    puzzle.add_up(names, within)


def read_stages(puzzle: Puzzle, one: Printed) -> None:
    """Each stage is counted among those of the first."""
    stages = one.table(STAGES)
    first = None
    for row in stages.rows if stages else ():
        is_base = row[0] in (STARTED, REFERRED)
        name = (one.number, row[0]) if is_base else (one.number, STAGES, row[0])
        span = span_of(count_words(row[1]))
        if span is not None:
            puzzle.tell(name, span)
            first = first or name
            puzzle.differ(first, name)


def read_goals(puzzle: Puzzle, one: Printed) -> Iterator[object]:
    """Whom a goal is counted of the page says in words; yields what is exact."""
    for goal, figure in one.goals.items():
        k_words, _, n_words = figure.partition(" af ")
        k, n = span_of(k_words), span_of(n_words or "–")
        if k is None:
            continue
        name: object = (one.number, GOALS, goal)
        within = base_of(one, goal)
        puzzle.tell(name, k)
        if k[0] == k[1]:
            yield from (name, within, ("rest", within, name))
        if n is None:
            continue
        puzzle.tell(within, n)
        if k_words == FEW:
            puzzle.differ(within, name)
        elif k_words == ALMOST_ALL:
            puzzle.differ(within, name, 0, STEP - 1)
        else:
            puzzle.differ(within, name, STEP)


def base_of(one: Printed, goal: str) -> object:
    stage = {"alle startede": STARTED, "alle henviste": REFERRED}.get(one.bases.get(goal, ""))
    return (one.number, stage) if stage else (one.number, GOALS, goal, "base")


def by_project(printed: list[Printed]) -> dict[str, list[Printed]]:
    return {project: [one for one in printed if one.project == project] for project in PROJECTS}


def check_nothing_is_found(puzzle: Puzzle, exact: list[object]) -> int:
    """Solve it; how many counts were bounded."""
    spans = puzzle.solve()
    assert not found_out(spans, exact)
    return len(spans) - len(exact)


def test_01_groups_against_the_total(world: World, printed: list[Printed], tell: Tell) -> None:
    tables = 0
    for one in printed:
        for table in one.traits:
            puzzle, within = Puzzle(), (one.number, ALL)
            read_table(puzzle, one, table, within)
            check_nothing_is_found(puzzle, [])
            tables += 1
    with world.operator() as store:
        sites = {
            name
            for project in PROJECTS
            for site in get_definition(OPERATOR, store, project).sites
            for name in (site.name.da, site.id)
        }
    cells = {cell for one in printed for table in one.tables for row in table.rows for cell in row}
    assert not cells & sites
    tell(f"{tables} tables of {len(printed)} releases")


def test_02_the_complement(printed: list[Printed], tell: Tell) -> None:
    counts = 0
    for one in printed:
        puzzle, exact = puzzle_of([one])
        spans = puzzle.solve()
        rests = {name: span for name, span in spans.items() if name[0] == "rest"}
        assert not found_out(rests, exact), (one.project, one.number)
        counts += len(rests)
    tell(f"{counts} differences")


def test_04_consecutive_releases(printed: list[Printed], tell: Tell) -> None:
    counts = 0
    for releases in by_project(printed).values():
        counts += check_nothing_is_found(*puzzle_of(releases))
    tell(f"{counts} counts of {len(printed)} releases of {len(PROJECTS)} projects")


def test_04_headlines_that_are_not_exact(world: World, printed: list[Printed], tell: Tell) -> None:
    """A reader runs the program itself for every figure that a rounded headline may stand for."""
    tried = 0
    for project, releases in by_project(printed).items():
        spans = puzzle_of(releases)[0].solve()
        last: dict[str, ProtectedShare] = {}
        rules = world.releases[project][0].release.rules
        for one in releases:
            for goal, figure in one.goals.items():
                name, base = (one.number, GOALS, goal), base_of(one, goal)
                if " af " in figure and "ca." not in figure and figure.split()[0].isdigit():
                    k, n = (ExactCount(spans[part][0]) for part in (name, base))
                    last[goal] = ProtectedShare(numerator=k, denominator=n)
                elif goal in last and figure.startswith("ca."):
                    left = {
                        (k, n)
                        for k in range(spans[name][0], spans[name][1] + 1)
                        for n in range(spans[base][0], spans[base][1] + 1)
                        if exact_share(Tally(k, n), last[goal], rules) is None
                    }
                    assert min(len(set(part)) for part in zip(*left, strict=True)) >= KEEPS, figure
                    tried += len(left)
    assert tried
    tell(f"{tried} figures behind rounded headlines")


def test_04_tables_that_were_withheld(world: World, printed: list[Printed], tell: Tell) -> None:
    """What was withheld once and only grows is bounded from one side alone."""
    withheld = 0
    for releases in by_project(printed).values():
        gone: set[str] = set()
        for one in releases:
            tables = world.releases[one.project][one.number - 1].release.tables
            for printed_table, table in zip(one.traits, tables, strict=True):
                is_withheld = printed_table.rows[-1][1] == WITHHELD
                if any(row.grows for row in table.rows):
                    assert is_withheld or table.id not in gone
                    gone |= {table.id} if is_withheld else set()
                withheld += is_withheld
    assert withheld
    tell(f"{withheld} withheld tables")


def test_05_tables_of_the_same_persons(printed: list[Printed], tell: Tell) -> None:
    counts = 0
    for one in printed:
        counts += check_nothing_is_found(*puzzle_of([one]))
        # one count beside each category: a table of two traits would have more
        assert all(len(table.head) <= 3 for table in one.traits)
    tell(f"{counts} counts")


def test_05_routes_that_share_a_stage_out(printed: list[Printed], tell: Tell) -> None:
    """Routes to a job add up to those who got one, which a goal may print exactly."""
    assert all(one.table(ROUTES) is None for one in printed)
    tell(f"{len(printed)} releases for routes")


def test_05_what_is_printed_is_true_and_the_few_are_hidden(
    world: World, printed: list[Printed], tell: Tell
) -> None:
    """The attacker's arithmetic is about the right counts, and all of them are protected."""
    hidden = 0
    with world.operator() as store:
        for one in printed:
            release = world.releases[one.project][one.number - 1].release
            exact = exact_rows(exact_answers(store, one.project, release.as_of))
            for table, rows in zip(one.tables, exact, strict=False):
                assert len(table.rows) == len(rows), table.caption
                for row, count in zip(table.rows, rows, strict=True):
                    figure = one.goals.get(row[0], "–").partition(" af ")[0]
                    said = figure if table.caption == GOALS else count_words(row[1])
                    span = span_of(said)
                    if count is None or span is None:
                        continue
                    assert span[0] <= count <= span[1], (one.project, one.number, row)
                    hidden += count < STEP
                    assert (count < STEP) <= (said == FEW)
    assert hidden
    tell(f"{hidden} counts of the fewest")


def test_06_percentages_of_known_numbers(printed: list[Printed], tell: Tell) -> None:
    """A share is that of the printed counts to the last decimal; so a known base tells nothing."""
    shares = 0
    for one in printed:
        for table in (*one.traits, one.table(STAGES), one.table(ROUTES)):
            if table is None:
                continue
            base = table if table.caption != ROUTES else one.table(STAGES)
            assert base is not None
            total = base.rows[-1][1] if base.rows[-1][0] == ALL else base.rows[0][1]
            for _, count, share in table.rows:
                if share != "–":
                    assert float(share.replace(",", ".")) == round(int(count) / int(total), 6)
                    assert not int(count) % STEP
                    assert not int(total) % STEP
                    shares += 1
        for said in percentages(one.said):
            # no more than the base allows, and no decimals where it is below a thousand
            shares += 1
            assert len(said.partition(",")[2]) <= 1
    tell(f"{shares} percentages")


def test_07_means_with_one_person_more(printed: list[Printed], tell: Tell) -> None:
    """Scores go from 0 to 100; a mean is printed in whole points of at least ten persons."""
    means = 0
    for one in printed:
        for table in one.tables:
            if table.head[-1] != "Gennemsnit, point":
                continue
            *waves, (_, n_words) = table.rows
            if not n_words.isdigit():
                assert not any(mean.isdigit() for _, mean in waves)
                continue
            low, high = rounded(int(n_words))
            for _, mean in waves:
                assert mean.isdigit()
                for n in range(low, high + 1):
                    # the sum of n + 1 less the sum of n, where the mean stays the same
                    least = (n + 1) * (int(mean) - 0.5) - n * (int(mean) + 0.5)
                    most = (n + 1) * (int(mean) + 0.5) - n * (int(mean) - 0.5)
                    assert least <= 0
                    assert most >= 100
                means += 1
    assert means
    tell(f"{means} means")


def test_the_arithmetic_finds_what_a_careless_table_would_tell() -> None:
    """Few beside exact others, with an exact total: the reader finds it."""
    puzzle = Puzzle()
    for name, span in {"a": (40, 40), "b": (0, 4), "all": (43, 43)}.items():
        puzzle.tell(name, span)
    puzzle.add_up(("a", "b"), "all")
    assert puzzle.solve()["b"] == (3, 3)
    assert KEEPS > len(found_out(puzzle.spans, ["a", "all"])) > 0
