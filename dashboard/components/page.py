"""What a page is: a path, a name for its texts, and a function from a visit to a view."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from dashboard.access import Question, Viewer, viewer_can
from dashboard.components.address import Address
from dashboard.exports.table import Table
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Source, Stores
from dashboard.text.catalogue import Text

#: What Dash takes as children.
Children = list[Any]


#: Where everybody lands. Who may see nothing live lands on the page of the releases instead.
HOME = "/"
RELEASES_HOME = "/releases"


@dataclass(frozen=True)
class Visit:
    """One look at a page: who asks, of which stores, at which address, in which language."""

    viewer: Viewer
    stores: Stores
    address: Address
    text: Text
    today: date
    parameters: Mapping[str, str]

    @property
    def store(self) -> ProjectStore:
        """The project database, of which most pages ask."""
        return self.stores.project


@dataclass(frozen=True)
class View:
    """What a page shows: the window's title, the content of `main`, and the project it is about."""

    title: str
    children: Children
    project_id: str | None = None
    #: The tables behind what is shown, and what they are about, for a download of the same.
    tables: tuple[Table, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    #: The filters of the view as an address writes them: links to the other pages keep them.
    carried: tuple[tuple[str, str], ...] = ()
    #: What stands in the masthead between the project's name and the language.
    controls: Children | None = None


@dataclass(frozen=True)
class Page:
    """`path` may hold parameters in angle brackets. Its texts begin with ``page.<name>.``

    `title` is the window's title; it is asked for before the page is drawn, and raises what `show`
    raises for an address that leads nowhere.
    """

    name: str
    path: str
    title: Callable[[Visit], str]
    show: Callable[[Visit], View]
    #: Whether the page is one of the project's, to be reached from all the others.
    is_tab: bool = False
    #: The stores that are opened for it, for its frame and for its downloads.
    sources: frozenset[Source] = frozenset({Source.PROJECT})
    #: What the page asks first, where its link is not for everybody who sees the project.
    asks: Question | None = None
    #: Whether it shows single persons: it is never remembered, and its address never logged.
    is_personal: bool = False

    def is_tab_of(self, viewer: Viewer, project_id: str) -> bool:
        """Whether the viewer may follow a link to the page in the project."""
        return self.is_tab and (self.asks is None or viewer_can(viewer, self.asks, project_id))

    def match(self, path: str) -> dict[str, str] | None:
        """The parameters of a path that is this page's, otherwise None."""
        found = self._pattern.fullmatch(path)
        return {k: unquote(v) for k, v in found.groupdict().items()} if found else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = re.split(r"<(\w+)>", self.path)
        return re.compile(
            "".join(
                f"(?P<{part}>[^/]+)" if i % 2 else re.escape(part) for i, part in enumerate(parts)
            )
        )


def find_page(pages: Sequence[Page], path: str) -> tuple[Page, dict[str, str]] | None:
    """The page of a path with the path's parameters; None when no page has it."""
    for page in pages:
        parameters = page.match(path)
        if parameters is not None:
            return page, parameters
    return None


def find_page_for(
    viewer: Viewer, pages: Sequence[Page], path: str
) -> tuple[Page, dict[str, str]] | None:
    """As `find_page`; the home of a viewer who may see releases alone is that of the releases."""
    if path == HOME and home_of(viewer) is Source.RELEASES:
        path = RELEASES_HOME
    return find_page(pages, path)


def home_of(viewer: Viewer) -> Source:
    """What the viewer's home shows: live projects, or releases where nothing live may be seen."""
    reads_only_releases = not viewer_can(viewer, Question.PROJECTS) and viewer_can(
        viewer, Question.RELEASES
    )
    return Source.RELEASES if reads_only_releases else Source.PROJECT


def loggable(pages: Sequence[Page], path: str) -> str:
    """A path as a log may hold it: of a page on a person only which page it is."""
    found = find_page(pages, path)
    return found[0].path if found is not None and found[0].is_personal else path
