"""Signed parts of addresses: a link for a funder, and an invitation to set a password."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

from dashboard.monitoring.accounts import Invitation

#: How long an invitation can be used.
INVITATION_LIVES = timedelta(days=3)

#: Characters of the longest part that is looked at.
LONGEST = 500


class Signer:
    """Signs with the program's secret key, for each purpose with a key of its own."""

    def __init__(self, secret_key: str) -> None:
        digest = {"digest_method": hashlib.sha256}
        self._links = URLSafeSerializer(secret_key, salt="funder link", signer_kwargs=digest)
        self._invitations = URLSafeTimedSerializer(
            secret_key, salt="set password", signer_kwargs=digest
        )

    def link_path(self, secret: str) -> str:
        return f"/link/{self._links.dumps(secret)}"

    def read_link(self, signed: str) -> str | None:
        """The link's secret, None where the signature is not this program's."""
        try:
            secret = self._links.loads(signed[:LONGEST])
        except BadData:
            return None
        return secret if isinstance(secret, str) else None

    def invitation_path(self, invitation: Invitation) -> str:
        signed = self._invitations.dumps([invitation.account_id, invitation.password_version])
        return f"/set-password/{signed}"

    def read_invitation(self, signed: str) -> Invitation | None:
        """None where it is forged or too old."""
        try:
            account_id, version = self._invitations.loads(
                signed[:LONGEST], max_age=int(INVITATION_LIVES.total_seconds())
            )
        except (BadData, ValueError, TypeError):
            return None
        return Invitation(int(account_id), int(version))
