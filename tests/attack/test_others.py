"""Attacks by asking again: on another day, another filter, after somebody else, without a right."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest

from dashboard.data.demo.build import PROJECTS
from tests.attack.conftest import Readers
from tests.attack.reader import Reader, Sent
from tests.attack.report import Tell
from tests.attack.truth import option_sizes
from tests.attack.world import OTHER, PROJECT, TODAY, World
from tests.unit.pages.reading import of_type, words

#: What a group and everybody outside it must be, of a steering group's filter.
GROUP = 10
#: The last day of which the project has data: what its pages show unless they are asked.
DATA_UNTIL = date(2021, 12, 31)


def lasting(found: dict[str, Sent]) -> dict[str, tuple[int, bytes]]:
    """Status and body of everything that was found; of workbooks only that they were sent."""
    return {
        address: (sent.status, b"" if ".xlsx" in address else sent.lasting)
        for address, sent in found.items()
        if not address.startswith("/account/")
    }


def test_03_one_day_against_the_next(
    world: World, readers: Readers, funder: Reader, tell: Tell
) -> None:
    path = f"/releases/{PROJECT}"
    seen = funder.show(path).view
    live = readers("leader").show(f"/project/{PROJECT}").view
    assert seen is not None
    assert live is not None
    world.write()
    # the leader's page is told to draw itself anew
    assert b'"token"' in readers("leader").poll(f"/project/{PROJECT}", live["token"]).body
    for day in ("2021-12-08", "2021-12-09", "2021-12-10", str(TODAY)):
        later = funder.show(path, f"?as_of={day}")
        file = funder.get(f"/download{path}.csv?as_of={day}")
        assert later.view is not None
        assert words(of_type(later.view["tree"], "Main")) == words(of_type(seen["tree"], "Main"))
        assert file.body == funder.get(f"/download{path}.csv").body
    # "no update" of both, although the project has changed
    assert funder.poll(path, seen["token"]).text.count("token") == 0
    with world.serve(world.empty) as server:
        other = Reader(server.url)
        other.cookie = funder.cookie
        without = other.crawl()
    assert lasting(without) == lasting(funder.found)
    tell(f"{len(without)} answers without any project database, 4 days")


def steering_sizes(world: World) -> dict[tuple[str, str], tuple[int, int]]:
    """How many each filter of the project leaves, and how many it leaves out."""
    with world.operator() as store:
        sizes = option_sizes(store, PROJECT, DATA_UNTIL)
    whole = sum(n for (name, _), n in sizes.items() if name == "gender")
    return {option: (n, whole - n) for option, n in sizes.items()}


def without_choice(sent: Sent) -> str:
    """What is drawn beneath the filters, which say what was chosen."""
    assert sent.view is not None
    [analysis] = [
        part for part in of_type(sent.view["tree"], "Div") if part.get("id") == "analysis"
    ]
    return str(analysis)


@pytest.mark.parametrize("page", ["intake", "courses", "participants"])
def test_14_one_person_more_in_a_small_group(
    world: World, readers: Readers, page: str, tell: Tell
) -> None:
    reader, answers = readers("steering group"), defaultdict(list)
    for (name, code), (n, rest) in steering_sizes(world).items():
        if 0 < min(n, rest) < GROUP:
            sent = reader.show(f"/project/{PROJECT}/{page}", f"?{name}={code}")
            answers[name].append((n, sent.status, without_choice(sent)))
    sizes = {n for found in answers.values() for n, _, _ in found}
    assert len(sizes) > 2
    for name, found in answers.items():
        assert len({(status, drawn) for _, status, drawn in found}) == 1, name
    tell(f"{sum(map(len, answers.values()))} groups of {len(sizes)} sizes")


@pytest.mark.parametrize("page", ["intake", "participants"])
def test_15_nobody_one_or_all(world: World, readers: Readers, page: str, tell: Tell) -> None:
    reader, answers = readers("steering group"), defaultdict(list)
    for (name, code), (n, rest) in steering_sizes(world).items():
        if min(n, rest) < GROUP:
            sent = reader.show(f"/project/{PROJECT}/{page}", f"?{name}={code}")
            answers[name].append((n, rest, without_choice(sent)))
    everyone = [both for found in answers.values() for *both, _ in found]
    assert [0 in both for both in everyone].count(True) > 2
    for name, found in answers.items():
        assert len({drawn for *_, drawn in found}) == 1, name
    tell(f"{len(everyone)} groups, {[0 in both for both in everyone].count(True)} of nobody or all")


def alike(one: Sent, other: Sent) -> bool:
    """Whether the two say the same, apart from what was asked for."""
    return (one.status, len(one.body)) == (other.status, len(other.body))


def test_14_unknown_or_forbidden(readers: Readers, tell: Tell) -> None:
    """What a reader may not know of looks as if it were not there, and the other way round."""
    asked = 0
    known, unknown = OTHER, "x" * len(OTHER)
    for name in ("link", "administrator", "steering group of one"):
        reader = readers(name)
        for path in (
            "/project/{}", "/project/{}/intake", "/project/{}/goal/E", "/project/{}/persons",
            "/project/{}/persons/P001", "/project/{}/releases", "/download/project/{}/intake.csv",
        ):  # fmt: skip
            one, other = reader.get(path.format(known)), reader.get(path.format(unknown))
            assert alike(one, other), (name, path)
            assert one.status in (403, 404)
            asked += 2
    link = readers("link")
    for path in ("/releases/{}", "/releases/{}/1", "/download/releases/{}.csv"):
        assert alike(link.get(path.format(known)), link.get(path.format(unknown))), path
        drawn = [link.show(path.format(one)).text for one in (known, unknown)]
        assert len(drawn[0].replace(known, unknown)) == len(drawn[1])
    steering = readers("steering group")
    for path in (f"/project/{PROJECT}/persons/{{}}", f"/project/{PROJECT}/persons"):
        assert alike(steering.get(path.format("1")), steering.get(path.format("nobody")))
    tell(f"{asked} addresses")


def test_16_the_leader_asks_first(readers: Readers, tell: Tell) -> None:
    leader, steering, funder = readers("leader"), readers("steering group"), readers("funder")
    pages = ("", "/intake", "/participants", "/sites", "/persons", "/releases")
    searches = ("", "?gender=woman", "?site=none&lang=en")
    asked = 0
    for page in pages:
        for search in searches:
            path = f"/project/{OTHER}{page}"
            first = leader.show(path, search)
            own = leader.get(path + search)
            tag = {
                "If-None-Match": own.headers.get("etag", "*"),
                "If-Modified-Since": own.headers["date"],
            }
            for reader in (funder, steering):
                second, source = reader.show(path, search), reader.get(path + search, **tag)
                assert second.view is not None
                assert first.view is not None
                assert source.status != 304
                assert second.headers["cache-control"] == "no-store"
                assert source.headers["cache-control"] == "no-store"
                assert not {"etag", "last-modified"} & source.headers.keys()
                asked += 2
                if reader is funder:
                    assert not of_type(second.view["tree"], "Graph")
                    assert source.status == 403
                elif search == "?gender=woman" and page in ("/intake", "/participants"):
                    check_rounded(second)
                    assert second.lasting != first.lasting
    tell(f"{asked} answers")


def check_rounded(sent: Sent) -> None:
    """No count of a group that is not rounded."""
    found = re.findall(r"(\d+) af (?:ca\. )?(\d+)", without_choice(sent))
    assert all(int(k) % 5 == 0 and int(n) % 5 == 0 for k, n in found)


def test_every_project_is_attacked(world: World) -> None:
    assert set(world.releases) == set(PROJECTS)
    assert all(world.releases.values())
