"""The demo: building its database, saying whether it is still fresh, and keeping it alive."""

from dashboard.data.demo.bar import progress_bar
from dashboard.data.demo.build import Progress, build_demo, demo_is_fresh
from dashboard.data.demo.live import run_live

__all__ = ["Progress", "build_demo", "demo_is_fresh", "progress_bar", "run_live"]
