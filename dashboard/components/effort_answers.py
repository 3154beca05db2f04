"""What staff members answer about the effort at each wave, and group courses with who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS, Analysis
from dashboard.components.count_bars import draw_bars
from dashboard.components.effort_words import FEW, EffortWords, capital, sentences
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell, day_cell
from dashboard.figures.count_bars import BarGroup
from dashboard.indicators.effort import AskedItem, Effort, SeriesCount
from dashboard.text import formats

# --- What staff members answer ---------------------------------------------------------------


def staff_answers(analysis: Analysis, effort: Effort) -> Section:
    """Each item on the effort with its answers at each wave; no parts without answers."""
    say = EffortWords(analysis)
    charts: list[Chart] = []
    warned = False
    for number, item in enumerate(effort.items):
        chart = _item_chart(say, item, f"item-{number}", warn=not warned)
        if chart is not None:
            charts.append(chart)
            warned = warned or any(sum(wave.values()) < FEW for wave in item.by_wave.values())
    title, lead = say.text("effort.items.title"), say.text("effort.items.lead")
    return Section("staff-answers", title, charts, lead)


def _item_chart(say: EffortWords, item: AskedItem, chart_id: str, *, warn: bool) -> Chart | None:
    """The item's distributions; None where no wave has answers of more than one person.

    `warn`: small numbers are said, as no chart before it has shown any.
    """
    text = say.text
    sizes = {wave: sum(options.values()) for wave, options in sorted(item.by_wave.items())}
    waves = [wave for wave, n in sizes.items() if n >= LEAST_PERSONS]
    if not waves:
        return None
    options = [(option.code, text.label(option.label)) for option in item.scale.options]

    def count(wave: int, code: str) -> int:
        return item.by_wave[wave].get(code, 0)

    bars = [
        BarGroup(
            label,
            tuple(
                say.share_bar(
                    count(wave, code),
                    sizes[wave],
                    text(
                        "effort.items.line",
                        wave=wave,
                        share=say.share(count(wave, code), sizes[wave]),
                    ),
                )
                for wave in waves
            ),
        )
        for code, label in options
    ]
    rows: list[tuple[str | Cell, ...]] = [
        (label, *say.cells((count(wave, code), sizes[wave]) for wave in waves))
        for code, label in options
    ]
    rows.append((text("effort.total"), *say.cells((sizes[w], sizes[w]) for w in waves)))
    head = [text("effort.items.answer")]
    for wave in waves:
        head += [_wave(say, wave), text("effort.share_of")]
    left_out = [_wave(say, wave) for wave in sizes if wave not in waves]
    notes = [text("effort.items.too_few", waves=say.words.listed(left_out, "list.and"))]
    title = text.label(item.item.text)
    return Chart(
        chart_id,
        title,
        _say_answers(say, item, waves, sizes, dict(options), warn=warn),
        Table(chart_id, title, tuple(head), tuple(rows), notes=tuple(notes) if left_out else ()),
        drawing=[
            html.Div(draw_bars(bars), className="named-bars"),
            *_wave_key(say, waves),
        ],
    )


def _wave_key(say: EffortWords, waves: Sequence[int]) -> list[html.P]:
    """What the project calls the waves that the bars number, unless it says the number itself."""
    if all(str(wave) in _wave(say, wave).split() for wave in waves):
        return []
    named = [say.text("effort.items.wave", wave=wave, name=say.words.wave(wave)) for wave in waves]
    said = say.text("effort.items.waves", waves=say.words.listed(named, "list.and"))
    return [html.P(said, className="count-key")]


def _say_answers(
    say: EffortWords,
    item: AskedItem,
    waves: Sequence[int],
    sizes: Mapping[int, int],
    labels: Mapping[str, str],
    *,
    warn: bool,
) -> str:
    said: list[str] = []
    shares: list[tuple[int, int]] = []
    ends = dict.fromkeys((waves[0], waves[-1]))
    for place, wave in zip(("first", "last"), ends, strict=False):
        most = max(item.by_wave[wave].values())
        names = [label for code, label in labels.items() if item.by_wave[wave].get(code) == most]
        said.append(
            say.text(
                f"effort.items.finding.{place}",
                wave=say.words.wave(wave),
                answer=say.leading_words(names),
                each=say.each(names),
                **say.k_of_n(most, sizes[wave]),
            )
        )
        shares.append((most, sizes[wave]))
    if warn:
        said.append(say.small(*shares))
    if len(waves) > 1:
        said.append(say.text("effort.items.caution"))
    return sentences(*said)


def _wave(say: EffortWords, number: int) -> str:
    labels = {wave.number: wave.label for wave in say.analysis.definition.waves}
    return say.text.label(labels[number]) if number in labels else str(number)


# --- Group courses and other series ----------------------------------------------------------


def group_courses(analysis: Analysis, effort: Effort) -> Section:
    """The series of events to which persons came; no parts where there are none."""
    say = EffortWords(analysis)
    text = say.text
    title = text("effort.series.title")
    attended = [one for one in effort.series if one.persons]
    if not attended:
        return Section("series", title)
    by_kind: dict[str, list[SeriesCount]] = {}
    for one in attended:
        by_kind.setdefault(one.kind, []).append(one)
    rows = tuple(
        (
            _series_name(say, one, by_kind),
            day_cell(one.first, text),
            day_cell(one.last, text),
            count_cell(one.meetings, text),
            count_cell(one.persons, text),
            count_cell(one.attendances, text),
        )
        for some in by_kind.values()
        for one in some
    )
    heads = ("name", "first", "last", "meetings", "persons", "attendances")
    persons = {one.kind: one.persons for one in effort.kinds}
    chart_title = text("effort.series.chart")
    chart = Chart(
        "series",
        chart_title,
        sentences(*(_say_series(say, kind, some, persons[kind]) for kind, some in by_kind.items())),
        Table(
            "series",
            chart_title,
            tuple(text(f"effort.series.column.{head}") for head in heads),
            rows,
        ),
    )
    return Section("series", title, [chart])


def _series_name(
    say: EffortWords, one: SeriesCount, by_kind: Mapping[str, Sequence[SeriesCount]]
) -> str:
    """What the series is called; with its kind where there are several."""
    name = say.code("series", one.code)
    if len(by_kind) == 1:
        return name
    return say.text("effort.series.of_kind", kind=capital(say.kind(one.kind)), name=name)


def _say_series(say: EffortWords, kind: str, series: Sequence[SeriesCount], persons: int) -> str:
    text = say.text
    meetings = sum(one.meetings for one in series)
    one_or_many = ".one" if meetings == 1 else ""
    values = {
        "kind": say.kind(kind),
        "meetings": text(f"effort.series.meetings{one_or_many}", n=say.count(meetings)),
    }
    one_or_many = ".one" if persons == 1 else ""
    values["persons"] = text(f"effort.series.persons{one_or_many}", n=say.count(persons))
    if len(series) == 1:
        return text("effort.series.finding.single", **values)
    mean = sum(one.persons for one in series) / len(series)
    return text(
        "effort.series.finding",
        series=text("effort.series.count", n=say.count(len(series))),
        mean=say.count(formats.rounded(mean, 1)),
        **values,
    )
