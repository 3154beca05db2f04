"""The administrator's pages: viewers with their roles, and links for funders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, redirect, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from dashboard.access import Role, Viewer
from dashboard.login.current import current_viewer
from dashboard.login.screens import link, page_text, problem_sentence, screen
from dashboard.login.signing import Signer
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.accounts import (
    add_viewer,
    disable_viewer,
    enable_viewer,
    fetch_viewer_by_id,
    invite,
    list_viewers,
    set_rights,
)
from dashboard.monitoring.links import list_links, make_link, revoke_link
from dashboard.monitoring.sessions import revoke_sessions
from dashboard.settings import DANISH_TIME
from dashboard.text import formats

VIEWERS = "/administration/viewers"
LINKS = "/administration/links"

#: Empty rows of a form of grants, below those that are there.
MORE_GRANTS = 3
MOST_GRANTS = 60

#: What a button on an account's page does.
CHANGES: dict[str, Callable[[Viewer, AccessStore, int], object]] = {
    "disable": disable_viewer,
    "enable": enable_viewer,
    "sign-out": revoke_sessions,
}


@dataclass(frozen=True)
class AdminRoutes:
    """`outside` gives the origin that the addresses of links begin with."""

    store: AccessStore
    signer: Signer
    outside: Callable[[], str]

    def register(self, pages: Blueprint) -> None:
        both, account = ["GET", "POST"], f"{VIEWERS}/<int:account_id>"
        pages.add_url_rule(VIEWERS, "viewers", self.viewers, methods=both)
        pages.add_url_rule(account, "viewer", self.viewer, methods=both)
        pages.add_url_rule(f"{account}/invite", "invite", self.invite, methods=["POST"])
        pages.add_url_rule(
            f"{account}/<any({', '.join(map(repr, CHANGES))}):change>",
            "change_account",
            self.change_account,
            methods=["POST"],
        )
        pages.add_url_rule(LINKS, "links", self.links, methods=both)
        pages.add_url_rule(
            f"{LINKS}/<int:link_id>/revoke", "revoke_link", self.revoke_link, methods=["POST"]
        )

    def viewers(self) -> Response:
        """All accounts, and the form that adds one."""
        viewer = current_viewer()
        if request.method != "POST":
            return self._viewers(viewer)
        try:
            account_id = add_viewer(
                viewer,
                self.store,
                name=request.form.get("name", ""),
                email=request.form.get("email", ""),
                grants=_grants_sent(),
                is_administrator="administrator" in request.form,
            )
        except AccountRefused as refused:
            return self._viewers(viewer, refused.problem)
        return self._invitation(viewer, account_id)

    def viewer(self, account_id: int) -> Response:
        """One account and its rights."""
        viewer = current_viewer()
        if request.method != "POST":
            return self._viewer(viewer, account_id)
        try:
            set_rights(
                viewer,
                self.store,
                account_id,
                grants=_grants_sent(),
                is_administrator="administrator" in request.form,
            )
        except AccountRefused as refused:
            return self._viewer(viewer, account_id, refused.problem)
        return redirect(link(f"{VIEWERS}/{account_id}", done=""), 303)

    def invite(self, account_id: int) -> Response:
        return self._invitation(current_viewer(), account_id)

    def change_account(self, account_id: int, change: str) -> Response:
        viewer = current_viewer()
        try:
            CHANGES[change](viewer, self.store, account_id)
        except AccountRefused as refused:
            return self._viewer(viewer, account_id, refused.problem)
        return redirect(link(f"{VIEWERS}/{account_id}", done=""), 303)

    def links(self) -> Response:
        """All links, and the form that makes one."""
        viewer, form = current_viewer(), request.form
        if request.method != "POST":
            return self._links(viewer)
        days = form.get("days", "")
        try:
            made = make_link(
                viewer,
                self.store,
                form.get("project", ""),
                days=int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0,
                purpose=form.get("note", ""),
            )
        except AccountRefused as refused:
            return self._links(viewer, refused.problem)
        text = page_text()
        day = formats.day(made.expires.astimezone(DANISH_TIME).date(), text.language)
        return screen(
            "secret_link",
            title=text("admin.links.made.title"),
            lead=text("admin.links.made.lead", day=day),
            address=self.outside() + self.signer.link_path(made.secret),
            back=(text("admin.links"), link(LINKS)),
        )

    def revoke_link(self, link_id: int) -> Response:
        try:
            revoke_link(current_viewer(), self.store, link_id)
        except AccountRefused as refused:
            return screen("refused", 404, sentence=problem_sentence(refused.problem))
        return redirect(link(LINKS), 303)

    def _viewers(self, viewer: Viewer, problem: AccountProblem | None = None) -> Response:
        return screen(
            "viewers",
            400 if problem else 200,
            viewers=list_viewers(viewer, self.store),
            rows=_grant_rows(()),
            roles=list(Role),
            error=problem_sentence(problem) if problem else "",
            given=request.form,
        )

    def _viewer(
        self, viewer: Viewer, account_id: int, problem: AccountProblem | None = None
    ) -> Response:
        try:
            known = fetch_viewer_by_id(viewer, self.store, account_id)
        except AccountRefused as refused:
            return screen("refused", 404, sentence=problem_sentence(refused.problem))
        return screen(
            "viewer",
            400 if problem else 200,
            known=known,
            rows=_grant_rows(known.grants),
            roles=list(Role),
            error=problem_sentence(problem) if problem else "",
            is_done="done" in request.args,
        )

    def _invitation(self, viewer: Viewer, account_id: int) -> Response:
        """The address to set a password at: shown once, in the answer to the form."""
        try:
            invitation = invite(viewer, self.store, account_id)
            known = fetch_viewer_by_id(viewer, self.store, account_id)
        except AccountRefused as refused:
            return screen("refused", 404, sentence=problem_sentence(refused.problem))
        text = page_text()
        return screen(
            "secret_link",
            title=text("admin.invited.title", name=known.name),
            lead=text("admin.invited.lead", email=known.email),
            address=self.outside() + link(self.signer.invitation_path(invitation)),
            back=(text("admin.back"), link(VIEWERS)),
        )

    def _links(self, viewer: Viewer, problem: AccountProblem | None = None) -> Response:
        return screen(
            "links",
            400 if problem else 200,
            links=list_links(viewer, self.store),
            error=problem_sentence(problem) if problem else "",
            given=request.form,
        )


def _grant_rows(grants: tuple[tuple[str, Role], ...]) -> list[tuple[int, str, str]]:
    """The rows of the form: number, project and role, and some that are empty."""
    filled = [*((project_id, str(role)) for project_id, role in grants), *[("", "")] * MORE_GRANTS]
    return [(number, project_id, role) for number, (project_id, role) in enumerate(filled, 1)]


def _grants_sent() -> list[tuple[str, Role]]:
    """The grants of a form that was sent; a row without a project, or without a role, is none."""
    projects, roles = request.form.getlist("project"), request.form.getlist("role")
    if len(projects) != len(roles) or len(projects) > MOST_GRANTS:
        raise BadRequest("The form is not whole.")
    try:
        return [
            (project_id, Role(role))
            for project_id, role in zip(projects, roles, strict=True)
            if project_id.strip() and role
        ]
    except ValueError:
        raise AccountRefused(AccountProblem.ROLE_UNKNOWN) from None
