"""Courses and cohorts: the way through the project, how it ends, and how long it takes."""

from __future__ import annotations

from typing import cast

from dashboard.components import protected_sections as of_group
from dashboard.components.analysis import (
    Analysis,
    analysis_title,
    analysis_view,
    open_analysis,
)
from dashboard.components.course_cohorts import (
    LENGTHS,
    cohort_definitions,
    cohort_rows,
    cohort_section,
)
from dashboard.components.course_endings import (
    ending_definitions,
    endings_section,
    lengths_section,
)
from dashboard.components.course_expected import expected_definitions, expected_section
from dashboard.components.course_paths import BASES, path_definitions, path_section
from dashboard.components.course_times import first_definitions, first_section
from dashboard.components.course_words import CourseWords
from dashboard.components.page import Page, View, Visit
from dashboard.components.protected_splits import cohorts_section, endings_by_status_section
from dashboard.components.sections import Section
from dashboard.indicators.cohorts import CohortLength
from dashboard.indicators.courses import StepBase
from dashboard.indicators.endings import Endings
from dashboard.indicators.first_spells import FirstKind, TimeToFirst, first_kinds
from dashboard.monitoring.courses import (
    course_endings,
    course_paths,
    expected_shares,
    first_spells,
)

NAME = "courses"


def show(visit: Visit) -> View:
    """The page of the project in the path. Raises UnknownProject and StoreUnavailable."""
    analysis = open_analysis(visit, own=("of", "length", "event"))
    if analysis.group is None:
        visit.store.begin(expected_shares, visit.viewer, analysis.project_id, analysis.selection)
    if not analysis.is_a_group:
        return analysis_view(analysis, NAME, "", ())
    if analysis.group is not None:
        return _protected(analysis)
    say = CourseWords(analysis)
    asked = (visit.viewer, visit.store, analysis.project_id, analysis.selection)
    base = cast(StepBase, analysis.choose("of", BASES, BASES[0]))
    length = cast(CohortLength, analysis.choose("length", LENGTHS, LENGTHS[0]))
    paths, endings = course_paths(*asked), course_endings(*asked)
    offered = first_kinds(analysis.definition)
    kind = _choose_kind(analysis, tuple(offered))
    first = first_spells(*asked, offered[kind]) if kind else None
    expected = expected_shares(*asked)
    cohorts = cohort_rows(say, paths, base, length)
    sections: list[Section | None] = [
        path_section(say, paths, base, cohorts),
        cohort_section(say, paths, base, length, cohorts)
        if analysis.sees_splits
        else cohorts_section(analysis),
        endings_section(say, endings),
        first_section(say, offered, kind, first),
        lengths_section(say, endings)
        if analysis.sees_splits
        else endings_by_status_section(analysis),
        expected_section(say, expected),
    ]
    return analysis_view(
        analysis,
        NAME,
        _lead(say, endings, first, kind),
        [section for section in sections if section is not None],
        definitions=[
            *path_definitions(say, paths),
            *cohort_definitions(say, paths),
            *ending_definitions(say),
            *first_definitions(say, first),
            *expected_definitions(say, expected),
        ],
    )


def _protected(analysis: Analysis) -> View:
    """The way, the goals and the endings of the persons that the filter chooses."""
    sections = [
        of_group.funnel_section(analysis),
        of_group.goals_section(analysis),
        of_group.endings_section(analysis),
    ]
    return analysis_view(analysis, NAME, analysis.visit.text("filtered.lead"), sections)


def _choose_kind(analysis: Analysis, offered: tuple[FirstKind, ...]) -> FirstKind | None:
    """What is asked for: a job, an education or either, of those that the project counts."""
    if not offered:
        return None
    return cast(FirstKind, analysis.choose("event", offered, offered[0]))


def _lead(
    say: CourseWords, endings: Endings, first: TimeToFirst | None, kind: FirstKind | None
) -> str:
    """Where the courses stand and how many have begun what the project works for."""
    lead = say.text(
        "courses.lead",
        k=say.count(endings.status("ongoing")),
        n=say.count(endings.n),
        share=say.percent(endings.status("ongoing") / endings.n, endings.n),
        planned=say.some(endings.status("planned")),
        left=say.some(endings.status("unplanned") + endings.status("withdrawn")),
    )
    if first is None or not first.n:
        return lead
    job = say.job(first.kinds)
    if not first.count("event"):
        none = say.text(f"courses.first.none.{kind}", n=say.count(first.n), job=job)
        return f"{lead} {none}"
    begun = say.share(first.count("event"), first.n)
    return f"{lead} {say.text(f'courses.lead.{kind}', share=begun, job=job)}"


PAGE = Page(NAME, "/project/<project_id>/courses", analysis_title(NAME), show, is_tab=True)
