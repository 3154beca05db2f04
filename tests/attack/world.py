"""What is attacked: the demo with its releases, under a real server, and somebody of each role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path

from sqlalchemy import text

from dashboard.access import OPERATOR, Role
from dashboard.data.access import ACCESS
from dashboard.data.demo import build_demo
from dashboard.data.demo.build import PROJECTS
from dashboard.data.stores import create_store, open_store
from dashboard.login.cookies import COOKIE
from dashboard.login.signing import Signer
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.accounts import add_viewer
from dashboard.monitoring.demo_releases import make_demo_releases
from dashboard.monitoring.links import MadeLink, make_link
from dashboard.monitoring.release_store import ReleaseStore
from dashboard.monitoring.releases import Published, list_releases
from dashboard.monitoring.sessions import sign_in
from dashboard.monitoring.store import ProjectStore
from dashboard.settings import Settings
from tests.accounts import PASSWORD, SECRET_KEY
from tests.attack.reader import Reader
from tests.running_server import RunningServer

TODAY = date(2026, 11, 2)
#: The project of the link and of whoever has a role in one project, and another one.
PROJECT, OTHER = "paa-vej-til-arbejde", "sind-rampen"

#: Who asks: nobody, an account of each kind, and who came by a link to the project.
ACCOUNTS = {
    "leader": [(project, Role.LEADER) for project in PROJECTS],
    "steering group": [(project, Role.STEERING_GROUP) for project in PROJECTS],
    "steering group of one": [(PROJECT, Role.STEERING_GROUP)],
    "funder": [(project, Role.FUNDER) for project in PROJECTS],
    "administrator": [],
}
READERS = ("nobody", *ACCOUNTS, "link")


class World:
    """The three stores in a folder, built once; `serve` answers from them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.urls = {name: f"sqlite:///{folder / f'{name}.db'}" for name in NAMES}
        build_demo(self.urls["project"], TODAY, None)
        make_demo_releases(
            Settings(
                folder,
                self.urls["project"],
                self.urls["access"],
                self.urls["releases"],
                fixed_today=TODAY,
            )
        )
        create_store(self.urls["access"], ACCESS).dispose()
        self.access = AccessStore.open(self.urls["access"])
        for name, grants in ACCOUNTS.items():
            add_viewer(
                OPERATOR,
                self.access,
                name=name,
                email=_email(name),
                password=PASSWORD,
                grants=grants,
                is_administrator=name == "administrator",
            )
        self.signer = Signer(SECRET_KEY)
        self.server: RunningServer

    def close(self) -> None:
        self.access.close()

    @contextmanager
    def serve(self, project: str = "project") -> Iterator[RunningServer]:
        """A server on the stores; on another project database where one is named."""
        with RunningServer(
            self.urls[project],
            today=TODAY,
            access_url=self.urls["access"],
            environment={"DASHBOARD_RELEASES_URL": self.urls["releases"]},
        ) as server:
            yield server

    @cached_property
    def empty(self) -> str:
        """The name of a project database that knows no project."""
        create_store(self.urls["empty"]).dispose()
        return "empty"

    def reader(self, name: str, url: str | None = None) -> Reader:
        """Somebody at the server (or another one at `url`), signed in anew."""
        reader = Reader(url or self.server.url)
        if name == "link":
            reader.follow_link(self.signer.link_path(self.link().secret))
        elif name != "nobody":
            reader.cookie = f"{COOKIE}={sign_in(self.access, _email(name), PASSWORD)}"
        return reader

    def link(self, project: str = PROJECT, days: int = 9) -> MadeLink:
        return make_link(OPERATOR, self.access, project, days=days)

    @cached_property
    def releases(self) -> dict[str, tuple[Published, ...]]:
        """Everything that was published, by project, oldest first."""
        store = ReleaseStore.open(self.urls["releases"])
        try:
            return {project: list_releases(OPERATOR, store, project) for project in PROJECTS}
        finally:
            store.close()

    @contextmanager
    def operator(self) -> Iterator[ProjectStore]:
        """The project database as only the operator reads it."""
        engine = open_store(self.urls["project"])
        try:
            yield ProjectStore(engine, today=lambda: TODAY)
        finally:
            engine.dispose()

    def write(self) -> None:
        """Write somebody's rows anew, as they are: as far as the store knows, data have changed."""
        engine = open_store(self.urls["project"], read_only=False)
        with engine.begin() as connection:
            connection.execute(text(TOUCH), {"project": PROJECT})
        engine.dispose()


NAMES = ("project", "access", "releases", "empty")
TOUCH = "UPDATE spell SET weekly_hours = weekly_hours WHERE project_id = :project"


def _email(name: str) -> str:
    return f"{name.replace(' ', '.')}@example.org"
