"""A project's releases, newest first, each with what changed since the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboard.components import html
from dashboard.components.address import Address, release_path
from dashboard.indicators.release import Release
from dashboard.indicators.release_changes import GoalChange, release_changes
from dashboard.monitoring.releases import Published
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.protected import say_figure, say_protected_standing


def release_history(
    releases: Sequence[Published], address: Address, text: Text, *, shown: int | None = None
) -> html.Section:
    """Links to the releases (oldest first in `releases`); `shown` is the number of this page's."""
    before = {one.number: earlier.release for earlier, one in pairwise(releases)}
    return html.Section(
        [
            html.Div(
                html.H2(text("release.history"), id="release-history-title"),
                className="rung-head",
            ),
            html.Div(
                html.Ol(
                    [
                        _entry(
                            one, before.get(one.number), releases[-1].number, address, text, shown
                        )
                        for one in reversed(releases)
                    ],
                    className="release-list",
                    reversed=True,
                ),
                className="rung-body",
            ),
        ],
        className="rung",
        id="release-history",
        **{"aria-labelledby": "release-history-title"},
    )


def _entry(
    one: Published,
    before: Release | None,
    latest: int,
    address: Address,
    text: Text,
    shown: int | None,
) -> html.Li:
    release = one.release
    number = None if one.number == latest else one.number
    words = text("release.history.link", day=formats.day(release.meeting, text.language))
    head: list[Any] = [
        html.A(
            words,
            href=address.link(release_path(release.project, number)),
            id=f"release-{one.number}-link",
        )
    ]
    if one.number == shown:
        head.append(html.Span(text("release.history.current"), className="release-current"))
    return html.Li(
        [
            html.P(head, className="release-list-head"),
            html.Ul(
                [html.Li(said) for said in say_changes(before, release, text)],
                className="release-changes",
            ),
        ]
    )


def say_changes(before: Release | None, release: Release, text: Text) -> list[str]:
    """What changed since the release before, a sentence each."""
    if before is None:
        return [text("release.history.first")]
    said = [
        words
        for change in release_changes(before, release)
        for words in _say(change, before, release, text)
    ]
    return said or [text("release.history.same")]


def _say(change: GoalChange, before: Release, release: Release, text: Text) -> list[str]:
    goal, said = text.label(change.after.short_name), []
    if change.moved:
        said.append(
            text(
                "release.history.changed",
                goal=goal,
                before=say_figure(change.before.figure, before.rules, text),
                after=say_figure(change.after.figure, release.rules, text),
            )
        )
    if change.has_other_standing:
        said.append(
            text(
                "release.history.standing",
                goal=goal,
                before=say_protected_standing(change.before.standing, text).lower(),
                after=say_protected_standing(change.after.standing, text).lower(),
            )
        )
    return said
