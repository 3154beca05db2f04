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
from dashboard.access.permission import ANSWERED


def test_every_role_has_its_questions() -> None:
    assert set(ANSWERED) == set(Role)


@pytest.mark.parametrize("question", Question)
def test_the_operator_may_ask_everything(question: Question) -> None:
    check_viewer_can(OPERATOR, question)
    check_viewer_can(OPERATOR, question, "any")


@pytest.mark.parametrize("question", Question)
def test_a_viewer_of_some_projects_may_not_ask_of_others(question: Question) -> None:
    viewer = Viewer("somebody", Role.OPERATOR, frozenset({"mine"}))
    assert viewer_can(viewer, question, "mine")
    assert not viewer_can(viewer, question, "theirs")
    with pytest.raises(NotAllowed, match="theirs"):
        check_viewer_can(viewer, question, "theirs")
