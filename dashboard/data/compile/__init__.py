"""Conditions as SQL: typed expressions with every value bound, counted in the database."""

from dashboard.data.compile.frame import Frame, MisplacedNode
from dashboard.data.compile.units import frame

__all__ = ["Frame", "MisplacedNode", "frame"]
