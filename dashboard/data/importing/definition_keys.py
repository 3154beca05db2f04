"""The shape of a definition: which keys stand where, and what pydantic's places mean in the file.

Pydantic names a place by keys and positions, but puts the tags of unions between them, which the
file does not have. Walking the same place through the types tells keys from tags.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from dashboard.indicators.definition import ProjectDefinition

#: Fields whose TOML key is the tag by which a union is told apart.
TAGS = ("node", "measure", "rows")


@dataclass(frozen=True)
class Place:
    """A place in the file. `owner` is the part of the definition that its last key belongs to."""

    path: tuple[str | int, ...]
    owner: type[BaseModel] | None
    #: Branches of a choice between a name and a condition that pydantic tried on the way.
    branches: tuple[str, ...]


def place(loc: tuple[str | int, ...]) -> Place:
    """The place in the file that pydantic calls `loc`."""
    path: list[str | int] = []
    branches: list[str] = []
    here: Any = ProjectDefinition
    owner: type[BaseModel] | None = None
    for part in loc:
        here = _without_none(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            owner = here
            path.append(part)
            field = keys(here).get(str(part))
            here = here.model_fields[field].annotation if field else None
        elif typing.get_origin(here) in (tuple, dict):
            arguments = typing.get_args(here)
            here = arguments[0] if typing.get_origin(here) is tuple else arguments[1]
            path.append(part)
        elif _is_union(here):
            here = _branch(here, str(part))
            branches.append(str(part))
        else:
            break
    return Place(tuple(path), owner, tuple(branches))


@cache
def keys(model: type[BaseModel]) -> dict[str, str]:
    """The TOML keys of a part of the definition, and the field that each one fills."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


@cache
def tag_of(model: type[BaseModel]) -> tuple[str, str] | None:
    """The key and word that choose `model` among its alternatives, such as ("is", "in_spell")."""
    for name in TAGS:
        field = model.model_fields.get(name)
        if field is not None:
            return field.alias or name, str(field.default)
    return None


def alternatives(annotation: Any) -> list[type[BaseModel]]:
    """The parts of the definition between which a union chooses by their tags."""
    annotation = _without_none(annotation)
    if typing.get_origin(annotation) is typing.Annotated:
        return alternatives(typing.get_args(annotation)[0])
    if _is_union(annotation):
        return [model for part in typing.get_args(annotation) for model in alternatives(part)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return []


def _branch(union: Any, name: str) -> Any:
    for part in typing.get_args(union):
        if part is str:
            if name == "str":
                return str
            continue
        tag = tag_of(part) if isinstance(part, type) else None
        if (tag is not None and tag[1] == name) or (
            tag is None and name.startswith("tagged-union")
        ):
            return part
    return None


def _without_none(annotation: Any) -> Any:
    while True:
        if typing.get_origin(annotation) is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
        elif _is_union(annotation) and types.NoneType in typing.get_args(annotation):
            rest = [part for part in typing.get_args(annotation) if part is not types.NoneType]
            annotation = typing.Union[tuple(rest)]  # noqa: UP007 - built at run time
        else:
            return annotation


def _is_union(annotation: Any) -> bool:
    return typing.get_origin(annotation) in (typing.Union, types.UnionType)
