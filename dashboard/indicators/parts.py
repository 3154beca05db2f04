"""What the parts of a project's definition are made of: their base class, ids, words, names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Unit = Literal["persons", "companies", "events", "staff", "volunteers", "next_of_kin"]
Language = Literal["da", "en"]

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]


class Definition(BaseModel):
    """A frozen part of a project definition; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Label(Definition):
    """The same words in Danish and in English."""

    da: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: Language) -> str:
        return self.da if language == "da" else self.en


class ItemName(Definition):
    """An item by its form and id."""

    form: Identifier
    item: Identifier
