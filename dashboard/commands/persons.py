"""`dashboard person show|erase` and `dashboard retention`: the rights of those in the data."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dashboard.commands.asked import no_such_project
from dashboard.commands.refused import Refused
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.monitoring.audit_search import Entry
    from dashboard.monitoring.erasing import Erasure
    from dashboard.monitoring.stores import Stores

#: What an erasure cannot reach, said each time.
BEYOND = (
    "Not touched: the folders that were imported, backups, exports, and the list that says who is "
    "who; see docs/persons.md."
)
LOG_LEFT = (
    "Somebody was reading: the log beside the database file still holds the old pages. "
    "Run the command once more when nobody reads."
)


def add_person_commands(commands: Any) -> None:
    """Add the commands to the parsers of `dashboard`."""
    person = commands.add_parser("person", help="Show or erase what is stored about a person")
    of_person = person.add_subparsers(metavar="command", required=True)
    for name, command in (("show", show), ("erase", erase)):
        words = command.__doc__ or ""
        added = of_person.add_parser(name, help=words.rstrip("."), description=words)
        added.add_argument("person", metavar="ID", help="the person's pseudonym")
        added.add_argument("--project", metavar="PROJECT", required=True, help="the project's id")
        added.set_defaults(command=command)
        if name == "show":
            added.add_argument("--json", action="store_true", help="for programs")
        else:
            added.add_argument("--confirm", action="store_true", help="erase, do not only say")
    words = retention.__doc__ or ""
    kept = commands.add_parser("retention", help=words.rstrip("."), description=words)
    kept.add_argument("project", metavar="PROJECT", help="the project's id")
    kept.add_argument("--confirm", action="store_true", help="erase, do not only say")
    kept.set_defaults(command=retention)


def show(options: argparse.Namespace, settings: Settings) -> None:
    """Print everything that is stored about a person, and who has looked at it."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring.persons import UnknownPerson, lookups_of, show_person

    project, person = options.project, options.person
    erased_on, rows = None, {}
    with _stores(settings) as stores:
        try:
            # each time that the operator asks is a look-up of its own
            found = show_person(OPERATOR, stores, project, person, one_lookup=timedelta(0))
            rows = {table: [_plain(row) for row in of] for table, of in found.rows.items()}
        except UnknownPerson as error:
            if error.erased_on is None:
                raise
            erased_on = error.erased_on
        lookups = lookups_of(OPERATOR, stores.access, project, person)
    if options.json:
        answer = {
            "project": project,
            "person": person,
            "erased_on": erased_on and erased_on.isoformat(),
            "stored": rows,
            "audit": [entry_as_json(entry) for entry in lookups],
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    print(f"{person} in {project}")
    if erased_on is not None:
        print(f"The person was erased on {erased_on}; nothing is stored any more.")
    for table, of in rows.items():
        print(f"\n{table} ({len(of)})")
        for row in of:
            print("  " + ", ".join(f"{name} {value}" for name, value in _told(row)))
    print(f"\naudit log ({len(lookups)})")
    for entry in lookups:
        print(f"  {entry.moment:%Y-%m-%d %H:%M:%S} UTC, {entry.actor}: {entry.action}")


def erase(options: argparse.Namespace, settings: Settings) -> None:
    """Say which rows of a person would go, and with --confirm erase them."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring.erasing import erase_person, plan_erasure

    project, person = options.project, options.person
    with _stores(settings) as stores:
        rows = plan_erasure(OPERATOR, stores.project, project, person)
        if not options.confirm:
            print("\n".join([*_counted(rows), "Nothing was erased; add --confirm to do it."]))
            return
        with _writable(settings) as engine:
            erased = erase_person(
                OPERATOR, engine, stores.access, project, person, on=settings.today()
            )
    _say_erased(erased)


def retention(options: argparse.Namespace, settings: Settings) -> None:
    """Say who is past a project's retention, and with --confirm erase them."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring.erasing import erase_past_retention, plan_retention

    with _stores(settings) as stores:
        plan = plan_retention(OPERATOR, stores.project, options.project)
        kept = plan.retention
        of_whom = "the project" if kept.counted_from == "project" else "a person's last course"
        print(f"Persons are kept for {kept.months_after_end} months after the end of {of_whom}.")
        if not plan.persons:
            print("Nobody has been kept for longer.")
            return
        if not options.confirm:
            print(f"{_persons(plan.persons)} would be erased, on {settings.today()}:")
            print("\n".join([*_counted(plan.rows), "Nobody was erased; add --confirm to do it."]))
            return
        with _writable(settings) as engine:
            erased = erase_past_retention(
                OPERATOR, engine, stores.access, options.project, today=settings.today()
            )
    _say_erased(erased)


@contextmanager
def _stores(settings: Settings) -> Iterator[Stores]:
    """Both stores for the time of a command; what goes wrong with them is said in one sentence."""
    from dashboard.data.stores import StoreError, open_store
    from dashboard.monitoring.access_store import AccessStore
    from dashboard.monitoring.erasing import NoRetention
    from dashboard.monitoring.persons import UnknownPerson
    from dashboard.monitoring.projects import UnknownProject
    from dashboard.monitoring.store import ProjectStore, StoreUnavailable
    from dashboard.monitoring.stores import Stores

    with ExitStack() as at_end:
        try:
            engine = open_store(settings.database_url)
            at_end.callback(engine.dispose)
            access = AccessStore.open(settings.access_url)
            at_end.callback(access.close)
            yield Stores(ProjectStore(engine, today=settings.today), access)
        except (StoreError, StoreUnavailable) as error:
            raise Refused(str(error)) from error
        except UnknownProject as error:
            raise Refused(no_such_project(error.project_id, error.known, error.nearest)) from error
        except UnknownPerson as error:
            # Never repeated: what was written may be a CPR number or a name.
            when = f"; one of this id was erased on {error.erased_on}" if error.erased_on else ""
            raise Refused(f"the project has no person of this id{when}.") from error
        except NoRetention as error:
            raise Refused(
                "the project's definition does not say how long persons are kept; "
                "add [retention] with months_after_end to project.toml."
            ) from error


@contextmanager
def _writable(settings: Settings) -> Iterator[Any]:
    from dashboard.data.stores import open_store

    engine = open_store(settings.database_url, read_only=False)
    try:
        yield engine
    finally:
        engine.dispose()


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """An entry of the audit log for programs; the moment is UTC."""
    return {
        "sequence": entry.sequence,
        "moment": entry.moment.isoformat(timespec="seconds"),
        "actor": entry.actor,
        "action": entry.action,
        "project": entry.project_id,
        "person": entry.participant,
        "detail": dict(entry.detail),
    }


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with values that JSON has."""
    own = (str, int, float, bool, type(None))
    return {name: value if isinstance(value, own) else str(value) for name, value in row.items()}


def _told(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a row says beyond whom it is about."""
    for name, value in row.items():
        if name not in ("project_id", "participant") and value is not None:
            yield name, value


def _counted(rows: Mapping[str, int]) -> Sequence[str]:
    width = max(map(len, rows), default=0)
    return [f"  {table:{width}}  {number:>6}" for table, number in rows.items()]


def _persons(number: int) -> str:
    return "1 person" if number == 1 else f"{number} persons"


def _say_erased(erased: Erasure) -> None:
    print(f"Erased {_persons(erased.persons)}:")
    print("\n".join([*_counted(erased.rows), BEYOND]))
    if not erased.log_is_empty:
        print(LOG_LEFT)
