"""After signing in one comes back to this program and never to another site."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.login.next_page import own_path

HERE = "https://dashboard.example.org/sign-in"


@pytest.mark.parametrize(
    "path", ["/", "/project/x?as_of=2019-04-15&lang=en", "/project/på%20vej", "/a//b", "/?next=//x"]
)
def test_an_own_path_is_followed(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "written",
    [
        "",
        "project/x",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        " /project",
        "/x\x00",
        "/" + "x" * 2000,
    ],
)
def test_anything_else_is_not(written: str) -> None:
    assert own_path(written) is None


@given(st.text(alphabet="/\\.:@?#ab\t\n evil", max_size=12))
def test_what_is_followed_stays_here(written: str) -> None:
    path = own_path(f"/{written}")
    if path is not None:
        assert urlsplit(urljoin(HERE, path)).netloc == "dashboard.example.org"
