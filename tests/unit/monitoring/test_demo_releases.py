"""The demo's projects come with releases, which went through the gate, and keep them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.data.demo.releases import discard_demo_releases
from dashboard.data.releases import RELEASES, insert_release
from dashboard.data.stores import ensure_store, open_store
from dashboard.monitoring import demo_releases
from dashboard.monitoring.demo_releases import make_demo_releases
from dashboard.monitoring.release_store import ReleaseStore
from dashboard.monitoring.releases import Published, list_releases
from dashboard.settings import Settings
from tests.unit.data.releases.small_release import published
from tests.unit.released import FUNDER, NORDDJURS


@pytest.fixture
def settings(projects_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(demo_releases, "PROJECTS", (NORDDJURS,))
    monkeypatch.setattr(demo_releases, "MOST_RELEASES", 2)
    given = {
        "DASHBOARD_FOLDER": str(tmp_path),
        "DASHBOARD_DATABASE_URL": projects_url,
        "DASHBOARD_TODAY": "2026-11-02",
    }
    return Settings.from_environment(given)


def found(settings: Settings) -> tuple[Published, ...]:
    store = ReleaseStore.open(settings.releases_url)
    releases = list_releases(FUNDER, store, NORDDJURS)
    store.close()
    return releases


def test_the_last_meetings_with_new_data_have_releases_and_keep_them(settings: Settings) -> None:
    steps: list[tuple[str, int, int]] = []
    make_demo_releases(settings, lambda *step: steps.append(step))
    made = found(settings)
    assert steps == [(NORDDJURS, 0, 1), ("done", 1, 1)]
    assert [one.release.meeting for one in made] == [date(2022, 6, 15), date(2022, 12, 14)]
    assert [one.published_at.date() for one in made] == [one.release.meeting for one in made]
    make_demo_releases(settings)
    assert found(settings) == made


def test_an_older_demos_releases_make_room(settings: Settings) -> None:
    ensure_store(settings.releases_url, RELEASES)
    engine = open_store(settings.releases_url, read_only=False, kind=RELEASES)
    insert_release(engine, published(project=NORDDJURS))
    assert discard_demo_releases(settings.releases_url, [NORDDJURS])
    assert discard_demo_releases(settings.releases_url, [NORDDJURS])
    engine.dispose()
    ensure_store(settings.releases_url, RELEASES)
    assert found(settings) == ()


def test_other_projects_releases_stay(settings: Settings) -> None:
    ensure_store(settings.releases_url, RELEASES)
    engine = open_store(settings.releases_url, read_only=False, kind=RELEASES)
    insert_release(engine, published(project=NORDDJURS))
    insert_release(engine, published(project="small"))
    assert not discard_demo_releases(settings.releases_url, [NORDDJURS])
    engine.dispose()
    assert len(found(settings)) == 1
    assert not discard_demo_releases("postgresql://user@host/name", [NORDDJURS])
