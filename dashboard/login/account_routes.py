"""Signing in and out, one's own sessions and password, and the first password by invitation."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from dashboard.login.cookies import give_token, read_token, take_token
from dashboard.login.current import current_session
from dashboard.login.limits import PER_ACCOUNT, PER_ADDRESS, account_tried, has_failed
from dashboard.login.next_page import SIGN_IN, own_path
from dashboard.login.screens import link, problem_sentence, screen
from dashboard.login.signing import Signer
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.accounts import (
    Invitation,
    accept_invitation,
    change_own_password,
    check_invitation,
)
from dashboard.monitoring.demo_accounts import DemoRole, sign_in_to_demo
from dashboard.monitoring.sessions import (
    find_session,
    list_own_sessions,
    revoke_session,
    sign_in,
    sign_out,
)


@dataclass(frozen=True)
class AccountRoutes:
    """The routes' functions; `register` binds them."""

    store: AccessStore
    signer: Signer
    is_demo: bool
    has_provider: bool = False

    def register(self, pages: Blueprint, limiter: Limiter) -> None:
        per_address = limiter.limit(
            PER_ADDRESS, key_func=get_remote_address, methods=["POST"], deduct_when=has_failed
        )
        per_account = limiter.limit(
            PER_ACCOUNT, key_func=account_tried, methods=["POST"], deduct_when=has_failed
        )
        both = ["GET", "POST"]
        sign_in_view = per_account(per_address(self.sign_in))
        pages.add_url_rule(SIGN_IN, "sign_in", sign_in_view, methods=both)
        if self.is_demo:
            pages.add_url_rule(
                "/sign-in/demo", "sign_in_to_demo", self.sign_in_to_demo, methods=["POST"]
            )
        pages.add_url_rule("/sign-out", "sign_out", self.sign_out, methods=["POST"])
        pages.add_url_rule("/signed-out", "signed_out", self.signed_out)
        pages.add_url_rule("/account/sessions", "sessions", self.sessions)
        pages.add_url_rule(
            "/account/sessions/<int:session_id>/end",
            "end_session",
            self.end_session,
            methods=["POST"],
        )
        pages.add_url_rule(
            "/account/password", "password", per_address(self.password), methods=both
        )
        pages.add_url_rule(
            "/set-password/<signed>", "invited", per_address(self.invited), methods=both
        )

    def sign_in(self) -> Response:
        """The form; sent, a session and the page that was asked for."""
        wanted = request.values.get("next", "")
        if request.method != "POST":
            return self._sign_in_form(wanted)
        email, password = request.form.get("email", ""), request.form.get("password", "")
        try:
            token = sign_in(self.store, email, password)
        except AccountRefused as refused:
            return self._sign_in_form(wanted, email=email, problem=refused.problem)
        return self.signed_in(token, wanted)

    def sign_in_to_demo(self) -> Response:
        try:
            role = DemoRole(request.form.get("role", ""))
        except ValueError:
            raise BadRequest("There is no such role.") from None
        token = sign_in_to_demo(self.store, role)
        return self.signed_in(token, request.form.get("next", ""))

    def sign_out(self) -> Response:
        sign_out(self.store, current_session())
        return take_token(redirect(link("/signed-out"), 303))

    def signed_out(self) -> Response:
        return screen("signed_out")

    def sessions(self) -> Response:
        return screen("sessions", sessions=list_own_sessions(self.store, current_session()))

    def end_session(self, session_id: int) -> Response:
        signed_in = current_session()
        try:
            revoke_session(self.store, signed_in, session_id)
        except AccountRefused as refused:
            return screen("refused", 404, sentence=problem_sentence(refused.problem))
        if session_id == signed_in.session_id:
            return take_token(redirect(link("/signed-out"), 303))
        return redirect(link("/account/sessions"), 303)

    def password(self) -> Response:
        if request.method != "POST":
            return screen("password", is_done="done" in request.args)
        signed_in, form = current_session(), request.form
        try:
            password = _twice(form.get("new", ""), form.get("repeat", ""))
            change_own_password(
                self.store,
                signed_in.account_id or 0,
                form.get("current", ""),
                password,
                session_id=signed_in.session_id,
            )
        except AccountRefused as refused:
            problem = refused.problem
            return screen("password", 400, problem=problem, error=problem_sentence(problem))
        return redirect(link("/account/password", done=""), 303)

    def invited(self, signed: str) -> Response:
        """The first password, or a new one, for whoever has the signed address."""
        invitation = self.signer.read_invitation(signed)
        try:
            if invitation is None:
                raise AccountRefused(AccountProblem.INVITATION)
            email = check_invitation(self.store, invitation)
        except AccountRefused as refused:
            return screen("refused", 404, sentence=problem_sentence(refused.problem))
        if request.method != "POST":
            return screen("invited", email=email)
        return self._accept(invitation, email)

    def _accept(self, invitation: Invitation, email: str) -> Response:
        try:
            password = _twice(request.form.get("new", ""), request.form.get("repeat", ""))
            accept_invitation(self.store, invitation, password)
        except AccountRefused as refused:
            problem = refused.problem
            return screen(
                "invited", 400, email=email, problem=problem, error=problem_sentence(problem)
            )
        return redirect(link(SIGN_IN, invited=""), 303)

    def _sign_in_form(
        self, wanted: str, *, email: str = "", problem: AccountProblem | None = None
    ) -> Response:
        return screen(
            "sign_in",
            401 if problem else 200,
            next=own_path(wanted) or "",
            email=email[:254],
            error=problem_sentence(problem) if problem else "",
            is_invited="invited" in request.args,
            has_provider=self.has_provider,
            demo_roles=list(DemoRole) if self.is_demo else [],
        )

    def signed_in(self, token: str, wanted: str) -> Response:
        """The page that was asked for, or the first that the viewer may see."""
        old = read_token()
        if old:
            # One browser, one session: what it had before ends.
            before = find_session(self.store, old, is_use=False)
            if before is not None:
                sign_out(self.store, before)
        now = find_session(self.store, token)
        sees_figures = now is not None and bool(now.viewer.roles)
        first = "/" if sees_figures else "/administration/viewers"
        path = own_path(wanted)
        return give_token(redirect(path or link(first), 303), token)


def _twice(password: str, repeated: str) -> str:
    if password != repeated:
        raise AccountRefused(AccountProblem.PASSWORDS_DIFFER)
    return password
