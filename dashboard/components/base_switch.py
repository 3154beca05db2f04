"""The same numerator under the project's other bases, with links that choose one of them."""

from __future__ import annotations

from typing import Any

from dashboard.components import amounts, html
from dashboard.components.address import Address
from dashboard.components.figure import data_table
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.results import BaseShare, GoalDetail, Tally
from dashboard.text.catalogue import Text


def choose_base(
    detail: GoalDetail, definition: ProjectDefinition, address: Address, text: Text
) -> tuple[BaseShare | None, list[str]]:
    """The base that the address asks for (None: the goal's own) and a remark when there is none."""
    if address.base is None:
        return None, []
    for share in detail.bases:
        if share.base == address.base:
            return share, []
    known = ", ".join(base_label(share.base, definition, text) for share in detail.bases)
    key = "base.unknown" if known else "base.none"
    return None, [text(key, written=address.base[:64], known=known)]


def base_section(
    detail: GoalDetail,
    definition: ProjectDefinition,
    address: Address,
    text: Text,
    chosen: BaseShare | None,
) -> html.Section | None:
    """All bases as a table; the chosen one is also said in a sentence of its own."""
    status = detail.status
    if not detail.bases or status.tally is None or status.value is None:
        return None
    own: list[Any] = [_own(address, text, chosen), *_cells(status.tally, text)]
    others = [
        [_choice(share, definition, address, text, chosen), *_cells(share.tally, text)]
        for share in detail.bases
    ]
    said = chosen.tally if chosen else status.tally
    sentence = text(
        "base.sentence_other" if chosen else "base.sentence_own",
        base=base_label(chosen.base, definition, text) if chosen else "",
        tally=amounts.say_tally(said, text),
        share=_share(said, text),
        own=_share(status.tally, text),
    )
    head = [text(key) for key in ("base.base", "table.tally", "table.share")]
    return html.Section(
        [
            html.Div(html.H2(text("base.title"), id="bases-title"), className="rung-head"),
            html.Div(
                [
                    html.P(sentence, className="section-lead", id="base-sentence"),
                    data_table(text("base.title"), head, [own, *others], css_class="data bases"),
                ],
                className="rung-body",
            ),
        ],
        className="rung",
        id="bases",
        **{"aria-labelledby": "bases-title"},
    )


def base_label(name: str, definition: ProjectDefinition, text: Text) -> str:
    """The project's own word for a base, or the name itself."""
    for base in definition.bases:
        if base.name == name:
            return text.label(base.label)
    return name


def _own(address: Address, text: Text, chosen: BaseShare | None) -> Any:
    return _link(text("base.own"), address.link(as_of=address.as_of), "own", chosen is None)


def _choice(
    share: BaseShare,
    definition: ProjectDefinition,
    address: Address,
    text: Text,
    chosen: BaseShare | None,
) -> Any:
    href = address.link(as_of=address.as_of, base=share.base)
    label = base_label(share.base, definition, text)
    return _link(label[:1].upper() + label[1:], href, share.base, chosen is share)


def _link(words: str, href: str, name: str, current: bool) -> html.Span:
    shown = html.A(words, href=href, id=f"base-{name}")
    return html.Span(shown, className="base-choice current" if current else "base-choice")


def _cells(tally: Tally, text: Text) -> list[str]:
    return [amounts.say_tally(tally, text), _share(tally, text)]


def _share(tally: Tally, text: Text) -> str:
    if tally.value is None:
        return text("card.no_value")
    return amounts.say_share(tally.value, tally, text)
