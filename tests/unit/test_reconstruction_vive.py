"""The reconstructed persons of På vej til arbejde, and the parts that make them."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from reconstruction.paa_vej_til_arbejde.__main__ import reconstruct
from reconstruction.paa_vej_til_arbejde.answering import improved
from reconstruction.paa_vej_til_arbejde.chance import apportion, hand_out, shuffled
from reconstruction.paa_vej_til_arbejde.checking import find_differences
from reconstruction.paa_vej_til_arbejde.joint import read_joint
from reconstruction.paa_vej_til_arbejde.published import FOLDER, Published, read_definition
from reconstruction.writing import write_csv

MADE = sorted(path.name for path in FOLDER.glob("*.csv"))


@pytest.fixture(scope="module")
def made_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paa-vej-til-arbejde")
    reconstruct(folder)
    return folder


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_committed_persons_give_every_published_count() -> None:
    assert find_differences(FOLDER) == []


@pytest.mark.parametrize("name", MADE)
def test_the_program_makes_the_committed_files(made_anew: Path, name: str) -> None:
    assert (made_anew / name).read_bytes() == (FOLDER / name).read_bytes()


def test_the_program_makes_no_other_files(made_anew: Path) -> None:
    assert sorted(path.name for path in made_anew.iterdir()) == MADE


@pytest.mark.parametrize(
    ("name", "column", "old", "new", "said"),
    [
        ("answers-citizen.csv", "who5_1", "never", "all_time", "citizen who5_1 wave 1"),
        ("answers-staff.csv", "diagnosis", "yes", "no", "staff diagnosis wave 1"),
        ("courses.csv", "reason", "in_work", "moved", "planned endings in work"),
        ("participants.csv", "gender", "woman", "man", "table 4.1 Kvinde"),
        ("spells.csv", "kind", "ordinary_job", "flexjob", "table 6.1 Beskæftigelse"),
        ("attributes.csv", "code", "autism", "adhd", "diagnoses"),
        ("staff.csv", "role", "caseworker", "project_leader", "staff"),
        ("events.csv", "minutes", "90", "60", "length of group meetings"),
    ],
)
def test_a_changed_row_is_noticed(
    tmp_path: Path, name: str, column: str, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(FOLDER, folder)
    rows = read(folder / name)
    for row in rows:
        row[column] = new if row[column] == old else row[column]
    write_csv(folder / name, list(rows[0]), rows)
    assert any(difference.startswith(said) for difference in find_differences(folder))


def test_days_are_in_order() -> None:
    courses = {row["participant"]: row for row in read(FOLDER / "courses.csv")}
    for form in ("citizen", "staff"):
        last: dict[str, tuple[int, str]] = {}
        for row in read(FOLDER / f"answers-{form}.csv"):
            course = courses[row["participant"]]
            assert course["started"] <= row["day"] <= course["ended"]
            wave, day = last.get(row["participant"], (0, ""))
            assert int(row["wave"]) > wave
            assert row["day"] > day
            last[row["participant"]] = (int(row["wave"]), row["day"])
            if row["wave"] == "1":
                assert row["day"] == course["started"]
    for row in read(FOLDER / "events.csv"):
        if row["participant"]:
            course = courses[row["participant"]]
            assert course["referred"] <= row["day"] <= course["ended"]


def test_answers_agree_with_the_network_meetings_held() -> None:
    held: dict[str, list[date]] = {}
    for row in read(FOLDER / "events.csv"):
        if row["kind"] == "network_meeting":
            held.setdefault(row["participant"], []).append(date.fromisoformat(row["day"]))
    for row in read(FOLDER / "answers-staff.csv"):
        day = date.fromisoformat(row["day"])
        recent = [d for d in held.get(row["participant"], []) if 0 <= (day - d).days < 89]
        if row["network_meeting"] == "no":
            assert recent == []


def test_every_code_list_of_the_definition_is_used() -> None:
    used = {
        "gender": {row["gender"] for row in read(FOLDER / "participants.csv")},
        "ending_reason": {row["reason"] for row in read(FOLDER / "courses.csv")},
        "event_kind": {row["kind"] for row in read(FOLDER / "events.csv")},
        "series": {row["series"] for row in read(FOLDER / "events.csv")} - {""},
        "diagnosis_kind": {row["code"] for row in read(FOLDER / "attributes.csv")},
    }
    for name, values in used.items():
        assert values == {code.code for code in read_definition().codes[name]}


def test_the_joint_table_holds_98_persons() -> None:
    assert sum(read_joint().values()) == 98


def test_every_published_category_has_an_option() -> None:
    margins = Published().margins()
    assert len(margins) == 52
    assert {margin.form for margin in margins} == {"citizen", "staff"}


def test_hand_out_follows_the_order_and_the_counts() -> None:
    given = hand_out(
        [5, 1, 4, 2, 3],
        {"good": 2, "bad": 2, "dont_know": 1},
        ["bad", "good"],
        latent=float,
        doubt=lambda value: float(value == 5),
    )
    assert given == ["dont_know", "bad", "good", "bad", "good"]


def test_hand_out_refuses_counts_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="1 answers for 2 people"):
        hand_out([1, 2], {"good": 1}, ["good"], latent=float, doubt=float)


def test_apportion_sums_to_the_total() -> None:
    assert apportion({"a": 1, "b": 1, "c": 1}, 10) == {"a": 4, "b": 3, "c": 3}
    assert apportion({"a": 0.0, "b": 2.0}, 7) == {"a": 0, "b": 7}


def test_improved_moves_a_part_one_step_up_and_keeps_dont_know() -> None:
    moved = improved({"bad": 0.5, "good": 0.3, "dont_know": 0.2}, ["bad", "good"], 0.2)
    assert moved == pytest.approx({"bad": 0.4, "good": 0.4, "dont_know": 0.2})


def test_shuffled_depends_on_its_name_only() -> None:
    assert shuffled(range(20), "a") == shuffled(range(20), "a")
    assert shuffled(range(20), "a") != shuffled(range(20), "b")


def test_write_csv_sorts_and_formats(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    rows = [
        {"id": "b", "number": 2.0, "held": True},
        {"id": "a", "day": date(2019, 4, 15), "number": 12.5, "held": False},
    ]
    write_csv(path, ["id", "day", "number", "held"], rows)
    assert path.read_bytes() == b"id,day,number,held\na,2019-04-15,12.5,no\nb,,2,yes\n"


def test_write_csv_refuses_an_unknown_column(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no such column in rows\.csv: extra"):
        write_csv(tmp_path / "rows.csv", ["id"], [{"id": "a", "extra": 1}])
