"""What pydantic finds wrong in a definition, said in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from dashboard.data.importing.definition_keys import Place, keys, place
from dashboard.data.importing.faults import quote, suggest

Path = tuple[str | int, ...]

_KINDS = {
    "string_type": "must be text in quotation marks",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "date_type": "must be a date, as in 2018-12-31, without quotation marks",
    "tuple_type": "must be a list in square brackets",
    "dict_type": "must be a table of keys and values",
    "model_type": "must be a table of keys and values",
    "model_attributes_type": "must be a table of keys and values",
    "string_too_short": "must not be empty",
}
_BOUNDS = {
    "greater_than": ("gt", "must be greater than {}"),
    "greater_than_equal": ("ge", "must be at least {}"),
    "less_than": ("lt", "must be less than {}"),
    "less_than_equal": ("le", "must be at most {}"),
}
#: The keys that choose between parts, and what each one names.
_TAGGED = {"is": "condition", "measure": "indicator", "rows": "kind of block"}
_IDENTIFIER = (
    "must begin with a letter or digit and consist of at most 64 letters a to z, digits, "
    "underscores, points and hyphens"
)


def rule_for(problem: ErrorDetails, raw: Mapping[str, Any]) -> tuple[Path, str] | None:
    """Where the file breaks which rule; None for a branch that the file did not take."""
    where = place(problem["loc"])
    value = _value_at(raw, where.path)
    if _is_other_branch(where, value) or _only_lacks_what_is_faulty(problem, value):
        return None
    return where.path, _sentence(problem, where, value)


def _sentence(problem: ErrorDetails, where: Place, value: Any) -> str:
    kind = problem["type"]
    context = problem.get("ctx", {})
    if kind == "extra_forbidden":
        key = str(where.path[-1])
        return f"unknown key {quote(key)}{suggest(key, keys(where.owner) if where.owner else ())}"
    if kind == "missing":
        return f'the key "{where.path[-1]}" is missing'
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_tag(context)
    if "str" in where.branches or (
        where.branches[-1:] and where.branches[-1].startswith("tagged-union")
    ):
        return "must be the name of a base in quotation marks, or a condition"
    if kind == "literal_error":
        known = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        if isinstance(value, str):
            return f"{quote(value)} is not allowed here{suggest(value, known)}"
        return f"must be one of {', '.join(known)}"
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        return f"{quote(str(value))} {_IDENTIFIER}"
    if kind in _BOUNDS:
        bound, sentence = _BOUNDS[kind]
        return sentence.format(f"{context[bound]:g}")
    if kind == "too_short":
        return f"must have at least {context['min_length']} elements"
    if kind.startswith(("date_", "int_", "float_", "bool_")):
        kind = f"{kind.split('_')[0]}_type"
    return _KINDS.get(kind, "cannot be used here")


def _unknown_tag(context: Mapping[str, Any]) -> str:
    key = next(key for key in _TAGGED if f"'{key}'" in context["discriminator"])
    what = _TAGGED[key]
    if "expected_tags" not in context:
        return f'the key "{key}", which names the {what}, is missing'
    known = [word.strip("'") for word in context["expected_tags"].split(", ")]
    tag = str(context["tag"])
    nearby = suggest(tag, known)
    listed = "" if nearby.startswith("; known") else f" Known are {', '.join(known)}."
    return f"{quote(tag)} is not a known {what}{nearby}{listed}"


def _is_other_branch(where: Place, value: Any) -> bool:
    """Whether pydantic tried a name where a condition is written, or the other way round."""
    if not where.branches:
        return False
    if where.branches[-1] == "str":
        return isinstance(value, Mapping)
    return where.branches[-1].startswith("tagged-union") and not isinstance(value, Mapping)


def _only_lacks_what_is_faulty(problem: ErrorDetails, value: Any) -> bool:
    """Whether a list is long enough as written, and short only of what has faults of its own."""
    if problem["type"] != "too_short" or not isinstance(value, Sequence):
        return False
    return len(value) >= int(problem["ctx"]["min_length"])


def _value_at(raw: Any, path: Path) -> Any:
    for part in path:
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            return None
    return raw
