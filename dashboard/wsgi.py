"""The application for a gunicorn started from outside (see Procfile)."""

from __future__ import annotations

from gunicorn.errors import AppImportError

from dashboard.data.stores import StoreError
from dashboard.serve import check_start, create_server
from dashboard.settings import Settings, SettingsError

try:
    settings = Settings.from_environment()
    check_start(settings)
except (SettingsError, StoreError) as error:
    # gunicorn prints this one's message without a stack and stops instead of trying again.
    raise AppImportError(str(error)) from None

application = create_server(settings)
