"""Reading from an engine and writing to it, with every failure explained in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine as Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.data.stores import PROJECT, StoreError, StoreKind, check_version, explain


@contextmanager
def reading(engine: Engine, kind: StoreKind = PROJECT) -> Iterator[Connection]:
    """A connection that sees one state of the data.

    Raises StoreError for whatever the database answers instead of rows: also that it is of another
    version of the program, which a missing table alone would not say.
    """
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise _explained(engine, error, kind) from error


def _explained(engine: Engine, error: SQLAlchemyError, kind: StoreKind) -> StoreError:
    try:
        check_version(engine, kind)
    except StoreError as reason:
        return reason
    return explain(error, kind.words)


@contextmanager
def writing(engine: Engine, kind: StoreKind) -> Iterator[Connection]:
    """A connection whose changes are all made at the end, or none of them.

    Raises StoreError as `reading` does.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise _explained(engine, error, kind) from error
