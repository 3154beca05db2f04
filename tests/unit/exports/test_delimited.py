from __future__ import annotations

from dashboard.exports.delimited import as_csv
from dashboard.text.catalogue import Text
from tests.unit.exports.samples import sample


def test_a_danish_file_opens_in_a_danish_spreadsheet() -> None:
    content = as_csv([sample(Text("da"))], [("Projekt", "På vej")], "da")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "Projekt;På vej",
        "",
        "Køn / alder: [alle]",
        "Gruppe;Antal;Af;Andel;95 %;Timer;Dag",
        "'=1+1;1234;9;0,091837;5–17\u00a0%;12,34;2019-04-15",
        "Ingen;–;0;–;–;–;–",
        "'-1 er ikke en formel",
        "",
    ]


def test_an_english_file_has_commas_and_points() -> None:
    lines = as_csv([sample(Text("en"))], [], "en").decode("utf-8-sig").split("\r\n")
    assert lines[3] == "'=1+1,1234,9,0.091837,5–17%,12.34,2019-04-15"
