"""The settings of sign-in by OpenID Connect, and which roles follow from a provider's claims.

The roles stand in a TOML file:

    claim = "groups"
    administrators = ["dashboard-administrators"]

    [roles."leaders-north"]
    paa-vej-til-arbejde = "leader"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Hosts on which a provider may be asked without TLS: this machine alone.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ROLES = ("leader", "steering_group", "funder")
#: Of two roles in one project, by two groups, the one that stands first here.
STRONGEST_FIRST = ROLES


class OpenIdSettingsError(Exception):
    """A setting that cannot be used; one sentence that names the variable, or the file's key."""


@dataclass(frozen=True)
class ClaimedRoles:
    """Which roles follow from the values of the claim `claim` (a text or a list of texts)."""

    claim: str
    administrators: frozenset[str]
    roles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    def grants(self, claims: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
        """Pairs of project and role; the strongest role where several follow for a project."""
        values = self._values(claims)
        found: dict[str, str] = {}
        for value, grants in self.roles:
            for project_id, role in grants if value in values else ():
                found[project_id] = min(
                    (found.get(project_id, role), role), key=STRONGEST_FIRST.index
                )
        return frozenset(found.items())

    def is_administrator(self, claims: Mapping[str, Any]) -> bool:
        return bool(self.administrators & self._values(claims))

    def _values(self, claims: Mapping[str, Any]) -> frozenset[str]:
        claimed = claims.get(self.claim)
        listed = claimed if isinstance(claimed, list) else [claimed]
        return frozenset(value for value in listed if isinstance(value, str))


@dataclass(frozen=True)
class OpenIdSettings:
    """One provider. `issuer` is its address, as it signs it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    roles: ClaimedRoles


NAMES = (
    "DASHBOARD_OPENID_ISSUER",
    "DASHBOARD_OPENID_CLIENT_ID",
    "DASHBOARD_OPENID_CLIENT_SECRET_FILE",
    "DASHBOARD_OPENID_ROLES_FILE",
)


def read_openid_settings(value: Callable[[str], str]) -> OpenIdSettings | None:
    """The provider's settings; None where none is set. `value` gives a variable, "" if unset.

    Raises OpenIdSettingsError when only some are set, or one cannot be used.
    """
    given = {name: value(name) for name in NAMES}
    missing = [name for name, text in given.items() if not text]
    if len(missing) == len(NAMES):
        return None
    if missing:
        raise OpenIdSettingsError(f"Sign-in by OpenID Connect also needs {missing[0]}.")
    issuer, client_id, secret_file, roles_file = given.values()
    if not _is_issuer(issuer):
        raise OpenIdSettingsError(
            "DASHBOARD_OPENID_ISSUER must be the https address of the provider, "
            "as in https://login.example.org/realm."
        )
    secret = _read(secret_file, "DASHBOARD_OPENID_CLIENT_SECRET_FILE").strip()
    if not secret:
        raise OpenIdSettingsError("DASHBOARD_OPENID_CLIENT_SECRET_FILE names an empty file.")
    return OpenIdSettings(
        issuer.rstrip("/"), client_id, secret, read_roles(_read(roles_file, NAMES[-1]))
    )


def read_roles(text: str) -> ClaimedRoles:
    """The roles file. Raises OpenIdSettingsError, which names the key."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _roles_error(f"is not valid TOML: {error}") from None
    unknown = sorted(raw.keys() - {"claim", "administrators", "roles"})
    if unknown:
        raise _roles_error(f"has the unknown key {unknown[0]!r}")
    claim = raw.get("claim")
    if not isinstance(claim, str) or not claim:
        raise _roles_error('must name the claim, as in claim = "groups"')
    administrators = raw.get("administrators", [])
    if not isinstance(administrators, list) or not all(
        isinstance(one, str) for one in administrators
    ):
        raise _roles_error("must give administrators as a list of texts")
    tables = raw.get("roles", {})
    if not isinstance(tables, dict):
        raise _roles_error('must give roles as tables, as in [roles."leaders-north"]')
    return ClaimedRoles(
        claim,
        frozenset(administrators),
        tuple((name, _grants(name, table)) for name, table in sorted(tables.items())),
    )


def _grants(name: str, table: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict) or not table:
        raise _roles_error(f'must give roles.{name} as project = "role"')
    for project_id, role in table.items():
        if role not in ROLES:
            raise _roles_error(
                f"gives roles.{name}.{project_id} a role that is none; there are {', '.join(ROLES)}"
            )
    return tuple(sorted(table.items()))


def _is_issuer(text: str) -> bool:
    found = re.fullmatch(r"(https?)://(\[::1\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[\w./~-]*)?", text)
    return found is not None and (found[1] == "https" or found[2] in LOOPBACK)


def _read(file: str, name: str) -> str:
    try:
        return Path(file).expanduser().read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise OpenIdSettingsError(f"{name} names a file that cannot be read.") from None


def _roles_error(what: str) -> OpenIdSettingsError:
    return OpenIdSettingsError(f"DASHBOARD_OPENID_ROLES_FILE: the file {what}.")
