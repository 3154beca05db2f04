"""A funder's link: exchanged for a session at an address that gives nothing away."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.wrappers import Response

from dashboard.login.cookies import give_token
from dashboard.login.limits import PER_ADDRESS, has_failed
from dashboard.login.screens import link, problem_sentence, screen
from dashboard.login.signing import Signer
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountRefused
from dashboard.monitoring.links import exchange_link


@dataclass(frozen=True)
class LinkRoutes:
    store: AccessStore
    signer: Signer

    def register(self, pages: Blueprint, limiter: Limiter) -> None:
        limit = limiter.limit(PER_ADDRESS, key_func=get_remote_address, deduct_when=has_failed)
        pages.add_url_rule("/link/<signed>", "open_link", limit(self.open_link))

    def open_link(self, signed: str) -> Response:
        try:
            token = exchange_link(self.store, self.signer.read_link(signed))
        except AccountRefused as refused:
            response: Response = screen("refused", 404, sentence=problem_sentence(refused.problem))
        else:
            response = give_token(redirect(link("/"), 303), token)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
