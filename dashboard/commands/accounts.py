"""Viewers and links from the terminal: how the first administrator is made. Noted as `operator`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getpass
from typing import TYPE_CHECKING, Any

from dashboard.commands.refused import Refused
from dashboard.settings import DANISH_TIME, Settings

if TYPE_CHECKING:
    from dashboard.access import Role
    from dashboard.monitoring.access_store import AccessStore

Command = Callable[[argparse.Namespace, Settings], None]

DEMO_STORE = (
    "the access store is the demo's; point DASHBOARD_ACCESS_URL or DASHBOARD_FOLDER elsewhere."
)
NO_KEY = "DASHBOARD_SECRET_KEY must be set as it is for the server, which checks the link with it."


def add_account_commands(add: Callable[[str, str], Any]) -> None:
    """Add `viewer` and `link` with what can be done to them; `add(name, help)` makes a parser."""
    viewer = add("viewer", "Who may sign in, and with which roles.").add_subparsers(
        metavar="action", required=True
    )
    link = add("link", "Links with which funders open a project's releases.").add_subparsers(
        metavar="action", required=True
    )

    def action(parsers: Any, name: str, command: Command) -> Any:
        words = (command.__doc__ or "").strip().splitlines()[0]
        parser = parsers.add_parser(name, help=words.rstrip("."), description=words)
        parser.set_defaults(command=command)
        return parser

    added = action(viewer, "add", add_viewer)
    added.add_argument("name", metavar="NAME", help="what the viewer is called")
    added.add_argument("--email", required=True, metavar="ADDRESS", help="to sign in with")
    added.add_argument("--administrator", action="store_true", help="may manage viewers")
    added.add_argument("--grant", action="append", default=[], metavar="PROJECT=ROLE")
    action(viewer, "list", list_viewers)
    granted = action(viewer, "grant", grant)
    granted.add_argument("email", metavar="ADDRESS")
    granted.add_argument("grant", nargs="+", metavar="PROJECT=ROLE", help="ROLE none takes it away")
    for name, command in (
        ("disable", disable_viewer),
        ("enable", enable_viewer),
        ("password", set_password),
    ):
        action(viewer, name, command).add_argument("email", metavar="ADDRESS")

    made = action(link, "make", make_link)
    made.add_argument("project", metavar="PROJECT")
    made.add_argument("--days", type=int, default=90, help="for how long (90)")
    made.add_argument("--note", default="", help="whom it is for")
    action(link, "list", list_links)
    action(link, "revoke", revoke_link).add_argument("id", type=int, metavar="NUMBER")


def add_viewer(options: argparse.Namespace, settings: Settings) -> None:
    """Let somebody sign in; the password is asked for, or read from standard input."""
    from dashboard.access import OPERATOR
    from dashboard.data.access import ACCESS
    from dashboard.data.stores import create_store
    from dashboard.monitoring import accounts
    from dashboard.monitoring.passwords import check_new_password

    grants = [(project, role) for project, role in map(_grant, options.grant) if role is not None]
    with _sentences():
        # first, so that bad input leaves no empty store behind
        name, email = accounts.check_name(options.name), accounts.check_email(options.email)
        accounts.check_grants(grants)
        password = _password()
        check_new_password(password, email, name)
        create_store(settings.access_url, ACCESS).dispose()
    with _access(settings) as store:
        accounts.add_viewer(
            OPERATOR,
            store,
            name=name,
            email=email,
            password=password,
            grants=grants,
            is_administrator=options.administrator,
        )
    print(f"{email} may sign in.")


def list_viewers(_options: argparse.Namespace, settings: Settings) -> None:
    """List who may sign in, with their roles."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring import accounts

    with _access(settings) as store:
        for known in accounts.list_viewers(OPERATOR, store):
            roles = [f"{project}={role}" for project, role in known.grants]
            if known.is_administrator:
                roles.insert(0, "administrator")
            if known.is_disabled:
                roles.append("(disabled)")
            print(f"{known.email}  {known.name}  {' '.join(roles)}".rstrip())


