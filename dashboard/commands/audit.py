"""`dashboard audit`: who did what, when, about which project or person."""

from __future__ import annotations

import argparse
import json
from typing import Any

from dashboard.commands.asked import read_date
from dashboard.commands.persons import entry_as_json
from dashboard.commands.refused import Refused
from dashboard.settings import DANISH_TIME, Settings


def add_audit_command(commands: Any) -> None:
    """Add the command to the parsers of `dashboard`."""
    words = audit.__doc__ or ""
    added = commands.add_parser("audit", help=words.rstrip("."), description=words)
    added.add_argument("--participant", metavar="ID", help="only about this person")
    added.add_argument("--viewer", metavar="NAME", help="only by this viewer")
    added.add_argument("--action", metavar="ACTION", help="only of this kind")
    added.add_argument("--project", metavar="PROJECT", help="only about this project")
    added.add_argument("--since", metavar="DATE", help="from this day on (Danish time)")
    added.add_argument("--json", action="store_true", help="for programs")
    added.set_defaults(command=audit)


def audit(options: argparse.Namespace, settings: Settings) -> None:
    """Print the audit log, newest first."""
    from dashboard.access import OPERATOR
    from dashboard.data.stores import StoreError
    from dashboard.monitoring.access_store import AccessStore
    from dashboard.monitoring.audit import Action
    from dashboard.monitoring.audit_search import Wanted, export_audit, midnight
    from dashboard.monitoring.persons import can_be_pseudonym
    from dashboard.monitoring.store import StoreUnavailable

    since = read_date(options.since)
    if options.action is not None and options.action not in set(Action):
        raise Refused(f"there is no such action; there are {', '.join(Action)}.")
    if options.participant is not None and not can_be_pseudonym(options.participant):
        # Not repeated, and not noted: it may be a CPR number or a name.
        raise Refused("that is no pseudonym; --participant takes a person's id.")
    wanted = Wanted(
        participant=options.participant,
        actor=options.viewer,
        action=options.action,
        project_id=options.project,
        since=None if since is None else midnight(since),
    )
    try:
        access = AccessStore.open(settings.access_url)
    except StoreError as error:
        raise Refused(str(error)) from error
    try:
        entries = export_audit(OPERATOR, access, wanted)
    except StoreUnavailable as error:
        raise Refused(str(error)) from error
    finally:
        access.close()
    if options.json:
        print(json.dumps([entry_as_json(entry) for entry in entries], ensure_ascii=False, indent=2))
        return
    for entry in entries:
        about = ", ".join(part for part in (entry.project_id, entry.participant) if part)
        detail = ", ".join(f"{name} {value}" for name, value in entry.detail.items())
        moment = entry.moment.astimezone(DANISH_TIME)
        parts = [f"{moment:%Y-%m-%d %H:%M:%S}", entry.actor, entry.action, about, detail]
        print("  ".join(part for part in parts if part))
    if not entries:
        print("The log has no such entries.")
