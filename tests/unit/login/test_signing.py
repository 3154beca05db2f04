"""Signed parts of addresses are read by who signed them, and for one purpose only."""

from __future__ import annotations

from unittest.mock import patch

from dashboard.login.signing import INVITATION_LIVES, Signer
from dashboard.monitoring.accounts import Invitation

SIGNER = Signer("k" * 32)
INVITATION = Invitation(account_id=7, password_version=2)


def last(path: str) -> str:
    return path.rpartition("/")[2]


def test_what_was_signed_is_read() -> None:
    assert SIGNER.read_link(last(SIGNER.link_path("secret"))) == "secret"
    assert SIGNER.read_invitation(last(SIGNER.invitation_path(INVITATION))) == INVITATION


def test_what_was_tampered_with_is_not() -> None:
    link, invitation = last(SIGNER.link_path("secret")), last(SIGNER.invitation_path(INVITATION))
    other = Signer("other" * 8)
    for signed in (link[:-1], f"x{link}", invitation, "", "x" * 9999):
        assert SIGNER.read_link(signed) is None
    for signed in (invitation[:-2], link, "", "x.y.z"):
        assert SIGNER.read_invitation(signed) is None
    assert other.read_link(link) is None
    assert other.read_invitation(invitation) is None


def test_an_invitation_grows_old() -> None:
    signed = last(SIGNER.invitation_path(INVITATION))
    with patch("itsdangerous.timed.time.time", return_value=2**40):
        assert SIGNER.read_invitation(signed) is None
    assert INVITATION_LIVES.days == 3
