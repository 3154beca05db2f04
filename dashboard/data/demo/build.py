"""The demo database: four real projects with synthetic persons, and an invented one that runs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from dashboard.data.demo.invented import PROJECT as INVENTED
from dashboard.data.demo.invented import write_invented
from dashboard.data.demo.replace import replace_projects
from dashboard.data.importing import FolderRefused, import_folder
from dashboard.data.schema import ImportBatch, Project
from dashboard.data.stores import (
    StoreError,
    StoreProblem,
    check_version,
    create_store,
    explain,
    open_store,
)

#: The real projects in the order in which they are listed; the invented one comes last.
REAL = ("paa-vej-til-arbejde", "sind-rampen", "sociale-mentorer", "rampen-norddjurs")
PROJECTS = (*REAL, INVENTED)
#: The invented project's dates follow the day of the build, so that an older demo is built again.
MOST_DAYS = 7

#: Called before each step: what is done, how many steps are done, how many there are.
Progress = Callable[[str, int, int], None]


def projects_folder() -> Path:
    """The folder ``projects`` at the root of the repository; raises StoreError where it is not."""
    folder = Path(__file__).resolve().parents[3] / "projects"
    missing = [name for name in REAL if not (folder / name / "project.toml").is_file()]
    if missing:
        raise StoreError(
            StoreProblem.OTHER,
            f"The demo needs the folder projects/{missing[0]} of the repository; run it from a "
            "complete checkout, where the dashboard is installed with `make demo`.",
        )
    return folder


def build_demo(url: str, today: date, progress: Progress | None = None) -> None:
    """Put the five demo projects, as of `today`, into the store at `url`.

    They are imported into a database of their own beside it and then replace the demo projects in
    the store in one transaction: a reader sees the old ones or the new ones, an interrupted build
    leaves what was there, and other projects in the store stay. Raises StoreError.
    """
    real = projects_folder()
    total = len(PROJECTS) + 1

    def say(step: str, done: int) -> None:
        if progress is not None:
            progress(step, done, total)

    with tempfile.TemporaryDirectory(prefix="dashboard-demo-") as temporary:
        beside = create_store(f"sqlite:///{temporary}/demo.db")
        try:
            for done, name in enumerate(PROJECTS):
                say(name, done)
                folder = real / name
                if name == INVENTED:
                    folder = Path(temporary, _dated(today))
                    write_invented(folder, today)
                _import(beside, folder, today)
            say("putting it in place", len(PROJECTS))
            _put_in_place(beside, url)
        finally:
            beside.dispose()
    say("done", total)


def demo_is_fresh(url: str, today: date) -> bool:
    """Whether the store at `url` holds the whole demo, built at most 7 days before `today`.

    False also where the database is missing, of another version, or older than a project's folder.
    """
    try:
        folder = projects_folder()
        engine = open_store(url)
    except StoreError:
        return False
    try:
        check_version(engine)
        with engine.connect() as connection:
            builds = {name: _fetch_build(connection, name) for name in PROJECTS}
    except (StoreError, SQLAlchemyError):
        return False
    finally:
        engine.dispose()
    for name in REAL:
        build = builds[name]
        if build is None or build[1] < _changed_at(folder / name):
            return False
    built = _built_on(builds[INVENTED])
    return built is not None and timedelta(0) <= today - built <= timedelta(days=MOST_DAYS)


def _dated(today: date) -> str:
    """Name of the invented project's folder, from which `_built_on` reads the day."""
    return f"{INVENTED}-{today.isoformat()}"


def _built_on(build: tuple[str, datetime] | None) -> date | None:
    """The day as of which the invented project was written; None for a folder made otherwise."""
    try:
        return date.fromisoformat(build[0].removeprefix(f"{INVENTED}-")) if build else None
    except ValueError:
        return None


def _import(engine: Engine, folder: Path, today: date) -> None:
    try:
        import_folder(engine, folder, today=today)
    except FolderRefused as error:
        raise StoreError(StoreProblem.OTHER, f"{folder.name}: {error}") from error


def _put_in_place(beside: Engine, url: str) -> None:
    engine = create_store(url)
    try:
        with beside.connect() as source, engine.begin() as target:
            replace_projects(source, target, PROJECTS)
    except SQLAlchemyError as error:
        raise explain(error) from error
    finally:
        engine.dispose()


def _fetch_build(connection: Connection, name: str) -> tuple[str, datetime] | None:
    """Folder and moment (UTC) of the project's latest build; live events are no build."""
    query = (
        select(ImportBatch.source, ImportBatch.started_at)
        .join(Project, Project.id == ImportBatch.project_id)
        .where(ImportBatch.project_id == name, ImportBatch.source.startswith(name, autoescape=True))
        .order_by(ImportBatch.id.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else (row.source, row.started_at)


def _changed_at(folder: Path) -> datetime:
    """When a file of the folder last changed (UTC, as the database keeps it)."""
    latest = max(path.stat().st_mtime for path in folder.iterdir())
    return datetime.fromtimestamp(latest, UTC).replace(tzinfo=None)
