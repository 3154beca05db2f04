"""What a password must be, and that it is kept as argon2id."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from argon2 import PasswordHasher

from dashboard.monitoring.account_problem import AccountProblem, AccountRefused
from dashboard.monitoring.passwords import (
    check_new_password,
    hash_password,
    needs_new_hash,
    verify_password,
)

GOOD = "korrekt hest batteri"


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("kort kode 1", AccountProblem.PASSWORD_SHORT),
        ("x" * 129, AccountProblem.PASSWORD_LONG),
        ("aaaaaaaaaaaa", AccountProblem.PASSWORD_COMMON),
        ("123456789012", AccountProblem.PASSWORD_COMMON),
        ("Password1234!", AccountProblem.PASSWORD_COMMON),
        ("Adgangskode2026", AccountProblem.PASSWORD_COMMON),
        ("qwertyuiop123", AccountProblem.PASSWORD_COMMON),
        ("hest1hest1hest1", AccountProblem.PASSWORD_COMMON),
        ("bodil.hansen1", AccountProblem.PASSWORD_IS_NAME),
        ("BodilHansen12", AccountProblem.PASSWORD_IS_NAME),
        ("bodil.hansen@example.org", AccountProblem.PASSWORD_IS_NAME),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(
    password: str, problem: AccountProblem
) -> None:
    with pytest.raises(AccountRefused) as refused:
        check_new_password(password, "bodil.hansen@example.org", "Bodil Hansen")
    assert refused.value.problem is problem


@pytest.mark.parametrize("password", [GOOD, "blåbærgrød!!", "847562019384", "k" * 64 + GOOD])
def test_any_other_is_taken(password: str) -> None:
    check_new_password(password, "bodil@example.org", "Bodil Hansen")


def test_it_is_kept_as_argon2id_and_verified() -> None:
    kept = hash_password(GOOD)
    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert verify_password(kept, GOOD)
    assert not verify_password(kept, GOOD + " ")
    assert not needs_new_hash(kept)


def test_two_ways_to_type_the_same_letters_are_one_password() -> None:
    assert verify_password(hash_password("blåbærgrød é1"), "blåbærgrød é1")


def test_without_a_hash_or_beyond_the_longest_nothing_is_right() -> None:
    with patch("dashboard.monitoring.passwords._hasher", wraps=PasswordHasher()) as hasher:
        assert not verify_password(None, "nobody has this password")
        # the same work as with a hash
        hasher.verify.assert_called_once()
    assert not verify_password(hash_password("k" * 128), "k" * 129)
    assert not verify_password("no hash at all", GOOD)
