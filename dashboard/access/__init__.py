"""Who asks, and what they may see. Every answer passes `check_viewer_can` before it is computed."""

from dashboard.access.permission import (
    NotAllowed,
    Question,
    check_viewer_can,
    viewer_can,
    viewer_sees_splits,
)
from dashboard.access.viewer import OPERATOR, Role, Viewer

__all__ = [
    "OPERATOR",
    "NotAllowed",
    "Question",
    "Role",
    "Viewer",
    "check_viewer_can",
    "viewer_can",
    "viewer_sees_splits",
]
