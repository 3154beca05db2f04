"""From the bytes of a file to its text, or to a sentence on why it is no readable text."""

from __future__ import annotations

import re

from dashboard.data.importing.cpr import contains_cpr_number
from dashboard.data.importing.faults import Fault

CPR_RULE = (
    "this looks like a CPR number, which must never be imported; "
    "give every person a random pseudonym and keep the key to it elsewhere"
)

#: Faults of one kind reported per file; more of them tell nothing new.
_ENOUGH = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NEWLINE = re.compile(r"\r\n|\r|\n")


def read_text(file: str, data: bytes) -> tuple[str | None, list[Fault]]:
    """The text of `file` without its byte order mark, or None and the faults that prevent it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Fault(file, 1, None, f"the file is in UTF-16; {_how_to_save(file)}")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(_NEWLINE.findall(data[: error.start].decode("latin-1"))) + 1
        rule = (
            "the file is not in UTF-8 (a letter here is written as in Latin-1 or Windows-1252); "
            + _how_to_save(file)
        )
        return None, [Fault(file, line, None, rule)]
    if not text.strip():
        return None, [Fault(file, None, None, _empty(file))]
    controls = [
        Fault(file, number, None, "an invisible control character stands here; remove it")
        for number, line in enumerate(_NEWLINE.split(text), start=1)
        if _CONTROL.search(line)
    ]
    return (None if controls else text), controls[:_ENOUGH]


def lines_with_cpr_number(text: str) -> list[int]:
    """The numbers of the lines of `text` that hold what looks like a CPR number."""
    if not contains_cpr_number(text):
        return []
    return [
        number
        for number, line in enumerate(_NEWLINE.split(text), start=1)
        if contains_cpr_number(line)
    ]


def _empty(file: str) -> str:
    if file.endswith(".csv"):
        return "the file is empty; give it at least its header line, or leave the file out"
    return "the file is empty"


def _how_to_save(file: str) -> str:
    if file.endswith(".csv"):
        return 'in the spreadsheet choose Save as and the type "CSV UTF-8"'
    return "in the editor choose Save with encoding UTF-8"
