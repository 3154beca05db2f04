"""Shared parts of pages: cards, rows, badges, notices, the date menu and the frame."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.access import OPERATOR, Role, Viewer
from dashboard.components.address import read_address
from dashboard.components.as_of import as_of_menu
from dashboard.components.base_switch import choose_base
from dashboard.components.dates import choose_as_of, days_to_choose
from dashboard.components.figure import chart, data_table
from dashboard.components.gauge_card import gauge_card
from dashboard.components.goal_rows import goal_rows
from dashboard.components.notice import fault_notices
from dashboard.components.standing import standing_badge
from dashboard.indicators.results import BaseShare, GoalDetail, Registration, Standing, Tally
from dashboard.text.catalogue import Text
from tests.unit.definitions import definition as make_definition
from tests.unit.figures.samples import AS_OF, detail, done, status
from tests.unit.pages.reading import sent

DA, EN = Text("da"), Text("en")


def drawn(part: Any) -> str:
    """The component as the browser gets it."""
    return json.dumps(sent(part), ensure_ascii=False)


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("text", [DA, EN])
def test_a_standing_is_symbol_word_and_colour(standing: Standing, text: Text) -> None:
    image, word = standing_badge(standing, text).children
    name = standing.value.replace("_", "-")
    assert image.src.endswith(f"{name}.svg")
    assert image.alt == ""
    assert word.children
    assert f"standing-{name}" in standing_badge(standing, text).className


def test_a_card_has_gauge_share_standing_and_change() -> None:
    card = drawn(gauge_card(status(), DA, href="/x"))
    for part in ("9\u00a0%", "9 af 98", "på vej", "+2 procentpoint", "Måltal 20\u00a0%", "/x"):
        assert part in card


def test_a_count_is_read_against_its_target() -> None:
    assert '"af 165"' in drawn(gauge_card(status(110, None, 165, 88.0), DA, href="/x"))


def test_a_figure_has_a_finding_and_a_table() -> None:
    figure = gauge_card(status(), DA, href="/x").children[2]
    kinds = [type(part).__name__ for part in figure.children]
    assert "Figcaption" in kinds
    assert "Details" in kinds
    assert "Table" in drawn(figure)


def test_charts_ask_no_other_server_for_anything() -> None:
    config = chart("c", {"data": [], "layout": {}}, "x", DA).children.config
    assert config["plotlyServerURL"] == ""
    assert config["showSendToCloud"] is False
    assert config["displaylogo"] is False
    assert config["locale"] == "da"


@pytest.mark.parametrize(("layout", "height"), [({"height": 264}, "264px"), ({}, "100%")])
def test_a_drawing_is_as_high_as_its_layout_or_what_is_around_it(
    layout: dict[str, int], height: str
) -> None:
    place = chart("c", {"data": [], "layout": layout}, "wide-chart", DA)
    assert place.className == "wide-chart"
    assert place.children.style == {"height": height}


def test_rows_say_done_registered_and_not_measured() -> None:
    registered = done()
    rows = drawn(goal_rows([registered, status()], DA, caption="c", href=lambda code: f"/{code}"))
    assert "/leaflet" in rows
    assert "9 af 98" in rows
    day = Registration(date(2016, 8, 24), "reached", None, None, "Udviklet")
    finished = replace(registered, registration=day)
    rows = drawn(goal_rows([finished], DA, caption="c", href=lambda code: code))
    assert "Gjort 24. aug. 2016" in rows


def test_table_cells_name_their_row_and_column() -> None:
    table = drawn(data_table("c", ["a", "b"], [["x", "1"]]))
    assert '"scope": "row"' in table
    assert '"scope": "col"' in table


def test_each_fault_of_an_address_is_one_sentence_with_a_way_onward() -> None:
    address = read_address("/project/p", "?as_of=x&lang=sv&base=a&base=b")
    [notice] = fault_notices(address, DA)
    sentences = [part.children for part in notice.children]
    assert len(sentences) == 4
    assert sentences[-1].href == "/project/p"
    assert fault_notices(read_address("/", ""), DA) == []


def test_a_date_in_the_future_is_not_shown() -> None:
    definition = make_definition()
    today = date(2018, 3, 1)
    shown, remarks = choose_as_of(
        OPERATOR, definition, read_address("/", "?as_of=2099-01-01"), today, DA
    )
    assert shown == today
    assert remarks == [
        "Den 1. januar 2099 ligger i fremtiden. Siden viser status pr. 1. marts 2018."
    ]


def test_a_date_before_the_project_is_shown_with_a_word() -> None:
    definition = make_definition()
    asked = read_address("/", "?as_of=2010-01-01")
    shown, [remark] = choose_as_of(OPERATOR, definition, asked, date(2018, 3, 1), EN)
    assert shown == date(2010, 1, 1)
    assert "1 January 2016" in remark


def test_a_steering_group_is_shown_the_offered_day_before_the_one_asked_for() -> None:
    definition, today = make_definition(), date(2018, 3, 1)
    viewer = Viewer("styregruppe", everywhere=Role.STEERING_GROUP)
    asked = read_address("/", "?as_of=2018-02-10")
    shown, [remark] = choose_as_of(viewer, definition, asked, today, DA)
    assert shown == date(2018, 1, 31)
    assert "men ikke pr. 10. februar 2018. Siden viser 31. januar 2018." in remark
    offered = read_address("/", "?as_of=2018-01-31")
    assert choose_as_of(viewer, definition, offered, today, DA) == (date(2018, 1, 31), [])


def test_a_steering_group_chooses_among_the_offered_days() -> None:
    viewer = Viewer("styregruppe", everywhere=Role.STEERING_GROUP)
    definition, today = make_definition(), date(2018, 3, 1)
    days = days_to_choose(viewer, definition, today)
    assert days is not None
    assert days_to_choose(OPERATOR, definition, today) is None
    menu = drawn(
        as_of_menu(
            definition,
            read_address("/project/small", ""),
            EN,
            as_of=today,
            default=today,
            today=today,
            days=days,
        )
    )
    assert '"type": "date"' not in menu
    assert '"value": "2018-01-31"' in menu
    assert '"value": "2018-02-10"' not in menu


def test_the_date_menu_has_a_native_field_and_a_submit_button() -> None:
    menu = drawn(
        as_of_menu(
            make_definition(),
            read_address("/project/p", "?lang=en"),
            EN,
            as_of=AS_OF,
            default=AS_OF,
            today=AS_OF,
        )
    )
    assert '"type": "date"' in menu
    assert '"type": "submit"' in menu
    assert '"value": "2019-04-15"' in menu
    # the language survives the form
    assert '"name": "lang"' in menu


def test_an_unknown_base_is_a_remark_that_names_the_known_ones() -> None:
    given = detail()
    bases = (BaseShare("ended", Tally(4, 21)),)
    with_bases = GoalDetail(given.status, given.history, bases, given.ledger, None)
    definition = make_definition()
    chosen, remarks = choose_base(with_bases, definition, read_address("/", "?base=ended"), DA)
    assert chosen is bases[0]
    assert remarks == []
    chosen, [remark] = choose_base(with_bases, definition, read_address("/", "?base=no"), DA)
    assert chosen is None
    assert "»no«" in remark
