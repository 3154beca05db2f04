"""Why a store cannot be used, as one sentence for the person in front of it."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True)
class StoreWords:
    """What a store is called, the setting that says where it is, and the command that makes it."""

    name: str
    variable: str
    command: str


PROJECT_WORDS = StoreWords(
    "project database", "DASHBOARD_DATABASE_URL", "python -m dashboard import FOLDER"
)

SENTENCES = {
    StoreProblem.ADDRESS: "{variable} cannot be read; it looks like "
    "sqlite:///var/project.db or postgresql://user@host/name.",
    StoreProblem.MISSING: "The {name} is not there; run `{command}` to make it.",
    StoreProblem.UNOPENED: "The {name} cannot be opened; "
    "check that the file is still there and that this user may read it.",
    StoreProblem.EMPTY: "The {name} has no tables yet; run `{command}` to make them.",
    StoreProblem.FOREIGN: "The file is not a {name}; point {variable} at another one.",
    StoreProblem.OLDER: "The {name} was made by an older version of the dashboard; "
    "run `{command}` once, which upgrades it.",
    StoreProblem.NEWER: "The {name} was made by a newer version of the dashboard; "
    "install that version, or point {variable} at another database.",
    StoreProblem.LOCKED: "The {name} is locked by another program; "
    "try again when that program has finished.",
    StoreProblem.BUSY: "The {name} has no free connection; try again in a moment.",
    StoreProblem.UNREACHABLE: "The PostgreSQL server does not answer or refuses the connection; "
    "check that it runs and that {variable} is right.",
    StoreProblem.READ_ONLY: "The {name} is open for reading only; nothing was written.",
    StoreProblem.FORBIDDEN: "This user may not use the {name}; "
    "ask for the right to read it and, for commands that write, to write it.",
    StoreProblem.DAMAGED: "The {name} is damaged or its disk cannot be read; "
    "restore it from a backup.",
    StoreProblem.FULL: "The disk of the {name} is full; nothing was written.",
    StoreProblem.REFUSED: "The {name} refused the data because they break one of its "
    "rules; nothing was written.",
    StoreProblem.OTHER: "The {name} could not answer; the log has the details.",
}


class StoreError(Exception):
    """A store cannot be used; the message is one sentence that says why and what to do."""

    def __init__(
        self,
        problem: StoreProblem,
        sentence: str | None = None,
        *,
        words: StoreWords = PROJECT_WORDS,
    ) -> None:
        super().__init__(sentence or SENTENCES[problem].format(**asdict(words)))
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


def explain(error: SQLAlchemyError, words: StoreWords = PROJECT_WORDS) -> StoreError:
    """The problem of the store so called behind an error of the database driver. Never raises."""
    return StoreError(_problem(error), words=words)


def _problem(error: SQLAlchemyError) -> StoreProblem:
    if isinstance(error, PoolTimeout):
        return StoreProblem.BUSY
    if isinstance(error, IntegrityError):
        return StoreProblem.REFUSED
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return SQLITE_PROBLEMS.get(code, StoreProblem.OTHER)
    if isinstance(cause, psycopg.Error):
        return _postgres_problem(cause)
    return StoreProblem.OTHER


def _postgres_problem(cause: psycopg.Error) -> StoreProblem:
    if cause.sqlstate is None:
        # The client library gives no SQLSTATE when there is no connection (any more).
        lost = isinstance(cause, psycopg.OperationalError)
        return StoreProblem.UNREACHABLE if lost else StoreProblem.OTHER
    for length in (5, 3, 2):
        if problem := POSTGRES_PROBLEMS.get(cause.sqlstate[:length]):
            return problem
    return StoreProblem.OTHER
