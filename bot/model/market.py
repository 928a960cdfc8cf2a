"""The market as data: kinds of work, social firms, directories, published examples; and the words people use."""

from typing import Literal

from pydantic import Field

from bot.model.base import Confidence, Entity, Id, NonEmpty, Text, Words
from bot.model.values import Day


class Seen(Entity):
    """A fact about the market: its sources and the day the evidence was seen."""

    sources: tuple[str, ...] = Field(default=(), alias="bronnen")
    seen: Day = Field(alias="gezien_op")
    check_before: Day | None = Field(default=None, alias="controleer_voor")
    confidence: Confidence = Field(alias="zekerheid")


class WorkCategory(Seen):
    """A kind of work, with the words and CPV codes it is known by and what is known of its market."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    synonyms: Words = Field(alias="synoniemen")
    exclude: tuple[str, ...] = Field(default=(), alias="uitsluiten")
    cpv: tuple[str, ...] = Field(default=(), alias="cpv")
    annex_xiv: Literal["ja", "nee", "deels", "onbekend"] = Field(alias="bijlage_xiv")
    annex_xiv_note: str = Field(default="", alias="bijlage_xiv_toelichting")
    instruments: tuple[Id, ...] = Field(default=(), alias="instrumenten")
    strength: Literal["sterk", "redelijk", "zwak", "onbekend"] = Field(alias="sterkte")
    reason: Text = Field(alias="reden")
    watch_for: tuple[Text, ...] = Field(default=(), alias="let_op")
    examples: tuple[Id, ...] = Field(default=(), alias="voorbeelden")
    firms: tuple[Id, ...] = Field(default=(), alias="firmas")
    reserve: Text | None = Field(default=None, alias="reserve")


class Instrument(Entity):
    """A way to buy socially."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")


class NotPromising(Entity):
    """Words of work that seldom has a social firm as its performer."""

    id: Id = Field(alias="id")
    words: tuple[str, ...] = Field(alias="woorden")
    reason: Text = Field(alias="reden")


class SocialFirm(Seen):
    """A firm as far as a public source names it. Naming it is no recommendation."""

    id: Id = Field(alias="id")
    name: NonEmpty = Field(alias="naam")
    place: str = Field(default="", alias="plaats")
    region: Literal["amsterdam", "omgeving", "landelijk", "onbekend"] = Field(alias="regio")
    status: Literal["recent", "ouder", "oud", "gestopt"] = Field(alias="status")
    work: tuple[str, ...] = Field(default=(), alias="werk")
    categories: tuple[Id, ...] = Field(default=(), alias="werksoorten")
    certificate: Literal["pso-30-plus", "pso-trede-3", "pso-trede-onbekend", "niet-gezien"] = Field(
        alias="certificaat"
    )
    eligibility: str = Field(default="", alias="geschiktheid")
    note: str = Field(default="", alias="toelichting")


class Directory(Seen):
    """A place where firms are listed."""

    id: Id = Field(alias="id")
    name: NonEmpty = Field(alias="naam")
    what: NonEmpty = Field(alias="wat")


class Market(Entity):
    """markt.yaml"""

    categories: tuple[WorkCategory, ...] = Field(alias="werksoorten")
    instruments: tuple[Instrument, ...] = Field(alias="instrumenten")
    not_promising: tuple[NotPromising, ...] = Field(default=(), alias="niet_kansrijk")
    firms: tuple[SocialFirm, ...] = Field(alias="firmas")
    directories: tuple[Directory, ...] = Field(default=(), alias="gidsen")


class Example(Seen):
    """A published example of social procurement, or a counter-example with its lesson."""

    id: Id = Field(alias="id")
    authority: str = Field(default="", alias="opdrachtgever")
    place: str = Field(default="", alias="plaats")
    what: Text = Field(alias="wat")
    category: Id | None = Field(default=None, alias="werksoort")
    year: str | None = Field(default=None, alias="jaar")
    instruments: tuple[Id, ...] = Field(default=(), alias="instrumenten")
    value: str = Field(default="", alias="waarde")
    note: Text | None = Field(default=None, alias="toelichting")
    result: Text | None = Field(default=None, alias="resultaat")
    lesson: Text | None = Field(default=None, alias="les")


class Examples(Entity):
    """voorbeelden.yaml"""

    good: tuple[Example, ...] = Field(alias="voorbeelden")
    counter: tuple[Example, ...] = Field(default=(), alias="tegenvoorbeelden")


class Abbreviation(Entity):
    """A short form and what it stands for."""

    short: tuple[str, ...] = Field(alias="kort")
    full: NonEmpty = Field(alias="voluit")


class Alias(Entity):
    """A directorate or district, and what colleagues call it."""

    name: NonEmpty = Field(alias="naam")
    also: tuple[str, ...] = Field(default=(), alias="ook")


class Places(Entity):
    """Names of one sort of place; a place in a question that an entry lacks is a contradiction."""

    kind: NonEmpty = Field(alias="soort")
    names: tuple[str, ...] = Field(alias="namen")


class Synonyms(Entity):
    """What people say, and what the calendar says."""

    say: tuple[str, ...] = Field(alias="zeg")
    mean: tuple[str, ...] = Field(alias="bedoel")


class EnglishWords(Entity):
    """English words and their Dutch counterparts in procurement."""

    en: tuple[str, ...] = Field(alias="en")
    nl: tuple[str, ...] = Field(alias="nl")


class Jargon(Entity):
    """A term of the trade and the topic that explains it."""

    words: tuple[str, ...] = Field(alias="woord")
    topic: Id = Field(alias="onderwerp")


class Vocabulary(Entity):
    """synoniemen.yaml. `topic_synonyms` serve the topics only, `synonyms` both topics and calendar."""

    abbreviations: tuple[Abbreviation, ...] = Field(default=(), alias="afkortingen")
    directorates: tuple[Alias, ...] = Field(default=(), alias="directies")
    districts: tuple[Alias, ...] = Field(default=(), alias="stadsdelen")
    places: tuple[Places, ...] = Field(default=(), alias="plaatsen")
    synonyms: tuple[Synonyms, ...] = Field(default=(), alias="woorden")
    english: tuple[EnglishWords, ...] = Field(default=(), alias="engels")
    jargon: tuple[Jargon, ...] = Field(default=(), alias="jargon")
    topic_synonyms: tuple[Synonyms, ...] = Field(default=(), alias="onderwerpwoorden")
