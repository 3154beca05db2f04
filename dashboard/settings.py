"""Environment variables -> frozen Settings. `docs/operations.md` documents each of them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dashboard import openid_settings
from dashboard.openid_settings import OpenIdSettings, OpenIdSettingsError, read_openid_settings

DANISH_TIME = ZoneInfo("Europe/Copenhagen")

DATABASE_FILE = "project.db"
ACCESS_FILE = "access.db"
RELEASES_FILE = "releases.db"
#: Bytes of the key that signs links.
SHORTEST_KEY = 32
SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg", "postgres")


class SettingsError(Exception):
    """A setting that cannot be used; the message is one sentence that names the variable."""


@dataclass(frozen=True)
class Settings:
    """What the environment says, checked.

    `database_url`, `access_url` and `releases_url` are SQLAlchemy URLs (SQLite file or PostgreSQL).
    `fixed_today` is None outside tests and screenshots.
    """

    folder: Path
    database_url: str
    access_url: str = ""
    releases_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 1
    fixed_today: date | None = None
    #: Signs links; None stops the start outside the demo.
    secret_key: str | None = field(default=None, repr=False)
    #: Scheme and host as browsers see them, None on this machine alone.
    public_url: str | None = None
    #: How many proxies in front may say with X-Forwarded-* who asked and how.
    trusted_proxies: int = 0
    redis_url: str | None = field(default=None, repr=False)
    #: Where one can sign in beside with a password.
    openid: OpenIdSettings | None = None
    #: Said by the command `demo` and by nothing else.
    demo: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Settings from `environment` (default: the process's). An empty variable counts as unset.

        Raises SettingsError for a value that cannot be used.
        """
        given = os.environ if environment is None else environment

        def value(name: str, default: str = "") -> str:
            return given.get(name, "").strip() or default

        folder = Path(value("DASHBOARD_FOLDER", "var")).expanduser().absolute()
        return cls(
            folder=folder,
            database_url=_store_url(given, "DASHBOARD_DATABASE_URL", folder / DATABASE_FILE),
            access_url=_store_url(given, "DASHBOARD_ACCESS_URL", folder / ACCESS_FILE),
            releases_url=_store_url(given, "DASHBOARD_RELEASES_URL", folder / RELEASES_FILE),
            host=_host(value("HOST", "127.0.0.1")),
            port=_whole_number("PORT", value("PORT", "8050"), 1, 65535),
            workers=_whole_number("WEB_CONCURRENCY", value("WEB_CONCURRENCY", "1"), 1, 64),
            fixed_today=_date(value("DASHBOARD_TODAY")),
            secret_key=_secret_key(
                value("DASHBOARD_SECRET_KEY"), value("DASHBOARD_SECRET_KEY_FILE")
            ),
            public_url=_public_url(value("DASHBOARD_PUBLIC_URL")),
            trusted_proxies=_whole_number(
                "DASHBOARD_TRUSTED_PROXIES", value("DASHBOARD_TRUSTED_PROXIES", "0"), 0, 9
            ),
            redis_url=_redis_url(value("DASHBOARD_REDIS_URL")),
            openid=_openid(value),
        )

    def today(self) -> date:
        """Today's date in Denmark, or the fixed date."""
        return self.fixed_today or datetime.now(DANISH_TIME).date()


#: Every variable that is read, in the order of the documentation.
VARIABLES = (
    "DASHBOARD_FOLDER",
    "DASHBOARD_DATABASE_URL",
    "DASHBOARD_ACCESS_URL",
    "DASHBOARD_RELEASES_URL",
    "DASHBOARD_SECRET_KEY",
    "DASHBOARD_SECRET_KEY_FILE",
    "DASHBOARD_PUBLIC_URL",
    "DASHBOARD_TRUSTED_PROXIES",
    "DASHBOARD_REDIS_URL",
    *openid_settings.NAMES,
    "HOST",
    "PORT",
    "WEB_CONCURRENCY",
    "DASHBOARD_TODAY",
)


def _store_url(given: Mapping[str, str], name: str, default: Path) -> str:
    text = given.get(name, "").strip()
    if not text:
        return f"sqlite:///{default}"
    scheme, separator, rest = text.partition("://")
    # The URL itself may hold a password: the message shows only the scheme.
    if not separator or scheme not in SCHEMES:
        raise SettingsError(
            f"{name} must start with sqlite:/// or postgresql://"
            + (f", not {scheme}://." if separator and re.fullmatch(r"[\w+.-]+", scheme) else ".")
        )
    if scheme == "sqlite" and (not rest.startswith("/") or rest in ("/", "/:memory:")):
        raise SettingsError(
            f"{name} must name a database file, as in sqlite:///var/{default.name}."
        )
    return text


def _secret_key(text: str, file: str) -> str | None:
    """The key, or what is in the file. Neither is ever shown in a message."""
    name = "DASHBOARD_SECRET_KEY"
    if text and file:
        raise SettingsError(f"{name} and {name}_FILE are both set; keep one of them.")
    if file:
        name = f"{name}_FILE"
        try:
            text = Path(file).expanduser().read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"{name} names a file that cannot be read.") from None
    elif not text:
        return None
    if len(text.encode()) < SHORTEST_KEY:
        raise SettingsError(
            f"{name} must hold at least {SHORTEST_KEY} bytes, such as those that "
            "`openssl rand -base64 48` prints."
        )
    return text


def _public_url(text: str) -> str | None:
    if not text:
        return None
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?", text):
        raise SettingsError(
            "DASHBOARD_PUBLIC_URL must be https:// and a host, as in https://dashboard.example.org."
        )
    return text.rstrip("/").lower().removesuffix(":443")


def _redis_url(text: str) -> str | None:
    if text and not text.startswith(("redis://", "rediss://", "unix://")):
        raise SettingsError("DASHBOARD_REDIS_URL must start with redis://, rediss:// or unix://.")
    return text or None


def _openid(value: Callable[[str], str]) -> OpenIdSettings | None:
    try:
        return read_openid_settings(value)
    except OpenIdSettingsError as error:
        raise SettingsError(str(error)) from None


def _host(text: str) -> str:
    if re.search(r"[\s/]", text):
        raise SettingsError(f"HOST must be a host name or an address, not {text!r}.")
    return text


def _whole_number(name: str, text: str, lowest: int, highest: int) -> int:
    # isascii: int() would also read other scripts' digits
    if not (text.isascii() and text.isdigit()) or not lowest <= int(text) <= highest:
        raise SettingsError(
            f"{name} must be a whole number from {lowest} to {highest}, not {text!r}."
        )
    return int(text)


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(
            f"DASHBOARD_TODAY must be a date such as 2026-11-21, not {text!r}."
        ) from None
