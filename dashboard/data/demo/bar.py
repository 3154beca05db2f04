"""A progress bar in the terminal for building the demo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from dashboard.data.demo.build import Progress as Report


@contextmanager
def progress_bar(title: str) -> Iterator[Report]:
    """A bar on standard error while the block runs; what it yields is called at each step.

    Where standard error is no terminal, one line says at the end what was done.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[step]}", style="dim"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(title, total=None, step="")

        def report(step: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, step=step)

        yield report
