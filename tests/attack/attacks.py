"""The attacks by number: what is tried, and what is learnt when none of their tests fails."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "security.md"
BEGIN, END = "<!-- attacks -->", "<!-- end of attacks -->"


@dataclass(frozen=True)
class Attack:
    title: str
    tried: str
    learnt: str


ATTACKS = {
    1: Attack(
        "Site A plus site B against the total",
        "the groups of every table of every release are added up and taken from the total; "
        "a site is looked for in everything that was sent",
        "nothing: every count keeps at least 3 values, and no figure is of a site",
    ),
    2: Attack(
        "The complement (all less those in work)",
        "every part is taken from its whole, with the totals, stages and bases that are the same",
        "nothing: what is left keeps at least 3 values as well",
    ),
    3: Attack(
        "One day against the next",
        "the same is asked on other days, before and after somebody's data change, and of a "
        "server whose project database is empty",
        "nothing: every answer is the same to the byte, the polls too",
    ),
    4: Attack(
        "Consecutive releases",
        "all releases of a project at once, with what can only grow; what it says that a headline "
        "is not exact, or a table withheld, by running the program for all that it may be",
        "nothing: every count keeps at least 3 values",
    ),
    5: Attack(
        "Paired tables",
        "all tables of a release at once, which are of the same persons; cross-tables are looked "
        "for",
        "nothing: every count keeps at least 3 values, and there is no table of two traits",
    ),
    6: Attack(
        "A percentage with a known number of persons",
        "each percentage of pages and files times the exact number of persons",
        "nothing: each is of the rounded counts",
    ),
    7: Attack(
        "Two means, one person more",
        "the scores that the one more may have had, from each mean of each release and the next",
        "nothing: every score of the scale is possible",
    ),
    8: Attack(
        "Minimum, maximum, axes, lengths of bars",
        "every number of every drawing and every width of a style",
        "nothing: each is a printed value, a target, or the same in all drawings",
    ),
    9: Attack(
        "What lies in a drawing",
        "customdata, text, templates for hovering, and packed numbers, unpacked",
        "nothing: there are none",
    ),
    10: Attack(
        "Forged callbacks",
        "another role in a state, unknown callbacks and ids, other projects, things for texts, "
        "broken and oversized requests, by every reader",
        "nothing: refused, or the reader's own first page; never a failure",
    ),
    11: Attack(
        "Parameters of an address",
        "dates, filters, projects, numbers of releases, twice, as wildcards, encoded, and paths "
        "that climb",
        "nothing: the same file to the byte, or a refusal; for a steering group too",
    ),
    12: Attack(
        "Files",
        "every CSV and XLSX file: cells, hidden sheets, what the file says of itself, whatever "
        "else it holds; other kinds of files",
        "nothing beside the page; there are no other kinds of files",
    ),
    13: Attack(
        "What lies around the pages",
        "layout, dependencies, page source, health, whatever may be an interface, the change "
        "tokens",
        "nothing: the same for every reader, and no figure in it",
    ),
    14: Attack(
        "Error, status and size at one person more",
        "every filter of a steering group whose group is too small, against each other; unknown "
        "against forbidden projects, goals, persons and releases",
        "nothing: the same sentence, status and size",
    ),
    15: Attack(
        "A filter that leaves nobody, one or all",
        "all filters of a steering group that do",
        "nothing: a group of nobody, and all but nobody, look like one that is too small",
    ),
    16: Attack(
        "A cache that is shared",
        "the leader asks first, then funder and steering group at the same addresses, also with "
        "conditions",
        "nothing: each gets the own answer, and no answer may be kept",
    ),
    17: Attack(
        "Links",
        "a link changed letter by letter, expired, withdrawn, forged, of another project",
        "nothing: all are answered alike",
    ),
    18: Attack(
        "Order, colour, rank, missing categories",
        "the rows of every table in every release and language, and the colours of bars",
        "nothing: every declared category, in the declared order, whatever its count",
    ),
    19: Attack(
        "A standing that tells the exact number",
        "the standing of every count that a printed goal may stand for",
        "nothing: they are all the same, or none is shown",
    ),
    20: Attack(
        "A route or callback that forgot the role",
        "every route and callback of the program by every reader",
        "nothing: each lets in whom it should",
    ),
}


def attack_rows() -> str:
    """The table of the document."""
    head = "| | attack | tried | learnt |\n|---|---|---|---|\n"
    rows = (
        f"| {number} | {one.title} | {one.tried} | {one.learnt} |"
        for number, one in ATTACKS.items()
    )
    return head + "\n".join(rows)


def written_rows() -> str:
    """What stands between the marks of the document."""
    return _parts()[1].strip()


def write_rows() -> None:
    before, _, after = _parts()
    DOCUMENT.write_text(f"{before}{BEGIN}\n{attack_rows()}\n{END}{after}", "utf-8")


def _parts() -> tuple[str, str, str]:
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    table, _, after = rest.partition(END)
    return before, table, after
