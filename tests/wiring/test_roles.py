"""Every question of the project database by role: answered, or refused, and on which days.

A new question stands in `QUESTIONS` before this passes, so that somebody has said whom it is for.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

import dashboard.monitoring
from dashboard.access import NotAllowed, Question, Role, Viewer
from dashboard.data.stores import create_store, open_store
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection, coarse_filters
from dashboard.indicators.parts import Label
from dashboard.indicators.release import Release
from dashboard.indicators.release_answers import ExactAnswers
from dashboard.indicators.release_days import ReleaseDay
from dashboard.indicators.traits import COURSE
from dashboard.monitoring import (
    comparison,
    courses,
    effort,
    filters,
    goals,
    intake,
    links,
    profile,
    protected,
    protected_comparison,
    protected_effort,
    published,
    publishing,
    sites,
)
from dashboard.monitoring.answering import (
    DateNotOffered,
    FilterRefused,
    OnlyProtected,
    answer,
)
from dashboard.monitoring.goals import get_definition
from dashboard.monitoring.store import ProjectStore
from tests.unit.steering_store import AS_OF, LEADER, STEERING, TODAY, import_forty

FUNDER = Viewer("bevillingsgiver", everywhere=Role.FUNDER)
STRANGER = Viewer("fremmed")
PROJECT = "small"
ODD = date(2017, 11, 17)

Ask = Callable[[Viewer, ProjectStore, Selection], object]


@dataclass(frozen=True)
class Asked:
    """How a question is asked, and what a steering group gets: of all, and of those filtered."""

    ask: Ask
    of_all: type[Exception] | None = None
    filtered: type[Exception] | None = OnlyProtected


def plain(question: Callable[..., object], *more: Any) -> Ask:
    return lambda viewer, store, selection: question(viewer, store, PROJECT, selection, *more)


def on_a_day(question: Callable[..., object], *more: Any) -> Ask:
    """A question of a day, which knows no filters."""
    return lambda viewer, store, selection: question(viewer, store, PROJECT, *more, selection.as_of)


#: Of the whole project on a day; there is nothing to filter.
UNFILTERED: dict[str, Asked] = {
    "goals.project_status": Asked(on_a_day(goals.project_status), filtered=None),
    "goals.goal_detail": Asked(on_a_day(goals.goal_detail, "E"), filtered=None),
    "filters.project_filters": Asked(on_a_day(filters.project_filters), filtered=None),
    "protected_comparison.protected_voices": Asked(
        lambda viewer, store, selection: protected_comparison.protected_voices(
            viewer, store, PROJECT, selection.as_of, "citizen"
        ),
        filtered=None,
    ),
}

#: Exact for all, refused for some of them.
WHOLE: dict[str, Asked] = {
    "filters.count_selected": Asked(plain(filters.count_selected)),
    "intake.intake": Asked(
        lambda viewer, store, selection: intake.intake(
            viewer, store, PROJECT, selection, selection.as_of
        )
    ),
    "courses.course_paths": Asked(plain(courses.course_paths)),
    "courses.course_endings": Asked(plain(courses.course_endings)),
    "courses.first_spells": Asked(plain(courses.first_spells, ("flexjob",))),
    "courses.expected_shares": Asked(plain(courses.expected_shares)),
    "comparison.compare_form": Asked(plain(comparison.compare_form, "citizen", 1, 2)),
    "comparison.compare_scores": Asked(plain(comparison.compare_scores, "citizen", 1, 2)),
    "profile.profile": Asked(plain(profile.profile, "start")),
    "effort.effort": Asked(plain(effort.effort, "quarter")),
    "published.published_table": Asked(plain(published.published_table, "1")),
}

#: For leaders alone: they tell persons apart even of the whole project.
SPLIT: dict[str, Asked] = {
    "intake.caseload": Asked(plain(intake.caseload), OnlyProtected),
    "profile.two_answers": Asked(
        plain(profile.two_answers, "start", "start.citizen.health", "start.citizen.sleep"),
        OnlyProtected,
    ),
    "profile.group_outcomes": Asked(plain(profile.group_outcomes, "gender", COURSE), OnlyProtected),
    "comparison.both_voices": Asked(plain(comparison.both_voices, "citizen"), OnlyProtected),
    "effort.contacts": Asked(plain(effort.contacts, (), ()), OnlyProtected),
    "sites.compare_sites": Asked(plain(sites.compare_sites, None), OnlyProtected),
}

#: Protected values, of one coarse filter.
PROTECTED: dict[str, Asked] = {
    f"protected.{question.__name__}": Asked(plain(question), filtered=None)
    for question in (
        protected.protected_group,
        protected.protected_goals,
        protected.protected_funnel,
        protected.protected_profile,
        protected.protected_endings,
        protected.protected_intake,
    )
} | {
    "protected_comparison.protected_comparison": Asked(
        plain(protected_comparison.protected_comparison, "citizen", 1, 2), filtered=None
    ),
    "protected_effort.protected_effort": Asked(
        plain(protected_effort.protected_effort), filtered=None
    ),
}

QUESTIONS = {**UNFILTERED, **WHOLE, **SPLIT, **PROTECTED}

WORDS = Label(da="Lille", en="Small")
PROPOSAL = publishing.Proposal(
    day=ReleaseDay(AS_OF, AS_OF),
    number=1,
    release=Release(project=PROJECT, name=WORDS, summary=WORDS, meeting=AS_OF, as_of=AS_OF),
    exact=ExactAnswers(AS_OF),
    earlier=(),
    is_refused=False,
)

#: For leaders alone, whatever they are about.
LEADERS: dict[str, Callable[[Viewer, Any], object]] = {
    "links.make_link": lambda viewer, store: links.make_link(viewer, store, PROJECT, days=7),
    "publishing.next_days": lambda viewer, stores: publishing.next_days(viewer, stores, PROJECT),
    "publishing.propose_release": lambda viewer, stores: publishing.propose_release(
        viewer, stores, PROJECT, AS_OF
    ),
    "publishing.publish_release": lambda viewer, stores: publishing.publish_release(
        viewer, stores, PROJECT, AS_OF, "", ""
    ),
    "publishing.publish_proposal": lambda viewer, stores: publishing.publish_proposal(
        viewer, stores, PROPOSAL
    ),
}

#: Of single persons: for the leaders of their project.
PERSONS = {
    "erasing.erase_past_retention",
    "erasing.erase_person",
    "erasing.plan_erasure",
    "erasing.plan_retention",
    "persons.project_of_persons",
    "persons.show_person",
    "worklist.worklist",
}

#: Of accounts and of the log: for administrators, whatever else they are.
ADMINISTRATORS = {
    "accounts.add_viewer",
    "accounts.disable_viewer",
    "accounts.enable_viewer",
    "accounts.fetch_viewer",
    "accounts.fetch_viewer_by_id",
    "accounts.invite",
    "accounts.list_viewers",
    "accounts.set_grants",
    "accounts.set_password",
    "accounts.set_rights",
    "audit_search.export_audit",
    "audit_search.search_audit",
    "links.list_links",
    "links.revoke_link",
    "sessions.revoke_sessions",
}

#: For both together: what the log says of a person, and a link to a project's releases.
OF_BOTH = {"persons.lookups_of", "links.make_link"}

#: The door itself, and what is of no day and no persons.
OTHERS = {
    # a note that somebody looks, which each question on persons writes first
    "persons.note_lookup",
    "answering.answer",
    "answering.answer_protected",
    "answering.check_day_is_offered",
    "goals.list_projects",
    "goals.get_definition",
    "goals.change_token",
    # whose link it is says who may revoke it
    "links.revoke_link",
    # of what was released, from a store of its own
    "releases.find_release",
    "releases.funded_projects",
    "releases.list_releases",
    "releases.release_token",
}


def questions_there_are() -> Iterator[str]:
    """Every function of `dashboard.monitoring` that takes a viewer."""
    for module in pkgutil.iter_modules(dashboard.monitoring.__path__):
        loaded = importlib.import_module(f"dashboard.monitoring.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            is_own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if is_own and "viewer" in inspect.signature(function).parameters:
                yield f"{module.name}.{name}"


def test_every_question_is_listed() -> None:
    listed = QUESTIONS.keys() | LEADERS.keys() | PERSONS | ADMINISTRATORS | OF_BOTH | OTHERS
    assert set(questions_there_are()) == listed


def asked_blindly(name: str, viewer: Viewer) -> None:
    """Ask with arguments that are none: who may not ask is refused before they are looked at."""
    module, _, function = name.partition(".")
    question = getattr(importlib.import_module(f"dashboard.monitoring.{module}"), function)
    given = {"viewer": viewer, "project_id": PROJECT}
    question(
        **{each: given.get(each, MagicMock()) for each in inspect.signature(question).parameters}
    )


LEADING = Viewer("leder", frozenset({(PROJECT, Role.LEADER)}))
LEADING_ANOTHER = Viewer("nabo", frozenset({("another", Role.LEADER)}))
ADMINISTRATOR = Viewer("administrator", is_administrator=True)


@pytest.mark.parametrize(
    "viewer",
    [STEERING, FUNDER, STRANGER, LEADING_ANOTHER, ADMINISTRATOR],
    ids=lambda viewer: viewer.name,
)
@pytest.mark.parametrize("name", sorted(PERSONS))
def test_persons_are_for_the_leaders_of_their_project(name: str, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed):
        asked_blindly(name, viewer)


@pytest.mark.parametrize(
    "viewer", [LEADING, STEERING, FUNDER, STRANGER], ids=lambda viewer: viewer.name
)
@pytest.mark.parametrize("name", sorted(ADMINISTRATORS))
def test_accounts_and_the_log_are_for_administrators(name: str, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed):
        asked_blindly(name, viewer)


@pytest.mark.parametrize(
    "viewer", [STEERING, FUNDER, STRANGER, LEADING_ANOTHER], ids=lambda viewer: viewer.name
)
@pytest.mark.parametrize("name", sorted(OF_BOTH))
def test_nobody_else_may_ask_what_leaders_and_administrators_may(name: str, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed):
        asked_blindly(name, viewer)


TABLE = """
[[tables]]
number = "1"
title = { da = "Helbred", en = "Health" }
page = "participants"
as_of = 2017-11-30
[[tables.blocks]]
rows = "cross"
item = { form = "citizen", item = "health" }
by = { form = "citizen", item = "sleep" }
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProjectStore]:
    folder: Path = tmp_path_factory.mktemp("roles")
    url = f"sqlite:///{folder / 'project.db'}"
    engine = create_store(url)
    import_forty(engine, folder, more=TABLE)
    engine.dispose()
    read_only = open_store(url)
    yield ProjectStore(read_only, today=lambda: TODAY)
    read_only.dispose()


