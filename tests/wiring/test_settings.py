"""The settings: what they accept, what they say when they refuse, and their documentation."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.settings import VARIABLES, Settings, SettingsError

ROOT = Path(__file__).resolve().parent.parent.parent


def test_defaults_need_no_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({})
    assert settings.folder == tmp_path / "var"
    assert settings.database_url == f"sqlite:///{tmp_path}/var/project.db"
    assert settings.access_url == f"sqlite:///{tmp_path}/var/access.db"
    assert settings.releases_url == f"sqlite:///{tmp_path}/var/releases.db"
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8050, 1)
    assert settings.fixed_today is None


def test_an_empty_variable_counts_as_unset() -> None:
    assert Settings.from_environment(dict.fromkeys(VARIABLES, " ")) == Settings.from_environment({})


def test_every_variable_is_read() -> None:
    settings = Settings.from_environment(
        {
            "DASHBOARD_FOLDER": "/data",
            "DASHBOARD_DATABASE_URL": "postgresql://reader@db/projects",
            "DASHBOARD_ACCESS_URL": "postgresql://keeper@db/access",
            "DASHBOARD_RELEASES_URL": "sqlite:////data/published.db",
            "HOST": "::1",
            "PORT": "9000",
            "WEB_CONCURRENCY": "3",
            "DASHBOARD_TODAY": "2018-12-31",
            "DASHBOARD_SECRET_KEY": "k" * 32,
            "DASHBOARD_PUBLIC_URL": "https://Dashboard.example.org/",
            "DASHBOARD_TRUSTED_PROXIES": "1",
            "DASHBOARD_REDIS_URL": "redis://cache/0",
        }
    )
    assert settings == Settings(
        folder=Path("/data"),
        database_url="postgresql://reader@db/projects",
        access_url="postgresql://keeper@db/access",
        releases_url="sqlite:////data/published.db",
        host="::1",
        port=9000,
        workers=3,
        fixed_today=date(2018, 12, 31),
        secret_key="k" * 32,
        public_url="https://dashboard.example.org",
        trusted_proxies=1,
        redis_url="redis://cache/0",
    )
    assert settings.today() == date(2018, 12, 31)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("PORT", "eighty", "PORT must be a whole number from 1 to 65535, not 'eighty'."),
        ("PORT", "0", "PORT must be"),
        ("PORT", "65536", "PORT must be"),
        ("PORT", "-1", "PORT must be"),
        ("PORT", "٨٠٥٠", "PORT must be"),
        ("WEB_CONCURRENCY", "0", "WEB_CONCURRENCY must be a whole number from 1 to 64"),
        ("WEB_CONCURRENCY", "1.5", "WEB_CONCURRENCY must be"),
        ("HOST", "http://localhost", "HOST must be a host name or an address"),
        ("DASHBOARD_TODAY", "31-12-2018", "DASHBOARD_TODAY must be a date such as 2026-11-21"),
        ("DASHBOARD_TODAY", "2018-02-30", "DASHBOARD_TODAY must be a date"),
        ("DASHBOARD_DATABASE_URL", "mysql://u:secret@db/x", "not mysql://."),
        ("DASHBOARD_SECRET_KEY", "secret" * 5, "at least 32 bytes"),
        ("DASHBOARD_SECRET_KEY_FILE", "/nowhere/secret", "cannot be read"),
        ("DASHBOARD_PUBLIC_URL", "http://dashboard.example.org", "must be https://"),
        ("DASHBOARD_PUBLIC_URL", "https://example.org/path", "must be https://"),
        ("DASHBOARD_TRUSTED_PROXIES", "all", "must be a whole number from 0 to 9"),
        ("DASHBOARD_REDIS_URL", "http://:secret@cache", "must start with redis://"),
        ("DASHBOARD_ACCESS_URL", "sqlite://", "sqlite:///var/access.db."),
        ("DASHBOARD_DATABASE_URL", "project.db", "must start with sqlite:/// or postgresql://"),
        ("DASHBOARD_DATABASE_URL", "sqlite://", "must name a database file"),
        ("DASHBOARD_DATABASE_URL", "sqlite:///:memory:", "must name a database file"),
        ("DASHBOARD_RELEASES_URL", "sqlite:///:memory:", "as in sqlite:///var/releases.db"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_in_one_sentence(
    variable: str, value: str, said: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment({variable: value})
    message = str(refused.value)
    assert said in message
    assert message.startswith(variable)
    assert message.endswith(".")
    assert "\n" not in message
    assert "secret" not in message


def test_the_key_can_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(f"{'k' * 40}\n", encoding="utf-8")
    settings = Settings.from_environment({"DASHBOARD_SECRET_KEY_FILE": str(file)})
    assert settings.secret_key == "k" * 40
    assert "kkk" not in repr(settings)
    with pytest.raises(SettingsError, match="both set"):
        Settings.from_environment(
            {"DASHBOARD_SECRET_KEY_FILE": str(file), "DASHBOARD_SECRET_KEY": "k" * 32}
        )


def test_operations_documents_exactly_the_variables_that_are_read() -> None:
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    documented = re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)
    assert tuple(documented) == VARIABLES


def test_no_other_module_reads_the_environment() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "dashboard").rglob("*.py"))
        if re.search(r"os\.(environ|getenv)", path.read_text("utf-8"))
    ]
    assert readers == ["dashboard/settings.py"]
