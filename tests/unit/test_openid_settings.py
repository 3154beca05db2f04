"""The settings of sign-in by OpenID Connect: complete or absent, and which roles claims give."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.openid_settings import (
    NAMES,
    OpenIdSettings,
    OpenIdSettingsError,
    read_openid_settings,
    read_roles,
)

ROLES = """
claim = "groups"
administrators = ["access"]
[roles."a"]
north = "steering_group"
[roles."b"]
north = "leader"
south = "funder"
"""


@pytest.fixture
def given(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "secret").write_text("s3cret\n", "utf-8")
    (tmp_path / "roles.toml").write_text(ROLES, "utf-8")
    values = ("https://login.example.org/realm/", "dashboard")
    files = (str(tmp_path / "secret"), str(tmp_path / "roles.toml"))
    return dict(zip(NAMES, (*values, *files), strict=True))


def read(given: dict[str, str]) -> OpenIdSettings | None:
    return read_openid_settings(lambda name: given.get(name, ""))


def test_all_or_none_is_set(given: dict[str, str]) -> None:
    assert read({}) is None
    found = read(given)
    assert found is not None
    assert (found.issuer, found.client_secret) == ("https://login.example.org/realm", "s3cret")
    assert "s3cret" not in repr(found)
    for name in NAMES:
        with pytest.raises(OpenIdSettingsError, match=name):
            read(given | {name: ""})


@pytest.mark.parametrize(
    "issuer",
    ["login.example.org", "http://login.example.org", "https://a/b?c=d", "ftp://x", "https:///x"],
)
def test_a_provider_is_asked_over_tls(given: dict[str, str], issuer: str) -> None:
    with pytest.raises(OpenIdSettingsError, match="must be the https address"):
        read(given | {"DASHBOARD_OPENID_ISSUER": issuer})


def test_on_this_machine_a_provider_needs_no_tls(given: dict[str, str]) -> None:
    assert read(given | {"DASHBOARD_OPENID_ISSUER": "http://127.0.0.1:8080"})


def test_files_that_cannot_be_read_are_named_by_their_variable(
    given: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "empty").write_text("\n", "utf-8")
    for name in NAMES[2:]:
        with pytest.raises(OpenIdSettingsError, match=f"{name} names a file that cannot be read"):
            read(given | {name: str(tmp_path / "nothing")})
    with pytest.raises(OpenIdSettingsError, match="an empty file"):
        read(given | {NAMES[2]: str(tmp_path / "empty")})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("claim =", "is not valid TOML"),
        ("", "must name the claim"),
        ("claim = 3", "must name the claim"),
        ('claim = "g"\nextra = 1', "unknown key 'extra'"),
        ('claim = "g"\nadministrators = "a"', "administrators as a list"),
        ('claim = "g"\nroles = 3', "roles as tables"),
        ('claim = "g"\n[roles]\na = "leader"', "roles.a as project"),
        ('claim = "g"\n[roles."a"]\nnorth = "owner"', "roles.a.north a role that is none"),
    ],
)
def test_a_roles_file_that_cannot_be_used_is_explained(text: str, said: str) -> None:
    with pytest.raises(OpenIdSettingsError, match=said):
        read_roles(text)


@pytest.mark.parametrize(
    ("claims", "grants", "is_administrator"),
    [
        ({"groups": ["a"]}, {"north": "steering_group"}, False),
        ({"groups": ["a", "b"]}, {"north": "leader", "south": "funder"}, False),
        ({"groups": "b"}, {"north": "leader", "south": "funder"}, False),
        ({"groups": ["access", "x"]}, {}, True),
        ({"groups": [["a"], {"b": 1}, None, 3]}, {}, False),
        ({"groups": {"a": "a"}}, {}, False),
        ({}, {}, False),
    ],
)
def test_roles_follow_the_claim(
    claims: dict[str, object], grants: dict[str, str], is_administrator: bool
) -> None:
    roles = read_roles(ROLES)
    assert dict(roles.grants(claims)) == grants
    assert roles.is_administrator(claims) is is_administrator
