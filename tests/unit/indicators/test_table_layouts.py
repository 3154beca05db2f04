"""The rows and columns of a block, and the figures they ask for."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from dashboard.indicators.conditions import Attribute, Everyone, Started
from dashboard.indicators.definition import ProjectDefinition, Share
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection
from dashboard.indicators.resolve import DefinitionFault, resolve
from dashboard.indicators.results import Tally
from dashboard.indicators.table_cells import (
    Average,
    Counted,
    Layout,
    Mean,
    PerPerson,
    asked,
    fill_in,
)
from dashboard.indicators.table_layouts import lay_out
from tests.unit.published_tables import WITH_TABLES

SELECTION = Selection(date(2017, 11, 30))


def definition(**changes: object) -> ProjectDefinition:
    return ProjectDefinition.model_validate(tomllib.loads(WITH_TABLES) | changes)


def layout(block: dict[str, object], selection: Selection = SELECTION) -> Layout:
    """The layout of a block as a definition writes it."""
    own = {"number": "1", "title": {"da": "x", "en": "x"}, "page": "effort"}
    table = {**own, "as_of": date(2017, 11, 30), "blocks": [block]}
    resolved = resolve(definition(tables=[table]))
    return lay_out(resolved.tables[0].blocks[0], resolved, selection)


def test_a_named_base_becomes_its_condition() -> None:
    rows = layout({"rows": "codes", "of": "gender", "among": "started"}).rows
    figure = rows[0].figures[0]
    assert isinstance(figure, Share)
    assert figure.base == Started()
    assert figure.where == Attribute(name="gender", values=("woman",))


def test_names_within_conditions_become_their_meaning() -> None:
    line = {"code": "x", "label": {"da": "x", "en": "x"}}
    block = {
        "rows": "conditions",
        "of": [{**line, "where": {"is": "base", "name": "started"}}],
        "groups": [{**line, "where": {"is": "base", "name": "referred"}}],
    }
    figure = layout(block).rows[0].figures[0]
    assert isinstance(figure, Share)
    assert figure.where == Started()
    assert "base" not in str(figure.base.model_dump() if not isinstance(figure.base, str) else "")
    block["of"] = [{**line, "where": {"is": "base", "name": "starded"}}]
    with pytest.raises(DefinitionFault) as fault:
        layout(block)
    assert fault.value.path == ("tables", 0, "blocks", 0, "of", 0, "where", "name")


def test_an_unresolved_block_is_refused() -> None:
    own = definition()
    with pytest.raises(TypeError, match="only a name"):
        lay_out(own.tables[1].blocks[0], own, SELECTION)


def test_columns_have_codes_that_a_footnote_can_name() -> None:
    group = {"code": "g", "label": {"da": "x", "en": "x"}, "where": {"is": "everyone"}}
    block = {"rows": "conditions", "of": [group], "groups": [group]}
    assert [column.code for column in layout(block).columns] == ["g"]
    both = layout({**block, "show": ["count", "share"]}).columns
    assert [column.code for column in both] == ["g.count", "g.share"]
    assert [column.code for column in layout({"rows": "codes", "of": "gender"}).columns] == [
        "share"
    ]
    item = {"form": "citizen", "item": "health"}
    answers = {"rows": "answers", "items": [item]}
    assert [column.code for column in layout(answers).columns] == ["health"]
    assert [column.code for column in layout({**answers, "waves": [1, 2]}).columns] == ["1", "2"]
    assert [column.code for column in layout({"rows": "forms"}).columns] == ["1", "2"]


def test_an_item_is_a_column_or_the_heading() -> None:
    answers = {"rows": "answers", "items": [{"form": "citizen", "item": "health"}]}
    assert layout(answers).heading is None
    heading = layout({**answers, "waves": [1, 2]}).heading
    assert heading is not None
    assert heading.da == "Helbred"
    given = {"da": "Mit", "en": "Mine"}
    heading = layout({**answers, "waves": [1, 2], "heading": given}).heading
    assert heading is not None
    assert heading.en == "Mine"


def test_only_some_codes_are_shares_of_those() -> None:
    rows = layout({"rows": "codes", "unit": "events", "of": "kind", "only": ["meeting"]}).rows
    assert [row.code for row in rows] == ["meeting", "total"]
    total = rows[-1].figures[0]
    assert isinstance(total, Share)
    assert total.where == total.base
    assert total.base != Everyone()


def test_a_rest_is_shown_where_somebody_is_in_it() -> None:
    own = {"rows": "codes", "of": "ending_reason", "among": "ended"}
    laid_out = layout(own)
    assert [row.kind for row in laid_out.rows] == ["row", "rest", "total"]
    shares, _, _ = asked([laid_out])
    resolved = resolve(definition()).tables[0].blocks[0]
    for missing, shown in ((0, ["moved", "total"]), (2, ["moved", "missing", "total"])):
        tallies = {share: Tally(missing if i == 1 else 3, 3) for i, share in enumerate(shares)}
        rows = fill_in(resolved, laid_out, Counted(tallies, {}, {})).rows
        assert [row.code for row in rows] == shown


def test_agreed_places_are_added_where_they_are_known() -> None:
    sites = [
        {"id": code, "name": {"da": code, "en": code}, "places": places}
        for code, places in (("a", 10), ("b", None), ("c", 15))
    ]
    own = resolve(definition(sites=sites, tables=[]))
    block = definition().tables[0].blocks[0].model_copy(update={"of": "site", "show": ("places",)})
    rows = lay_out(block, own, SELECTION).rows
    assert [row.figures for row in rows] == [(10,), (None,), (15,), (None,), (25,)]


def test_everything_is_asked_for_once() -> None:
    own = resolve(definition())
    layouts = [lay_out(block, own, SELECTION) for block in own.tables[0].blocks]
    shares, answers, means = asked(layouts * 2)
    assert len(shares) == len(set(shares))
    assert answers == []
    assert means == []
    # two rows and the total of the first block, two needs and none of the second
    assert len(shares) == 3 + 3
    figures = [figure for row in layouts[1].rows for figure in row.figures]
    assert any(isinstance(figure, PerPerson) for figure in figures)
    _, answers, _ = asked([lay_out(block, own, SELECTION) for block in own.tables[1].blocks] * 2)
    assert [len(one.by) for one in answers] == [2, 2]
    _, _, means = asked([lay_out(own.tables[2].blocks[1], own, SELECTION)])
    assert [type(mean) for mean in means] == [Mean]


def test_a_mean_of_nobody_is_unknown() -> None:
    own = resolve(definition())
    laid_out = lay_out(own.tables[0].blocks[1], own, SELECTION)
    shares, _, _ = asked([laid_out])
    counted = Counted(dict.fromkeys(shares, Tally(0, 0)), {}, {})
    answer = fill_in(own.tables[0].blocks[1], laid_out, counted)
    assert answer.rows[-1].values[0] == Average(None, 0)


def test_a_selection_narrows_persons_only() -> None:
    woman = FilterOption("woman", None, Attribute(name="gender", values=("woman",)))
    women = Selection(SELECTION.as_of, (Choice(Filter("gender", None, (woman,)), (woman,)),))
    persons = {"rows": "codes", "of": "gender"}
    companies = {"rows": "codes", "of": "site", "unit": "companies"}
    assert layout(persons) != layout(persons, women)
    assert layout(companies) == layout(companies, women)


def test_groups_may_overlap() -> None:
    group = {"label": {"da": "x", "en": "x"}, "where": {"is": "everyone"}}
    laid_out = layout(
        {
            "rows": "answers",
            "items": [{"form": "citizen", "item": "health"}],
            "groups": [{**group, "code": "a"}, {**group, "code": "b"}],
        }
    )
    (answers,) = asked([laid_out])[1]
    counted = Counted({}, {answers: {("good", 0, 0): 2, ("poor", None, 0): 1}}, {})
    rows = fill_in(resolve(definition()).tables[1].blocks[0], laid_out, counted).rows
    assert [row.values for row in rows] == [
        (Tally(2, 2), Tally(2, 3)),
        (Tally(0, 2), Tally(1, 3)),
        (Tally(2, 2), Tally(3, 3)),
    ]
