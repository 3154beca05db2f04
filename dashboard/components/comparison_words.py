"""What a comparison says in sentences: never more than its test and its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from dashboard.indicators.comparison import FormComparison, ItemComparison, Movement
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.paired import PairedTest
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: Fewer persons than these are no group; of them nothing is shown.
LEAST_PAIRS = 2
#: Below this p, and with an interval that leaves out nought, a difference is called larger than
#: chance alone easily explains.
LEVEL = 0.05
#: Below this many persons one of them weighs more than three percentage points, and it is said.
SMALL = 30

Way = Literal["improved", "worse"]


def wave_name(definition: ProjectDefinition, number: int, text: Text) -> str:
    """The wave as the project calls it, without what stands in brackets: "Målepunkt 1"."""
    label = next(wave.label for wave in definition.waves if wave.number == number)
    return text.label(label).partition(" (")[0]


def is_shown(comparison: ItemComparison) -> bool:
    """Whether enough persons answered at both waves for the item to be shown."""
    return comparison.n >= LEAST_PAIRS


def way_of(test: PairedTest) -> Way | None:
    """Which way the answers moved, where that is more than chance alone easily explains.

    Both parts of the test must say so: p, and the interval of the effect.
    """
    if test.p is None or test.p >= LEVEL or test.interval is None:
        return None
    low, high = test.interval
    if low > 0:
        return "improved"
    return "worse" if high < 0 else None


def say_lead(
    compared: FormComparison,
    items: Sequence[ItemComparison],
    waves: tuple[str, str],
    text: Text,
) -> str:
    """How many of the items moved beyond chance, and of how many persons that is known."""
    tested = [one for one in items if is_shown(one) and one.movement.n >= LEAST_PAIRS]
    names = {"first": waves[0], "second": waves[1]}
    persons = text(
        "comparison.lead.persons",
        k=share_of(compared.measured_both, compared.measured_first, text),
        **names,
    )
    if not tested:
        return persons
    ways = ways_of(tested)
    if len(tested) == 1:
        return f"{_say_one(ways, text)} {persons}"
    values = {"k": say_count(len(ways), text), "items": say_count(len(tested), text), **names}
    if not ways:
        return " ".join([text("comparison.lead.none", **values), persons])
    sentences = [text("comparison.lead.moved", ways=_say_ways(ways, text), **values)]
    by_chance = len(tested) * LEVEL
    if len(ways) <= math.ceil(by_chance):
        sentences.append(text("comparison.lead.expected", **values))
    else:
        chance = formats.number(by_chance, text.language, 1)
        sentences.append(text("comparison.lead.some_expected", chance=chance, **values))
    return " ".join([*sentences, persons])


def say_instrument(tested: Sequence[ItemComparison], text: Text) -> str:
    """How many answered an instrument's items, and how many of these moved beyond chance."""
    low, high = min(one.n for one in tested), max(one.n for one in tested)
    n = say_count(low, text)
    if high > low:
        n = text("comparison.between", low=n, high=say_count(high, text))
    ways = ways_of(tested)
    answered = text("comparison.answered_both", n=n)
    if len(tested) == 1:
        return f"{answered} {_say_one(ways, text)}"
    values = {"k": say_count(len(ways), text), "items": say_count(len(tested), text)}
    if not ways:
        return f"{answered} {text('comparison.none_beyond', **values)}"
    return f"{answered} {text('comparison.some_beyond', ways=_say_ways(ways, text), **values)}"


def _say_one(ways: Sequence[Way], text: Text) -> str:
    return text(f"comparison.one_item.{ways[0] if ways else 'chance'}")


def ways_of(items: Sequence[ItemComparison]) -> list[Way]:
    """Which way those moved that moved more than chance alone easily explains."""
    return [way for one in items if (way := way_of(one.test))]


def _say_ways(ways: Sequence[Way], text: Text) -> str:
    """ "3 i bedre retning og 1 i dårligere retning"."""
    if len(set(ways)) == 1:
        number = "all" if len(ways) > 1 else "one"
        return text(f"comparison.lead.{number}.{ways[0]}")
    return listed(
        [
            text(f"comparison.lead.{way}", k=say_count(ways.count(way), text))
            for way in ("improved", "worse")
        ],
        text,
    )


def say_item_lead(one: ItemComparison, waves: tuple[str, str], text: Text) -> str:
    """The item and what can be said of it."""
    if not is_shown(one):
        return text("comparison.too_few_pairs")
    return text(
        "comparison.lead.item",
        item=text.label(one.item.text),
        first=waves[0],
        second=waves[1],
        finding=_say_moved(one, text),
    )


def say_measured(compared: FormComparison, waves: tuple[str, str], text: Text) -> str:
    """How many have the form at each wave and at both; why nothing can be compared, if so."""
    names = {"first": waves[0], "second": waves[1]}
    counts = {
        "before": say_count(compared.measured_first, text),
        "after": say_count(compared.measured_second, text),
        "both": say_count(compared.measured_both, text),
    }
    if compared.measured_both >= LEAST_PAIRS:
        return text("comparison.measured", **names, **counts)
    if not compared.measured_first:
        return text("comparison.measured.nobody", wave=waves[0])
    if not compared.measured_second:
        return text("comparison.measured.nobody", wave=waves[1])
    return text("comparison.measured.few", **names)


def say_movement(comparison: ItemComparison, text: Text) -> str:
    """Who moved which way, whether that may be chance, and who is not counted."""
    movement = comparison.movement
    if not comparison.has_order or movement.n < LEAST_PAIRS:
        return _say_moved(comparison, text)
    sentences = [_say_moved(comparison, text)]
    if (unknown := comparison.n - movement.n) > 0:
        sentences.append(
            text(
                "comparison.not_scored", k=say_count(unknown, text), n=say_count(comparison.n, text)
            )
        )
    if movement.n < SMALL:
        sentences.append(say_small(movement.n, text))
    return " ".join(sentences)


