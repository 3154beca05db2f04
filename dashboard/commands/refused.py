"""Why a command was not carried out, as the person at the terminal is told."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818  (what the person at the terminal is told)
    """Bad input. Each line is printed as one fault."""