def selection(store: ProjectStore, name: str, *codes: str, day: date = AS_OF) -> Selection:
    definition = get_definition(LEADER, store, PROJECT)
    [chosen] = [one for one in coarse_filters(definition, day) if one.name == name]
    options = tuple(option for code in codes if (option := chosen.option(code)) is not None)
    return Selection(day, (Choice(chosen, options),))


def check(refused: type[Exception] | None, asked: Callable[[], object]) -> None:
    if refused is None:
        asked()
    else:
        with pytest.raises(refused):
            asked()


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_steering_group_has_all_exactly_and_some_protected(
    store: ProjectStore, name: str
) -> None:
    question = QUESTIONS[name]
    women = selection(store, "gender", "woman")
    check(question.of_all, lambda: question.ask(STEERING, store, Selection(AS_OF)))
    check(question.filtered, lambda: question.ask(STEERING, store, women))
    # A leader has asked before: what is remembered crosses no role.
    question.ask(LEADER, store, Selection(AS_OF))
    question.ask(LEADER, store, women)
    check(question.of_all, lambda: question.ask(STEERING, store, Selection(AS_OF)))
    check(question.filtered, lambda: question.ask(STEERING, store, women))


@pytest.mark.parametrize("name", QUESTIONS)
def test_only_a_leader_may_choose_any_day(store: ProjectStore, name: str) -> None:
    question = QUESTIONS[name]
    question.ask(LEADER, store, Selection(ODD))
    refused = question.of_all or DateNotOffered
    with pytest.raises(refused):
        question.ask(STEERING, store, Selection(ODD))