def _say_moved(comparison: ItemComparison, text: Text) -> str:
    movement = comparison.movement
    if not comparison.has_order:
        changed = sum(
            count for (before, after), count in comparison.transitions.items() if before != after
        )
        return text(
            "comparison.changed", k=say_count(changed, text), n=say_count(comparison.n, text)
        )
    if movement.n < LEAST_PAIRS:
        return text("comparison.too_few_scored")
    return f"{_say_counts(movement, text)} {say_test(comparison.test, text)}"


def say_small(n: int, text: Text) -> str:
    return text(
        "comparison.small", n=say_count(n, text), share=formats.percent(1 / n, text.language)
    )


def _say_counts(movement: Movement, text: Text) -> str:
    n = movement.n
    return text(
        "comparison.movement",
        improved=say_count(movement.improved, text),
        worse=say_count(movement.worse, text),
        unchanged=say_count(movement.unchanged, text),
        n=say_count(n, text),
        share=formats.percent(movement.improved / n, text.language, n=n),
        worse_share=formats.percent(movement.worse / n, text.language, n=n),
    )


def say_test(test: PairedTest, text: Text) -> str:
    """Whether the difference may be chance, with test, p, effect and interval."""
    if test.p is None:
        return text("comparison.nobody_moved")
    way = "chance" if way_of(test) is None else "beyond"
    return text(
        f"comparison.verdict.{way}",
        test=text(f"comparison.test.{test.kind}"),
        p=formats.p_value(test.p, text.language),
        effect=say_effect(test, text),
    )


def say_effect(test: PairedTest, text: Text) -> str:
    """ "effekt 0,43, 95 %-interval 0,05 til 0,71"; without an interval only the effect."""
    if test.effect is None:
        return ""
    effect = formats.number(test.effect, text.language, 2)
    interval = say_effect_interval(test, text)
    if not interval:
        return text("comparison.effect.alone", effect=effect)
    return text("comparison.effect", effect=effect, interval=interval)


def say_short_effect(test: PairedTest, text: Text) -> str:
    """ "p = 0,034, effekt 0,43 (0,05 til 0,71)"; empty where nothing was tested."""
    if test.p is None:
        return ""
    p = formats.p_value(test.p, text.language)
    interval = say_effect_interval(test, text)
    if test.effect is None or not interval:
        return p
    effect = formats.number(test.effect, text.language, 2)
    return text("comparison.effect.short", p=p, effect=effect, interval=interval)


def say_effect_interval(test: PairedTest, text: Text) -> str:
    """ "0,05 til 0,71"; empty where there is none."""
    if test.interval is None:
        return ""
    low, high = (formats.number(end, text.language, 2) for end in test.interval)
    return text("comparison.from_to", low=low, high=high)


def say_short_verdict(comparison: ItemComparison, text: Text) -> str:
    """The same in a few words, to stand beside a row."""
    test = comparison.test
    if not comparison.has_order:
        return text("comparison.short.no_order")
    if comparison.movement.n < LEAST_PAIRS:
        return text("comparison.short.too_few")
    if test.p is None:
        return text("comparison.short.nobody")
    key = "chance" if way_of(test) is None else "beyond"
    return text(f"comparison.short.{key}")


def say_why_missing(one: ItemComparison, text: Text) -> str:
    """Why an item can't be compared: nobody answered at one wave, or fewer than two at both."""
    why = "few" if one.baseline_all.n and one.second_all.n else "second"
    if not one.baseline_all.n:
        why = "first"
    return text(
        "comparison.item_missing",
        item=text.label(one.item.text),
        why=text(f"comparison.why.{why}"),
    )


def say_good(one: ItemComparison, waves: tuple[str, str], text: Text) -> str:
    """How many gave a good answer at each wave, of those with a scored one at both."""
    if not one.has_order:
        return text("comparison.no_order_of", n=say_count(one.n, text))
    words = [
        text("comparison.quoted", words=text.label(option.label))
        for option in sorted(one.scale.options, key=lambda option: option.score or 0)
        if option.code in one.bounds.good
    ]
    scored = {option.code for option in one.scale.options if option.score is not None}
    both = {
        pair: count
        for pair, count in one.transitions.items()
        if pair[0] in scored and pair[1] in scored
    }
    before, after = (
        sum(count for pair, count in both.items() if pair[side] in one.bounds.good)
        for side in (0, 1)
    )
    n = one.movement.n
    if n < LEAST_PAIRS:
        return text("comparison.too_few_scored")
    return text(
        "comparison.good",
        answers=listed(words, text, "or"),
        first=waves[0],
        second=waves[1],
        before=share_of(before, n, text),
        after=share_of(after, n, text),
    )


def share_of(k: int, n: int, text: Text) -> str:
    """ "9 af 38 (24 %)"."""
    share = formats.percent(k / n, text.language, n=n) if n else text("card.no_value")
    return text("comparison.share_of", k=say_count(k, text), n=say_count(n, text), share=share)


def tally_of(k: int, n: int, text: Text) -> str:
    """ "9 af 38"."""
    return text("card.k_of_n", k=say_count(k, text), n=say_count(n, text))


def listed(parts: Sequence[str], text: Text, joiner: Literal["and", "or"] = "and") -> str:
    """ "a, b og c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {text(f'comparison.{joiner}')} {parts[-1]}"


def say_count(value: float, text: Text) -> str:
    return formats.count(value, text.language)
