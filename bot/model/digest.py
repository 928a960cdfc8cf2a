"""The weekly digest: which channel gets which, when (`weekbericht.yaml`), and what stands in one."""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator, Field, WithJsonSchema

from bot.model.base import Entity, Id, Language, NonEmpty
from bot.model.changes import EntryChange
from bot.model.procurement import CalendarEntry
from bot.model.promise import PromiseFinding
from bot.model.promising import Level
from bot.model.values import YesNo

HOUR = re.compile(r"^([01]?\d|2[0-3]):([0-5]\d)$")
WHOLE = re.compile(r"^[1-9]\d{0,3}$")


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "maandag"
    TUESDAY = "dinsdag"
    WEDNESDAY = "woensdag"
    THURSDAY = "donderdag"
    FRIDAY = "vrijdag"
    SATURDAY = "zaterdag"
    SUNDAY = "zondag"

    @property
    def number(self) -> int:
        """Monday is 0, as for `date.weekday`."""
        return tuple(Weekday).index(self)


def read_time(text: str) -> time:
    """A time of the day from '9:00' or '09:00'. Raises ValueError."""
    parts = HOUR.match(text)
    if not parts:
        raise ValueError(f"'{text}' is geen tijd die bestaat; schrijf uur:minuten, bijvoorbeeld 09:00")
    return time(int(parts[1]), int(parts[2]))


def read_time_zone(text: str) -> ZoneInfo:
    """A time zone by its IANA name. Raises ValueError."""
    if text not in available_timezones():
        raise ValueError(f"'{text}' is geen tijdzone; schrijf bijvoorbeeld Europe/Amsterdam")
    return ZoneInfo(text)


def read_count(text: str) -> int:
    """A whole number from 1 to 9999. Raises ValueError."""
    if not WHOLE.match(text):
        raise ValueError(f"'{text}' is geen heel getal van 1 of meer; schrijf bijvoorbeeld 12")
    return int(text)


def _written(example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "examples": [example]})


HourMinute = Annotated[
    time,
    BeforeValidator(lambda value: read_time(value) if isinstance(value, str) else value),
    _written("09:00"),
]
TimeZone = Annotated[
    ZoneInfo,
    BeforeValidator(lambda value: read_time_zone(value) if isinstance(value, str) else value),
    _written("Europe/Amsterdam"),
]
Count = Annotated[
    int, BeforeValidator(lambda value: read_count(value) if isinstance(value, str) else value), _written("12")
]


class DigestChannel(Entity):
    """A digest for one channel: when it is posted, and what of the calendar it is about.

    `channel` is the Slack id of the channel. `owners` and `categories` narrow everything in it (empty: all of them);
    `promises` and `horizon_months` (how far ahead the publication is planned) narrow what is promising and coming.
    `picture`: whether the image of the coming months goes with it.
    """

    id: Id = Field(alias="id")
    channel: NonEmpty = Field(alias="kanaal")
    day: Weekday = Field(default=Weekday.MONDAY, alias="dag")
    time: HourMinute = Field(default=time(9), alias="tijd")
    time_zone: TimeZone = Field(default=ZoneInfo("Europe/Amsterdam"), alias="tijdzone")
    owners: tuple[NonEmpty, ...] = Field(default=(), alias="eigenaren")
    categories: tuple[Id, ...] = Field(default=(), alias="werksoorten")
    promises: tuple[Level, ...] = Field(default=("hoog", "midden"), alias="kansrijk")
    language: Language = Field(default=Language.DUTCH, alias="taal")
    horizon_months: Count = Field(default=12, alias="horizon_maanden")
    picture: YesNo = Field(default=False, alias="beeld")


class DigestRules(Entity):
    """weekbericht.yaml. `advisors`: the Slack id of the channel or the person that gets the alarms; after
    `stale_after_days` days a calendar is too old to say that all is quiet."""

    channels: tuple[DigestChannel, ...] = Field(default=(), alias="kanalen")
    advisors: str | None = Field(default=None, alias="adviseurs")
    stale_after_days: Count = Field(default=45, alias="kalender_oud_na_dagen")


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A procurement in a digest, as the readers of the channel may know it, and what became of it since the last one."""

    finding: PromiseFinding
    change: EntryChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What stands in the digest of one channel for one ISO week ('2026-W48'), in order; a procurement stands in one
    section. `gone`: what is no longer on the calendar.

    `looked_at` counts the procurements that the channel's filters leave, `total` all that its readers may know of; `read_on`
    is when the calendar was read. `late`: it is posted after its day; `example`: the calendar is made up.
    """

    channel: DigestChannel
    week: str
    day: date
    decide_now: tuple[DigestItem, ...] = ()
    new: tuple[DigestItem, ...] = ()
    changed: tuple[DigestItem, ...] = ()
    promising: tuple[DigestItem, ...] = ()
    gone: tuple[CalendarEntry, ...] = ()
    looked_at: int
    total: int
    read_on: date
    late: bool = False
    example: bool = False

    @property
    def items(self) -> tuple[DigestItem, ...]:
        """Every procurement of the digest, in the order of its sections."""
        return (*self.decide_now, *self.new, *self.changed, *self.promising)

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.items and not self.gone
