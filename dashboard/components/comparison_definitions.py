"""How each figure of a comparison is counted, for the page's foot and for downloads."""

from __future__ import annotations

from dashboard.components.comparison import Comparison
from dashboard.text import formats

_ALWAYS = ("persons", "direction", "unknown", "test", "effect")
_OF_VOICES = ("direction", "voices")


def define(comparison: Comparison) -> list[tuple[str, str]]:
    """Terms and how they are counted, only of what the page shows."""
    text, look, definition = comparison.text, comparison.look, comparison.definition
    months = next(wave.months for wave in definition.waves if wave.number == look.second)
    values = {
        "form": text.label(look.form.name),
        "months": formats.count(months, text.language),
    }

    def term(name: str) -> tuple[str, str]:
        return (
            text(f"comparison.define.{name}"),
            text(f"comparison.define.{name}.how", **values),
        )

    if look.voices:
        return [term(name) for name in _OF_VOICES]
    terms = [term(name) for name in _ALWAYS]
    for instrument in comparison.instruments:
        if instrument.score is None or look.item or look.instrument not in (None, instrument):
            continue
        score = instrument.score
        numbers = {
            "factor": score.factor,
            "items": len(instrument.items),
            "meaningful": score.meaningful_change,
            "reliable": score.reliable_change,
        }
        terms.append(
            (
                text("comparison.define.score", name=text.label(instrument.name)),
                text(
                    "comparison.define.score.how",
                    **{
                        name: formats.count(value, text.language) for name, value in numbers.items()
                    },
                ),
            )
        )
    if look.item and comparison.voices:
        terms.append(term("voices"))
    if look.instrument is None:
        terms += [term("missing"), term("bounds")]
    return terms
