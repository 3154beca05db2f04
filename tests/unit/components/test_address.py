"""Addresses: what they hold, how links keep it, and what happens to what cannot be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.address import Address, goal_path, project_path, read_address


def keys(address: Address) -> list[tuple[str, str]]:
    return [(fault.key, fault.parameter) for fault in address.faults]


def test_an_address_says_path_date_base_and_language() -> None:
    address = read_address("/project/p/", "?as_of=2019-04-15&base=ended&lang=en")
    assert address == Address("/project/p", "en", date(2019, 4, 15), "ended")


def test_danish_is_what_is_shown_when_nothing_is_said() -> None:
    assert read_address("/", "") == Address("/", "da")
    assert read_address("/", "?as_of=&lang=&base=") == Address("/", "da")


@pytest.mark.parametrize(
    "written",
    ["2019-13-01", "2019-02-29", "15-04-2019", "20190415", "2019-W16-1", "now", "２０１９-04-15"],
)
def test_a_malformed_date_is_a_fault(written: str) -> None:
    address = read_address("/", f"?as_of={written}")
    assert address.as_of is None
    assert keys(address) == [("address.date", "as_of")]
    assert address.faults[0].written == written


def test_a_parameter_given_twice_is_a_fault_and_counts_as_not_given() -> None:
    address = read_address("/", "?as_of=2019-04-15&as_of=2019-04-16&lang=en")
    assert address.as_of is None
    assert address.language == "en"
    assert keys(address) == [("address.twice", "as_of")]


def test_an_unknown_language_is_a_fault() -> None:
    assert keys(read_address("/", "?lang=sv")) == [("address.language", "lang")]


def test_what_only_some_pages_know_is_kept_by_name() -> None:
    address = read_address("/", "?gender=woman&age=18-24&lang=en&start.citizen.health=poor")
    assert address.asked == (
        ("age", "18-24"), ("gender", "woman"), ("start.citizen.health", "poor")
    )  # fmt: skip
    assert address.asks("gender") == "woman"
    assert address.asks("site") is None


def test_a_link_to_the_same_view_keeps_all_but_what_changes() -> None:
    address = read_address("/p", "?gender=woman&age=18-24&as_of=2019-04-15")
    assert address.changed({"gender": "man"}) == "/p?as_of=2019-04-15&age=18-24&gender=man"
    assert address.changed({"gender": None, "age": None}) == "/p?as_of=2019-04-15"
    assert address.in_language("en") == "/p?as_of=2019-04-15&lang=en&age=18-24&gender=woman"


def test_half_a_character_is_marked_and_can_be_written() -> None:
    """JSON can carry one where an address cannot."""
    address = read_address("/p\ud800", "?gender=\ud83dx")
    assert address == read_address("/p?", "?gender=?x")
    assert address.changed({}) == "/p??gender=%3Fx"


@pytest.mark.parametrize(
    "search", ["?=x", "?Gender=x", "?a b=x", "?gender=" + "x" * 401, "?" + "g" * 200 + "=x"]
)
def test_what_no_page_can_know_is_not_kept(search: str) -> None:
    assert read_address("/", search) == Address()


def test_an_address_asks_for_no_more_than_a_page_can_hold() -> None:
    address = read_address("/", "?" + "&".join(f"a{number}=x" for number in range(100)))
    assert 40 <= len(address.asked) <= 43


def test_a_filter_given_twice_is_a_fault() -> None:
    address = read_address("/", "?gender=woman&gender=man")
    assert address.asked == ()
    assert keys(address) == [("address.twice", "gender")]


def test_what_is_shown_of_a_fault_is_one_short_line() -> None:
    [fault] = read_address("/", "?as_of=" + "x%0A" * 500).faults
    assert len(fault.written) <= 64
    assert "\n" not in fault.written


@given(st.none() | st.integers() | st.text() | st.lists(st.text()), st.none() | st.text())
def test_nothing_that_a_browser_sends_raises(path: object, search: object) -> None:
    address = read_address(path, search)
    assert address.path.startswith("/")


@given(
    st.sampled_from(["da", "en"]),
    st.none() | st.dates(date(1, 1, 1)),
    st.none() | st.text(min_size=1).filter(lambda base: base.encode("utf-8", "ignore") != b""),
)
def test_a_link_reproduces_the_view(language: str, as_of: date | None, base: str | None) -> None:
    if base is not None:
        try:
            base.encode("utf-8")
        except UnicodeEncodeError:
            return
    link = Address("/project/p").link(language=language, as_of=as_of, base=base)  # type: ignore[arg-type]
    path, _, search = link.partition("?")
    assert read_address(path, search) == Address("/project/p", language, as_of, base)  # type: ignore[arg-type]


def test_links_keep_the_language_but_not_the_rest() -> None:
    address = read_address("/project/p", "?as_of=2019-04-15&lang=en&base=ended")
    assert address.link("/") == "/?lang=en"
    assert address.in_language("da") == "/project/p?as_of=2019-04-15&base=ended"


def test_paths_are_encoded() -> None:
    assert project_path("a b/c") == "/project/a%20b%2Fc"
    assert goal_path("p", "å") == "/project/p/goal/%C3%A5"
