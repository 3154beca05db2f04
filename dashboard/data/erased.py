"""Remembering who was erased without keeping the pseudonym.

A mark is the HMAC-SHA-256 of the pseudonym with a random key of the project. Who reads the table
learns no pseudonym; who has one, such as an import that brings the person anew, can tell that it
was erased. The key stands beside the marks: kept elsewhere it could be lost, and every erased
person would come back silently.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from dashboard.data.schema import ErasedPerson

SALT_BYTES = 32


@dataclass(frozen=True)
class Erased:
    """The marks of a project's erased persons, with the day of each erasure."""

    salts: frozenset[str]
    days: dict[str, date]

    def erased_on(self, pseudonym: str) -> date | None:
        """When the person of this pseudonym was erased; None for everybody else."""
        marks = (mark_of(pseudonym, salt) for salt in self.salts)
        return next((self.days[mark] for mark in marks if mark in self.days), None)


def mark_of(pseudonym: str, salt: str) -> str:
    """The mark of a pseudonym as 64 hexadecimal digits."""
    return hmac.digest(bytes.fromhex(salt), pseudonym.encode(), "sha256").hex()


def fetch_erased(connection: Connection, project_id: str) -> Erased:
    """Who of the project was erased."""
    query = select(ErasedPerson.mark, ErasedPerson.salt, ErasedPerson.erased_on).where(
        ErasedPerson.project_id == project_id
    )
    rows = connection.execute(query).all()
    return Erased(frozenset(row.salt for row in rows), {row.mark: row.erased_on for row in rows})


def add_marks(
    connection: Connection, project_id: str, pseudonyms: Sequence[str], on: date
) -> list[str]:
    """Mark the persons as erased, in the caller's transaction; the marks in the same order."""
    before = fetch_erased(connection, project_id)
    salt = min(before.salts, default="") or secrets.token_hex(SALT_BYTES)
    marks = [mark_of(pseudonym, salt) for pseudonym in pseudonyms]
    rows = [
        {"project_id": project_id, "mark": mark, "salt": salt, "erased_on": on}
        for mark in dict.fromkeys(marks)
        if mark not in before.days
    ]
    if rows:
        connection.execute(insert(ErasedPerson), rows)
    return marks
