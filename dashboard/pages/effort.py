"""Effort."""

from __future__ import annotations

from dashboard.components.analysis import analysis_title, analysis_view, open_analysis
from dashboard.components.page import Page, View, Visit

NAME = "effort"


def show(visit: Visit) -> View:
    """The page of the project in the path. Raises UnknownProject and StoreUnavailable."""
    analysis = open_analysis(visit)
    return analysis_view(analysis, NAME, "", ())


PAGE = Page(NAME, "/project/<project_id>/effort", analysis_title(NAME), show, is_tab=True)
