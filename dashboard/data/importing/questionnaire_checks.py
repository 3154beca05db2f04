"""What is said about questionnaires beyond their items: instruments, two voices, the baseline."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from dashboard.data.importing.faults import quote, suggest
from dashboard.indicators.definition import (
    Instrument,
    ItemName,
    ProjectDefinition,
    Scale,
    Voice,
)

Path = tuple[str | int, ...]
Finding = tuple[Path, str]

#: What an address says for all instruments together, and for both voices.
NO_INSTRUMENT = {"all": "all instruments", "voices": "both voices"}

#: By form and item: the item's scale, None where the definition has no such scale.
Scales = Mapping[str, Mapping[str, Scale | None]]


def check_questionnaires(definition: ProjectDefinition) -> Iterator[Finding]:
    """Every name of a form or item that does not exist, and what contradicts itself."""
    by_id = {scale.id: scale for scale in definition.scales}
    scales: Scales = {
        form.id: {item.id: by_id.get(item.scale) for item in form.items}
        for form in definition.forms
    }
    for index, instrument in enumerate(definition.instruments):
        yield from _check_instrument(instrument, scales, ("instruments", index))
    for index, item in enumerate(definition.baseline):
        yield from _check_name(item, scales, ("baseline", index))
    voices: dict[str, Voice] = {form.id: form.voice for form in definition.forms}
    for index, pair in enumerate(definition.voices):
        path: Path = ("voices", index)
        yield from _check_voice(pair.citizen, "citizen", voices, scales, (*path, "citizen"))
        yield from _check_voice(pair.staff, "staff", voices, scales, (*path, "staff"))
    yield from _check_age_bands(definition)
    for name in definition.headings:
        if name not in definition.codes:
            rule = f"there is no code list {quote(name)} under [codes]"
            yield ("headings", name), rule + suggest(name, definition.codes)


def _check_instrument(instrument: Instrument, scales: Scales, path: Path) -> Iterator[Finding]:
    if instrument.id in NO_INSTRUMENT:
        meant = NO_INSTRUMENT[instrument.id]
        yield (*path, "id"), f"{quote(instrument.id)} stands for {meant} in addresses"
    for index, item in enumerate(instrument.items):
        name = ItemName(form=instrument.form, item=item)
        place = (*path, "items", index)
        if instrument.form not in scales:
            yield from _check_name(name, scales, path)
            return
        if item in instrument.items[:index]:
            yield place, f"{quote(item)} stands here a second time"
        for _, rule in _check_name(name, scales, path):
            yield place, rule
        scale = scales[instrument.form].get(item)
        if instrument.score and scale and all(option.score is None for option in scale.options):
            yield place, "has answers without scores, so that nothing can be added up"
    if instrument.score is None:
        return
    tops = [band.up_to for band in instrument.score.bands]
    for index, (before, top) in enumerate(itertools.pairwise(tops), start=1):
        if top <= before:
            yield (*path, "score", "bands", index, "up_to"), "must be above that of the band before"


def _check_name(name: ItemName, scales: Scales, path: Path) -> Iterator[Finding]:
    if name.form not in scales:
        yield (*path, "form"), f"there is no form {quote(name.form)}{suggest(name.form, scales)}"
    elif name.item not in scales[name.form]:
        rule = f'form "{name.form}" has no item {quote(name.item)}'
        yield (*path, "item"), rule + suggest(name.item, scales[name.form])


def _check_voice(
    name: ItemName, voice: Voice, voices: Mapping[str, Voice], scales: Scales, path: Path
) -> Iterator[Finding]:
    yield from _check_name(name, scales, path)
    if voices.get(name.form, voice) != voice:
        yield (*path, "form"), f"is not a form that the {voice} answers"
    scale = scales.get(name.form, {}).get(name.item)
    if scale is not None and not scale.coarse:
        rule = f'the scale "{scale.id}" has no coarse groups by which voices could be compared'
        yield (*path, "item"), rule


def _check_age_bands(definition: ProjectDefinition) -> Iterator[Finding]:
    """The bands follow each other without gaps, so that everybody with an age is in exactly one."""
    bands = definition.age_bands
    for index, band in enumerate(bands):
        if band.oldest is not None and band.oldest < band.youngest:
            yield ("age_bands", index, "oldest"), "is less than youngest"
    for index, (before, band) in enumerate(itertools.pairwise(bands), start=1):
        if before.oldest is None or band.youngest != before.oldest + 1:
            rule = "must follow on the band before it, without a gap or an overlap"
            yield ("age_bands", index, "youngest"), rule
    if bands[0].youngest != 0:
        yield ("age_bands", 0, "youngest"), "must be 0, so that everybody is in a band"
    if bands[-1].oldest is not None:
        rule = "must be left out of the last band, so that everybody is in a band"
        yield ("age_bands", len(bands) - 1, "oldest"), rule
