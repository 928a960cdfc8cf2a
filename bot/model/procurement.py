"""The procurement calendar as data."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from bot.model.base import Entity, Id, NonEmpty
from bot.model.values import ContractTerm, Day, Euro, Planned, YesNo


class ContractKind(StrEnum):
    """What is bought (Directive 2014/24/EU, article 2)."""

    WORKS = "werken"
    SUPPLIES = "leveringen"
    SERVICES = "diensten"
    CONCESSION = "concessie"


class NoticeStatus(StrEnum):
    """How far the publication is."""

    PREPARATION = "voorbereiding"
    PRIOR_NOTICE = "vooraankondiging"
    PUBLISHED = "gepubliceerd"
    AWARDED = "gegund"


class ThresholdSide(StrEnum):
    """On which side of the European threshold a value lies; exactly at it is `REACHED`."""

    UNDER = "onder"
    REACHED = "vanaf"
    UNKNOWN = "onbekend"


class Lot(Entity):
    """A lot with its own estimate (euro without VAT)."""

    number: str = Field(default="", alias="nr")
    title: str = Field(default="", alias="titel")
    estimated_value: Euro | None = Field(default=None, alias="raming")


class CalendarEntry(Entity):
    """One line of the procurement calendar.

    `estimated_value` is in euro without VAT over the whole term; `value_from` and `value_to` take its place where only a
    band is known (one of them may be missing). `reserved` is what the notice itself says (BT-71), never a reading of the
    title. A `cancelled` procurement does not go on. `source` is where the entry was imported from, `extra` what that source says beside our fields, and `changed`
    holds, for each key that an import changed, the day of the last change. `lots` None means that it is not known whether there
    are lots; an empty tuple means that there are none. `threshold_side` is never read from YAML: it takes the place
    of the value when the entry is shown where the value is confidential.
    """

    id: Id = Field(alias="id")
    reference: str | None = Field(default=None, alias="kenmerk")
    title: NonEmpty = Field(alias="titel")
    also_named: tuple[str, ...] = Field(default=(), alias="ook_genoemd")
    owner: str = Field(default="", alias="eigenaar")
    planned: Planned | None = Field(default=None, alias="gepland")
    kind: ContractKind | None = Field(default=None, alias="soort")
    cpv: tuple[str, ...] = Field(default=(), alias="cpv")
    estimated_value: Euro | None = Field(default=None, alias="raming")
    value_from: Euro | None = Field(default=None, alias="raming_vanaf")
    value_to: Euro | None = Field(default=None, alias="raming_tot")
    term: ContractTerm | None = Field(default=None, alias="looptijd")
    lots: tuple[Lot, ...] | None = Field(default=None, alias="percelen")
    procedure: str = Field(default="", alias="procedure")
    status: NoticeStatus | None = Field(default=None, alias="status")
    notice_sent: Day | None = Field(default=None, alias="verzonden")
    starts: Planned | None = Field(default=None, alias="ingangsdatum")
    contract_ends: Planned | None = Field(default=None, alias="contract_loopt_af")
    reserved: Literal["2.82", "2.82a", "nee"] | None = Field(default=None, alias="voorbehouden")
    description: str | None = Field(default=None, alias="omschrijving")
    incumbent: str | None = Field(default=None, alias="zittende_leverancier")
    note: str | None = Field(default=None, alias="notitie")
    confidential: YesNo = Field(default=False, alias="vertrouwelijk")
    cancelled: YesNo = Field(default=False, alias="vervallen")
    example: YesNo = Field(default=False, alias="voorbeeld")
    source: str | None = Field(default=None, alias="herkomst")
    extra: dict[str, str] = Field(default_factory=dict[str, str], alias="extra")
    changed: dict[str, Day] = Field(default_factory=dict[str, Day], alias="gewijzigd")
    threshold_side: ThresholdSide = Field(default=ThresholdSide.UNKNOWN, exclude=True)


class CalendarSource(Entity):
    """Where the calendar was read and when."""

    name: NonEmpty = Field(alias="naam")
    read_on: Day = Field(alias="gelezen_op")
    example: YesNo = Field(default=False, alias="voorbeeld")


class Calendar(Entity):
    """kalender.yaml"""

    source: CalendarSource = Field(alias="bron")
    entries: tuple[CalendarEntry, ...] = Field(alias="trajecten")
