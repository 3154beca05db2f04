"""Why a store cannot be used, as one sentence for the person in front of it."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

import psycopg
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StoreProblem(StrEnum):
    """What kind of problem it is, so that a page can say it in its own language."""

    ADDRESS = "address"
    MISSING = "missing"
    UNOPENED = "unopened"
    EMPTY = "empty"
    FOREIGN = "foreign"
    OLDER = "older"
    NEWER = "newer"
    LOCKED = "locked"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    READ_ONLY = "read_only"
    FORBIDDEN = "forbidden"
    DAMAGED = "damaged"
    FULL = "full"
    REFUSED = "refused"
    OTHER = "other"


SENTENCES = {
    StoreProblem.ADDRESS: "The database URL cannot be read; it looks like "
    "sqlite:///var/project.db or postgresql://user@host/name.",
    StoreProblem.MISSING: "The project database is not there; "
    "run `python -m dashboard import FOLDER` to make it.",
    StoreProblem.UNOPENED: "The project database cannot be opened; "
    "check that the file is still there and that this user may read it.",
    StoreProblem.EMPTY: "The database holds no project data yet; "
    "run `python -m dashboard import FOLDER` to fill it.",
    StoreProblem.FOREIGN: "The file is not a project database; "
    "point DASHBOARD_DATABASE_URL at another one.",
    StoreProblem.OLDER: "The project database was made by an older version of the dashboard; "
    "run `python -m dashboard import FOLDER` once, which upgrades it.",
    StoreProblem.NEWER: "The project database was made by a newer version of the dashboard; "
    "install that version, or point DASHBOARD_DATABASE_URL at another database.",
    StoreProblem.LOCKED: "The project database is locked by another program; "
    "try again when that program has finished.",
    StoreProblem.BUSY: "The project database has no free connection; try again in a moment.",
    StoreProblem.UNREACHABLE: "The PostgreSQL server does not answer or refuses the connection; "
    "check that it runs and that DASHBOARD_DATABASE_URL is right.",
    StoreProblem.READ_ONLY: "The project database is open for reading only; nothing was written.",
    StoreProblem.FORBIDDEN: "This user may not use the project database; "
    "ask for the right to read (and, for an import, to write) it.",
    StoreProblem.DAMAGED: "The project database is damaged or its disk cannot be read; "
    "restore it from a backup or import the projects again.",
    StoreProblem.FULL: "The disk of the project database is full; nothing was written.",
    StoreProblem.REFUSED: "The project database refused the data because they break one of its "
    "rules; nothing was written.",
    StoreProblem.OTHER: "The project database could not answer; the log has the details.",
}


class StoreError(Exception):
    """A store cannot be used; the message is one sentence that says why and what to do."""

    def __init__(self, problem: StoreProblem, sentence: str | None = None) -> None:
        super().__init__(sentence or SENTENCES[problem])
        self.problem = problem


#: Primary result codes, https://sqlite.org/rescode.html
SQLITE_PROBLEMS = {
    sqlite3.SQLITE_BUSY: StoreProblem.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreProblem.LOCKED,
    sqlite3.SQLITE_CANTOPEN: StoreProblem.UNOPENED,
    sqlite3.SQLITE_NOTADB: StoreProblem.FOREIGN,
    sqlite3.SQLITE_READONLY: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreProblem.FORBIDDEN,
    sqlite3.SQLITE_AUTH: StoreProblem.FORBIDDEN,
    sqlite3.SQLITE_CORRUPT: StoreProblem.DAMAGED,
    sqlite3.SQLITE_IOERR: StoreProblem.DAMAGED,
    sqlite3.SQLITE_FULL: StoreProblem.FULL,
}

#: SQLSTATE or, with two characters, its class: PostgreSQL documentation, appendix A.
POSTGRES_PROBLEMS = {
    "08": StoreProblem.UNREACHABLE,
    "28": StoreProblem.UNREACHABLE,
    "3D": StoreProblem.UNREACHABLE,
    "57P": StoreProblem.UNREACHABLE,
    "53": StoreProblem.BUSY,
    "53100": StoreProblem.FULL,
    "55P03": StoreProblem.LOCKED,
    "40": StoreProblem.LOCKED,
    "25006": StoreProblem.READ_ONLY,
    "42501": StoreProblem.FORBIDDEN,
    "58": StoreProblem.DAMAGED,
    "XX": StoreProblem.DAMAGED,
}


def explain(error: SQLAlchemyError) -> StoreError:
    """The store's problem behind an error of the database driver. Never raises."""
    if isinstance(error, PoolTimeout):
        return StoreError(StoreProblem.BUSY)
    if isinstance(error, IntegrityError):
        return StoreError(StoreProblem.REFUSED)
    if not isinstance(error, DBAPIError):
        return StoreError(StoreProblem.OTHER)
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return StoreError(SQLITE_PROBLEMS.get(code, StoreProblem.OTHER))
    if isinstance(cause, psycopg.Error):
        return StoreError(_postgres_problem(cause))
    return StoreError(StoreProblem.OTHER)


def _postgres_problem(cause: psycopg.Error) -> StoreProblem:
    if cause.sqlstate is None:
        # The client library gives no SQLSTATE when there is no connection (any more).
        lost = isinstance(cause, psycopg.OperationalError)
        return StoreProblem.UNREACHABLE if lost else StoreProblem.OTHER
    for length in (5, 3, 2):
        if problem := POSTGRES_PROBLEMS.get(cause.sqlstate[:length]):
            return problem
    return StoreProblem.OTHER
