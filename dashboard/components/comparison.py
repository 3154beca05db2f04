"""What an address asks for on "before and after": form, waves, item, instrument or voices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.access import Viewer
from dashboard.components.address import Address
from dashboard.components.analysis import Analysis
from dashboard.components.comparison_words import wave_name
from dashboard.indicators.comparing import default_waves
from dashboard.indicators.comparison import (
    FormComparison,
    ItemComparison,
    ScoreComparison,
    VoiceComparison,
)
from dashboard.indicators.definition import Form, Instrument, ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.monitoring.comparison import both_voices, compare_scores
from dashboard.monitoring.store import ProjectStore
from dashboard.text.catalogue import Text

#: The parameters that only this page knows.
OWN = ("questionnaire", "first", "second", "item", "instrument", "unknown", "order")
#: What may be shown of a form instead of one of its instruments. No instrument has these ids.
ALL = "all"
VOICES = "voices"


@dataclass(frozen=True)
class Look:
    """What is looked at: a form at two waves, all of it, one instrument or item, or both voices.

    An item's own view has both voices too.
    """

    form: Form
    first: int
    second: int
    item: str | None
    instrument: Instrument | None
    voices: bool
    dont_know: bool
    by_movement: bool


@dataclass(frozen=True)
class Comparison:
    """The look with its answer, as every part of the page is handed it."""

    analysis: Analysis
    look: Look
    answer: FormComparison

    @property
    def text(self) -> Text:
        return self.analysis.visit.text

    @property
    def definition(self) -> ProjectDefinition:
        return self.analysis.definition

    @property
    def address(self) -> Address:
        return self.analysis.visit.address

    @cached_property
    def waves(self) -> tuple[str, str]:
        """What the two waves are called, without what stands in brackets."""
        return (
            wave_name(self.definition, self.look.first, self.text),
            wave_name(self.definition, self.look.second, self.text),
        )

    @cached_property
    def scores(self) -> tuple[ScoreComparison, ...]:
        """Of the form's instruments."""
        look = self.look
        return compare_scores(*self._asked, look.form.id, look.first, look.second)

    @cached_property
    def voices(self) -> tuple[VoiceComparison, ...]:
        """Of the form and the other one, wave by wave; none where the viewer sees no splits."""
        if not self.analysis.sees_splits:
            return ()
        return both_voices(*self._asked, self.look.form.id)

    @property
    def _asked(self) -> tuple[Viewer, ProjectStore, str, Selection]:
        visit, analysis = self.analysis.visit, self.analysis
        return visit.viewer, visit.store, analysis.project_id, analysis.selection

    @property
    def items(self) -> tuple[ItemComparison, ...]:
        """The items looked at, in the order asked for."""
        items = self.answer.items
        if self.look.item:
            items = tuple(one for one in items if one.item.id == self.look.item)
        elif self.look.instrument:
            items = tuple(one for one in items if one.item.id in self.look.instrument.items)
        if self.look.by_movement:
            return tuple(sorted(items, key=_net_movement, reverse=True))
        return items

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """Those of the form that is looked at."""
        form = self.look.form.id
        return tuple(one for one in self.definition.instruments if one.form == form)

    def item_link(self, item: str) -> str:
        return self.address.changed({"item": item, "instrument": None, "order": None})


def read_look(analysis: Analysis) -> Look | None:
    """What the address asks for; None where the project has no form, or not two waves.

    What it asks for that there is not becomes a remark.
    """
    definition = analysis.definition
    waves = default_waves(definition)
    forms = {form.id: form for form in definition.forms if form.items}
    if not forms or waves is None:
        return None
    form = forms[_choose(analysis, "questionnaire", list(forms), next(iter(forms)))]
    first, second = _read_waves(analysis, waves)
    instruments = {one.id: one for one in definition.instruments if one.form == form.id}
    parts = [ALL, *instruments, *voices_of(definition, form)]
    instrument = _choose(analysis, "instrument", parts, ALL)
    item = _choose(analysis, "item", [ALL, *(one.id for one in form.items)], ALL)
    return Look(
        form=form,
        first=first,
        second=second,
        item=None if item == ALL else item,
        instrument=None if item != ALL else instruments.get(instrument),
        voices=item == ALL and instrument == VOICES,
        dont_know=_choose(analysis, "unknown", ["with", "without"], "with") == "with",
        by_movement=_choose(analysis, "order", ["form", "movement"], "form") == "movement",
    )


def voices_of(definition: ProjectDefinition, form: Form) -> list[str]:
    """Both voices, where the project has asked both of something that is in the form."""
    forms = {form for both in definition.voices for form in (both.citizen.form, both.staff.form)}
    return [VOICES] if form.id in forms else []


def _choose(analysis: Analysis, name: str, options: Sequence[str], default: str) -> str:
    """Which of the options the address asks for; a remark, in the page's words, when it is none."""
    text, asked = analysis.visit.text, analysis.visit.address.asks(name)
    if asked is None or asked in options:
        return asked or default
    what = text(f"comparison.asks.{name}")
    analysis.remarks.append(text("choice.unknown", name=what, written=asked[:64]))
    return default


def _read_waves(analysis: Analysis, default: tuple[int, int]) -> tuple[int, int]:
    """Two waves, the earlier first."""
    numbers = [str(wave.number) for wave in analysis.definition.waves]
    first = int(_choose(analysis, "first", numbers, str(default[0])))
    second = int(_choose(analysis, "second", numbers, str(default[1])))
    if first < second:
        return first, second
    text = analysis.visit.text
    names = [wave_name(analysis.definition, number, text) for number in (first, second, *default)]
    key = "comparison.same_wave" if first == second else "comparison.backwards"
    analysis.remarks.append(
        text(key, first=names[0], second=names[1], before=names[2], after=names[3])
    )
    return default


def by_instrument(
    items: Iterable[ItemComparison], instruments: Sequence[Instrument]
) -> list[tuple[Instrument | None, list[ItemComparison]]]:
    """The items under their instruments, in the order of these; last those that belong to none."""
    items = list(items)
    groups: list[tuple[Instrument | None, list[ItemComparison]]] = [
        (instrument, [one for one in items if one.item.id in instrument.items])
        for instrument in instruments
    ]
    placed = {item for instrument in instruments for item in instrument.items}
    groups.append((None, [one for one in items if one.item.id not in placed]))
    return [group for group in groups if group[1]]


def _net_movement(one: ItemComparison) -> tuple[bool, float]:
    """How many more improved than became worse, of those who could; items without order last."""
    movement = one.movement
    net = (movement.improved - movement.worse) / movement.n if movement.n else 0.0
    return bool(movement.n), net
