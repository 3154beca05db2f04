"""Importing: all or nothing, the same twice changes nothing, and only what differs is written."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from dashboard.data.importing import FolderRefused, import_folder
from dashboard.data.schema import (
    AllowedOption,
    Answer,
    Course,
    Goal,
    GoalTarget,
    ImportBatch,
    Measurement,
    Meeting,
    Model,
    Participant,
    Project,
    ProjectVersion,
    Registration,
    Spell,
)
from dashboard.data.stores import StoreError, create_store
from dashboard.data.tokens import fetch_token
from tests.unit.data.importing.small_project import DEFINITION, FILES, changed, write_folder

TARGET = """\
[[goals.targets]]
value = 0.40
effective = 2024-01-01
due = 2025-12-31
reason = { da = "Ansøgningen", en = "The application" }
"""
LATER_TARGET = TARGET.replace("0.40", "0.30").replace("2024-01-01", "2024-09-01")


def contents(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, with its provenance."""
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in Model.metadata.sorted_tables
        }


def token(engine: Engine) -> int:
    with engine.connect() as connection:
        return fetch_token(connection, "havnen")


def test_every_row_arrives(engine: Engine, tmp_path: Path) -> None:
    result = import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    assert result.changed
    assert result.project_id == "havnen"
    assert result.added == {
        "site": 1,
        "allowed_code": 4,
        "allowed_option": 6,
        "goal": 2,
        "goal_target": 1,
        "meeting": 1,
        "staff": 1,
        "participant": 3,
        "company": 1,
        "course": 3,
        "participant_attribute": 1,
        "spell": 2,
        "measurement": 2,
        "answer": 3,
        "event": 1,
        "registration": 1,
    }
    assert (result.updated, result.removed) == ({}, {})
    with engine.connect() as connection:
        assert connection.execute(select(Project.id, Project.position)).all() == [("havnen", 1)]
        assert connection.execute(select(ProjectVersion.number, ProjectVersion.toml)).all() == [
            (1, DEFINITION)
        ]
        batch = connection.execute(select(ImportBatch.source, ImportBatch.digest)).one()
        assert (batch.source, len(batch.digest)) == ("f", 64)
        spell = connection.execute(
            select(Spell.from_day, Spell.to_day, Spell.weekly_hours, Spell.held_at_start).where(
                Spell.participant == "p1"
            )
        ).one()
        assert tuple(spell) == (date(2024, 3, 1), date(2024, 6, 30), 12.5, False)
        assert connection.scalar(select(Registration.text)) == 'Tre af otte, "næsten" halvdelen'
        option = connection.execute(
            select(AllowedOption.position, AllowedOption.score, AllowedOption.dont_know).where(
                AllowedOption.item == "mood", AllowedOption.option == "dont_know"
            )
        ).one()
        assert tuple(option) == (2, None, True)


def test_the_same_folder_twice_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", dict(FILES))
    import_folder(engine, folder)
    before, token_before = contents(engine), token(engine)
    again = import_folder(engine, folder)
    assert not again.changed
    assert (again.added, again.updated, again.removed) == ({}, {}, {})
    assert contents(engine) == before
    assert token(engine) == token_before


