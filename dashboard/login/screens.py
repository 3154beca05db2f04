"""The pages around signing in, which work without scripts: a template, words, and the frame."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from flask import Response, current_app, g, make_response, render_template, request

from dashboard.indicators.definition import Language
from dashboard.monitoring.account_problem import AccountProblem
from dashboard.settings import DANISH_TIME
from dashboard.text import formats
from dashboard.text.catalogue import LANGUAGES, Text

#: Style sheets of these pages, in their order.
STYLES = ("vendor/font.css", "view/colours.css", "view/page.css", "view/forms.css")

#: The key of the application's configuration that says where the assets are.
ASSETS = "DASHBOARD_ASSETS"


def page_language() -> Language:
    """The language that the address asks for."""
    return "en" if request.args.get("lang") == "en" else LANGUAGES[0]


def page_text() -> Text:
    return Text(page_language())


def link(path: str, language: Language | None = None, **asked: str) -> str:
    """A link in the language of this page, or in another one."""
    language = language or page_language()
    query = urlencode({**asked, **({"lang": language} if language != LANGUAGES[0] else {})})
    return path + (f"?{query}" if query else "")


def screen(template: str, status: int = 200, **values: object) -> Response:
    """The page as an answer. `values` are the template's, in which everything is text."""
    text = page_text()
    response = make_response(
        render_template(
            f"{template}.html",
            text=text,
            language=text.language,
            link=link,
            styles=[_stamped(current_app.config[ASSETS], style) for style in STYLES],
            languages=[(code, Text(code)("frame.language"), _here(code)) for code in LANGUAGES],
            viewer=g.get("viewer"),
            has_account=bool(g.get("signed_in") and g.signed_in.account_id is not None),
            moment=_moment,
            **values,
        ),
        status,
    )
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def problem_sentence(problem: AccountProblem) -> str:
    return page_text()(f"account.{problem}")


def _here(language: Language) -> str:
    """This page in another language; what was sent by a form is not in it."""
    return link(request.path, language, **{k: v for k, v in request.args.items() if k != "lang"})


def _moment(when: datetime | None) -> str:
    """A day and the time of day in Denmark."""
    if when is None:
        return ""
    text = page_text()
    local = when.astimezone(DANISH_TIME)
    clock = f"{local:%H.%M}" if text.language == "da" else f"{local:%H:%M}"
    return f"{formats.short_day(local.date(), text.language)} {clock}"


@cache
def _stamped(assets: Path, path: str) -> str:
    """The asset's address with its age, since browsers keep it for a year."""
    return f"/assets/{path}?m={(assets / path).stat().st_mtime:.0f}"
