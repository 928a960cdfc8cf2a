"""What every item of the knowledge is made of."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Entity(BaseModel):
    """An item of the knowledge: frozen, read by its Dutch keys, no key that is not known."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        arbitrary_types_allowed=True,
    )


class Language(StrEnum):
    """The language of a question and of its answer."""

    DUTCH = "nl"
    ENGLISH = "en"


class Confidence(StrEnum):
    """How sure the source of an item is; anything under high is said with its reserve."""

    HIGH = "hoog"
    MEDIUM = "middel"
    LOW = "laag"


class Label(StrEnum):
    """What a line of an answer is; labels are never mixed."""

    LAW = "wet"
    POLICY = "beleid"
    ADVICE = "advies"
    PRACTICE = "praktijk"
    EXAMPLE = "voorbeeld"


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
"""An id as advisors write it: letters, digits, dot, hyphen, underscore."""

NonEmpty = Annotated[str, StringConstraints(min_length=1)]


class Text(Entity):
    """One text in both languages."""

    nl: NonEmpty = Field(alias="nl")
    en: NonEmpty = Field(alias="en")

    def in_(self, language: Language) -> str:
        """The text in that language."""
        return self.nl if language is Language.DUTCH else self.en


class Words(Entity):
    """Lists of words in both languages."""

    nl: tuple[str, ...] = Field(default=(), alias="nl")
    en: tuple[str, ...] = Field(default=(), alias="en")

    def in_(self, language: Language) -> tuple[str, ...]:
        """The words in that language."""
        return self.nl if language is Language.DUTCH else self.en

    @property
    def both(self) -> tuple[str, ...]:
        """The words of both languages, Dutch first."""
        return self.nl + self.en