def grant(options: argparse.Namespace, settings: Settings) -> None:
    """Change a viewer's roles in the projects named; the others stay."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring import accounts

    changes = dict(map(_grant, options.grant))
    with _access(settings) as store:
        known = accounts.fetch_viewer(OPERATOR, store, options.email)
        roles = {**dict(known.grants), **changes}
        kept = [(project, role) for project, role in roles.items() if role is not None]
        accounts.set_grants(OPERATOR, store, known.id, kept)
    print(f"{known.email}: roles changed, signed out everywhere.")


def disable_viewer(options: argparse.Namespace, settings: Settings) -> None:
    """Let a viewer sign in no more, and sign out everywhere."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring import accounts

    with _access(settings) as store:
        known = accounts.fetch_viewer(OPERATOR, store, options.email)
        accounts.disable_viewer(OPERATOR, store, known.id)
    print(f"{known.email} may no longer sign in.")


def enable_viewer(options: argparse.Namespace, settings: Settings) -> None:
    """Let a viewer sign in again."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring import accounts

    with _access(settings) as store:
        known = accounts.fetch_viewer(OPERATOR, store, options.email)
        accounts.enable_viewer(OPERATOR, store, known.id)
    print(f"{known.email} may sign in again.")


def set_password(options: argparse.Namespace, settings: Settings) -> None:
    """Give a viewer a new password, and sign out everywhere."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring import accounts

    with _access(settings) as store:
        known = accounts.fetch_viewer(OPERATOR, store, options.email)
        accounts.set_password(OPERATOR, store, known.id, _password())
    print(f"{known.email}: password changed, signed out everywhere.")


def make_link(options: argparse.Namespace, settings: Settings) -> None:
    """Make a link to a project's releases; its address is printed this once."""
    from dashboard.access import OPERATOR
    from dashboard.login.signing import Signer
    from dashboard.monitoring import links

    if settings.secret_key is None:
        raise Refused(NO_KEY)
    with _access(settings) as store:
        made = links.make_link(
            OPERATOR, store, options.project, days=options.days, purpose=options.note
        )
    origin = settings.public_url or f"http://{settings.host}:{settings.port}"
    print(f"{origin}{Signer(settings.secret_key).link_path(made.secret)}")


def list_links(_options: argparse.Namespace, settings: Settings) -> None:
    """List the links that were made, without what opens them."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring import links

    with _access(settings) as store:
        for link in links.list_links(OPERATOR, store):
            state = "revoked" if link.is_revoked else "valid" if link.is_good else "expired"
            until = link.expires.astimezone(DANISH_TIME).date()
            print(f"{link.id}  {link.project_id}  {state}  until {until}  {link.note}".rstrip())


def revoke_link(options: argparse.Namespace, settings: Settings) -> None:
    """Let a link open nothing any more."""
    from dashboard.access import OPERATOR
    from dashboard.monitoring import links

    with _access(settings) as store:
        links.revoke_link(OPERATOR, store, options.id)
    print(f"Link {options.id} opens nothing any more.")


@contextmanager
def _access(settings: Settings) -> Iterator[AccessStore]:
    """The access store, unless it is the demo's; every refusal is one sentence."""
    from dashboard.monitoring.access_store import AccessStore
    from dashboard.monitoring.demo_accounts import has_accounts

    with _sentences():
        store = AccessStore.open(settings.access_url)
        try:
            store.check()
            if has_accounts(store, demo=True):
                raise Refused(DEMO_STORE)
            yield store
        finally:
            store.close()


@contextmanager
def _sentences() -> Iterator[None]:
    """Whatever is refused within, as one sentence."""
    from dashboard.data.stores import StoreError
    from dashboard.monitoring.account_problem import AccountRefused
    from dashboard.monitoring.store import StoreUnavailable
    from dashboard.text.catalogue import Text

    try:
        yield
    except (StoreError, StoreUnavailable) as error:
        raise Refused(str(error)) from error
    except AccountRefused as error:
        raise Refused(Text("en")(f"account.{error.problem}")) from error


def _password() -> str:
    """A password typed twice without showing it, or one line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise Refused("the two passwords are not the same.")
    return password


def _grant(written: str) -> tuple[str, Role | None]:
    """PROJECT=ROLE; the role `none` is None."""
    from dashboard.access import Role

    project, _, role = written.partition("=")
    name = role.replace("-", "_")
    if name == "none":
        return project, None
    try:
        return project, Role(name)
    except ValueError:
        roles = ", ".join(Role)
        raise Refused(
            f"{written!r} is no grant; write PROJECT=ROLE, with one of {roles}."
        ) from None
