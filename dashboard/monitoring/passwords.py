"""What a password must be, and how it is kept: argon2id with the parameters of RFC 9106.

No rules on composition: length is what counts (NIST SP 800-63B). Two ways to type the same letters
are the same password (NFKC).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboard.monitoring.account_problem import AccountProblem, AccountRefused

SHORTEST = 12
LONGEST = 128

#: What the most common long passwords are made of, with figures and signs around it.
COMMON_WORDS = frozenset(
    Path(__file__).with_name("common_passwords.txt").read_text(encoding="utf-8").split()
)

_hasher = PasswordHasher()


def normalise(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def hash_password(password: str) -> str:
    return _hasher.hash(normalise(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one behind the hash.

    Without a hash, or with a password that can be none, the answer is no, and takes as long.
    """
    written = normalise(password)[:LONGEST]
    try:
        is_right = _hasher.verify(password_hash or _nobodys_hash(), written)
    except (VerificationError, InvalidHashError):
        return False
    return is_right and password_hash is not None and len(normalise(password)) <= LONGEST


def needs_new_hash(password_hash: str) -> bool:
    """Whether the hash was made with parameters that are no longer used."""
    return _hasher.check_needs_rehash(password_hash)


def check_new_password(password: str, *names: str) -> None:
    """Raise AccountRefused unless the password will do for somebody with these names."""
    written = normalise(password)
    if len(written) < SHORTEST:
        raise AccountRefused(AccountProblem.PASSWORD_SHORT)
    if len(written) > LONGEST:
        raise AccountRefused(AccountProblem.PASSWORD_LONG)
    if _is_common(written.casefold()):
        raise AccountRefused(AccountProblem.PASSWORD_COMMON)
    for name in names:
        if _is_made_of(written.casefold(), name):
            raise AccountRefused(AccountProblem.PASSWORD_IS_NAME)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")


def _is_common(password: str) -> bool:
    if len(set(password)) < 5 or re.fullmatch(r"(.{1,5})\1+.{0,5}", password):
        return True
    if _is_row(password):
        return True
    letters = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password)
    return letters in COMMON_WORDS or password in COMMON_WORDS


def _is_row(password: str) -> bool:
    """Whether each character follows the one before, as in 123456789012 or abcdefghijkl."""
    steps = {(ord(b) - ord(a)) % 10 for a, b in pairwise(password)}
    return len(steps) == 1


def _is_made_of(password: str, name: str) -> bool:
    """Whether hardly anything but the name, or the first part of an address, is in the password."""
    written = unicodedata.normalize("NFKC", name).casefold()
    for part in {written, written.partition("@")[0], written.replace(" ", "")}:
        if len(part) >= 4 and len(password.replace(part, "")) < 4:
            return True
    return False
