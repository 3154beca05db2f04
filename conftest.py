"""No test is skipped: a missing browser or database server is a failure, as is any other skip."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return _refuse_skip((yield))


def _refuse_skip(report: Any) -> Any:
    if report.outcome == "skipped":
        report.longrepr = f"skipped, which counts as failed here: {report.longrepr}"
        report.outcome = "failed"
    return report
