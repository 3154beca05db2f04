"""Reading releases and adding one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from dashboard.data.releases.kind import RELEASES
from dashboard.data.releases.schema import ReleaseRow
from dashboard.data.stores import StoreError, StoreProblem, explain
from dashboard.indicators.release import Release


class ReleaseTaken(Exception):  # noqa: N818  (what the leader is told)
    """The project has a release of this number, or for this meeting, already."""


@dataclass(frozen=True)
class Published:
    """A release as it was published: its number in the project, when (UTC) and by whom."""

    number: int
    release: Release
    published_at: datetime
    published_by: str


def fetch_states(connection: Connection) -> Mapping[str, tuple[int, str]]:
    """By project the number of its latest release, with a text that stands for the content."""
    query = select(ReleaseRow.project_id, ReleaseRow.number, ReleaseRow.sha256).order_by(
        ReleaseRow.project_id, ReleaseRow.number
    )
    return {
        project_id: (number, digest) for project_id, number, digest in connection.execute(query)
    }


def fetch_published(connection: Connection, project_id: str) -> tuple[Published, ...]:
    """The project's releases, oldest first; none for an unknown project.

    Raises StoreError where a content is not the one that was published.
    """
    query = (
        select(
            ReleaseRow.number,
            ReleaseRow.content,
            ReleaseRow.sha256,
            ReleaseRow.published_at,
            ReleaseRow.published_by,
        )
        .where(ReleaseRow.project_id == project_id)
        .order_by(ReleaseRow.number)
    )
    return tuple(
        Published(number, _read(content, digest), published_at, published_by)
        for number, content, digest, published_at, published_by in connection.execute(query)
    )


def insert_release(engine: Engine, published: Published) -> None:
    """Add the release, or raise ReleaseTaken or StoreError."""
    release = published.release
    content = release.model_dump_json()
    row = {
        "project_id": release.project,
        "number": published.number,
        "meeting": release.meeting,
        "as_of": release.as_of,
        "published_at": published.published_at,
        "published_by": published.published_by,
        "note": release.note,
        "content": content,
        "sha256": _digest(content),
        "schema_version": release.format,
    }
    try:
        with engine.begin() as connection:
            connection.execute(insert(ReleaseRow), row)
    except IntegrityError as error:
        raise ReleaseTaken(f"{release.project} {published.number}") from error
    except SQLAlchemyError as error:
        raise explain(error, RELEASES.words) from error


@lru_cache(maxsize=128)
def _read(content: str, digest: str) -> Release:
    if _digest(content) != digest:
        raise StoreError(StoreProblem.DAMAGED, words=RELEASES.words)
    try:
        return Release.model_validate_json(content)
    except ValidationError as error:
        raise StoreError(StoreProblem.NEWER, words=RELEASES.words) from error


def _digest(content: str) -> str:
    return sha256(content.encode()).hexdigest()
