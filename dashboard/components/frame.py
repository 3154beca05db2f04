"""What surrounds every page: masthead, main, footer, and the parts that keep it alive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dash import dcc
from dash import html as dash_html

from dashboard.access import Viewer
from dashboard.components import html
from dashboard.components.account_menu import account_menu, signed_out_notice
from dashboard.components.address import Address
from dashboard.components.page import Page
from dashboard.indicators.definition import Label
from dashboard.text import formats
from dashboard.text.catalogue import LANGUAGES, Text

#: Milliseconds between two looks at the change token: a change is shown within five seconds.
POLL_EVERY = 2000


class FrameIds:
    """Ids of what is always on the page. `assets/view/*.js` knows them too."""

    URL = "url"
    POLL = "poll"
    TOKEN = "token"
    SEEN = "seen"
    PAGE = "page"
    CONNECTION = "connection"
    SIGNED_OUT = "signed-out"
    STORE_STATE = "store-state"
    UPDATED = "updated"
    MAIN = "main"


@dataclass(frozen=True)
class MenuEntry:
    """A project in the menu, with the path to which it leads."""

    project_id: str
    name: Label
    path: str


def layout() -> dash_html.Div:
    """The same for every viewer and every address: it knows neither."""
    return dash_html.Div(
        [
            dcc.Location(id=FrameIds.URL, refresh="callback-nav"),
            dcc.Store(id=FrameIds.TOKEN),
            dcc.Store(id=FrameIds.SEEN),
            dcc.Store(id=FrameIds.STORE_STATE),
            dcc.Interval(id=FrameIds.POLL, interval=POLL_EVERY),
            dash_html.Div(
                [
                    dash_html.P(Text(language)("frame.disconnected"), lang=language)
                    for language in LANGUAGES
                ],
                id=FrameIds.CONNECTION,
                className="connection",
                role="status",
            ),
            dash_html.Div(
                [signed_out_notice(Text(language)) for language in LANGUAGES],
                id=FrameIds.SIGNED_OUT,
                className="signed-out",
                role="status",
            ),
            dash_html.Div(id=FrameIds.PAGE),
            dash_html.Footer(
                dash_html.P(id=FrameIds.UPDATED, **{"aria-live": "polite"}), className="footer"
            ),
        ],
    )


def frame(
    content: Sequence[Any],
    address: Address,
    text: Text,
    *,
    viewer: Viewer,
    projects: Sequence[MenuEntry],
    project_id: str | None,
    controls: Sequence[Any],
    tabs: Sequence[Page] = (),
    page: Page | None = None,
    carried: Sequence[tuple[str, str]] = (),
) -> list[Any]:
    """Masthead and main around a page's content.

    `tabs` are the pages of each project, `page` the one that is shown, `carried` the parameters
    that links between them keep.
    """
    return [
        html.A(text("frame.skip"), href=f"#{FrameIds.MAIN}", className="skip-link"),
        html.Header(
            [
                html.Nav(
                    [
                        html.A(
                            text("frame.home"), href=address.link("/"), className="home", id="home"
                        ),
                        *_project_menu(projects, project_id, address, text),
                    ],
                    className="masthead-left",
                    **{"aria-label": text("frame.navigation")},
                ),
                html.Div(
                    [
                        *controls,
                        _languages(address, text),
                        account_menu(viewer, project_id, address, text),
                    ],
                    className="masthead-right",
                ),
            ],
            className="masthead",
        ),
        *_tabs(tabs, page, carried, project_id, address, text),
        html.Main(list(content), id=FrameIds.MAIN, tabIndex="-1"),
    ]


def _tabs(
    tabs: Sequence[Page],
    page: Page | None,
    carried: Sequence[tuple[str, str]],
    project_id: str | None,
    address: Address,
    text: Text,
) -> list[html.Nav]:
    """Links to the project's pages, which keep the date and the filters."""
    if project_id is None or not tabs:
        return []
    return [
        html.Nav(
            html.Ul(
                [
                    html.Li(
                        html.A(
                            text(f"page.{tab.name}.tab"),
                            href=address.link(
                                tab.path.replace("<project_id>", quote(project_id, safe="")),
                                as_of=address.as_of,
                                asked=dict(carried),
                            ),
                            id=f"tab-{tab.name}",
                            className="current" if tab is page else "",
                        ),
                        **({"aria-current": "page"} if tab is page else {}),
                    )
                    for tab in tabs
                ],
                className="tabs-list",
            ),
            className="tabs",
            id="tabs",
            **{"aria-label": text("tabs.label")},
        )
    ]


def _project_menu(
    projects: Sequence[MenuEntry], project_id: str | None, address: Address, text: Text
) -> list[html.Details]:
    if not projects:
        return []
    ordered = sorted(
        projects, key=lambda entry: formats.sort_key(text.label(entry.name), text.language)
    )
    return [
        html.Details(
            [
                html.Summary(text("frame.switch")),
                html.Ul(
                    [
                        html.Li(
                            html.A(
                                text.label(entry.name),
                                href=address.link(entry.path),
                                id=f"switch-{entry.project_id}",
                                className="current" if entry.project_id == project_id else "",
                            )
                        )
                        for entry in ordered
                    ],
                    className="menu-panel menu-links",
                ),
            ],
            className="menu",
            id="project-menu",
        )
    ]


def _languages(address: Address, text: Text) -> html.Ul:
    """Links to this very view in each language; each name is in its own language."""
    items = [
        html.Li(
            html.A(
                Text(language)("frame.language"),
                href=address.in_language(language),
                id=f"language-{language}",
                className="current" if language == text.language else "",
            ),
            lang=language,
        )
        for language in LANGUAGES
    ]
    return html.Ul(items, className="languages", **{"aria-label": text("frame.languages")})
