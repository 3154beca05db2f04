"""Effort: contacts over time, the contact rule, tasks, companies, hours in jobs, volunteers."""

from __future__ import annotations

from dashboard.components import html
from dashboard.components.analysis import (
    Analysis,
    analysis_title,
    analysis_view,
    open_analysis,
)
from dashboard.components.effort_answers import group_courses, staff_answers
from dashboard.components.effort_contacts import (
    CONTACT,
    EVERY_CONTACT,
    contact_rule,
    within_rule,
)
from dashboard.components.effort_events import DEFAULT_LENGTH, LENGTHS, PERIOD, over_time
from dashboard.components.effort_partners import companies, helpers
from dashboard.components.effort_words import EffortWords, sentences
from dashboard.components.effort_work import tasks_and_time, weekly_hours
from dashboard.components.page import Page, View, Visit
from dashboard.components.protected_sections import effort_section
from dashboard.components.sections import Section
from dashboard.indicators.cohorts import CohortLength
from dashboard.indicators.conditions import TookPart
from dashboard.indicators.contacts import IN_JOB, Contacts
from dashboard.indicators.effort import Effort
from dashboard.indicators.filters import COURSE_STATUSES
from dashboard.monitoring.effort import contacts, effort
from dashboard.monitoring.protected_effort import HOURS, LAST_CONTACT, NO_JOB
from dashboard.monitoring.protected_effort import IN_JOB as IN_JOB_TABLE

NAME = "effort"


def show(visit: Visit) -> View:
    """The page of the project in the path. Raises UnknownProject and StoreUnavailable."""
    analysis = open_analysis(visit, own=(PERIOD, CONTACT))
    if not analysis.is_a_group:
        return analysis_view(analysis, NAME, "", ())
    if analysis.group is not None:
        lead = visit.text("filtered.lead")
        return analysis_view(analysis, NAME, lead, [effort_section(analysis)])
    asked = (visit.viewer, visit.store, analysis.project_id, analysis.selection)
    length = LENGTHS[analysis.choose(PERIOD, tuple(LENGTHS), DEFAULT_LENGTH)]
    found = effort(*asked, length)
    if not analysis.sees_splits:
        return _whole(analysis, found, length)
    counted = analysis.choose(CONTACT, (EVERY_CONTACT, *found.person_kinds), EVERY_CONTACT)
    kinds = found.person_kinds if counted == EVERY_CONTACT else (counted,)
    last = contacts(*asked, kinds, found.company_kinds)
    everything = contacts(*asked, found.person_kinds, found.company_kinds)
    sections = [
        over_time(analysis, found, length),
        contact_rule(analysis, found, last, counted),
        staff_answers(analysis, found),
        group_courses(analysis, found),
        tasks_and_time(analysis, found),
        companies(analysis, found),
        weekly_hours(analysis, found.jobs),
        helpers(analysis, found),
        _absent(analysis, found),
    ]
    return analysis_view(
        analysis,
        NAME,
        _lead(analysis, found, everything),
        sections,
        definitions=_definitions(analysis, found),
    )


def _whole(analysis: Analysis, found: Effort, length: CohortLength) -> View:
    """The effort of the whole project, with contacts and hours in jobs protected."""
    sections = [
        over_time(analysis, found, length),
        effort_section(analysis, only=(LAST_CONTACT, IN_JOB_TABLE, NO_JOB, HOURS)),
        staff_answers(analysis, found),
        group_courses(analysis, found),
        tasks_and_time(analysis, found),
        companies(analysis, found),
        helpers(analysis, found),
    ]
    return analysis_view(
        analysis,
        NAME,
        _lead(analysis, found, Contacts({})),
        sections,
        definitions=_definitions(analysis, found),
    )


def _lead(analysis: Analysis, found: Effort, last: Contacts) -> str:
    """How many have been in contact, and how many of those without a job have been lately."""
    say = EffortWords(analysis)
    reached = found.reached
    if not found.person_kinds or not reached.denominator:
        return say.text("effort.lead.nobody")
    within = {}
    if found.is_recorded_until("person", analysis.as_of):
        within = within_rule(say, last, in_job=False)
    return sentences(
        say.text("effort.lead", **say.k_of_n(reached.numerator, reached.denominator)),
        say.text("effort.lead.rule", **within) if within else "",
    )


def _absent(analysis: Analysis, found: Effort) -> Section:
    """One sentence on all that the page has nothing to show of."""
    say = EffortWords(analysis)
    has = {
        "events": found.kinds,
        "person_contacts": found.person_kinds or not found.kinds,
        "company_contacts": found.company_kinds or not found.companies.companies,
        "items": found.items,
        "series": any(one.persons for one in found.series),
        "tasks": found.tasks or not found.kinds,
        "jobs": found.jobs.persons,
        "companies": found.companies.companies,
        "volunteers": found.volunteers or found.goals_of("volunteers"),
        "relatives": found.relatives or found.goals_of("next_of_kin"),
    }
    missing = [say.text(f"effort.absent.{name}") for name, there in has.items() if not there]
    parts = []
    if missing:
        key = "effort.absent.selected" if say.is_filtered else "effort.absent"
        said = say.text(key, day=say.day, list=say.words.listed(missing))
        parts.append(html.P(said, className="section-lead"))
    return Section("absent", say.text("effort.absent.title"), parts)


def _definitions(analysis: Analysis, found: Effort) -> list[tuple[str, str]]:
    """How each figure that the page shows is counted."""
    say = EffortWords(analysis)
    meanings: list[tuple[str, bool, dict[str, str]]] = [
        ("event", bool(found.kinds), {}),
        (
            "contact",
            bool(found.person_kinds),
            {"kinds": say.quoted_kinds(found.person_kinds)},
        ),
        (
            "reached",
            bool(found.person_kinds),
            {"who": say.who(TookPart(kinds=found.person_kinds))},
        ),
        (
            "company_contact",
            bool(found.company_kinds),
            {"kinds": say.quoted_kinds(found.company_kinds)},
        ),
        (
            "ongoing",
            bool(found.person_kinds),
            {"who": say.who(COURSE_STATUSES["ongoing"])},
        ),
        ("job", bool(found.person_kinds or found.jobs.persons), {"who": say.who(IN_JOB)}),
        ("within", bool(found.person_kinds or found.company_kinds), {}),
        ("items", bool(found.items), {}),
        ("task", bool(found.tasks), {}),
        ("hours", bool(found.jobs.persons), {}),
        ("companies", bool(found.companies.companies), {}),
        ("goals", bool(found.goals), {}),
    ]
    return [
        (say.text(f"effort.term.{name}"), say.text(f"effort.meaning.{name}", **values))
        for name, is_shown, values in meanings
        if is_shown
    ]


PAGE = Page(NAME, "/project/<project_id>/effort", analysis_title(NAME), show, is_tab=True)
