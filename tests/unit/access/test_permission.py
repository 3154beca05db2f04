"""Roles by questions."""

from __future__ import annotations

import pytest

from dashboard.access import (
    OPERATOR,
    NotAllowed,
    Question,
    Role,
    Viewer,
    check_viewer_can,
    viewer_can,
)
from dashboard.access.permission import ADMINISTRATION, ANSWERED


def test_every_role_has_its_questions() -> None:
    assert set(ANSWERED) == set(Role)


@pytest.mark.parametrize("question", Question)
def test_the_operator_may_ask_everything(question: Question) -> None:
    check_viewer_can(OPERATOR, question)
    check_viewer_can(OPERATOR, question, "any")


PROJECT_QUESTIONS = sorted(set(Question) - ADMINISTRATION)


@pytest.mark.parametrize("question", PROJECT_QUESTIONS)
def test_a_leader_may_ask_of_the_own_project_only(question: Question) -> None:
    viewer = Viewer("somebody", frozenset({("mine", Role.LEADER)}))
    assert viewer_can(viewer, question, "mine")
    assert viewer_can(viewer, question)
    assert not viewer_can(viewer, question, "theirs")
    with pytest.raises(NotAllowed, match="theirs"):
        check_viewer_can(viewer, question, "theirs")


def test_a_funder_may_ask_for_releases_and_nothing_else() -> None:
    viewer = Viewer("funder", frozenset({("theirs", Role.FUNDER)}))
    allowed = {question for question in Question if viewer_can(viewer, question, "theirs")}
    assert allowed == {Question.RELEASES}


def test_persons_and_the_making_of_releases_are_the_leaders() -> None:
    viewer = Viewer("board", frozenset({("ours", Role.STEERING_GROUP)}))
    refused = {question for question in Question if not viewer_can(viewer, question, "ours")}
    assert refused == {Question.PERSONS, Question.PUBLISHING} | ADMINISTRATION


def test_an_administrator_sees_no_project_by_that_alone() -> None:
    viewer = Viewer("administrator", is_administrator=True)
    allowed = {question for question in Question if viewer_can(viewer, question)}
    assert allowed == ADMINISTRATION
    assert not any(viewer_can(viewer, question, "any") for question in PROJECT_QUESTIONS)


def test_a_role_in_one_project_is_none_in_another() -> None:
    viewer = Viewer(
        "both", frozenset({("first", Role.LEADER), ("second", Role.FUNDER)}), everywhere=None
    )
    assert viewer.role_in("first") is Role.LEADER
    assert viewer.role_in("second") is Role.FUNDER
    assert viewer.role_in("third") is None
    assert viewer.roles == {Role.LEADER, Role.FUNDER}
