"""Participants: who they are, and how groups of them differ in what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components.analysis import (
    LEAST_PERSONS,
    Analysis,
    analysis_title,
    analysis_view,
    open_analysis,
)
from dashboard.components.page import Page, View, Visit
from dashboard.components.profile_cross import COLUMNS, ROWS, choose_answers, cross_section
from dashboard.components.profile_definitions import define
from dashboard.components.profile_outcomes import (
    GROUP,
    OUTCOME,
    PERCENT,
    begin_outcomes,
    outcome_section,
    read_outcome_look,
)
from dashboard.components.profile_traits import VOICES, profile_sections
from dashboard.components.profile_words import FEW
from dashboard.components.protected_sections import (
    profile_sections as profile_sections_of_group,
)
from dashboard.components.protected_splits import crossed_section, outcomes_section
from dashboard.components.sections import Section
from dashboard.components.switch import switch
from dashboard.indicators.profile import Profile
from dashboard.indicators.traits import SEEN, Seen
from dashboard.monitoring.profile import profile
from dashboard.text import formats

NAME = "participants"

#: Whether persons are described as they were at the start, or those whose course goes on.
DESCRIBED = "described"


def show(visit: Visit) -> View:
    """The page of the project in the path. Raises UnknownProject and StoreUnavailable."""
    analysis = open_analysis(visit, own=(DESCRIBED, ROWS, COLUMNS, GROUP, OUTCOME, PERCENT))
    if not analysis.is_a_group:
        return analysis_view(analysis, NAME, "", ())
    if analysis.group is not None:
        lead = visit.text("filtered.lead")
        return analysis_view(analysis, NAME, lead, profile_sections_of_group(analysis))
    seen: Seen = (
        "now" if analysis.choose(DESCRIBED, _described_as(analysis), SEEN[0]) == "now" else "start"
    )
    look = read_outcome_look(analysis) if analysis.sees_splits else None
    if look is not None:
        begin_outcomes(analysis, look)
    found = profile(visit.viewer, visit.store, analysis.project_id, analysis.selection, seen)
    if not analysis.sees_splits:
        return _whole(analysis, found)
    sections = [_described(analysis, found), *_profile(analysis, found)]
    if look is not None:
        sections.append(outcome_section(analysis, look))
    return analysis_view(
        analysis,
        NAME,
        _lead(analysis, found),
        sections,
        definitions=define(analysis.definition, seen, look, visit.text),
    )


def _described_as(analysis: Analysis) -> Sequence[Seen]:
    """Those whose course goes on are some of the started: exactly described for a leader alone."""
    return SEEN if analysis.sees_splits else SEEN[:1]


def _whole(analysis: Analysis, found: Profile) -> View:
    """The profile of all, and groups of them protected."""
    text = analysis.visit.text
    sections: list[Section | None] = []
    if found.n >= LEAST_PERSONS:
        sections += profile_sections(found, analysis.definition, text)
        sections.append(_protected_cross(analysis))
        sections.append(outcomes_section(analysis, (GROUP, OUTCOME)))
    return analysis_view(
        analysis,
        NAME,
        _lead(analysis, found),
        [section for section in sections if section is not None],
        definitions=define(analysis.definition, found.seen, None, text),
    )


def _protected_cross(analysis: Analysis) -> Section | None:
    answers = choose_answers(analysis)
    if answers is None:
        return None
    rows, columns, menus = answers
    return crossed_section(analysis, rows.name, columns.name, menus)


def _described(analysis: Analysis, found: Profile) -> Section:
    """The choice of whom the profile describes."""
    text, address = analysis.visit.text, analysis.visit.address
    look = switch(
        text("participants.described"),
        DESCRIBED,
        [(seen, text(f"participants.described.{seen}")) for seen in SEEN],
        found.seen,
        address,
        default=SEEN[0],
    )
    return Section("described", text("participants.who"), [look])


def _profile(analysis: Analysis, found: Profile) -> list[Section]:
    if found.n < LEAST_PERSONS:
        return []
    sections = list(profile_sections(found, analysis.definition, analysis.visit.text))
    crossed = cross_section(analysis, found.seen)
    if crossed is not None:
        # Where both voices speak of health, their answers stand before it.
        places = [i for i, one in enumerate(sections) if one.id == VOICES]
        sections.insert(places[0] + 1 if places else len(sections), crossed)
    return sections


def _lead(analysis: Analysis, found: Profile) -> str:
    """Who is described, of how many, and what so few allow; or that nobody is, or one alone."""
    text = analysis.visit.text
    language, selected = text.language, analysis.selected.numerator
    k, n = formats.count(found.n, language), formats.count(selected, language)
    day = formats.day(analysis.as_of, language)
    if found.n < LEAST_PERSONS:
        return text(f"participants.{'one' if found.n else 'nobody'}.{found.seen}", n=n, day=day)
    chosen = "selected" if analysis.selection.choices else "referred"
    chosen = "all" if found.n == selected else chosen
    said = [text(f"participants.lead.{found.seen}.{chosen}", k=k, n=n, day=day)]
    if found.seen == "start" and found.n < selected:
        waiting = selected - found.n
        key = "participants.lead.waiting" + (".one" if waiting == 1 else "")
        said.append(text(key, k=formats.count(waiting, language)))
    if found.n < FEW:
        points = formats.number(100 / found.n, language)
        said.append(text("participants.lead.few", points=points))
    return " ".join(said)


PAGE = Page(NAME, "/project/<project_id>/participants", analysis_title(NAME), show, is_tab=True)