def test_other_bytes_with_the_same_content_change_nothing(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    before = contents(engine)
    spells = "\ufeff" + FILES["spells.csv"].replace(",", ";").replace("12.5", "12,5")
    files = {**FILES, "spells.csv": spells.replace(";no", ";nej")}
    assert not import_folder(engine, write_folder(tmp_path / "f", files)).changed
    assert contents(engine) == before


def test_only_what_differs_is_written(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    before, token_before = contents(engine), token(engine)
    files = changed(
        courses=("p3,1,2025-03-05,", "p3,1,2025-03-05,2025-03-20"),
        events=("e1,", "e2,conversation,2024-04-01,p2,,30\ne1,"),
    )
    result = import_folder(engine, write_folder(tmp_path / "f", files))
    assert (result.added, result.updated, result.removed) == ({"event": 1}, {"course": 1}, {})
    after = contents(engine)
    touched = {name for name in after if after[name] != before[name]}
    assert touched == {"course", "event", "import_batch", "change_token"}
    with engine.connect() as connection:
        query = select(Course.participant, Course.import_id, Course.recorded_at)
        rows = connection.execute(query).all()
    imports = {row.participant: row.import_id for row in rows}
    times = {row.participant: row.recorded_at for row in rows}
    assert imports == {"p1": 1, "p2": 1, "p3": 2}
    assert times["p3"] > times["p1"] == times["p2"]
    assert token(engine) > token_before


def test_a_changed_definition_is_a_new_version(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    files = changed(project=("day = 2024-06-01", "day = 2024-06-02"))
    result = import_folder(engine, write_folder(tmp_path / "f", files))
    assert (result.added, result.removed) == ({"meeting": 1}, {"meeting": 1})
    with engine.connect() as connection:
        numbers = connection.scalars(select(ProjectVersion.number).order_by("number")).all()
        assert connection.scalars(select(Meeting.day)).all() == [date(2024, 6, 2)]
    assert numbers == [1, 2]


def test_a_code_is_renamed_with_the_rows_that_have_it(engine: Engine, tmp_path: Path) -> None:
    """New codes are written before the rows, old ones taken off after them."""
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    files = changed(project=('code = "man"', 'code = "male"'), participants=("s1,man", "s1,male"))
    result = import_folder(engine, write_folder(tmp_path / "f", files))
    assert (result.added, result.removed) == ({"allowed_code": 1}, {"allowed_code": 1})
    assert result.updated == {"participant": 1}


def test_a_second_project_stands_after_the_first(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    before = token(engine)
    files = changed(project=('id = "havnen"', 'id = "moelen"'))
    import_folder(engine, write_folder(tmp_path / "g", files))
    with engine.connect() as connection:
        rows = connection.execute(select(Project.id, Project.position).order_by("position")).all()
        assert connection.scalar(select(func.count()).select_from(Participant)) == 6
    assert rows == [("havnen", 1), ("moelen", 2)]
    assert token(engine) == before


def test_a_refused_folder_writes_nothing(engine: Engine, tmp_path: Path) -> None:
    before = contents(engine)
    files = changed(registrations=("2024-06-01", "2024-06-31"))
    with pytest.raises(FolderRefused):
        import_folder(engine, write_folder(tmp_path / "f", files))
    assert contents(engine) == before


def test_missing_rows_are_counted_and_kept(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    before = contents(engine)
    files = changed(
        courses=("p3,1,2025-03-05,,,\n", ""),
        answers_citizen=("p1,1,2024-02-19,good,poor\n", ""),
        participants=("p3,,,,\n", ""),
    )
    del files["spells.csv"], files["companies.csv"]
    folder = write_folder(tmp_path / "f", files)
    with pytest.raises(FolderRefused) as refused:
        import_folder(engine, folder)
    assert str(refused.value).splitlines() == [
        f"{file}: {number} of the database {verb} missing here; put back what is missing, "
        "or allow the removal with --allow-removal"
        for file, number, verb in [
            ("answers-citizen.csv", "1 row", "is"),
            ("companies.csv", "1 row", "is"),
            ("courses.csv", "1 row", "is"),
            ("participants.csv", "1 row", "is"),
            ("spells.csv", "2 rows", "are"),
        ]
    ]
    assert contents(engine) == before

    result = import_folder(engine, folder, allow_removal=True)
    assert result.removed == {
        "participant": 1,
        "course": 1,
        "spell": 2,
        "company": 1,
        "measurement": 1,
        "answer": 2,
    }
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Spell)) == 0
        assert connection.scalars(select(Measurement.participant)).all() == ["p2"]


def test_emptied_answers_and_left_out_columns_count_as_missing(
    engine: Engine, tmp_path: Path
) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    files = changed(answers_citizen=("good,poor", "good,"))
    files["participants.csv"] = (
        "id,site,staff,gender\np1,aarhus,s1,woman\np2,aarhus,s1,man\np3,,,\n"
    )
    folder = write_folder(tmp_path / "f", files)
    with pytest.raises(FolderRefused) as refused:
        import_folder(engine, folder)
    said = str(refused.value).splitlines()
    assert said[0].startswith("answers-citizen.csv: 1 answer of the database is missing here;")
    assert said[1].startswith(
        "participants.csv, column birth_year: 2 values of the database are missing here;"
    )
    assert import_folder(engine, folder, allow_removal=True).removed == {"answer": 1}
    with engine.connect() as connection:
        assert set(connection.scalars(select(Participant.birth_year))) == {None}


def test_a_single_cell_may_be_emptied(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    files = changed(participants=("woman,1980", "woman,"))
    assert import_folder(engine, write_folder(tmp_path / "f", files)).updated == {"participant": 1}


def test_a_target_is_appended(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    files = changed(project=(TARGET, TARGET + LATER_TARGET))
    assert import_folder(engine, write_folder(tmp_path / "f", files)).added == {"goal_target": 1}
    with engine.connect() as connection:
        rows = connection.execute(
            select(GoalTarget.effective, GoalTarget.value, GoalTarget.import_id).order_by(
                "effective"
            )
        ).all()
    assert rows == [(date(2024, 1, 1), 0.40, 1), (date(2024, 9, 1), 0.30, 2)]


EARLIER_TARGET = TARGET.replace("2024-01-01", "2023-01-01")


@pytest.mark.parametrize("allow_removal", [False, True])
@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            TARGET.replace("0.40", "0.35"),
            "in force from 2024-01-01 is stored and cannot be changed",
        ),
        (TARGET.replace("2025-12-31", "2025-12-30"), "2024-01-01 is stored and cannot be changed"),
        (LATER_TARGET, "in force from 2024-01-01 is stored and is missing here"),
        ("", "in force from 2024-01-01 is stored and is missing here"),
        (
            EARLIER_TARGET + TARGET,
            "a target in force from 2023-01-01 would come before the stored one of 2024-01-01",
        ),
    ],
)
def test_stored_targets_are_never_rewritten(
    engine: Engine, tmp_path: Path, after: str, said: str, allow_removal: bool
) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    before = contents(engine)
    folder = write_folder(tmp_path / "f", changed(project=(TARGET, after)))
    with pytest.raises(FolderRefused) as refused:
        import_folder(engine, folder, allow_removal=allow_removal)
    (fault,) = refused.value.faults
    assert (fault.file, fault.column) == ("project.toml", "goals[work].targets")
    assert fault.row is not None
    assert said in fault.rule
    assert contents(engine) == before


def test_a_goal_with_targets_cannot_be_taken_out(engine: Engine, tmp_path: Path) -> None:
    import_folder(engine, write_folder(tmp_path / "f", dict(FILES)))
    start, stop = DEFINITION.index('[[goals]]\ncode = "work"'), DEFINITION.index('"leaflet"')
    without = DEFINITION[:start] + "[[goals]]\ncode = " + DEFINITION[stop:]
    folder = write_folder(tmp_path / "f", {**FILES, "project.toml": without})
    with pytest.raises(FolderRefused, match=r"goals\[work\]\.targets: the target in force from"):
        import_folder(engine, folder, allow_removal=True)
    with engine.connect() as connection:
        assert set(connection.scalars(select(Goal.code))) == {"work", "leaflet"}


def test_a_foreign_change_is_put_right(engine: Engine, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", dict(FILES))
    import_folder(engine, folder)
    with engine.begin() as connection:
        connection.execute(Answer.__table__.delete().where(Answer.item == "mood"))  # type: ignore[attr-defined]
    assert import_folder(engine, folder).added == {"answer": 1}


def test_progress_is_told(engine: Engine, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    import_folder(
        engine,
        write_folder(tmp_path / "f", dict(FILES)),
        progress=lambda table, done, total: told.append((table, done, total)),
    )
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert told[-1][1] == told[-1][2]


def test_read_only_engine_is_a_store_error(read_only_engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="reading only"):
        import_folder(read_only_engine, write_folder(tmp_path / "f", dict(FILES)))


def test_a_project_of_many_answers_takes_less_than_two_seconds(tmp_path: Path) -> None:
    """195 persons with four waves of twenty items, as in the largest published project."""
    items = [f"i{n}" for n in range(20)]
    declared = ",\n".join(
        f'{{ id = "{item}", text = {{ da = "x", en = "x" }}, scale = "health" }}' for item in items
    )
    start, stop = DEFINITION.index("items = ["), DEFINITION.index("[[goals]]")
    definition = DEFINITION[:start] + f"items = [{declared}]\n\n" + DEFINITION[stop:]
    definition = definition.replace(
        "[[scales]]",
        "".join(
            f'[[waves]]\nnumber = {n}\nlabel = {{ da = "x", en = "x" }}\nmonths = {3 * n}\n'
            for n in (2, 3, 4)
        )
        + "[[scales]]",
    )
    people = range(195)
    files: dict[str, str | bytes] = {
        "project.toml": definition,
        "participants.csv": "id\n" + "".join(f"p{n}\n" for n in people),
        "courses.csv": "participant,number,referred\n"
        + "".join(f"p{n},1,2024-02-05\n" for n in people),
        "answers-citizen.csv": f"participant,wave,day,{','.join(items)}\n"
        + "".join(
            f"p{n},{wave},2024-03-05,{','.join(['good'] * 20)}\n"
            for n in people
            for wave in (1, 2, 3, 4)
        ),
    }
    folder = write_folder(tmp_path / "f", files)
    engine = create_store(f"sqlite:///{tmp_path / 'store.db'}")
    started = time.process_time()
    assert import_folder(engine, folder).added["answer"] == 15_600
    assert time.process_time() - started < 2
    assert not import_folder(engine, folder).changed
    engine.dispose()
