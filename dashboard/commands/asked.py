"""What commands are asked for: dates and projects, with a sentence for those that are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dashboard.commands.refused import Refused


def read_date(text: str | None) -> date | None:
    """The date that was written; raises Refused for what is none."""
    if text is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text!r} is not a date; write it as 2019-04-15.") from None


def no_such_project(asked: str, known: Sequence[str], nearest: str | None) -> str:
    """That there is no such project, and which there are."""
    if not known:
        return "the database has no projects yet; bring one in with `dashboard import PATH`."
    from dashboard.data.importing.cpr import contains_cpr_number

    shown = "of this id" if contains_cpr_number(asked) else repr(asked)
    hint = f" did you mean {nearest}?" if nearest else ""
    return f"there is no project {shown};{hint} there are {', '.join(known)}."
