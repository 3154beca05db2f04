"""Make the project's CSV files anew: `python -m reconstruction.paa_vej_til_arbejde [--solve]`.

With `--solve` the joint table is found again by the constraint solver (OR-Tools, an optional
dependency); without it the one found last is used. Either way the same files come out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reconstruction.paa_vej_til_arbejde.answering import Answers, answer_first_health
from reconstruction.paa_vej_til_arbejde.background import (
    give_diagnoses,
    give_names,
    make_withdrawn,
)
from reconstruction.paa_vej_til_arbejde.checking import find_differences
from reconstruction.paa_vej_til_arbejde.events import make_events
from reconstruction.paa_vej_til_arbejde.folder import write_folder
from reconstruction.paa_vej_til_arbejde.joint import read_joint, solve_joint, write_joint
from reconstruction.paa_vej_til_arbejde.later import carry_on, make_later_people
from reconstruction.paa_vej_til_arbejde.midterm import make_midterm_people
from reconstruction.paa_vej_til_arbejde.people import DATA_UNTIL, MIDTERM
from reconstruction.paa_vej_til_arbejde.published import FOLDER, Published


def reconstruct(folder: Path) -> None:
    """Write the CSV files of the project into `folder` from the joint table found last."""
    published = Published()
    midterm = make_midterm_people(read_joint(), published)
    later = make_later_people(midterm, published)
    started = midterm + later
    carry_on(started)
    answer_first_health(started)
    answers = Answers(published)
    answers.fill_until(started, None, MIDTERM)
    answers.fill_until(started, MIDTERM, DATA_UNTIL)
    give_diagnoses(midterm, "midterm")
    give_diagnoses(later, "later")
    withdrawn = make_withdrawn()
    staff = give_names(started + withdrawn)
    events = make_events(started, {member.id: member.role for member in staff})
    write_folder(folder, published, started + withdrawn, staff, events)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m reconstruction.paa_vej_til_arbejde")
    parser.add_argument("--solve", action="store_true", help="find the joint table anew")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the CSV files go")
    arguments = parser.parse_args()
    if arguments.solve:
        write_joint(solve_joint(Published()))
    reconstruct(arguments.folder)
    differences = find_differences(arguments.folder)
    print("\n".join(differences) or "every published count comes out")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
