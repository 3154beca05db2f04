"""The command line: one function per command. It acts as operator, who may open the stores.

What a command needs is imported when it runs, so that no command waits for another's libraries.
Bad input ends with one line on standard error for each fault, and status 2.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard.commands.accounts import add_account_commands
from dashboard.commands.asked import no_such_project, read_date
from dashboard.commands.audit import add_audit_command
from dashboard.commands.demo import demo
from dashboard.commands.persons import add_person_commands
from dashboard.commands.refused import Refused
from dashboard.settings import Settings, SettingsError

if TYPE_CHECKING:
    from dashboard.data.importing import ImportResult

BAD_INPUT = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 2 for bad input and for stores out of reach."""
    for stream in (sys.stdout, sys.stderr):
        # a terminal that lacks a letter shows a question mark instead of failing
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stopped:  # after help, and after what argparse refused
        return int(stopped.code or 0)
    command: Callable[[argparse.Namespace, Settings], None] = options.command
    try:
        command(options, Settings.from_environment())
        sys.stdout.flush()
    except (Refused, SettingsError) as error:
        for line in str(error).splitlines():
            print(f"dashboard: {line}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # who reads the output has seen enough; nothing more can be said, also not at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def status(options: argparse.Namespace, settings: Settings) -> None:
    """Print how a project's goals stand, as a table or as JSON."""
    from dashboard.access import OPERATOR
    from dashboard.data.stores import StoreError, open_store
    from dashboard.monitoring.goals import (
        default_as_of,
        get_definition,
        project_status,
    )
    from dashboard.monitoring.projects import FutureDate, UnknownProject
    from dashboard.monitoring.store import ProjectStore, StoreUnavailable
    from dashboard.text import report

    as_of = read_date(options.as_of)
    with ExitStack() as at_end:
        try:
            engine = open_store(settings.database_url)
            at_end.callback(engine.dispose)
            store = ProjectStore(engine, today=settings.today)
            definition = get_definition(OPERATOR, store, options.project)
            if as_of is None:
                as_of = default_as_of(definition, settings.today())
            answer = project_status(OPERATOR, store, options.project, as_of)
        except (StoreError, StoreUnavailable) as error:
            raise Refused(str(error)) from error
        except UnknownProject as error:
            raise Refused(no_such_project(error.project_id, error.known, error.nearest)) from error
        except FutureDate as error:
            raise Refused(f"{error.as_of} lies in the future; today is {error.today}.") from error
    if options.json:
        print(report.as_json(answer))
    else:
        print(report.as_table(answer, definition, options.lang), end="")


def import_project(options: argparse.Namespace, settings: Settings) -> None:
    """Bring a project folder into the database, all of it or nothing."""
    from dashboard.data.demo import progress_bar
    from dashboard.data.importing import FolderRefused, import_folder, read_folder
    from dashboard.data.stores import StoreError, create_store

    shown = progress_bar("Import") if sys.stderr.isatty() else nullcontext()
    with ExitStack() as at_end:
        try:
            # first, so that a folder with faults leaves no empty database behind
            read_folder(options.path, today=settings.today())
            engine = create_store(settings.database_url)
            at_end.callback(engine.dispose)
            result = import_folder(
                engine,
                options.path,
                today=settings.today(),
                progress=at_end.enter_context(shown),
                allow_removal=options.allow_removal,
            )
        except (FolderRefused, StoreError) as error:
            raise Refused(str(error)) from error
    print(_say_result(result))


def serve(_options: argparse.Namespace, settings: Settings) -> None:
    """Serve the dashboard until interrupted."""
    from dashboard.data.stores import StoreError
    from dashboard.serve import ServeError
    from dashboard.serve import serve as run

    try:
        run(settings)
    except (ServeError, StoreError) as error:
        raise Refused(str(error)) from error


def dictionary(_options: argparse.Namespace, _settings: Settings) -> None:
    """Write docs/data-dictionary.md anew from the models."""
    from dashboard.data.dictionary import DICTIONARY_FILE, write_dictionary

    write_dictionary()
    print(f"Wrote {DICTIONARY_FILE.name}.")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as every other fault is said."""

    def error(self, message: str) -> NoReturn:
        # digits may be a part of a CPR number, written where no more was to be read
        said = re.sub(r"[0-9]{4,}", "…", " ".join(message.split()))
        self.exit(BAD_INPUT, f"dashboard: {said}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="dashboard", description="Monitoring of projects and their goals.")
    commands = parser.add_subparsers(metavar="command", required=True)

    def group(name: str, words: str) -> _Parser:
        added: _Parser = commands.add_parser(name, help=words.rstrip("."), description=words)
        return added

    def add(name: str, command: Callable[[argparse.Namespace, Settings], None]) -> _Parser:
        added = group(name, (command.__doc__ or "").strip())
        added.set_defaults(command=command)
        return added

    asked = add("status", status)
    asked.add_argument("project", metavar="PROJECT", help="the project's id, as in its address")
    asked.add_argument("--as-of", metavar="DATE", help="a date such as 2019-04-15")
    asked.add_argument("--json", action="store_true", help="for programs")
    asked.add_argument("--lang", choices=("da", "en"), default="da", help="language of the table")

    brought = add("import", import_project)
    brought.add_argument("path", metavar="PATH", type=Path, help="folder with project.toml")
    brought.add_argument(
        "--allow-removal", action="store_true", help="delete rows that the folder has no longer"
    )

    shown = add("demo", demo)
    way = shown.add_mutually_exclusive_group()
    way.add_argument("--serve", action="store_true", help="then serve it (the default)")
    way.add_argument("--live", action="store_true", help="serve it and keep adding events")
    way.add_argument("--build-only", action="store_true", help="build it and stop")

    add_person_commands(commands)
    add_audit_command(commands)
    add("serve", serve)
    add_account_commands(group)
    add("dictionary", dictionary)
    return parser


def _say_result(result: ImportResult) -> str:
    if not result.changed:
        return f"{result.project_id}: nothing has changed."
    counts = (
        (sum(rows.values()), word)
        for rows, word in (
            (result.added, "added"),
            (result.updated, "updated"),
            (result.removed, "removed"),
        )
    )
    return f"{result.project_id}: rows " + ", ".join(f"{count} {word}" for count, word in counts)
