"""Who is signed in, with the role in this project, and the way out. Plain links and a plain form:
the pages behind them are not Dash's."""

from __future__ import annotations

from dash import html as dash_html

from dashboard.access import Viewer
from dashboard.components import html
from dashboard.components.address import Address
from dashboard.text.catalogue import Text

#: Path and words of an account's pages, and of those of an administrator.
OWN_PAGES = (("/account/sessions", "own.sessions"), ("/account/password", "own.password"))
ADMIN_PAGES = (
    ("/administration/viewers", "admin.viewers"),
    ("/administration/links", "admin.links"),
    ("/administration/audit", "page.audit.heading"),
)


def account_menu(
    viewer: Viewer, project_id: str | None, address: Address, text: Text
) -> html.Details:
    """The menu at the end of the masthead; it knows the viewer and nothing of the session."""
    # A link has no account to look after.
    own = OWN_PAGES if viewer.display_name else ()
    pages = (*own, *(ADMIN_PAGES if viewer.is_administrator else ()))
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(f"{text('viewer.menu')}: ", className="visually-hidden"),
                    viewer_words(viewer, project_id, text),
                ]
            ),
            html.Div(
                [
                    html.Ul(
                        [
                            html.Li(html.A(text(words), href=address.link(path)))
                            for path, words in pages
                        ]
                    ),
                    html.Form(
                        html.Button(text("login.out"), type="submit", className="plain"),
                        method="post",
                        action=address.link("/sign-out"),
                        id="sign-out",
                    ),
                ],
                className="menu-panel",
            ),
        ],
        className="menu account-menu",
        id="account-menu",
    )


def viewer_words(viewer: Viewer, project_id: str | None, text: Text) -> str:
    """ "Åse Holm, projektleder"; outside a project the one role that the viewer has everywhere."""
    name = viewer.display_name or text("viewer.link")
    role = viewer.role_in(project_id) if project_id is not None else None
    if role is None and len(viewer.roles) == 1:
        [role] = viewer.roles
    return f"{name}, {text(f'viewer.{role}')}" if role is not None else name


def signed_out_notice(text: Text) -> dash_html.P:
    """For when the session has ended; `assets/view/connection.js` shows it, and adds to the link
    where to come back to."""
    again = dash_html.A(text("login.again"), href=Address(language=text.language).link("/sign-in"))
    return dash_html.P([text("viewer.ended"), " ", again], lang=text.language)