@pytest.mark.parametrize("viewer", [STEERING, FUNDER, STRANGER], ids=lambda viewer: viewer.name)
@pytest.mark.parametrize("name", LEADERS)
def test_what_is_for_leaders_is_refused_before_any_store_is_opened(
    name: str, viewer: Viewer
) -> None:
    with pytest.raises(NotAllowed):
        LEADERS[name](viewer, None)


@pytest.mark.parametrize("viewer", [FUNDER, STRANGER], ids=lambda viewer: viewer.name)
@pytest.mark.parametrize("name", QUESTIONS)
def test_nobody_else_is_answered(store: ProjectStore, name: str, viewer: Viewer) -> None:
    for asked in (Selection(AS_OF), selection(store, "gender", "woman")):
        with pytest.raises(NotAllowed):
            QUESTIONS[name].ask(viewer, store, asked)


@pytest.mark.parametrize("name", PROTECTED)
def test_protected_values_are_of_one_coarse_option_of_one_filter(
    store: ProjectStore, name: str
) -> None:
    ask = PROTECTED[name].ask
    women, north = selection(store, "gender", "woman"), selection(store, "site", "north")
    several = selection(store, "site", "north", "south")
    two = Selection(AS_OF, (*women.choices, *north.choices))
    [option] = women.choices[0].options
    own = Filter("gender", None, (FilterOption("x", None, north.where),))
    of_staff = next(
        one for one in filters.project_filters(LEADER, store, PROJECT, AS_OF) if one.name == "staff"
    )
    staff = Selection(AS_OF, (Choice(of_staff, of_staff.options[:1]),))
    cohorts = next(
        one
        for one in filters.project_filters(LEADER, store, PROJECT, AS_OF)
        if one.name == "cohort"
    )
    month = cohorts.option("2017-01")
    assert month is not None
    short = Selection(AS_OF, (Choice(cohorts, (month,)),))
    for refused in (several, two, staff, short):
        with pytest.raises(FilterRefused):
            ask(STEERING, store, refused)
    assert option.where == women.where
    ask(STEERING, store, Selection(AS_OF, (Choice(own, own.options),)))  # as coarse as a site


def test_a_question_that_does_not_say_of_whom_it_is_has_no_answer_for_a_steering_group(
    store: ProjectStore,
) -> None:
    def ask(viewer: Viewer) -> int:
        return answer(
            viewer,
            store,
            Question.COURSES,
            PROJECT,
            Selection(AS_OF),
            "undeclared",
            compute=lambda *_: 7,
        )

    assert ask(LEADER) == 7
    with pytest.raises(OnlyProtected):
        ask(STEERING)
