"""The page of one release: the latest of a project, or an earlier one."""

from __future__ import annotations

from typing import Any

from dashboard.components import html
from dashboard.components.address import release_path
from dashboard.components.download import download_links
from dashboard.components.notice import fault_notices
from dashboard.components.page import RELEASES_HOME, View, Visit
from dashboard.components.release_history import release_history
from dashboard.components.release_overview import about_release, release_body, release_opening
from dashboard.exports.release import release_tables
from dashboard.monitoring.releases import Published, find_release
from dashboard.text import formats


def release_title(visit: Visit, page: str) -> str:
    """Raises NoRelease, StoreUnavailable, NotAllowed."""
    found, _ = _find(visit)
    release, text = found.release, visit.text
    day = formats.day(release.meeting, text.language)
    return text(f"page.{page}.title", project=text.label(release.name), day=day)


def release_view(visit: Visit, page: str) -> View:
    """The release that the address names. Raises NoRelease, StoreUnavailable, NotAllowed."""
    found, releases = _find(visit)
    release, text, address = found.release, visit.text, visit.address
    content: list[Any] = [
        *fault_notices(address, text),
        *_earlier_notice(found, releases[-1], visit),
        html.Div(
            [
                html.P(
                    html.A(text("frame.releases"), href=address.link(RELEASES_HOME), id="up"),
                    className="eyebrow",
                ),
                html.H1(text.label(release.name), tabIndex="-1"),
                *release_opening(release, text),
            ],
            className="opening",
        ),
        *release_body(release, text),
        release_history(releases, address, text, shown=found.number),
        download_links(address, text),
    ]
    return View(
        title=release_title(visit, page),
        children=content,
        tables=release_tables(release, text),
        about=about_release(release, text),
    )


def _find(visit: Visit) -> tuple[Published, tuple[Published, ...]]:
    parameters = visit.parameters
    return find_release(
        visit.viewer, visit.stores.releases, parameters["project_id"], parameters.get("number")
    )


def _earlier_notice(found: Published, latest: Published, visit: Visit) -> list[html.Div]:
    """That this is not the latest release, with the way to that."""
    if found.number == latest.number:
        return []
    text, release = visit.text, latest.release
    day = formats.day(release.meeting, text.language)
    href = visit.address.link(release_path(release.project))
    return [
        html.Div(
            [
                html.P(text("release.earlier.notice", day=day)),
                html.P(html.A(text("release.earlier.link"), href=href, id="latest-release")),
            ],
            className="notice",
            role="status",
        )
    ]
