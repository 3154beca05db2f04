"""`make bench`: the pages of a project of 500 persons and of one of 50,000, in milliseconds."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dashboard.data.demo import build_demo
from dashboard.data.stores import create_store, open_store
from dashboard.pages import PAGES
from tests.benchmarks.enlarge import enlarge
from tests.benchmarks.in_browser import InBrowser, measure_filters
from tests.benchmarks.server_side import UNFILTERED, Drawn, measure

PROJECT = "paa-vej-til-arbejde"
TODAY = date(2026, 11, 2)
#: Persons of a large project and of a municipality's whole history.
SMALL, LARGE = 500, 50_000
#: A page of the large project takes seconds, nearly all of them in the database.
ROUNDS = {LARGE: 1}
FILTER = "?gender=woman"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, nargs="*", default=[SMALL, LARGE])
    parser.add_argument("--no-browser", action="store_true", help="leave the browser out")
    options = parser.parse_args()
    console = Console(width=100)
    console.print(
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}; a filter on gender chosen on an open page; "
        "medians in ms"
    )
    console.print(f"ten million additions of Python before: {_additions():.0f} ms")
    for persons in options.persons:
        with tempfile.TemporaryDirectory(prefix="dashboard-bench-") as folder:
            url = f"sqlite:///{Path(folder) / 'project.db'}"
            build_demo(url, TODAY, None)
            writer = create_store(url)
            enlarge(writer, PROJECT, persons)
            writer.dispose()
            in_browser = {}
            if persons == SMALL and not options.no_browser:
                paths = {
                    page.name: page.path.replace("<project_id>", PROJECT)
                    for page in PAGES
                    if page.is_tab and page.name not in ("overview", *UNFILTERED)
                }
                in_browser = measure_filters(url, paths, TODAY)
            engine = open_store(url)
            with console.status(f"{persons:,} persons"):
                rounds = ROUNDS.get(persons, 5)
                drawn = list(measure(engine, PROJECT, TODAY, FILTER, rounds))
            console.print(_report(drawn, persons, in_browser))
            engine.dispose()
    console.print(f"ten million additions of Python after: {_additions():.0f} ms")


def _additions() -> float:
    """How fast the machine is at this moment, in milliseconds."""
    began, total = time.perf_counter(), 0
    for number in range(10_000_000):
        total += number
    return (time.perf_counter() - began) * 1000


def _report(pages: Sequence[Drawn], persons: int, in_browser: dict[str, InBrowser]) -> Table:
    table = Table(title=f"{persons:,} persons", title_justify="left")
    table.add_column("page")
    for name in ("server", "of it SQL", "beyond SQL", "statements"):
        table.add_column(name, justify="right")
    if in_browser:
        for name in ("filter change in the browser", "fastest"):
            table.add_column(name, justify="right")
    for drawn in pages:
        cells = [
            f"{drawn.total:.0f}",
            f"{drawn.database:.0f}",
            f"{drawn.beyond:.0f}",
            str(drawn.statements),
        ]
        if in_browser:
            changed = in_browser.get(drawn.page)
            cells += [f"{changed.median:.0f}", f"{changed.fastest:.0f}"] if changed else ["–", "–"]
        table.add_row(drawn.page, *cells)
    return table


if __name__ == "__main__":
    main()
