"""A release as readers see it: a sentence, its goals on the ladder, its tables, its protection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.release_goals import goals_ladder
from dashboard.components.release_sections import release_sections
from dashboard.components.sections import show_section
from dashboard.indicators.protected import ExactCount, ProtectedGoal, ProtectedShare
from dashboard.indicators.release import Release
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.protected import say_figure, say_protected_standing

#: As many goals are named in a release's sentence where none is a headline.
MOST_NAMED = 3


def release_body(release: Release, text: Text) -> list[Any]:
    """Everything beneath the opening."""
    return [
        *goals_ladder(release.goals, release.rules, text),
        *[show_section(section, text) for section in release_sections(release, text)],
        protection_section(release, text),
    ]


def release_opening(release: Release, text: Text) -> list[Any]:
    """The sentence, the dates, whether the persons are invented, and the leader's note."""
    parts: list[Any] = [
        html.P(say_release(release, text), className="lead", id="release-sentence"),
        release_facts(release, text),
    ]
    if release.note:
        parts.append(
            html.Figure(
                [
                    html.Figcaption(text("release.note"), className="release-note-by"),
                    html.Blockquote([html.P(line) for line in release.note.splitlines() if line]),
                ],
                className="release-note",
            )
        )
    return parts


def release_facts(release: Release, text: Text) -> html.Ul:
    """The meeting, the as-of date, and whether the persons are synthetic."""
    words = [
        text("release.meeting", day=formats.day(release.meeting, text.language)),
        text("release.as_of", day=formats.day(release.as_of, text.language)),
    ]
    shown = [html.Li(one) for one in words]
    if release.synthetic:
        shown.append(html.Li(text("facts.synthetic"), className="synthetic"))
    return html.Ul(shown, className="facts")


def say_release(release: Release, text: Text) -> str:
    """How the headline goals stand, each with its figure as it is shown."""
    day = formats.day(release.as_of, text.language)
    goals = headlines(release)
    if not goals:
        return text("release.lead.empty", day=day)
    return text(
        "release.lead", day=day, parts="; ".join(_part(goal, release, text) for goal in goals)
    )


def headlines(release: Release) -> Sequence[ProtectedGoal]:
    """The headline goals; without any the first of those with a figure, or the first of all."""
    goals = [goal for goal in release.goals if goal.headline]
    with_figure = [goal for goal in release.goals if goal.figure is not None]
    return goals or (with_figure or list(release.goals))[:MOST_NAMED]


def _part(goal: ProtectedGoal, release: Release, text: Text) -> str:
    named = {
        "goal": text("finding.name", name=text.label(goal.short_name)),
        "standing": say_protected_standing(goal.standing, text).lower(),
    }
    if goal.figure is None:
        return text("release.lead.part.bare", **named)
    figure = say_figure(goal.figure, release.rules, text)
    key = "release.lead.part.unknown" if goal.standing is None else "release.lead.part"
    return text(key, **named, figure=figure)


def protection_section(release: Release, text: Text) -> html.Section:
    """What was done to the numbers, in plain words: only what this release has."""
    return html.Section(
        [
            html.Div(
                html.H2(text("release.protection"), id="release-protection-title"),
                className="rung-head",
            ),
            html.Div(
                html.Ul([html.Li(words) for words in say_protection(release, text)]),
                className="rung-body prose",
            ),
        ],
        className="rung",
        id="release-protection",
        **{"aria-labelledby": "release-protection-title"},
    )


def say_protection(release: Release, text: Text) -> list[str]:
    """The rules that were in force, a sentence each."""
    rules = release.rules
    said = [
        text("release.protection.why"),
        text("release.protection.rounded", smallest=rules.smallest, base=rules.base),
        text("release.protection.complement"),
        text("release.protection.percent"),
        text("release.protection.standing"),
    ]
    if release.means:
        said.append(text("release.protection.means", least=rules.mean_from))
    if any(_is_exact(goal) for goal in release.goals):
        said.append(text("release.protection.exact"))
    if release.withheld:
        said.append(text("release.protection.withheld"))
    return said


def _is_exact(goal: ProtectedGoal) -> bool:
    figure = goal.figure
    shown = figure.numerator if isinstance(figure, ProtectedShare) else figure
    return isinstance(shown, ExactCount)


def about_release(release: Release, text: Text) -> tuple[tuple[str, str], ...]:
    """What a file says about itself: nothing that the release does not."""
    return (
        (text("release.about.project"), text.label(release.name)),
        (text("release.about.meeting"), formats.day(release.meeting, text.language)),
        (text("release.about.as_of"), formats.day(release.as_of, text.language)),
        *((text("release.about.protection"), words) for words in say_protection(release, text)),
        *(((text("release.note"), release.note),) if release.note else ()),
    )
