"""A real OpenID provider in a process of its own, which can be told to lie about who signed in.

`python -m tests.openid_provider PORT` serves it until it is ended. `PUT /lie` with one of `LIES` as
its body bends every identity token from then on; an empty body makes it honest again.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g, request
from joserfc import jwt
from joserfc.jwk import RSAKey

with warnings.catch_warnings():
    # the provider still uses a part of Authlib that is to move to another package
    warnings.simplefilter("ignore")
    import oidc_provider_mock

Claims = dict[str, Any]

#: What is wrong with the token, and how its claims are bent for that.
LIES: dict[str, Callable[[Claims], Claims]] = {
    "nonce": lambda claims: claims | {"nonce": "of-another-sign-in"},
    "no nonce": lambda claims: {name: claims[name] for name in claims if name != "nonce"},
    "audience": lambda claims: claims | {"aud": ["another-client"]},
    "audience, azp": lambda claims: claims | {"aud": "another-client", "azp": claims["aud"][0]},
    "issuer": lambda claims: claims | {"iss": "https://elsewhere.example"},
    "expired": lambda claims: claims | {"iat": claims["iat"] - 7200, "exp": claims["iat"] - 3600},
    "signature": lambda claims: claims,
    "unsigned": lambda claims: claims,
}
TOKEN_PATH = "/oauth2/token"


def create_provider() -> Flask:
    """The provider. Whoever is named on its form is signed in; `PUT /users/SUB` gives claims."""
    provider: Flask = oidc_provider_mock.app(require_nonce=True)
    provider.config["LIE"] = ""

    def choose_lie() -> Response:
        lie = request.get_data(as_text=True)
        if lie and lie not in LIES:
            return Response(status=404)
        provider.config["LIE"] = lie
        return Response(status=204)

    def bend(response: Response) -> Response:
        lie = provider.config["LIE"]
        if not lie or request.path != TOKEN_PATH or response.status_code != 200:
            return response
        answer = response.get_json()
        answer["id_token"] = _bent(answer["id_token"], lie)
        response.set_data(provider.json.dumps(answer))
        return response

    provider.add_url_rule("/lie", "lie", choose_lie, methods=["PUT"])
    provider.after_request(bend)
    return provider


def _bent(token: str, lie: str) -> str:
    own = RSAKey.import_key(g.oidc_provider_mock_storage.jwk.as_dict(is_private=True))
    claims = LIES[lie](dict(jwt.decode(token, own).claims))
    if lie == "unsigned":
        return jwt.encode({"alg": "none"}, claims, None, algorithms=["none"])
    key = RSAKey.generate_key(2048) if lie == "signature" else own
    return jwt.encode({"alg": "RS256"}, claims, key)


if __name__ == "__main__":
    create_provider().run(host="127.0.0.1", port=int(sys.argv[1]), use_reloader=False)
