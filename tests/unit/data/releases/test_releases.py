"""Releases come back as they were published, and the database lets nobody change them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from dashboard.data.releases import (
    RELEASES,
    Published,
    ReleaseTaken,
    fetch_published,
    fetch_states,
    insert_release,
)
from dashboard.data.releases.schema import ReleaseModel
from dashboard.data.stores import (
    StoreError,
    StoreProblem,
    create_store,
    ensure_store,
    open_store,
)
from tests.unit.data.releases.small_release import MEETING, published

LATER = MEETING + timedelta(days=180)


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    made = create_store(store_url, RELEASES)
    yield made
    made.dispose()


def test_releases_come_back_equal_and_in_order(engine: Engine) -> None:
    first, second = published(note="Til mødet"), published(2, LATER)
    other = published(project="other")
    for one in (first, second, other):
        insert_release(engine, one)
    with engine.connect() as connection:
        assert fetch_published(connection, "small") == (first, second)
        assert fetch_published(connection, "nothing") == ()
        states = fetch_states(connection)
    assert {name: number for name, (number, _) in states.items()} == {"small": 2, "other": 1}


@pytest.mark.parametrize("again", [published(1, LATER), published(2)], ids=["number", "meeting"])
def test_a_number_and_a_meeting_are_taken_once(engine: Engine, again: Published) -> None:
    insert_release(engine, published())
    with pytest.raises(ReleaseTaken):
        insert_release(engine, again)


def test_of_two_who_publish_at_once_one_wins(engine: Engine) -> None:
    def publish(note: str) -> bool:
        try:
            insert_release(engine, published(note=note))
        except ReleaseTaken:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(publish, "abcd")) == [False, False, False, True]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE release SET note = 'other'",
        "DELETE FROM release",
        "DELETE FROM release WHERE number = 1",
    ],
)
def test_nobody_changes_a_release(engine: Engine, statement: str) -> None:
    insert_release(engine, published())
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(statement))
    with engine.connect() as connection:
        assert fetch_published(connection, "small") == (published(),)


def test_nor_by_the_ways_round_that_an_engine_has(engine: Engine) -> None:
    insert_release(engine, published())
    way = "INSERT OR REPLACE INTO release SELECT * FROM release"
    if engine.dialect.name == "postgresql":
        way = "TRUNCATE release"
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(way))


def test_a_content_that_is_not_the_one_published_is_not_shown(engine: Engine) -> None:
    insert_release(engine, published())
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO release SELECT project_id, 2, '2019-12-10', as_of, published_at, "
                "published_by, note, replace(content, 'Lille', 'Stor'), sha256, schema_version "
                "FROM release"
            )
        )
    with engine.connect() as connection, pytest.raises(StoreError) as damaged:
        fetch_published(connection, "small")
    assert damaged.value.problem is StoreProblem.DAMAGED


def test_migrating_gives_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        options = {"version_table": RELEASES.version_table, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, ReleaseModel.metadata) == []


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", RELEASES.migrations)
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([script.revision for script in scripts])) == RELEASES.revisions


def test_the_store_is_made_where_it_is_not_there_and_then_left_alone(store_url: str) -> None:
    ensure_store(store_url, RELEASES)
    writer = open_store(store_url, read_only=False, kind=RELEASES)
    insert_release(writer, published())
    ensure_store(store_url, RELEASES)
    with writer.connect() as connection:
        assert fetch_published(connection, "small") == (published(),)
    writer.dispose()
