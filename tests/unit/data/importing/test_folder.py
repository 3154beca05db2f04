"""Every fault in the CSV files is named with its file, row, column and rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.data.importing import Fault, FolderRefused, read_folder
from dashboard.data.importing.faults import PRINTED
from tests.unit.data.importing.conftest import FaultsOf
from tests.unit.data.importing.small_project import FILES, changed, write_folder


def with_file(name: str, content: str | bytes) -> dict[str, str | bytes]:
    return {**FILES, name: content}


def test_the_small_project_is_valid(faults_of: FaultsOf) -> None:
    assert faults_of(dict(FILES)) == ()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (changed(participants=("p1,aarhus,s1,woman,1980", "p1,aarhus,s1,woman,19990")),
         'participants.csv, row 2, column birth_year: "19990" is not a year between 1900 and 2100'),
        (changed(participants=("woman,1980", "womn,1980")),
         'participants.csv, row 2, column gender: "womn" is not on the code list "gender"; '
         'did you mean "woman"?'),
        (changed(participants=("woman,1980", "Kvinde,1980")),
         'participants.csv, row 2, column gender: "Kvinde" is the words of a code; '
         'write the code "woman"'),
        (changed(participants=("p2,aarhus", "p1,aarhus")),
         'participants.csv, row 3, column id: row 2 has the same id, which must be unique'),
        (changed(participants=("p1,aarhus", "p1,aarhuus")),
         'participants.csv, row 2, column site: there is no site "aarhuus" in project.toml; '
         'did you mean "aarhus"?'),
        (changed(participants=("aarhus,s1", "aarhus,s9")),
         'participants.csv, row 2, column staff: there is no staff member with this id in'),
        (changed(participants=("p3,", "p 3,")),
         'participants.csv, row 4, column id: the value is not an id (letters a to z, digits,'),
        (changed(participants=("1980", "2020")),
         "participants.csv, row 2, column birth_year: 2020 makes the person 4 years old"),
        (changed(participants=("woman,1980", "woman,1980,x")),
         "participants.csv, row 2: the row has 6 cells where the header has 5"),
        (changed(participants=("woman,1980", "woman")),
         "participants.csv, row 2: the row has 4 cells where the header has 5"),
        (changed(participants=("birth_year", "birthyear")),
         'participants.csv, row 1: unknown column "birthyear"; did you mean "birth_year"?'),
        (changed(participants=("id,site", "id,id")),
         "participants.csv, row 1, column id: the column stands in the header twice"),
        (changed(participants=("id,site", "site,id,")),
         "participants.csv, row 1, column 3: the column has no name"),
        (changed(courses=("participant,number", "person,number")),
         'courses.csv, row 1: the column "participant" is missing'),
        (changed(courses=("p1,1,2024-02-05", "p9,1,2024-02-05")),
         'courses.csv, row 2, column participant: there is no participant with this id in '
         "participants.csv"),
        (changed(courses=("2024-02-05", "2024-02-30")),
         'courses.csv, row 2, column referred: "2024-02-30" is not a date in the calendar'),
        (changed(courses=("2024-02-05", "5.2.2024")),
         'courses.csv, row 2, column referred: "5.2.2024" is not a date like 2018-12-31 or'),
        (changed(courses=("2024-02-05", "")),
         "courses.csv, row 2, column referred: the cell is empty, but a value is needed here"),
        (changed(courses=("2024-02-19", "2024-02-01")),
         "courses.csv, row 2, column started: 2024-02-01 lies before 2024-02-05 in column"),
        (changed(courses=("2024-12-20,planned", "2024-02-18,planned")),
         "courses.csv, row 2, column ended: 2024-02-18 lies before 2024-02-19 in column started"),
        (changed(courses=("2024-12-20,planned", "2024-12-20,")),
         "courses.csv, row 2, column ending: the course has ended; say planned, unplanned or"),
        (changed(courses=("2024-12-20,planned", ",planned")),
         "courses.csv, row 2, column ending: is given, but the course has no day in column ended"),
        (changed(courses=("planned", "plannd")),
         'courses.csv, row 2, column ending: "plannd" is not one of planned, unplanned, withdrawn; '
         'did you mean "planned"?'),
        (changed(courses=("2024-12-20,planned", "2025-12-20,planned")),
         "courses.csv, row 2, column ended: 2025-12-20 lies after the date of the last data "
         "(data_until), 2025-03-31; leave it empty while it lasts"),
        (changed(courses=("p2,1,", "p1,1,")),
         'courses.csv, row 3, column participant: row 2 has the same participant and number, '
         "which must be unique"),
        (changed(courses=("p2,1,2024-03-05,2024-03-19", "p1,2,2024-01-05,2024-03-19")),
         "courses.csv, row 3, column referred: lies before course 1 of the same participant"),
        (changed(courses=("p1,1,", "p1,0,")),
         "courses.csv, row 2, column number: 0 is not between 1 and 1000"),
        (changed(courses=("p1,1,", "p1,1.0,")),
         'courses.csv, row 2, column number: "1.0" is not a whole number'),
        (changed(spells=("flexjob", "fleksjob")),
         'spells.csv, row 2, column kind: "fleksjob" is not one of ordinary_job, flexjob,'),
        (changed(spells=("2024-06-30", "2024-02-28")),
         "spells.csv, row 2, column to: 2024-02-28 lies before 2024-03-01 in column from"),
        (changed(spells=("12.5", '"12,5"')),
         'spells.csv, row 2, column weekly_hours: "12,5" has a decimal comma, which is read only'),
        (changed(spells=("12.5", "0")),
         'spells.csv, row 2, column weekly_hours: "0" is not between 0 and 60'),
        (changed(spells=("12.5", "many")),
         'spells.csv, row 2, column weekly_hours: the value is not a number'),
        (changed(spells=("c1,no", "c2,no")),
         'spells.csv, row 2, column company: there is no company with this id in companies.csv'),
        (changed(spells=("c1,no", "c1,maybe")),
         'spells.csv, row 2, column held_at_start: "maybe" is not yes or no (ja, nej, true,'),
        (changed(spells=("2020-03-01", "2024-03-20")),
         "spells.csv, row 3, column from: 2024-03-20 is after the start of the course, yet held"),
        (changed(spells=("2020-03-01,,", "2020-03-01,2024-03-01,")),
         "spells.csv, row 3, column to: 2024-03-01 is before the start of the course, yet held"),
        (changed(attributes=("diagnosis_kind", "diagnosis")),
         'attributes.csv, row 2, column attribute: "diagnosis" is not a code list under [codes]; '
         'did you mean "diagnosis_kind"?'),
        (changed(attributes=("anxiety", "anxeity")),
         'attributes.csv, row 2, column code: "anxeity" is not on the code list "diagnosis_kind"; '
         'did you mean "anxiety"?'),
        (changed(answers_citizen=("good,poor", "good,pour")),
         'answers-citizen.csv, row 2, column mood: "pour" is not an answer on the scale "health"; '
         'did you mean "poor"?'),
        (changed(answers_citizen=("p1,1", "p1,2")),
         "answers-citizen.csv, row 2, column wave: there is no wave 2 in the definition"),
        (changed(answers_citizen=("health,mood", "health,humour")),
         'answers-citizen.csv, row 1: unknown column "humour"'),
        (changed(events=("e1,conversation", "e1,talk")),
         'events.csv, row 2, column kind: "talk" is not on the code list "event_kind"; known are '
         "conversation"),
        (changed(events=("s1,45", "s1,-45")),
         'events.csv, row 2, column minutes: "-45" is not a whole number'),
        (changed(registrations=("leaflet,", "work,")),
         "registrations.csv, row 2, column goal: the goal is counted from the rows; it cannot"),
        (changed(registrations=("leaflet,", "leeflet,")),
         'registrations.csv, row 2, column goal: there is no goal "leeflet" in project.toml; '
         'did you mean "leaflet"?'),
        (changed(registrations=("3,8", "9,8")),
         "registrations.csv, row 2, column numerator: 9 is more than the denominator 8"),
        (changed(registrations=("3,8", ",8")),
         "registrations.csv, row 2, column numerator: is empty, but a share has both"),
        (changed(registrations=("3,8", "0,0")),
         "registrations.csv, row 2, column denominator: is 0, of which there is no share"),
        (changed(staff=("2024-01-01,", "2024-01-01,2023-01-01")),
         "staff.csv, row 2, column ended: 2023-01-01 lies before 2024-01-01 in column began"),
        (with_file("events.csv", ""),
         "events.csv: the file is empty; give it at least its header line, or leave the file out"),
        (with_file("events.csv", b"\xef\xbb\xbf \n"), "events.csv: the file is empty"),
        (with_file("events.csv", ",,\n"), 'events.csv, row 1: the column "id" is missing'),
        (with_file("events.csv", "id\tkind\tday\n"),
         "events.csv, row 1: the columns are separated by tabs; save the file with commas"),
        (with_file("event.csv", "id,kind,day\n"),
         'event.csv: a project has no file of this name; did you mean "events.csv"?'),
        (with_file("answers-staff.csv", "participant,wave,day\n"),
         "answers-staff.csv: a project has no file of this name"),
        (with_file("people.xlsx", b"PK"), "people.xlsx: a project has no file of this name"),
        (with_file("events.csv", FILES["events.csv"].replace("45", '"45').encode()),
         "events.csv: the quotation marks or cells cannot be told apart"),
        (with_file("events.csv", FILES["events.csv"].replace("45", "4\x005")),
         "events.csv, row 2: an invisible control character stands here; remove it"),
        (with_file("events.csv", FILES["events.csv"].encode("utf-16")),
         'events.csv, row 1: the file is in UTF-16; in the spreadsheet choose Save as and the type '
         '"CSV UTF-8"'),
        ({key: value for key, value in FILES.items() if key != "project.toml"},
         "project.toml: the folder has no such file; it says what the project is"),
    ],
)  # fmt: skip
def test_one_fault(faults_of: FaultsOf, files: dict[str, str | bytes], said: str) -> None:
    messages = [str(fault) for fault in faults_of(files)]
    assert any(message.startswith(said) for message in messages), messages


def test_latin_1_is_refused_with_the_line_and_what_to_do(faults_of: FaultsOf) -> None:
    text = FILES["registrations.csv"].replace("halvdelen", "hælvdelen")
    (fault,) = faults_of(with_file("registrations.csv", text.encode("latin-1")))
    assert fault.row == 2
    assert "not in UTF-8" in fault.rule
    assert 'choose Save as and the type "CSV UTF-8"' in fault.rule


def test_semicolons_decimal_commas_bom_danish_dates_and_flags(tmp_path: Path) -> None:
    spells = (
        "\ufeffparticipant;number;kind;from;to;weekly_hours;held_at_start\r\n"
        "p1;1;flexjob;01-03-2024;30-6-2024;12,5;nej\r\n"
        "p2;1;ordinary_job;1-3-2020;;37;JA\r\n;;;;;;\r\n\r\n"
    )
    folder = read_folder(write_folder(tmp_path / "f", with_file("spells.csv", spells)))
    sheet = next(sheet for sheet in folder.sheets if sheet.file.file == "spells.csv")
    first, second = (row.values for row in sheet.rows)
    assert first["from_day"] == date(2024, 3, 1)
    assert first["to_day"] == date(2024, 6, 30)
    assert first["weekly_hours"] == 12.5
    assert first["held_at_start"] is False
    assert second["held_at_start"] is True
    assert second["company"] is None


def test_a_point_among_semicolons_that_may_mean_thousands(faults_of: FaultsOf) -> None:
    spells = "participant;number;kind;from;weekly_hours\np1;1;flexjob;2024-03-01;1.234\n"
    (fault,) = faults_of(with_file("spells.csv", spells))
    assert "may mean thousands or decimals" in fault.rule


def test_rows_are_counted_where_they_begin_when_cells_hold_line_ends(faults_of: FaultsOf) -> None:
    text = (
        "goal,day,verdict,numerator,denominator,text\n"
        'leaflet,2024-06-01,under_way,3,8,"one\ntwo\n\nthree"\n'
        "leaflet,2024-07-01,done,3,8,text\n"
    )
    (fault,) = faults_of(with_file("registrations.csv", text))
    assert (fault.row, fault.column) == (6, "verdict")


def test_faults_of_all_files_come_together_in_order(faults_of: FaultsOf) -> None:
    files = changed(
        staff=("30", "x"), participants=("1980", "x"), project=("lasted_months = 3", "lasted = 3")
    )
    assert [fault.file for fault in faults_of(files)] == ["project.toml"]
    files = changed(
        staff=("30", "x"), participants=("1980", "x"), project=("value = 0.40", "value = 40.0")
    )
    assert [fault.file for fault in faults_of(files)] == [
        "project.toml",
        "participants.csv",
        "staff.csv",
    ]


def test_of_many_faults_some_are_printed_and_the_others_counted(tmp_path: Path) -> None:
    text = "id,kind,day\n" + "".join(f"e{n},talk,2024-03-01\n" for n in range(150))
    with pytest.raises(FolderRefused) as refused:
        read_folder(write_folder(tmp_path / "f", with_file("events.csv", text)))
    assert len(refused.value.faults) == 150
    printed = str(refused.value).splitlines()
    assert len(printed) == PRINTED + 1
    assert printed[-1] == f"… and {150 - PRINTED} more faults."
    assert [fault.row for fault in refused.value.faults] == list(range(2, 152))


def test_a_running_project_has_no_dates_after_today(faults_of: FaultsOf) -> None:
    files = changed(project=("data_until = 2025-03-31\n", ""))
    assert faults_of(files) == ()
    assert faults_of(files, today=date(2025, 3, 5)) == ()
    (fault,) = faults_of(files, today=date(2025, 3, 4))
    assert str(fault) == (
        "courses.csv, row 4, column referred: 2025-03-05 lies after today, 2025-03-04"
    )


def test_last_data_in_the_future_do_not_open_it(faults_of: FaultsOf) -> None:
    assert faults_of(dict(FILES), today=date(2025, 3, 31)) == ()
    files = changed(project=("data_until = 2025-03-31", "data_until = 2025-04-01"))
    assert [str(fault) for fault in faults_of(files, today=date(2025, 3, 4))] == [
        "project.toml, line 9, period.data_until: lies after today, 2025-03-04; leave it out "
        "while data still come",
        "courses.csv, row 4, column referred: 2025-03-05 lies after today, 2025-03-04",
    ]


SECRET = "010190-1234"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (changed(participants=("p3,", f"{SECRET},")), ("participants.csv", 4, "id")),
        (changed(participants=("p3,", "101901234,")), ("participants.csv", 4, "id")),
        (changed(participants=("birth_year", SECRET)), ("participants.csv", 1, "5")),
        (changed(registrations=("Tre af otte", f"Ring {SECRET}")),
         ("registrations.csv", 2, "text")),
        (changed(registrations=("Tre af otte", "Ring 010190\n1234")),
         ("registrations.csv", 2, "text")),
        (changed(registrations=("Tre af otte", "Ring 010190\r\n-1234")),
         ("registrations.csv", 2, "text")),
        (changed(registrations=("Tre af otte", "nr. 1,01901234E+08")),
         ("registrations.csv", 2, "text")),
        (changed(participants=("p1,", "101901234.0,")), ("participants.csv", 2, "id")),
        (changed(participants=("p1,", "101.901.234,"), courses=("p1,", "010190.1234,")),
         ("courses.csv", 2, "participant")),
        (changed(events=("minutes", SECRET)), ("events.csv", 1, "6")),
        (changed(participants=("woman,1980", f"woman,1980,{SECRET}")),
         ("participants.csv", 2, None)),
        (with_file("events.csv", f'id,kind,day\n"{SECRET}'), ("events.csv", 2, None)),
        (with_file(f"{SECRET}.csv", "x"), ("a file's name", None, None)),
        (changed(project=("Et lille projekt", SECRET)), ("project.toml", 3, None)),
        ({**changed(participants=("p3,", f"{SECRET},")), "project.toml": "x"},
         ("participants.csv", 4, None)),
    ],
)  # fmt: skip
def test_cpr_numbers_are_refused_and_never_repeated(
    faults_of: FaultsOf,
    files: dict[str, str | bytes],
    place: tuple[str, int | None, str | None],
) -> None:
    faults = faults_of(files)
    named = [(fault.file, fault.row, fault.column) for fault in faults if "CPR" in fault.rule]
    assert place in named
    assert "1234" not in str(FolderRefused(faults))
    assert "010190" not in str(FolderRefused(faults))


def test_folder_named_after_a_cpr_number(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused, match="CPR") as refused:
        read_folder(write_folder(tmp_path / SECRET, dict(FILES)))
    assert SECRET not in str(refused.value)


def test_prose_is_never_repeated(faults_of: FaultsOf) -> None:
    prose = "she told me that her brother moved in"
    for files in (
        changed(participants=("woman", prose)),
        changed(courses=("planned", prose)),
        changed(registrations=("2024-06-01", prose)),
        changed(participants=("birth_year", prose)),
    ):
        faults = faults_of(files)
        assert faults
        assert "brother" not in str(FolderRefused(faults))


#: What stands in the place of a value by mistake, and the part that must not be repeated.
NAMES = (
    "Jens Hansen",
    "Jensen",
    "jens.hansen@example.dk",
    "Jens\u00a0Hansen",
    "Sørensen",
    "w" * 500,
)
CELLS = [
    ("participants", "p1,aarhus,s1,woman,1980", "{},aarhus,s1,woman,1980"),
    ("participants", "p1,aarhus,s1,woman,1980", "p1,{},s1,woman,1980"),
    ("participants", "p1,aarhus,s1,woman,1980", "p1,aarhus,{},woman,1980"),
    ("participants", "p1,aarhus,s1,woman,1980", "p1,aarhus,s1,{},1980"),
    ("participants", "p1,aarhus,s1,woman,1980", "p1,aarhus,s1,woman,{}"),
    ("participants", "id,site,staff,gender,birth_year", "id,site,staff,gender,{}"),
    ("courses", "p1,1,2024-02-05", "{},1,2024-02-05"),
    ("courses", "p1,1,2024-02-05", "p1,{},2024-02-05"),
    ("courses", "p1,1,2024-02-05", "p1,1,{}"),
    ("courses", "planned", "{}"),
    ("staff", "s1,", "{},"),
    ("companies", "c1,", "{},"),
    ("spells", "12.5,c1,no", "{},c1,no"),
    ("spells", "12.5,c1,no", "12.5,{},no"),
    ("spells", "12.5,c1,no", "12.5,c1,{}"),
    ("attributes", "p1,diagnosis_kind,anxiety", "p1,{},anxiety"),
    ("attributes", "p1,diagnosis_kind,anxiety", "p1,diagnosis_kind,{}"),
    ("answers_citizen", "good,poor", "good,{}"),
    ("events", "e1,conversation", "{},conversation"),
    ("events", "e1,conversation", "e1,{}"),
    ("registrations", "leaflet,", "{},"),
    ("project", 'id = "havnen"', 'id = "{}"'),
    ("project", "required_months = 3", '"{}" = 3'),
]


@pytest.mark.parametrize("name", NAMES)
def test_names_and_addresses_are_never_repeated(faults_of: FaultsOf, name: str) -> None:
    for file, before, after in CELLS:
        said = str(FolderRefused(faults_of(changed(**{file: (before, after.format(name))}))))
        if file == "project" and name in ("Jensen", "Sørensen"):
            continue  # A single word of the definition, whose author is to find it.
        assert name not in said
        assert "ansen" not in said
        assert len(said) < 2000


@pytest.mark.parametrize("name", ["jens.hansen", "Jens"])
def test_an_id_that_may_be_a_name_is_not_repeated(faults_of: FaultsOf, name: str) -> None:
    for files in (
        changed(participants=("p3,,,,", f"{name},,,,\n{name},,,,")),
        changed(courses=("p1,1,", f"{name},1,")),
        changed(participants=("p1,aarhus,s1", f"p1,aarhus,{name}")),
        changed(staff=("s1,", f"{name},,aarhus,30,,\n{name},")),
    ):
        faults = faults_of(files)
        assert faults
        assert name not in str(FolderRefused(faults))


def test_files_that_do_not_matter(tmp_path: Path) -> None:
    files = {**FILES, "README.md": "notes", ".DS_Store": b"\x00"}
    assert read_folder(write_folder(tmp_path / "f", files)).definition.id == "havnen"


def test_files_that_are_absent_are_files_without_rows(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"project.toml": FILES["project.toml"]}
    assert read_folder(write_folder(tmp_path / "f", files)).sheets == ()


def test_path_that_is_no_project_folder(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused, match="x: there is no such folder"):
        read_folder(tmp_path / "x")
    (tmp_path / "x").write_text("x")
    with pytest.raises(FolderRefused, match="x: is a file, not a folder"):
        read_folder(tmp_path / "x")
    (tmp_path / "y").mkdir()
    with pytest.raises(FolderRefused, match=r"project\.toml: the folder has no such file"):
        read_folder(tmp_path / "y")


def test_a_folder_among_the_files(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", dict(FILES))
    (folder / "old").mkdir()
    with pytest.raises(FolderRefused, match="old: only files belong in a project folder"):
        read_folder(folder)


@st.composite
def damaged_files(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(sorted(FILES)))
    if draw(st.booleans()):
        return name, draw(st.binary(max_size=200))
    data = FILES[name].encode()
    start = draw(st.integers(0, len(data)))
    stop = draw(st.integers(start, min(len(data), start + 20)))
    patch = draw(
        st.one_of(
            st.binary(max_size=12),
            st.text(max_size=8).map(lambda text: text.encode("utf-8", "replace")),
            st.text("0123456789-,;\"\n'[]{}=. ", max_size=12).map(str.encode),
        )
    )
    return name, data[:start] + patch + data[stop:]


@given(damaged_files())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_bytes_a_file_holds_it_is_read_or_refused(
    tmp_path: Path, damaged: tuple[str, bytes]
) -> None:
    name, data = damaged
    folder = write_folder(tmp_path / "f", with_file(name, data))
    faults: tuple[Fault, ...] | None = None
    try:
        read_folder(folder, today=date(2026, 1, 1))
    except FolderRefused as refused:
        faults = refused.faults
    assert faults is None or (faults and all(str(fault) for fault in faults))
