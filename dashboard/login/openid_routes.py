"""Signing in at an identity provider by OpenID Connect (authorization code with PKCE).

Authlib checks state, code verifier, signature, issuer, nonce and time. What it leaves open is
demanded here: that there is an identity token, that it is meant for this program alone, and that it
is signed with a public key's algorithm, whatever the provider says it supports.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Blueprint, Flask, request, session
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from joserfc.errors import JoseError
from werkzeug.wrappers import Response

from dashboard.access import Role
from dashboard.login.limits import PER_ADDRESS, has_failed
from dashboard.login.next_page import own_path
from dashboard.login.screens import problem_sentence, screen
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.audit import ANYBODY, Action, record
from dashboard.monitoring.sessions import VouchedFor, sign_in_vouched
from dashboard.openid_settings import OpenIdSettings

log = logging.getLogger(__name__)

START, BACK = "/sign-in/openid", "/sign-in/openid/back"
NEXT = "openid-next"
#: Seconds to wait for the provider.
PATIENCE = 10
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]

#: What a provider, or somebody who pretends to be one, can do wrong.
PROVIDER_ERRORS = (
    AuthlibBaseError,
    JoseError,
    requests.RequestException,
    RuntimeError,
    ValueError,
    KeyError,
)


class Distrusted(ValueError):  # noqa: N818  (what is said of the provider)
    """What the provider says is not what this program asked for; the message is for the log."""


@dataclass(frozen=True)
class OpenIdRoutes:
    """The routes' functions; `register` binds them.

    `outside` gives scheme and host as browsers see them; `signed_in` answers with a new session.
    """

    store: AccessStore
    settings: OpenIdSettings
    outside: Callable[[], str]
    signed_in: Callable[[str, str], Response]

    def register(self, server: Flask, pages: Blueprint, limiter: Limiter) -> None:
        oauth = OAuth(server)
        oauth.register(
            "provider",
            client_id=self.settings.client_id,
            client_secret=self.settings.client_secret,
            server_metadata_url=f"{self.settings.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email profile",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE,
            },
        )
        limit = limiter.limit(PER_ADDRESS, key_func=get_remote_address, deduct_when=has_failed)

        def start() -> Response:
            return self.start(oauth.provider)

        def back() -> Response:
            return self.back(oauth.provider)

        pages.add_url_rule(START, "openid", limit(start))
        pages.add_url_rule(BACK, "openid_back", limit(back))

    def start(self, provider: Any) -> Response:
        """Send the browser to the provider."""
        session.clear()
        session[NEXT] = own_path(request.args.get("next", "")) or ""
        try:
            self._check_provider(provider)
            response: Response = provider.authorize_redirect(f"{self.outside()}{BACK}")
        except PROVIDER_ERRORS as error:
            return self._refused(error, AccountProblem.PROVIDER)
        return response

    def back(self, provider: Any) -> Response:
        """What the provider sent the browser back with; a session if it is right."""
        wanted = str(session.get(NEXT, ""))
        try:
            self._check_provider(provider)
            token = provider.authorize_access_token(claims_options=self._demanded())
            vouched = self._vouched_for(token.get("userinfo"))
        except PROVIDER_ERRORS as error:
            return self._refused(error, AccountProblem.PROVIDER)
        finally:
            session.clear()
        try:
            return self.signed_in(sign_in_vouched(self.store, vouched, how="openid"), wanted)
        except AccountRefused as refused:
            return self._refused(refused, refused.problem)

    def _check_provider(self, provider: Any) -> None:
        """Raise Distrusted unless the provider is the one of the settings."""
        metadata = provider.load_server_metadata()
        if metadata.get("issuer") != self.settings.issuer:
            raise Distrusted("the provider calls itself by another name than the settings")
        metadata["id_token_signing_alg_values_supported"] = ALGORITHMS

    def _demanded(self) -> dict[str, Any]:
        return {
            "iss": {"essential": True, "values": [self.settings.issuer]},
            # Authlib itself is content with the client's name in `azp`.
            "aud": {"essential": True, "values": [self.settings.client_id]},
            "nonce": {"essential": True},
        }

    def _vouched_for(self, claims: Mapping[str, Any] | None) -> VouchedFor:
        if claims is None:
            raise Distrusted("there is no identity token")
        audience = claims["aud"]
        if audience not in (self.settings.client_id, [self.settings.client_id]):
            raise Distrusted("the token is for others too")
        email = claims.get("email")
        if not isinstance(email, str) or claims.get("email_verified") is False:
            raise Distrusted("the provider does not vouch for an e-mail address")
        name = claims.get("name")
        roles = self.settings.roles
        return VouchedFor(
            email=email,
            name=name if isinstance(name, str) and name.strip() else email,
            grants=frozenset((project_id, Role(role)) for project_id, role in roles.grants(claims)),
            is_administrator=roles.is_administrator(claims),
            identity=f"{self.settings.issuer} {claims['sub']}",
        )

    def _refused(self, error: Exception, problem: AccountProblem) -> Response:
        # The error may quote what was sent: its kind is enough to find out what is wrong.
        log.warning("Sign-in by OpenID Connect was refused: %s", _kind(error))
        record(self.store, ANYBODY, Action.SIGN_IN_REFUSED, detail={"how": "openid"})
        return screen("refused", 401, sentence=problem_sentence(problem))


def _kind(error: Exception) -> str:
    if isinstance(error, Distrusted):
        return str(error)
    code = getattr(error, "error", None)
    return f"{type(error).__name__} {code}" if isinstance(code, str) else type(error).__name__
