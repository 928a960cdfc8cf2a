"""Where calendars come from, as data: which headings mean which field (`kalenderbronnen.yaml`)."""

from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from pydantic import Field

from bot.model.base import Entity, Id, NonEmpty


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """A heading as it is compared: no case, accents, spaces or punctuation."""
    return "".join(
        letter for letter in normalize("NFKD", heading.casefold()) if letter.isascii() and letter.isalnum()
    )


class SourceField(StrEnum):
    """What a column of a source can be: a field of our calendar, a person that is not carried over, or nothing of ours."""

    ID = "id"
    REFERENCE = "kenmerk"
    TITLE = "titel"
    DESCRIPTION = "omschrijving"
    OWNER = "eigenaar"
    PLANNED = "gepland"
    STARTS = "ingangsdatum"
    CONTRACT_ENDS = "contract_loopt_af"
    KIND = "soort"
    CPV = "cpv"
    VALUE = "raming"
    VALUE_FROM = "raming_vanaf"
    VALUE_TO = "raming_tot"
    TERM = "looptijd"
    LOTS = "percelen"
    PROCEDURE = "procedure"
    STATUS = "status"
    NOTICE_SENT = "verzonden"
    NOTICE_TYPE = "publicatiesoort"
    RESERVED = "voorbehouden"
    INCUMBENT = "zittende_leverancier"
    NOTE = "notitie"
    CONFIDENTIAL = "vertrouwelijk"
    PERSON = "persoon"
    EXTRA = "extra"


class FieldHeadings(Entity):
    """A field and the headings that mean it, in any source."""

    field: SourceField = Field(alias="veld")
    headings: tuple[NonEmpty, ...] = Field(alias="koppen")


class SourceMapping(Entity):
    """A source with headings of its own; they go before the common ones. It is recognised by a word in the name of the
    file, or when all headings of its signature are there."""

    id: Id = Field(alias="id")
    name: NonEmpty = Field(alias="naam")
    recognise: tuple[NonEmpty, ...] = Field(default=(), alias="herken")
    signature: tuple[NonEmpty, ...] = Field(default=(), alias="herken_koppen")
    headings: dict[str, SourceField] = Field(alias="koppen")


class CalendarSources(Entity):
    """kalenderbronnen.yaml. `fields`: the common headings; `sources`: each source with its own."""

    fields: tuple[FieldHeadings, ...] = Field(alias="velden")
    sources: tuple[SourceMapping, ...] = Field(default=(), alias="bronnen")
