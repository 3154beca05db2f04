"""What holds for every test: none is skipped, and garbage is searched for seldom.

A missing browser or database server is a failure, as is any other skip.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from typing import Any

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return _refuse_skip((yield))


def pytest_collection_finish() -> None:
    """Search for garbage seldom: each search goes through eight thousand tests."""
    gc.set_threshold(50_000, 20, 100)


def _refuse_skip(report: Any) -> Any:
    if report.outcome == "skipped":
        report.longrepr = f"skipped, which counts as failed here: {report.longrepr}"
        report.outcome = "failed"
    return report
